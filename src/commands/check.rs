//! `recto check`: looks for faults and writes nothing.

use jiff::civil::Date;

use super::{Outcome, Reader};
use recto::report;

/// The findings of the site of the current folder. That there are none is said.
pub fn run(date: Option<Date>, reader: &Reader) -> Outcome {
    let loaded = match super::load(date) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let mut answer = String::new();
    if loaded.findings.iter().len() == 0 {
        answer = report::summary(&loaded.findings, &reader.catalogue(loaded.sources)) + "\n";
    }
    Outcome { findings: Some((loaded.findings, loaded.sources)), refused: false, answer }
}
