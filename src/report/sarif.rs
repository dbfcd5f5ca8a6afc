//! SARIF 2.1.0 (OASIS), which code-scanning pages read: what each kind of finding means, and where each finding is.
//!
//! A finding about no file is no result of the standard’s, which are found in files, but a notification of the tool.
//! Messages are written as they are: the standard would have braces doubled for the sake of placeholders, and the pages
//! that people read would show them so.

use std::collections::BTreeSet;
use std::io;

use serde_json::{Map, Value, json};

use super::place::{self, Places};
use super::wording::{self, Words};
use crate::finding::{Code, Finding, Findings};
use crate::locale::Catalogue;
use crate::source::{Sources, Span};

/// The folder that paths in the site are relative to.
const SITE: &str = "%SRCROOT%";
/// The same for files of the theme inside Recto.
const THEME: &str = "THEME";

pub(super) fn write(
    out: &mut dyn io::Write,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    let (results, notifications): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.span.is_some());
    let codes = |findings: &[&Finding]| findings.iter().map(|finding| finding.code).collect::<BTreeSet<_>>();
    let described =
        |codes: BTreeSet<Code>| codes.into_iter().map(|code| description(code, catalogue)).collect::<Vec<_>>();
    let run = json!({
        "tool": { "driver": {
            "name": "Recto",
            "version": env!("CARGO_PKG_VERSION"),
            "language": catalogue.tag(),
            "rules": described(codes(&results)),
            "notifications": described(codes(&notifications)),
        } },
        "language": catalogue.tag(),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": { THEME: { "description": { "text": wording::built_in("Recto", catalogue) } } },
        "invocations": [{
            "executionSuccessful": notifications.is_empty(),
            "toolExecutionNotifications": notifications
                .iter()
                .map(|finding| entry("descriptor", json!({ "id": finding.code.as_str() }), finding, catalogue))
                .collect::<Vec<_>>(),
        }],
        "results": results
            .iter()
            .map(|finding| {
                let mut result = entry("ruleId", finding.code.as_str().into(), finding, catalogue);
                result.extend(locations(finding, sources, &mut places, catalogue));
                result
            })
            .collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// A code as the standard describes rules. Its explanation begins with a sentence that can stand alone.
fn description(code: Code, catalogue: &Catalogue) -> Value {
    let explanation = wording::explain(code, catalogue);
    let first = explanation.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let sentence = first.find(". ").map_or(first.as_str(), |end| &first[..=end]);
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": sentence },
        "fullDescription": { "text": first },
        "help": { "text": explanation },
        "defaultConfiguration": { "level": code.severity().as_str() },
    })
}

/// What a result and a notification have in common: the code under its name, the level, what is said.
fn entry(name: &str, code: Value, finding: &Finding, catalogue: &Catalogue) -> Map<String, Value> {
    let Words { message, remedy, .. } = wording::of(finding, catalogue);
    let text = format!("{message}\n{}: {remedy}", wording::help(catalogue));
    Map::from_iter([
        (name.to_owned(), code),
        ("level".to_owned(), finding.severity.as_str().into()),
        ("message".to_owned(), json!({ "text": text })),
    ])
}

fn locations(
    finding: &Finding,
    sources: &Sources,
    places: &mut Places<'_>,
    catalogue: &Catalogue,
) -> [(String, Value); 2] {
    let own: Vec<_> =
        finding.span.iter().map(|span| json!({ "physicalLocation": location(*span, sources, places) })).collect();
    let labels = finding.labels.iter().zip(wording::of(finding, catalogue).labels).enumerate();
    let further: Vec<_> = labels
        .map(|(id, (label, words))| {
            let location = location(label.span, sources, places);
            json!({ "id": id, "physicalLocation": location, "message": { "text": words } })
        })
        .collect();
    [("locations".to_owned(), own.into()), ("relatedLocations".to_owned(), further.into())]
}

fn location(span: Span, sources: &Sources, places: &mut Places<'_>) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (places.start(span), places.end(span));
    json!({
        "artifactLocation": {
            "uri": uri(place::path(file)),
            "uriBaseId": if file.embedded { THEME } else { SITE },
        },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a relative reference (RFC 3986): only its unreserved characters, and slashes, stay as they are.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
