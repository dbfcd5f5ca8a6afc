//! Whether a block, or a sentence or a cell of it, was left in the source language.
//!
//! It is told by function words (“the”, “of”; « le », « de »), which every sentence has and no name: what has some of
//! the source language and hardly any of its own is not translated. What is word for word the source text needs fewer,
//! and a heading, an item or a cell of a few words none, where the rest of both texts shows which language its words
//! are of. Quotations, code and what is marked as another language are not looked at. Languages whose data names no
//! function words cannot be told apart.

use std::ops::Range;

use wide::u8x64;

use crate::bytes::{WIDTH, are, are_letters, lie, many};
use crate::content::markdown::{Kind, Tag};
use crate::locale::values::{FunctionWords, Word};
use crate::site::Text;
use crate::site::blocks::{self, Block, CELL, Leaf};
use crate::source::{Sources, Span};

/// So many function words of its own show that a sentence is translated.
const ENOUGH: u32 = 2;

/// So many of the source language, and so many other words that are no names, are more than a name or a title holds.
const MANY: u32 = 3;
const COMMON: u32 = 3;

/// A text whose blocks are asked about, and the source text.
pub struct Suspect<'a> {
    pub text: &'a Text,
    pub source_text: &'a Text,
    pub sources: &'a Sources,
    /// Those of their languages.
    pub function_words: FunctionWords<'a>,
}

/// What is not translated.
pub struct Untranslated {
    pub span: Span,
    /// The block as a whole.
    pub whole: bool,
}

/// The words of a sentence or a block.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Function words of its own language, and of the source language.
    own: u32,
    foreign: u32,
    /// Other words in small letters.
    common: u32,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.own += other.own;
        self.foreign += other.foreign;
        self.common += other.common;
    }

    fn is_translated(&self) -> bool {
        self.own >= ENOUGH && self.own >= self.foreign
    }

    fn is_foreign_sentence(&self) -> bool {
        self.own == 0 && self.foreign >= MANY && self.common >= COMMON
    }

    fn is_foreign_block(&self) -> bool {
        let few = if self.own == 0 { MANY - 1 } else { MANY };
        self.foreign >= few && self.foreign > 2 * self.own && self.common >= COMMON
    }

    /// Of words that are those of the source text: a heading or an item may have few.
    fn is_foreign_copy(&self) -> bool {
        self.own == 0 && (self.foreign > 0 && self.common > 0 || self.foreign >= MANY)
    }

    /// The same of a sentence among others.
    fn is_foreign_copied_sentence(&self) -> bool {
        self.own == 0 && self.foreign > 0 && self.common >= COMMON
    }
}

/// The words of a block as they are counted.
struct Tally<'a> {
    suspect: &'a Suspect<'a>,
    /// What the words are part of, and the counterpart as it is written.
    source: &'a str,
    there: &'a str,
    all: Count,
    sentence: Count,
    /// Where the sentence begins, once it has.
    start: Option<usize>,
    quoted: bool,
    /// The first sentence in the source language.
    foreign: Option<Range<usize>>,
    /// A sentence or cell has no function word of its own language.
    doubtful: bool,
    /// Where the first of them begins that has one of the source language.
    suspicious: Option<usize>,
}

impl<'a> Tally<'a> {
    fn new(suspect: &'a Suspect<'a>, source: &'a str, there: &'a str) -> Self {
        let (all, sentence) = Default::default();
        Tally {
            suspect,
            source,
            there,
            all,
            sentence,
            start: None,
            quoted: false,
            foreign: None,
            doubtful: false,
            suspicious: None,
        }
    }

    /// Counts the words of a part of the source.
    fn read(&mut self, range: Range<usize>) {
        let mut before = Marks::default();
        for (from, bytes) in many(&self.source.as_bytes()[range.clone()]) {
            let marks = Marks::of(bytes, &before);
            let words = marks.words(&before);
            // What of them is still to be read.
            let mut rest = u64::MAX;
            loop {
                // Once a sentence is known to be translated, only its end is looked for.
                let counts = !self.quoted && !self.sentence.is_translated();
                let next = (marks.signs | if counts { words } else { 0 }) & rest;
                if next == 0 {
                    break;
                }
                let bit = next.trailing_zeros() as usize;
                rest = u64::MAX << bit << 1;
                let at = range.start + from + bit;
                if marks.signs >> bit & 1 == 1 {
                    self.sign(at);
                } else {
                    let inside = (!marks.letters >> bit).trailing_zeros() as usize;
                    let ends = bit + inside < WIDTH;
                    let length = if ends { inside } else { word_of(&self.source[at..range.end]).len() };
                    self.word(at, length);
                }
            }
            before = marks;
        }
    }

