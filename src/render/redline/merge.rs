//! Two versions of a clause printed in one: the new one, with what was deleted where it stood.

use std::collections::BTreeMap;

use crate::render::redline::align::{self, LEAST};
use crate::render::redline::pieces::{Cell, Element, Piece, PieceKind};
use crate::render::redline::words::{self, Marks};
use crate::site::diff::Change;

/// Which columns of a table became which.
type Columns = Vec<(Option<usize>, Option<usize>)>;

/// An element by the text that it is of and its place there.
type ElementId = (bool, (usize, usize));

/// A piece to print: what it was, what it is, or both.
#[derive(Clone, Copy)]
struct Step<'a> {
    old: Option<&'a Piece>,
    /// With its place in the clause.
    new: Option<(usize, &'a Piece)>,
}

/// How much became of some pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    Nothing,
    /// The number that the clause was given.
    Number,
    Words,
}

/// Prints what became of some pieces, and says how much did.
pub fn print(old: &[Piece], new: &[Piece], marks: &Marks, html: &mut String) -> Extent {
    let regrouped = align::regrouped(old, new);
    let old = regrouped.as_deref().unwrap_or(old);
    let mut merger = Merger {
        new,
        marks,
        html,
        open: Vec::new(),
        became: BTreeMap::new(),
        columns: BTreeMap::new(),
        last: BTreeMap::new(),
        changed: Extent::Nothing,
    };
    for (j, piece) in new.iter().enumerate() {
        for element in &piece.within {
            merger.last.insert(element.id, j);
        }
    }
    let steps = merger.steps(old);
    let mut waiting = Vec::new();
    let mut next = 0;
    for step in steps {
        if step.new.is_none() && merger.is_in_open_table(step) {
            // Nothing that waits may close the table before.
            merger.step(step);
            continue;
        }
        merger.flush(&mut waiting, next);
        match step.new {
            None => waiting.push(step),
            Some((j, _)) => {
                merger.step(step);
                next = j + 1;
            }
        }
    }
    merger.flush(&mut waiting, next);
    merger.leave(0);
    merger.changed
}

/// Prints pieces as they are.
pub fn print_all(pieces: &[Piece], html: &mut String) {
    let mut open: Vec<&Element> = Vec::new();
    for piece in pieces {
        let shared = open.iter().zip(&piece.within).take_while(|(a, b)| a.id == b.id).count();
        close(&mut open, shared, html);
        for element in &piece.within[shared..] {
            html.push_str(&element.open);
            open.push(element);
        }
        for cell in &piece.cells {
            html.push_str(&cell.open);
            html.push_str(cell.words.html());
            html.push_str(cell.close);
        }
    }
    close(&mut open, 0, html);
}

fn close(open: &mut Vec<&Element>, depth: usize, html: &mut String) {
    while open.len() > depth {
        open.pop().into_iter().for_each(|element| html.push_str(&element.close));
    }
}

