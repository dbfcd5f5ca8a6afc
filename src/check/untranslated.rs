//! Whether a block was left in the source language.
//!
//! It is told by function words (“the”, “of”; « le », « de »), which every sentence has and no name: a block that has
//! some of the source language and hardly any of its own is not translated. Quotations, code and what is marked as
//! another language are not looked at. Languages whose data names no function words cannot be told apart.

use crate::content::markdown::Kind;
use crate::locale::Locale;
use crate::site::Text;
use crate::site::blocks::Block;
use crate::source::Sources;

/// So many function words of its own among the first words show that a block is translated.
const ENOUGH: usize = 2;

/// So many of the source language, and so many other words that are no names, are more than a name or a title holds.
const MANY: usize = 3;
const COMMON: usize = 3;

/// A text whose blocks are asked about.
pub struct Suspect<'a> {
    pub text: &'a Text,
    pub sources: &'a Sources,
    pub locale: &'a Locale,
    pub source_locale: &'a Locale,
}

impl Suspect<'_> {
    /// Whether a block is in the source language.
    pub fn is_untranslated(&self, block: &Block) -> bool {
        let (mut own, mut foreign, mut common) = (0, 0, 0);
        let mut quoted = false;
        let mut marked = false;
        let source = self.sources.text(self.text.file);
        for event in &self.text.body.events[block.events.start as usize..block.events.end as usize] {
            match event.kind {
                Kind::Html(i) => {
                    let tag = &self.text.body.decoded[i as usize];
                    marked = !tag.starts_with("</") && (marked || tag.contains(" lang="));
                }
                Kind::Text if !marked => {
                    for (word, quote) in words(&source[event.start as usize..event.end as usize]) {
                        if !quoted && self.locale.is_function_word(word) {
                            own += 1;
                        } else if !quoted && self.source_locale.is_function_word(word) {
                            foreign += 1;
                        } else if !quoted && word.starts_with(char::is_lowercase) {
                            common += 1;
                        }
                        quoted = quote.unwrap_or(quoted);
                        if own >= ENOUGH && own >= foreign {
                            return false;
                        }
                    }
                }
                _ => {}
            }
        }
        let few = if own == 0 { MANY - 1 } else { MANY };
        foreign >= few && foreign > 2 * own && common >= COMMON
    }
}

/// The words of a text, each with whether a quotation begins or ends behind it.
fn words(text: &str) -> impl Iterator<Item = (&str, Option<bool>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        while let Some(length) = text.as_bytes().get(at).and_then(|byte| letter(*byte)) {
            at += length;
        }
        let word = &text[start..at];
        let sign = text[at..].chars().next();
        at += sign.map_or(0, char::len_utf8);
        let quote = match sign {
            Some('«' | '“') => Some(true),
            Some('»' | '”') => Some(false),
            _ => None,
        };
        (at > start).then_some((word, quote))
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
