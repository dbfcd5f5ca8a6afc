//! The laws that a site as a whole must obey. A check adds findings and changes nothing.

mod addresses;
mod allowances;
mod causes;
mod enumerators;
mod facts;
mod ledger;
mod mentions;
mod order;
mod parity;
mod readiness;
mod untranslated;

pub use addresses::Addresses;
pub use facts::of_site as facts;
pub use readiness::stands_in_the_way;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content;
use crate::finding::{Finding, Findings, Severity, merge_faults};
use crate::render::Renderer;
use crate::site::routes::Route;
use crate::site::{Notice, Site, SiteScope};
use crate::source::Sources;

/// Looks at a notice by itself: parity, the ledger, and the facts that are its own.
pub fn notice(scope: &SiteScope, written: &content::Notice, notice: &Notice) -> Findings {
    let mut findings = parity::parity(scope, notice);
    findings.extend(ledger::ledger(scope, notice));
    findings.extend(facts::of_notice(scope, written, notice.source));
    findings
}

/// What is wrong with templates in making pages, by the path of each page.
pub type PageFaults = BTreeMap<String, Finding>;

/// Renders every page of a site with templates of its own, and keeps none: a template that asks for what it is not
/// given shows only then. Pages of notices that are what they were `before`, with the same templates, are not rendered
/// again.
pub fn templates(site: &Site, renderer: &Renderer, before: Option<(&Site, &PageFaults)>) -> PageFaults {
    if !renderer.has_own_templates() {
        return PageFaults::new();
    }
    let before = before.filter(|(old, _)| Arc::ptr_eq(&site.together, &old.together));
    let as_before = |route: Route| {
        let ((old, faults), notice) = before.zip(route.notice())?;
        Arc::ptr_eq(&site.notices[notice], &old.notices[notice]).then_some(faults)
    };
    let fault = |(path, route): (&str, Route)| {
        let fault = match as_before(route) {
            Some(faults) => faults.get(path).cloned(),
            None => renderer.render(path, route, &mut Vec::new()).err(),
        };
        Some((path.to_owned(), fault?))
    };
    let pages: Vec<_> = site.together.routes.iter().filter(|(_, route)| route.is_html()).collect();
    pages.into_par_iter().filter_map(fault).collect()
}

/// The same as findings, of which one fault of a template is one.
pub fn merged(faults: &PageFaults) -> Vec<Finding> {
    let mut faults = faults.values().cloned().collect();
    merge_faults(&mut faults);
    faults
}

/// What is told of what was found in a site: without what is allowed, turned off or follows from something else, and with
/// the severities that the site and its notices set. Sorted.
pub fn judged(site: &Site, findings: Findings, sources: &Sources) -> Findings {
    let findings = allowances::allow(site, findings, sources);
    let findings = weigh(site, findings, sources);
    let findings = causes::without_consequences(site, findings, sources);
    readiness::ready(site, findings, sources)
}

/// Gives findings the severities that the site and its notices set, and sorts them.
pub fn weigh(site: &Site, findings: Findings, sources: &Sources) -> Findings {
    let mut weighed = Findings::default();
    for finding in findings {
        match set_severity(site, &finding, sources) {
            Some(None) => {}
            Some(Some(severity)) => weighed.push(Finding { severity, ..finding }),
            None => weighed.push(finding),
        }
    }
    weighed.sort();
    weighed
}

/// The severity that a finding's notice, else the site, has set for its code; the inner none is "off".
fn set_severity(site: &Site, finding: &Finding, sources: &Sources) -> Option<Option<Severity>> {
    let path = finding.span.map_or("", |span| sources.file(span.file).path.as_str());
    let key = path.strip_prefix("content/").and_then(|rest| rest.split_once('/')).map(|(key, _)| key);
    let notice = key.and_then(|key| site.notice(key));
    let own = notice.iter().flat_map(|notice| &notice.config.severities);
    let set = own.chain(&site.config.severities).find(|(code, _)| *code == finding.code);
    debug_assert!(set.is_none() || finding.code.is_adjustable());
    set.map(|(_, severity)| *severity)
}
