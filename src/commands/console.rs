//! The terminal, for a command that asks questions.

use std::io::{self, BufRead, IsTerminal, Write};

/// Columns of what does not say how wide it is.
const USUAL_WIDTH: usize = 80;

/// Whether a stream may be coloured: a terminal that knows how, unless NO_COLOR says anything (no-color.org).
pub fn may_colour(is_terminal: bool) -> bool {
    let knows_how = std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb");
    is_terminal && knows_how && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Where questions are asked and answered.
pub struct Console {
    /// None where nobody is there to answer.
    pub input: Option<Box<dyn BufRead>>,
    pub output: Box<dyn Write>,
    /// Columns.
    pub width: usize,
    /// Whether the output understands ANSI colours.
    pub colour: bool,
}

impl Console {
    /// The terminal that Recto was started from.
    pub fn of_terminal() -> Console {
        let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Console {
            input: is_terminal.then(|| Box::new(io::stdin().lock()) as Box<dyn BufRead>),
            output: Box::new(io::stdout()),
            width: width.unwrap_or(USUAL_WIDTH),
            colour: may_colour(is_terminal),
        }
    }

    /// Asks, and returns the line that was answered; none at the end of the input.
    ///
    /// # Errors
    /// Those of the streams.
    pub fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        write!(self.output, "{question} ")?;
        self.output.flush()?;
        let mut line = String::new();
        let length = self.input.as_mut().map_or(Ok(0), |input| input.read_line(&mut line))?;
        Ok((length > 0).then_some(line))
    }
}
