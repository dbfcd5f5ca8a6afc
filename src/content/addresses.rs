//! `content/addresses.txt`: every address that was approved, one a line: a route, or a route and the id of a clause or
//! block in it, `/en/privacy/#retention`. `recto review` writes it, sorted; version control may merge it line by line.

use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span};

/// Where the file is.
pub const FILE: &str = "content/addresses.txt";

/// An address that was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub route: String,
    /// Of a clause or block.
    pub id: Option<String>,
    pub span: Span,
}

/// Reads the file. A line that is no address, such as the marks of a merge that was not resolved, is a finding and left
/// out; order and repetition do not matter.
pub fn read(file: FileId, source: &str) -> (Vec<Address>, Findings) {
    let mut findings = Findings::default();
    let mut addresses = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let words = line.trim_end();
        let span = Span::new(file, at..at + words.len());
        at += line.len();
        let (route, id) = words.split_once('#').map_or((words, None), |(route, id)| (route, Some(id)));
        let is_route = route.starts_with('/') && route.ends_with('/') && id != Some("");
        if is_route && !words.contains(char::is_whitespace) {
            addresses.push(Address { route: route.to_owned(), id: id.map(str::to_owned), span });
        } else if !words.is_empty() {
            findings.push(Finding::new(Code::AddressMalformed, span).with("line", words));
        }
    }
    addresses.sort_by(|a, b| (&a.route, &a.id).cmp(&(&b.route, &b.id)));
    addresses.dedup_by(|a, b| (&a.route, &a.id) == (&b.route, &b.id));
    (addresses, findings)
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match &self.id {
            Some(id) => write!(f, "{}#{id}", self.route),
            None => f.write_str(&self.route),
        }
    }
}
