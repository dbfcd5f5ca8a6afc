//! One small site with findings of every shape, shown in every form and compared whole with `tests/expected/`.
//!
//! `UPDATE_EXPECTED=1 cargo test report` writes those files anew; look at what changed before you commit it.

mod catalogues;
mod properties;

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

use super::*;
use crate::finding::Finding;
use crate::source::{Data, File, Span};

const ENGLISH: &str = include_str!("../../locales/en/findings.ftl");
const FRENCH: &str = include_str!("../../locales/fr/findings.ftl");

const WILD_NAME: &str = "content/privacy/2025-09-01/a\u{1b}[31mb.txt";

const TEXT: &str = "\
---
title: Privacy
---

## Retention {#retention}

Calls are kept for {{ call_retenton }}.

#### Exceptions {#retention}
\t\t- See [the Act](javascript:open())\tor ask.
";

/// The same with accents, wide characters and Windows line ends.
const TEXTE: &str = "---\r\ntitle: Vie privée\r\n---\r\n\r\n## Durée 保存期間 {#retention}\r\n\r\nÉté comme hiver, <blink>gardés</blink>.\r\n";

fn site() -> Sources {
    let long = format!("---\ntitle: x\n---\n{} [é](#nowhere) {}", "été ".repeat(3000), "hiver ".repeat(3000));
    let text = |path: &str, text: &str| File { path: path.into(), data: Data::Text(text.into()), embedded: false };
    let mut files = vec![
        text("content/cookies/notice.yaml", "slug:\n  en: privacy\n"),
        text("content/privacy/2025-09-01/de.md", ""),
        text("content/privacy/2025-09-01/en.md", TEXT),
        text("content/privacy/2025-09-01/fr.md", TEXTE),
        text("content/privacy/2025-09-01/long.md", &long),
        text("content/privacy/2025-09-01/open.md", "---\ntitle: Open\n"),
        text("content/privacy/notice.yaml", "slug: { en: privacy, fr: confidentialite }\ntitel: Privacy\n"),
        text("site.yaml", "name: [Aptum]\n"),
        File {
            path: "content/privacy/2025-09-01/latin1.md".into(),
            data: Data::Bytes(b"un\nt\xe9moin\n".into()),
            embedded: false,
        },
        text(WILD_NAME, "x"),
        File {
            path: "theme:templates/text.html".into(),
            data: Data::Text("<h1>{{ page.titel }}</h1>\n".into()),
            embedded: true,
        },
    ];
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources::new(files)
}

/// The place of the last `words` in a file.
fn at(sources: &Sources, path: &str, words: &str) -> Span {
    let file = sources.find(path).unwrap();
    let start = sources.text(file).rfind(words).unwrap();
    Span::new(file, start..start + words.len())
}

fn findings(sources: &Sources) -> Findings {
    const EN: &str = "content/privacy/2025-09-01/en.md";
    const FR: &str = "content/privacy/2025-09-01/fr.md";
    let place = |path: &str, words: &str| at(sources, path, words);
    let long = place("content/privacy/2025-09-01/long.md", "#nowhere");
    let first = place(EN, "{#retention}\n\nCalls");
    let latin1 = sources.find("content/privacy/2025-09-01/latin1.md").unwrap();
    let mut findings = Findings::default();
    findings.extend([
        // No place, and values that want to break the drawing.
        Finding::anywhere(Code::OutputFailed)
            .with("path", "public/\u{1b}[31m")
            .with("reason", "no space\n  left\ton it"),
        // A label above it, a span over two lines.
        Finding::new(Code::ClauseDuplicateId, place(EN, "{#retention}"))
            .with("id", "retention")
            .label("first", Span { end: first.start + 12, ..first }),
        Finding::new(Code::InsertUnknown, place(EN, "{{ call_retenton }}"))
            .with("name", "call_retenton")
            .suggest("call_retenton", ["call_retention"]),
        Finding::new(Code::ClauseSkippedLevel, place(EN, "#### Exceptions {#retention}\n\t\t-"))
            .with("level", 4)
            .with("expected", 3),
        // Behind tabs.
        Finding::new(Code::LinkBadScheme, place(EN, "javascript:open()")).with("scheme", "javascript"),
        // Behind wide characters and accents.
        Finding::new(Code::ClauseDuplicateId, place(FR, "{#retention}")).with("id", "retention"),
        Finding::new(Code::HtmlNotAllowed, place(FR, "<blink>"))
            .with("html", "<blink>")
            .with("allowed", "<sub>, <sup>"),
        // In another file.
        Finding::new(Code::NoticeRouteTaken, place("content/privacy/notice.yaml", "privacy,"))
            .with("route", "/en/privacy/")
            .label("other", place("content/cookies/notice.yaml", "privacy")),
        // Far into a very long line, and near its end.
        Finding::new(Code::LinkUnknownClause, long).with("clause", "nowhere"),
        Finding::new(Code::ClauseDuplicateId, place("content/privacy/2025-09-01/long.md", "hiver "))
            .with("id", "x")
            .label("first", long),
        // An empty file, the end of a file, a file that is no text.
        Finding::new(Code::FileEmpty, place("content/privacy/2025-09-01/de.md", "")),
        Finding::new(Code::TextUnclosedFrontMatter, place("content/privacy/2025-09-01/open.md", "")),
        Finding::new(Code::FileNotUtf8, Span::new(latin1, 4..5)).with("line", 2),
        // Names of kinds, a file name with an escape sequence, a file of the theme.
        Finding::new(Code::YamlWrongType, place("site.yaml", "[Aptum]"))
            .with("key", "name")
            .with("expected", "kind-per-language")
            .with("found", "kind-list"),
        Finding::new(Code::NoticeStrayFile, Span::start_of(sources.find(WILD_NAME).unwrap())).with("name", "b.txt"),
        Finding::new(Code::TemplateRender, place("theme:templates/text.html", "page.titel"))
            .with("reason", "field `titel` is not defined: 100%")
            .with("route", "/en/privacy/"),
    ]);
    findings
}

