//! The words of a finding, taken from the catalogue with the finding's values in them.
//!
//! Nothing here draws, and nothing is in any language: where a catalogue lacks a message, its name stands in its place,
//! so that a finding is never lost with its words.

use std::borrow::Cow;

use crate::finding::{Code, Finding, Severity, Value};
use crate::locale::Catalogue;

/// No value is shown longer than this many characters: some hold what a file holds.
const LONGEST_VALUE: usize = 300;

/// What a finding says, each on one line.
pub(super) struct Words {
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// Under the place itself, where there is more to say than the message does.
    pub primary: Option<String>,
    /// Under each further place, in the order of the finding's labels.
    pub labels: Vec<String>,
}

/// The words of a finding.
pub(super) fn of(finding: &Finding, catalogue: &Catalogue) -> Words {
    let id = id(finding.code);
    let values = values(finding, catalogue);
    let attribute = |name: &str| catalogue.format(&id, Some(name), &values);
    let has_suggestion = values.iter().any(|(name, _)| *name == "suggestion");
    let suggestion = has_suggestion.then(|| attribute("suggestion")).flatten();
    Words {
        message: catalogue.format(&id, None, &values).unwrap_or_else(|| id.clone()),
        remedy: suggestion.or_else(|| attribute("remedy")).unwrap_or_else(|| format!("{id}.remedy")),
        primary: attribute("primary"),
        labels: finding.labels.iter().map(|label| attribute(label.name).unwrap_or_else(|| label.name.into())).collect(),
    }
}

/// The severity and code that stand before a message for people.
pub(super) fn heading(finding: &Finding, catalogue: &Catalogue) -> String {
    let values = [("severity", severity(finding.severity, catalogue).into()), ("code", finding.code.as_str().into())];
    catalogue.say("report-heading", &values)
}

/// The word before a remedy.
pub(super) fn help(catalogue: &Catalogue) -> String {
    catalogue.say("report-help", &[])
}

/// A place in a file that is inside the binary.
pub(super) fn built_in(place: &str, catalogue: &Catalogue) -> String {
    catalogue.say("report-built-in", &[("place", place.into())])
}

/// The line that counts findings.
pub(super) fn summary(errors: usize, warnings: usize, files: usize, catalogue: &Catalogue) -> String {
    let mut values = vec![("errors", errors.into()), ("warnings", warnings.into()), ("files", files.into())];
    let id = match (errors, warnings) {
        (0, 0) => "report-nothing",
        (_, 0) => "report-errors",
        (0, _) => "report-warnings",
        _ => "report-both",
    };
    let what = catalogue.say(id, &values);
    if files == 0 {
        return what;
    }
    values.push(("what", what.into()));
    catalogue.say("report-in-files", &values)
}

/// A code's name, its usual severity and its explanation.
pub(super) fn explanation(code: Code, catalogue: &Catalogue) -> String {
    format!("{} ({})\n\n{}\n", code.as_str(), severity(code.severity(), catalogue), explain(code, catalogue))
}

/// A code's explanation alone.
pub(super) fn explain(code: Code, catalogue: &Catalogue) -> String {
    catalogue.format(&id(code), Some("explain"), &[]).unwrap_or_default()
}

/// The id of a code's message.
fn id(code: Code) -> String {
    code.as_str().replace('/', "-")
}

fn severity(severity: Severity, catalogue: &Catalogue) -> String {
    let id = match severity {
        Severity::Error => "report-error",
        Severity::Warning => "report-warning",
    };
    catalogue.say(id, &[])
}

/// A finding's values as they are shown: fit for one line, and names of kinds in the catalogue's language.
fn values(finding: &Finding, catalogue: &Catalogue) -> Vec<(&'static str, Value)> {
    let shown = |(name, value): &(&'static str, Value)| match value {
        Value::Text(text) if is_kind(name, text) => (*name, catalogue.say(text, &[]).into()),
        Value::Text(text) => (*name, one_line(text).into_owned().into()),
        Value::Count(count) => (*name, Value::Count(*count)),
    };
    finding.values.iter().map(shown).collect()
}

/// Whether a value is the id of a message that names a kind of value or of page.
fn is_kind(name: &str, text: &str) -> bool {
    matches!(name, "expected" | "found" | "kind") && (text.starts_with("kind-") || text.starts_with("page-kind-"))
}

/// Text without line breaks and other control characters, cut where it is very long.
fn one_line(text: &str) -> Cow<'_, str> {
    let ends = text.char_indices().nth(LONGEST_VALUE).map(|(i, _)| i);
    if ends.is_none() && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let shown = &text[..ends.unwrap_or(text.len())];
    let words: Vec<&str> = shown.split(char::is_control).map(|part| part.trim_matches(' ')).collect();
    let words: Vec<&str> = words.into_iter().filter(|part| !part.is_empty()).collect();
    let more = if ends.is_some() { "…" } else { "" };
    Cow::Owned(words.join(" ") + more)
}
