//! A site as it is published: notices placed in time and at routes, complete in every language, with every link and
//! insert resolved.
//!
//! A [`Site`] is what remains of the content after everything that is wrong with it has become a finding; rendering one
//! cannot fail on content. Nothing here reads a file, knows a template or asks what day it is.

pub mod addresses;
pub mod alignment;
pub mod apart;
pub mod archive;
pub mod assets;
pub mod blocks;
mod clauses;
pub mod diff;
pub mod draft;
pub mod enumerators;
pub mod facing;
mod hash;
mod inserts;
pub mod ledger;
mod links;
mod place;
pub mod routes;
pub mod timeline;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::addresses::Address;
use crate::content::approved::Approved;
use crate::content::config::{Config, NavigationItem, NoticeConfig};
use crate::content::language::{LanguageId, PerLanguage};
use crate::content::link::Destination;
use crate::content::markdown::Body;
use crate::content::text::FrontMatter;
use crate::content::{self, Content};
use crate::finding::{Code, Finding, Findings};
use crate::locale::Locale;
use crate::locale::values::Common;
use crate::source::{File, FileId, Sources, Span, Spanned, THEME};
use addresses::Move;
use alignment::Step;
use blocks::{Block, Reading};
use place::Made;
use routes::Routes;
use timeline::Status;

pub use clauses::Clause;
pub use inserts::{Inserted, SiteScope};
pub use links::{Link, Target};

/// Everything that is published, at one day.
#[derive(Clone)]
pub struct Site {
    pub config: Arc<Config>,
    pub locales: Arc<PerLanguage<Locale>>,
    /// What the languages have in common when their texts are compared.
    pub common: Arc<Common>,
    /// The day it is built for.
    pub date: Date,
    /// By key.
    pub notices: Vec<Arc<Notice>>,
    pub together: Arc<Together>,
    /// Versions that lack a text, and so are not published.
    pub incomplete: Vec<Incomplete>,
    /// Every address that was approved, sorted.
    pub addresses: Arc<Vec<Address>>,
    /// What became of each notice that was read, by key.
    made: Vec<Arc<Made>>,
}

/// What the notices make together.
pub struct Together {
    pub navigation: PerLanguage<Vec<NavigationLink>>,
    /// For hosts that read `_redirects`.
    pub redirect_lines: Vec<String>,
    /// Where the pages at old routes lead.
    pub moved: Vec<Move>,
    pub routes: Routes,
    /// What was found in looking at them.
    faults: Findings,
}

/// A site made before: of sources with the same paths, `site.yaml`, facts and locales, and for the same day.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    pub sources: &'a Sources,
    pub site: &'a Site,
}

/// A version that lacks a text.
#[derive(Debug, Clone)]
pub struct Incomplete {
    /// The key of its notice.
    pub notice: String,
    pub effective: Date,
    /// The languages in which there is no file.
    pub missing: Vec<LanguageId>,
}

/// A notice, through all its time.
#[derive(Debug, Clone)]
pub struct Notice {
    pub key: String,
    pub slug: PerLanguage<String>,
    pub config: NoticeConfig,
    /// The language it is drafted in.
    pub source: LanguageId,
    /// By effective date; at least one.
    pub versions: Vec<Version>,
    /// The version that the base page shows: the one in force, else the last that was, else the first to come.
    pub shown: usize,
    /// The first day on which no version applies any more.
    pub repealed: Option<Date>,
}

/// A version in all languages.
#[derive(Debug, Clone)]
pub struct Version {
    pub effective: Date,
    /// The last day on which it applies, if that is known.
    pub until: Option<Date>,
    pub status: Status,
    pub announced: Option<Date>,
    pub correction: bool,
    pub texts: PerLanguage<Text>,
    /// What each text is made of. Once the version was looked at, none where no page is made of blocks: they take more
    /// memory than the text.
    blocks: Option<PerLanguage<Vec<Block>>>,
    /// How each text follows the one in the source language; empty for that one itself, and where there are no blocks.
    pub alignment: PerLanguage<Vec<Step>>,
    /// The texts as they were last approved.
    pub approved: PerLanguage<Option<Arc<Approved>>>,
}

