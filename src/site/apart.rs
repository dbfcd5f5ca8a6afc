//! A site made one notice at a time, of which no more is kept than the pages need that list notices.
//!
//! So the largest site takes little memory, and a text is still near the processor when its page is made. It is the way
//! of a site of which nothing is to be said but of notices by themselves, and of files that are nobody's: where more is,
//! whoever asked begins again with all of it at hand.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::config::NavigationItem;
use crate::content::language::PerLanguage;
use crate::content::link::Destination;
use crate::content::markdown::Body;
use crate::content::{self, Content, Folder};
use crate::finding::Findings;
use crate::locale::Locale;
use crate::locale::values::Common;
use crate::site::links::{Directory, Slugs};
use crate::site::place::{self, Made};
use crate::site::routes::{self, Routes};
use crate::site::{
    Known, Link, Notice, Site, SiteScope, Target, Text, Together, archive, navigation, slug_fault, together,
};
use crate::source::Sources;

/// A site of which no notice is placed yet.
pub struct Apart<'a> {
    content: &'a Content,
    sources: &'a Sources,
    slugs: Slugs<'a>,
    /// The site without notices.
    frame: Site,
    /// What is left of a body once its pages are made.
    bare: Arc<Body>,
}

impl<'a> Apart<'a> {
    /// A site of notices that are in some folders. None where their addresses are not fit for use.
    pub fn new(
        content: &'a Content,
        folders: &[Folder<'a>],
        locales: Arc<PerLanguage<Locale>>,
        sources: &'a Sources,
        date: Date,
    ) -> Option<Self> {
        let config = &content.config;
        let slug = |folder: &Folder<'a>| (folder.key, place::slug(folder.key, &folder.config, &config.languages));
        let slugs: Slugs = folders.iter().map(slug).collect();
        let mut taken = BTreeSet::new();
        let mut is_good = |(language, slug)| slug_fault(slug).is_none() && taken.insert((language, slug));
        slugs.values().flat_map(|slug| slug.iter()).all(|(id, slug)| is_good((id, slug.as_str()))).then_some(())?;
        let together = Together {
            navigation: config.languages.map(|_| Vec::new()),
            redirect_lines: Vec::new(),
            moved: Vec::new(),
            routes: Routes::default(),
            faults: Findings::default(),
        };
        let frame = Site {
            config: Arc::clone(config),
            common: Arc::new(Common::of(locales.iter().map(|(_, locale)| locale))),
            locales,
            date,
            notices: Vec::new(),
            together: Arc::new(together),
            incomplete: Vec::new(),
            addresses: Arc::clone(&content.addresses),
            made: Vec::new(),
        };
        Some(Apart { content, sources, slugs, frame, bare: Arc::default() })
    }

    /// The site without notices.
    pub fn frame(&self) -> &Site {
        &self.frame
    }

    /// Whether the navigation names a notice, so that every page prints its title.
    pub fn is_named(&self, key: &str) -> bool {
        fn names(items: &[NavigationItem], key: &str) -> bool {
            items.iter().any(|item| match item {
                NavigationItem::Notice(named) => named.value == key,
                NavigationItem::Menu { items, .. } => names(items, key),
                NavigationItem::Link { .. } => false,
            })
        }
        names(&self.content.config.navigation, key)
    }

    /// Takes the titles of the notices that the navigation names. None where it names what is not among them.
    pub fn navigate<'s>(mut self, named: impl Iterator<Item = &'s Site>) -> Option<Self> {
        let notices: Vec<Arc<Notice>> = named.flat_map(|site| site.notices.iter().cloned()).collect();
        let (config, known) = (&self.content.config, self.known(&[]));
        let mut faults = Findings::default();
        let mut items = |language| navigation(&config.navigation, config, &notices, &known, language, &mut faults);
        let navigation = config.languages.map(&mut items);
        let is_good = faults.is_empty();
        let routes = routes::all(config, &[], &self.frame.locales, self.sources);
        let (redirect_lines, moved) = (Vec::new(), Vec::new());
        self.frame.together = Arc::new(Together { navigation, redirect_lines, moved, routes, faults });
        is_good.then_some(self)
    }

    /// The site of one notice alone, with what is found in it; `sources` hold its texts. Its links to other notices lead
    /// to where these will be. None where it has no version with all its texts.
    pub fn place(
        &self,
        read: content::Notice,
        sources: &Sources,
        look: impl Fn(&SiteScope, &content::Notice, &Notice) -> Findings,
    ) -> Option<(Site, Findings)> {
        let scope = self.frame.scope(sources);
        let made = [Arc::new(place::place(&Arc::new(read), self.content, &scope, self.frame.date, look))];
        let resolved = self.directory(&made, &self.known(&[]), Some(&self.slugs)).resolve(&made[0])?;
        let mut made = made.map(Arc::unwrap_or_clone).into_iter().next()?;
        made.link(resolved, scope.config);
        let mut findings = made.read.faults.clone();
        findings.extend(made.faults.iter().cloned());
        if let Some(notice) = made.notice.as_mut().filter(|_| scope.config.pages.versions) {
            for version in &mut Arc::make_mut(notice).versions {
                for language in scope.config.languages.ids() {
                    version.texts[language].hash = Some(archive::hash(version, language, sources));
                }
            }
        }
        findings.extend(made.link_faults.iter().cloned());
        Some((self.alone(made), findings))
    }

