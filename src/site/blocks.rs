//! The blocks of a text: what its clauses are made of, in the order in which they are read, each with its shape, the
//! length of its words and what it mentions.
//!
//! Blocks are what two languages, or two versions, are compared by. Nothing here knows which of the two is right.

use std::ops::Range;

use wide::u8x64;

use crate::bytes::{are_letters, lie, many};
use crate::content::insert::{Part, Phrase};
use crate::content::link::Destination;
use crate::content::markdown::{Body, Kind, Tag};
use crate::locale::Locale;
use crate::locale::values::{Common, Stated, Value};
use crate::site::alignment::{alike, unmatched};
use crate::source::{FileId, Span};

/// A heading, paragraph, item, row of a table or the like.
#[derive(Debug, Clone)]
pub struct Block {
    pub shape: Shape,
    /// The clause that it belongs to, or whose heading it is; none before the first heading and in footnotes.
    pub clause: Option<u32>,
    /// Its events, among those of the body. An item without paragraphs has the events of its words alone.
    pub events: Range<u32>,
    pub span: Span,
    /// How many letters and digits its words have, about: what lengths are compared by.
    pub letters: u32,
    pub mentions: Box<[Mention]>,
}

impl Block {
    /// Whether another is of the same shape and mentions the same, but for ids of clauses.
    pub fn is_like(&self, other: &Block) -> bool {
        self.shape == other.shape && unmatched(&self.mentions, &other.mentions, alike).is_none()
    }
}

/// What a block is and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub leaf: Leaf,
    /// How many lists it stands in.
    pub lists: u8,
    /// The innermost of them is numbered.
    pub numbered: bool,
    /// It begins an item or a definition; further blocks of the same item do not.
    pub begins: bool,
    /// How many quotations it stands in.
    pub quotes: u8,
    /// It is the first row of a table, which names its columns.
    pub head: bool,
    pub definition: bool,
    pub footnote: bool,
}

/// The kind of a block, whatever it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph, or the words of an item.
    Words,
    /// A row of a table with so many cells.
    Row(u16),
    Term,
    Code,
    Rule,
}

/// Something that a block says or leads to and that every language must say or lead to as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    pub what: What,
    pub span: Span,
    /// The cell of a row that it stands in; 0 elsewhere.
    pub cell: u16,
    /// Whether a block that lacks it says something else. A bare number word may be an article (French “un”): it can
    /// be the partner of a figure and is not missed.
    pub firm: bool,
}

/// What is mentioned, in a form that does not depend on the language.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Value(Value),
    /// By name.
    Insert(String),
    /// A notice, and the version and clause if they are named: `key/2019-06-01#retention`.
    Notice(String),
    /// A clause of the same text, by id.
    Clause(String),
    /// A file, by the ending of its name: the rest may be in the text's language.
    Attachment(String),
}

/// Everything that reading the blocks of a text needs.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub file: FileId,
    pub source: &'a str,
    pub body: &'a Body,
    /// The text's language, and what all languages of the site have in common. Where they are left out, nobody asks what
    /// the blocks mention.
    pub values: Option<(&'a Locale, &'a Common)>,
}

/// The words of some events as plain text, with the way back to the source.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    /// Where each piece begins in `text` and in the source; between two beginnings the bytes run in step where `verbatim`.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    at: u32,
    start: u32,
    end: u32,
    verbatim: bool,
}

/// Stands for an insert among words, so that what is around it does not run together.
pub const INSERT: char = '\u{fffc}';

/// Between the cells of a row: no space, so that no value goes on from one to the next.
pub const CELL: char = '\u{1f}';

