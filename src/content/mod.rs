//! What the files of a site say, parsed: configuration, facts, registers and texts.
//!
//! Everything here may be wrong in what it refers to; `site` finds that out. No module in this folder reads a file or
//! looks at another file than the one it parses.

pub mod addresses;
pub mod allowance;
pub mod approved;
pub mod config;
pub mod fact;
pub mod html;
pub mod insert;
pub mod language;
pub mod link;
pub mod markdown;
pub mod text;
pub mod written;
pub mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::finding::{Code, Finding, Findings, nearest};
use crate::project::Project;
use crate::source::{File, FileId, Sources, Span};
use addresses::Address;
use approved::Approved;
use config::{Config, NoticeConfig, VersionConfig};
use fact::{Facts, Register};
use language::{LanguageId, Languages, PerLanguage};
use text::Parsed;
use yaml::Node;

/// The folder of the approved copies, in a version.
pub const APPROVED: &str = "approved/";

/// A site as written.
#[derive(Debug, Clone)]
pub struct Content {
    pub config: Arc<Config>,
    /// The facts that every notice may use.
    pub facts: Facts,
    /// facts.yaml cannot be parsed, so that nobody knows which facts it names.
    pub unread: bool,
    /// By key.
    pub notices: Vec<Arc<Notice>>,
    /// What is said of files that are nobody's.
    strays: Findings,
    /// Every address that was approved, sorted.
    pub addresses: Arc<Vec<Address>>,
}

/// A notice as written.
#[derive(Debug, Clone, Default)]
pub struct Notice {
    /// The folder's name.
    pub key: String,
    pub config: NoticeConfig,
    pub registers: BTreeMap<String, Register>,
    /// By effective date.
    pub versions: Vec<Version>,
    /// One of its YAML files cannot be parsed, so that nobody knows which facts and registers it names.
    pub unread: bool,
    /// What is wrong with its files.
    pub faults: Findings,
}

/// A version as written.
#[derive(Debug, Clone)]
pub struct Version {
    pub effective: Date,
    pub config: VersionConfig,
    /// Registers that stand in place of the notice's in this version.
    pub registers: BTreeMap<String, Register>,
    /// The texts that are there, well-formed or not.
    pub texts: PerLanguage<Option<Arc<Parsed>>>,
    /// The texts as they were last approved.
    pub approved: PerLanguage<Option<Arc<Approved>>>,
    /// The other files in the folder, by name.
    pub attachments: BTreeMap<String, FileId>,
}

/// Content made before, of sources with the same paths and the same `site.yaml`.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    pub sources: &'a Sources,
    pub content: &'a Content,
}

/// Parses a project; files that are the same as before are not parsed again. None where `site.yaml` leaves nothing to
/// go on.
pub fn read(project: &Project, before: Option<Before>) -> (Option<Content>, Findings) {
    let sources = &project.sources;
    let (mut content, mut findings) = read_common(sources);
    if let Some(content) = &mut content {
        (content.notices, content.strays) = match before {
            Some(before) => (read_changed(sources, &content.config, before), before.content.strays.clone()),
            None => read_all(sources, &content.config),
        };
        findings.extend(content.strays.iter().chain(content.notices.iter().flat_map(|n| n.faults.iter())).cloned());
    }
    (content, findings)
}

/// The same, but for the notices.
pub fn read_common(sources: &Sources) -> (Option<Content>, Findings) {
    let mut findings = Findings::default();
    let content = sources.find("site.yaml").and_then(|file| {
        let Some(node) = parse_yaml(sources, file, &mut findings) else {
            // Nothing but comments. What is quite empty or unreadable was reported when it was read.
            if !findings.has_errors() && !sources.text(file).trim().is_empty() {
                findings.push(Finding::new(Code::FileEmpty, Span::start_of(file)));
            }
            return None;
        };
        let config = config::read_config(&node, &mut findings)?;
        let facts = sources.find("content/facts.yaml").and_then(|file| {
            let node = parse_yaml(sources, file, &mut findings)?;
            Some(fact::read_facts(&node, &config.languages, &mut findings))
        });
        let mut addresses = Vec::new();
        if let Some(file) = sources.find(addresses::FILE) {
            let (known, faults) = addresses::read(file, sources.text(file));
            addresses = known;
            findings.extend(faults);
        }
        Some(Content {
            config: Arc::new(config),
            facts: facts.unwrap_or_default(),
            unread: is_unread(&findings, sources),
            notices: Vec::new(),
            strays: Findings::default(),
            addresses: Arc::new(addresses),
        })
    });
    (content, findings)
}