    fn alone(&self, made: Made) -> Site {
        Site { notices: made.notice.iter().cloned().collect(), made: vec![Arc::new(made)], ..self.frame.clone() }
    }

    fn known<'k>(&self, notices: &'k [Arc<content::Notice>]) -> Known<'k> {
        Known { notices, incomplete: Vec::new(), date: self.frame.date }
    }

    fn directory<'d>(
        &'d self,
        made: &'d [Arc<Made>],
        known: &'d Known<'d>,
        slugs: Option<&'d Slugs<'d>>,
    ) -> Directory<'d> {
        Directory { config: &self.frame.config, locales: &self.frame.locales, made, known, slugs }
    }

    /// What is left of the site of one notice once its pages are made: what other notices' links need (ids, numbers and
    /// headings of clauses), what pages print that list notices (titles, summaries, days, hashes), and where its own links
    /// lead.
    pub fn reduce(&self, site: Site) -> Site {
        let Site { mut made, notices, .. } = site;
        drop(notices);
        for made in &mut made {
            let made = Arc::make_mut(made);
            let key = made.read.key.clone();
            made.read = Arc::new(content::Notice { key, ..content::Notice::default() });
            let Some(notice) = &mut made.notice else { continue };
            for version in &mut Arc::make_mut(notice).versions {
                version.blocks = None;
                version.alignment = version.alignment.map(|_, _| Vec::new());
                for copy in version.approved.iter_mut().flatten() {
                    Arc::make_mut(copy).parts = Vec::new();
                }
                for text in version.texts.iter_mut() {
                    let leads = |target: &Target| matches!(target, Target::Page { .. } | Target::Attachment { .. });
                    text.body = Arc::clone(&self.bare);
                    text.links.retain(|link| leads(&link.target));
                    text.inserts = Vec::new();
                    text.values.clear();
                }
            }
        }
        Site { notices: made.iter().filter_map(|made| made.notice.clone()).collect(), made, ..self.frame.clone() }
    }

    /// The site of all notices, given what is left of those of each. None where anything is to be said of them together.
    pub fn join(&self, parts: Vec<Site>) -> Option<Site> {
        let mut made: Vec<Arc<Made>> = parts.into_iter().flat_map(|part| part.made).collect();
        made.sort_by(|a, b| a.read.key.cmp(&b.read.key));
        let read: Vec<Arc<content::Notice>> = made.iter().map(|made| Arc::clone(&made.read)).collect();
        let notices: Vec<Arc<Notice>> = made.iter().filter_map(|made| made.notice.clone()).collect();
        let together = together(&notices, &self.known(&read), &self.frame.scope(self.sources));
        let is_good = together.faults.is_empty();
        let incomplete = made.iter().flat_map(|made| made.incomplete.iter().cloned()).collect();
        let site = Site { notices, made, incomplete, together: Arc::new(together), ..self.frame.clone() };
        (is_good && site.has_what_it_links_to()).then_some(site)
    }

    /// The site of one notice whose links print what stands in others, now that all are there. None where more is to be
    /// said of them than was said without the others.
    pub fn resolve(&self, alone: Site, site: &Site) -> Option<Site> {
        let made = alone.made.into_iter().next()?;
        let resolved = self.directory(&site.made, &self.known(&[]), None).resolve(&made)?;
        let mut made = Arc::unwrap_or_clone(made);
        let said = std::mem::take(&mut made.link_faults);
        made.link(resolved, &self.frame.config);
        (made.link_faults == said).then(|| self.alone(made))
    }
}

impl Site {
    /// Whether a text of it prints what stands in another notice.
    pub fn prints_of_others(&self) -> bool {
        let of_others = |notice: &Notice, text: &Text| {
            let is_of_other =
                |to: &Destination| matches!(to, Destination::Notice { key, clause: Some(_), .. } if *key != notice.key);
            text.body.links.iter().any(|link| link.unlabelled && is_of_other(&link.destination))
        };
        self.notices.iter().any(|notice| {
            let mut texts = notice.versions.iter().flat_map(|version| version.texts.iter());
            texts.any(|(_, text)| of_others(notice, text))
        })
    }

    /// Whether all is there that its links to other pages lead to.
    fn has_what_it_links_to(&self) -> bool {
        let (config, mut shown) = (&*self.config, HashMap::<String, &Text>::new());
        for notice in &self.notices {
            if config.pages.text {
                let texts = notice.shown().texts.iter();
                shown.extend(texts.map(|(language, text)| (routes::base(config, notice, language), text)));
            }
            for version in notice.versions.iter().filter(|_| config.pages.versions) {
                let permanent = |language| routes::permanent(config, notice, version, language);
                shown.extend(version.texts.iter().map(|(language, text)| (permanent(language), text)));
            }
        }
        let is_there = |link: &Link| match &link.target {
            Target::Page { path, id } => {
                let text = shown.get(path);
                text.is_some_and(|text| id.as_ref().is_none_or(|id| text.addresses.contains(id.as_str())))
            }
            _ => true,
        };
        self.notices.par_iter().all(|notice| {
            let mut texts = notice.versions.iter().flat_map(|version| version.texts.iter());
            texts.all(|(_, text)| text.links.iter().all(is_there))
        })
    }
}
