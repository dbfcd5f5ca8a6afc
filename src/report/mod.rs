//! How findings are shown: to people on a terminal, to programs, to GitHub and code-scanning pages.
//!
//! Only this room knows colours and terminals. It never decides what is a finding, never changes, drops or sorts one,
//! and holds no words of its own: those are in the catalogue. It reads no file, no environment and no clock; the one
//! thing it does to the world is to write to the stream that it is given.

mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod sarif;
mod short;
mod wording;

use std::collections::BTreeSet;
use std::io;

use crate::finding::{Code, Findings, Severity};
use crate::locale::Catalogue;
use crate::source::Sources;

/// The forms in which findings are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Each finding with the lines it is about and what to do, then a count
    #[default]
    Human,
    /// One line a finding, with its place first, for editors and other programs
    Short,
    /// One JSON document, described in docs/findings-json.md
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// SARIF 2.1.0, for code-scanning pages
    Sarif,
}

/// How the form for people is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether the stream understands ANSI colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether a last line tells how many findings there are.
    pub counted: bool,
}

impl Style {
    /// For what is no terminal: no colours, lines of moderate length.
    pub const PLAIN: Style = Style { colour: false, width: 100, counted: true };
}

/// Writes all findings, in their present order. Without findings the forms for people write nothing, and the JSON
/// documents say so.
///
/// # Errors
/// Those of the stream.
pub fn write(
    out: &mut dyn io::Write,
    format: Format,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
    style: Style,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(out, findings, sources, catalogue, style),
        Format::Short => short::write(out, findings, sources, catalogue),
        Format::Json => json::write(out, findings, sources, catalogue),
        Format::Github => github::write(out, findings, sources, catalogue),
        Format::Sarif => sarif::write(out, findings, sources, catalogue),
    }
}

/// One line that counts the findings: "3 errors and 1 warning in 2 files".
pub fn summary(findings: &Findings, catalogue: &Catalogue) -> String {
    let (errors, warnings) = count(findings);
    let files: BTreeSet<_> = findings.iter().filter_map(|finding| finding.span).map(|span| span.file).collect();
    wording::summary(errors, warnings, files.len(), catalogue)
}

/// That there are no findings, as a line; nothing where there are some.
pub fn clean(findings: &Findings, catalogue: &Catalogue) -> String {
    if findings.is_empty() { summary(findings, catalogue) + "\n" } else { String::new() }
}

/// What there is to say about a code beyond the message: several lines, the last one ended.
pub fn explain(code: Code, catalogue: &Catalogue) -> String {
    wording::explanation(code, catalogue)
}

/// The number of errors and of warnings.
fn count(findings: &Findings) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, findings.iter().len() - errors)
}

#[cfg(test)]
mod tests;
