//! `recto build`: publishes the site, or says why not.

use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;

use super::{Outcome, Progress, Reader, load_watched};
use recto::finding::Value;
use recto::output::{self, Summary};
use recto::site::Site;
use recto::site::timeline::Status;
use recto::source::Sources;

/// Publishes the site of the current folder in `out`, else in `public/` beside `site.yaml`. With errors in it, nothing
/// is written.
pub fn run(out: Option<&Path>, date: Option<Date>, reader: &Reader) -> Outcome {
    let start = Instant::now();
    let progress = Progress::new(reader);
    let mut loaded = match load_watched(date, &progress) {
        Ok(loaded) => loaded,
        Err(refusal) => return refusal,
    };
    let mut done = String::new();
    if let Some((site, renderer)) = &loaded.site
        && !loaded.findings.has_errors()
    {
        let folder = out.map_or_else(|| loaded.root.join("public"), Path::to_path_buf);
        let pages: Vec<_> = site.routes.iter().map(|(path, route)| (file_of(path), (path, route))).collect();
        progress.began_rendering(pages.len());
        let written = output::write(&folder, &loaded.root, &pages, |(path, route), bytes| {
            renderer.render(path, *route, bytes)?;
            progress.rendered();
            Ok(())
        });
        match written {
            Err(faults) => loaded.findings.extend(faults),
            Ok(summary) => done = said(&folder, site, &summary, start, reader, loaded.sources),
        }
        loaded.findings.sort();
    }
    let answer = progress.end(loaded.sources) + &done;
    Outcome { findings: Some((loaded.findings, loaded.sources)), refused: false, answer }
}

/// The file that holds what is served at a path.
fn file_of(path: &str) -> String {
    let file = path.trim_start_matches('/');
    if path.ends_with('/') { format!("{file}index.html") } else { file.to_owned() }
}

/// What was built, in one line.
fn said(folder: &Path, site: &Site, summary: &Summary, start: Instant, reader: &Reader, sources: &Sources) -> String {
    let (catalogue, locale) = (reader.catalogue(sources), reader.locale(sources));
    let versions = |status| site.notices.iter().flat_map(|n| &n.versions).filter(|v| v.status == status).count();
    let change = match (summary.written, summary.removed) {
        (0, 0) => "done-nothing-changed",
        (_, 0) => "done-written",
        (0, _) => "done-removed",
        _ => "done-written-and-removed",
    };
    let counts: [(&str, Value); 6] = [
        ("pages", site.routes.iter().filter(|(_, route)| route.is_page()).count().into()),
        ("languages", site.config.languages.len().into()),
        ("in-force", versions(Status::InForce).into()),
        ("upcoming", versions(Status::Upcoming).into()),
        ("written", summary.written.into()),
        ("removed", summary.removed.into()),
    ];
    let mut values = counts.to_vec();
    values.push(("change", catalogue.say(change, &counts).into()));
    values.push(("folder", folder.display().to_string().into()));
    values.push(("date", locale.date(site.date).into()));
    values.push(("size", locale.file_size(summary.bytes).into()));
    values.push(("time", locale.seconds(start.elapsed()).into()));
    let mut said = catalogue.say("done-build", &values) + "\n";
    if summary.repaired {
        said = said + &catalogue.say("done-repaired", &[]) + "\n";
    }
    said
}
