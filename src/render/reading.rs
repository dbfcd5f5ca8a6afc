//! What a page says, whatever theme shows it: its words without spaces, quotation marks and what is printed around a
//! text for convenience. So what was published can be compared with what the site says.

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use crate::content::language::LanguageId;
use crate::render::html;
use crate::site::{Site, Version};
use crate::source::Sources;

/// Classes of what the program prints within a body beside the words of the text.
const BESIDE: [&str; 2] = ["clause-links", "file"];
/// The same with an id: the heading above the footnotes.
const FOOTNOTES: &str = "_footnotes";

/// The words of a text as its page prints it.
pub fn of_text(site: &Site, sources: &Sources, version: &Version, language: LanguageId) -> String {
    let text = &version.texts[language];
    let mut html = String::new();
    html::body(
        html::Page {
            site,
            sources,
            text,
            language,
            setting: html::Setting::Alone { counterparts: &[], history: None },
            permanent: None,
        },
        &mut html,
    );
    words(&html)
}

/// The words of HTML in the order in which they stand, with the text alternatives of images and the destinations of
/// links that lead to other hosts.
pub fn words(html: &str) -> String {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Reading::default(), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.words.into_inner()
}

#[derive(Default)]
struct Reading {
    words: RefCell<String>,
    /// The element that is passed over, and how many of its name are open in it, itself included.
    passed: RefCell<String>,
    depth: Cell<usize>,
}

impl Reading {
    fn read(&self, words: &str) {
        if self.depth.get() == 0 {
            // Whatever typography changes: spaces, quotation marks and apostrophes, and a raised letter or its sign.
            let said = words.chars().filter(|c| !c.is_whitespace() && !"\"'‘’‚‛“”„‟‹›«»".contains(*c));
            self.words.borrow_mut().extend(said.map(|c| if matches!(c, '°' | 'º') { 'o' } else { c }));
        }
    }

    fn tag(&self, tag: &Tag) {
        let is_same = *self.passed.borrow() == *tag.name;
        match (self.depth.get(), tag.kind) {
            (0, TagKind::StartTag) => self.open(tag),
            (0, TagKind::EndTag) => {}
            (depth, TagKind::StartTag) if is_same => self.depth.set(depth + 1),
            (depth, TagKind::EndTag) if is_same => self.depth.set(depth - 1),
            _ => {}
        }
    }

    fn open(&self, tag: &Tag) {
        let value = |name: &str| tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
        let value = |name: &str| value(name).map_or("", |attribute| &*attribute.value);
        let is_beside = value("class").split_whitespace().any(|class| BESIDE.contains(&class));
        if is_beside || value("id") == FOOTNOTES {
            *self.passed.borrow_mut() = tag.name.to_string();
            self.depth.set(1);
            return;
        }
        self.read(value("alt"));
        let address = value("href");
        if address.contains(':') {
            self.read(address);
        }
    }
}

impl TokenSink for Reading {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(words) => self.read(&words),
            Token::TagToken(tag) => self.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_a_text_says_is_read_and_no_more() {
        for (html, read) in [
            ("<p>Fees: <b>75</b>&nbsp;$</p>", "Fees:75$"),
            ("<h2 id=a>Scope</h2><p class='clause-links'><a href=#a>§</a> <a href=/fr/#a>Fr</a></p><p>A", "ScopeA"),
            ("<a href=\"https://example.com/?a=1&amp;b\">x</a><a href=\"/en/\">y</a>", "https://example.com/?a=1&bxy"),
            ("<img src=a.png alt=\"A seal\">", "Aseal"),
            ("<a href=\"/a.pdf\">Form <span class=\"file\">(PDF, <span lang=en>English</span>)</span></a>.", "Form."),
            ("<h2 id=\"_footnotes\">Notes</h2><ol><li id=\"_footnote-1\">N", "N"),
        ] {
            assert_eq!(words(html), read, "{html}");
        }
        assert_eq!(words("« L’article n<sup>o</sup> 5 »"), words("\"L'article n° 5\""));
    }
}
