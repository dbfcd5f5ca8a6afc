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
                    for part in source[event.start as usize..event.end as usize].split_inclusive(ends_word) {
                        let word = part.trim_end_matches(ends_word);
                        match (self.locale.is_function_word(word), self.source_locale.is_function_word(word)) {
                            (true, false) if !quoted => own += 1,
                            (false, true) if !quoted => foreign += 1,
                            (false, false) if !quoted && word.starts_with(char::is_lowercase) => common += 1,
                            _ => {}
                        }
                        match &part[word.len()..] {
                            "«" | "“" => quoted = true,
                            "»" | "”" => quoted = false,
                            _ => {}
                        }
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

fn ends_word(c: char) -> bool {
    !c.is_alphabetic()
}
