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

pub mod check;
pub mod content;
pub mod finding;
pub mod locale;
pub mod output;
pub mod project;
pub mod render;
pub mod report;
pub mod site;
pub mod source;
pub mod starter;

use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use finding::Findings;
use locale::Locale;
use project::Project;
use site::Site;

/// Reads a site folder and resolves it for the day that `day` tells, given the site's time zone.
///
/// No [`Site`] comes back where `site.yaml` leaves nothing to go on; the findings then say why.
pub fn load(root: &Path, day: impl FnOnce(&TimeZone) -> Date) -> (Project, Option<Site>, Findings) {
    let (project, mut findings) = project::read(root);
    let (site, faults) = resolve(&project, day);
    findings.extend(faults);
    findings.sort();
    (project, site, findings)
}

/// The same for a site folder that has been read.
pub fn resolve(project: &Project, day: impl FnOnce(&TimeZone) -> Date) -> (Option<Site>, Findings) {
    let (content, mut findings) = content::read(project);
    let Some(content) = content else { return (None, findings) };
    let languages = &content.config.languages;
    let locales = languages.map(|id| {
        let language = &languages[id];
        let (locale, faults) = Locale::load(&language.code.value, &language.tag, &language.name, &project.sources);
        findings.extend(faults);
        locale
    });
    findings.extend(locale::check(locales.iter().map(|(_, locale)| locale), &project.sources));
    let date = day(&content.config.timezone);
    let (site, faults) = site::build(content, locales, &project.sources, date);
    findings.extend(faults);
    findings.extend(check::parity(&site, &project.sources));
    findings.extend(check::ledger(&site, &project.sources));
    let findings = check::allow(&site, findings);
    let findings = check::weigh(&site, findings, &project.sources);
    let findings = check::ready(&site, findings, &project.sources);
    (Some(site), findings)
}
