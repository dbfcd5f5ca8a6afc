//! Two wordings of a block in one: what stayed, what was deleted and what was inserted, each in the elements in which it
//! is printed.
//!
//! What is compared is what is printed, so that only what a reader can see counts as a change: words, and what a link
//! leads to. Emphasis, line breaks and the numbers of footnotes do not count, as they do not for the ledger.

use std::ops::Range;

use crate::site::diff::{self, Change, Pair};

/// Words as HTML, cut into words.
#[derive(Debug, Clone)]
pub struct Inline {
    html: String,
    elements: Vec<Element>,
    tokens: Vec<Token>,
}

/// An element that words stand in.
#[derive(Debug, Clone)]
struct Element {
    /// The one around it, among the elements.
    parent: Option<usize>,
    /// Its start tag.
    open: Range<usize>,
}

/// A word, a run of blanks, any other sign, an image or a reference to a footnote.
#[derive(Debug, Clone)]
struct Token {
    html: Range<usize>,
    element: Option<usize>,
    /// What it says: equal where nothing changed.
    key: String,
}

/// What is said to those who do not see how changes are set, in the language of the words; HTML.
#[derive(Debug)]
pub struct Marks {
    pub deleted: String,
    pub inserted: String,
    /// After either, where words follow that stayed.
    pub end: String,
    /// Seen by all, where only that changed.
    pub link: String,
}

/// Two wordings, compared.
pub struct Comparison<'a> {
    old: &'a Inline,
    new: &'a Inline,
    pairs: Vec<Pair>,
}

/// Something to print, within elements that are given by their start tags, outermost first.
struct Item<'a> {
    within: Vec<&'a str>,
    html: &'a str,
}

/// More letters than this are worth reading even between two changes.
const MOST_JOINED: usize = 12;

/// Elements that say something beyond how words look.
const MEANT: [&str; 5] = ["a", "q", "s", "sub", "sup"];

/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// The start tag of the number that a clause was given.
pub const NUMBER: &str = "<span class=\"number\">";

/// Stands for a reference to a footnote, whatever its number.
const NOTE: &str = "\u{fffc}";

