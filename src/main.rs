//! Arguments to a command to an exit code: 0 done, 1 findings, 2 usage or disk.

mod cli;
mod commands;

use std::error::Error;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue};

use cli::{Arguments, Command, Volume};
use commands::{
    Console, Outcome, Reader, amend, build, check, completions, explain, init, may_colour, new, next, review, schema,
    serve, status, theme, verify,
};
use recto::finding::{Code, Finding, Findings, Severity};
use recto::report::{self, Format, Style};
use recto::source::Sources;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misused(&error),
    };
    let reader = Reader::new(arguments.lang.as_deref(), arguments.volume);
    let tell_now = |findings: &Findings, sources: &Sources, answer: &str| {
        let told = tell(Some((findings, sources)), answer, arguments.format, &reader);
        // A preview is still looked at when nobody hears any more what is said of it.
        if told.is_err() && !matches!(arguments.command, Command::Serve { .. }) {
            std::process::exit(code_of(findings).max(unheard(told, &reader)).into());
        }
    };
    let mut outcome = match &arguments.command {
        Command::Build { out, date } => build::run(out.as_deref(), *date, &reader),
        Command::Check { watch: true, date } => check::watch(*date, &reader, &tell_now),
        Command::Check { watch: false, date } => check::run(*date, &reader),
        Command::Init { folder, name, date } => init::run(folder, name.as_deref(), *date, &reader),
        Command::New { key, date } => new::run(key, *date, &reader),
        Command::Amend { notice, effective, date } => amend::run(notice, *effective, *date, &reader),
        Command::Next { date } => next::run(*date, &reader),
        Command::Review { notice, accept, date } => {
            review::run(notice.as_deref(), accept, *date, &reader, &mut Console::of_terminal())
        }
        Command::Serve { port, open, date } => serve::run(*port, *open, *date, &reader, &tell_now),
        Command::Status { date } => status::run(*date, arguments.format, &reader),
        Command::Verify { folder, date } => verify::run(folder, *date, &reader),
        Command::Explain { code } => explain::run(code, &reader),
        Command::Schema { name } => schema::run(*name),
        Command::Completions { shell } => completions::run(*shell),
    };
    if arguments.volume.quiet && !arguments.command.is_question() {
        outcome.answer.clear();
    }
    let findings = outcome.findings.as_ref().map(|(findings, sources)| (findings, *sources));
    let told = tell(findings, &outcome.answer, arguments.format, &reader);
    ExitCode::from(exit_code(&outcome).max(unheard(told, &reader)))
}

/// The exit code where an answer may not have been written. A closed pipe is the reader's choice. Where it was the
/// standard error that could not be written, nobody hears that either.
fn unheard(told: io::Result<()>, reader: &Reader) -> u8 {
    match told {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let finding = Finding::anywhere(Code::FileUnwritable).with("path", "stdout");
            refuse(finding.with("reason", error.to_string()), reader)
        }
        _ => 0,
    }
}

/// Says that something cannot be done. Returns the exit code.
fn refuse(finding: Finding, reader: &Reader) -> u8 {
    let refusal = Outcome::refusal(finding, theme());
    let findings = refusal.findings.as_ref().map(|(findings, sources)| (findings, *sources));
    let _ = tell(findings, "", Format::Human, reader);
    exit_code(&refusal)
}

/// Says what is wrong with the arguments: of a day in the reader's language, of anything else in the words of clap, which
/// knows English alone.
fn misused(error: &clap::Error) -> ExitCode {
    let is_date = error.source().is_some_and(|source| source.is::<jiff::Error>());
    let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue).filter(|_| is_date) else {
        error.exit();
    };
    // Clap stopped at the day, and who reads may be said after it.
    let given = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let mut given = given.skip_while(|argument| !argument.starts_with("--lang"));
    let lang = given.next().and_then(|option| match option.split_once('=') {
        Some((_, lang)) => Some(lang.to_owned()),
        None => given.next(),
    });
    let reader = Reader::new(lang.as_deref(), Volume { quiet: true, verbose: false });
    ExitCode::from(refuse(Finding::anywhere(Code::UsageBadDate).with("value", value.as_str()), &reader))
}

/// Writes the findings and then the answer. Both go to the standard output, except that where people read the findings
/// go beside it, and where programs read the findings the answer does.
fn tell(findings: Option<(&Findings, &Sources)>, answer: &str, format: Format, reader: &Reader) -> io::Result<()> {
    let human = format == Format::Human;
    let mut out_of_answer: Box<dyn Write> = Box::new(io::stdout());
    // People are told of nothing where nothing was found.
    if let Some((findings, sources)) = findings.filter(|(findings, _)| !human || !findings.is_empty()) {
        let out: Box<dyn Write> = if human { Box::new(io::stderr()) } else { Box::new(io::stdout()) };
        let colour = human && may_colour(io::stderr().is_terminal());
        let style = Style { colour, counted: !reader.volume().quiet, ..Style::PLAIN };
        let mut out = BufWriter::new(out);
        report::write(&mut out, format, findings, sources, &reader.catalogue(sources), style)?;
        out.flush()?;
        if !human {
            out_of_answer = Box::new(io::stderr());
        }
    }
    out_of_answer.write_all(answer.as_bytes())?;
    out_of_answer.flush()
}

fn exit_code(outcome: &Outcome) -> u8 {
    if outcome.refused {
        return 2;
    }
    outcome.findings.as_ref().map_or(0, |(findings, _)| code_of(findings))
}

fn code_of(findings: &Findings) -> u8 {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| if finding.code.is_environment() { 2 } else { 1 }).max().unwrap_or(0)
}
