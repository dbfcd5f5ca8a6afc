//! Whether a block, or a sentence of it, was left in the source language.
//!
//! It is told by function words (“the”, “of”; « le », « de »), which every sentence has and no name: what has some of
//! the source language and hardly any of its own is not translated. Quotations, code and what is marked as another
//! language are not looked at. Languages whose data names no function words cannot be told apart.

use crate::content::markdown::{Kind, Tag};
use crate::locale::Locale;
use crate::site::Text;
use crate::site::blocks::Block;
use crate::source::{Sources, Span};

/// So many function words of its own show that a sentence is translated.
const ENOUGH: u32 = 2;

/// So many of the source language, and so many other words that are no names, are more than a name or a title holds.
const MANY: u32 = 3;
const COMMON: u32 = 3;

/// A text whose blocks are asked about.
pub struct Suspect<'a> {
    pub text: &'a Text,
    pub sources: &'a Sources,
    pub locale: &'a Locale,
    pub source_locale: &'a Locale,
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
}

impl Suspect<'_> {
    /// What of a block is in the source language: all of it, or a sentence. `there` is its counterpart.
    pub fn untranslated(&self, block: &Block, there: &Block) -> Option<Span> {
        let mut block_count = Count::default();
        let mut sentence = Count::default();
        // Where the sentence begins, once it has.
        let mut start = None;
        let mut quoted = false;
        let mut marked = false;
        let source = self.sources.text(self.text.file);
        let mut foreign: Option<Span> = None;
        for event in &self.text.body.events[block.events.start as usize..block.events.end as usize] {
            match event.kind {
                Kind::Html(i) => {
                    let tag = &self.text.body.decoded[i as usize];
                    marked = !tag.starts_with("</") && (marked || tag.contains(" lang="));
                }
                Kind::Open(Tag::Cell(_)) => {
                    block_count.add(std::mem::take(&mut sentence));
                    start = None;
                }
                Kind::Text if !marked => {
                    let mut at = event.start as usize;
                    for (word, sign) in words(&source[at..event.end as usize]) {
                        if !word.is_empty() && !quoted && !sentence.is_translated() {
                            start = start.or(Some(at));
                            match (self.locale.is_function_word(word), self.source_locale.is_function_word(word)) {
                                (true, false) => sentence.own += 1,
                                (false, true) => sentence.foreign += 1,
                                (false, false) if word.starts_with(char::is_lowercase) => sentence.common += 1,
                                _ => {}
                            }
                        }
                        at += word.len() + sign.map_or(0, char::len_utf8);
                        match sign {
                            Some('«' | '“') => quoted = true,
                            Some('»' | '”') => quoted = false,
                            _ => {}
                        }
                        if sentence.is_foreign_sentence() && foreign.is_none() {
                            let from = start.unwrap_or(at);
                            let line = source[from..].find(['\n', '.']).map_or(block.span.end as usize, |to| from + to);
                            foreign = Some(Span::new(self.text.file, from..line.max(at)));
                        }
                        if matches!(sign, Some('.' | '!' | '?' | ';')) {
                            block_count.add(std::mem::take(&mut sentence));
                            start = None;
                        }
                    }
                }
                _ => {}
            }
        }
        block_count.add(sentence);
        let is_copy = || self.sources.slice(block.span) == self.sources.slice(there.span);
        match block_count.is_foreign_block() || block_count.is_foreign_copy() && is_copy() {
            true => Some(block.span),
            false => foreign,
        }
    }
}

/// The words of a text, each with the sign behind it.
fn words(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        while let Some(length) = text.as_bytes().get(at).and_then(|byte| letter(*byte)) {
            at += length;
        }
        let word = &text[start..at];
        let sign = text[at..].chars().next();
        at += sign.map_or(0, char::len_utf8);
        (at > start).then_some((word, sign))
    })
}

/// How many bytes the letter has that begins with a byte, if it is one. What lies in U+0080–U+00BF and U+2000–U+2FFF is
/// none: spaces, quotation marks, signs.
fn letter(byte: u8) -> Option<usize> {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' => Some(1),
        0xC3..=0xDF => Some(2),
        0xE0 | 0xE1 | 0xE3..=0xEF => Some(3),
        0xF0.. => Some(4),
        _ => None,
    }
}
