//! Where a byte of a file is, as people and programs count it: line and column, both from 1.
//!
//! A file is scanned once, whatever the number of its findings and the length of its lines, so that neither ten
//! thousand findings nor a line of ten megabytes makes a report slow. Works on bytes, and so on files that are no text.

use std::collections::HashMap;

use crate::source::{Data, File, FileId, Sources, Span};

/// Bytes between two marks.
const STEP: usize = 4096;

/// A byte, placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    /// Counts characters (Unicode scalar values).
    pub column: usize,
    /// The byte at which the line begins.
    pub line_start: usize,
}

impl Place {
    const START: Place = Place { line: 1, column: 1, line_start: 0 };

    /// The place behind `bytes`, which begin at this place and at the byte `offset` of the file.
    fn after(self, bytes: &[u8], offset: usize) -> Place {
        bytes.iter().enumerate().fold(self, |place, (i, byte)| match byte {
            b'\n' => Place { line: place.line + 1, column: 1, line_start: offset + i + 1 },
            _ if is_continuation(*byte) => place,
            _ => Place { column: place.column + 1, ..place },
        })
    }
}

/// The places of bytes in files.
pub(super) struct Places<'a> {
    sources: &'a Sources,
    /// The place of every [`STEP`]th byte of the files asked about.
    marks: HashMap<FileId, Vec<Place>>,
}

impl<'a> Places<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Places { sources, marks: HashMap::new() }
    }

    /// The first byte of a span.
    pub fn start(&mut self, span: Span) -> Place {
        self.at(span.file, span.start as usize)
    }

    /// The byte behind a span.
    pub fn end(&mut self, span: Span) -> Place {
        self.at(span.file, span.end.max(span.start) as usize)
    }

    /// A place in words, as every form but JSON gives it: `path:line:column`. A control character in a file's name
    /// could do anything to a terminal, so it is not among them.
    pub fn written(&mut self, span: Span) -> String {
        let Place { line, column, .. } = self.start(span);
        let path = path(self.sources.file(span.file)).replace(char::is_control, "\u{fffd}");
        format!("{path}:{line}:{column}")
    }

    /// A byte; one beyond the end of the file is taken for the end, one within a character for its first.
    fn at(&mut self, file: FileId, byte: usize) -> Place {
        let source = self.sources.file(file);
        let bytes = source.bytes();
        let mut byte = byte.min(bytes.len());
        // Of what is no UTF-8, a byte that looks like the rest of a character is one by itself.
        let is_text = matches!(source.data, Data::Text(_));
        while is_text && bytes.get(byte).is_some_and(|b| is_continuation(*b)) && byte > 0 {
            byte -= 1;
        }
        let marks = self.marks.entry(file).or_insert_with(|| marks(bytes));
        let nearest = byte / STEP;
        marks[nearest].after(&bytes[nearest * STEP..byte], nearest * STEP)
    }
}

/// The path of a file as it is shown: in the site folder, also for a file of the embedded theme, whose path among the
/// sources has the theme's name and a colon before it.
pub(super) fn path(file: &File) -> &str {
    match file.path.split_once(':') {
        Some((_, path)) if file.embedded => path,
        _ => &file.path,
    }
}

fn marks(bytes: &[u8]) -> Vec<Place> {
    let mut marks = vec![Place::START];
    let mut place = Place::START;
    for (i, step) in bytes.chunks(STEP).enumerate() {
        place = place.after(step, i * STEP);
        marks.push(place);
    }
    marks
}

/// Whether a byte of UTF-8 belongs to the character begun before it.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}
