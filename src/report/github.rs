//! Workflow commands, which GitHub Actions shows beside the lines of a pull request:
//! `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=code::message`.
//!
//! A message has several lines: the finding's, one for each further place, and the remedy. A command is one line, so
//! what would end it early is escaped. GitHub takes columns only where a place begins and ends on one line, and knows
//! no files but the repository's, so a place in the embedded theme stands in the message.

use std::io;

use super::place::{self, Places};
use super::wording::{self, Words};
use crate::finding::{Finding, Findings};
use crate::locale::Catalogue;
use crate::source::{Sources, Span};

pub(super) fn write(
    out: &mut dyn io::Write,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    let help = wording::help(catalogue);
    for finding in findings.iter() {
        let mut properties: Vec<(&str, String)> = Vec::new();
        let mut lines = Vec::new();
        let Words { message, remedy, labels, .. } = wording::of(finding, catalogue);
        match finding.span {
            Some(span) if sources.file(span.file).embedded => {
                let place = wording::built_in(&places.written(span), catalogue);
                lines.push(format!("{place}: {message}"));
            }
            Some(span) => {
                properties.extend(position(span, sources, &mut places));
                lines.push(message);
            }
            None => lines.push(message),
        }
        for (label, words) in finding.labels.iter().zip(labels) {
            lines.push(format!("{}: {words}", places.written(label.span)));
        }
        lines.push(format!("{help}: {remedy}"));
        writeln!(out, "{}", command(finding, &properties, &lines.join("\n")))?;
    }
    Ok(())
}

fn command(finding: &Finding, properties: &[(&str, String)], message: &str) -> String {
    let title = ("title", finding.code.as_str().to_owned());
    let properties: Vec<String> =
        properties.iter().chain([&title]).map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    format!("::{} {}::{}", finding.severity.as_str(), properties.join(","), escape(message))
}

fn position(span: Span, sources: &Sources, places: &mut Places<'_>) -> Vec<(&'static str, String)> {
    let (start, end) = (places.start(span), places.end(span));
    let mut properties = vec![
        ("file", place::path(sources.file(span.file)).to_owned()),
        ("line", start.line.to_string()),
        ("endLine", end.line.to_string()),
    ];
    if start.line == end.line {
        properties.push(("col", start.column.to_string()));
        properties.push(("endColumn", end.column.to_string()));
    }
    properties
}

/// Escapes what follows `::`, as `escapeData` of GitHub's own toolkit does (`actions/toolkit`, `command.ts`).
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, as `escapeProperty` of the same file does.
fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
