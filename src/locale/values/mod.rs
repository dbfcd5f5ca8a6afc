//! Reading values out of running text: numbers, sums, dates, references, addresses, in a form that does not depend on
//! the language, so that two languages can be compared.
//!
//! What a language calls its months, units and clauses is data (`words.yaml`); how digits, spaces and
//! separators make a number is here. This module names no language and changes no text.

mod address;
mod lexicon;
mod number;
mod reader;
mod reference;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Locale, Unit};
pub use lexicon::Word;
use lexicon::WordTable;
pub(super) use lexicon::{Lexicon, Words};
use number::scaled;
use reader::Reader;

/// A value at its place in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// In bytes of the text.
    pub range: Range<usize>,
    pub value: Value,
    /// Whether the value must have a partner in the other language. One, an ordinal in words ("first") and what only
    /// hints at a number ("both") may be the partner of a value over there, but are no loss where they have none.
    pub firm: bool,
}

/// A value, free of the language it was written in.
///
/// `==` asks whether two values state the same. A bare number, an ordinal and a reference are the same where their
/// numbers are, since one language cites "Rule 5" where the other has only a number; and years may go without their
/// name, as an age does ("19 or older", « 19 ans ou plus »), but a single one, since "one" may be an article. Amounts
/// compare as [`Currency`] says, and cents are hundredths of any currency. All this makes the relation not transitive, and
/// there is no `Eq`.
///
/// Numbers are decimals without grouping and with a decimal point, `1234.50`; where something is counted or measured,
/// without closing zeros of the decimals.
#[derive(Debug, Clone)]
pub enum Value {
    Number(String),
    /// A number whose sign for the decimals says that it is no version: « 1,5 ». Without closing zeros.
    Decimal(String),
    /// A number in an order, `1` for the first.
    Ordinal(String),
    /// The number of a clause without the word for its level: `4.2`, `6(1)(f)`, `a`. Roman numerals are digits here.
    Reference(String),
    Percent(String),
    Money {
        amount: String,
        currency: Arc<Currency>,
    },
    /// So many of a unit, by its key in `language.yaml`: `180`, `days`.
    Quantity {
        count: String,
        unit: Arc<str>,
    },
    /// A time of day, or a length in hours: some languages write both alike, `17 h`.
    Hours {
        hours: String,
        minutes: u8,
        /// It is written as a length is, "24 hours"; this does not count in comparing.
        length: bool,
    },
    /// A day; a day of every year; a month.
    Date {
        year: Option<u16>,
        month: u8,
        day: Option<u8>,
    },
    /// A day in digits, "03/04/2026", of which nobody knows whether the first is the day.
    EitherDate {
        year: u16,
        numbers: [u8; 2],
    },
    /// In lower case.
    Email(String),
    /// Its digits; a North American number without the leading 1.
    Telephone(String),
    /// As [`Common::url`] has it.
    Url(String),
}

/// What an amount is counted in.
///
/// Two are the same if both are a bare sign, and the same sign, whichever currencies that means to their readers. Else
/// the ISO codes decide: a bare sign means the currency of its region, and where it has none there, any of that sign.
#[derive(Debug, Clone)]
pub struct Currency {
    /// ISO 4217 code, where the text or the region says which.
    pub code: Option<String>,
    pub sign: Option<String>,
    /// Whether the text has the sign or its word alone ("75 dollars").
    pub bare: bool,
}

impl PartialEq for Currency {
    fn eq(&self, other: &Currency) -> bool {
        match (&self.code, &other.code) {
            (Some(code), Some(others)) if !(self.bare && other.bare) => code == others,
            _ => self.sign == other.sign,
        }
    }
}

impl Value {
    /// Whether a value that is not firm can stand for another: a number for so many of anything, as in "within two days
    /// or, by mail, within ten". A one may be an article and stands for nothing.
    pub fn hints_at(&self, other: &Value) -> bool {
        let count = match other {
            // The fifth day is not the fifth business day.
            Value::Quantity { unit, .. } if is_qualified(unit) && matches!(self, Value::Ordinal(_)) => return false,
            Value::Quantity { count, .. } => count,
            Value::Hours { hours, minutes: 0, .. } => hours,
            _ => return false,
        };
        count != "1" && self.bare() == Some(count)
    }

    /// Whether a value in words that is not firm is missed in the other language all the same, unless that says what is
    /// counted without a number ("a week"): one of a unit, and every ordinal after the first, which sayings are full of.
    pub fn is_missed(&self) -> bool {
        match self {
            Value::Quantity { count: one, .. } | Value::Hours { hours: one, .. } | Value::Money { amount: one, .. } => {
                one == "1"
            }
            Value::Ordinal(number) => number != "1",
            _ => false,
        }
    }

