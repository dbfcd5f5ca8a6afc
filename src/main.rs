//! Arguments to a command to an exit code: 0 done, 1 findings, 2 usage or disk.

mod cli;
mod commands;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use cli::{Arguments, Command};
use commands::{
    Console, Outcome, Reader, amend, build, check, completions, explain, init, new, next, review, status, verify,
};
use recto::finding::Severity;
use recto::report::{self, Format, Style};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let reader = Reader::new(arguments.lang.as_deref());
    let outcome = match &arguments.command {
        Command::Build { out, date } => build::run(out.as_deref(), *date, &reader),
        Command::Check { date } => check::run(*date, &reader),
        Command::Init { folder, name, date } => init::run(folder, name.as_deref(), *date, &reader),
        Command::New { key, date } => new::run(key, *date, &reader),
        Command::Amend { notice, effective, date } => amend::run(notice, *effective, *date, &reader),
        Command::Next { date } => next::run(*date),
        Command::Review { notice, accept, date } => {
            review::run(notice.as_deref(), accept, *date, &reader, &mut Console::of_terminal())
        }
        Command::Status { date } => status::run(*date, arguments.format, &reader),
        Command::Verify { folder, date } => verify::run(folder, *date, &reader),
        Command::Explain { code } => explain::run(code, &reader),
        Command::Completions { shell } => completions::run(*shell),
    };
    // A closed pipe is the reader's choice.
    let _ = tell(&outcome, arguments.format, &reader);
    ExitCode::from(exit_code(&outcome))
}

/// Writes the findings and then the answer. Both go to the standard output, except that where people read the findings
/// go beside it, and where programs read the findings the answer does.
fn tell(outcome: &Outcome, format: Format, reader: &Reader) -> io::Result<()> {
    let human = format == Format::Human;
    let mut answer: Box<dyn Write> = Box::new(io::stdout());
    if let Some((findings, sources)) = &outcome.findings {
        let out: Box<dyn Write> = if human { Box::new(io::stderr()) } else { Box::new(io::stdout()) };
        let colour = human && io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let style = Style { colour, ..Style::PLAIN };
        let mut out = BufWriter::new(out);
        report::write(&mut out, format, findings, sources, &reader.catalogue(sources), style)?;
        out.flush()?;
        if !human {
            answer = Box::new(io::stderr());
        }
    }
    answer.write_all(outcome.answer.as_bytes())
}

fn exit_code(outcome: &Outcome) -> u8 {
    if outcome.refused {
        return 2;
    }
    let errors = outcome.findings.iter().flat_map(|(findings, _)| findings.iter());
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| if finding.code.is_environment() { 2 } else { 1 }).max().unwrap_or(0)
}
