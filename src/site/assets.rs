//! The files of `static/`: under which names they are published, and what style sheets refer to.
//!
//! A published name holds a hash, so a style sheet cannot know it: its relative references are to the names in `static/`
//! and are rewritten when it is rendered. The hash of a style sheet covers the files that it refers to, at any remove,
//! because its bytes change with their names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::{Code, Finding, Findings};
use crate::site::hash::hashed_name;
use crate::source::{File, FileId, Sources, Span, THEME};

const FOLDER: &str = "static/";

/// The files by their names in `static/`, the site's before the theme's.
pub fn files(sources: &Sources) -> BTreeMap<&str, FileId> {
    let theme = format!("{THEME}{FOLDER}");
    let mut files = BTreeMap::new();
    for prefix in [theme.as_str(), FOLDER] {
        files.extend(sources.iter().filter_map(|(id, file)| Some((file.path.strip_prefix(prefix)?, id))));
    }
    files
}

/// The name under which a file is published.
pub fn published_name(name: &str, files: &BTreeMap<&str, FileId>, sources: &Sources) -> String {
    let mut reached = BTreeSet::from([name.to_owned()]);
    let mut open = vec![name.to_owned()];
    let mut bytes = files.get(name).map_or_else(Vec::new, |id| sources.file(*id).bytes().to_vec());
    while let Some(name) = open.pop() {
        for reference in files.get(&*name).map_or_else(Vec::new, |id| references(sources.file(*id))) {
            if let Some(id) = files.get(&*reference.name)
                && reached.insert(reference.name.clone())
            {
                bytes.extend_from_slice(sources.file(*id).bytes());
                open.push(reference.name);
            }
        }
    }
    hashed_name(name, &bytes)
}

/// Finds references of style sheets to files that are not there.
pub fn check(sources: &Sources, findings: &mut Findings) {
    let files = files(sources);
    for id in files.values() {
        for reference in references(sources.file(*id)) {
            if !files.contains_key(&*reference.name) {
                let finding = Finding::new(Code::StaticUnknownFile, Span::new(*id, reference.range));
                findings.push(
                    finding.with("file", reference.name.as_str()).suggest(&reference.name, files.keys().copied()),
                );
            }
        }
    }
}

/// The bytes of a file as published: in a style sheet, `address` tells where each file that it refers to is.
pub fn publish(file: &File, address: impl Fn(&str) -> Option<String>, out: &mut Vec<u8>) {
    let mut from = 0;
    for reference in references(file) {
        if let Some(address) = address(&reference.name) {
            out.extend_from_slice(&file.bytes()[from..reference.range.start]);
            out.extend_from_slice(address.as_bytes());
            from = reference.range.end;
        }
    }
    out.extend_from_slice(&file.bytes()[from..]);
}

/// A relative reference of a style sheet.
#[derive(Debug, PartialEq, Eq)]
struct Reference {
    /// Where its path stands; a query or fragment behind it stays.
    range: Range<usize>,
    /// Of the file in `static/`.
    name: String,
}

/// The relative references of a style sheet, in order; other files have none.
fn references(file: &File) -> Vec<Reference> {
    let path = file.path.strip_prefix(THEME).unwrap_or(&file.path);
    let Some(name) = path.strip_prefix(FOLDER).filter(|name| name.ends_with(".css")) else { return Vec::new() };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let css = file.text();
    let references = urls(css).into_iter().filter_map(|range| {
        let path = css[range.clone()].split(['?', '#']).next().unwrap_or_default();
        let is_relative = !path.is_empty() && !path.starts_with('/') && !path.contains(':');
        is_relative.then(|| Reference { range: range.start..range.start + path.len(), name: resolve(folder, path) })
    });
    references.collect()
}

/// A path as seen from a folder, without `.` and `..`.
fn resolve(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Where the addresses stand in a style sheet: in `url(…)`, and in strings behind `@import` (CSS Syntax, 4.3.6).
fn urls(css: &str) -> Vec<Range<usize>> {
    let mut urls = Vec::new();
    let mut at = 0;
    let mut importing = false;
    while let Some(c) = css[at..].chars().next() {
        let rest = &css[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if c == '"' || c == '\'' {
            let range = string(css, at);
            at = (range.end + 1).min(css.len());
            if importing {
                urls.push(range);
            }
            importing = false;
        } else if starts_with(rest, "url(") && !css[..at].ends_with(is_name) {
            let start = at + 4 + (rest[4..].len() - rest[4..].trim_start().len());
            let quoted = css[start..].starts_with(['"', '\'']);
            let range = if quoted {
                string(css, start)
            } else {
                let length = css[start..].find(')').unwrap_or(css.len() - start);
                start..start + css[start..start + length].trim_end().len()
            };
            at = (range.end + usize::from(quoted)).min(css.len());
            urls.push(range);
            importing = false;
        } else if starts_with(rest, "@import") {
            importing = true;
            at += 7;
        } else {
            importing &= c.is_whitespace();
            at += c.len_utf8();
        }
    }
    urls
}

/// What stands between the quotation mark at `start` and the one that closes it.
fn string(css: &str, start: usize) -> Range<usize> {
    let quote = css.as_bytes()[start];
    let mut escaped = false;
    let end = css[start + 1..].bytes().position(|byte| {
        let closes = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    start + 1..end.map_or(css.len(), |end| start + 1 + end)
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Data;

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), data: Data::Text(text.into()), embedded: false }
    }

    #[test]
    fn relative_references_are_found() {
        for (css, expected) in [
            ("a { background: url(a.svg) }", vec!["css/a.svg"]),
            ("a { background: URL( '../b/é.svg#x' ), url(\"./c.png?v=1\") }", vec!["b/é.svg", "css/c.png"]),
            (
                "@import \"a.css\" print; @import 'b.css';@import url(c.css);",
                vec!["css/a.css", "css/b.css", "css/c.css"],
            ),
            ("/* url(a.svg) */ a::before { content: \"url(b.svg) \\\" \" }", vec![]),
            ("a { b: url(data:x) url(https://a.example/b) url(/c) url(#d) url(//e) xurl(f) url() }", vec![]),
            ("a { b: url(", vec![]),
            ("@import \"", vec![]),
            ("a { b: url('é", vec!["css/é"]),
        ] {
            let names: Vec<_> =
                references(&file("static/css/x.css", css)).into_iter().map(|found| found.name).collect();
            assert_eq!(names, expected, "{css}");
        }
        assert_eq!(references(&file("static/x.txt", "url(a.svg)")), []);
    }

    #[test]
    fn style_sheets_are_published_with_the_names_of_what_they_refer_to() {
        let mut out = Vec::new();
        let address = |name: &str| (name != "c.svg").then(|| format!("/assets/{name}"));
        publish(&file("static/x.css", "a: url(b.svg#i) url( \"c.svg\" ) é"), address, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "a: url(/assets/b.svg#i) url( \"c.svg\" ) é");
    }

    #[test]
    fn the_name_of_a_style_sheet_changes_with_what_it_refers_to() {
        let name = |svg: &str| {
            let files = [("a.css", "@import 'b.css'"), ("b.css", "@import 'a.css'; url(c.svg)"), ("c.svg", svg)];
            let sources = files.map(|(name, text)| file(&format!("static/{name}"), text));
            let sources = Sources::new(sources.into());
            published_name("a.css", &super::files(&sources), &sources)
        };
        assert_eq!(name("x"), name("x"));
        assert_ne!(name("x"), name("y"));
    }
}
