//! What holds for every place in every text.

use super::*;
use crate::report::place::{Place, Places};

/// Texts that have broken such drawings before.
const TEXTS: &[&str] = &[
    "",
    "\n",
    "\r\n\r\n",
    "no end of line",
    "é\n\n\tè\r\n",
    "👩‍👩‍👧 e\u{301}\u{200b}x\n保存",
    "a\0b\u{1b}[0m\u{202e}c\n",
    "---\ntitle: x\n---\n\n- a\n",
];

#[test]
fn any_two_places_can_be_drawn_in_any_width() {
    let catalogue = catalogue("en");
    for text in TEXTS {
        let file = |path: &str| File { path: path.into(), data: Data::Text((*text).into()), embedded: false };
        let sources = Sources::new(vec![file("a.md"), file("b.md")]);
        let (a, b) = (sources.find("a.md").unwrap(), sources.find("b.md").unwrap());
        // Also within characters and beyond the end.
        let ends = 0..text.len() + 2;
        for (start, end) in ends.clone().flat_map(|start| ends.clone().map(move |end| (start, end))) {
            let place = Finding::new(Code::ClauseDuplicateId, Span::new(a, start..end)).with("id", *text);
            let mut findings = Findings::default();
            findings
                .push(place.clone().label("first", Span::new(a, end..start)).label("other", Span::new(b, end..end)));
            findings.push(place);
            let (line, column) = sources.position(a, start.min(text.len()) as u32);
            let width = [0, 20, 100][(start + end) % 3];
            let drawn = shown(Format::Human, &catalogue, &findings, &sources, Style { width, ..Style::PLAIN });
            let location = format!("--> a.md:{line}:{column}\n");
            assert!(drawn.contains(&location), "{text:?} {start}..{end}: no {location:?} in\n{drawn}");
        }
    }
}

#[test]
fn places_are_those_of_the_sources_also_in_long_files() {
    let text = "é\n\u{10ffff}a".repeat(3000) + &"ô".repeat(5000);
    let sources =
        Sources::new(vec![File { path: "a.md".into(), data: Data::Text(text.as_str().into()), embedded: false }]);
    let file = sources.find("a.md").unwrap();
    let mut places = Places::new(&sources);
    for byte in (0..text.len() as u32).step_by(211).chain([text.len() as u32]) {
        let Place { line, column, line_start } = places.start(Span { file, start: byte, end: byte });
        assert_eq!((line, column), sources.position(file, byte));
        assert_eq!(line_start, text[..text.floor_char_boundary(byte as usize)].rfind('\n').map_or(0, |i| i + 1));
    }
}

#[test]
fn ten_megabytes_on_one_line_are_not_printed() {
    let text = "été ".repeat(2_000_000);
    let sources =
        Sources::new(vec![File { path: "a.md".into(), data: Data::Text(text.as_str().into()), embedded: false }]);
    let file = sources.find("a.md").unwrap();
    let mut findings = Findings::default();
    for i in 0..1000 {
        let start = i * text.len() / 1000;
        findings.push(Finding::new(Code::LinkUnknownClause, Span::new(file, start..text.len())).with("clause", "x"));
    }
    findings.push(Finding::new(Code::InsertMalformed, Span::start_of(file)).with("text", text.as_str()));
    let drawn = shown(Format::Human, &catalogue("en"), &findings, &sources, Style::PLAIN);
    assert!(drawn.lines().all(|line| line.chars().count() < 500));
}
