//! What readers cite a block by: the letter or roman numeral typed at its beginning, and the number that a list begins
//! with. Figures typed there are numbers like any other.

use crate::content::markdown::{Body, Event, Kind, Tag};
use crate::site::blocks::{Block, Leaf};

/// What a block is cited by.
#[derive(Debug)]
pub struct Enumerator {
    /// With its brackets or its full stop.
    pub written: String,
    pub sign: Sign,
    /// It can be nothing else: where the other text has none, it is missing there.
    pub firm: bool,
}

/// What it says, whatever stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// Of the first item of a list.
    Number(u32),
    /// In lower case.
    Letters(String),
}

impl Enumerator {
    pub fn of(block: &Block, body: &Body, source: &str) -> Option<Enumerator> {
        if !matches!(block.shape.leaf, Leaf::Words | Leaf::Heading(_) | Leaf::Term) {
            return None;
        }
        let events = &body.events[block.events.start as usize..block.events.end as usize];
        let first = events.iter().find(|event| !matches!(event.kind, Kind::Open(_)))?;
        let typed = match first.kind {
            Kind::Text => {
                let is_heading = matches!(block.shape.leaf, Leaf::Heading(_));
                typed(&source[first.start as usize..first.end as usize], is_heading)
            }
            _ => None,
        };
        let begins = || match body.events[..block.events.start as usize] {
            [
                ..,
                Event { kind: Kind::Open(Tag::OrderedList(number)), .. },
                Event { kind: Kind::Open(Tag::Item), .. },
            ] => Some(Enumerator { written: format!("{number}."), sign: Sign::Number(number), firm: false }),
            _ => None,
        };
        typed.or_else(begins)
    }
}

/// The enumerator that words begin with: `(b) `, `b) `, `(iv) `, `(b.1) `, `b. `. A capital with a full stop is an initial,
/// or stands for “Monsieur”, but in headings.
fn typed(words: &str, is_heading: bool) -> Option<Enumerator> {
    // Nearly no words begin so, and the longest numeral is short.
    const LONGEST: usize = 16;
    let begins = &words.as_bytes()[..words.len().min(LONGEST)];
    memchr::memchr2(b')', b'.', begins)?;
    let inner = words.strip_prefix('(').unwrap_or(words);
    let end = inner.find(|c: char| c == ')' || c.is_whitespace())?;
    let (label, rest) = (&inner[..end], &inner[end..]);
    let is_small = |label: &&str| is_heading || !label.contains(char::is_uppercase);
    let (label, written, firm) = match rest.strip_prefix(')') {
        Some(after) if after.is_empty() || after.starts_with(char::is_whitespace) => {
            (label, &words[..words.len() - after.len()], true)
        }
        _ => (label.strip_suffix('.').filter(|label| inner == words && is_small(label))?, &words[..end], false),
    };
    if !label.starts_with(char::is_alphabetic) {
        return None;
    }
    let letters = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_lowercase();
    let is_sign = alphabetic(&letters).or(roman(&letters)).is_some() || letters.chars().count() == 1;
    is_sign.then(|| Enumerator { written: written.to_owned(), sign: Sign::Letters(label.to_lowercase()), firm })
}

/// The place of a letter in the alphabet, or of one that stands two or three times after all single ones.
fn alphabetic(letters: &str) -> Option<i32> {
    let bytes = letters.as_bytes();
    let first = *bytes.first().filter(|byte| byte.is_ascii_lowercase())?;
    let is_one = bytes.len() < 4 && bytes.iter().all(|byte| *byte == first);
    is_one.then(|| i32::from(first - b'a') + 1 + 26 * (bytes.len() as i32 - 1))
}

/// The value of a roman numeral below 90.
fn roman(letters: &str) -> Option<i32> {
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    (1..90).find(|n| letters.strip_prefix(TENS[n / 10]) == Some(UNITS[n % 10])).map(|n| n as i32)
}

/// Where no distance can be told.
pub const APART: i32 = i32::MAX;

/// How much further one is than another.
pub fn ahead(there: &Sign, here: &Sign) -> i32 {
    match (there, here) {
        _ if there == here => 0,
        (Sign::Number(there), Sign::Number(here)) => here.wrapping_sub(*there) as i32,
        (Sign::Letters(there), Sign::Letters(here)) => {
            let by = |value: fn(&str) -> Option<i32>| Some(value(here)? - value(there)?);
            let is_ascii = there.is_ascii() && here.is_ascii();
            // Of two alphabets nothing is known.
            if is_ascii { by(roman).or(by(alphabetic)).unwrap_or(APART) } else { 0 }
        }
        _ => APART,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_enumerators() {
        for (words, expected) in [
            ("(b) the letters", Some(("(b)", "b"))),
            ("b) les lettres", Some(("b)", "b"))),
            ("(IV) the letters", Some(("(IV)", "iv"))),
            ("b.1) les lettres", Some(("b.1)", "b.1"))),
            ("(aa)", Some(("(aa)", "aa"))),
            ("b. les lettres", Some(("b.", "b"))),
            ("(2) the letters", None),
            ("(or) the letters", None),
            ("e.g. the letters", None),
            ("M. Tremblay", None),
            ("(b)the letters", None),
            ("A letter", None),
            ("(1.a) the letters", None),
        ] {
            let found = typed(words, false);
            let found = found.as_ref().map(|found| match &found.sign {
                Sign::Letters(letters) => (found.written.as_str(), letters.as_str()),
                Sign::Number(_) => ("", ""),
            });
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn distances() {
        let letters = |letters: &str| Sign::Letters(letters.to_owned());
        for (there, here, expected) in [
            ("b", "b", 0),
            ("b", "d", 2),
            ("iv", "v", 1),
            ("z", "aa", 1),
            ("h", "i", 1),
            ("iv", "d", APART),
            ("б", "b", 0),
        ] {
            assert_eq!(ahead(&letters(there), &letters(here)), expected, "{there} {here}");
        }
    }
}
