//! A site as it is published: notices placed in time and at routes, complete in every language, with every link and
//! insert resolved.
//!
//! A [`Site`] is what remains of the content after everything that is wrong with it has become a finding; rendering one
//! cannot fail on content. Nothing here reads a file, knows a template or asks what day it is.

pub mod addresses;
pub mod alignment;
pub mod archive;
pub mod assets;
pub mod blocks;
mod clauses;
pub mod diff;
pub mod enumerators;
pub mod facing;
mod hash;
mod inserts;
pub mod ledger;
mod links;
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
use routes::Routes;
use timeline::Status;

pub use clauses::Clause;
pub use inserts::{Inserted, SiteScope};
pub use links::{Link, Target};

/// Everything that is published, at one day.
pub struct Site {
    pub config: Arc<Config>,
    pub locales: Arc<PerLanguage<Locale>>,
    /// What the languages have in common when their texts are compared.
    pub common: Common,
    /// The day it is built for.
    pub date: Date,
    /// By key.
    pub notices: Vec<Arc<Notice>>,
    pub navigation: PerLanguage<Vec<NavigationLink>>,
    /// For hosts that read `_redirects`.
    pub redirect_lines: Arc<Vec<String>>,
    /// Where the pages at old routes lead.
    pub moved: Arc<Vec<Move>>,
    pub routes: Arc<Routes>,
    /// Versions that lack a text, and so are not published.
    pub incomplete: Vec<Incomplete>,
    /// Every address that was approved, sorted.
    pub addresses: Arc<Vec<Address>>,
    /// What became of each notice that was read, by key.
    made: Vec<Arc<Made>>,
    /// What was found in looking at the notices together.
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
    pub fn cite(&self, text: &Text, clause: usize, language: LanguageId, sources: &Sources) -> String {
        links::cite(text, clause, &self.locales[language], sources)
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

impl Text {
    /// The words of a clause's heading as plain text.
    pub fn heading_words(&self, clause: usize, sources: &Sources) -> String {
        clauses::words_of(&self.body, clause, sources.text(self.file), &self.inserts)
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
    look: &(impl Fn(&SiteScope, &Notice) -> Findings + Sync),
) -> (Site, Findings) {
    let config = &content.config;
    let common = Common::of(locales.iter().map(|(_, locale)| locale));
    let scope = SiteScope { config, locales: &locales, sources, common: &common };
    let place = |(i, notice): (usize, &Arc<content::Notice>)| {
        // The same paths make the same notices, in the same order.
        let old = before.map(|before| &before.site.made[i]);
        match old.filter(|old| Arc::ptr_eq(&old.read, notice)) {
            Some(old) => Arc::clone(old),
            None => Arc::new(place(notice, content, &scope, date, look)),
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
        Some(Before { site, .. }) => Together {
            navigation: site.navigation.clone(),
            redirect_lines: Arc::clone(&site.redirect_lines),
            moved: Arc::clone(&site.moved),
            routes: Arc::clone(&site.routes),
            faults: site.faults.clone(),
        },
        None => together(&notices, &known, &scope),
    };
    findings.extend(together.faults.iter().cloned());
    let Together { navigation, redirect_lines, moved, routes, faults } = together;
    let site = Site {
        config: Arc::clone(config),
        date,
        notices,
        navigation,
        redirect_lines,
        moved,
        routes,
        incomplete: known.incomplete,
        addresses: Arc::clone(&content.addresses),
        made,
        faults,
        locales,
        common,
    };
    (site, findings)
}

/// What the notices make together.
struct Together {
    navigation: PerLanguage<Vec<NavigationLink>>,
    redirect_lines: Arc<Vec<String>>,
    moved: Arc<Vec<Move>>,
    routes: Arc<Routes>,
    faults: Findings,
}

/// Whether nothing has changed of what notices make together.
fn stands_as_before(content: &Content, made: &[Arc<Made>], sources: &Sources, before: Before) -> bool {
    let is_same = |(new, old): (&Arc<Made>, &Arc<Made>)| {
        Arc::ptr_eq(&new.read, &old.read) || new.is_published_as(old, [sources, before.sources])
    };
    let is_asset = |file: &File| file.path.strip_prefix(THEME).unwrap_or(&file.path).starts_with("static/");
    content.addresses == before.site.addresses
        && made.iter().zip(&before.site.made).all(is_same)
        && !sources.changed(before.sources).any(is_asset)
}

/// Looks at the notices together.
fn together(notices: &[Arc<Notice>], known: &Known, scope: &SiteScope) -> Together {
    let SiteScope { config, locales, sources, .. } = *scope;
    let mut findings = Findings::default();
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
    let mut routes = routes::all(config, notices, locales, sources);
    for redirect in &config.redirects {
        let from = redirect.from.value.as_str();
        if routes.find(&format!("{}/", from.trim_end_matches('/'))).or_else(|| routes.find(from)).is_some() {
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
    Together {
        navigation,
        redirect_lines: Arc::new(redirect_lines),
        moved: Arc::new(moved),
        routes: Arc::new(routes),
        faults: findings,
    }
}

/// What became of a notice.
#[derive(Clone)]
struct Made {
    /// Of what it was made.
    read: Arc<content::Notice>,
    /// None where no version has all its texts.
    notice: Option<Arc<Notice>>,
    /// Of each version.
    attachments: Arc<Vec<links::Attachments>>,
    incomplete: Vec<Incomplete>,
    faults: Findings,
    link_faults: Findings,
}

impl Made {
    /// What became of the notice with a key, among all, by key.
    fn find<'a>(all: &'a [Arc<Made>], key: &str) -> Option<&'a Made> {
        all.binary_search_by(|made| made.read.key.as_str().cmp(key)).ok().map(|i| &*all[i])
    }

    /// Whether it is to the links of other notices what another is: `sources` are those of both.
    fn leads_to_the_same(&self, other: &Made, sources: [&Sources; 2]) -> bool {
        let outside = |made: &Made, sources: &Sources| {
            let notice = made.notice.as_ref()?;
            let text = |text: &Text| {
                let words = (0..text.clauses.len()).map(|clause| text.heading_words(clause, sources));
                (text.clauses.clone(), text.addresses.clone(), words.collect::<Vec<_>>())
            };
            let versions = notice.versions.iter().map(|version| (version.effective, version.texts.map(|_, t| text(t))));
            Some((notice.slug.clone(), notice.shown, versions.collect::<Vec<_>>()))
        };
        let waiting = |made: &Made| made.incomplete.iter().map(|version| version.effective).collect::<Vec<_>>();
        outside(self, sources[0]) == outside(other, sources[1]) && waiting(self) == waiting(other)
    }

    /// Whether it stands at the same routes under the same titles, and did so when it was approved.
    fn is_published_as(&self, other: &Made, sources: [&Sources; 2]) -> bool {
        let outside = |made: &Made| {
            let notice = made.notice.as_ref()?;
            let attachments = |text: &Text| -> Vec<Target> {
                let targets = text.links.iter().map(|link| link.target.clone());
                targets.filter(|target| matches!(target, Target::Attachment { .. })).collect()
            };
            let approved =
                |copy: &Option<Arc<Approved>>| copy.as_ref().map(|copy| (copy.addresses.clone(), copy.complete));
            let versions = notice.versions.iter().map(|version| {
                let texts = version.texts.map(|_, text| (text.file, text.title.clone(), attachments(text)));
                (texts, version.approved.map(|_, copy| approved(copy)))
            });
            Some((notice.config.slug.clone(), versions.collect::<Vec<_>>()))
        };
        self.leads_to_the_same(other, sources) && outside(self) == outside(other)
    }
}

/// Resolves the links of the notices that are new, or that link to one which changed for those who link to it.
fn resolve_links(made: &mut [Arc<Made>], known: &Known, scope: &SiteScope, before: Option<Before>) {
    // Of each notice what became of it before, if it is still that.
    let is_new = |(i, made): (usize, &Arc<Made>)| before.is_none_or(|before| !Arc::ptr_eq(&before.site.made[i], made));
    let is_changed = |(i, made): &(usize, &Arc<Made>)| {
        let same = |before: Before| made.leads_to_the_same(&before.site.made[*i], [scope.sources, before.sources]);
        is_new((*i, made)) && !before.is_some_and(same)
    };
    let changed: BTreeSet<&str> =
        made.iter().enumerate().filter(is_changed).map(|(_, made)| made.read.key.as_str()).collect();
    let directory =
        links::Directory { config: scope.config, locales: scope.locales, sources: scope.sources, made, known };
    let resolve = |(i, made): (usize, &Arc<Made>)| {
        let notice = made.notice.as_ref()?;
        (is_new((i, made)) || notice.links_to(&changed)).then(|| directory.resolve(made))?
    };
    let resolved: Vec<_> = made.par_iter().enumerate().map(resolve).collect();
    for (made, resolved) in made.iter_mut().zip(resolved) {
        let Some((links, faults)) = resolved else { continue };
        let made = Arc::make_mut(made);
        made.link_faults = faults;
        let Some(notice) = &mut made.notice else { continue };
        for (version, texts) in Arc::make_mut(notice).versions.iter_mut().zip(links) {
            for (language, links) in scope.config.languages.ids().zip(texts) {
                version.texts[language].links = links;
            }
        }
    }
}

/// Places a notice in time, and looks at it.
fn place(
    read: &Arc<content::Notice>,
    content: &Content,
    scope: &SiteScope,
    date: Date,
    look: impl Fn(&SiteScope, &Notice) -> Findings,
) -> Made {
    let mut findings = Findings::default();
    let content::Notice { key, config, registers, .. } = &**read;
    let languages = &scope.config.languages;
    let slug = match &config.slug {
        Some(slug) => slug.map(|_, slug| slug.value.clone()),
        None => languages.map(|_| key.clone()),
    };
    let source = config.source.unwrap_or(scope.config.source);
    let mut versions = Vec::new();
    let mut attachments = Vec::new();
    let mut incomplete = Vec::new();
    for version in &read.versions {
        let scope = inserts::Scope {
            site: scope,
            facts: [&version.config.facts, &config.facts, &content.facts],
            registers: [&version.registers, registers],
            unread: content.unread || read.unread,
        };
        scope.check_names(&mut findings);
        findings.extend(announced_late(version));
        let missing: Vec<_> = languages.ids().filter(|language| version.texts[*language].is_none()).collect();
        if !missing.is_empty() {
            incomplete.push(Incomplete { notice: key.clone(), effective: version.effective, missing });
        }
        let parsed = version.texts.map(|_, parsed| parsed.as_ref()?.text.clone());
        let Some(texts) = parsed.complete() else { continue };
        let blocks = texts.map(|language, text| scope.site.blocks(text, language));
        let (ids, alignment) = clauses::ids(&texts, &blocks, source, scope.site, &mut findings);
        let mut texts = texts
            .into_iter_with(ids)
            .map(|(language, text, ids)| text_of(text, ids, language, config.numbering, &scope, &mut findings));
        let texts = languages.map(|_| texts.next()).complete();
        let Some(texts) = texts else { continue };
        attachments.push(version.attachments.clone());
        versions.push(Version {
            effective: version.effective,
            until: None,
            status: Status::Upcoming,
            announced: version.config.announced.as_ref().map(|announced| announced.value),
            correction: version.config.correction,
            texts,
            blocks: Some(blocks),
            alignment,
            approved: version.approved.clone(),
        });
    }
    let repealed = config.repealed;
    let shown = timeline::place(&mut versions, repealed, date);
    let is_placed = !versions.is_empty();
    let never = versions.iter().zip(repealed.into_iter().cycle()).filter(|(version, _)| !version.applies());
    findings.extend(never.map(|(version, repealed)| {
        let finding = Finding::new(Code::LifecycleNeverApplies, Span::start_of(version.texts[source].file));
        finding.with("effective", version.effective.to_string()).with("repealed", repealed.to_string())
    }));
    let mut notice = Notice { key: key.clone(), slug, config: config.clone(), source, versions, shown, repealed };
    carried(&mut notice, scope.config);
    findings.extend(look(scope, &notice));
    let pages = &scope.config.pages;
    let keeps_blocks = |version: &Version| pages.bilingual || pages.versions || version.has_copies();
    for version in notice.versions.iter_mut().filter(|version| !keeps_blocks(version)) {
        version.blocks = None;
        version.alignment = languages.map(|_| Vec::new());
    }
    Made {
        read: Arc::clone(read),
        notice: is_placed.then(|| Arc::new(notice)),
        attachments: Arc::new(attachments),
        incomplete,
        faults: findings,
        link_faults: Findings::default(),
    }
}

/// A copy that was approved as another version's is this one's only in so far as both say the same: its folder began
/// as a copy of the other.
fn carried(notice: &mut Notice, config: &Config) {
    let permanents = notice.versions.iter().flat_map(|version| {
        config.languages.ids().map(|language| (routes::permanent(config, notice, version, language), version.effective))
    });
    let permanents: BTreeMap<String, Date> = permanents.collect();
    for version in &mut notice.versions {
        let is_own = |address: &String| permanents.get(address).is_none_or(|date| *date == version.effective);
        for language in config.languages.ids() {
            if let Some(copy) = &mut version.approved[language]
                && !copy.addresses.iter().all(is_own)
            {
                let copy = Arc::make_mut(copy);
                copy.addresses.retain(is_own);
                copy.complete = false;
            }
        }
    }
}

/// Whoever is told of a version is told before it applies.
fn announced_late(version: &content::Version) -> Option<Finding> {
    let announced = version.config.announced.as_ref().filter(|announced| announced.value > version.effective)?;
    let finding = Finding::new(Code::LifecycleAnnouncedLate, announced.span);
    Some(finding.with("announced", announced.value.to_string()).with("effective", version.effective.to_string()))
}

fn text_of(
    text: content::text::Text,
    ids: Vec<clauses::Ids>,
    language: LanguageId,
    numbering: bool,
    scope: &inserts::Scope,
    findings: &mut Findings,
) -> Text {
    let content::text::Text { file, front, body } = text;
    let inserts = scope.resolve(&body, language, findings);
    let clauses = clauses::number(&body, ids, numbering, scope.site.sources, file, findings);
    let addresses = clauses
        .iter()
        .flat_map(|clause| clause.formerly.iter().chain([&clause.id]).map(String::as_str))
        .chain(body.anchors.iter().map(|anchor| anchor.id.value.as_str()))
        .map(Box::from)
        .collect();
    let phrase = |phrase: &Option<content::insert::Phrase>, findings: &mut Findings| {
        phrase.as_ref().map(|phrase| scope.print(phrase, language, findings))
    };
    Text {
        file,
        title: scope.print(&front.title, language, findings),
        summary: phrase(&front.summary, findings),
        changes: phrase(&front.changes, findings),
        description: phrase(&front.description, findings),
        clauses,
        addresses,
        links: Vec::new(),
        inserts,
        values: scope.values(&body, &front, language),
        body,
        front,
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
