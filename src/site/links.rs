//! Where the links of texts lead.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::language::{LanguageId, PerLanguage};
use crate::content::link::Destination;
use crate::content::markdown;
use crate::content::yaml::parse_date;
use crate::finding::{Code, Finding, Findings};
use crate::locale::Locale;
use crate::site::place::Made;
use crate::site::{Known, Notice, Text, Version, routes, text_unpublished, unknown_notice};
use crate::source::{FileId, Span, Spanned};

/// A link, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub target: Target,
    /// What to print where the text gives no label: the clause's own.
    pub label: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An id of the same page.
    Here(String),
    /// Path of another page, and the id in it.
    Page { path: String, id: Option<String> },
    /// A file published at its version's permanent route.
    Attachment { file: FileId, path: String },
    /// An absolute URL.
    Url(String),
    /// What it names does not exist; reported. Its label stays.
    Nowhere,
}

/// The files beside the texts of a version, by name.
pub type Attachments = BTreeMap<String, FileId>;

/// The links of a notice: by version, language and place in the body.
pub type NoticeLinks = Vec<Vec<Vec<Link>>>;

/// The slugs of notices, by their keys.
pub type Slugs<'a> = HashMap<&'a str, PerLanguage<String>>;

/// Everything that links can name.
pub struct Directory<'a> {
    pub config: &'a Config,
    pub locales: &'a PerLanguage<Locale>,
    /// By key.
    pub made: &'a [Arc<Made>],
    pub known: &'a Known<'a>,
    /// Where not all notices are made yet, the slugs of all.
    pub slugs: Option<&'a Slugs<'a>>,
}

/// A text and where it stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    made: &'a Made,
    notice: &'a Notice,
    version: usize,
    language: LanguageId,
    text: &'a Text,
}

