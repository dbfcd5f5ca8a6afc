//! A text cut into what a redline is made of: every block and every row by itself, with what it stands in.

use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use crate::content::markdown::{Kind, Tag};
use crate::render::html::{Page, Writer};
use crate::render::redline::words::{self, Inline};
use crate::render::typeset;
use crate::site::Inserted;
use crate::site::blocks::is_inline;

/// A heading, paragraph, item, row of a table or the like, as it is printed.
#[derive(Debug, Clone)]
pub struct Piece {
    pub kind: PieceKind,
    pub place: Place,
    /// The elements that it stands in, its own last.
    pub within: Vec<Element>,
    /// The cells of a row; anything else has one.
    pub cells: Vec<Cell>,
}

/// What can only stand for its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    Heading,
    Words,
    Code,
    /// The first row of a table.
    Head,
    Row,
    Rule,
}

/// Where in a text a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the first heading.
    Opening,
    /// In a clause, or its heading.
    Clause(usize),
    Footnotes,
}

/// An element that blocks stand in.
#[derive(Debug, Clone)]
pub struct Element {
    /// Which one it is in its text: the event that opens it, and a number where that opens several.
    pub id: (usize, usize),
    pub tag: Discriminant<Tag>,
    pub open: String,
    pub close: String,
}

/// Words in an element of their own, if they have one.
#[derive(Debug, Clone)]
pub struct Cell {
    pub open: String,
    pub words: Inline,
    pub close: &'static str,
}

impl Piece {
    /// The table that a row stands in.
    pub fn table(&self) -> Option<&Element> {
        let is_row = matches!(self.kind, PieceKind::Head | PieceKind::Row);
        self.within.iter().rev().nth(1).filter(|_| is_row)
    }

    /// The same with other words.
    pub fn with(&self, words: Inline) -> Piece {
        let cell = Cell { open: String::new(), words, close: "" };
        Piece { kind: self.kind, place: self.place, within: self.within.clone(), cells: vec![cell] }
    }
}

/// Cuts a text. Footnotes come last.
pub fn cut(page: Page) -> Vec<Piece> {
    let mut html = String::new();
    let mut cutter = Cutter {
        page,
        writer: Writer::new(page, &mut html),
        pieces: Vec::new(),
        place: Place::Opening,
        within: Vec::new(),
        items: Vec::new(),
    };
    cutter.events(0..page.text.body.events.len());
    cutter.footnotes();
    cutter.pieces
}

struct Cutter<'a, 'h> {
    page: Page<'a>,
    writer: Writer<'a, 'h>,
    pieces: Vec<Piece>,
    place: Place,
    /// What is open.
    within: Vec<Element>,
    /// The number of the next item of each list that is open, if it is numbered.
    items: Vec<Option<u32>>,
}

impl Cutter<'_, '_> {
    fn events(&mut self, range: Range<usize>) {
        let events = &self.page.text.body.events;
        let mut at = range.start;
        while at < range.end {
            let end = match events[at].kind {
                Kind::Open(Tag::Footnote(_)) => self.page.text.body.past_close(at),
                Kind::Open(Tag::Paragraph) if self.register(at) => self.page.text.body.past_close(at),
                Kind::Open(tag @ (Tag::Paragraph | Tag::Term | Tag::CodeBlock)) => self.block(tag, at),
                Kind::Open(tag @ Tag::Heading(clause)) if clause == Tag::NO_CLAUSE => self.block(tag, at),
                Kind::Open(Tag::Heading(clause)) => self.heading(clause as usize, at),
                Kind::Open(tag @ (Tag::TableHead | Tag::TableRow)) => self.row(tag, at),
                Kind::Rule => {
                    self.piece(PieceKind::Rule, at..at + 1);
                    at + 1
                }
                kind if is_inline(kind) => {
                    let end = (at..range.end).find(|&i| !is_inline(events[i].kind)).unwrap_or(range.end);
                    self.piece(PieceKind::Words, at..end);
                    end
                }
                Kind::Open(tag) => {
                    self.enter(tag, at);
                    at + 1
                }
                kind => {
                    if let Kind::Close(Tag::List | Tag::OrderedList(_)) = kind {
                        self.items.pop();
                    }
                    self.within.pop();
                    at + 1
                }
            };
            at = end;
        }
    }

    /// Opens what blocks stand in.
    fn enter(&mut self, tag: Tag, at: usize) {
        match tag {
            Tag::List => self.items.push(None),
            Tag::OrderedList(first) => self.items.push(Some(first)),
            _ => {}
        }
        let element = self.element(tag, at);
        self.within.push(element);
    }

    fn element(&mut self, tag: Tag, at: usize) -> Element {
        self.writer.open(tag, at);
        let mut open = self.writer.take();
        self.writer.close(tag);
        let close = self.writer.take();
        // Items say their numbers, since those of another version may stand between them.
        if let (Tag::Item, Some(Some(number))) = (tag, self.items.last_mut()) {
            open.insert_str("<li".len(), &format!(" value=\"{number}\""));
            *number = number.saturating_add(1);
        }
        Element { id: (at, 0), tag: discriminant(&tag), open, close }
    }

