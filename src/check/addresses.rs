//! Addresses never die: every route that was approved leads somewhere, and every clause that was approved is to be
//! found at its route, or what took its place.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::addresses::Address;
use crate::content::approved::Key;
use crate::content::language::LanguageId;
use crate::content::yaml::parse_date;
use crate::finding::{Code, Finding, Findings};
use crate::site::routes::Route;
use crate::site::{Notice, Site, ledger};
use crate::source::{Sources, Span};

/// What became of the addresses that were approved.
pub struct Addresses {
    wanted: Arc<Wanted>,
    /// What is said of those that lead nowhere.
    gone: Findings,
    /// What is said of each notice's clauses.
    vanished: Vec<Findings>,
}

impl Addresses {
    /// Looks for every address that was approved. What was found before is taken over of notices that did not change, on a
    /// site where they make the same together.
    pub fn look(site: &Site, sources: &Sources, before: Option<(&Site, &Addresses)>) -> Addresses {
        let before = before.filter(|(old, _)| Arc::ptr_eq(&old.together, &site.together));
        let (wanted, gone) = match before {
            Some((_, before)) => (Arc::clone(&before.wanted), before.gone.clone()),
            None => {
                let (wanted, gone) = wanted(site, sources);
                (Arc::new(wanted), gone)
            }
        };
        let vanished = |(number, notice): (usize, &Arc<Notice>)| match before {
            Some((old, before)) if Arc::ptr_eq(&old.notices[number], notice) => before.vanished[number].clone(),
            _ => wanted.vanished(number, notice, site, sources),
        };
        let vanished = site.notices.par_iter().enumerate().map(vanished).collect();
        Addresses { wanted, gone, vanished }
    }

    /// Whether nothing is to be said of any; it asks for no words of the texts.
    pub fn are_found(site: &Site, sources: &Sources) -> bool {
        let (wanted, gone) = wanted(site, sources);
        let has_all = |(number, notice): (usize, &Arc<Notice>)| {
            (0..notice.versions.len()).all(|version| wanted.lacking(number, notice, version, site).is_empty())
        };
        gone.is_empty() && site.notices.par_iter().enumerate().all(has_all)
    }

    /// What is to be said of them.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.gone.iter().chain(self.vanished.iter().flat_map(Findings::iter))
    }
}

/// Which ids must be found where, and what is said of addresses that lead nowhere.
fn wanted(site: &Site, sources: &Sources) -> (Wanted, Findings) {
    let (mut wanted, mut findings) = (Wanted::default(), Findings::default());
    let mut gone: BTreeMap<&str, Vec<&Address>> = BTreeMap::new();
    let missing = LazyCell::new(|| LeftOut::of(site, sources));
    let mut first = 0;
    for of_route in site.addresses.chunk_by(|a, b| a.route == b.route) {
        let route = of_route[0].route.as_str();
        let numbers = first..first + of_route.len();
        first = numbers.end;
        match destination(site, route) {
            Some(Route::Text { notice, language }) => wanted.add(numbers, (notice, None, language), site),
            Some(Route::Version { notice, version, language }) => {
                wanted.add(numbers, (notice, Some(version), language), site);
            }
            Some(_) => {}
            None if missing.may_hold(route) => {
                // What is left out waits with what was first approved in it.
                if let (Some(Route::Text { notice, language }), Some(effective)) =
                    (destination(site, base_of(route)), date_of(route))
                {
                    wanted.first_approved(of_route, (notice, language), effective);
                }
            }
            None => gone.entry(base_of(route)).or_default().extend(of_route),
        }
    }
    for (base, addresses) in gone {
        // Of a notice that is gone as a whole, one thing is to be said; of one that is there, what it lost.
        let is_whole = destination(site, base).is_none();
        for lost in addresses.chunk_by(|a, b| is_whole || a.route == b.route) {
            let finding = Finding::new(Code::AddressGone, lost[0].span);
            findings.push(finding.with("address", lost[0].route.as_str()).with("count", lost.len() - 1));
        }
    }
    (wanted, findings)
}

/// What is served at a route in the end; where a setting of the site leads elsewhere, the page that says so.
fn destination(site: &Site, route: &str) -> Option<Route> {
    match site.together.routes.find(route) {
        Some(Route::Moved(number)) => {
            let moved = &site.together.moved[number];
            let path = moved.to.split(['#', '?']).next().unwrap_or_default();
            let page = || site.together.routes.find(path).or_else(|| site.together.routes.find(&format!("{path}/")));
            match moved.is_same {
                true => page(),
                false => (!path.starts_with('/') || page().is_some()).then_some(Route::Moved(number)),
            }
        }
        None => {
            let patterns = site.config.redirects.iter().filter_map(|redirect| redirect.from.value.strip_suffix('*'));
            patterns.into_iter().any(|above| route.starts_with(above)).then_some(Route::Redirects)
        }
        found => found,
    }
}

/// The base route that a route is below.
fn base_of(route: &str) -> &str {
    route.match_indices('/').nth(2).map_or(route, |(at, _)| &route[..=at])
}

/// The day that a permanent route ends with.
fn date_of(route: &str) -> Option<Date> {
    route.trim_end_matches('/').rsplit('/').next().and_then(parse_date)
}

/// The versions that are left out of the site for faults that are told already.
struct LeftOut {
    dates: BTreeSet<Date>,
    /// Nothing at all is left of a notice, not even its slug.
    has_notice: bool,
}

