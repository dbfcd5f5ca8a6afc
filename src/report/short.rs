//! One line a finding, as compilers write it and editors and `grep` read it: `path:line:column: severity[code]: message`.
//!
//! The severity is the same word in every language, since programs look for it; only the message is translated.

use std::io;

use super::place::Places;
use super::wording;
use crate::finding::Findings;
use crate::locale::Catalogue;
use crate::source::Sources;

pub(super) fn write(
    out: &mut dyn io::Write,
    findings: &Findings,
    sources: &Sources,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut places = Places::new(sources);
    for finding in findings.iter() {
        if let Some(span) = finding.span {
            write!(out, "{}: ", places.written(span))?;
        }
        let message = wording::of(finding, catalogue).message;
        writeln!(out, "{}[{}]: {message}", finding.severity.as_str(), finding.code.as_str())?;
    }
    Ok(())
}
