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
                    let (mut at, end) = (event.start as usize, event.end as usize);
                    while at < end {
                        // Once a sentence is known to be translated, only its end is looked for.
                        let counts = !quoted && !sentence.is_translated();
                        let rest = &source[at..end];
                        let word = if counts { word_of(rest) } else { before_sign(rest) };
                        if counts && !word.is_empty() {
                            start = start.or(Some(at));
                            match (self.locale.is_function_word(word), self.source_locale.is_function_word(word)) {
                                (true, false) => sentence.own += 1,
                                (false, true) => sentence.foreign += 1,
                                (false, false) if word.starts_with(char::is_lowercase) => sentence.common += 1,
                                _ => {}
                            }
                        }
                        let sign = rest[word.len()..].chars().next();
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

/// The word that a text begins with; empty where it begins with another sign.
fn word_of(text: &str) -> &str {
    let letters = text.bytes().take_while(|byte| CLASSES[usize::from(*byte)] == LETTER);
    &text[..letters.count()]
}

/// The text up to the first sign that may end a sentence, or begin or end a quotation.
fn before_sign(text: &str) -> &str {
    let others = text.bytes().take_while(|byte| CLASSES[usize::from(*byte)] != SIGN);
    &text[..others.count()]
}

/// A letter begins or goes on with the byte. What lies in U+0080–U+00BF and U+2000–U+2FFF is none: spaces, quotation
/// marks, signs.
const LETTER: u8 = 1;
/// A sign that matters may begin with it.
const SIGN: u8 = 2;

/// What each byte can be.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | 0x80..=0xC1 | 0xC3..=0xE1 | 0xE3.. => LETTER,
            b'.' | b'!' | b'?' | b';' | 0xC2 | 0xE2 => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    classes
};