impl Words {
    /// Reads the words of `events`, in place of what was there.
    pub fn read(&mut self, body: &Body, source: &str, events: Range<usize>) {
        self.text.clear();
        self.pieces.clear();
        let mut cells = 0;
        for event in &body.events[events] {
            let verbatim = matches!(event.kind, Kind::Text | Kind::Code);
            let at = self.text.len() as u32;
            match event.kind {
                Kind::Text | Kind::Code => self.text.push_str(&source[event.start as usize..event.end as usize]),
                Kind::Decoded(i) | Kind::DecodedCode(i) => self.text.push_str(&body.decoded[i as usize]),
                Kind::SoftBreak | Kind::HardBreak => self.text.push(' '),
                Kind::Insert(_) => self.text.push(INSERT),
                Kind::Open(Tag::Cell(_)) => {
                    cells += 1;
                    if cells > 1 {
                        self.text.push(CELL);
                    }
                }
                _ => continue,
            }
            self.pieces.push(Piece { at, start: event.start, end: event.end, verbatim });
        }
    }

    /// The bytes of the source that a part of the words was written with.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let piece = |at: usize| {
            let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
            self.pieces.get(after.saturating_sub(1))
        };
        let Some(first) = piece(part.start) else { return 0..0 };
        let last = piece(part.end.max(part.start + 1) - 1).unwrap_or(first);
        let start =
            if first.verbatim { first.start as usize + part.start - first.at as usize } else { first.start as usize };
        let end = if last.verbatim { last.start as usize + part.end - last.at as usize } else { last.end as usize };
        start..end.max(start)
    }
}

/// A string of front matter, read like a block.
pub struct Said {
    pub words: String,
    pub mentions: Vec<Mention>,
}

impl Said {
    /// Reads a phrase. Places of values are found again in the source, since quoting and folding move characters.
    pub fn read(phrase: &Phrase, source: &str, locale: &Locale, common: &Common) -> Said {
        let (mut words, mut mentions) = (String::new(), Vec::new());
        for part in &phrase.parts {
            match part {
                Part::Text(text) => words.push_str(text),
                Part::Insert(insert) => {
                    words.push(INSERT);
                    let what = What::Insert(insert.name.value.clone());
                    mentions.push(Mention { what, span: insert.name.span, cell: 0, firm: true });
                }
            }
        }
        let mut from = phrase.span.range().start;
        for stated in locale.values(&words, common) {
            let written = &words[stated.range];
            let found =
                source[from..phrase.span.range().end].find(written).map(|at| from + at..from + at + written.len());
            from = found.as_ref().map_or(from, |found| found.end);
            let span = found.map_or(phrase.span, |found| Span::new(phrase.span.file, found));
            mentions.push(Mention { what: What::Value(stated.value), span, cell: 0, firm: stated.firm });
        }
        Said { words, mentions }
    }
}

/// The blocks of a text: those of the running text, then the footnotes' in the order of their numbers.
pub fn read(reading: Reading) -> Vec<Block> {
    let mut walk = Walk {
        reading,
        words: Words::default(),
        mentions: Vec::new(),
        blocks: Vec::with_capacity(reading.body.events.len() / 4),
        clause: None,
        shape: Shape {
            leaf: Leaf::Words,
            lists: 0,
            numbered: false,
            begins: false,
            quotes: 0,
            head: false,
            definition: false,
            footnote: false,
        },
        lists: Vec::new(),
    };
    walk.events(0..reading.body.events.len());
    walk.clause = None;
    walk.shape.footnote = true;
    for note in &reading.body.footnotes {
        walk.shape.begins = true;
        walk.events(note.events.clone());
    }
    walk.blocks.shrink_to_fit();
    walk.blocks
}

struct Walk<'a> {
    reading: Reading<'a>,
    words: Words,
    /// Memory for those of a block.
    mentions: Vec<Mention>,
    blocks: Vec<Block>,
    clause: Option<u32>,
    /// The shape of the next block.
    shape: Shape,
    /// The lists that are open: whether each is numbered.
    lists: Vec<bool>,
}