impl Inline {
    /// Cuts HTML that holds no blocks; it is this crate's own and so well-formed.
    pub fn new(html: String) -> Inline {
        let mut inline = Inline { html: String::new(), elements: Vec::new(), tokens: Vec::new() };
        let mut element = None;
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let length = match rest.as_bytes()[0] {
                b'<' if rest.starts_with("<sup class=\"footnote-reference\"") => {
                    let length = rest.find("</sup>").map_or(rest.len(), |end| end + "</sup>".len());
                    inline.tokens.push(Token { html: at..at + length, element, key: NOTE.to_owned() });
                    length
                }
                b'<' => {
                    let length = tag_length(rest);
                    let tag = &rest[..length];
                    if tag.starts_with("</") {
                        element = element.and_then(|element: usize| inline.elements[element].parent);
                    } else if VOID.contains(&name(tag)) {
                        let key = if name(tag) == "br" { " " } else { tag };
                        inline.tokens.push(Token { html: at..at + length, element, key: key.to_owned() });
                    } else {
                        inline.elements.push(Element { parent: element, open: at..at + length });
                        element = Some(inline.elements.len() - 1);
                    }
                    length
                }
                b'&' => {
                    let length = rest.find(';').map_or(rest.len(), |end| end + 1);
                    inline.word(&html, at..at + length, element);
                    length
                }
                _ => {
                    let length = rest.find(['<', '&']).unwrap_or(rest.len());
                    for word in diff::tokens(&rest[..length]) {
                        inline.word(&html, at + word.start..at + word.end, element);
                    }
                    length
                }
            };
            at += length;
        }
        inline.html = html;
        inline
    }

    fn word(&mut self, html: &str, range: Range<usize>, element: Option<usize>) {
        let word = &html[range.clone()];
        let mut key = String::new();
        if word.chars().all(char::is_whitespace) {
            key.push(' ');
        } else {
            key.extend(word.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
            let mut around = element;
            while let Some(Element { parent, open }) = around.map(|element| &self.elements[element]) {
                let tag = &html[open.clone()];
                if MEANT.contains(&name(tag)) {
                    key += tag;
                }
                around = *parent;
            }
        }
        self.tokens.push(Token { html: range, element, key });
    }

    /// Whether a reader sees nothing of it.
    pub fn is_blank(&self) -> bool {
        self.tokens.iter().all(|token| token.key == " ")
    }

    /// Whether it says the same as another.
    pub fn says(&self, other: &Inline) -> bool {
        self.keys() == other.keys()
    }

    /// Whether it says the same as another but for the number of a clause, which may come from what stands before it.
    pub fn says_but_number(&self, other: &Inline) -> bool {
        let keys = |inline: &Inline| -> Vec<String> {
            let is_numbered = |token: &Token| {
                token.element.is_some_and(|element| inline.html[inline.elements[element].open.clone()] == *NUMBER)
            };
            inline.tokens.iter().filter(|token| !is_numbered(token)).map(|token| token.key.clone()).collect()
        };
        keys(self) == keys(other)
    }

    /// What its words say, without blanks and signs.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| token.key.as_str()).filter(|key| key.starts_with(char::is_alphanumeric))
    }

    /// All of it as it is printed.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// What each of its words says: equal where nothing changed.
    pub fn keys(&self) -> Vec<&str> {
        self.tokens.iter().map(|token| token.key.as_str()).collect()
    }

    /// How many words, blanks and signs there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The words up to one, and those from there on, without the blanks around either.
    pub fn parted(&self, at: usize) -> [Inline; 2] {
        let (before, after) = self.tokens.split_at(at);
        [before, after].map(|tokens| {
            let is_blank = |token: &&Token| token.key == " ";
            let start = tokens.iter().take_while(is_blank).count();
            let end = tokens[start..].iter().rev().take_while(is_blank).count();
            Inline { tokens: tokens[start..tokens.len() - end].to_vec(), ..self.clone() }
        })
    }

    /// These words and others as one.
    pub fn followed_by(&self, other: &Inline) -> Inline {
        let (shift, elements) = (self.html.len() + 1, self.elements.len());
        let moved = |range: &Range<usize>| range.start + shift..range.end + shift;
        let mut both = self.clone();
        both.html = format!("{} {}", self.html, other.html);
        both.tokens.push(Token { html: self.html.len()..shift, element: None, key: " ".to_owned() });
        both.elements.extend(other.elements.iter().map(|element| Element {
            parent: element.parent.map(|parent| parent + elements),
            open: moved(&element.open),
        }));
        both.tokens.extend(other.tokens.iter().map(|token| Token {
            html: moved(&token.html),
            element: token.element.map(|element| element + elements),
            key: token.key.clone(),
        }));
        both
    }

    /// The letters and digits of some words.
    fn letters(&self, tokens: Range<usize>) -> usize {
        let letters = |token: &Token| self.html[token.html.clone()].chars().filter(|c| c.is_alphanumeric()).count();
        self.tokens[tokens]
            .iter()
            .filter(|token| !self.html[token.html.clone()].starts_with(['<', '&']))
            .map(letters)
            .sum()
    }

    /// A word and what it stands in.
    fn item(&self, token: usize) -> Item<'_> {
        let Token { html, element, .. } = &self.tokens[token];
        let mut within = Vec::new();
        let mut around = *element;
        while let Some(element) = around {
            within.push(&self.html[self.elements[element].open.clone()]);
            around = self.elements[element].parent;
        }
        within.reverse();
        Item { within, html: &self.html[html.clone()] }
    }
}

/// Compares two wordings.
pub fn compare<'a>(old: &'a Inline, new: &'a Inline) -> Comparison<'a> {
    let mut comparison = Comparison { old, new, pairs: diff::pairs(&old.keys(), &new.keys()) };
    comparison.join();
    comparison
}

