//! Approved copies: `approved/<language>.md` beside the texts of a version, each part as it was last approved.
//!
//! The form is Markdown that `recto review` writes, one block a line, so that people can read it and version control can
//! merge it: front matter, what stands before the first heading, then every clause under its heading. What the lines
//! hold is only compared, never parsed: `site::ledger` says how a text becomes such lines. The front matter begins with
//! what the ledger itself has to remember: `address:` and `complete:`.

use std::collections::BTreeSet;

use crate::content::yaml::parse_date;
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span};

/// The approved copy of one text.
#[derive(Debug, Clone)]
pub struct Approved {
    pub file: FileId,
    /// The permanent routes that the text had when it was approved, the present one among them unless it moved since.
    pub addresses: Vec<String>,
    /// The whole text was approved at one time or another, not only parts of it.
    pub complete: bool,
    /// In the order of the file; no two have one key.
    pub parts: Vec<Part>,
}

/// The line of a copy that says a permanent route of its text, without the route.
pub const ADDRESS: &str = "address: ";

/// The line of a copy of which parts were never approved.
pub const INCOMPLETE: &str = "complete: false";

/// A part of a text that is approved by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub key: Key,
    /// One block a line, without empty lines and without the id of the heading.
    pub words: String,
    /// Its first line.
    pub span: Span,
}

/// Which part of a text, in any language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Title, summary and what else stands in the front matter.
    Front,
    /// What stands before the first heading.
    Opening,
    /// A clause, by its id.
    Clause(String),
}

/// Reads an approved copy. A line that cannot be part of one, such as the marks of a merge that was not resolved, is a
/// finding and left out.
pub fn read(file: FileId, source: &str) -> (Approved, Findings) {
    let mut findings = Findings::default();
    let mut approved = Approved { file, addresses: Vec::new(), complete: true, parts: Vec::new() };
    let mut ids = BTreeSet::new();
    let mut fences = 0;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let words = line.trim_end();
        let span = Span::new(file, at..at + words.len());
        at += line.len();
        let is_first = fences == 0 && approved.parts.is_empty();
        if words == "---" && (is_first || fences == 1) {
            fences += 1;
            continue;
        }
        if words.is_empty() || (fences == 1 && words.starts_with('#')) {
            continue;
        }
        if fences == 1 && words == INCOMPLETE {
            approved.complete = false;
            continue;
        }
        if let Some(address) = words.strip_prefix(ADDRESS).filter(|_| fences == 1) {
            match is_permanent(address) {
                true => approved.addresses.push(address.to_owned()),
                false => findings.push(malformed(span, words)),
            }
            continue;
        }
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| words.starts_with(mark)) {
            findings.push(malformed(span, words));
            continue;
        }
        let (key, words) = if fences == 1 {
            (Key::Front, words)
        } else if words.starts_with('#') {
            let Some((heading, id)) = heading(words).filter(|(_, id)| ids.insert(*id)) else {
                findings.push(malformed(span, words));
                continue;
            };
            (Key::Clause(id.to_owned()), heading)
        } else {
            let key = approved.parts.last().map_or(Key::Opening, |part| match &part.key {
                Key::Front => Key::Opening,
                key => key.clone(),
            });
            (key, words)
        };
        match approved.parts.last_mut().filter(|part| part.key == key) {
            Some(part) => {
                part.words.push('\n');
                part.words.push_str(words);
            }
            None => approved.parts.push(Part { key, words: words.to_owned(), span }),
        }
    }
    // A damaged copy proves nothing about the whole.
    approved.complete &= findings.is_empty();
    (approved, findings)
}

/// Whether a route is one that a version can have: `/language/slug/date/`.
fn is_permanent(route: &str) -> bool {
    let parts: Vec<&str> = route.split('/').collect();
    matches!(parts[..], ["", language, slug, date, ""] if !language.is_empty() && !slug.is_empty() && parse_date(date).is_some())
}

fn malformed(span: Span, line: &str) -> Finding {
    Finding::new(Code::LedgerMalformed, span).with("line", line)
}

/// A heading and the id at its end.
fn heading(line: &str) -> Option<(&str, &str)> {
    let (heading, id) = line.strip_suffix('}')?.rsplit_once(" {#")?;
    (!id.is_empty() && !id.contains(char::is_whitespace)).then_some((heading, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Data, File, Sources};

    #[test]
    fn parts_are_read_and_faults_found() {
        let clause = |id: &str| Key::Clause(id.to_owned());
        for (source, expected, faults) in [
            ("", vec![], 0),
            (
                "---\n# Note.\ntitle: \"A\"\nsummary: \"B\"\n---\n\nOpening.\n\n## C {#c}\n\nD\r\n\nE\n",
                vec![
                    (Key::Front, "title: \"A\"\nsummary: \"B\""),
                    (Key::Opening, "Opening."),
                    (clause("c"), "## C\nD\nE"),
                ],
                0,
            ),
            ("## C {#c}\n## D {#c}\n## E\nF\n", vec![(clause("c"), "## C\nF")], 2),
            ("## C {#c}\n<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n", vec![(clause("c"), "## C\nA\nB")], 3),
            ("A\n---\nB", vec![(Key::Opening, "A\n---\nB")], 0),
            ("---\ntitle: \"A\"\n", vec![(Key::Front, "title: \"A\"")], 0),
            (
                "---\naddress: /en/a/2026-01-01/\ncomplete: false\n---\ncomplete: false\n",
                vec![(Key::Opening, "complete: false")],
                0,
            ),
        ] {
            let file = File { path: "en.md".into(), data: Data::Text(source.into()), embedded: false };
            let sources = Sources::new(vec![file]);
            let (approved, findings) = read(sources.find("en.md").expect("it is there"), source);
            let parts: Vec<_> = approved.parts.iter().map(|part| (part.key.clone(), part.words.as_str())).collect();
            assert_eq!((parts, findings.iter().count()), (expected, faults), "{source}");
        }
    }
}
