//! `recto completions`: a completion script for a shell.

use clap::CommandFactory;

use super::Outcome;
use crate::cli::Arguments;

/// The script.
pub fn run(shell: clap_complete::Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "recto", &mut script);
    Outcome::answer(String::from_utf8_lossy(&script).into_owned())
}
