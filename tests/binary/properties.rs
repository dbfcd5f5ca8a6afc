//! What holds for any input: nothing panics, findings point into their files, and what is rendered is well-formed HTML.
//!
//! Inputs are strung together from pieces that mean something, since letters at random mostly make paragraphs. They are
//! the same in every run; `PROPTEST_CASES=10000 cargo test properties` tries so many others each time.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use recto::content::markdown::Kind;
use recto::finding::{Code, Findings};
use recto::locale::Catalogue;
use recto::project::{self, Project};
use recto::render::{Renderer, Templates, reading};
use recto::report::{self, Format, Style};
use recto::site::routes::Route;
use recto::site::{Site, Text, facing};
use recto::source::{Data, File, Sources, Span};

/// How many inputs are tried each time.
const CASES: u32 = 60;

const SITE: &str = "name: { en: Notices, fr: Avis }
url: https://legal.example.com/
timezone: UTC
languages:
  en: { locale: en-CA, name: English }
  fr: { locale: fr-CA, name: Français }
source: en
pages: [text, versions, history, changes, bilingual, feed]
";
const FACTS: &str = "fee: { amount: 75, currency: $ }\nname: { en: 'a <b> & c', fr: « é » }\n";
const REGISTER: &str = "columns: { a: { en: A, fr: B } }\nrows: [{ a: 1 }, { a: <x> }]\n";
const FRENCH: &str = "---\ntitle: Vie privée\n---\n\n## Portée {#a}\n\n## Autre\n";

/// More than is read at one glance, so that what it stands in is cut where texts face each other.
const LONG: &str = "what happens where the customer does not pay on time, and what does not happen where it does, is said in the \
    same words in both languages, however long they are and however often they are said, as often as it takes to be \
    longer than a paragraph: what happens where the customer does not pay on time, and what does not happen where it \
    does, is said in the same words in both languages, however long they are and however often they are said, and \
    the reader who has come this far is asked to believe that the end is near. ";