struct Merger<'a, 'h> {
    new: &'a [Piece],
    marks: &'a Marks,
    html: &'h mut String,
    /// What is open, and whether it is of the old text.
    open: Vec<(bool, &'a Element)>,
    /// The elements of the new text that those of the old one became.
    became: BTreeMap<(usize, usize), &'a Element>,
    /// Of tables of the new text whose columns changed.
    columns: BTreeMap<(usize, usize), Columns>,
    /// The last piece that stands in each element of the new text.
    last: BTreeMap<(usize, usize), usize>,
    changed: Extent,
}

impl<'a> Merger<'a, '_> {
    /// The pieces in their order. What has little in common is not the same amended, but for what there must be one of.
    fn steps(&mut self, old: &'a [Piece]) -> Vec<Step<'a>> {
        let mut steps: Vec<Step> = Vec::new();
        for (i, j) in align::pieces(old, self.new) {
            let (of_old, of_new) = (i.map(|i| &old[i]), j.map(|j| (j, &self.new[j])));
            match (of_old, of_new) {
                (Some(a), Some((_, b))) if self.are_one(a, b) => {
                    for (of_old, of_new) in a.within.iter().zip(&b.within).take(self.alike(a, b)) {
                        self.became.insert(of_old.id, of_new);
                    }
                    steps.push(Step { old: of_old, new: of_new });
                }
                _ => {
                    if of_old.is_some() {
                        let step = Step { old: of_old, new: None };
                        // A row stays in its table, whose head is printed once.
                        let of_table = |table| steps.iter().rposition(|other| self.table(*other) == Some(table));
                        let above = self.table(step).and_then(of_table);
                        steps.insert(above.map_or(steps.len(), |above| above + 1), step);
                    }
                    steps.extend(of_new.map(|_| Step { old: None, new: of_new }));
                }
            }
        }
        steps
    }

    /// The table in which a row is printed.
    fn table(&self, step: Step) -> Option<ElementId> {
        if let Some((_, row)) = step.new {
            return Some((false, row.table()?.id));
        }
        let table = step.old?.table()?;
        Some(self.became.get(&table.id).map_or((true, table.id), |became| (false, became.id)))
    }

    fn is_in_open_table(&self, row: Step) -> bool {
        let is_open = |table: ElementId| self.open.iter().any(|(of_old, element)| (*of_old, element.id) == table);
        self.table(row).is_some_and(is_open)
    }

    /// How many of the elements that a piece stands in can be those of another, from the outermost on.
    fn alike(&self, old: &Piece, new: &Piece) -> usize {
        let is_alike = |(of_old, of_new): &(&Element, &Element)| {
            of_old.tag == of_new.tag && self.became.get(&of_old.id).is_none_or(|became| became.id == of_new.id)
        };
        old.within.iter().zip(&new.within).take_while(is_alike).count()
    }

    /// Whether a piece is another amended.
    fn are_one(&mut self, old: &'a Piece, new: &'a Piece) -> bool {
        match new.kind {
            PieceKind::Heading | PieceKind::Rule => true,
            // What is left of a table needs its head.
            PieceKind::Head if self.alike(old, new) < old.within.len().max(new.within.len()) => false,
            PieceKind::Head => {
                let columns = columns(old, new);
                self.columns.extend(new.table().map(|table| (table.id, columns)));
                true
            }
            PieceKind::Row => {
                let (Some(of_old), Some(of_new)) = (old.table(), new.table()) else { return false };
                if self.became.get(&of_old.id).is_none_or(|became| became.id != of_new.id) {
                    return false;
                }
                let fits = |(a, b): (usize, usize)| a == old.cells.len() && b == new.cells.len();
                let columns = self.columns_of(new);
                let count = |columns: &Columns| {
                    (columns.iter().flat_map(|pair| pair.0).count(), columns.iter().flat_map(|pair| pair.1).count())
                };
                columns.map_or(old.cells.len() == new.cells.len(), |columns| fits(count(columns)))
            }
            PieceKind::Words | PieceKind::Code => {
                let words = |piece: &'a Piece| piece.cells.first().map(|cell| &cell.words);
                let (Some(a), Some(b)) = (words(old), words(new)) else { return false };
                words::compare(a, b).likeness() >= LEAST
            }
        }
    }

    fn columns_of(&self, row: &Piece) -> Option<&Columns> {
        self.columns.get(&row.table()?.id)
    }

    /// Prints what was deleted as far as it can stand here: not within an element that goes on and in which it did not
    /// stand, nor above the head of a table.
    fn flush(&mut self, waiting: &mut Vec<Step<'a>>, next: usize) {
        while let Some(&step) = waiting.first() {
            let within = self.within(step);
            let shared = self.shared(&within);
            let goes_on = |(of_old, element): &(bool, &Element)| !of_old && self.last.get(&element.id) >= Some(&next);
            let is_above_head = self.new.get(next).is_some_and(|piece| {
                let is_its_table =
                    |element: &Element| within.iter().any(|(of_old, other)| !of_old && other.id == element.id);
                piece.kind == PieceKind::Head && piece.within.iter().any(is_its_table)
            });
            if self.open[shared..].iter().any(goes_on) || is_above_head {
                return;
            }
            waiting.remove(0);
            self.step(step);
        }
    }

    /// What a piece stands in: elements of the new text as far as those of the old one became such.
    fn within(&self, step: Step<'a>) -> Vec<(bool, &'a Element)> {
        if let Some((_, piece)) = step.new {
            return piece.within.iter().map(|element| (false, element)).collect();
        }
        let mut is_old = false;
        let elements = step.old.into_iter().flat_map(|piece| &piece.within);
        let became = |element: &'a Element| match self.became.get(&element.id).filter(|_| !is_old) {
            Some(of_new) => (false, *of_new),
            None => {
                is_old = true;
                (true, element)
            }
        };
        elements.map(became).collect()
    }

    /// How much of what is open a piece stands in.
    fn shared(&self, within: &[(bool, &Element)]) -> usize {
        let id = |(of_old, element): &(bool, &Element)| -> ElementId { (*of_old, element.id) };
        self.open.iter().zip(within).take_while(|(a, b)| id(a) == id(b)).count()
    }

