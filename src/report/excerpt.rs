//! The parts of files that a finding's drawing shows: whole lines around its places, or a piece of a line that is very
//! long, always borrowed from the file.
//!
//! Places that stand near one another share an excerpt, so that a person sees them together. A place that covers
//! several lines is shown by the first of them: the drawing says where to look, not how far it goes.

use std::ops::Range;

use super::place::Places;
use crate::source::{FileId, Sources, Span};

/// A line of this many bytes or more is shown in part.
const LONG_LINE: usize = 4096;
/// What is shown of a long line before and behind a place, in bytes: more than any terminal is wide.
const AROUND: usize = 1024;
/// Places share an excerpt of at most so many bytes; the drawing leaves out the lines between them.
const SHARED: usize = 32 * 1024;

/// A part of a file.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    pub file: FileId,
    pub text: &'a str,
    /// Number of its first line.
    pub line: usize,
    /// What is marked in it, in bytes of `text`, with the place's index among those asked for; the lowest index first.
    pub marks: Vec<(usize, Range<usize>)>,
}

/// One place, and the line it is shown by, in bytes of the file.
struct Shown {
    file: FileId,
    line: usize,
    whole: Range<usize>,
    marked: Range<usize>,
    columns: Range<usize>,
    /// Whether the drawing can show it together with other lines.
    shareable: bool,
}

/// The excerpts that show the places, each place in one of them. An excerpt is about `width` columns wide at most.
pub(super) fn around<'a>(
    spans: &[Span],
    sources: &'a Sources,
    places: &mut Places<'_>,
    width: usize,
) -> Vec<Excerpt<'a>> {
    let mut groups: Vec<Vec<(usize, Shown)>> = Vec::new();
    for (i, span) in spans.iter().enumerate() {
        let shown = shown(*span, sources.text(span.file), places, width);
        match groups.iter_mut().find(|group| fits(group, &shown, width)) {
            Some(group) => group.push((i, shown)),
            None => groups.push(vec![(i, shown)]),
        }
    }
    groups.iter().filter_map(|group| excerpt(group, sources)).collect()
}

/// The line that shows a place.
fn shown(span: Span, text: &str, places: &mut Places<'_>, width: usize) -> Shown {
    let place = places.start(span);
    let start = text.floor_char_boundary(span.start as usize);
    let limit = text.ceil_char_boundary(start + LONG_LINE);
    let rest = &text[start..limit];
    let (line_end, next_line) = match rest.find('\n') {
        Some(i) => (start + rest[..i].trim_end_matches('\r').len(), start + i + 1),
        None => (limit, limit),
    };
    // A mark wider than half the terminal shows no more than its beginning does.
    let marked_end = text[start..line_end].char_indices().nth(width / 2).map_or(line_end, |(i, _)| start + i);
    let end = text.floor_char_boundary(span.end as usize).clamp(start, marked_end);
    let is_long = line_end - place.line_start.min(start) >= LONG_LINE;
    let whole = if is_long {
        let from = text.ceil_char_boundary(start.saturating_sub(AROUND).max(place.line_start));
        from..text.floor_char_boundary((end + AROUND).min(line_end))
    } else {
        place.line_start.min(start)..next_line
    };
    Shown {
        file: span.file,
        line: place.line,
        whole,
        marked: start..end,
        columns: place.column..place.column + text[start..end].chars().count(),
        // The drawing counts the lines between, and takes an empty line at the end for the one before.
        shareable: !is_long && line_end > place.line_start,
    }
}

/// Whether a place can be shown together with others.
fn fits(group: &[(usize, Shown)], new: &Shown, width: usize) -> bool {
    let all = || group.iter().map(|(_, shown)| shown).chain([new]);
    if !all().all(|shown| shown.shareable && shown.file == new.file) {
        return false;
    }
    let span = |range: fn(&Shown) -> &Range<usize>| {
        let starts = all().map(|shown| range(shown).start).min().unwrap_or_default();
        all().map(|shown| range(shown).end).max().unwrap_or_default() - starts
    };
    span(|shown| &shown.whole) <= SHARED && span(|shown| &shown.columns) <= width / 2
}

fn excerpt<'a>(group: &[(usize, Shown)], sources: &'a Sources) -> Option<Excerpt<'a>> {
    let first = group.iter().map(|(_, shown)| shown).min_by_key(|shown| shown.whole.start)?;
    let end = group.iter().map(|(_, shown)| shown.whole.end).max()?;
    let start = first.whole.start;
    let marks = group.iter().map(|(i, shown)| (*i, shown.marked.start - start..shown.marked.end - start)).collect();
    Some(Excerpt { file: first.file, text: &sources.text(first.file)[start..end], line: first.line, marks })
}
