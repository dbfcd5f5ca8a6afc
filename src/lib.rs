//! Recto publishes legal notices in several languages as a static website.
//!
//! The pipeline, one stage a module:
//!
//! ```text
//! site folder ─project→ Project ─content→ Content ─site→ Site ─check→ findings
//!                                                         └─render→ pages ─output→ folder
//! ```
//!
//! Every stage returns what it could make and its findings; [`load`] runs the stages that need no page.

mod bytes;
pub mod check;
pub mod content;
pub mod finding;
pub mod locale;
pub mod output;
pub mod project;
pub mod publish;
pub mod render;
pub mod report;
pub mod serve;
pub mod site;
pub mod source;
pub mod starter;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use check::Addresses;
use content::Content;
use content::language::{Languages, PerLanguage};
use finding::{Code, Finding, Findings};
use locale::Locale;
use project::Project;
use site::{Notice, Site, SiteScope};
use source::{FileId, Sources, Span};

/// What the stages that need no page made of a site folder.
pub struct Compiled {
    pub project: Project,
    /// None where `site.yaml` leaves nothing to go on; the findings then say why.
    pub site: Option<Site>,
    /// Sorted.
    pub findings: Findings,
    content: Option<Content>,
    addresses: Option<Addresses>,
    /// What was found in reading the folder.
    faults: Findings,
    faults_of_locales: Findings,
}

impl Compiled {
    /// Whether something in the folder could not be read.
    pub fn leaves_out(&self) -> bool {
        project::leaves_out(&self.faults)
    }

    /// The site as it is shown while it is written, where it lacks texts: others stand in their place. What depends on
    /// nothing that changed is taken over from the one that was shown `before`.
    pub fn drafted(&self, before: Option<(&Compiled, &Site)>) -> Option<Site> {
        let (site, content) = (self.site.as_ref()?, self.content.as_ref()?);
        // Whatever is missing is an error, unless it is in a version to come: nothing need be looked for in many notices.
        if !self.findings.has_errors() && site.incomplete.is_empty() {
            return None;
        }
        let drafted = site::draft::content(content)?;
        let sources = &self.project.sources;
        // Locales are taken over where everything may be.
        let before = before.filter(|(_, before)| Arc::ptr_eq(&before.locales, &site.locales));
        let before = before.map(|(of, site)| site::Before { sources: &of.project.sources, site });
        // What is shown has been judged as it is written.
        let look = |_: &SiteScope, _: &content::Notice, _: &Notice| Findings::default();
        Some(site::build(&drafted, Arc::clone(&site.locales), sources, site.date, before, &look).0)
    }

    /// Whether its site is that of another day than `day` tells, given the site's time zone.
    pub fn is_past(&self, day: impl Fn(&TimeZone) -> Date) -> bool {
        self.site.as_ref().is_some_and(|site| site.date != day(&site.config.timezone))
    }
}

/// The stages of the work, as whoever waits for it is told of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Reading,
    Parsing,
    Resolving,
    Checking,
    /// Pages are made, and written as they are made.
    Rendering,
    /// What is new is moved to where readers see it.
    Placing,
}

/// Reads a site folder and resolves it for the day that `day` tells, given the site's time zone. `began` is told of each
/// stage as it begins.
pub fn load(root: &Path, day: impl FnOnce(&TimeZone) -> Date, began: &(dyn Fn(Stage) + Sync)) -> Compiled {
    began(Stage::Reading);
    let (project, faults) = project::read(root);
    compile(project, faults, day, None, began)
}

/// Reads a site folder again of which some paths are known to have changed since `before`. Only what has changed is
/// parsed, and only what depends on it resolved and checked. None where nothing has changed, nor the day. `began` is told
/// of each stage as it begins.
pub fn reload(
    before: &Compiled,
    paths: &[PathBuf],
    day: impl Fn(&TimeZone) -> Date,
    began: &(dyn Fn(Stage) + Sync),
) -> Option<Compiled> {
    began(Stage::Reading);
    let as_before = || before.is_past(&day).then(|| (before.project.clone(), before.faults.clone()));
    let (project, faults) = project::read_again(&before.project, &before.faults, paths).or_else(as_before)?;
    Some(compile(project, faults, day, Some(before), began))
}