impl Comparison<'_> {
    /// The share of letters that stayed, from 0 to 1.
    pub fn likeness(&self) -> f32 {
        let all = self.old.letters(0..self.old.tokens.len()) + self.new.letters(0..self.new.tokens.len());
        let same: usize =
            self.pairs.iter().filter(|pair| pair.same).map(|pair| self.new.letters(pair.new.clone())).sum();
        if all == 0 { 1.0 } else { 2.0 * same as f32 / all as f32 }
    }

    /// Where in the old wording stands what a place in the new one was, by their words.
    pub fn place_of(&self, new: usize) -> usize {
        let pair = self.pairs.iter().find(|pair| pair.new.end >= new);
        pair.map_or(self.old.len(), |pair| match pair.same {
            true => pair.old.start + (new - pair.new.start),
            false => pair.old.end,
        })
    }

    /// Where in the new wording stands what became of a place in the old one.
    pub fn place_in_new(&self, old: usize) -> usize {
        let pair = self.pairs.iter().find(|pair| pair.old.end >= old);
        pair.map_or(self.new.len(), |pair| match pair.same {
            true => pair.new.start + (old - pair.old.start),
            false => pair.new.end,
        })
    }

    /// Takes what stayed for replaced where it is less than what was replaced on either side of it: a word or two that
    /// two different sentences happen to share help nobody to read them.
    fn join(&mut self) {
        let weight = |pair: &Pair| self.old.letters(pair.old.clone()).max(self.new.letters(pair.new.clone()));
        let mut joined: Vec<(Pair, usize)> = Vec::new();
        for pair in std::mem::take(&mut self.pairs) {
            let mut last = (weight(&pair), pair);
            while !last.1.same
                && let [.., (_, before), (between, same)] = &joined[..]
                && *same <= MOST_JOINED
                && *same <= (*before).min(last.0) / 2
                && between.same
            {
                let _ = joined.pop();
                let Some((first, before)) = joined.pop() else { break };
                let pair =
                    Pair { old: first.old.start..last.1.old.end, new: first.new.start..last.1.new.end, same: false };
                last = (before + last.0, pair);
            }
            joined.push((last.1, last.0));
        }
        self.pairs = joined.into_iter().map(|(pair, _)| pair).collect();
    }

    /// Prints both in one.
    pub fn print(&self, marks: &Marks, html: &mut String) {
        let mut items: Vec<Item> = Vec::new();
        let stays = |pair: Option<&Pair>| pair.is_some_and(|pair| pair.same);
        for (i, pair) in self.pairs.iter().enumerate() {
            if pair.same {
                items.extend(pair.new.clone().map(|token| self.new.item(token)));
                continue;
            }
            let around = (self.link_before(i), self.link_after(i));
            let deleted: Vec<Item> = pair.old.clone().map(|token| self.old.item(token)).collect();
            let inserted: Vec<Item> = pair.new.clone().map(|token| self.new.item(token)).collect();
            let goes_on = stays(self.pairs.get(i + 1));
            let ends = goes_on && inserted.is_empty();
            items.extend(wrapped(deleted, Change::Deleted, around, ends, Some(marks)));
            let is_link = self.looks_alike(pair);
            items.extend(wrapped(inserted, Change::Inserted, around, goes_on && !is_link, Some(marks)));
            if is_link {
                items.push(Item { within: vec!["<ins>"], html: &marks.link });
            }
        }
        print(items, html);
    }

    /// Whether the words are the same, so that only where they lead is not.
    fn looks_alike(&self, pair: &Pair) -> bool {
        let words = |inline: &'_ Inline, tokens: &Range<usize>| -> Vec<String> {
            inline.tokens[tokens.clone()].iter().map(|token| inline.html[token.html.clone()].to_owned()).collect()
        };
        words(self.old, &pair.old) == words(self.new, &pair.new)
    }

    /// The link in which the words before a pair stand.
    fn link_before(&self, pair: usize) -> Option<&str> {
        let before = self.pairs.get(pair.checked_sub(1)?)?;
        link(&self.new.item(before.new.end.checked_sub(1)?))
    }

    /// The link in which the words after a pair stand.
    fn link_after(&self, pair: usize) -> Option<&str> {
        link(&self.new.item(self.pairs.get(pair + 1)?.new.start))
    }
}

/// A wording of which all was deleted or inserted, as is said where there are marks.
pub fn whole(inline: &Inline, change: Change, marks: Option<&Marks>, html: &mut String) {
    let items = (0..inline.tokens.len()).map(|token| inline.item(token)).collect();
    print(wrapped(items, change, (None, None), false, marks), html);
}

/// The start tag of the link that something stands in.
fn link<'a>(item: &Item<'a>) -> Option<&'a str> {
    item.within.iter().copied().find(|tag| name(tag) == "a")
}

