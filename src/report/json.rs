//! One JSON document with all that is known of the findings. Its form is a promise, kept in `docs/findings-json.md`:
//! a field may be added, none may change or go without a new version.

use std::io;

use serde::Serialize;

use super::place::{self, Places};
use super::{count, wording};
use crate::finding::{Finding, Findings};
use crate::locale::Catalogue;
use crate::source::{Sources, Span};

/// Of the form of the document.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    findings: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    remedy: String,
    #[serde(flatten)]
    location: Location<'a>,
    labels: Vec<LabelEntry<'a>>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    #[serde(flatten)]
    location: Location<'a>,
    message: String,
}

/// Everything is null where a finding is about no file.
#[derive(Default, Serialize)]
struct Location<'a> {
    path: Option<&'a str>,
    embedded: bool,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    byte_start: Option<u32>,
    byte_end: Option<u32>,
}

pub(super) fn write(
    out: &mut dyn io::Write,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    let (errors, warnings) = count(findings);
    let findings = findings.iter().map(|finding| entry(finding, sources, &mut places, catalogue)).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { version: VERSION, findings, errors, warnings })?;
    writeln!(out)
}

fn entry<'a>(finding: &Finding, sources: &'a Sources, places: &mut Places<'_>, catalogue: &Catalogue) -> Entry<'a> {
    let words = wording::of(finding, catalogue);
    let labels = finding.labels.iter().zip(words.labels);
    Entry {
        code: finding.code.as_str(),
        severity: finding.severity.as_str(),
        message: words.message,
        remedy: words.remedy,
        location: finding.span.map(|span| location(span, sources, places)).unwrap_or_default(),
        labels: labels
            .map(|(label, message)| LabelEntry { location: location(label.span, sources, places), message })
            .collect(),
    }
}

fn location<'a>(span: Span, sources: &'a Sources, places: &mut Places<'_>) -> Location<'a> {
    let file = sources.file(span.file);
    let (start, end) = (places.start(span), places.end(span));
    Location {
        path: Some(place::path(file)),
        embedded: file.embedded,
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
        byte_start: Some(span.start),
        byte_end: Some(span.end),
    }
}