/// Resolves a site folder that has been read, with what was found in reading it. What depends on nothing that changed
/// since `before` is taken over. `began` is told of each stage as it begins.
pub fn compile(
    project: Project,
    faults: Findings,
    day: impl FnOnce(&TimeZone) -> Date,
    before: Option<&Compiled>,
    began: &(dyn Fn(Stage) + Sync),
) -> Compiled {
    began(Stage::Parsing);
    let sources = &project.sources;
    // Ids of files are their places among all paths.
    let before = before.filter(|before| sources.same_paths(&before.project.sources));
    let unchanged = |path: &str| {
        let same = |(id, _): (FileId, _)| before.is_some_and(|before| sources.same(id, &before.project.sources));
        sources.under(path).all(same)
    };
    let content_before = before.filter(|_| unchanged("site.yaml")).and_then(|before| {
        Some(content::Before { sources: &before.project.sources, content: before.content.as_ref()? })
    });
    let (content, mut findings) = content::read(&project, content_before);
    findings.extend(faults.iter().cloned());
    let Some(content) = content else {
        // A folder may have its name.
        if sources.find("site.yaml").is_none() && !project::leaves_out(&faults) {
            let finding = Finding::anywhere(Code::SiteNotFound);
            findings.push(finding.with("folder", project.root.display().to_string()));
        }
        findings.sort();
        return Compiled {
            project,
            site: None,
            findings,
            content: None,
            addresses: None,
            faults,
            faults_of_locales: Findings::default(),
        };
    };
    if content.notices.is_empty() && !project::leaves_out(&faults) {
        let file = sources.find("site.yaml").map(Span::start_of);
        findings.push(Finding { span: file, ..Finding::anywhere(Code::SiteNoNotice) });
    }
    let date = day(&content.config.timezone);
    let same_locales = ["locales/", "theme:locales/"].into_iter().all(&unchanged);
    let before = before.filter(|_| unchanged("site.yaml") && unchanged("content/facts.yaml") && same_locales);
    let site_before = before.and_then(|before| {
        let site = before.site.as_ref().filter(|site| site.date == date)?;
        Some(site::Before { sources: &before.project.sources, site })
    });
    began(Stage::Resolving);
    let languages = &content.config.languages;
    let (locales, faults_of_locales) = match before.zip(site_before) {
        Some((before, old)) => (Arc::clone(&old.site.locales), before.faults_of_locales.clone()),
        None => locales(languages, sources),
    };
    findings.extend(faults_of_locales.iter().cloned());
    let (site, faults_of_site) = site::build(&content, locales, sources, date, site_before, &check::notice);
    findings.extend(faults_of_site);
    began(Stage::Checking);
    findings.extend(check::facts(&site.scope(sources), &content.facts));
    let addresses_before = site_before.and_then(|old| Some((old.site, before?.addresses.as_ref()?)));
    let addresses = Addresses::look(&site, sources, addresses_before);
    findings.extend(addresses.findings().cloned());
    let findings = check::judged(&site, findings, sources);
    let (site, content, addresses) = (Some(site), Some(content), Some(addresses));
    Compiled { project, site, findings, content, addresses, faults, faults_of_locales }
}

/// The locales of a site, and what is wrong with their files.
fn locales(languages: &Languages, sources: &Sources) -> (Arc<PerLanguage<Locale>>, Findings) {
    let load = |id| {
        let language = &languages[id];
        Locale::load(&language.code.value, &language.tag, &language.name, sources)
    };
    let (locales, faults) = languages.par_map(load).unzip();
    let mut findings: Findings = faults.iter().flat_map(|(_, faults)| faults).cloned().collect();
    findings.extend(locale::check(locales.iter().map(|(_, locale)| locale), sources));
    (Arc::new(locales), findings)
}