/// What was deleted or inserted within its own element, and that within a link that goes on before or after it.
/// At its end it is said to end if that is asked for.
fn wrapped<'a>(
    items: Vec<Item<'a>>,
    change: Change,
    (before, after): (Option<&str>, Option<&str>),
    ends: bool,
    marks: Option<&'a Marks>,
) -> Vec<Item<'a>> {
    let (tag, mark) = match change {
        Change::Deleted => ("<del>", marks.map(|marks| marks.deleted.as_str())),
        _ => ("<ins>", marks.map(|marks| marks.inserted.as_str())),
    };
    let goes_on = |item: &Item, link_around: Option<&str>| link_around.is_some() && link(item) == link_around;
    let head = items.iter().take_while(|item| goes_on(item, before)).count();
    let tail = items[head..].iter().rev().take_while(|item| goes_on(item, after)).count();
    let bounds = [0, head, items.len() - tail, items.len()];
    let mut wrapped: Vec<Item> = Vec::with_capacity(items.len() + 2);
    let mut parts: Vec<Vec<Item>> = vec![Vec::new(), Vec::new(), Vec::new()];
    for (i, item) in items.into_iter().enumerate() {
        let part = (0..3).find(|&part| i < bounds[part + 1]).unwrap_or(2);
        parts[part].push(item);
    }
    for mut part in parts.into_iter().filter(|part| !part.is_empty()) {
        let mut shared = part[0].within.len();
        for item in &part[1..] {
            shared = shared.min(common(&part[0].within, &item.within));
        }
        part.iter_mut().for_each(|item| item.within.insert(shared, tag));
        if let Some(html) = mark.filter(|_| wrapped.is_empty()) {
            wrapped.push(Item { within: part[0].within[..=shared].to_vec(), html });
        }
        wrapped.append(&mut part);
    }
    if let Some((last, marks)) = wrapped.last().filter(|_| ends).zip(marks) {
        let depth = last.within.iter().position(|open| *open == tag).map_or(0, |at| at + 1);
        let within = last.within[..depth].to_vec();
        wrapped.push(Item { within, html: &marks.end });
    }
    wrapped
}

/// Prints items, opening and closing what they stand in.
fn print(items: Vec<Item>, html: &mut String) {
    let mut open: Vec<&str> = Vec::new();
    for item in items {
        let shared = common(&open, &item.within);
        close(&open[shared..], html);
        open.truncate(shared);
        for tag in &item.within[shared..] {
            html.push_str(tag);
            open.push(tag);
        }
        html.push_str(item.html);
    }
    close(&open, html);
}

fn close(open: &[&str], html: &mut String) {
    for tag in open.iter().rev() {
        html.push_str("</");
        html.push_str(name(tag));
        html.push('>');
    }
}

/// How many elements two have in common from the outermost.
fn common(a: &[&str], b: &[&str]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The name of an element by its start tag.
fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    &name[..name.find([' ', '>']).unwrap_or(name.len())]
}

/// The length of the tag that begins some HTML: to its `>`, those within quoted values not counted.
fn tag_length(html: &str) -> usize {
    let mut quoted = false;
    let end = html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(html.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both wordings in one, with short marks.
    fn merged(old: &str, new: &str) -> String {
        let marks = Marks { deleted: "-".into(), inserted: "+".into(), end: ".".into(), link: "(link)".into() };
        let mut html = String::new();
        compare(&Inline::new(old.into()), &Inline::new(new.into())).print(&marks, &mut html);
        html
    }

    #[test]
    fn markup_stays_whole() {
        for (old, new, expected) in [
            ("a b", "a c", "a <del>-b</del><ins>+c</ins>"),
            ("a b c", "a c", "a <del>-b .</del>c"),
            ("a &lt;b&gt; &amp; c", "a &lt;d&gt; &amp; c", "a &lt;<del>-b</del><ins>+d.</ins>&gt; &amp; c"),
            // In a link, of which part changed.
            (
                "see <a href=\"#x\">the policy</a> now",
                "see <a href=\"#x\">the notice</a> now",
                "see <a href=\"#x\">the <del>-policy</del><ins>+notice.</ins></a> now",
            ),
            // Beyond the end of a link: what is in it stays in it.
            (
                "<a href=\"#x\">one two</a> three four five",
                "<a href=\"#x\">one six</a> seven four five",
                "<a href=\"#x\">one <del>-two</del></a><del> three</del><a href=\"#x\"><ins>+six</ins></a><ins> seven.</ins> four five",
            ),
            // Emphasis within what was inserted, and emphasis alone.
            ("a b", "a <em>c</em> d b", "a <ins>+<em>c</em> d .</ins>b"),
            ("<em>a</em> b", "a <strong>b</strong>", "a <strong>b</strong>"),
            // The same words that lead elsewhere.
            (
                "<a href=\"#x\">a</a> b",
                "<a href=\"#y\">a</a> b",
                "<a href=\"#x\"><del>-a</del></a><a href=\"#y\"><ins>+a</ins></a><ins>(link)</ins> b",
            ),
            // A reference to a footnote that has another number now.
            (
                "a<sup class=\"footnote-reference\">1</sup>",
                "a<sup class=\"footnote-reference\" id=\"_2\"><a href=\"#2\">2</a></sup>",
                "a<sup class=\"footnote-reference\" id=\"_2\"><a href=\"#2\">2</a></sup>",
            ),
        ] {
            assert_eq!(merged(old, new), expected, "{old} → {new}");
        }
    }
}
