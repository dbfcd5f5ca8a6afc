//! The commands, one file each: what was asked for becomes an [`Outcome`]. None of them writes to the terminal but
//! `review`, which talks over the [`Console`] that it is given, and those that go on until they are ended, which [`Tell`]
//! what they have to say.

pub mod amend;
pub mod build;
pub mod check;
pub mod completions;
mod console;
pub mod explain;
mod follow;
pub mod init;
pub mod new;
pub mod next;
mod progress;
mod reader;
pub mod review;
pub mod schema;
pub mod serve;
pub mod status;
pub mod verify;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use recto::finding::{Code, Finding, Findings};
use recto::project::{self, Project};
use recto::render::{Renderer, Templates};
use recto::site::Site;
use recto::source::Sources;
use recto::starter::NewFile;
use recto::{Stage, check as checks};

pub use console::{Console, may_colour};
use progress::Progress;
pub use reader::Reader;

/// What a command comes back with.
pub struct Outcome {
    /// With what they point into; none where the command looks for none.
    pub findings: Option<(Findings, &'static Sources)>,
    /// What was asked for cannot be done, whatever the state of the site.
    pub refused: bool,
    /// What was done or asked for, in the reader's words; its last line is ended.
    pub answer: String,
}

impl Outcome {
    /// An answer from a command that looks for no findings.
    pub fn answer(answer: String) -> Self {
        Outcome { findings: None, refused: false, answer }
    }

    /// What was asked for cannot be done.
    pub fn refusal(finding: Finding, sources: &'static Sources) -> Self {
        let mut findings = Findings::default();
        findings.push(finding);
        Outcome { findings: Some((findings, sources)), refused: true, answer: String::new() }
    }
}

/// A site folder, read and checked.
pub struct Loaded {
    /// The folder with `site.yaml`.
    pub root: PathBuf,
    pub sources: &'static Sources,
    pub findings: Findings,
    /// None where the findings leave nothing to render.
    pub site: Option<(&'static Site, Renderer<'static>)>,
}

/// A site folder, read.
pub struct Read {
    pub project: Project,
    /// What was found in reading it.
    pub faults: Findings,
}

/// Reads the site of the current folder.
///
/// # Errors
/// The refusal where there is no site.
fn read(progress: &Progress) -> Result<Read, Outcome> {
    let root = find_root()?;
    progress.began(Stage::Reading);
    let (project, faults) = project::read(&root);
    Ok(Read { project, faults })
}

/// Reads and checks the site of the current folder, as it is on a day.
///
/// # Errors
/// The refusal where there is no site.
pub fn load(date: Option<Date>, reader: &Reader) -> Result<Loaded, Outcome> {
    let progress = Progress::new(reader);
    Ok(resolve(read(&progress)?, date, &progress))
}

/// Checks a site that was read, as it is on a day.
///
/// What the process holds of it lasts until its end: the system takes it back at once, and piece by piece it is slow.
fn resolve(read: Read, date: Option<Date>, progress: &Progress) -> Loaded {
    let Read { project, faults } = read;
    let root = project.root.clone();
    let sources = project.sources.clone();
    let (compiled, templates) = rayon::join(
        || recto::compile(project, faults, day(date), None, &|stage| progress.began(stage)),
        || Templates::load(&sources),
    );
    let compiled = Box::leak(Box::new(compiled));
    let mut findings = std::mem::take(&mut compiled.findings);
    let sources = &compiled.project.sources;
    let site = compiled.site.as_ref().and_then(|site| match templates {
        Ok(templates) => {
            let renderer = Renderer::new(site, sources, templates);
            findings.extend(checks::merged(&checks::templates(site, &renderer, None)));
            Some((site, renderer))
        }
        Err(faults) => {
            findings.extend(faults);
            None
        }
    });
    findings.sort();
    Loaded { root, sources, findings, site }
}

/// The folder with `site.yaml`.
///
/// # Errors
/// The refusal where there is none.
fn find_root() -> Result<PathBuf, Outcome> {
    project::find_root(Path::new(".")).map_err(|finding| Outcome::refusal(finding, theme()))
}

/// Writes findings and then an answer to the terminal.
pub type Tell<'a> = dyn Fn(&Findings, &Sources, &str) + 'a;

/// Writes files below `root`, and the folders that they need. Each file is whole at any moment: what was there before,
/// or what is written.
///
/// # Errors
/// [`Code::FileUnwritable`] for the first that cannot be written.
pub fn write(root: &Path, files: &[NewFile]) -> Result<(), Finding> {
    for (name, bytes) in files {
        let path = root.join(name);
        replace(&path, bytes).map_err(|error| {
            Finding::anywhere(Code::FileUnwritable)
                .with("path", path.display().to_string())
                .with("reason", error.to_string())
        })?;
    }
    Ok(())
}

/// Puts a file in the place of another by renaming. Its first name is hidden, and so nobody's content.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = folder.join(format!(".{name}.recto-{}", std::process::id()));
    let written = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        // What cannot be written cannot always be removed either; the first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// The embedded theme, for commands without a site.
pub fn theme() -> &'static Sources {
    Box::leak(Box::new(project::theme()))
}

/// The day that a site is built for, if one was given; else today in its time zone.
fn day(given: Option<Date>) -> impl Fn(&TimeZone) -> Date {
    move |zone| given.unwrap_or_else(|| today(zone))
}

/// The day of SOURCE_DATE_EPOCH (reproducible-builds.org), else today, in a time zone.
pub fn today(zone: &TimeZone) -> Date {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    now.to_zoned(zone.clone()).date()
}
