//! `recto build`: publishes the site, or says why not.

use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Loaded, Outcome, Progress, Read, Reader};
use recto::Stage;
use recto::finding::{Finding, Findings, Value};
use recto::locale::{Catalogue, Locale};
use recto::output::{self, Output, Summary};
use recto::project::{self, Project};
use recto::publish::{self, Published, Watcher};
use recto::site::Site;
use recto::site::routes::{self, Route};
use recto::site::timeline::Status;
use recto::source::Sources;

/// Publishes the site of the current folder in `out`, else in `public/` beside `site.yaml`. With errors in it, no page
/// is changed. Where nothing has changed since a build without any finding, nothing is done.
pub fn run(out: Option<&Path>, date: Option<Date>, reader: &Reader) -> Outcome {
    let start = Instant::now();
    // This thread works with the others rather than wait for them. It fails only where it was done before.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    let progress = Progress::new(reader);
    let root = match super::find_root() {
        Ok(root) => root,
        Err(refusal) => return refusal,
    };
    progress.began(Stage::Reading);
    let (project, faults) = project::survey(&root);
    let folder = out.map_or_else(|| root.join("public"), Path::to_path_buf);
    // What the process holds of it lasts until its end.
    let surveyed: &Project = Box::leak(Box::new(project.clone()));
    let sources = &surveyed.sources;
    let is_good = faults.is_empty();
    let (done, words) = rayon::join(
        || is_good.then(|| one_by_one(surveyed, &folder, date, &progress)).flatten(),
        || (reader.answers(sources), reader.locale(sources)),
    );
    let Done { mut findings, sources, published } = done.unwrap_or_else(|| {
        progress.began_again();
        let (project, faults) = project::complete(project, faults);
        as_a_whole(Read { project, faults }, &folder, date, &progress)
    });
    let done = match published {
        Some(Ok((built, summary))) => said(&folder, &built, &summary, start, &words),
        Some(Err(faults)) => {
            findings.extend(faults);
            findings.sort();
            String::new()
        }
        None => String::new(),
    };
    let answer = progress.end(sources) + &done;
    Outcome { findings: Some((findings, sources)), refused: false, answer }
}

/// What is to be said of a site, and what became of it.
struct Done {
    findings: Findings,
    sources: &'static Sources,
    /// None where the findings forbid to publish it; else what was published, or what the disk refused.
    published: Option<Result<(Built, Summary), Vec<Finding>>>,
}

/// Publishes a site one notice at a time, or knows that nothing has changed since it was published. None, and nothing
/// published, where more is to be said than this can find out.
fn one_by_one(project: &'static Project, folder: &Path, date: Option<Date>, progress: &Progress) -> Option<Done> {
    let same = |seal: &str| {
        let built = Built::read(seal).filter(|built| built.from.is_some() && built.is_for(date))?;
        (built.from == project::digest(project).map(program_and_files)).then_some(built)
    };
    if let Some(unchanged) = output::unchanged(folder, &project.root, same) {
        let published = Some(Ok(unchanged));
        return Some(Done { findings: Findings::default(), sources: &project.sources, published });
    }
    let open = || Output::open(folder, &project.root).ok();
    let seal = |site: &Site| Built::of(site, project.sources.digest().map(program_and_files)).seal();
    let published = publish::publish(project, super::day(date), open, seal, progress)?;
    let Published { site, findings, sources, settled } = published;
    let built = Built::of(Box::leak(Box::new(site)), None);
    Some(Done { findings, sources: Box::leak(Box::new(sources)), published: Some(settled.map(|done| (built, done))) })
}

/// Publishes a site that was read, with all of it at hand.
fn as_a_whole(read: Read, folder: &Path, date: Option<Date>, progress: &Progress) -> Done {
    let from = read.project.sources.digest().map(program_and_files);
    let Loaded { root, sources, findings, site } = super::resolve(read, date, progress);
    let published = site.filter(|_| !findings.has_errors()).map(|(site, renderer)| {
        let routes = site.together.routes.iter();
        let mut pages: Vec<_> = routes.map(|(path, route)| (routes::file(path), (path, route))).collect();
        // What lists the whole site takes long, and nobody should wait for it at the end.
        pages.sort_by_key(|(_, (_, route))| matches!(route, Route::Text { .. }));
        let built = Built::of(site, from);
        // What was found must be told again.
        let seal = findings.is_empty().then(|| built.seal()).flatten();
        progress.begins(pages.len());
        let render = |&(path, route): &(&str, _), bytes: &mut Vec<u8>| {
            renderer.render(path, route, bytes)?;
            progress.did_one();
            Ok(())
        };
        let settled = output::write(folder, &root, &pages, render, seal.as_deref());
        settled.map(|summary| (built, summary))
    });
    Done { findings, sources, published }
}

/// What a site was built from, and what is said of it: the seal of the output folder.
#[derive(Serialize, Deserialize)]
struct Built {
    /// The program and all files, the theme's too; none where a file could not be read.
    from: Option<String>,
    date: Date,
    /// IANA name of the site's time zone; none where it has no name.
    timezone: Option<String>,
    pages: usize,
    languages: usize,
    in_force: usize,
    upcoming: usize,
}

impl Built {
    fn of(site: &Site, from: Option<String>) -> Built {
        let versions = |status| site.notices.iter().flat_map(|n| &n.versions).filter(|v| v.status == status).count();
        Built {
            from,
            date: site.date,
            timezone: site.config.timezone.iana_name().map(str::to_owned),
            pages: site.together.routes.iter().filter(|(_, route)| route.is_page()).count(),
            languages: site.config.languages.len(),
            in_force: versions(Status::InForce),
            upcoming: versions(Status::Upcoming),
        }
    }

    /// Whether it is what a build for a day, or today, would make.
    fn is_for(&self, date: Option<Date>) -> bool {
        let zone = || TimeZone::get(self.timezone.as_deref()?).ok();
        date.or_else(|| Some(super::today(&zone()?))) == Some(self.date)
    }

    /// In one line.
    fn seal(&self) -> Option<String> {
        self.from.as_ref()?;
        serde_json::to_string(self).ok()
    }

    fn read(seal: &str) -> Option<Built> {
        serde_json::from_str(seal).ok()
    }
}

/// A digest of the program and of all files that it reads. Its version would not do: in development, another program
/// has the same.
fn program_and_files(files: u128) -> String {
    format!("{} {files:032x}", env!("RECTO_BUILD"))
}

/// What was built, in one line.
fn said(
    folder: &Path,
    built: &Built,
    summary: &Summary,
    start: Instant,
    (catalogue, locale): &(Catalogue, Locale),
) -> String {
    let change = match (summary.written, summary.removed) {
        (0, 0) => "done-nothing-changed",
        (_, 0) => "done-written",
        (0, _) => "done-removed",
        _ => "done-written-and-removed",
    };
    let counts: [(&str, Value); 6] = [
        ("pages", built.pages.into()),
        ("languages", built.languages.into()),
        ("in-force", built.in_force.into()),
        ("upcoming", built.upcoming.into()),
        ("written", summary.written.into()),
        ("removed", summary.removed.into()),
    ];
    let mut values = counts.to_vec();
    values.push(("change", catalogue.say(change, &counts).into()));
    values.push(("folder", folder.display().to_string().into()));
    values.push(("date", locale.date(built.date).into()));
    values.push(("size", locale.file_size(summary.bytes).into()));
    values.push(("time", locale.seconds(start.elapsed()).into()));
    let mut said = catalogue.say("done-build", &values) + "\n";
    if summary.repaired {
        said = said + &catalogue.say("done-repaired", &[]) + "\n";
    }
    said
}
