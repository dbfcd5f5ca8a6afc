//! What a page of changes is given, and what a history tells of each clause.

use std::collections::BTreeMap;

use crate::content::language::LanguageId;
use crate::render::context;
use crate::render::html::{self, Counterpart, Page, Setting};
use crate::render::pages::{day, status_text, version_page};
use crate::render::redline::{self, Fate, Part, Row, Versions};
use crate::render::typeset;
use crate::site::routes::{self, href};
use crate::site::{Notice, Site, Target, Text};
use crate::source::Sources;

/// A version that has one before it.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    pub site: &'a Site,
    pub sources: &'a Sources,
    pub notice: &'a Notice,
    /// Among the versions of the notice, not the first.
    pub version: usize,
}

impl<'a> Step<'a> {
    fn versions(self) -> Versions<'a> {
        let versions = &self.notice.versions;
        Versions { old: &versions[self.version - 1], new: &versions[self.version], source: self.notice.source }
    }

    /// The address of the page that says what changed.
    pub fn path(self, language: LanguageId, other: Option<LanguageId>) -> String {
        let Step { site, notice, .. } = self;
        let version = &notice.versions[self.version];
        href(&site.config, &routes::changes(&site.config, notice, version, &site.locales, language, other))
    }

    /// What became of the text in a language; `setting` is that of the new one.
    fn parts(self, language: LanguageId, setting: Setting) -> Vec<Part> {
        let Step { site, sources, notice, .. } = self;
        let Versions { old, new, .. } = self.versions();
        let alone = version_page(site, notice, old, language);
        let now = &new.texts[language];
        let before = Setting::Before { now, alone: alone.as_deref() };
        let page = |text, setting| Page { site, sources, text, language, setting, permanent: Some("") };
        redline::compare(self.versions(), page(&old.texts[language], before), page(now, setting))
    }
}

/// A link to the page that says what a version changed, where it is published.
pub fn link(
    site: &Site,
    notice: &Notice,
    version: usize,
    language: LanguageId,
    label: &str,
) -> Option<context::PageLink> {
    let before = &notice.versions[version.checked_sub(1)?];
    let version = &notice.versions[version];
    let locale = &site.locales[language];
    let values = [("date", locale.date(version.effective)), ("before", locale.date(before.effective))];
    let values = [("date", values[0].1.as_str()), ("before", values[1].1.as_str())];
    site.config.pages.changes.then(|| context::PageLink {
        path: href(&site.config, &routes::changes(&site.config, notice, version, &site.locales, language, None)),
        label: typeset::html(site, language, &locale.message(label, &values)),
    })
}

/// What a page of changes is given, besides what every page is.
pub fn redline(step: Step, language: LanguageId, other: Option<LanguageId>) -> context::Redline {
    let Step { site, notice, .. } = step;
    let config = &site.config;
    let Versions { old, new, .. } = step.versions();
    let locale = &site.locales[language];
    let html = |words: &str| typeset::html(site, language, words);
    let mut facing = Vec::new();
    let rows: Vec<Row> = match other {
        None => {
            let others = || config.languages.ids().filter(|other| *other != language);
            let beside = |other| config.pages.bilingual.then(|| step.path(language, Some(other)));
            let counterpart = |other| Counterpart {
                language: other,
                path: step.path(other, None),
                text: &new.texts[other],
                facing: beside(other),
            };
            let counterparts: Vec<_> = others().map(counterpart).collect();
            let link = |other: &Counterpart| {
                let names = [language, other.language].map(|id| site.language_name(id, language));
                let label = locale.message("facing-link", &[("first", names[0]), ("second", names[1])]);
                Some(context::PageLink { path: other.facing.clone()?, label: html(&label) })
            };
            facing = counterparts.iter().filter_map(link).collect();
            let setting = Setting::Alone { counterparts: &counterparts, history: None };
            step.parts(language, setting).into_iter().map(|part| Row { sides: vec![Some(part)] }).collect()
        }
        Some(other) => {
            let paths = [language, other].map(|id| step.path(id, None));
            let first = step.parts(language, Setting::Facing { alone: &paths[0], first: None });
            let setting = Setting::Facing { alone: &paths[1], first: Some(&new.texts[language]) };
            redline::beside(first, step.parts(other, setting))
        }
    };
    let languages: Vec<LanguageId> = [Some(language), other].into_iter().flatten().collect();
    let changed = rows.iter().filter_map(|row| changed(site, row, &languages));
    let is_same = |side: &usize| {
        let mut parts = rows.iter().filter_map(|row| row.sides[*side].as_ref());
        parts.all(|part| part.fate == Fate::Same)
    };
    let unchanged = (0..languages.len()).filter(is_same).map(|side| {
        let name = site.language_name(languages[side], language);
        html(&locale.message("unchanged-language", &[("language", name)]))
    });
    let compared = |version| context::ComparedVersion {
        path: version_page(site, notice, version, language),
        label: html(&locale.message("version-of", &[("date", &locale.date(version.effective))])),
    };
    let mut body = String::new();
    redline::print(site, &languages, &rows, &mut body);
    context::Redline {
        before: compared(old),
        after: compared(new),
        correction: new.correction,
        changes: new.texts[language].changes.as_deref().map(html),
        status: new.status.as_str(),
        status_text: status_text(site, "status", notice, new, language),
        changed: changed.collect(),
        unchanged: unchanged.collect(),
        facing,
        body,
    }
}

