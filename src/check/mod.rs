//! The laws that a site as a whole must obey. A check adds findings and changes nothing.

mod allowances;
mod ledger;
mod parity;
mod readiness;
mod untranslated;

pub use allowances::allow;
pub use ledger::ledger;
pub use parity::parity;
pub use readiness::{ready, stands_in_the_way};

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Severity, merge_faults};
use crate::render::Renderer;
use crate::site::Site;
use crate::source::Sources;

/// Renders every page of a site with templates of its own, and keeps none: a template that asks for what it is not
/// given shows only then.
pub fn templates(site: &Site, renderer: &Renderer) -> Findings {
    let mut findings = Findings::default();
    if renderer.has_own_templates() {
        let routes: Vec<_> = site.routes.iter().collect();
        let mut faults: Vec<_> = routes
            .par_iter()
            .filter_map(|(path, route)| renderer.render(path, *route, &mut Vec::new()).err())
            .collect();
        merge_faults(&mut faults);
        findings.extend(faults);
    }
    findings
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
    let notice = site.notices.iter().find(|notice| {
        path.strip_prefix("content/")
            .and_then(|rest| rest.strip_prefix(&*notice.key))
            .is_some_and(|rest| rest.starts_with('/'))
    });
    let own = notice.iter().flat_map(|notice| &notice.config.severities);
    let set = own.chain(&site.config.severities).find(|(code, _)| *code == finding.code);
    debug_assert!(set.is_none() || finding.code.is_adjustable());
    set.map(|(_, severity)| *severity)
}