/// A text, ready to print.
#[derive(Debug, Clone)]
pub struct Text {
    pub file: FileId,
    pub title: String,
    pub summary: Option<String>,
    pub changes: Option<String>,
    pub description: Option<String>,
    pub body: Arc<Body>,
    /// One for each clause of the body.
    pub clauses: Vec<Clause>,
    /// Every id that a link can lead to.
    pub addresses: BTreeSet<Box<str>>,
    /// One for each link of the body.
    pub links: Vec<Link>,
    /// One for each insert of the body.
    pub inserts: Vec<Inserted>,
    /// The front matter as written.
    pub front: Arc<FrontMatter>,
    /// What its inserts stand for, by name, in a form that does not depend on how a language prints it.
    pub values: BTreeMap<String, String>,
    /// Its hash in the archive, where that was made while its body was there.
    pub hash: Option<String>,
}

/// A link or menu in the header.
#[derive(Debug, Clone)]
pub struct NavigationLink {
    pub label: String,
    /// None for a menu.
    pub url: Option<String>,
    pub items: Vec<NavigationLink>,
}

impl Site {
    /// The BCP 47 tag for `lang` attributes: the language's code, which is enough where no two share a language.
    pub fn lang(&self, language: LanguageId) -> &str {
        self.config.languages.code(language)
    }

    /// The language of the site that a `lang` attribute means: by its code, its locale or, whatever its region, its language.
    pub fn find_language(&self, lang: &str) -> Option<LanguageId> {
        let languages = &self.config.languages;
        let named = |id: &LanguageId| {
            let language = &languages[*id];
            lang.eq_ignore_ascii_case(&language.code.value) || lang.eq_ignore_ascii_case(&language.tag)
        };
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let same = |id: &LanguageId| primary(&languages[*id].tag) == primary(lang);
        languages.ids().find(named).or_else(|| languages.ids().find(same))
    }

    /// The next day on which something changes by itself: a version takes effect or is announced, a notice is repealed.
    pub fn next_change(&self) -> Option<Date> {
        let of_version = |version: &Version| [Some(version.effective).filter(|_| version.applies()), version.announced];
        let of_notice = |notice: &Notice| {
            let days: Vec<_> = notice.versions.iter().flat_map(of_version).chain([notice.repealed]).collect();
            days
        };
        self.notices.iter().flat_map(|notice| of_notice(notice)).flatten().filter(|day| *day > self.date).min()
    }

    /// What a language calls another in running text; where it has no name for it, the other's own.
    pub fn language_name(&self, of: LanguageId, by: LanguageId) -> &str {
        self.locales[by].language_name(self.lang(of)).unwrap_or(&self.locales[of].name)
    }

    /// What its notices have in common.
    pub fn scope<'a>(&'a self, sources: &'a Sources) -> SiteScope<'a> {
        SiteScope { config: &self.config, locales: &self.locales, sources, common: &self.common }
    }

    /// How a language refers to a clause: by its number, else by its heading in quotation marks.
    pub fn cite(&self, text: &Text, clause: usize, language: LanguageId) -> String {
        links::cite(text, clause, &self.locales[language])
    }
}

impl Site {
    /// The notice with a key.
    pub fn notice(&self, key: &str) -> Option<&Arc<Notice>> {
        find(&self.notices, key)
    }
}

/// The notice with a key, among some that are sorted by it.
fn find<'a>(notices: &'a [Arc<Notice>], key: &str) -> Option<&'a Arc<Notice>> {
    notices.binary_search_by(|notice| notice.key.as_str().cmp(key)).ok().map(|i| &notices[i])
}

impl Notice {
    /// Whether a text of it links to one of some notices.
    fn links_to(&self, keys: &BTreeSet<&str>) -> bool {
        let texts = self.versions.iter().flat_map(|version| version.texts.iter());
        let mut links = texts.flat_map(|(_, text)| &text.body.links).map(|link| &link.destination);
        !keys.is_empty() && links.any(|to| matches!(to, Destination::Notice { key, .. } if keys.contains(key.as_str())))
    }

