//! Comments by which an editor allows a finding: `<!-- recto: allow CODE "reason" -->`, or in front matter
//! `# recto: allow CODE "reason"`.

use crate::finding::{Code, Finding, Findings};
use crate::source::{Span, Spanned};

/// A finding that an editor allows at a block, and says why.
#[derive(Debug, Clone)]
pub struct Allowance {
    pub code: Spanned<Code>,
    /// Index of the event that follows it.
    pub event: usize,
    /// It stands among the words of a block, and means that one; else it means the next.
    pub inline: bool,
}

/// Reads a comment that stands at `span`. None where it is a comment like any other, or a faulty one, which is told.
pub fn read(comment: &str, span: Span, event: usize, inline: bool, findings: &mut Findings) -> Option<Allowance> {
    let words = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let rest = words.strip_prefix("recto:")?.trim_start();
    let malformed = || Finding::new(Code::AllowanceMalformed, span).with("comment", words);
    let parts = rest.strip_prefix("allow ").and_then(|rest| rest.trim_start().split_once(char::is_whitespace));
    let Some((code, reason)) = parts else {
        findings.push(malformed());
        return None;
    };
    let reason = reason.trim().strip_prefix('"').and_then(|reason| reason.strip_suffix('"')).map(str::trim);
    if reason.is_none_or(str::is_empty) {
        findings.push(malformed());
        return None;
    }
    let Some(known) = Code::from_name(code).filter(|code| code.is_adjustable()) else {
        let names = Code::ALL.iter().filter(|code| code.is_adjustable()).map(|code| code.as_str());
        findings.push(Finding::new(Code::AllowanceUnknown, span).with("code", code).suggest(code, names));
        return None;
    };
    Some(Allowance { code: Spanned::new(known, span), event, inline })
}