const MARKDOWN: &[&str] = &[
    "a",
    LONG,
    LONG,
    "words ",
    "é",
    "字",
    "\u{a0}",
    "🎉",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "# ",
    "## ",
    "### ",
    "- ",
    "1. ",
    "> ",
    ": ",
    "***",
    "**",
    "*",
    "_",
    "`",
    "``",
    "\n```\n",
    "~~~\n",
    "\n---\n",
    "\n===\n",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[](#a)",
    "[x](#a)",
    "[x](notice:privacy#a)",
    "[x](terms.pdf)",
    "![x](terms.pdf)",
    "[x](https://example.com/?a=\"b\")",
    "<https://example.com>",
    "[x]: #a\n",
    "{#a}",
    "{#b}",
    "{#é}",
    " {#c}\n",
    " {#d .was-a}\n",
    " {.was-é .was-c}\n",
    "{",
    "}",
    "{{",
    "}}",
    "{{ fee }}",
    "{{ name }}",
    "{{ sites }}",
    "\n\n{{ sites }}\n\n",
    "\\",
    "\\{{",
    "<b>",
    "</b>",
    "<span lang=\"fr\">",
    "</span>",
    "<br>",
    "<q",
    "<!--",
    "-->",
    "<!-- é -->",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "|",
    "\n| a | b |\n|:-|-:|\n| c | d |\n",
    "|-|\n",
    "\n\n- | a |\n  |-|\n  | c |\n  | d |\n",
    "\n\n- a\n\n  | a |\n  |-|\n  | c |\n",
    "[^a]",
    "[^b]",
    "\n[^a]: ",
    "\n\n[^b]: ",
];

/// Blocks that say the same in both languages. Each is told from others like it by `@`.
const PAIRS: &[(&str, &str)] = &[
    (
        "## Scope of part @ {#c@}\n\nThis part covers our site.",
        "## Portée de la partie @\n\nCette partie porte sur notre site.",
    ),
    ("### Details {#d@}\n\nThey stand here.", "### Détails {#d@}\n\nIls se trouvent ici."),
    ("We reply within thirty days.", "Nous répondons dans les trente jours."),
    ("You pay {{ fee }} to **{{ name }}**.", "Vous payez {{ fee }} à **{{ name }}**."),
    ("A fee of $75 is due on March 1, 2026.", "Des frais de 75 $ sont exigibles le 1er mars 2026."),
    ("See [what it costs](#fees).", "Voyez [ce que cela coûte](#fees)."),
    ("Read [our *other* terms](terms.pdf).", "Lisez [nos *autres* conditions](terms.pdf)."),
    (
        "- Your name\n- Your address\n\n  Where you live.\n- Your age",
        "- Votre nom\n- Votre adresse\n\n  Là où vous vivez.\n- Votre âge",
    ),
    (
        "1. You write to us.\n2. We answer:\n   - by mail,\n   - by phone.",
        "1. Vous nous écrivez.\n2. Nous répondons :\n   - par la poste,\n   - par téléphone.",
    ),
    (
        "| Kind | Kept for |\n|:-|-:|\n| Files | 5 years |\n| Logs | 12 months |",
        "| Genre | Conservé |\n|:-|-:|\n| Dossiers | 5 ans |\n| Journaux | 12 mois |",
    ),
    (
        "> The customer pays on time.\n>\n> Nobody else does.",
        "> Le client paie à temps.\n>\n> Personne d’autre ne le fait.",
    ),
    ("There is a note.[^n@]\n\n[^n@]: It says more.", "Il y a une note.[^n@]\n\n[^n@]: Elle en dit plus."),
    ("Cookie\n: A small file.", "Témoin\n: Un petit fichier."),
    ("{{ sites }}", "{{ sites }}"),
    (
        "<span lang=\"la\">Lex</span> is a word of <b>law</b>.",
        "<span lang=\"la\">Lex</span> est un mot de <b>droit</b>.",
    ),
    ("***", "***"),
    ("You are at least 18 years of age.", "Vous avez au moins 18 ans."),
    ("The end\\\nof the line.", "La fin\\\nde la ligne."),
    ("Type `recto` & press *Enter*.", "Tapez `recto` et appuyez sur *Entrée*."),
    ("```\nverbatim <b>\n```", "```\nverbatim <b>\n```"),
];

const FRONT: &[&str] = &[
    "summary: Words.",
    "summary: \"Words: {{ fee }}\"",
    "summary: >\n  Folded\n  words.",
    "changes: 'It''s new.'",
    "changes: \"\"",
    "description: é {{ name }}",
    "description: 12",
    "# recto: allow parity/number \"meant\"",
    "# words",
    "",
];
const FACT_LINES: &[&str] = &[
    "fee: { amount: 75, currency: $ }",
    "fee: { amount: 1234.50, currency: EUR }",
    "name: { en: 'a <b> & c', fr: « é » }",
    "name: { en: x }",
    "term: { days: 30 }",
    "term: { months: 1.5 }",
    "term: { percent: 12 }",
    "group: { day: { date: 2026-01-01 } }",
    "group: { day: { year: 2026 } }",
    "group: { day: 7 }",
    "# words",
];
const ROWS: &[&str] = &[
    "  - { a: 1, b: <x> }",
    "  - { a: { en: x, fr: é }, b: -1.50 }",
    "  - { a: true }",
    "  - { b: ~, a: 2026-01-01 }",
    "  - {}",
];

/// What approved copies and the list of approved addresses are made of.
const MEMORY: &[&str] = &[
    "---\n",
    "\n",
    "\n",
    "\r\n",
    "address: ",
    "complete: false\n",
    "/",
    "/en/privacy/",
    "/en/old/",
    "/fr/",
    "2026-01-01/",
    "2025-01-01/",
    "#",
    "#a",
    " ",
    "é",
    "title: \"Privacy\"\n",
    "## Scope {#a}\n",
    "words",
    "<<<<<<< ",
];
const YAML: &[&str] = &[
    "title: ",
    "summary: ",
    "changes: ",
    "description: ",
    "fee: ",
    "name: ",
    "a",
    "é",
    "字 ",
    "1",
    "-1.50",
    "1e9",
    " ",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\t",
    "- ",
    ": ",
    "? ",
    "| ",
    ">\n  ",
    "{ ",
    " }",
    "[",
    "]",
    ", ",
    "\"",
    "'",
    "\\",
    "#",
    "# c\n",
    "&x ",
    "*x",
    "!t ",
    "%",
    "~",
    "{{ fee }}",
    "{{ nothing }}",
    "{{",
    "}}",
    "\\{{",
    "---\n",
    "...\n",
    "en: ",
    "fr: ",
    "days: ",
    "amount: ",
    "currency: ",
    "$",
    "CAD",
    "date: ",
    "2026-01-01",
    "2026-02-30",
    "year: ",
    "percent: ",
    "true",
    "<b>",
    "&amp;",
    "\u{a0}",
    "\u{2028}",
    "[^a]",
];

fn strung(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// Tries a property on many inputs, the same in every run unless more are asked for.
pub fn hold<S: Strategy>(strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = if std::env::var_os("PROPTEST_CASES").is_some() {
        TestRunner::new(config)
    } else {
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        TestRunner::new_with_rng(Config { cases: CASES, ..config }, rng)
    };
    if let Err(error) = runner.run(&strategy, property) {
        panic!("{error}");
    }
}

/// The same, where a good part of the inputs must be as the property says that they were: a third.
fn hold_and_meet<S: Strategy>(strategy: S, property: impl Fn(S::Value) -> Result<bool, TestCaseError>) {
    let (met, tried) = (AtomicU32::new(0), AtomicU32::new(0));
    hold(strategy, |input| {
        tried.fetch_add(1, Ordering::Relaxed);
        met.fetch_add(u32::from(property(input)?), Ordering::Relaxed);
        Ok(())
    });
    let (met, tried) = (met.into_inner(), tried.into_inner());
    assert!(met * 3 > tried, "{met} of {tried}");
}

/// A site with one notice.
fn project(english: &str, french: &str, facts: &str, register: &str) -> Project {
    let theme = project::theme();
    let mut files: Vec<File> = theme.iter().map(|(_, file)| file.clone()).collect();
    for (path, text) in [
        ("site.yaml", SITE),
        ("content/facts.yaml", facts),
        ("content/privacy/sites.yaml", register),
        ("content/privacy/2026-01-01/en.md", english),
        ("content/privacy/2026-01-01/fr.md", french),
        ("content/privacy/2026-01-01/terms.pdf", "specimen"),
    ] {
        files.push(File { path: path.into(), data: Data::Text(text.into()), embedded: false });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Project { root: "/".into(), sources: Sources::new(files) }
}

/// Takes a project through the whole pipeline, and returns what is found.
fn publish(project: &Project) -> Result<Findings, TestCaseError> {
    let sources = &project.sources;
    let compiled =
        recto::compile(project.clone(), Findings::default(), |_| "2026-11-22".parse().expect("a day"), None, &|_| {});
    for finding in compiled.findings.iter() {
        for span in finding.span.into_iter().chain(finding.labels.iter().map(|label| label.span)) {
            check_span(span, sources)?;
        }
    }
    let catalogue = Catalogue::load(&["findings.ftl"], "fr", sources).0;
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        report::write(&mut Vec::new(), format, &compiled.findings, sources, &catalogue, Style::PLAIN).expect("written");
    }
    let is_whole = !compiled.findings.has_errors();
    check_site(compiled.site.as_ref().expect("site.yaml is good"), is_whole, sources)?;
    if let Some(drafted) = compiled.drafted(None) {
        check_site(&drafted, false, sources)?;
    }
    Ok(compiled.findings)
}

/// Renders a site. One that `is_whole` has no errors.
fn check_site(site: &Site, is_whole: bool, sources: &Sources) -> Result<(), TestCaseError> {
    for (_, text) in site.notices.iter().flat_map(|notice| &notice.versions).flat_map(|version| version.texts.iter()) {
        check_spans(text, sources)?;
    }
    check_facing(site, is_whole, sources)?;
    let templates = Templates::load(sources).map_err(|_| TestCaseError::fail("the theme is good"))?;
    let renderer = Renderer::new(site, sources, templates);
    for (path, route) in site.together.routes.iter() {
        let mut bytes = Vec::new();
        prop_assert!(renderer.render(path, route, &mut bytes).is_ok(), "{} cannot be rendered", path);
        let page = String::from_utf8(bytes).map_err(|_| TestCaseError::fail("not UTF-8"))?;
        if path.ends_with('/') {
            check_html(&page, is_whole)?;
        }
        match route {
            // What Recto publishes says what the site says.
            Route::Version { notice, version, language } => {
                let said = reading::of_text(site, sources, &site.notices[notice].versions[version], language);
                prop_assert!(reading::words(&page).contains(&said), "{} is not in {}", said, page);
            }
            Route::Feed(_) => {
                let (_, feed) = page.split_once('\n').unwrap_or_default();
                check_html(feed, false)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Every place in a text and of its events.
fn check_spans(text: &Text, sources: &Sources) -> Result<(), TestCaseError> {
    let Text { file, body, .. } = text;
    let events = body.events.iter().map(|event| Span { file: *file, start: event.start, end: event.end });
    let links = body.links.iter().map(|link| link.span);
    let clauses = body.clauses.iter().map(|clause| clause.span);
    let notes = body.footnotes.iter().map(|note| note.span);
    let inserts = body.inserts.iter().map(|insert| insert.name.span);
    let anchors = body.anchors.iter().map(|anchor| anchor.id.span);
    for span in events.chain(links).chain(clauses).chain(notes).chain(inserts).chain(anchors) {
        check_span(span, sources)?;
    }
    Ok(())
}

/// Side by side, texts without errors lose nothing: what each says is in one passage, and each passage in one row.
fn check_facing(site: &Site, is_whole: bool, sources: &Sources) -> Result<(), TestCaseError> {
    let versions = site.notices.iter().flat_map(|notice| notice.versions.iter().map(move |version| (notice, version)));
    for (notice, version) in versions {
        let languages: Vec<_> = site.config.languages.ids().collect();
        let facing = facing::facing(version, notice.source, [languages[0], languages[1]], sources);
        for (side, passages) in facing.passages.iter().enumerate() {
            let mut placed: Vec<usize> = facing.rows.iter().flat_map(|row| row.sides[side].clone()).collect();
            placed.sort_unstable();
            prop_assert_eq!(placed, (0..passages.len()).collect::<Vec<_>>());
            let body = &version.texts[languages[side]].body;
            for (i, event) in body.events.iter().enumerate() {
                let holders = passages.iter().filter(|passage| passage.events.contains(&i)).count();
                let says = !matches!(event.kind, Kind::Open(_) | Kind::Close(_));
                prop_assert!(holders == 1 || !says || !is_whole, "{} passages hold {:?} of {:?}", holders, event, body);
            }
        }
    }
    Ok(())
}

fn check_span(span: Span, sources: &Sources) -> Result<(), TestCaseError> {
    let (text, range) = (sources.text(span.file), span.range());
    prop_assert!(text.get(range.clone()).is_some(), "{:?} of {} bytes: {:?}", range, text.len(), text);
    Ok(())
}

/// Every element is closed in its parent; no id is given twice; in a text without errors, every `#id` is there.
pub fn check_html(page: &str, is_whole: bool) -> Result<(), TestCaseError> {
    const VOID: [&str; 6] = ["br", "hr", "img", "link", "meta", "wbr"];
    let mut open: Vec<&str> = Vec::new();
    let (mut ids, mut targets) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in page.match_indices('<') {
        let tag = &page[at + 1..];
        let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            prop_assert_eq!(open.pop(), Some(name), "{}", page);
        } else if !tag.starts_with('!') && !VOID.contains(&name) {
            open.push(name);
        }
        let value =
            |start: &str| tag.split_once(start).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value);
        if let Some(id) = value(" id=\"") {
            prop_assert!(ids.insert(id) || !is_whole, "the id {} is given twice: {}", id, page);
        }
        targets.extend(value(" href=\"#"));
    }
    prop_assert!(open.is_empty(), "{:?} is not closed: {}", open, page);
    let dead: Vec<_> = targets.difference(&ids).collect();
    prop_assert!(dead.is_empty() || !is_whole, "{:?} lead nowhere: {}", dead, page);
    Ok(())
}

#[test]
fn any_markdown() {
    hold((strung(MARKDOWN), strung(MARKDOWN)), |(english, french)| {
        let text = |title: &str, body: &str| format!("---\ntitle: {title}\n---\n\n{body}");
        publish(&project(&text("Privacy", &english), &text("Vie privée", &french), FACTS, REGISTER)).map(drop)
    });
}

/// Texts that say the same are told no difference, and whatever else holds of a site without errors holds.
#[test]
fn any_pair_of_texts() {
    hold(prop::collection::vec(0..PAIRS.len(), 0..14), |blocks| {
        let body = |side: usize| -> String {
            let block = |(i, pair): (usize, &usize)| {
                let (english, french) = PAIRS[*pair];
                [english, french][side].replace('@', &i.to_string()) + "\n\n"
            };
            blocks.iter().enumerate().map(block).collect()
        };
        let english = format!("---\ntitle: Privacy\n---\n\n## Fees {{#fees}}\n\nNone.\n\n{}", body(0));
        let french = format!("---\ntitle: Vie privée\n---\n\n## Frais\n\nAucuns.\n\n{}", body(1));
        let project = project(&english, &french, FACTS, REGISTER);
        let findings: Vec<_> = publish(&project)?.into_iter().filter(|f| f.code != Code::AttachmentUnused).collect();
        prop_assert!(findings.is_empty(), "{:?}\n{}\n{}", findings, english, french);
        Ok(())
    });
}

/// A text and any other as its next version.
#[test]
fn any_amendment() {
    hold((strung(MARKDOWN), strung(MARKDOWN)), |(before, after)| {
        let text = |body: &str| format!("---\ntitle: Privacy\n---\n\n{body}");
        let mut project = project(&text(&before), FRENCH, FACTS, REGISTER);
        let files = project.sources.iter().map(|(_, file)| file.clone());
        let later = [("en", text(&after)), ("fr", FRENCH.to_owned())].map(|(language, text)| File {
            path: format!("content/privacy/2026-02-01/{language}.md"),
            data: Data::Text(text.into()),
            embedded: false,
        });
        let mut files: Vec<File> = files.chain(later).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        project.sources = Sources::new(files);
        publish(&project).map(drop)
    });
}

/// Lines of YAML, most of them as they should be.
fn lines(good: &'static [&'static str]) -> impl Strategy<Value = String> {
    let line = prop_oneof![12 => select(good).prop_map(str::to_owned), 1 => strung(YAML)];
    prop::collection::vec(line, 0..7).prop_map(|lines| lines.join("\n"))
}

fn is_read(findings: &Findings) -> bool {
    !findings.iter().any(|finding| matches!(finding.code, Code::YamlSyntax | Code::YamlWrongType))
}

#[test]
fn any_front_matter() {
    hold_and_meet(lines(FRONT), |front| {
        let english = format!("---\ntitle: Privacy\n{front}\n---\n\nWords.\n");
        Ok(is_read(&publish(&project(&english, FRENCH, FACTS, REGISTER))?))
    });
    hold(strung(YAML), |front| {
        publish(&project(&format!("---\n{front}\n---\n\nWords.\n"), FRENCH, FACTS, REGISTER)).map(drop)
    });
}

#[test]
fn any_facts_and_registers() {
    let text = "---\ntitle: \"{{ fee }}\"\n---\n\n{{ name }} {{ fee }} {{ term }} {{ group.day }}\n\n{{ sites }}\n";
    hold_and_meet((lines(FACT_LINES), lines(ROWS)), |(facts, rows)| {
        let register = format!("columns: {{ a: {{ en: A, fr: B }}, b: {{ en: C, fr: D }} }}\nrows:\n{rows}");
        Ok(is_read(&publish(&project(text, text, &facts, &register))?))
    });
    hold((strung(YAML), strung(YAML)), |(facts, register)| publish(&project(text, text, &facts, &register)).map(drop));
}

#[test]
fn any_memory() {
    hold((strung(MEMORY), strung(MEMORY)), |(copy, addresses)| {
        let english = "---\ntitle: Privacy\n---\n\n## Scope {#a .was-b}\n\nWords.\n";
        let project = project(english, FRENCH, FACTS, REGISTER);
        let mut files: Vec<File> = project.sources.iter().map(|(_, file)| file.clone()).collect();
        for (path, text) in [
            ("content/privacy/2026-01-01/approved/en.md", format!("---\n{copy}")),
            ("content/addresses.txt", addresses),
        ] {
            files.push(File { path: path.into(), data: Data::Text(text.into()), embedded: false });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        publish(&Project { root: "/".into(), sources: Sources::new(files) }).map(drop)
    });
}

#[test]
fn any_file() {
    hold((any::<String>(), strung(MARKDOWN)), |(letters, pieces)| {
        publish(&project(&letters, &pieces, &letters, &pieces)).map(drop)
    });
}
