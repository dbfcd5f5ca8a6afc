//! The catalogues have words for every code: those that the comments in `finding.rs` promise, and no others.

use std::collections::{BTreeMap, BTreeSet};

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use super::*;

const ENGLISH_ANSWERS: &str = include_str!("../../../locales/en/answers.ftl");
const FRENCH_ANSWERS: &str = include_str!("../../../locales/fr/answers.ftl");

/// What the comment of a code lists.
#[derive(Default)]
struct Documented {
    values: BTreeSet<String>,
    labels: BTreeSet<String>,
}

/// Reads the table of codes. A value is written `$name`; labels follow the word "Label" or "Labels".
fn documented() -> BTreeMap<String, Documented> {
    let mut codes = BTreeMap::new();
    let mut current = Documented::default();
    let table = include_str!("../../finding.rs").split("\ncodes! {").nth(1).unwrap();
    for line in table.lines().map(str::trim).take_while(|line| *line != "}") {
        if let Some(comment) = line.strip_prefix("///") {
            let quoted: Vec<&str> = comment.split('`').skip(1).step_by(2).collect();
            current.values.extend(quoted.iter().filter_map(|name| name.strip_prefix('$')).map(Into::into));
            let labels = comment.split_once(" Label").map_or("", |(_, labels)| labels);
            current.labels.extend(labels.split('`').skip(1).step_by(2).map(Into::into));
        } else if let Some(name) = line.split('"').nth(1) {
            codes.insert(name.replace('/', "-"), std::mem::take(&mut current));
        }
    }
    assert_eq!(codes.len(), Code::ALL.len());
    codes
}

/// The messages of a catalogue: the names of what each holds, the value's being "".
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let attributes = message.attributes.iter().map(|attribute| attribute.id.name.to_owned());
            Some((message.id.name.to_owned(), attributes.chain(message.value.iter().map(|_| String::new())).collect()))
        }
        _ => None,
    });
    messages.collect()
}

fn bundle(language: &str, text: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_function("NUMBER", |values, _| values[0].clone()).unwrap();
    bundle.add_resource(FluentResource::try_new(text.into()).unwrap()).unwrap();
    bundle
}

/// A message or attribute with these values; the engine may not complain.
fn format(bundle: &FluentBundle<FluentResource>, id: &str, part: &str, values: &FluentArgs) -> String {
    let message = bundle.get_message(id).unwrap();
    let pattern = match part {
        "" => message.value().unwrap(),
        attribute => message.get_attribute(attribute).unwrap().value(),
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
    assert!(errors.is_empty(), "{id}.{part}: {errors:?}");
    text
}

#[test]
fn every_code_has_its_words_and_no_others() {
    for (language, text) in [("en", ENGLISH), ("fr", FRENCH)] {
        let mut messages = messages(text);
        for (id, documented) in documented() {
            let found = messages.remove(&id).unwrap_or_else(|| panic!("{language} has no {id}"));
            let mut expected = documented.labels;
            expected.extend(["", "remedy", "explain"].map(String::from));
            if documented.values.contains("suggestion") {
                expected.insert("suggestion".into());
            }
            let optional = BTreeSet::from(["primary".to_owned()]);
            assert_eq!(&found - &optional, expected, "{language}: {id}");
        }
        let own = ["report-", "kind-", "page-kind-", "parity-difference", "parity-say-the-same", "ledger-part"];
        messages.retain(|id, _| !own.iter().any(|prefix| id.starts_with(prefix)));
        assert!(messages.is_empty(), "{language} has words for no code: {messages:?}");
    }
}

#[test]
fn the_languages_have_the_same_messages() {
    assert_eq!(messages(ENGLISH), messages(FRENCH));
    assert_eq!(messages(ENGLISH_ANSWERS), messages(FRENCH_ANSWERS));
}

#[test]
fn words_need_no_other_values_than_documented() {
    for (language, text) in [("en", ENGLISH), ("fr", FRENCH)] {
        let bundle = bundle(language, text);
        let messages = messages(text);
        for (id, documented) in documented() {
            for value in [FluentValue::from("x"), FluentValue::from(2), FluentValue::from(1000)] {
                let mut values: BTreeSet<&str> = documented.values.iter().map(String::as_str).collect();
                for part in &messages[&id] {
                    if part == "explain" {
                        format(&bundle, &id, part, &FluentArgs::new());
                        continue;
                    }
                    if part == "suggestion" {
                        values.insert("suggestion")
                    } else {
                        values.remove("suggestion")
                    };
                    format(&bundle, &id, part, &values.iter().map(|name| (*name, value.clone())).collect());
                }
            }
        }
    }
}

#[test]
fn words_keep_the_conventions() {
    for (language, text) in [("en", ENGLISH), ("fr", FRENCH)] {
        let bundle = bundle(language, text);
        let messages = messages(text);
        for (id, documented) in documented() {
            let values: FluentArgs =
                documented.values.iter().map(|name| (name.as_str(), FluentValue::from("x"))).collect();
            for part in &messages[&id] {
                let words = format(&bundle, &id, part, &values);
                let name = format!("{language}: {id}.{part}");
                let first = words.chars().next().unwrap();
                if part == "explain" {
                    assert!(first.is_uppercase(), "{name}");
                    assert!(words.lines().all(|line| line.chars().count() <= 76), "{name} has a long line");
                } else {
                    assert!(!first.is_uppercase() && !words.ends_with('.') && !words.contains('\n'), "{name}: {words}");
                }
            }
        }
    }
}

#[test]
fn french_typography() {
    for (name, text) in [("findings", FRENCH), ("answers", FRENCH_ANSWERS)] {
        for (number, line) in text.lines().enumerate() {
            for wrong in ["'", " ;", " ! ", " ?", " :", "« ", " »", "“", "\u{202f}"] {
                assert!(!line.contains(wrong), "fr/{name}.ftl:{}: {wrong:?} in {line:?}", number + 1);
            }
        }
    }
}
