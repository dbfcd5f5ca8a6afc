//! JSON Schemas: what is published is what the program prints, and they say of a file what its reader says.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::support::{DAY, Scratch, difference, files, recto, tests};
use recto::content::written::{self, Kind};
use recto::finding::{Code, Finding, Value as Of};

fn schema(kind: Kind) -> Value {
    serde_json::from_str(&written::schema(kind)).expect("JSON")
}

/// Whether a value keeps to a schema of a kind.
struct Judges(BTreeMap<String, (boon::Schemas, boon::SchemaIndex)>);

impl Judges {
    fn new() -> Judges {
        let judge = |kind: &Kind| {
            let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
            compiler.add_resource("recto:schema", schema(*kind)).expect("a schema");
            let index = compiler.compile("recto:schema", &mut schemas).expect("it compiles");
            (kind.name(), (schemas, index))
        };
        Judges(Kind::all().iter().map(judge).collect())
    }

    fn accepts(&self, kind: Kind, value: &Value) -> bool {
        let (schemas, index) = &self.0[&kind.name()];
        schemas.validate(value, *index).is_ok()
    }
}

/// The kind of a file of a site, and the YAML in it.
fn yaml_of<'a>(path: &str, text: &'a str) -> Option<(Kind, &'a str)> {
    if !path.ends_with(".md") || path.contains("/approved/") {
        return Some((Kind::of(path)?, text));
    }
    Some((Kind::FrontMatter, text.strip_prefix("---\n")?.split_once("\n---")?.0))
}

