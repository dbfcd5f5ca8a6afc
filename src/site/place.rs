//! A notice placed in time: its versions with their periods, their texts with ids, numbers and inserts.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::content::approved::Approved;
use crate::content::config::{Config, NoticeConfig};
use crate::content::language::{LanguageId, Languages, PerLanguage};
use crate::content::{self, Content};
use crate::finding::{Code, Finding, Findings};
use crate::site::inserts::{self, SiteScope};
use crate::site::links::{Attachments, NoticeLinks};
use crate::site::timeline::{self, Status};
use crate::site::{Incomplete, Notice, Target, Text, Version, clauses, routes};
use crate::source::Span;

/// What became of a notice.
#[derive(Clone)]
pub struct Made {
    /// Of what it was made.
    pub read: Arc<content::Notice>,
    /// None where no version has all its texts.
    pub notice: Option<Arc<Notice>>,
    /// Of each version.
    pub attachments: Arc<Vec<Attachments>>,
    pub incomplete: Vec<Incomplete>,
    pub faults: Findings,
    pub link_faults: Findings,
}

impl Made {
    /// What became of the notice with a key, among all, by key.
    pub fn find<'a>(all: &'a [Arc<Made>], key: &str) -> Option<&'a Made> {
        all.binary_search_by(|made| made.read.key.as_str().cmp(key)).ok().map(|i| &*all[i])
    }

    /// Whether it is to the links of other notices what another is.
    pub fn leads_to_the_same(&self, other: &Made) -> bool {
        let outside = |made: &Made| {
            let notice = made.notice.as_ref()?;
            let text = |_, text: &Text| (text.clauses.clone(), text.addresses.clone());
            let versions = notice.versions.iter().map(|version| (version.effective, version.texts.map(text)));
            Some((notice.slug.clone(), notice.shown, versions.collect::<Vec<_>>()))
        };
        let waiting = |made: &Made| made.incomplete.iter().map(|version| version.effective).collect::<Vec<_>>();
        outside(self) == outside(other) && waiting(self) == waiting(other)
    }

    /// Whether it stands at the same routes under the same titles, and did so when it was approved.
    pub fn is_published_as(&self, other: &Made) -> bool {
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
        self.leads_to_the_same(other) && outside(self) == outside(other)
    }

    /// Takes the links of its texts.
    pub fn link(&mut self, (links, faults): (NoticeLinks, Findings), config: &Config) {
        self.link_faults = faults;
        let Some(notice) = &mut self.notice else { return };
        for (version, texts) in Arc::make_mut(notice).versions.iter_mut().zip(links) {
            for (language, links) in config.languages.ids().zip(texts) {
                version.texts[language].links = links;
            }
        }
    }
}

/// Places a notice in time, and looks at it.
pub fn place(
    read: &Arc<content::Notice>,
    content: &Content,
    scope: &SiteScope,
    date: Date,
    look: impl Fn(&SiteScope, &content::Notice, &Notice) -> Findings,
) -> Made {
    let mut findings = Findings::default();
    let content::Notice { key, config, registers, .. } = &**read;
    let languages = &scope.config.languages;
    let slug = slug(key, config, languages);
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
        let parsed = version.texts.map(|_, parsed| parsed.as_ref()?.text());
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
    findings.extend(look(scope, read, &notice));
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

/// What a notice's part of an address is in each language.
pub fn slug(key: &str, config: &NoticeConfig, languages: &Languages) -> PerLanguage<String> {
    match &config.slug {
        Some(slug) => slug.map(|_, slug| slug.value.clone()),
        None => languages.map(|_| key.to_owned()),
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
    let clauses = clauses::number(&body, ids, numbering, scope.site.sources.text(file), &inserts, findings);
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
        hash: None,
        body,
        front,
    }
}