    /// The version that the base page shows.
    pub fn shown(&self) -> &Version {
        &self.versions[self.shown]
    }

    /// The version in force, if one is.
    pub fn in_force(&self) -> Option<&Version> {
        Some(self.shown()).filter(|version| version.status == Status::InForce)
    }
}

impl Version {
    /// What the text in a language is made of.
    pub fn blocks(&self, language: LanguageId, sources: &Sources) -> Cow<'_, [Block]> {
        let text = &self.texts[language];
        let read = || Reading { file: text.file, source: sources.text(text.file), body: &text.body, values: None };
        match &self.blocks {
            Some(blocks) => Cow::Borrowed(&blocks[language]),
            None => Cow::Owned(blocks::read(read())),
        }
    }

    /// Whether any of its texts was ever approved.
    pub fn has_copies(&self) -> bool {
        self.approved.iter().any(|(_, copy)| copy.is_some())
    }

    /// Whether it applies on any day: not where the notice is repealed before.
    pub fn applies(&self) -> bool {
        self.until.is_none_or(|last| self.effective <= last)
    }

    /// Whether the text in a language took effect and was approved as a whole, and so stays as it is.
    pub fn is_finished(&self, language: LanguageId) -> bool {
        self.status != Status::Upcoming
            && self.applies()
            && self.approved[language].as_ref().is_some_and(|copy| copy.complete)
    }
}

/// Resolves content for a day. A notice that lacks a text is left out, and was reported. Each is given to `look` as soon
/// as it is placed, but before its links are resolved. What depends on nothing that changed is taken over from before.
pub fn build(
    content: &Content,
    locales: Arc<PerLanguage<Locale>>,
    sources: &Sources,
    date: Date,
    before: Option<Before>,
    look: &(impl Fn(&SiteScope, &content::Notice, &Notice) -> Findings + Sync),
) -> (Site, Findings) {
    let config = &content.config;
    let common = Common::of(locales.iter().map(|(_, locale)| locale));
    let scope = SiteScope { config, locales: &locales, sources, common: &common };
    let place = |(i, notice): (usize, &Arc<content::Notice>)| {
        // The same paths make the same notices, in the same order.
        let old = before.map(|before| &before.site.made[i]);
        match old.filter(|old| Arc::ptr_eq(&old.read, notice)) {
            Some(old) => Arc::clone(old),
            None => Arc::new(place::place(notice, content, &scope, date, look)),
        }
    };
    let mut made: Vec<Arc<Made>> = content.notices.par_iter().enumerate().map(place).collect();
    let incomplete = made.iter().flat_map(|made| made.incomplete.iter().cloned()).collect();
    let known = Known { notices: &content.notices, incomplete, date };
    resolve_links(&mut made, &known, &scope, before);
    let mut findings: Findings =
        made.iter().flat_map(|made| made.faults.iter().chain(made.link_faults.iter()).cloned()).collect();
    let notices: Vec<Arc<Notice>> = made.iter().filter_map(|made| made.notice.clone()).collect();
    let together = match before.filter(|before| stands_as_before(content, &made, sources, *before)) {
        Some(before) => Arc::clone(&before.site.together),
        None => Arc::new(together(&notices, &known, &scope)),
    };
    findings.extend(together.faults.iter().cloned());
    let site = Site {
        config: Arc::clone(config),
        date,
        notices,
        together,
        incomplete: known.incomplete,
        addresses: Arc::clone(&content.addresses),
        made,
        locales,
        common: Arc::new(common),
    };
    (site, findings)
}

/// Whether nothing has changed of what notices make together.
fn stands_as_before(content: &Content, made: &[Arc<Made>], sources: &Sources, before: Before) -> bool {
    let is_same = |(new, old): (&Arc<Made>, &Arc<Made>)| Arc::ptr_eq(&new.read, &old.read) || new.is_published_as(old);
    let is_asset = |file: &File| file.path.strip_prefix(THEME).unwrap_or(&file.path).starts_with("static/");
    content.addresses == before.site.addresses
        && made.iter().zip(&before.site.made).all(is_same)
        && !sources.changed(before.sources).any(is_asset)
}

