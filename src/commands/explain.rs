//! `recto explain`: says more about a kind of finding.

use super::{Outcome, Reader, theme};
use recto::finding::{Code, Finding};
use recto::report;

/// The explanation of a code; one that does not exist is itself a finding.
pub fn run(name: &str, reader: &Reader) -> Outcome {
    let theme = theme();
    match Code::from_name(name) {
        Some(code) => Outcome::answer(report::explain(code, &reader.catalogue(theme))),
        None => {
            let unknown = Finding::anywhere(Code::UsageUnknownCode).with("name", name);
            Outcome::refusal(unknown.suggest(name, Code::ALL.iter().map(|code| code.as_str())), theme)
        }
    }
}
