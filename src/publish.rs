//! Publishes a site one notice at a time: its texts are read, placed, looked at and made into pages, and let go.
//!
//! This is the same work as [`crate::compile`] and then rendering all pages, in another order, so that a site of any size
//! takes little memory. It is for a site that can be published, and of which nothing is to be said but of notices by
//! themselves and of files that are nobody's; where more is, it is given up, and the other way says it. Whatever can be
//! found in a site must be asked for here too.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::check::Addresses;
use crate::content::{self, Folder};
use crate::finding::{Finding, Findings};
use crate::output::{Buffers, Output, Summary};
use crate::project::{self, Project};
use crate::render::{Renderer, Templates};
use crate::site::Site;
use crate::site::apart::Apart;
use crate::site::routes;
use crate::source::{FileId, Sources};
use crate::{Stage, check, locales};

/// Whoever waits for the pages.
pub trait Watcher: Sync {
    /// Rendering begins, of so many pages or notices.
    fn begins(&self, steps: usize);
    /// One more is done.
    fn did_one(&self);
    /// A thread spent so much time on a stage, while others may have been at work as well.
    fn spent(&self, stage: Stage, time: Duration);
}

/// A site of which all pages were made.
pub struct Published {
    pub site: Site,
    /// Sorted; none forbids publishing.
    pub findings: Findings,
    /// With the texts that the findings point into.
    pub sources: Sources,
    /// What the disk refused while pages were moved into place, if it did.
    pub settled: Result<Summary, Vec<Finding>>,
}

/// Publishes a site that was surveyed, for the day that `day` tells, given the site's time zone, with the seal that
/// `seal` makes of it where nothing is found. None, and nothing published, where this way cannot say what is wrong.
pub fn publish(
    project: &Project,
    day: impl FnOnce(&TimeZone) -> Date,
    open: impl FnOnce() -> Option<Output>,
    seal: impl FnOnce(&Site) -> Option<String>,
    watcher: &dyn Watcher,
) -> Option<Published> {
    let sources = &project.sources;
    let (content, faults) = content::read_common(sources);
    let content = content.filter(|_| faults.is_empty())?;
    let config = &content.config;
    let (folders, strays) = content::folders(sources);
    if folders.is_empty() {
        return None;
    }
    let opened = || -> Vec<Folder> {
        folders.par_iter().with_max_len(SOME).map(|(key, files)| Folder::open(sources, config, key, files)).collect()
    };
    let (templates, (opened, (locales, faults))) =
        rayon::join(|| Templates::load(sources).ok(), || rayon::join(opened, || locales(&config.languages, sources)));
    let templates = templates.filter(|_| faults.is_empty())?;
    let apart = Apart::new(&content, &opened, locales, sources, day(&config.timezone))?;
    check::facts(&apart.frame().scope(sources), &content.facts).is_empty().then_some(())?;

    watcher.begins(folders.len() + 1);
    // What every page prints comes first.
    let (named, others): (Vec<_>, Vec<_>) = opened.into_iter().partition(|folder| apart.is_named(folder.key));
    let place_one = |buffer: &mut Vec<u8>, folder| place(project, &apart, vec![folder], buffer, watcher);
    let named = named.into_par_iter().map_init(Vec::new, place_one);
    let named: Vec<Vec<Placed>> = named.collect::<Option<_>>()?;
    let apart = &apart.navigate(named.iter().flatten().map(|placed| &placed.site))?;

    let output = open()?;
    let renderer = Renderer::new(apart.frame(), sources, templates);
    let put = |site: &Site, sources: &Sources, buffers: &mut Buffers| {
        let renderer = renderer.of(site, sources);
        let routes = site.notices.iter().flat_map(|notice| routes::of_notice(config, 0, notice, &site.locales));
        let pages: BTreeMap<_, _> = routes.filter(|(_, route)| route.notice().is_some()).collect();
        pages.iter().try_for_each(|(path, route)| {
            output.put(&routes::file(path), |bytes| renderer.render(path, *route, bytes), buffers).ok()
        })
    };
    let finish = |placed: Vec<Placed>, buffers: &mut Buffers| {
        let mut clock = Clock::new(watcher);
        let finished = placed.into_iter().map(|Placed { site, sources, findings }| {
            watcher.did_one();
            if site.prints_of_others() {
                return Some((site, Some(sources), findings));
            }
            put(&site, &sources, buffers)?;
            Some((apart.reduce(site), None, findings))
        });
        let finished = finished.collect::<Option<Vec<_>>>();
        clock.lap(Stage::Rendering);
        finished
    };
    let named = named.into_par_iter().map_init(Buffers::default, |buffers, placed| finish(placed, buffers));
    let others = chunks(others)
        .into_par_iter()
        .with_max_len(1)
        .map(|some| finish(place(project, apart, some, &mut Vec::new(), watcher)?, &mut Buffers::default()));
    let finished: Vec<Vec<_>> = named.chain(others).collect::<Option<_>>()?;

    let mut clock = Clock::new(watcher);
    let (mut parts, mut waiting, mut findings) = (Vec::new(), Vec::new(), Findings::default());
    for (site, sources, found) in finished.into_iter().flatten() {
        waiting.extend(sources.map(|sources| (site.clone(), sources)));
        parts.push(site);
        findings.extend(found);
    }
    let site = apart.join(parts)?;
    // No allowance covers them, and nothing follows from them.
    findings.extend(check::weigh(&site, strays, sources));
    findings.sort();
    (!findings.has_errors()).then_some(())?;
    clock.lap(Stage::Resolving);
    Addresses::are_found(&site, sources).then_some(())?;
    clock.lap(Stage::Checking);
    waiting
        .into_par_iter()
        .try_for_each(|(part, sources)| put(&apart.resolve(part, &site)?, &sources, &mut Buffers::default()))?;
    let pages: Vec<_> = site.together.routes.iter().map(|(path, route)| (routes::file(path), (path, route))).collect();
    let others: Vec<_> = pages.iter().filter(|(_, (_, route))| route.notice().is_none()).cloned().collect();
    let renderer = renderer.of(&site, sources);
    output.put_all(&others, |(path, route), bytes| renderer.render(path, *route, bytes)).ok()?;
    clock.lap(Stage::Rendering);
    watcher.did_one();
    let sources = project::open(project, pointed_into(&findings, sources), &mut Vec::new())?;
    // What was found must be told again.
    let seal = findings.is_empty().then(|| seal(&site)).flatten();
    let settled = output.settle(pages.iter().map(|(file, _)| file.as_str()), seal.as_deref());
    Some(Published { site, findings, sources, settled })
}