impl Walk<'_> {
    fn events(&mut self, range: Range<usize>) {
        let events = &self.reading.body.events;
        let mut at = range.start;
        while at < range.end {
            let end = match events[at].kind {
                Kind::Open(tag @ Tag::Footnote(_)) => self.past(Kind::Close(tag), at),
                Kind::Open(tag @ (Tag::Paragraph | Tag::Term | Tag::CodeBlock | Tag::TableHead | Tag::TableRow)) => {
                    let end = self.past(Kind::Close(tag), at);
                    self.block(self.leaf(tag, at..end), at..end);
                    end
                }
                Kind::Open(tag @ Tag::Heading(clause)) => {
                    let end = self.past(Kind::Close(tag), at);
                    if clause == Tag::NO_CLAUSE {
                        self.block(Leaf::Words, at..end);
                    } else {
                        self.clause = Some(clause);
                        self.block(Leaf::Heading(self.reading.body.clauses[clause as usize].level), at..end);
                    }
                    end
                }
                Kind::Rule => {
                    self.block(Leaf::Rule, at..at + 1);
                    at + 1
                }
                kind if is_inline(kind) => {
                    let end = (at..range.end).find(|&i| !is_inline(events[i].kind)).unwrap_or(range.end);
                    self.block(Leaf::Words, at..end);
                    end
                }
                kind => {
                    self.container(kind);
                    at + 1
                }
            };
            at = end;
        }
    }

    /// The index after the next event of a kind.
    fn past(&self, kind: Kind, from: usize) -> usize {
        let events = &self.reading.body.events;
        (from..events.len()).find(|&i| events[i].kind == kind).map_or(events.len(), |i| i + 1)
    }

    fn leaf(&self, tag: Tag, events: Range<usize>) -> Leaf {
        match tag {
            Tag::Term => Leaf::Term,
            Tag::CodeBlock => Leaf::Code,
            Tag::TableHead | Tag::TableRow => {
                let row = &self.reading.body.events[events];
                Leaf::Row(row.iter().filter(|event| matches!(event.kind, Kind::Open(Tag::Cell(_)))).count() as u16)
            }
            _ => Leaf::Words,
        }
    }

    /// Keeps account of what the next block stands in.
    fn container(&mut self, kind: Kind) {
        let shape = &mut self.shape;
        match kind {
            Kind::Open(tag @ (Tag::List | Tag::OrderedList(_))) => self.lists.push(tag != Tag::List),
            Kind::Close(Tag::List | Tag::OrderedList(_)) => {
                self.lists.pop();
                shape.begins = false;
            }
            Kind::Open(Tag::Item) => shape.begins = true,
            Kind::Open(Tag::Quote) => shape.quotes = shape.quotes.saturating_add(1),
            Kind::Close(Tag::Quote) => shape.quotes = shape.quotes.saturating_sub(1),
            Kind::Open(Tag::Definition) => (shape.definition, shape.begins) = (true, true),
            Kind::Close(Tag::Definition) => shape.definition = false,
            _ => {}
        }
        shape.lists = self.lists.len() as u8;
        shape.numbered = self.lists.last().copied().unwrap_or(false);
    }

    fn block(&mut self, leaf: Leaf, events: Range<usize>) {
        let Reading { file, source, body, .. } = self.reading;
        self.words.read(body, source, events.clone());
        if self.words.text.trim().is_empty() && !matches!(leaf, Leaf::Row(_) | Leaf::Rule) {
            let has_image = body.events[events.clone()].iter().any(|e| matches!(e.kind, Kind::Open(Tag::Image(_))));
            let has_link = body.events[events.clone()].iter().any(|e| matches!(e.kind, Kind::Open(Tag::Link(_))));
            if !has_image && !has_link {
                return;
            }
        }
        let (first, last) = (body.events[events.start], body.events[events.end - 1]);
        let end = first.end.max(last.end) as usize;
        let end = first.start as usize + source[first.start as usize..end].trim_end().len();
        let (stated, letters) = match self.reading.values {
            Some((locale, common)) => locale.values_and_letters(&self.words.text, common),
            None => (Vec::new(), letters(&self.words.text)),
        };
        let mentions = self.mentions(events.clone(), stated);
        let begins = self.shape.begins && (self.shape.lists > 0 || self.shape.definition);
        let head = body.events[events.start].kind == Kind::Open(Tag::TableHead);
        let shape = Shape { leaf, begins, head, ..self.shape };
        self.shape.begins = false;
        self.blocks.push(Block {
            shape,
            clause: self.clause,
            events: events.start as u32..events.end as u32,
            span: Span::new(file, first.start as usize..end),
            letters,
            mentions,
        });
    }

    /// What the block in `words` mentions, the values that it states included, in the order of kind and place.
    fn mentions(&mut self, events: Range<usize>, stated: Vec<Stated>) -> Box<[Mention]> {
        let Reading { file, body, values, .. } = self.reading;
        let Some((_, common)) = values else { return Box::default() };
        let mentions = &mut self.mentions;
        // What links lead to, and where each link is written.
        let mut links: Vec<(Range<usize>, What)> = Vec::new();
        let mut cell = 0;
        for event in &body.events[events] {
            match event.kind {
                Kind::Open(Tag::Cell(_)) => cell += 1,
                Kind::Insert(i) => {
                    let name = &body.inserts[i as usize].name;
                    mentions.push(Mention {
                        what: What::Insert(name.value.clone()),
                        span: name.span,
                        cell,
                        firm: true,
                    });
                }
                Kind::Open(Tag::Link(i) | Tag::Image(i)) => {
                    let link = &body.links[i as usize];
                    let what = destination(&link.destination, common);
                    links.push((event.start as usize..event.end as usize, what.clone()));
                    mentions.push(Mention { what, span: link.span, cell, firm: true });
                }
                _ => {}
            }
        }
        for stated in stated {
            let place = self.words.place(stated.range.clone());
            let what = What::Value(stated.value);
            // A link that is its own label leads to what it says.
            if links.iter().any(|(link, leads_to)| link.contains(&place.start) && *leads_to == what) {
                continue;
            }
            let cell = match cell {
                0 => 0,
                _ => self.words.text[..stated.range.start].matches(CELL).count() as u16 + 1,
            };
            mentions.push(Mention { what, span: Span::new(file, place), cell, firm: stated.firm });
        }
        mentions.drain(..).collect()
    }
}