    /// How much of anything a value is.
    pub fn amount(&self) -> Option<&str> {
        match self {
            Value::Percent(amount) | Value::Money { amount, .. } | Value::Quantity { count: amount, .. } => {
                Some(amount)
            }
            Value::Hours { hours, minutes: 0, .. } => Some(hours),
            _ => None,
        }
    }

    /// The number of a value that is nothing but a number.
    fn bare(&self) -> Option<&str> {
        match self {
            Value::Number(number) | Value::Decimal(number) | Value::Ordinal(number) | Value::Reference(number) => {
                Some(number)
            }
            _ => None,
        }
    }
}

/// Whether a unit is another one of which not all count: business days. The names of such units have a hyphen.
fn is_qualified(unit: &str) -> bool {
    unit.contains('-')
}

/// Whether a reference is to a chapter of the statutes, P-39.1, whose letter is no part of a number where the word for it
/// has no point: "CQLR c P-39.1".
fn is_chapter(reference: &str) -> bool {
    matches!(reference.as_bytes(), [b'a'..=b'z', b'-', ..])
}

impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        use Value::*;
        match (self, other) {
            (Percent(a), Percent(b)) | (Email(a), Email(b)) | (Telephone(a), Telephone(b)) | (Url(a), Url(b)) => a == b,
            (Money { amount: a, currency: c }, Money { amount: b, currency: d }) => a == b && c == d,
            (Quantity { count: a, unit: c }, Quantity { count: b, unit: d }) => a == b && c == d,
            (Hours { hours: a, minutes: c, .. }, Hours { hours: b, minutes: d, .. }) => a == b && c == d,
            (Date { year: a, month: c, day: e }, Date { year: b, month: d, day: f }) => a == b && c == d && e == f,
            (EitherDate { year: a, numbers: [c, d] }, EitherDate { year: b, numbers }) => {
                a == b && (*numbers == [*c, *d] || *numbers == [*d, *c])
            }
            (EitherDate { year: a, numbers }, Date { year: Some(b), month, day: Some(day) })
            | (Date { year: Some(b), month, day: Some(day) }, EitherDate { year: a, numbers }) => {
                a == b && (*numbers == [*month, *day] || *numbers == [*day, *month])
            }
            (Decimal(decimal), Number(number)) | (Number(number), Decimal(decimal)) => {
                *decimal == number::trimmed(number)
            }
            (Money { amount, .. }, Quantity { count, unit }) | (Quantity { count, unit }, Money { amount, .. }) => {
                **unit == *"cents" && *count == scaled(amount, 2)
            }
            (Hours { hours, minutes, .. }, Quantity { count, unit })
            | (Quantity { count, unit }, Hours { hours, minutes, .. }) => {
                let whole = |number: &str| number.parse::<u32>().ok();
                **unit == *"minutes"
                    && whole(count).zip(whole(hours)).is_some_and(|(count, hours)| {
                        count.checked_sub(u32::from(*minutes)).is_some_and(|count| hours.checked_mul(60) == Some(count))
                    })
            }
            (Quantity { count: age, unit }, Number(number)) | (Number(number), Quantity { count: age, unit }) => {
                **unit == *Unit::Years.key() && age == number && age != "1"
            }
            (Reference(chapter), Number(number)) | (Number(number), Reference(chapter)) => {
                chapter == number || is_chapter(chapter) && chapter[2..] == *number
            }
            _ => self.bare().is_some() && self.bare() == other.bare(),
        }
    }
}

/// What the languages of a comparison have in common.
#[derive(Debug, Clone)]
pub struct Common {
    /// How URLs name the languages, in lower case: `en`, `eng`.
    languages: Vec<String>,
    /// Words that URLs have in one language or another, in lower case, with what they are called here.
    url_words: BTreeMap<String, String>,
    /// Whether each of them has data to read values by; else only digits and addresses compare.
    words: bool,
    /// Their codes. A language has the bit of its place here; the 65th and further ones have none, and nothing that was left
    /// untranslated is found in them.
    codes: Vec<String>,
    /// The function words of all, each with the languages that have it.
    function_words: WordTable,
}

/// Words that nearly every sentence of two languages has.
#[derive(Clone, Copy)]
pub struct FunctionWords<'a> {
    words: &'a WordTable,
    languages: [u64; 2],
}