/// The texts that findings point into, of those that are held elsewhere.
fn pointed_into(findings: &Findings, sources: &Sources) -> impl Iterator<Item = FileId> {
    let files: BTreeSet<FileId> = findings.iter().flat_map(Finding::places).map(|place| place.file).collect();
    files.into_iter().filter(|file| sources.is_elsewhere(*file))
}

/// The site of one notice alone, the sources that hold its texts, and what was found in it.
struct Placed {
    site: Site,
    sources: Sources,
    findings: Findings,
}

/// How many notices a thread takes at a time: each step is done for all of them before the next, since a processor is
/// fast at what it has just done, and few enough that they take little memory and no thread waits long for the last.
const SOME: usize = 16;

fn chunks<T>(all: Vec<T>) -> Vec<Vec<T>> {
    let mut all = all.into_iter();
    let next = || Some(all.by_ref().take(SOME).collect::<Vec<_>>()).filter(|some| !some.is_empty());
    std::iter::from_fn(next).collect()
}

/// Reads and places some notices, each with its texts. None where one cannot be published.
fn place(
    project: &Project,
    apart: &Apart,
    some: Vec<Folder>,
    buffer: &mut Vec<u8>,
    watcher: &dyn Watcher,
) -> Option<Vec<Placed>> {
    let mut clock = Clock::new(watcher);
    let mut open = |folder: &Folder| {
        let below = format!("content/{}/", folder.key);
        project::open(project, project.sources.elsewhere(&below), buffer)
    };
    let opened: Vec<Sources> = some.iter().map(&mut open).collect::<Option<_>>()?;
    clock.lap(Stage::Reading);
    let pairs = some.into_iter().zip(opened);
    let read: Vec<_> =
        pairs.map(|(folder, sources)| (folder.read(&sources, &apart.frame().config, None), sources)).collect();
    clock.lap(Stage::Parsing);
    let place = |(notice, sources): (content::Notice, Sources)| {
        let (site, findings) = apart.place(notice, &sources, check::notice)?;
        Some(Placed { site, sources, findings })
    };
    let placed: Vec<_> = read.into_iter().map(place).collect::<Option<_>>()?;
    clock.lap(Stage::Resolving);
    let judge = |Placed { site, sources, findings }: Placed| {
        let findings = check::judged(&site, findings, &sources);
        (!findings.has_errors()).then_some(Placed { site, sources, findings })
    };
    let good = placed.into_iter().map(judge).collect();
    clock.lap(Stage::Checking);
    good
}

/// What a thread spends on one stage after the other.
struct Clock<'a> {
    watcher: &'a dyn Watcher,
    since: Instant,
}

impl<'a> Clock<'a> {
    fn new(watcher: &'a dyn Watcher) -> Clock<'a> {
        Clock { watcher, since: Instant::now() }
    }

    /// A stage has ended.
    fn lap(&mut self, stage: Stage) {
        self.watcher.spent(stage, self.since.elapsed());
        self.since = Instant::now();
    }
}
