//! Faults that make texts look as if they differed: what follows from one of them is not told beside it.

use std::collections::BTreeSet;

use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Sources};

/// Leaves out what parity says of a line that holds an invisible character, which may keep a heading from being one, and
/// of a text of which a part was not read.
pub fn without_consequences(findings: Findings, sources: &Sources) -> Findings {
    let line = |finding: &Finding| finding.span.map(|span| (span.file, sources.position(span.file, span.start).0));
    let of = |code: Code| findings.iter().filter(move |finding| finding.code == code);
    let lines: BTreeSet<(FileId, usize)> = of(Code::FileControlCharacter).filter_map(line).collect();
    let unread: BTreeSet<FileId> = of(Code::TextTooDeep).filter_map(|finding| Some(finding.span?.file)).collect();
    if lines.is_empty() && unread.is_empty() {
        return findings;
    }
    let follows = |finding: &Finding| {
        let places = finding.span.into_iter().chain(finding.labels.iter().map(|label| label.span));
        finding.code.is_of_parity()
            && (line(finding).is_some_and(|line| lines.contains(&line))
                || places.into_iter().any(|place| unread.contains(&place.file)))
    };
    findings.iter().filter(|finding| !follows(finding)).cloned().collect()
}