impl FunctionWords<'_> {
    /// Whether a word is one of each language.
    pub fn has(self, word: Word) -> [bool; 2] {
        let has_it = self.words.get(word);
        self.languages.map(|language| has_it & language != 0)
    }
}

impl Common {
    /// Of the languages that will be compared.
    pub fn of<'a>(locales: impl IntoIterator<Item = &'a Locale>) -> Common {
        let (mut languages, mut url_words, mut words, mut codes) = (Vec::new(), BTreeMap::new(), true, Vec::new());
        let mut function_words = BTreeMap::new();
        for (locale, place) in locales.into_iter().zip(0..) {
            codes.push(locale.code.clone());
            for word in locale.lexicon.function_words() {
                *function_words.entry(word.clone()).or_default() |= 1_u64.checked_shl(place).unwrap_or_default();
            }
            words &= !locale.lexicon.is_empty();
            let subtag = locale.tag.split('-').next().unwrap_or_default();
            let names = [locale.code.as_str(), subtag].into_iter().chain(locale.lexicon.url_names());
            languages.extend(names.map(str::to_lowercase));
            url_words.extend(locale.lexicon.url_words().map(|(word, name)| (word.to_lowercase(), name.to_owned())));
        }
        languages.sort_unstable();
        languages.dedup();
        Common { languages, url_words, words, codes, function_words: WordTable::new(function_words) }
    }

    /// The function words of two of the languages.
    pub fn function_words(&self, languages: [&Locale; 2]) -> FunctionWords<'_> {
        let place = |locale: &Locale| self.codes.iter().position(|code| *code == locale.code);
        let bit = |locale| place(locale).and_then(|place| 1_u64.checked_shl(place as u32)).unwrap_or_default();
        FunctionWords { words: &self.function_words, languages: languages.map(bit) }
    }

    /// A URL without what sets apart the same page in these languages: scheme, `www`, a language as subdomain, segment
    /// of the path, ending of a file's name or value in the query; and words of the path such as "acts". Not for following, only for comparing.
    pub fn url(&self, url: &str) -> String {
        address::canonical(url, self)
    }
}

impl Locale {
    /// The values that a text in this language states, in their order; none overlaps another. `common` is of all
    /// languages with which the values will be compared.
    pub fn values(&self, text: &str, common: &Common) -> Vec<Stated> {
        self.values_and_letters(text, common).0
    }

    /// The same, and how many letters and digits the text has. Of what is beyond ASCII every character from U+00C0 on counts
    /// as one.
    pub fn values_and_letters(&self, text: &str, common: &Common) -> (Vec<Stated>, u32) {
        Reader::new(text, &self.lexicon, common).read()
    }

    /// Whether the number after a text only points back to things told before: "these two".
    pub fn points_back(&self, before: &str) -> bool {
        let before = before.trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        self.lexicon.points_back(word)
    }

    /// Whether a text between two values joins what they are part of, or them: "or", "for calls and the logs for". A comma
    /// or a bracket does right before the second, and elsewhere near it where `in_list` says that a list goes on.
    pub fn joins(&self, between: &str, in_list: bool) -> bool {
        /// "And the logs for 30 days", "of 30 days".
        const NEAR: [usize; 2] = [4, 1];
        fn words(text: &str) -> impl Iterator<Item = &str> {
            text.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
        }
        words(between).take(NEAR[0] + 1).any(|word| self.lexicon.coordinates(word))
            || between
                .rsplit_once([',', '('])
                .is_some_and(|(_, after)| words(after).count() <= NEAR[usize::from(!in_list)])
            || self.lexicon.is_join(between.trim())
    }

    /// Whether a text joins what is before and behind it as parts of one rank: "and the rest, which is ours,", and not "and
    /// if it is".
    pub fn coordinates(&self, between: &str) -> bool {
        let words = || between.split(|c: char| !c.is_alphabetic());
        words().any(|word| self.lexicon.coordinates(word)) && !words().any(|word| self.lexicon.subordinates(word))
    }

    /// Whether a text has a word for what a value counts outside of any value: "a week", "monthly".
    pub fn names_unit(&self, text: &str, value: &Value, common: &Common) -> bool {
        let stated = self.values(text, common);
        let begins =
            |at: usize| text[at..].starts_with(char::is_alphabetic) && !text[..at].ends_with(char::is_alphanumeric);
        let is_free = |at: usize| !stated.iter().any(|stated| stated.firm && stated.range.contains(&at));
        let places = (0..text.len()).filter(|&at| text.is_char_boundary(at) && begins(at) && is_free(at));
        places.into_iter().any(|at| self.lexicon.names_unit(text, at, value))
    }
}

#[cfg(test)]
mod tests;
