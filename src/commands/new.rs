//! `recto new`: a notice with a text in every language to begin with.

use jiff::civil::Date;

use super::{Loaded, Outcome, Reader, load, write};
use recto::finding::{Code, Finding};
use recto::site::{Site, slug_fault, slug_span};
use recto::starter;

/// Begins the notice `key` in the site of the current folder, in force from `date`. What helps editors of its YAML is
/// written where the site does not have it yet.
pub fn run(key: &str, date: Option<Date>, reader: &Reader) -> Outcome {
    let Loaded { root, sources, findings, site } = match load(date, reader) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let Some((site, _)) = site else {
        return Outcome { findings: Some((findings, sources)), refused: false, answer: String::new() };
    };
    let folder = format!("content/{key}");
    if let Some(finding) = slug_fault(key).or_else(|| slug_taken(key, site)) {
        return Outcome::refusal(finding, sources);
    }
    if root.join(&folder).exists() {
        return Outcome::refusal(Finding::anywhere(Code::NoticeExists).with("notice", key), sources);
    }
    let languages = &site.config.languages;
    let text = |id| {
        let path = format!("{folder}/{}/{}.md", site.date, languages.code(id));
        (path, starter::text(key, &starter::words(&languages[id].tag, sources)).into_bytes())
    };
    let mut files: Vec<_> = languages.ids().map(text).collect();
    let settings = format!("{folder}/notice.yaml");
    let yaml = starter::notice_yaml(&settings, key, languages);
    files.push((settings, yaml.into_bytes()));
    files.extend(starter::editor().into_iter().filter(|(path, _)| !root.join(path).exists()));
    if let Err(finding) = write(&root, &files) {
        return Outcome::refusal(finding, sources);
    }
    let answers = reader.answers(sources);
    let written = files.iter().map(|(path, _)| answers.say("done-new-file", &[("path", path.as_str().into())]) + "\n");
    let next = answers.say("done-new", &[("folder", folder.as_str().into())]);
    Outcome::answer(written.collect::<String>() + &next + "\n")
}

/// A notice of another key may have the address that the new one would take.
fn slug_taken(key: &str, site: &Site) -> Option<Finding> {
    let others = site.notices.iter().filter(|notice| notice.key != key);
    let mut slugs = others.flat_map(|notice| notice.slug.iter().map(move |(language, slug)| (notice, language, slug)));
    let (notice, language, slug) = slugs.find(|(.., slug)| *slug == key)?;
    let route = format!("/{}/{slug}/", site.config.languages.code(language));
    Some(Finding::new(Code::NoticeRouteTaken, slug_span(notice, language)).with("route", route))
}
