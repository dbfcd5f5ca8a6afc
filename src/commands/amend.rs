//! `recto amend`: the next version of a notice, to be changed from the last.

use jiff::civil::Date;

use super::{Loaded, Outcome, Reader, load, write};
use recto::content::APPROVED;
use recto::finding::{Code, Finding};
use recto::site::Notice;
use recto::source::Sources;
use recto::starter::{self, NewFile};

/// Begins the version of the notice `key` that takes effect on `effective`, as a copy of its last version in every
/// language. Attachments are not copied: what the new version's folder does not hold is looked for in those before it.
pub fn run(key: &str, effective: Date, date: Option<Date>, reader: &Reader) -> Outcome {
    let Loaded { root, sources, findings, site } = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let Some((site, _)) = site else {
        return Outcome { findings: Some((findings, sources)), refused: false, answer: String::new() };
    };
    let Some(notice) = site.notice(key) else {
        let finding = Finding::anywhere(Code::NoticeUnknown).with("notice", key);
        return Outcome::refusal(finding.suggest(key, site.notices.iter().map(|n| n.key.as_str())), sources);
    };
    let last = notice.versions[notice.versions.len() - 1].effective;
    if effective <= last {
        let finding = Finding::anywhere(Code::VersionNotLater).with("notice", key);
        let finding = finding.with("effective", effective.to_string()).with("last", last.to_string());
        return Outcome::refusal(finding, sources);
    }
    let files = copies(notice, last, effective, sources);
    if let Err(finding) = write(&root, &files) {
        return Outcome::refusal(finding, sources);
    }
    let answers = reader.answers(sources);
    let written = files.iter().map(|(path, _)| answers.say("done-new-file", &[("path", path.as_str().into())]) + "\n");
    Outcome::answer(written.collect::<String>() + &answers.say("done-amend", &[]) + "\n")
}

/// The texts, registers and facts of a version for the folder of the next, and its approved copies: a clause that stays
/// the same stays approved, and one that changes is compared with what was approved last.
fn copies(notice: &Notice, last: Date, effective: Date, sources: &Sources) -> Vec<NewFile> {
    let folder = format!("content/{}/{last}/", notice.key);
    let own = sources.under(&folder).filter_map(|(id, file)| {
        let name = file.path.strip_prefix(&folder)?;
        let text = sources.text(id);
        let is_approved = name.strip_prefix(APPROVED).is_some_and(|name| name.ends_with(".md"));
        let copy = match name.rsplit_once('.')?.1 {
            "md" if is_approved => starter::carried(text),
            _ if name.contains('/') => return None,
            "md" => starter::amended(text),
            "yaml" if name == "version.yaml" => starter::version_facts(text)?,
            "yaml" => text.to_owned(),
            _ => return None,
        };
        Some((format!("content/{}/{effective}/{name}", notice.key), copy.into_bytes()))
    });
    own.collect()
}
