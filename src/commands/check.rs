//! `recto check`: looks for faults and writes nothing.

use jiff::civil::Date;

use super::{Outcome, Progress, Reader, load_watched};
use recto::report;

/// The findings of the site of the current folder. That there are none is said.
pub fn run(date: Option<Date>, reader: &Reader) -> Outcome {
    let progress = Progress::new(reader);
    let loaded = match load_watched(date, &progress) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let mut answer = progress.end(loaded.sources);
    if loaded.findings.iter().len() == 0 {
        answer += &(report::summary(&loaded.findings, &reader.catalogue(loaded.sources)) + "\n");
    }
    Outcome { findings: Some((loaded.findings, loaded.sources)), refused: false, answer }
}