/// The notices, and what is said of files that are nobody's.
fn read_all(sources: &Sources, config: &Config) -> (Vec<Arc<Notice>>, Findings) {
    let (folders, strays) = folders(sources);
    let read = |(key, files): &(&str, Files)| Folder::open(sources, config, key, files).read(sources, config, None);
    (folders.par_iter().map(read).map(Arc::new).collect(), strays)
}

/// Files, with the rest of their paths behind a folder.
pub type Files<'a> = Vec<(&'a str, FileId)>;

/// The folders of the notices by key, and what is said of files that are nobody's.
pub fn folders(sources: &Sources) -> (Vec<(&str, Files<'_>)>, Findings) {
    let mut folders: BTreeMap<&str, Files> = BTreeMap::new();
    let mut strays = Findings::default();
    for (id, file) in sources.under("content/") {
        let path = &file.path["content/".len()..];
        match path.split_once('/') {
            Some((key, rest)) => folders.entry(key).or_default().push((rest, id)),
            None if path == "facts.yaml" || file.path == addresses::FILE => {}
            None => strays.push(stray(id, path)),
        }
    }
    (folders.into_iter().collect(), strays)
}

/// The notices where paths are as before: those of which a file has changed are read again.
fn read_changed(sources: &Sources, config: &Config, before: Before) -> Vec<Arc<Notice>> {
    let key = |file: &File| Some(file.path.strip_prefix("content/")?.split_once('/')?.0.to_owned());
    let changed: BTreeSet<String> = sources.changed(before.sources).filter_map(key).collect();
    let read = |key: &str| {
        let folder = format!("content/{key}/");
        let files: Files = sources.under(&folder).map(|(id, file)| (&file.path[folder.len()..], id)).collect();
        Arc::new(Folder::open(sources, config, key, &files).read(sources, config, Some(before)))
    };
    let old = before.content.notices.iter();
    old.map(|old| if changed.contains(&old.key) { read(&old.key) } else { Arc::clone(old) }).collect()
}

impl Content {
    /// The notice with a key.
    pub fn notice(&self, key: &str) -> Option<&Arc<Notice>> {
        self.notices.binary_search_by(|notice| notice.key.as_str().cmp(key)).ok().map(|i| &self.notices[i])
    }
}

/// The folder of a notice, of which nothing is read yet but its `notice.yaml`.
pub struct Folder<'a> {
    pub key: &'a str,
    pub config: NoticeConfig,
    files: &'a [(&'a str, FileId)],
    /// What is wrong with `notice.yaml`.
    faults: Findings,
}