fn catalogue(language: &str) -> Catalogue {
    let file = |language: &str, text: &str| File {
        path: format!("theme:locales/{language}/findings.ftl"),
        data: Data::Text(text.into()),
        embedded: true,
    };
    let sources = Sources::new(vec![file("en", ENGLISH), file("fr", FRENCH)]);
    let (catalogue, faults) = Catalogue::load(&["findings.ftl"], language, &sources);
    assert_eq!(faults, []);
    catalogue
}

/// The findings in a form, as text.
fn shown(format: Format, catalogue: &Catalogue, findings: &Findings, sources: &Sources, style: Style) -> String {
    let mut out = Vec::new();
    write(&mut out, format, findings, sources, catalogue, style).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(name: &str, format: Format, language: &str, style: Style) {
    let sources = site();
    expect(name, &shown(format, &catalogue(language), &findings(&sources), &sources, style));
}

fn expect(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/report/tests/expected").join(name);
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(actual == expected, "{name} is not as expected:\n{actual}");
}

#[test]
fn human_english() {
    check("human.en.txt", Format::Human, "en", Style::PLAIN);
}

#[test]
fn human_french() {
    check("human.fr.txt", Format::Human, "fr-CA", Style::PLAIN);
}

#[test]
fn human_narrow_and_coloured() {
    check("human.en.narrow.txt", Format::Human, "en", Style { colour: true, width: 50, ..Style::PLAIN });
}

#[test]
fn short() {
    check("short.en.txt", Format::Short, "en", Style::PLAIN);
}

#[test]
fn json() {
    check("json.en.json", Format::Json, "en", Style::PLAIN);
}

#[test]
fn github() {
    check("github.en.txt", Format::Github, "en", Style::PLAIN);
}

#[test]
fn sarif_english() {
    check("sarif.en.json", Format::Sarif, "en", Style::PLAIN);
}

#[test]
fn sarif_french() {
    check("sarif.fr.json", Format::Sarif, "fr-CA", Style::PLAIN);
}

/// The schema is that of the npm package @microsoft/jest-sarif.
#[test]
fn sarif_keeps_to_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../tests/sarif-2.1.0.schema.json")).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("sarif", schema).unwrap();
    let index = compiler.compile("sarif", &mut schemas).unwrap();
    let sources = site();
    for (language, findings) in [("en", findings(&sources)), ("fr-CA", findings(&sources)), ("en", Findings::default())]
    {
        let log = shown(Format::Sarif, &catalogue(language), &findings, &sources, Style::PLAIN);
        let log = serde_json::from_str(&log).unwrap();
        let valid = schemas.validate(&log, index);
        assert!(valid.is_ok(), "{}", valid.unwrap_err());
    }
}

#[test]
fn nothing_found() {
    let (sources, findings, catalogue) = (Sources::default(), Findings::default(), catalogue("en"));
    for format in [Format::Human, Format::Short, Format::Github] {
        assert_eq!(shown(format, &catalogue, &findings, &sources, Style::PLAIN), "");
    }
    let json = shown(Format::Json, &catalogue, &findings, &sources, Style::PLAIN);
    assert_eq!(json, "{\n  \"version\": 1,\n  \"findings\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n");
}

#[test]
fn summaries() {
    let cases = [
        (0, 0, 0, "no errors and no warnings", "aucune erreur et aucun avertissement"),
        (1, 0, 0, "1 error", "1 erreur"),
        (2, 0, 1, "2 errors in 1 file", "2 erreurs dans 1 fichier"),
        (0, 1, 1, "1 warning in 1 file", "1 avertissement dans 1 fichier"),
        (3, 1, 2, "3 errors and 1 warning in 2 files", "3 erreurs et 1 avertissement dans 2 fichiers"),
    ];
    let (english, french) = (catalogue("en-CA"), catalogue("fr-CA"));
    for (errors, warnings, files, in_english, in_french) in cases {
        assert_eq!(wording::summary(errors, warnings, files, &english), in_english);
        assert_eq!(wording::summary(errors, warnings, files, &french), in_french);
    }
}

#[test]
fn explanations() {
    expect("explain.en.txt", &explain(Code::InsertMalformed, &catalogue("en")));
    expect("explain.fr.txt", &explain(Code::AttachmentUnused, &catalogue("fr")));
}
