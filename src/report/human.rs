//! Findings as people read them on a terminal: the message, the lines it is about with the place marked, the remedy;
//! at the end, how many there are. Drawn by `annotate-snippets`, the renderer of rustc and cargo.
//!
//! No file is copied, and the renderer is never given a long line whole.

use std::io;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Padding, Renderer, Snippet, normalize_untrusted_str};

use super::excerpt::{self, Excerpt};
use super::place::Places;
use super::wording::{self, Words};
use super::{Style, summary};
use crate::finding::{Finding, Findings, Severity};
use crate::locale::Catalogue;
use crate::source::{Data, Sources, Span};

/// Stands behind a place in what the renderer is given, and so before the line and column that it adds; see [`cut`].
const MARK: &str = "\0";

pub(super) fn write(
    out: &mut dyn io::Write,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
    style: Style,
) -> io::Result<()> {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(style.width);
    let mut canvas = Canvas { sources, catalogue, places: Places::new(sources), renderer, width: style.width };
    for finding in findings.iter() {
        writeln!(out, "{}\n", canvas.draw(finding))?;
    }
    if style.counted && !findings.is_empty() {
        writeln!(out, "{}", summary(findings, catalogue))?;
    }
    Ok(())
}

/// What every drawing of a report needs.
struct Canvas<'a> {
    sources: &'a Sources,
    catalogue: &'a Catalogue,
    places: Places<'a>,
    renderer: Renderer,
    width: usize,
}

impl<'a> Canvas<'a> {
    fn draw(&mut self, finding: &Finding) -> String {
        let words = wording::of(finding, self.catalogue);
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let help = Level::HELP.with_name(wording::help(self.catalogue));
        let group = level
            .with_name(wording::heading(finding, self.catalogue))
            .primary_title(words.message.as_str())
            .elements(self.elements(finding, &words))
            .element(help.message(normalize_untrusted_str(&words.remedy)));
        cut(&self.renderer.render(&[group]))
    }

    /// The places of a finding, its own first.
    fn elements<'w>(&mut self, finding: &Finding, words: &'w Words) -> Vec<Element<'w>>
    where
        'a: 'w,
    {
        let own = finding.span.map(|span| (span, AnnotationKind::Primary, words.primary.as_deref()));
        let labels = finding.labels.iter().zip(&words.labels);
        let further = labels.map(|(label, words)| (label.span, AnnotationKind::Context, Some(words.as_str())));
        let marks: Vec<_> = own.into_iter().chain(further).collect();
        let spans: Vec<Span> = marks.iter().map(|(span, ..)| *span).collect();
        let excerpts = excerpt::around(&spans, self.sources, &mut self.places, self.width);
        let elements = |excerpt: Excerpt<'w>| -> Vec<Element<'w>> {
            let location = self.location(spans[excerpt.marks[0].0]);
            if let Data::Bytes(_) = self.sources.file(excerpt.file).data {
                return vec![Origin::path(location).into(), Padding.into()];
            }
            let annotations = excerpt.marks.into_iter().map(|(i, range)| {
                let (_, kind, words) = marks[i];
                kind.span(range).label(words)
            });
            let snippet = Snippet::source(excerpt.text).line_start(excerpt.line).path(location + MARK);
            vec![snippet.annotations(annotations).into()]
        };
        excerpts.into_iter().flat_map(elements).collect()
    }

    /// A place in words: path, line and column, as all forms give them.
    fn location(&mut self, span: Span) -> String {
        let location = normalize_untrusted_str(&self.places.written(span));
        if self.sources.file(span.file).embedded { wording::built_in(&location, self.catalogue) } else { location }
    }
}

/// Takes out the line and column that the renderer puts behind a path. It counts them within the excerpt that it was
/// given, which is not always whole lines; the right ones stand before the mark.
fn cut(drawing: &str) -> String {
    let lines: Vec<&str> = drawing.split('\n').map(|line| line.split(MARK).next().unwrap_or_default()).collect();
    lines.join("\n")
}
