//! Inserts: `{{ name }}` in texts and in the strings of front matter.

use std::ops::Range;

use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span, Spanned};

/// An insert; what it names is for `site` to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    /// The name, with the span of the whole insert.
    pub name: Spanned<String>,
}

/// A piece of a text with inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Characters of the source.
    Text(Range<usize>),
    Insert(Insert),
}

/// Splits `range` of `source` at its inserts. `\{{` is a literal brace pair; its backslash is left out.
pub fn split_inserts(file: FileId, source: &str, range: Range<usize>, findings: &mut Findings) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = range.start;
    let mut at = range.start;
    let keep = |pieces: &mut Vec<Piece>, range: Range<usize>| {
        if !range.is_empty() {
            pieces.push(Piece::Text(range));
        }
    };
    while let Some(found) = source[at..range.end].find('{') {
        let start = at + found;
        if !source[start..range.end].starts_with("{{") {
            at = start + 1;
            continue;
        }
        // Markdown has already taken the backslash out of the range; in front matter it still stands there.
        if is_escaped(source, start) {
            keep(&mut pieces, text..if start > range.start { start - 1 } else { start });
            text = start;
            at = start + 2;
            continue;
        }
        let line_end = source[start..range.end].find('\n').map_or(range.end, |end| start + end);
        let close = source[start..line_end].find("}}").map(|end| start + end + 2);
        let end = close.unwrap_or(line_end);
        let span = Span::new(file, start..end);
        let name = source[start..end].trim_start_matches("{{").trim_end_matches("}}").trim();
        keep(&mut pieces, text..start);
        if close.is_some() && is_name(name) {
            pieces.push(Piece::Insert(Insert { name: Spanned::new(name.to_owned(), span) }));
        } else {
            findings.push(Finding::new(Code::InsertMalformed, span).with("text", &source[start..end]));
        }
        text = end;
        at = end;
    }
    keep(&mut pieces, text..range.end);
    pieces
}

/// Whether a backslash before a byte takes away its meaning: one that is not itself behind one.
pub fn is_escaped(source: &str, at: usize) -> bool {
    source[..at].bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1
}

/// Letters, digits, `_` and `-`, with dots between the names of groups.
fn is_name(name: &str) -> bool {
    name.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-'))
}

/// A string of front matter: text with inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub parts: Vec<Part>,
    pub span: Span,
}

/// A part of a [`Phrase`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Insert(Insert),
}

impl Phrase {
    /// Splits a YAML string at its inserts. The places of inserts are found again in `source`, since quoting and folding move characters.
    pub fn read(written: &Spanned<String>, source: &str, findings: &mut Findings) -> Phrase {
        let file = written.span.file;
        let mut inner = Findings::default();
        let mut from = written.span.start as usize;
        let mut locate = |text: &str| {
            let range = written.span.range();
            let found = source
                .get(from..range.end)
                .and_then(|rest| rest.find(text))
                .map(|at| from + at..from + at + text.len());
            if let Some(found) = &found {
                from = found.end;
            }
            Span::new(file, found.unwrap_or(range))
        };
        let mut parts = Vec::new();
        for piece in split_inserts(file, &written.value, 0..written.value.len(), &mut inner) {
            parts.push(match piece {
                Piece::Text(range) => Part::Text(written.value[range].to_owned()),
                Piece::Insert(insert) => {
                    let span = locate(&written.value[insert.name.span.range()]);
                    Part::Insert(Insert { name: Spanned::new(insert.name.value, span) })
                }
            });
        }
        findings.extend(inner.into_iter().map(|finding| Finding { span: Some(written.span), ..finding }));
        Phrase { parts, span: written.span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Data, File, Sources};

    /// The pieces of a text in a compact form, inserts in brackets, and the number of findings.
    fn pieces(text: &str) -> (Vec<String>, usize) {
        let sources = Sources::new(vec![File { path: "a.md".into(), data: Data::Text(text.into()), embedded: false }]);
        let file = sources.find("a.md").unwrap();
        let mut findings = Findings::default();
        let pieces = split_inserts(file, text, 0..text.len(), &mut findings)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(range) => text[range].to_owned(),
                Piece::Insert(insert) => format!("[{}]", insert.name.value),
            })
            .collect();
        (pieces, findings.iter().count())
    }

    #[test]
    fn inserts_are_found_and_escapes_respected() {
        for (text, expected, faults) in [
            ("a {{ b.c }} d", vec!["a ", "[b.c]", " d"], 0),
            ("{{a}}{{b}}", vec!["[a]", "[b]"], 0),
            (r"a \{{ b }}", vec!["a ", "{{ b }}"], 0),
            (r"a \\{{ b }}", vec![r"a \\", "[b]"], 0),
            ("{{ a | upper }}", vec![], 1),
            ("{{ }}", vec![], 1),
            ("é {{ a", vec!["é "], 1),
            ("{ a }", vec!["{ a }"], 0),
        ] {
            assert_eq!(pieces(text), (expected.into_iter().map(str::to_owned).collect(), faults), "{text}");
        }
    }
}