/// How many letters and digits a text has, as where its values are read.
fn letters(text: &str) -> u32 {
    let letters = |bytes: u8x64| are_letters(bytes) | lie(bytes, b'0', b'9') | lie(bytes, 0xC3, 0xFF);
    many(text.as_bytes()).map(|(_, bytes)| letters(bytes).to_bitmask().count_ones()).sum()
}

/// Whether an event stands within a block rather than being one or around one.
pub fn is_inline(kind: Kind) -> bool {
    match kind {
        Kind::Open(tag) | Kind::Close(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link(_) | Tag::Image(_))
        }
        Kind::Rule => false,
        _ => true,
    }
}

fn destination(destination: &Destination, common: &Common) -> What {
    match destination {
        Destination::Url(url) => What::Value(match url.split_once(':') {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("mailto") => Value::Email(common.url(url)),
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("tel") => Value::Telephone(common.url(url)),
            _ => Value::Url(common.url(url)),
        }),
        Destination::Clause(id) => What::Clause(id.clone()),
        Destination::Attachment(name) => {
            let file = name.split(['#', '?']).next().unwrap_or_default();
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            What::Attachment(ending.to_lowercase())
        }
        Destination::Notice { key, version, clause } => {
            let mut name = key.clone();
            for (sign, part) in [('/', version), ('#', clause)] {
                if let Some(part) = part {
                    name.push(sign);
                    name.push_str(part);
                }
            }
            What::Notice(name)
        }
    }
}
