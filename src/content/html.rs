//! Raw HTML in Markdown: a short list of harmless elements, cleaned by ammonia.
//!
//! CommonMark hands raw HTML over tag by tag, so each start tag is judged by itself and the caller sees to it that
//! tags are balanced.

use std::ops::Range;
use std::sync::LazyLock;

use ammonia::Builder;

/// The elements a text may use, besides what Markdown makes.
pub const ELEMENTS: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// The attributes that those elements may have.
pub const ATTRIBUTES: &[&str] = &["dir", "lang", "title", "datetime"];

/// Elements without content, which no end tag closes.
const VOID: &[&str] = &["br", "wbr"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder.add_tags(ELEMENTS).add_generic_attributes(ATTRIBUTES).link_rel(None);
    builder
});

/// A piece of raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<!-- … -->`: for editors, not published.
    Comment,
    /// A start tag, cleaned. `void` where no end tag closes it.
    Open {
        name: &'a str,
        html: String,
        void: bool,
    },
    Close {
        name: &'a str,
    },
    /// Characters between tags.
    Text,
    /// Something that is not allowed, or that is not HTML.
    Refused,
}

/// Splits raw HTML into tokens with their places in it.
pub fn tokens(raw: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let (token, length) = if rest.starts_with("<!--") {
            match rest.find("-->") {
                Some(end) => (Token::Comment, end + 3),
                None => (Token::Refused, rest.len()),
            }
        } else if rest.starts_with('<') {
            let length = tag_length(rest);
            (tag(&rest[..length]), length)
        } else {
            (Token::Text, rest.find('<').unwrap_or(rest.len()))
        };
        tokens.push((token, at..at + length));
        at += length;
    }
    tokens
}

/// The name of the element that a tag begins or ends, in lower case.
pub fn element_name(tag: &str) -> String {
    let inner = tag.trim_start_matches(['<', '/']);
    inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// How far a tag reaches: to its `>`, those within quoted attribute values not counted.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (i, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return i + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    rest.len()
}

fn tag(tag: &str) -> Token<'_> {
    let Some(inner) = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return Token::Refused };
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    if !ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
        return Token::Refused;
    }
    let void = VOID.iter().any(|element| element.eq_ignore_ascii_case(name));
    if closing {
        return if rest.trim().is_empty() && !void { Token::Close { name } } else { Token::Refused };
    }
    if !attribute_names(rest).all(|attribute| ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(attribute))) {
        return Token::Refused;
    }
    let mut cleaned = CLEANER.clean(tag).to_string();
    cleaned.truncate(tag_length(&cleaned));
    if cleaned.starts_with('<') { Token::Open { name, html: cleaned, void } } else { Token::Refused }
}

/// The names of the attributes in what stands between an element's name and the `>`.
fn attribute_names(attributes: &str) -> impl Iterator<Item = &str> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        rest = after.trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            rest = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, rest)| rest),
                _ => value.split_once(char::is_whitespace).map_or("", |(_, rest)| rest),
            };
        }
        (!name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(raw: &str) -> Token<'_> {
        tokens(raw).swap_remove(0).0
    }

    #[test]
    fn start_tags_are_cleaned_or_refused() {
        for (raw, expected) in [
            ("<span lang=\"fr\">", Some("<span lang=\"fr\">")),
            ("<SPAN LANG=fr>", Some("<span lang=\"fr\">")),
            ("<abbr title='a > b'>", Some("<abbr title=\"a &gt; b\">")),
            ("<br/>", Some("<br>")),
            ("<script>", None),
            ("<span onclick=\"x\">", None),
            ("<span style=\"x\" lang=fr>", None),
            ("<iframe src=x>", None),
            ("<a href=\"https://example.com\">", None),
        ] {
            let html = match first(raw) {
                Token::Open { html, .. } => Some(html),
                _ => None,
            };
            assert_eq!(html.as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn tokens_cover_the_whole_of_the_input() {
        for raw in ["<b>x</b> y", "<!-- a", "<", "a<b", "<b title=\"", "</br>", "<é>"] {
            let mut at = 0;
            for (_, range) in tokens(raw) {
                assert_eq!(range.start, at);
                at = range.end;
            }
            assert_eq!(at, raw.len(), "{raw}");
        }
    }
}