    fn leave(&mut self, depth: usize) {
        for (_, element) in self.open.drain(depth..).rev() {
            self.html.push_str(&element.close);
        }
    }

    fn step(&mut self, step: Step<'a>) {
        let within = self.within(step);
        let shared = self.shared(&within);
        self.leave(shared);
        for (of_old, element) in &within[shared..] {
            self.html.push_str(&element.open);
            self.open.push((*of_old, element));
        }
        match (step.old, step.new) {
            (Some(old), Some((_, new))) => self.amended(old, new),
            (Some(old), None) => self.alone(old, Change::Deleted),
            (None, Some((_, new))) => self.alone(new, Change::Inserted),
            (None, None) => {}
        }
    }

    /// A piece that was there before, cell by cell.
    fn amended(&mut self, old: &Piece, new: &Piece) {
        let by_place = || (0..new.cells.len()).map(|cell| (Some(cell), Some(cell))).collect();
        let columns = self.columns_of(new).filter(|_| new.kind != PieceKind::Words).cloned().unwrap_or_else(by_place);
        for (i, j) in columns {
            let (of_old, of_new) = (i.and_then(|i| old.cells.get(i)), j.and_then(|j| new.cells.get(j)));
            let Some(cell) = of_new.or(of_old) else { continue };
            self.html.push_str(&cell.open);
            match (of_old, of_new) {
                (Some(a), Some(b)) if a.words.says(&b.words) => self.html.push_str(b.words.html()),
                (Some(a), Some(b)) => {
                    let is_number = new.kind == PieceKind::Heading && a.words.says_but_number(&b.words);
                    self.changed = self.changed.max(if is_number { Extent::Number } else { Extent::Words });
                    words::compare(&a.words, &b.words).print(self.marks, self.html);
                }
                (Some(_), None) => self.whole(cell, Change::Deleted, true),
                _ => self.whole(cell, Change::Inserted, true),
            }
            self.html.push_str(cell.close);
        }
    }

    /// A piece that one version alone has. Of a row it is said once; a rule says nothing.
    fn alone(&mut self, piece: &Piece, change: Change) {
        if piece.kind == PieceKind::Rule {
            if change == Change::Inserted {
                piece.cells.iter().for_each(|cell| self.html.push_str(cell.words.html()));
            }
            return;
        }
        let mut is_told = false;
        for cell in self.placed(piece, change) {
            let Some(cell) = cell else {
                self.html.push_str("<td></td>");
                continue;
            };
            self.html.push_str(&cell.open);
            self.whole(cell, change, !is_told);
            is_told |= !cell.words.is_blank();
            self.html.push_str(cell.close);
        }
    }

    /// The cells of a piece; of a row, none in columns that its version did not have.
    fn placed<'p>(&self, piece: &'p Piece, change: Change) -> Vec<Option<&'p Cell>> {
        let table = piece.table().filter(|_| piece.kind == PieceKind::Row).map(|table| table.id);
        let table = match change {
            Change::Deleted => table.and_then(|table| self.became.get(&table)).map(|table| table.id),
            _ => table,
        };
        let Some(columns) = table.and_then(|table| self.columns.get(&table)) else {
            return piece.cells.iter().map(Some).collect();
        };
        let of_version = |&(of_old, of_new): &(Option<usize>, Option<usize>)| match change {
            Change::Deleted => of_old,
            _ => of_new,
        };
        columns.iter().map(|column| of_version(column).and_then(|cell| piece.cells.get(cell))).collect()
    }

    fn whole(&mut self, cell: &Cell, change: Change, told: bool) {
        self.changed = Extent::Words;
        if !cell.words.is_blank() {
            words::whole(&cell.words, change, told.then_some(self.marks), self.html);
        }
    }
}

/// Which columns of a table became which, by their heads; those between others that stayed, by place.
fn columns(old: &Piece, new: &Piece) -> Columns {
    let says = |piece: &Piece| -> Vec<String> { piece.cells.iter().map(|cell| cell.words.keys().concat()).collect() };
    let (a, b) = (says(old), says(new));
    let mut columns = Vec::new();
    for op in similar::capture_diff(similar::Algorithm::Myers, &a[..], 0..a.len(), &b[..], 0..b.len()) {
        let (of_old, of_new) = (op.old_range(), op.new_range());
        if of_old.len() == of_new.len() {
            columns.extend(of_old.zip(of_new).map(|(i, j)| (Some(i), Some(j))));
        } else {
            columns.extend(of_old.map(|i| (Some(i), None)));
            columns.extend(of_new.map(|j| (None, Some(j))));
        }
    }
    columns
}
