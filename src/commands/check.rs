//! `recto check`: looks for faults and writes nothing.

use jiff::civil::Date;

use super::follow::Followed;
use super::{Outcome, Progress, Reader, Tell, read, resolve};
use recto::report;

/// The findings of the site of the current folder. That there are none is said.
pub fn run(date: Option<Date>, reader: &Reader) -> Outcome {
    let progress = Progress::new(reader);
    let loaded = match read(&progress) {
        Ok(read) => resolve(read, date, &progress),
        Err(refusal) => return refusal,
    };
    let answer = progress.end(loaded.sources) + &report::clean(&loaded.findings, &reader.catalogue(loaded.sources));
    Outcome { findings: Some((loaded.findings, loaded.sources)), refused: false, answer }
}

/// The same, again whenever they have changed, until the process is ended.
pub fn watch(date: Option<Date>, reader: &Reader, tell: &Tell) -> Outcome {
    match Followed::begin(date, 0, reader) {
        Ok(followed) => {
            followed.tell(tell);
            followed.go_on(|_| {}, tell)
        }
        Err(refusal) => refusal,
    }
}