#[test]
fn the_published_schemas_are_those_that_are_printed() {
    let folder = tests().join("../docs/schemas");
    let mut wrong = Vec::new();
    for kind in Kind::all() {
        let printed = recto(&tests(), &["schema", &kind.name()]);
        let schema = printed.strip_suffix("exit code 0\n").expect("it is printed");
        wrong.extend(difference(&folder.join(format!("{}.json", kind.name())), schema));
    }
    assert_eq!(fs::read_dir(&folder).expect("readable").count(), Kind::all().len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What only the languages of the site can judge.
fn is_about_languages(finding: &Finding) -> bool {
    let key = finding.values.iter().find(|(name, _)| *name == "key").map(|(_, key)| key);
    let is = |name: &str| matches!(key, Some(Of::Text(key)) if key == name);
    match finding.code {
        Code::YamlBadValue => is("source") || is("prevailing"),
        Code::YamlUnknownKey => is("de") || is("es"),
        _ => false,
    }
}

#[test]
fn schemas_and_readers_agree_on_every_case() {
    const FAULTS: [Code; 7] = [
        Code::SiteBadUrl,
        Code::YamlUnknownKey,
        Code::YamlWrongType,
        Code::YamlMissingKey,
        Code::YamlBadValue,
        Code::FactMalformed,
        Code::FactBadCurrency,
    ];
    const SPOILT: [Code; 3] = [Code::YamlSyntax, Code::YamlDuplicateKey, Code::FileEmpty];
    let judges = Judges::new();
    let (mut good, mut bad, mut wrong) = (0, 0, Vec::new());
    for case in fs::read_dir(tests().join("sites")).expect("readable").map(|entry| entry.expect("readable").path()) {
        let day: Date = DAY.parse().expect("a day");
        let recto::Compiled { project, findings, .. } = recto::load(&case, |_| day, &|_| {});
        for (id, file) in project.sources.iter().filter(|(_, file)| !file.embedded) {
            let own = || findings.iter().filter(|finding| finding.span.is_some_and(|span| span.file == id));
            let Some((kind, yaml)) = yaml_of(&file.path, project.sources.text(id)) else { continue };
            if own().any(|finding| SPOILT.contains(&finding.code)) {
                continue;
            }
            let Ok(value) = serde_yaml::from_str::<Value>(yaml) else {
                wrong.push(format!("{}: no YAML", file.path));
                continue;
            };
            let is_good = !own().any(|finding| FAULTS.contains(&finding.code) && !is_about_languages(finding));
            *(if is_good { &mut good } else { &mut bad }) += 1;
            if judges.accepts(kind, &value) != is_good {
                let codes: Vec<_> = own().map(|finding| finding.code.as_str()).collect();
                wrong.push(format!("{}: {}: {codes:?}", case.display(), file.path));
            }
        }
    }
    assert!(good > 100 && bad > 5, "{good} {bad}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A site in which every kind of file has the keys that it must have.
fn smallest() -> BTreeMap<&'static str, Value> {
    let languages = json!({ "en": { "locale": "en-CA", "name": "English" } });
    let site =
        json!({ "name": "N", "url": "https://a.example/", "timezone": "UTC", "languages": languages, "source": "en" });
    BTreeMap::from([
        ("site.yaml", site),
        ("content/a/notice.yaml", json!({})),
        ("content/a/2026-01-01/version.yaml", json!({})),
        ("content/a/r.yaml", json!({ "columns": { "c": "C" }, "rows": [{ "c": 1 }] })),
        ("content/a/2026-01-01/en.md", json!({ "title": "T" })),
    ])
}

fn findings_in(path: &str, files: &BTreeMap<&str, Value>) -> Vec<Code> {
    let site = Scratch::new();
    for (path, value) in files {
        // JSON is YAML.
        let text =
            if path.ends_with(".md") { format!("---\n{value}\n---\n\n{{{{ r }}}}\n") } else { value.to_string() };
        site.put(path, text);
    }
    let recto::Compiled { project, findings, .. } = recto::load(site.path(), |_| DAY.parse().expect("a day"), &|_| {});
    let is_here = |finding: &&Finding| finding.span.is_some_and(|span| project.sources.file(span.file).path == path);
    findings.iter().filter(is_here).map(|finding| finding.code).collect()
}

/// Each key of a schema is read, and what must be there must be there: nothing is promised that has no effect.
#[test]
fn every_key_of_a_schema_is_read() {
    let judges = Judges::new();
    for path in smallest().keys() {
        let files = smallest();
        let (kind, _) = yaml_of(path, "---\n\n---").expect("a kind");
        assert_eq!(findings_in(path, &files), [], "{path}");
        assert!(judges.accepts(kind, &files[path]), "{path}");
        let schema = schema(kind);
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for key in schema["properties"].as_object().expect("keys").keys() {
            let mut spoilt = files.clone();
            spoilt.get_mut(path).expect("it is there")[key] = json!([[[]]]);
            assert_ne!(findings_in(path, &spoilt), [], "{path}: {key} is not read");
            assert!(!judges.accepts(kind, &spoilt[path]), "{path}: {key}");
            let mut without = files.clone();
            without.get_mut(path).and_then(Value::as_object_mut).expect("a mapping").remove(key);
            let is_missed = findings_in(path, &without).contains(&Code::YamlMissingKey);
            assert_eq!(is_missed, required.contains(&key.as_str()), "{path}: {key}");
        }
    }
}

/// The forms of facts and their near misses.
#[test]
fn schemas_and_readers_agree_on_facts() {
    let judges = Judges::new();
    for fact in [
        r#""a""#,
        "1.50",
        "true",
        r#"{ "days": 180 }"#,
        r#"{ "days": "180" }"#,
        r#"{ "days": "many" }"#,
        r#"{ "days": 1, "hours": 2 }"#,
        r#"{ "date": "2026-01-31" }"#,
        r#"{ "date": "31 January" }"#,
        r#"{ "year": 2019 }"#,
        r#"{ "year": 20.5 }"#,
        r#"{ "percent": 5 }"#,
        r#"{ "percent": [] }"#,
        r#"{ "amount": 75, "currency": "CAD" }"#,
        r#"{ "amount": 75, "currency": "$" }"#,
        r#"{ "amount": 75, "currency": "cad" }"#,
        r#"{ "amount": 75 }"#,
        r#"{ "currency": "CAD" }"#,
        r#"{ "en": "a" }"#,
        r#"{ "name": "a", "seat": { "years": 2 } }"#,
        r#"{ "name": ["a"] }"#,
        "[]",
        "null",
    ] {
        let fact: Value = serde_json::from_str(fact).expect("JSON");
        let mut files = smallest();
        files.insert("content/facts.yaml", json!({ "f": fact }));
        let found = findings_in("content/facts.yaml", &files);
        let accepted = judges.accepts(Kind::Facts, &files["content/facts.yaml"]);
        assert_eq!(accepted, found.is_empty(), "{fact}: {found:?}");
    }
}

/// In a new site, each YAML file that has a schema names it where it lies, also one of a notice begun later.
#[test]
fn a_new_site_helps_its_editors() {
    let place = Scratch::new();
    recto(place.path(), &["init", "site", "--date", DAY]);
    let site = place.path().join("site");
    let kept = "{ \"yaml.schemas\": {} }\n";
    fs::write(site.join(".vscode/settings.json"), kept).expect("writable");
    fs::remove_file(site.join(".schemas/notice.json")).expect("writable");
    recto(&site, &["new", "contact", "--date", DAY]);
    let mut named = 0;
    for (path, bytes) in files(&site) {
        let Some(kind) = Kind::of(&path) else { continue };
        let text = String::from_utf8(bytes).expect("UTF-8");
        let line = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let schema = site.join(&path).parent().expect("a folder").join(line.expect("it names its schema"));
        assert_eq!(fs::read_to_string(&schema).expect(&path), written::schema(kind), "{path}");
        named += 1;
    }
    assert!(named > 10);
    assert_eq!(fs::read_to_string(site.join(".vscode/settings.json")).expect("readable"), kept);
    assert!(recto(&site, &["check", "--date", DAY]).ends_with("exit code 0\n"));
}

#[test]
fn every_key_explains_itself() {
    fn silent(schema: &Value, path: &str, found: &mut Vec<String>) {
        for (key, inner) in schema.as_object().into_iter().flatten() {
            if key == "properties" {
                let keys = inner.as_object().expect("a mapping").iter();
                let without = keys.filter(|(_, of_key)| !of_key["description"].is_string());
                found.extend(without.map(|(name, _)| format!("{path}/{name}")));
            }
            silent(inner, &format!("{path}/{key}"), found);
        }
        for (i, inner) in schema.as_array().into_iter().flatten().enumerate() {
            silent(inner, &format!("{path}/{i}"), found);
        }
    }
    let mut found = Vec::new();
    for kind in Kind::all() {
        silent(&schema(*kind), &kind.name(), &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
}