/// A part that changed, in the list of those.
fn changed(site: &Site, row: &Row, languages: &[LanguageId]) -> Option<context::ChangedPart> {
    let (side, part) =
        row.part().filter(|(_, part)| !matches!(part.fate, Fate::Same | Fate::Renumbered | Fate::Gone))?;
    Some(context::ChangedPart {
        id: part.id.clone(),
        fate: part.fate.as_str(),
        fate_text: fate_text(site, part.fate, languages[0]),
        label: typeset::html(site, languages[side], &part.label),
        lang: (side > 0).then(|| site.lang(languages[side]).to_owned()),
    })
}

fn fate_text(site: &Site, fate: Fate, language: LanguageId) -> String {
    site.locales[language].message(&format!("fate-{}", fate.as_str()), &[])
}

/// A clause through the versions.
struct Line {
    /// Those that it had, the latest last.
    ids: Vec<String>,
    label: String,
    /// The last version that has it.
    version: usize,
    changes: Vec<Change>,
}

/// What a version made of a clause, and where its page of changes says so.
struct Change {
    version: usize,
    fate: Option<Fate>,
    place: String,
}

/// Which versions changed which clause, in the order of the latest version; those that are gone come last.
pub fn clauses(site: &Site, sources: &Sources, notice: &Notice, language: LanguageId) -> Vec<context::ClauseHistory> {
    let mut lines: Vec<Line> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let first = &notice.versions[0].texts[language];
    for placed in &first.clauses {
        by_id.insert(placed.id.clone(), lines.len());
        let words = &placed.heading;
        let number = placed.number.as_ref().filter(|_| placed.numbered);
        lines.push(Line {
            ids: vec![placed.id.clone()],
            label: number.map_or_else(|| words.to_string(), |number| format!("{number} {words}")),
            version: 0,
            changes: vec![Change { version: 0, fate: None, place: String::new() }],
        });
    }
    let mut order: Vec<usize> = (0..lines.len()).collect();
    for version in 1..notice.versions.len() {
        let step = Step { site, sources, notice, version };
        order.clear();
        let parts = step.parts(language, Setting::Alone { counterparts: &[], history: None });
        // A clause that takes the id of one that was renamed must not be taken for it.
        let before = by_id.clone();
        for part in parts.into_iter().filter(|part| part.fate != Fate::Gone) {
            let Part { fate, id: place, clauses: [was, is], label, .. } = part;
            let id = is.as_ref().or(was.as_ref()).unwrap_or(&place).clone();
            let known = was.as_ref().or(is.as_ref()).unwrap_or(&place);
            let line = match before.get(known) {
                Some(&line) => line,
                None if fate == Fate::Same => continue,
                None => {
                    let line = Line { ids: Vec::new(), label: String::new(), version, changes: Vec::new() };
                    lines.push(line);
                    lines.len() - 1
                }
            };
            let of_line = &mut lines[line];
            if fate != Fate::Removed {
                of_line.ids.retain(|other| *other != id);
                of_line.ids.push(id.clone());
                by_id.insert(id, line);
                (of_line.label, of_line.version) = (label, version);
                order.push(line);
            }
            if fate != Fate::Same {
                of_line.changes.push(Change { version, fate: Some(fate), place });
            }
        }
    }
    let gone = (0..lines.len()).filter(|line| !order.contains(line));
    let all: Vec<usize> = order.iter().copied().chain(gone).collect();
    let has_id = |line: usize, id: &&String| by_id.get(*id) == Some(&line);
    all.into_iter()
        .map(|line| {
            let ids = lines[line].ids.iter().rev().filter(|id| has_id(line, id)).cloned().collect();
            clause_history(site, notice, &lines[line], ids, language)
        })
        .collect()
}

fn clause_history(
    site: &Site,
    notice: &Notice,
    line: &Line,
    ids: Vec<String>,
    language: LanguageId,
) -> context::ClauseHistory {
    let locale = &site.locales[language];
    let change = |change: &Change| {
        let version = &notice.versions[change.version];
        let date = locale.date(version.effective);
        let path = || {
            let path = routes::changes(&site.config, notice, version, &site.locales, language, None);
            format!("{}#{}", href(&site.config, &path), change.place)
        };
        let fate = change.fate.map_or("first", Fate::as_str);
        context::ClauseChange {
            effective: day(site, version.effective, language),
            fate,
            fate_text: locale.message(&format!("fate-{fate}"), &[]),
            path: (change.fate.is_some() && site.config.pages.changes).then(path),
            name: locale.message("clause-change", &[("date", &date), ("clause", &line.label)]),
        }
    };
    let version = &notice.versions[line.version];
    let page = version_page(site, notice, version, language);
    let place = line.ids.last().filter(|id| version.texts[language].addresses.contains(id.as_str()));
    context::ClauseHistory {
        ids,
        label: typeset::html(site, language, &line.label),
        path: page.zip(place).map(|(page, id)| format!("{page}#{id}")),
        changes: line.changes.iter().rev().map(change).collect(),
    }
}

/// The files that a text links to, each once.
pub fn attachments(site: &Site, sources: &Sources, text: &Text, language: LanguageId) -> Vec<context::PageLink> {
    let mut files: Vec<context::PageLink> = Vec::new();
    let links = text.links.iter().zip(&text.body.links).filter(|(_, written)| !written.image);
    for (link, _) in links {
        let Target::Attachment { file, path } = &link.target else { continue };
        let path = html::file_href(site, path);
        if files.iter().any(|other| other.path == path) {
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let label = format!("{name} {}", html::file_kind(site, sources, *file, &path, language).0);
        files.push(context::PageLink { label: typeset::html(site, language, &label), path });
    }
    files
}