impl LeftOut {
    fn of(site: &Site, sources: &Sources) -> LeftOut {
        let placed: BTreeMap<&str, &Arc<Notice>> =
            site.notices.iter().map(|notice| (notice.key.as_str(), notice)).collect();
        let mut left_out = LeftOut { dates: BTreeSet::new(), has_notice: false };
        for (_, file) in sources.under("content/") {
            let mut parts = file.path.split('/').skip(1);
            let (Some(key), Some(date)) = (parts.next(), parts.next().and_then(parse_date)) else { continue };
            let notice = placed.get(key);
            left_out.has_notice |= notice.is_none();
            if notice.is_none_or(|notice| notice.versions.iter().all(|version| version.effective != date)) {
                left_out.dates.insert(date);
            }
        }
        left_out
    }

    /// Whether a route may be that of something left out.
    fn may_hold(&self, route: &str) -> bool {
        date_of(route).map_or(self.has_notice, |date| self.dates.contains(&date))
    }
}

/// The ids that must be found in texts: of each, the number of the address that was approved.
#[derive(Default)]
struct Wanted {
    /// At the base page of a notice in a language.
    base: BTreeMap<(usize, LanguageId), Vec<usize>>,
    /// At the permanent page of a version of a notice in a language.
    permanent: BTreeMap<(usize, usize, LanguageId), Vec<usize>>,
    /// The first version of a notice in a language in which an id was approved.
    since: BTreeMap<(usize, LanguageId, String), Date>,
}

impl Wanted {
    fn add(&mut self, addresses: Range<usize>, place: (usize, Option<usize>, LanguageId), site: &Site) {
        let (notice, version, language) = place;
        let Some(version) = version else {
            self.base.entry((notice, language)).or_default().extend(addresses);
            return;
        };
        let effective = site.notices[notice].versions[version].effective;
        self.first_approved(&site.addresses[addresses.clone()], (notice, language), effective);
        self.permanent.entry((notice, version, language)).or_default().extend(addresses);
    }

    /// Takes in what was approved in a version of a notice.
    fn first_approved(&mut self, addresses: &[Address], (notice, language): (usize, LanguageId), effective: Date) {
        for id in addresses.iter().filter_map(|address| address.id.clone()) {
            let since = self.since.entry((notice, language, id)).or_insert(effective);
            *since = effective.min(*since);
        }
    }

    /// What must be found in a text: ids, each with the address that was approved.
    fn of_text<'s>(
        &self,
        notice: &Notice,
        (number, version, language): (usize, usize, LanguageId),
        site: &'s Site,
    ) -> BTreeMap<&'s str, &'s Address> {
        let effective = notice.versions[version].effective;
        let ids = |addresses: Option<&Vec<usize>>| {
            let addresses = addresses.into_iter().flatten().map(|address| &site.addresses[*address]);
            addresses.filter_map(|address| Some((address.id.as_deref()?, address))).collect::<Vec<_>>()
        };
        let mut wanted = ids(self.permanent.get(&(number, version, language)));
        // The base page shows the version now or will do so, and must lead on to what was approved there before.
        if version >= notice.shown {
            let is_due =
                |id: &str| self.since.get(&(number, language, id.to_owned())).is_none_or(|since| *since <= effective);
            let base = ids(self.base.get(&(number, language)));
            wanted.extend(base.into_iter().filter(|(id, _)| is_due(id)));
        }
        wanted.into_iter().collect()
    }

    /// The ids that a version lacks, each with the address that was approved in the source text if that does, else in the
    /// first text that does.
    fn lacking<'s>(
        &self,
        number: usize,
        notice: &Notice,
        v: usize,
        site: &'s Site,
    ) -> BTreeMap<&'s str, (LanguageId, &'s Address)> {
        let mut lacking = BTreeMap::new();
        for (language, text) in notice.versions[v].texts.iter() {
            let wanted = self.of_text(notice, (number, v, language), site).into_iter();
            for (id, address) in wanted.filter(|(id, _)| !text.addresses.contains(*id)) {
                let place = lacking.entry(id).or_insert((language, address));
                if language == notice.source {
                    *place = (language, address);
                }
            }
        }
        lacking
    }

    /// One finding for each id that a version lacks, in the source text if that does, else in the first that does: at the
    /// heading that took its place, where one is known.
    fn vanished(&self, number: usize, notice: &Notice, site: &Site, sources: &Sources) -> Findings {
        let mut findings = Findings::default();
        for (v, version) in notice.versions.iter().enumerate() {
            let lacking = self.lacking(number, notice, v, site);
            let entries = match lacking.is_empty() {
                true => Vec::new(),
                false => ledger::entries(version, notice.source, sources),
            };
            for (id, (language, address)) in lacking {
                let key = Key::Clause(id.to_owned());
                let entry = entries.iter().find(|e| e.approved[language].as_ref().is_some_and(|part| part.key == key));
                let place = match entry.map(|entry| &entry.now[language]) {
                    // That a clause is gone from a text that took effect is told as a text that was rewritten.
                    Some(None) if version.is_finished(language) => continue,
                    Some(Some(part)) => part.span,
                    _ => Span::start_of(version.texts[language].file),
                };
                let finding = Finding::new(Code::AddressVanished, place);
                findings.push(finding.with("address", address.to_string()).with("id", id));
            }
        }
        findings
    }
}