/// Looks at the notices together.
fn together(notices: &[Arc<Notice>], known: &Known, scope: &SiteScope) -> Together {
    let SiteScope { config, locales, sources, .. } = *scope;
    let mut findings = Findings::default();
    let beside = || {
        check_slugs(notices, config, &mut findings);
        let navigation = config.languages.map(|language| {
            let mut faults = Findings::default();
            let items = navigation(&config.navigation, config, notices, known, language, &mut faults);
            if language == config.source {
                findings.extend(faults);
            }
            items
        });
        let moves = addresses::moves(config, notices, &mut findings);
        let redirects = addresses::redirects(config, notices, known, &moves, &mut findings);
        assets::check(sources, &mut findings);
        (navigation, moves, redirects)
    };
    let (mut routes, (navigation, moves, redirects)) =
        rayon::join(|| routes::all(config, notices, locales, sources), beside);
    for redirect in config.redirects.iter().filter(|redirect| addresses::may_be_left(&redirect.from.value)) {
        let from = redirect.from.value.as_str();
        let page = from.strip_suffix("/index.html").unwrap_or(from).trim_end_matches('/');
        let covers = match from.strip_suffix('*') {
            Some(above) => routes.under(above).next().is_some(),
            None => routes.find(&format!("{page}/")).or_else(|| routes.find(from)).is_some(),
        };
        if covers {
            let finding = Finding::new(Code::RedirectShadowed, redirect.from.span);
            findings.push(finding.with("path", redirect.from.value.as_str()));
        }
    }
    for (path, route) in routes.iter() {
        let routes::Route::Attachment(file) = route else { continue };
        let folder = path.strip_suffix("index.html").map_or_else(|| format!("{path}/"), str::to_owned);
        if routes.find(&folder).is_some() {
            let name = path.rsplit('/').next().unwrap_or_default();
            findings.push(Finding::new(Code::AttachmentShadowed, Span::start_of(file)).with("name", name));
        }
    }
    let redirect_lines = addresses::lines(config, &redirects, &moves);
    let moved = addresses::publish(redirects, &moves, &mut routes);
    Together { navigation, redirect_lines, moved, routes, faults: findings }
}

/// Resolves the links of the notices that are new, or that link to one which changed for those who link to it.
fn resolve_links(made: &mut [Arc<Made>], known: &Known, scope: &SiteScope, before: Option<Before>) {
    // Of each notice what became of it before, if it is still that.
    let is_new = |(i, made): (usize, &Arc<Made>)| before.is_none_or(|before| !Arc::ptr_eq(&before.site.made[i], made));
    let is_changed = |(i, made): &(usize, &Arc<Made>)| {
        let same = |before: Before| made.leads_to_the_same(&before.site.made[*i]);
        is_new((*i, made)) && !before.is_some_and(same)
    };
    let changed: BTreeSet<&str> =
        made.iter().enumerate().filter(is_changed).map(|(_, made)| made.read.key.as_str()).collect();
    let directory = links::Directory { config: scope.config, locales: scope.locales, made, known, slugs: None };
    let resolve = |(i, made): (usize, &Arc<Made>)| {
        let notice = made.notice.as_ref()?;
        (is_new((i, made)) || notice.links_to(&changed)).then(|| directory.resolve(made))?
    };
    let resolved: Vec<_> = made.par_iter().enumerate().map(resolve).collect();
    for (made, resolved) in made.iter_mut().zip(resolved) {
        if let Some(resolved) = resolved {
            Arc::make_mut(made).link(resolved, scope.config);
        }
    }
}

/// Slugs are parts of addresses, and no two notices may share one in a language.
fn check_slugs(notices: &[Arc<Notice>], config: &Config, findings: &mut Findings) {
    for language in config.languages.ids() {
        let mut seen: std::collections::BTreeMap<&str, &Notice> = std::collections::BTreeMap::new();
        for notice in notices {
            let slug = notice.slug[language].as_str();
            let span = slug_span(notice, language);
            findings.extend(slug_fault(slug).map(|finding| Finding { span: Some(span), ..finding }));
            match seen.get(slug) {
                Some(other) => findings.push(
                    Finding::new(Code::NoticeRouteTaken, span)
                        .with("route", format!("/{}/{slug}/", config.languages.code(language)))
                        .label("other", slug_span(other, language)),
                ),
                None => {
                    seen.insert(slug, notice);
                }
            }
        }
    }
}