    fn word(&mut self, at: usize, length: usize) {
        let start = *self.start.get_or_insert(at);
        let word = Word::at(self.source, at, length);
        match self.suspect.function_words.has(word) {
            [true, false] => self.sentence.own += 1,
            [false, true] => self.sentence.foreign += 1,
            [false, false] if word.text.starts_with(char::is_lowercase) => self.sentence.common += 1,
            _ => {}
        }
        if self.sentence.is_foreign_sentence() && self.foreign.is_none() {
            let end = at + length;
            let to = self.source[start..].find(['\n', '.']).map_or(self.source.len(), |to| start + to);
            self.foreign = Some(start..to.max(end));
        }
    }

    /// Reads a sign that may end a sentence, or begin or end a quotation.
    fn sign(&mut self, at: usize) {
        match self.source[at..].chars().next() {
            Some('«' | '“') => self.quoted = true,
            Some('»' | '”') => self.quoted = false,
            Some('.' | '!' | '?' | ';') => self.end_sentence(at),
            _ => {}
        }
    }

    fn end_sentence(&mut self, end: usize) {
        if let Some(start) = self.start.take() {
            if self.sentence.own == 0 {
                self.doubtful = true;
                self.suspicious = self.suspicious.or(Some(start).filter(|_| self.sentence.foreign > 0));
            }
            let written = self.source[start..end].trim_end_matches([' ', '|']);
            let is_copy = || self.sentence.is_foreign_copied_sentence() && self.there.contains(written);
            if self.foreign.is_none() && is_copy() {
                self.foreign = Some(start..start + written.len());
            }
        }
        self.all.add(std::mem::take(&mut self.sentence));
    }
}

impl Suspect<'_> {
    /// What of a block is in the source language: all of it, a sentence or a cell. `there` is its counterpart.
    pub fn untranslated(&self, block: &Block, there: &Block) -> Option<Untranslated> {
        if block.shape.leaf == Leaf::Code || block.shape.quotes > 0 {
            return None;
        }
        let source = self.sources.text(self.text.file);
        let mut tally = Tally::new(self, source, self.sources.slice(there.span));
        let mut marked = false;
        for event in &self.text.body.events[block.events.start as usize..block.events.end as usize] {
            match event.kind {
                Kind::Html(i) => {
                    let tag = &self.text.body.decoded[i as usize];
                    marked = !tag.starts_with("</") && (marked || tag.contains(" lang="));
                }
                Kind::Open(Tag::Cell(_)) => tally.end_sentence(event.start as usize),
                Kind::Text if !marked => tally.read(event.start as usize..event.end as usize),
                _ => {}
            }
        }
        tally.end_sentence(block.span.end as usize);
        let is_row = matches!(block.shape.leaf, Leaf::Row(_));
        let whole = |span| Some(Untranslated { span, whole: true });
        if tally.all.is_foreign_block() {
            // Some cells or sentences may be translated.
            let is_mixed = is_row || tally.all.own > 0;
            let start = tally.suspicious.filter(|_| is_mixed).map_or(block.span.start, |start| start as u32);
            return whole(Span { start, ..block.span });
        }
        let part = |range: Range<usize>| Untranslated { span: Span::new(self.text.file, range), whole: false };
        let foreign = tally.foreign.take();
        if is_row {
            return foreign.or_else(|| self.copied_cell(block, there).filter(|_| tally.doubtful)).map(part);
        }
        if tally.all.own == 0 && tally.doubtful && block.letters == there.letters {
            let (here, there_words) = (self.words(self.text, block), self.words(self.source_text, there));
            let is_title = matches!(block.shape.leaf, Leaf::Heading(_) | Leaf::Term);
            if here.text == there_words.text
                && self.is_foreign_copy(&tally, &here.text, is_title, (block.span, there.span))
            {
                return whole(block.span);
            }
        }
        foreign.map(part)
    }

    /// Whether a phrase of the front matter is in the source language. `there` is its counterpart; both stand at their
    /// places.
    pub fn is_phrase_untranslated(&self, (said, place): (&str, Span), (there, there_place): (&str, Span)) -> bool {
        let mut tally = Tally::new(self, said, there);
        tally.read(0..said.len());
        tally.end_sentence(said.len());
        tally.all.is_foreign_block()
            || tally.foreign.is_some()
            || said == there && self.is_foreign_copy(&tally, said, true, (place, there_place))
    }

    /// Whether words that both texts have at these places are in the source language.
    fn is_foreign_copy(&self, tally: &Tally, copy: &str, is_title: bool, (here, there): (Span, Span)) -> bool {
        tally.all.is_foreign_copy() || is_sentence(copy) || self.is_of_source(copy, is_title, here, there)
    }

    fn words(&self, text: &Text, block: &Block) -> blocks::Words {
        let mut words = blocks::Words::default();
        words.text.reserve(block.span.range().len());
        words.read(&text.body, self.sources.text(text.file), block.events.start as usize..block.events.end as usize);
        words
    }

    /// The first cell of a row that says in the source language what its counterpart says.
    fn copied_cell(&self, block: &Block, there: &Block) -> Option<Range<usize>> {
        let (here, there_words) = (self.words(self.text, block), self.words(self.source_text, there));
        let mut at = 0;
        for (cell, other) in here.text.split(CELL).zip(there_words.text.split(CELL)) {
            if cell == other && self.is_of_source(cell, false, block.span, there.span) {
                return Some(here.place(at..at + cell.len()));
            }
            at += cell.len() + CELL.len_utf8();
        }
        None
    }

    /// Whether some words that both texts have are the source language's, and no name: one of them in small letters, or
    /// in a title all of them, is a word of the source text that the translation has nowhere else.
    fn is_of_source(&self, copy: &str, is_title: bool, here: Span, there: Span) -> bool {
        if copy.contains(['«', '“', '"', '@', '_']) {
            return false;
        }
        let is_only_theirs = |word: &str| {
            let elsewhere = |span: Span| {
                let text = self.sources.text(span.file);
                holds(&text[..span.start as usize], word) || holds(&text[span.end as usize..], word)
            };
            elsewhere(there) && !elsewhere(here)
        };
        let (mut count, mut foreign, mut others) = (0, 0, Vec::new());
        // What holds signs or digits is an address or a code.
        let is_plain = |token: &&str| {
            let token = token.trim_matches(|c: char| !c.is_alphanumeric());
            !token.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'))
        };
        let tokens = copy.split_whitespace().filter(is_plain);
        for word in tokens.flat_map(|token| token.split(|c: char| !c.is_alphabetic())) {
            count += u32::from(!word.is_empty());
            match self.function_words.has(Word::new(word)) {
                [true, false] => return false,
                [false, true] => foreign += 1,
                [false, false] if !word.is_empty() => others.push(word),
                _ => {}
            }
        }
        let small = |word: &&str| word.starts_with(char::is_lowercase) && word.chars().nth(2).is_some();
        count >= 2
            && (is_title && count >= 3 && foreign > 0
                || others.iter().filter(|word| small(word)).any(|word| is_only_theirs(word))
                || is_title && !others.is_empty() && others.iter().all(|word| is_only_theirs(&word.to_lowercase())))
    }
}