impl<'a> Folder<'a> {
    /// Reads the `notice.yaml` among the files of a notice, if there is one.
    pub fn open(sources: &Sources, config: &Config, key: &'a str, files: &'a [(&'a str, FileId)]) -> Folder<'a> {
        let mut faults = Findings::default();
        let file = files.iter().find(|(path, _)| *path == "notice.yaml");
        let node = file.and_then(|(_, id)| parse_yaml(sources, *id, &mut faults));
        let config = node.map(|node| config::read_notice_config(&node, config, &mut faults));
        Folder { key, config: config.unwrap_or_default(), files, faults }
    }

    /// Reads what else is in it. Texts that are the same as before are not parsed again.
    pub fn read(self, sources: &Sources, config: &Config, before: Option<Before>) -> Notice {
        let Folder { key, config: own, files, faults: mut findings } = self;
        let old = before.and_then(|before| before.content.notice(key));
        let same_text = |effective, language| {
            let version = old?.versions.iter().find(|version| version.effective == effective)?;
            let text = version.texts[language].as_ref()?;
            sources.same(text.file, before?.sources).then(|| Arc::clone(text))
        };
        let (mut registers, mut versions) = (BTreeMap::new(), Vec::new());
        let mut folders: BTreeMap<&str, Files> = BTreeMap::new();
        for &(path, id) in files {
            match path.split_once('/') {
                Some((folder, rest)) => folders.entry(folder).or_default().push((rest, id)),
                None if path == "notice.yaml" => {}
                None => match path.strip_suffix(".yaml") {
                    Some(name) => registers.extend(read_register(sources, id, name, config, &mut findings)),
                    None => findings.push(stray(id, path)),
                },
            }
        }
        for (folder, files) in folders {
            let Some(effective) = yaml::parse_date(folder) else {
                let first = files.first();
                findings.extend(
                    first.map(|(_, id)| Finding::new(Code::NoticeBadDate, Span::start_of(*id)).with("name", folder)),
                );
                continue;
            };
            versions.push(read_version(sources, config, effective, &files, &same_text, &mut findings));
        }
        if versions.is_empty() && !findings.iter().any(|finding| finding.code == Code::NoticeBadDate) {
            let finding = |(_, id): &(&str, FileId)| Finding::new(Code::NoticeNoVersion, Span::start_of(*id));
            findings.extend(files.first().map(|file| finding(file).with("notice", key)));
        }
        let unread = is_unread(&findings, sources);
        Notice { key: key.to_owned(), config: own, registers, versions, unread, faults: findings }
    }
}

/// Whether a YAML file could not be parsed. Front matter names nothing.
fn is_unread(findings: &Findings, sources: &Sources) -> bool {
    let is_yaml = |span: Span| sources.file(span.file).path.ends_with(".yaml");
    findings.iter().any(|finding| finding.code == Code::YamlSyntax && finding.span.is_some_and(is_yaml))
}

fn read_version(
    sources: &Sources,
    config: &Config,
    effective: Date,
    files: &[(&str, FileId)],
    same_text: &dyn Fn(Date, LanguageId) -> Option<Arc<Parsed>>,
    findings: &mut Findings,
) -> Version {
    let languages = &config.languages;
    let mut version = Version {
        effective,
        config: VersionConfig::default(),
        registers: BTreeMap::new(),
        texts: languages.map(|_| None),
        approved: languages.map(|_| None),
        attachments: BTreeMap::new(),
    };
    for &(path, id) in files {
        if let Some(name) = path.strip_prefix(APPROVED) {
            let Some(language) = language_of(name, id, languages, findings) else { continue };
            let (copy, faults) = approved::read(id, sources.text(id));
            version.approved[language] = Some(Arc::new(copy));
            findings.extend(faults);
        } else if path == "version.yaml" {
            if let Some(node) = parse_yaml(sources, id, findings) {
                version.config = config::read_version_config(&node, languages, findings);
            }
        } else if let Some(name) = path.strip_suffix(".yaml") {
            version.registers.extend(read_register(sources, id, name, config, findings));
        } else if path.ends_with(".md") {
            let Some(language) = language_of(path, id, languages, findings) else { continue };
            let text = same_text(effective, language).unwrap_or_else(|| Arc::new(text::read(sources, id)));
            findings.extend(text.faults.iter().cloned());
            version.texts[language] = Some(text);
        } else {
            version.attachments.insert(path.to_owned(), id);
        }
    }
    let present = version.texts.iter().find_map(|(_, text)| text.as_ref()).map(|text| text.file);
    let present = present.or_else(|| files.first().map(|(_, id)| *id));
    for (language, text) in version.texts.iter() {
        if let (None, Some(present)) = (text, present) {
            let code = languages.code(language);
            findings.push(
                Finding::new(Code::NoticeMissingLanguage, Span::start_of(present))
                    .with("file", format!("{}/{code}.md", folder_of(&sources.file(present).path, effective)))
                    .with("language", languages[language].name.as_str()),
            );
        }
    }
    version
}

/// The language that a file is named after; that it is none of the site's is a finding.
fn language_of(name: &str, file: FileId, languages: &Languages, findings: &mut Findings) -> Option<LanguageId> {
    let language = name.strip_suffix(".md").and_then(|code| languages.find(code));
    if language.is_none() {
        let known: BTreeSet<_> = languages.codes().map(|code| format!("{code}.md")).collect();
        findings.push(
            Finding::new(Code::NoticeUnknownLanguage, Span::start_of(file))
                .with("name", name)
                .suggest(name, known.iter().map(String::as_str)),
        );
    }
    language
}

fn read_register(
    sources: &Sources,
    file: FileId,
    name: &str,
    config: &Config,
    findings: &mut Findings,
) -> Option<(String, Register)> {
    let node = parse_yaml(sources, file, findings)?;
    Some((name.to_owned(), fact::read_register(&node, &config.languages, findings)))
}

/// The tree of a YAML file. An empty or unreadable file was reported when it was read.
fn parse_yaml(sources: &Sources, file: FileId, findings: &mut Findings) -> Option<Node> {
    yaml::parse(file, sources.text(file), 0, findings)
}

/// The folder of a version, from the path of a file in it.
fn folder_of(path: &str, effective: Date) -> String {
    let notice = path.split_once(&format!("/{effective}/")).map_or("", |(notice, _)| notice);
    format!("{notice}/{effective}")
}

/// A finding about a file that is in nobody's place; a name misspelt is the likely cause.
fn stray(file: FileId, name: &str) -> Finding {
    let finding = Finding::new(Code::NoticeStrayFile, Span::start_of(file)).with("name", name);
    match nearest(name, ["facts.yaml", "notice.yaml", "addresses.txt"]) {
        Some(near) => finding.with("suggestion", near),
        None => finding,
    }
}
