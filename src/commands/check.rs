//! `recto check`: looks for faults and writes nothing.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Outcome, Progress, Reader, Tell, find_root, look_at_templates, read, resolve, today, watched};
use recto::render::Templates;
use recto::report;
use recto::serve::Watch;

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

/// The same, again whenever they have changed, until the process is ended. Comes back only where the folder cannot be
/// watched.
pub fn watch(date: Option<Date>, reader: &Reader, tell: &Tell) -> Outcome {
    let root = match find_root() {
        Ok(root) => root,
        Err(refusal) => return refusal,
    };
    let watch = Watch::new(&root);
    let day = |zone: &TimeZone| date.unwrap_or_else(|| today(zone));
    let mut compiled = recto::load(&root, day);
    let mut told = None;
    watched(&root, watch, |watch| {
        let sources = &compiled.project.sources;
        let mut findings = compiled.findings.clone();
        look_at_templates(&compiled, Templates::load(sources), &mut findings);
        if told.as_ref() != Some(&findings) {
            tell(&findings, sources, &report::clean(&findings, &reader.catalogue(sources)));
            told = Some(findings);
        }
        let paths = watch.next(|path| compiled.project.holds(path))?;
        if let Some(again) = recto::reload(&compiled, &paths, day) {
            compiled = again;
        }
        Ok(())
    })
}