/// What is wrong with a slug as such; the finding is about no file.
pub fn slug_fault(slug: &str) -> Option<Finding> {
    let good = !slug.is_empty()
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-');
    let near = clauses::slug(slug, true);
    let finding = Finding::anywhere(Code::NoticeBadSlug).with("slug", slug);
    (!good).then(|| if near.is_empty() { finding } else { finding.with("suggestion", near) })
}

/// Where a notice says its slug; where it does not, one of its files stands for its folder.
pub fn slug_span(notice: &Notice, language: LanguageId) -> Span {
    let written = notice.config.slug.as_ref().map(|slug| slug[language].span);
    written.unwrap_or_else(|| {
        let texts = &notice.versions[0].texts;
        // The same in every language, so that one folder's name is one finding.
        Span::start_of(texts.iter().next().map_or(texts[language].file, |(_, text)| text.file))
    })
}

fn navigation(
    items: &[NavigationItem],
    config: &Config,
    notices: &[Arc<Notice>],
    known: &Known,
    language: LanguageId,
    findings: &mut Findings,
) -> Vec<NavigationLink> {
    let mut links = Vec::new();
    for item in items {
        links.push(match item {
            NavigationItem::Link { label, url } => NavigationLink {
                label: label[language].value.clone(),
                url: Some(url[language].value.clone()),
                items: Vec::new(),
            },
            NavigationItem::Menu { label, items } => NavigationLink {
                label: label[language].value.clone(),
                url: None,
                items: navigation(items, config, notices, known, language, findings),
            },
            NavigationItem::Notice(key) => match find(notices, &key.value) {
                Some(notice) => {
                    findings.extend(text_unpublished(config, key.span));
                    NavigationLink {
                        label: notice.shown().texts[language].title.clone(),
                        url: Some(routes::href(config, &routes::base(config, notice, language))),
                        items: Vec::new(),
                    }
                }
                None => {
                    findings.extend(unknown_notice(key, known));
                    continue;
                }
            },
        });
    }
    links
}

/// What can be named, whether or not it is published.
struct Known<'a> {
    /// All notices, those left out for their faults as well.
    notices: &'a [Arc<content::Notice>],
    incomplete: Vec<Incomplete>,
    date: Date,
}

impl Known<'_> {
    /// A finding about a link to a notice, or one of its versions, that is to come and lacks a text.
    fn waiting(&self, notice: &str, version: Option<Date>, span: Span) -> Option<Finding> {
        let is_meant =
            |other: &&Incomplete| other.notice == notice && version.is_none_or(|date| other.effective == date);
        let waiting = self.incomplete.iter().filter(is_meant).find(|other| other.effective > self.date)?;
        let finding = Finding::new(Code::LinkIncomplete, span).with("notice", notice);
        Some(finding.with("version", waiting.effective.to_string()))
    }
}

/// A finding about a key that is no notice's; none where the notice is there and was left out for its faults.
fn unknown_notice(key: &Spanned<String>, known: &Known) -> Option<Finding> {
    let mut keys = known.notices.iter().map(|notice| notice.key.as_str());
    if keys.any(|known| known == key.value) {
        return known.waiting(&key.value, None, key.span);
    }
    let finding = Finding::new(Code::LinkUnknownNotice, key.span).with("notice", key.value.as_str());
    Some(finding.suggest(&key.value, known.notices.iter().map(|notice| notice.key.as_str())))
}

/// A finding about a link to the text in force of a notice, where the site does not publish those.
fn text_unpublished(config: &Config, span: Span) -> Option<Finding> {
    (!config.pages.text).then(|| Finding::new(Code::LinkUnpublished, span).with("kind", "page-kind-text"))
}