/// Whether some words make a sentence rather than a name or a list of names, as far as small letters tell.
fn is_sentence(words: &str) -> bool {
    const FEWEST: usize = 5;
    let is_small = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.len() > 1 && word.chars().all(char::is_lowercase)
    };
    words.split_whitespace().filter(is_small).count() >= FEWEST
}

/// Whether a text holds a word.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let goes_on = text[at + word.len()..].starts_with(char::is_alphanumeric);
        !goes_on && !text[..at].ends_with(char::is_alphanumeric)
    })
}

/// What some bytes are, a bit for each, the first lowest.
#[derive(Default)]
struct Marks {
    /// A letter begins or goes on with it. What lies in U+0080–U+00BF and U+2000–U+2FFF is none: spaces, quotation marks, signs.
    letters: u64,
    /// A sign of [`Tally::sign`], or a character that may be one, begins with it.
    signs: u64,
    /// A character of two and of three bytes that is no letter begins with it.
    two: u64,
    three: u64,
}

impl Marks {
    fn of(bytes: u8x64, before: &Marks) -> Marks {
        let is = |byte: u8| are(bytes, byte);
        let [two, three] = [0xC2, 0xE2].map(|byte| is(byte).to_bitmask());
        let ends = (is(b'.') | is(b'!') | is(b'?') | is(b';')).to_bitmask();
        let letters = (are_letters(bytes) | lie(bytes, 0x80, 0xFF)).to_bitmask();
        let back = |[here, before]: [u64; 2], by: usize| here << by | before >> (WIDTH - by);
        let of_signs = back([two, before.two], 1) | back([three, before.three], 1) | back([three, before.three], 2);
        Marks { letters: letters & !(two | three | of_signs), signs: ends | two | three, two, three }
    }

    /// Where words begin.
    fn words(&self, before: &Marks) -> u64 {
        self.letters & !(self.letters << 1 | before.letters >> (WIDTH - 1))
    }
}

/// The word that a text begins with.
fn word_of(text: &str) -> &str {
    let is_letter = |c: char| {
        c.is_ascii_alphabetic() || !c.is_ascii() && !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2fff}')
    };
    text.split(|c| !is_letter(c)).next().unwrap_or_default()
}