impl Directory<'_> {
    /// The links of all texts of a notice; none where it is not published.
    pub fn resolve(&self, made: &Made) -> Option<(NoticeLinks, Findings)> {
        let notice = made.notice.as_deref()?;
        let mut findings = Findings::default();
        let versions = notice.versions.iter().enumerate().map(|(version, of_version)| {
            let texts = of_version.texts.iter().map(|(language, text)| {
                let place = Place { made, notice, version, language, text };
                text.body.links.iter().map(|link| self.link(link, place, &mut findings)).collect()
            });
            texts.collect()
        });
        let links = versions.collect();
        findings.extend(unused_attachments(made, &links));
        Some((links, findings))
    }

    fn link(&self, link: &markdown::Link, place: Place, findings: &mut Findings) -> Link {
        let (target, clause) = match &link.destination {
            Destination::Url(url) => (Target::Url(url.clone()), None),
            Destination::Clause(id) => (Target::Here(id.clone()), Some((place.text, id))),
            Destination::Attachment(name) => (self.attachment(name, link.span, place, findings), None),
            Destination::Notice { key, version, clause } => {
                if let Some(slugs) = self.slugs.filter(|_| *key != place.notice.key) {
                    let Some(slug) = slugs.get(key.as_str()) else {
                        findings.extend(unknown_notice(&Spanned::new(key.clone(), link.span), self.known));
                        return Link { target: Target::Nowhere, label: None };
                    };
                    let base = routes::base_of(self.config, slug, place.language);
                    let path = version.as_ref().map_or(base.clone(), |version| format!("{base}{version}/"));
                    return Link { target: Target::Page { path, id: clause.clone() }, label: None };
                }
                let Some((notice, version)) = self.version(key, version.as_deref(), link.span, findings) else {
                    return Link { target: Target::Nowhere, label: None };
                };
                let path = match version {
                    None => routes::base(self.config, notice, place.language),
                    Some(version) => routes::permanent(self.config, notice, version, place.language),
                };
                let text = &version.unwrap_or(notice.shown()).texts[place.language];
                match clause {
                    None => (Target::Page { path, id: None }, None),
                    Some(id) => (Target::Page { path, id: Some(id.clone()) }, Some((text, id))),
                }
            }
        };
        let mut label = None;
        if let Some((text, id)) = clause {
            if !text.addresses.contains(id.as_str()) {
                findings.push(
                    Finding::new(Code::LinkUnknownClause, link.span)
                        .with("clause", id.as_str())
                        .suggest(id, text.addresses.iter().map(|id| &**id)),
                );
                return Link { target: Target::Nowhere, label: None };
            }
            if link.unlabelled {
                let clause = text.clauses.iter().position(|clause| clause.id == *id || clause.formerly.contains(id));
                label = clause.map(|clause| cite(text, clause, &self.locales[place.language]));
                if label.is_none() {
                    findings.push(Finding::new(Code::LinkNoLabel, link.span));
                }
            }
        }
        Link { target, label }
    }

    /// The notice of a key, and its version if one is named and has a page of its own.
    fn version(
        &self,
        key: &str,
        written: Option<&str>,
        span: Span,
        findings: &mut Findings,
    ) -> Option<(&Notice, Option<&Version>)> {
        let Some(notice) = Made::find(self.made, key).and_then(|made| made.notice.as_deref()) else {
            findings.extend(unknown_notice(&Spanned::new(key.to_owned(), span), self.known));
            return None;
        };
        let Some(written) = written else {
            findings.extend(text_unpublished(self.config, span));
            return self.config.pages.text.then_some((notice, None));
        };
        let date = parse_date(written);
        let Some(version) = notice.versions.iter().find(|version| Some(version.effective) == date) else {
            if let Some(finding) = date.and_then(|date| self.known.waiting(key, Some(date), span)) {
                findings.push(finding);
                return None;
            }
            let dates: Vec<String> = notice.versions.iter().map(|version| version.effective.to_string()).collect();
            findings.push(
                Finding::new(Code::LinkUnknownVersion, span)
                    .with("notice", key)
                    .with("version", written)
                    .suggest(written, dates.iter().map(String::as_str)),
            );
            return None;
        };
        if !self.config.pages.versions {
            findings.push(Finding::new(Code::LinkUnpublished, span).with("kind", "page-kind-versions"));
            return None;
        }
        Some((notice, Some(version)))
    }

    fn attachment(&self, name: &str, span: Span, place: Place, findings: &mut Findings) -> Target {
        // A file that did not change stays in the folder of the version that brought it.
        let versions = &place.made.attachments[..=place.version];
        let found = versions.iter().enumerate().rev().find_map(|(version, files)| Some((version, *files.get(name)?)));
        match found {
            Some((version, file)) => {
                let version = &place.notice.versions[version];
                let folder = routes::permanent(self.config, place.notice, version, place.language);
                Target::Attachment { file, path: format!("{folder}{name}") }
            }
            None => {
                findings.push(
                    Finding::new(Code::LinkUnknownAttachment, span)
                        .with("file", name)
                        .suggest(name, versions.iter().flatten().map(|(name, _)| name.as_str())),
                );
                Target::Nowhere
            }
        }
    }
}

/// A file that no text links to is not published, which its owner should know.
fn unused_attachments(made: &Made, links: &NoticeLinks) -> Vec<Finding> {
    let links = links.iter().flatten().flatten();
    let file = |link: &Link| match link.target {
        Target::Attachment { file, .. } => Some(file),
        _ => None,
    };
    let used: BTreeSet<FileId> = links.filter_map(file).collect();
    let unused = made.attachments.iter().flatten().filter(|(_, file)| !used.contains(file));
    let finding = |(name, file): (&String, &FileId)| {
        Finding::new(Code::AttachmentUnused, Span::start_of(*file)).with("name", name.as_str())
    };
    unused.map(finding).collect()
}

/// How a language refers to a clause: by its number, else by its heading in quotation marks.
pub fn cite(text: &Text, clause: usize, locale: &Locale) -> String {
    match &text.clauses[clause].number {
        Some(number) => locale.clause_reference(number),
        None => locale.message("clause-quoted", &[("heading", &text.clauses[clause].heading)]),
    }
}
