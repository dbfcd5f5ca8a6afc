//! A text: one Markdown file, its front matter and its body.

use std::ops::Range;
use std::sync::Arc;

use crate::content::allowance::{self, Allowance};
use crate::content::insert::{Part, Phrase};
use crate::content::markdown::{self, Body};
use crate::content::written;
use crate::content::yaml::{self, Fields};
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Sources, Span};

/// What became of the file of a text.
#[derive(Debug)]
pub struct Parsed {
    pub file: FileId,
    /// None where it has no title, without which it is no page.
    pub front: Option<Arc<FrontMatter>>,
    /// None where nothing is written, or nothing ends the front matter.
    pub body: Option<Arc<Body>>,
    pub faults: Findings,
}

impl Parsed {
    /// What is a page, if it is one.
    pub fn text(&self) -> Option<Text> {
        Some(Text { file: self.file, front: self.front.clone()?, body: self.body.clone()? })
    }
}

/// One version in one language, parsed.
#[derive(Debug, Clone)]
pub struct Text {
    pub file: FileId,
    pub front: Arc<FrontMatter>,
    pub body: Arc<Body>,
}

/// What stands between the `---` lines.
#[derive(Debug)]
pub struct FrontMatter {
    pub title: Phrase,
    /// Plain language, shown above the text.
    pub summary: Option<Phrase>,
    /// What this version changes, in plain language.
    pub changes: Option<Phrase>,
    /// For search engines.
    pub description: Option<Phrase>,
    /// What is between the lines.
    pub span: Span,
    /// Findings that its comments allow, anywhere in it.
    pub allowances: Vec<Allowance>,
}

impl FrontMatter {
    /// Nothing but a title, which is written nowhere.
    pub fn titled(title: &str, file: FileId) -> FrontMatter {
        let span = Span::start_of(file);
        let title = Phrase { parts: vec![Part::Text(title.to_owned())], span };
        FrontMatter { title, summary: None, changes: None, description: None, span, allowances: Vec::new() }
    }

    /// Its strings, by their keys.
    pub fn phrases(&self) -> [(&'static str, Option<&Phrase>); 4] {
        [
            ("title", Some(&self.title)),
            ("summary", self.summary.as_ref()),
            ("changes", self.changes.as_ref()),
            ("description", self.description.as_ref()),
        ]
    }
}

/// Parses a text.
pub fn read(sources: &Sources, file: FileId) -> Parsed {
    let mut parsed = Parsed { file, front: None, body: None, faults: Findings::default() };
    let (source, findings) = (sources.text(file), &mut parsed.faults);
    if source.trim().is_empty() {
        return parsed;
    }
    let start = match split(source) {
        Split::Found { front, body } => {
            parsed.front = read_front(file, source, front, findings).map(Arc::new);
            body
        }
        Split::Missing => {
            findings.push(Finding::new(Code::TextNoFrontMatter, Span::start_of(file)));
            0
        }
        Split::Unclosed => {
            findings.push(Finding::new(Code::TextUnclosedFrontMatter, Span::new(file, 0..3)));
            return parsed;
        }
    };
    let (body, faults) = markdown::parse(file, source, start);
    parsed.body = Some(Arc::new(body));
    parsed.faults.extend(faults);
    parsed
}

/// Where the front matter of a file is, if it has any.
#[derive(Debug, PartialEq, Eq)]
enum Split {
    /// The YAML between the lines, and the first byte after them.
    Found {
        front: Range<usize>,
        body: usize,
    },
    Missing,
    Unclosed,
}

/// Front matter is a first line `---` and all up to the next line `---`; elsewhere such lines are Markdown.
fn split(source: &str) -> Split {
    let mut start = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None => return Split::Missing,
            Some(start) if is_fence => return Split::Found { front: start..at, body: at + line.len() },
            Some(_) => {}
        }
        at += line.len();
    }
    Split::Unclosed
}

fn read_front(file: FileId, source: &str, range: Range<usize>, findings: &mut Findings) -> Option<FrontMatter> {
    let missing = || Finding::new(Code::YamlMissingKey, Span::new(file, 0..3)).with("key", "title");
    let before = findings.has_errors();
    let Some(node) = yaml::parse(file, &source[range.clone()], range.start, findings) else {
        if findings.has_errors() == before {
            findings.push(missing());
        }
        return None;
    };
    let fields = Fields::of(&node, "front matter", written::FrontMatter::KEYS, findings);
    let phrase = |key: &str, findings: &mut Findings| {
        let text = fields.get(key)?.text(key, findings)?;
        Some(Phrase::read(&text, source, findings))
    };
    // A title of no words is none.
    let titled = fields.get("title").is_some_and(|title| title.scalar().is_none_or(|title| !title.trim().is_empty()));
    if !titled && matches!(node.kind, yaml::Kind::Mapping(_)) {
        findings.push(missing());
    }
    let title = phrase("title", findings).filter(|_| titled);
    let summary = phrase("summary", findings);
    let changes = phrase("changes", findings).filter(|changes| {
        let is_empty = source[changes.span.range()].trim_matches(['"', '\'', ' ']).is_empty();
        if is_empty {
            findings.push(Finding::new(Code::TextEmptyChanges, changes.span));
        }
        !is_empty
    });
    let description = phrase("description", findings);
    let allowances = allowances(file, source, range.clone(), findings);
    Some(FrontMatter { title: title?, summary, changes, description, span: Span::new(file, range), allowances })
}

/// The comments of the front matter that allow findings: `# recto: allow CODE "reason"`.
fn allowances(file: FileId, source: &str, range: Range<usize>, findings: &mut Findings) -> Vec<Allowance> {
    let starts = source[range.clone()].match_indices("# recto:").map(|(at, _)| range.start + at);
    let read = |start: usize| {
        let end = source[start..range.end].find('\n').map_or(range.end, |end| start + end);
        let comment = source[start..end].trim_start_matches('#').trim();
        allowance::read(
            comment,
            Span::new(file, start..start + source[start..end].trim_end().len()),
            0,
            false,
            findings,
        )
    };
    starts.filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_only_at_the_very_beginning() {
        for (source, expected) in [
            ("---\ntitle: A\n---\nB", Split::Found { front: 4..13, body: 17 }),
            ("---\r\ntitle: A\r\n---\r\nB", Split::Found { front: 5..15, body: 20 }),
            ("---\n---\n", Split::Found { front: 4..4, body: 8 }),
            ("A\n---\nB\n---\n", Split::Missing),
            ("---\ntitle: A\n", Split::Unclosed),
            ("----\n", Split::Missing),
        ] {
            assert_eq!(split(source), expected, "{source:?}");
        }
    }
}
