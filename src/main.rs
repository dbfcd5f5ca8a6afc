//! Arguments to a command to an exit code: 0 done, 1 findings, 2 usage or disk.

mod cli;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory, Parser};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use cli::{Arguments, Command};
use recto::finding::{Code, Finding, Findings, Severity};
use recto::locale::Catalogue;
use recto::output;
use recto::render::Renderer;
use recto::report::{self, Format, Style};
use recto::site::Site;
use recto::site::timeline::Status;
use recto::source::Sources;
use recto::{check, project};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let start = Instant::now();
    match &arguments.command {
        Command::Build { out, date } => run(&arguments, *date, |root, site, sources| {
            let folder = out.clone().unwrap_or_else(|| root.join("public"));
            build(root, site, sources, &folder, start)
        }),
        Command::Check { date } => run(&arguments, *date, |_, _, _| Ok(None)),
        Command::Explain { code } => explain(code, &arguments),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "recto", &mut io::stdout());
            ExitCode::SUCCESS
        }
    }
}

/// Loads and checks the site of the current folder, does `then` with it if it has no errors, and tells all findings.
fn run(
    arguments: &Arguments,
    date: Option<Date>,
    then: impl FnOnce(&Path, &Site, &Sources) -> Result<Option<String>, Vec<Finding>>,
) -> ExitCode {
    let root = match project::find_root(Path::new(".")) {
        Ok(root) => root,
        Err(finding) => {
            let mut findings = Findings::default();
            findings.push(finding);
            return tell(arguments, &findings, &project::theme());
        }
    };
    let (project, site, mut findings) = recto::load(&root, |zone| date.unwrap_or_else(|| day(zone)));
    let sources = &project.sources;
    let mut done = None;
    if let Some(site) = &site {
        match Renderer::new(site, sources) {
            Err(faults) => findings.extend(faults),
            Ok(renderer) => findings.extend(check::templates(site, &renderer)),
        }
        if !findings.has_errors() {
            match then(&root, site, sources) {
                Ok(message) => done = message,
                Err(faults) => findings.extend(faults),
            }
        }
    }
    findings.sort();
    let code = tell(arguments, &findings, sources);
    if let Some(done) = done {
        println!("{done}");
    }
    // What the process holds is given back at once by the system, and slowly piece by piece.
    let _ = io::stdout().flush();
    std::process::exit(if code == ExitCode::SUCCESS { 0 } else { exit_code(&findings) });
}

/// Publishes the site, and says what was done.
fn build(
    root: &Path,
    site: &Site,
    sources: &Sources,
    folder: &Path,
    start: Instant,
) -> Result<Option<String>, Vec<Finding>> {
    let renderer = Renderer::new(site, sources).map_err(|findings| findings.into_iter().collect::<Vec<_>>())?;
    let pages: Vec<_> = site
        .routes
        .iter()
        .map(|(path, route)| {
            let file = path.trim_start_matches('/');
            let file = if path.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
            (file, (path, route))
        })
        .collect();
    let summary = output::write(folder, root, &pages, |(path, route), bytes| renderer.render(path, *route, bytes))?;
    let versions = |status| site.notices.iter().flat_map(|n| &n.versions).filter(|v| v.status == status).count();
    let changed = match (summary.written, summary.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{written} written"),
        (written, removed) => format!("{written} written, {removed} removed"),
    };
    let repaired = if summary.repaired { " (the build before was interrupted)" } else { "" };
    Ok(Some(format!(
        "{}: {} files, {} bytes in {} languages for {}; {} versions in force, {} upcoming; {changed}{repaired}; {:.0} ms",
        folder.display(),
        summary.files,
        summary.bytes,
        site.config.languages.len(),
        site.date,
        versions(Status::InForce),
        versions(Status::Upcoming),
        start.elapsed().as_secs_f64() * 1000.0,
    )))
}

fn explain(code: &str, arguments: &Arguments) -> ExitCode {
    let theme = project::theme();
    match Code::from_name(code) {
        Some(code) => {
            print!("{}", report::explain(code, &catalogue(arguments, &theme)));
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("{code}? {}", recto::finding::nearest(code, Code::ALL.iter().map(|c| c.as_str())).unwrap_or(""));
            ExitCode::from(2)
        }
    }
}

/// Writes findings where their form belongs: what programs read to the standard output, what people read beside it.
fn tell(arguments: &Arguments, findings: &Findings, sources: &Sources) -> ExitCode {
    let catalogue = catalogue(arguments, sources);
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = Style { colour, ..Style::PLAIN };
    let written = if arguments.format == Format::Human {
        let mut out = io::BufWriter::new(io::stderr().lock());
        report::write(&mut out, arguments.format, findings, sources, &catalogue, style).and_then(|()| out.flush())
    } else {
        let mut out = io::BufWriter::new(io::stdout().lock());
        report::write(&mut out, arguments.format, findings, sources, &catalogue, style).and_then(|()| out.flush())
    };
    let is_check = matches!(arguments.command, Command::Check { .. });
    if is_check && arguments.format == Format::Human && findings.iter().next().is_none() {
        println!("{}", report::summary(findings, &catalogue));
    }
    // A closed pipe is the reader's choice.
    drop(written);
    ExitCode::from(exit_code(findings) as u8)
}

fn exit_code(findings: &Findings) -> i32 {
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    match errors().next() {
        None => 0,
        Some(_) if errors().any(|finding| finding.code.is_environment()) => 2,
        Some(_) => 1,
    }
}

/// The words of findings, in the language asked for or the environment's.
fn catalogue(arguments: &Arguments, sources: &Sources) -> Catalogue {
    let environment = || {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))?;
        Some(value.split(['.', '@']).next().unwrap_or_default().replace('_', "-"))
    };
    let asked = arguments.lang.clone().or_else(environment).unwrap_or_default();
    let known = |tag: &String| {
        let language = tag.split('-').next().unwrap_or_default();
        sources.find(&format!("{}locales/{language}/findings.ftl", project::THEME)).is_some()
    };
    let tag = Some(asked).filter(known).unwrap_or_else(|| project::FALLBACK_LANGUAGE.to_owned());
    Catalogue::load("findings.ftl", &tag, sources).0
}

/// The day to build for: that of SOURCE_DATE_EPOCH (reproducible-builds.org), else today, where the site is.
fn day(zone: &TimeZone) -> Date {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    now.to_zoned(zone.clone()).date()
}