    /// A block with an element of its own.
    fn block(&mut self, tag: Tag, at: usize) -> usize {
        let end = self.page.text.body.past_close(at);
        let element = self.element(tag, at);
        self.within.push(element);
        let kind = if tag == Tag::CodeBlock { PieceKind::Code } else { PieceKind::Words };
        self.piece(kind, at + 1..end - 1);
        self.within.pop();
        end
    }

    /// A heading. Its number is one of its words: it may have changed.
    fn heading(&mut self, clause: usize, at: usize) -> usize {
        self.place = Place::Clause(clause);
        let mut element = self.element(Tag::Heading(clause as u32), at);
        let number = element.open.find(words::NUMBER).unwrap_or(element.open.len());
        let number = element.open.split_off(number);
        let body = &self.page.text.body;
        let words = Inline::new(number + &self.words(body.clauses[clause].heading.clone()));
        let cell = Cell { open: String::new(), words, close: "" };
        self.pieces.push(Piece {
            kind: PieceKind::Heading,
            place: self.place,
            within: vec![element],
            cells: vec![cell],
        });
        body.past_close(at)
    }

    fn row(&mut self, tag: Tag, at: usize) -> usize {
        let body = &self.page.text.body;
        let end = body.past_close(at);
        self.writer.open(tag, at);
        let open = self.writer.take();
        let mut cells = Vec::new();
        let mut cell = at + 1;
        while let Some(Kind::Open(tag)) = body.events.get(cell).map(|event| event.kind) {
            let past = body.past_close(cell);
            self.writer.open(tag, cell);
            let open = self.writer.take();
            let words = Inline::new(self.words(cell + 1..past - 1));
            let close = if open.starts_with("<th") { "</th>" } else { "</td>" };
            cells.push(Cell { open, words, close });
            cell = past;
        }
        self.writer.close(tag);
        let close = self.writer.take();
        self.add_row(tag, (at, 0), [open, close], cells);
        end
    }

    fn add_row(&mut self, tag: Tag, id: (usize, usize), [open, close]: [String; 2], cells: Vec<Cell>) {
        let mut within = self.within.clone();
        within.push(Element { id, tag: discriminant(&tag), open, close });
        let kind = if tag == Tag::TableHead { PieceKind::Head } else { PieceKind::Row };
        self.pieces.push(Piece { kind, place: self.place, within, cells });
    }

    /// Cuts a paragraph that is a register, and says whether it was one.
    fn register(&mut self, at: usize) -> bool {
        let page = self.page;
        let Some(Kind::Insert(i)) = page.text.body.events.get(at + 1).map(|event| event.kind) else { return false };
        let Inserted::Table { head, rows } = &page.text.inserts[i as usize] else { return false };
        let table = self.element(Tag::Table, at);
        self.within.push(table);
        let head = (Tag::TableHead, head, ["<thead><tr>", "</tr></thead><tbody>\n"], ["<th scope=\"col\">", "</th>"]);
        let rows = rows.iter().map(|row| (Tag::TableRow, row, ["<tr>", "</tr>\n"], ["<td>", "</td>"]));
        for (number, (tag, cells, around, [open, close])) in [head].into_iter().chain(rows).enumerate() {
            let cell = |words: &String| {
                let mut html = String::new();
                typeset::print(page.site, page.language, words, &mut html);
                Cell { open: open.to_owned(), words: Inline::new(html), close }
            };
            let cells = cells.iter().map(cell).collect();
            self.add_row(tag, (at, number + 1), around.map(str::to_owned), cells);
        }
        self.within.pop();
        true
    }

    fn footnotes(&mut self) {
        self.place = Place::Footnotes;
        let element = |tag: Tag, number: usize, open: String, close: String| Element {
            id: (usize::MAX, number),
            tag: discriminant(&tag),
            open,
            close,
        };
        for (note, footnote) in self.page.text.body.footnotes.iter().enumerate() {
            self.within = vec![element(Tag::OrderedList(1), 0, "<ol>\n".into(), "</ol>\n".into())];
            self.writer.open_footnote(note);
            let mut open = self.writer.take();
            open.insert_str("<li".len(), &format!(" value=\"{}\"", note + 1));
            self.writer.close_footnote(note);
            let close = self.writer.take();
            self.within.push(element(Tag::Item, note + 1, open, close));
            self.events(footnote.events.clone());
        }
    }

    fn words(&mut self, events: Range<usize>) -> String {
        self.writer.events(events);
        self.writer.take()
    }

    /// A block in what is open.
    fn piece(&mut self, kind: PieceKind, events: Range<usize>) {
        let words = Inline::new(self.words(events));
        if words.is_blank() {
            return;
        }
        let cell = Cell { open: String::new(), words, close: "" };
        self.pieces.push(Piece { kind, place: self.place, within: self.within.clone(), cells: vec![cell] });
    }
}
