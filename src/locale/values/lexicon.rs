//! The words of a language for values, from its data, made ready for looking up.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::number::{self, Separators, is_space};
use super::reader::Marks;
use super::{Currency, Value};
use crate::bytes::{WIDTH, first, places};
use crate::locale::Unit;
use crate::locale::language::{Language, Layer};

/// `words.yaml`; the English file says what each key is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::locale) struct Words {
    months: Vec<Vec<String>>,
    day_first: Option<bool>,
    times: BTreeMap<String, String>,
    morning: Vec<String>,
    afternoon: Vec<String>,
    numbers: BTreeMap<String, u64>,
    number_joins: Vec<String>,
    ordinals: BTreeMap<String, u64>,
    hints: BTreeMap<String, u64>,
    ordinal_endings: Vec<String>,
    scales: BTreeMap<String, usize>,
    money_scales: BTreeMap<String, usize>,
    percent: Vec<String>,
    units: BTreeMap<String, Vec<String>>,
    unit_words: BTreeMap<String, Vec<String>>,
    rates: BTreeMap<String, Vec<String>>,
    per: Vec<String>,
    between: Vec<String>,
    currencies: BTreeMap<String, Vec<String>>,
    references: BTreeMap<String, Level>,
    of: Vec<String>,
    pointing: Vec<String>,
    coordinating: Vec<String>,
    subordinating: Vec<String>,
    joins: Vec<String>,
    idioms: BTreeMap<String, String>,
    url_names: Vec<String>,
    url_words: BTreeMap<String, Vec<String>>,
    /// Words that nearly every sentence has, by which the language is known.
    function_words: Vec<String>,
}

/// The words and abbreviations for a level of clauses.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Level {
    one: Vec<String>,
    /// Before a list.
    more: Vec<String>,
}

impl Layer for Words {
    fn cover(&mut self, over: Words) {
        for (list, over) in [
            (&mut self.morning, over.morning),
            (&mut self.afternoon, over.afternoon),
            (&mut self.number_joins, over.number_joins),
            (&mut self.ordinal_endings, over.ordinal_endings),
            (&mut self.percent, over.percent),
            (&mut self.per, over.per),
            (&mut self.between, over.between),
            (&mut self.of, over.of),
            (&mut self.pointing, over.pointing),
            (&mut self.coordinating, over.coordinating),
            (&mut self.subordinating, over.subordinating),
            (&mut self.joins, over.joins),
            (&mut self.url_names, over.url_names),
        ] {
            if !over.is_empty() {
                *list = over;
            }
        }
        if !over.months.is_empty() {
            self.months = over.months;
        }
        self.times.extend(over.times);
        self.numbers.extend(over.numbers);
        self.ordinals.extend(over.ordinals);
        self.hints.extend(over.hints);
        self.scales.extend(over.scales);
        self.money_scales.extend(over.money_scales);
        self.day_first = over.day_first.or(self.day_first);
        self.units.extend(over.units);
        self.unit_words.extend(over.unit_words);
        self.rates.extend(over.rates);
        self.currencies.extend(over.currencies);
        self.references.extend(over.references);
        self.idioms.extend(over.idioms);
        self.url_words.extend(over.url_words);
        self.function_words.extend(over.function_words);
    }
}

/// What a phrase after a number makes of it.
#[derive(Debug, Clone)]
pub(super) enum After {
    Percent,
    Currency(Arc<Currency>),
    Unit(Arc<str>),
    Morning,
    Afternoon,
    Month,
    /// Times ten to this power.
    Scale(usize),
    /// Likewise, of a sum.
    MoneyScale(usize),
}

/// Which kinds of phrase begin with a word.
pub(super) mod begins {
    pub const MONTH: u64 = 1;
    pub const NUMBER: u64 = 2;
    pub const ORDINAL: u64 = 4;
    pub const LEVEL: u64 = 8;
    pub const TIME: u64 = 16;
    pub const HINT: u64 = 32;
    pub const PER: u64 = 64;
    pub const RATE: u64 = 128;
}

/// The words of a language for values.
pub(in crate::locale) struct Lexicon {
    function_words: Vec<String>,
    pub(super) separators: Separators,
    pub(super) months: Phrases<Month>,
    /// Whether a date in digits begins with the day; unknown where both are used.
    pub(super) day_first: Option<bool>,
    /// Hour and minutes.
    pub(super) times: Phrases<(String, u8)>,
    pub(super) numbers: Phrases<u64>,
    pub(super) number_joins: Phrases<()>,
    pub(super) ordinals: Phrases<u64>,
    /// Hints at a number that hold no number in words.
    pub(super) hints: Phrases<u64>,
    /// Those that do.
    numbers_as_hints: Phrases<u64>,
    ordinal_endings: Vec<String>,
    pointing: Vec<String>,
    coordinating: Vec<String>,
    subordinating: Vec<String>,
    pub(super) after: Phrases<After>,
    /// Words that name a unit and follow no number, each with the unit.
    unit_words: Phrases<Arc<str>>,
    /// Words that say how often, each with the unit.
    pub(super) rates: Phrases<Arc<str>>,
    /// Before a unit, one of it.
    pub(super) per: Phrases<()>,
    pub(super) between: Phrases<()>,
    pub(super) currencies: Phrases<Arc<Currency>>,
    pub(super) levels: Phrases<LevelWord>,
    pub(super) of: Phrases<()>,
    pub(super) joins: Phrases<()>,
    pub(super) idioms: Phrases<String>,
    url_names: Vec<String>,
    url_words: BTreeMap<String, Vec<String>>,
    first_words: WordTable,
    /// How those begin, and ordinals in roman numerals.
    beginnings: Beginnings,
}

/// A spelling of a month.
pub(super) struct Month {
    /// One to twelve.
    pub number: u8,
    /// Not an abbreviation.
    pub full: bool,
}

/// The levels of a legal text by their names in `references`, from the top down. Any other name is that of a level below.
const LEVELS: [&str; 18] = [
    "schedule",
    "appendix",
    "exhibit",
    "title",
    "part",
    "chapter",
    "division",
    "recital",
    "rule",
    "article",
    "section",
    "clause",
    "subsection",
    "subclause",
    "paragraph",
    "subparagraph",
    "point",
    "item",
];

/// A spelling of a level.
pub(super) struct LevelWord {
    /// Higher is further down.
    pub level: usize,
    /// Whether a list may follow.
    pub plural: bool,
}

impl Lexicon {
    /// From the data of a language, for a region.
    pub fn new(language: &Language, words: &Words, region: Option<&str>, separators: (char, char)) -> Lexicon {
        let currencies = currencies(language, words, region);
        let months = words.months.iter().zip(1..).flat_map(|(spellings, number)| {
            spellings.iter().enumerate().map(move |(i, text)| (text.as_str(), Month { number, full: i == 0 }))
        });
        let rank = |name: &str| LEVELS.iter().position(|known| *known == name).unwrap_or(LEVELS.len());
        let levels = words.references.iter().flat_map(|(name, words)| {
            let level = rank(name);
            let one = words.one.iter().map(move |text| (text.as_str(), LevelWord { level, plural: false }));
            let more = words.more.iter().map(move |text| (text.as_str(), LevelWord { level, plural: true }));
            one.chain(more)
        });
        let is_number = |(phrase, _): &(&String, &u64)| {
            phrase.split(|c: char| !c.is_alphabetic()).any(|word| words.numbers.contains_key(word))
        };
        let (as_hints, hints): (Vec<_>, Vec<_>) = words.hints.iter().partition(is_number);
        let phrases = |hints: Vec<(&String, &u64)>| {
            Phrases::new(hints.into_iter().map(|(text, number)| (text.as_str(), *number)))
        };
        let mut lexicon = Lexicon {
            separators: Separators { decimal: separators.0, group: separators.1 },
            months: Phrases::new(months),
            day_first: words.day_first,
            times: Phrases::new(words.times.iter().filter_map(|(text, time)| {
                let (hours, minutes) = time.split_once(':')?;
                Some((text.as_str(), (hours.to_owned(), minutes.parse().ok()?)))
            })),
            numbers: Phrases::new(words.numbers.iter().map(|(text, number)| (text.as_str(), *number))),
            number_joins: Phrases::plain(&words.number_joins),
            ordinals: Phrases::new(words.ordinals.iter().map(|(text, number)| (text.as_str(), *number))),
            hints: phrases(hints),
            numbers_as_hints: phrases(as_hints),
            ordinal_endings: words.ordinal_endings.clone(),
            pointing: words.pointing.clone(),
            coordinating: words.coordinating.clone(),
            subordinating: words.subordinating.clone(),
            after: after(language, words, &currencies),
            unit_words: Phrases::of_units(&words.unit_words),
            rates: Phrases::of_units(&words.rates),
            per: Phrases::plain(&words.per),
            between: Phrases::plain(&words.between),
            currencies: Phrases::new(currencies),
            levels: Phrases::new(levels),
            of: Phrases::plain(&words.of),
            joins: Phrases::plain(&words.joins),
            idioms: Phrases::new(words.idioms.iter().map(|(text, number)| (text.as_str(), number.clone()))),
            url_names: words.url_names.clone(),
            url_words: words.url_words.clone(),
            beginnings: Beginnings(Box::new([0; BEGINNINGS / 64])),
            first_words: WordTable::new(BTreeMap::new()),
            function_words: words.function_words.iter().map(|word| word.to_lowercase()).collect(),
        };
        let mut first_words = BTreeMap::new();
        lexicon.months.first_words(begins::MONTH, &mut first_words);
        lexicon.times.first_words(begins::TIME, &mut first_words);
        lexicon.numbers.first_words(begins::NUMBER, &mut first_words);
        lexicon.ordinals.first_words(begins::ORDINAL, &mut first_words);
        lexicon.levels.first_words(begins::LEVEL, &mut first_words);
        lexicon.hints.first_words(begins::HINT, &mut first_words);
        lexicon.per.first_words(begins::PER, &mut first_words);
        lexicon.rates.first_words(begins::RATE, &mut first_words);
        lexicon.first_words = WordTable::new(first_words);
        lexicon.beginnings = Beginnings::of(&lexicon.first_words, &lexicon.ordinal_endings);
        lexicon
    }

    /// Words that nearly every sentence of the language has, in small letters.
    pub(super) fn function_words(&self) -> &[String] {
        &self.function_words
    }

    /// Whether the language says nothing of values.
    pub(super) fn is_empty(&self) -> bool {
        self.months.is_empty() && self.numbers.is_empty() && self.after.is_empty()
    }

    /// Whether digits or a Roman numeral with this ending are an ordinal.
    pub(super) fn ends_ordinal(&self, ending: &str) -> bool {
        self.ordinal_endings.iter().any(|known| known == ending)
    }

    /// Whether a number in words is part of a phrase that need not be a number in another language: « les deux » is “both”.
    pub(super) fn is_hint(&self, text: &str, number: Range<usize>) -> bool {
        self.numbers_as_hints.all.iter().any(|(phrase, _)| {
            let from = number.end.checked_sub(phrase.len());
            let ends = from.filter(|from| text.is_char_boundary(*from) && !ends_in_word(&text[..*from]));
            let length = |from: usize| matched(phrase, &text[from..], 0);
            length(number.start).is_some() || ends.is_some_and(|from| length(from) == Some(phrase.len()))
        })
    }

    /// What follows an amount with a sign before it to say which currency it is, "US" in "$10 US", as in a spelling with
    /// the sign, "$ US".
    pub(super) fn country(&self, sign: &str, text: &str, at: usize) -> Option<(usize, &Arc<Currency>)> {
        self.currencies.all.iter().find_map(|(phrase, currency)| {
            let country = phrase.strip_prefix(sign)?.trim_start();
            (!country.is_empty()).then_some(())?;
            Some((at + matched(country, &text[at..], 0)?, currency))
        })
    }

    /// Whether a word before a number points back to what was said.
    pub(super) fn points_back(&self, word: &str) -> bool {
        self.pointing.contains(&word.to_lowercase())
    }

    /// Whether a word joins parts of a sentence that keep their order: "and".
    pub(super) fn coordinates(&self, word: &str) -> bool {
        self.coordinating.contains(&word.to_lowercase())
    }

    /// Whether a word begins a part of a sentence that languages put before or behind the rest: "if".
    pub(super) fn subordinates(&self, word: &str) -> bool {
        self.subordinating.contains(&word.to_lowercase())
    }

    /// Whether a text is what stands between the ends of a range, or members of a list.
    pub(super) fn is_join(&self, text: &str) -> bool {
        self.joins.find(text, 0).is_some_and(|(end, ())| end == text.len())
    }

    /// Whether a word at `at` names what a value counts.
    pub(super) fn names_unit(&self, text: &str, at: usize, value: &Value) -> bool {
        let unit = match value {
            Value::Quantity { unit, .. } => unit,
            Value::Hours { .. } => Unit::Hours.key(),
            Value::Money { currency, .. } => {
                return matches!(self.after.find(text, at), Some((_, After::Currency(named))) if named == currency);
            }
            _ => return false,
        };
        matches!(self.after.find(text, at), Some((_, After::Unit(named))) if **named == *unit)
            || self.unit_words.find(text, at).is_some_and(|(_, named)| **named == *unit)
            || self.rates.find(text, at).is_some_and(|(_, named)| **named == *unit)
    }

    /// How URLs name the language, besides its tag.
    pub(super) fn url_names(&self) -> impl Iterator<Item = &str> {
        self.url_names.iter().map(String::as_str)
    }

    /// Words that URLs have in this language, each with the name of what it means in every language.
    pub(super) fn url_words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.url_words.iter().flat_map(|(name, words)| words.iter().map(|word| (word.as_str(), name.as_str())))
    }

    /// Of words that begin at some places, a bit each, those that a value may begin with: few can. [`Self::begins`] says which
    /// do, and costs more. `ends` are the bytes that no word goes on with; of each word [`LETTERS`] bytes must be there.
    pub(super) fn likely(&self, bytes: &[u8; WIDTH], words: u64, ends: u64) -> u64 {
        let mut likely = 0;
        for at in places(words) {
            let beginning = beginning(first(&bytes[at..]), (ends >> at).trailing_zeros());
            likely |= self.beginnings.may_have(beginning) << at;
        }
        likely
    }

    /// Which kinds of phrase begin with a word, as flags of [`begins`].
    pub(super) fn begins(&self, word: Word) -> u64 {
        self.first_words.get(word)
    }
}

/// All that may follow a number.
fn after<'a>(language: &'a Language, words: &'a Words, currencies: &'a [(String, Arc<Currency>)]) -> Phrases<After> {
    let all = |list: &'a [String], after: After| list.iter().map(move |text| (text.clone(), after.clone()));
    let months = words.months.iter().flat_map(|spellings| all(spellings, After::Month));
    let units = words.units.iter().flat_map(|(unit, spellings)| all(spellings, After::Unit(unit.as_str().into())));
    let printed = language
        .units
        .iter()
        .flat_map(|(unit, forms)| forms.all().map(|form| (form.to_owned(), After::Unit(unit.key().into()))));
    let currencies = currencies.iter().map(|(text, currency)| (text.clone(), After::Currency(currency.clone())));
    let scales = words.scales.iter().map(|(text, power)| (text.clone(), After::Scale(*power)));
    let of_money = words.money_scales.iter().map(|(text, power)| (text.clone(), After::MoneyScale(*power)));
    Phrases::new(
        all(&words.percent, After::Percent)
            .chain(all(&words.morning, After::Morning))
            .chain(all(&words.afternoon, After::Afternoon))
            .chain(months)
            .chain(units)
            .chain(printed)
            .chain(currencies)
            .chain(scales)
            .chain(of_money),
    )
}

/// Every spelling of a currency.
fn currencies(language: &Language, words: &Words, region: Option<&str>) -> Vec<(String, Arc<Currency>)> {
    let mut spellings = Vec::new();
    let sign_of = |code: &str| language.currencies.get(code).and_then(|currency| currency.sign.clone());
    let bare = |sign: &str| {
        let meant = language.currencies.iter().find(|(_, currency)| {
            let here = |regions: &Vec<String>| region.is_some_and(|region| regions.iter().any(|one| one == region));
            currency.sign.as_deref() == Some(sign) && currency.regions.as_ref().is_none_or(here)
        });
        Arc::new(Currency { code: meant.map(|(code, _)| code.clone()), sign: Some(sign.to_owned()), bare: true })
    };
    for (code, currency) in &language.currencies {
        let named = Arc::new(Currency { code: Some(code.clone()), sign: currency.sign.clone(), bare: false });
        spellings.extend(currency.name.all().map(|name| (name.to_owned(), named.clone())));
        spellings.push((code.clone(), named));
        spellings.extend(currency.sign.as_deref().map(|sign| (sign.to_owned(), bare(sign))));
    }
    for (key, words) in &words.currencies {
        let is_code = key.bytes().all(|byte| byte.is_ascii_uppercase());
        let currency = match is_code {
            true => Arc::new(Currency { code: Some(key.clone()), sign: sign_of(key), bare: false }),
            false => bare(key),
        };
        spellings.extend(words.iter().chain([key]).map(|text| (text.clone(), currency.clone())));
    }
    spellings
}

/// Phrases with what they mean, the longest first.
///
/// A small letter stands for its capital too, but not the other way round; a space for spaces of any kind and number;
/// an apostrophe and a hyphen for each of their forms.
pub(super) struct Phrases<T> {
    all: Vec<(String, T)>,
    /// Those that may begin with a byte.
    beginning: Lists<Likely>,
    /// The places of those without small letters that end with a byte.
    ending: Lists<u16>,
}

/// A list for each byte.
struct Lists<T> {
    all: Vec<T>,
    /// Where each begins, and the last ends.
    starts: Box<[u32; 257]>,
}

impl<T> Lists<T> {
    /// Of pairs of a byte and what is in its list, in their order there.
    fn new(mut pairs: Vec<(u8, T)>) -> Lists<T> {
        pairs.sort_by_key(|(byte, _)| *byte);
        let mut starts = Box::new([0; 257]);
        for (byte, _) in &pairs {
            starts[usize::from(*byte) + 1] += 1;
        }
        for byte in 0..256 {
            starts[byte + 1] += starts[byte];
        }
        Lists { all: pairs.into_iter().map(|(_, one)| one).collect(), starts }
    }

    fn of(&self, byte: u8) -> &[T] {
        let [start, end] = [0, 1].map(|next| self.starts[usize::from(byte) + next] as usize);
        &self.all[start..end]
    }
}

/// A phrase by its place, and what tells most others from it: signs and letters of ASCII among its first eight bytes, of
/// which a text has each at the same place, capitals as their small letters.
#[derive(Clone, Copy)]
struct Likely {
    place: u16,
    /// With so many small letters of ASCII it begins. Where the rest of this holds, they are the text's too.
    known: u8,
    signs: u64,
    /// The bits of `signs` that count.
    mask: u64,
}

impl Likely {
    fn new(place: u16, phrase: &str) -> Likely {
        let mut mask = 0;
        for (at, c) in phrase.char_indices().take_while(|(at, _)| *at < 8) {
            match c {
                ' ' | '\'' | '’' | '-' => break,
                _ if c.is_ascii() => mask |= 0xFF << (8 * at),
                _ if c.to_uppercase().map(char::len_utf8).eq([c.len_utf8()]) => {}
                _ => break,
            }
        }
        let known = phrase.bytes().take(8).take_while(u8::is_ascii_lowercase).count() as u8;
        Likely { place, known, signs: eight(phrase) & mask, mask }
    }
}

/// The first eight bytes of a text with the bit that tells a small letter of ASCII from its capital; other signs have it too.
fn eight(text: &str) -> u64 {
    u64::from_le_bytes(first(text.as_bytes())) | u64::from_le_bytes([0x20; 8])
}

impl<T> Phrases<T> {
    fn new<S: Into<String>>(phrases: impl IntoIterator<Item = (S, T)>) -> Phrases<T> {
        let mut all: Vec<(String, T)> = phrases.into_iter().map(|(text, meaning)| (text.into(), meaning)).collect();
        all.retain(|(text, _)| !text.is_empty());
        all.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        all.truncate(usize::from(u16::MAX));
        let (mut beginning, mut ending) = (Vec::new(), Vec::new());
        for (place, (phrase, _)) in (0..).zip(&all) {
            let likely = Likely::new(place, phrase);
            beginning.extend(first_bytes(phrase).into_iter().map(|byte| (byte, likely)));
            if !phrase.contains(char::is_lowercase) {
                ending.push((phrase.as_bytes()[phrase.len() - 1], place));
            }
        }
        Phrases { all, beginning: Lists::new(beginning), ending: Lists::new(ending) }
    }

    fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Adds a flag to the first word of each.
    fn first_words(&self, flag: u64, flags: &mut BTreeMap<String, u64>) {
        for (phrase, _) in &self.all {
            let first: String = phrase.chars().take_while(|c| c.is_alphanumeric()).collect();
            *flags.entry(first.to_lowercase()).or_default() |= flag;
        }
    }

    /// The phrase at `at`: where it ends, and what it means.
    pub fn find(&self, text: &str, at: usize) -> Option<(usize, &T)> {
        let rest = &text[at..];
        let signs = eight(rest);
        let likely = self.beginning.of(*rest.as_bytes().first()?).iter();
        likely.filter(|likely| likely.signs == signs & likely.mask).find_map(|likely| {
            let (phrase, meaning) = &self.all[usize::from(likely.place)];
            Some((at + matched(phrase, rest, usize::from(likely.known))?, meaning))
        })
    }

    /// The phrase that ends at `end`: where it begins, and what it means. No phrase with small letters is found.
    pub fn find_before(&self, text: &str, from: usize, end: usize) -> Option<(usize, &T)> {
        let text = &text[from..end];
        let places = self.ending.of(*text.as_bytes().last()?);
        places.iter().find_map(|place| {
            let (phrase, meaning) = &self.all[usize::from(*place)];
            let before = text.strip_suffix(phrase.as_str())?;
            let whole = !(phrase.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric));
            whole.then_some((from + before.len(), meaning))
        })
    }
}

impl Phrases<Arc<str>> {
    /// Words by the unit that they name.
    fn of_units(words: &BTreeMap<String, Vec<String>>) -> Phrases<Arc<str>> {
        Phrases::new(words.iter().flat_map(|(unit, words)| {
            let unit: Arc<str> = unit.as_str().into();
            words.iter().map(move |text| (text.as_str(), Arc::clone(&unit)))
        }))
    }
}

impl Phrases<()> {
    fn plain(phrases: &[String]) -> Phrases<()> {
        Phrases::new(phrases.iter().map(|text| (text.as_str(), ())))
    }
}

/// The bytes with which a text may begin that a phrase matches.
fn first_bytes(phrase: &str) -> Vec<u8> {
    let Some(first) = phrase.chars().next() else { return Vec::new() };
    let lead = |c: char| c.encode_utf8(&mut [0; 4]).as_bytes()[0];
    let mut bytes: Vec<u8> = first.to_uppercase().chain([first]).map(lead).collect();
    match first {
        ' ' => bytes.extend((0..=255).filter(|byte| *byte < b'!' || *byte >= 0xC2)),
        '\'' | '’' | '-' => bytes.extend([b'\'', lead('’')]),
        _ => {}
    }
    bytes.sort_unstable();
    bytes.dedup();
    bytes
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// The bytes of `text` that `phrase` matches at its start. Of the first, so many are known to match.
fn matched(phrase: &str, text: &str, known: usize) -> Option<usize> {
    let mut rest = &text[known..];
    for wanted in phrase[known..].chars() {
        let found = rest.chars().next()?;
        let same = match wanted {
            ' ' => is_space(found),
            '\'' | '’' => matches!(found, '\'' | '’'),
            '-' => matches!(found, '-' | '\u{2010}' | '\u{2011}'),
            _ => found == wanted || found.is_uppercase() && found.to_lowercase().eq([wanted]),
        };
        if !same {
            return None;
        }
        rest = if wanted == ' ' { rest.trim_start_matches(is_space) } else { &rest[found.len_utf8()..] };
    }
    // One letter before an apostrophe is an elision: "30 j’ai".
    let elided = phrase.len() == 1 && rest.starts_with(['\'', '’']);
    let runs_on = phrase.ends_with(char::is_alphabetic) && (elided || rest.starts_with(char::is_alphabetic));
    (!runs_on).then_some(text.len() - rest.len())
}

/// A word of a text.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    pub text: &'a str,
    /// Its first eight bytes, letters of ASCII as small ones; zeros where it has fewer.
    key: u64,
}

impl<'a> Word<'a> {
    /// The word with so many bytes at a place.
    pub fn at(text: &'a str, at: usize, length: usize) -> Word<'a> {
        let bytes = u64::from_le_bytes(first(&text.as_bytes()[at..]));
        let small = bytes | (!bytes >> 2) & u64::from_le_bytes([0x20; 8]);
        Word { text: &text[at..at + length], key: if length < 8 { small & ((1 << (8 * length)) - 1) } else { small } }
    }

    pub fn new(word: &'a str) -> Word<'a> {
        Word::at(word, 0, word.len())
    }

    /// Whether it has capitals beyond ASCII. They are not looked for in a word that begins with a small letter of ASCII.
    fn has_other_capitals(self) -> bool {
        let begins_small = self.text.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        !begins_small && self.text.contains(|c: char| !c.is_ascii() && c.is_uppercase())
    }
}

/// Words in small letters with flags: the first words of phrases, each with the kinds of phrase that begin with it; function
/// words, each with the languages that have it.
#[derive(Debug, Clone)]
pub(super) struct WordTable {
    words: Vec<(String, u64)>,
    /// Where each would stand, or in the next place that is free: its key and one more than its place in `words`. There are
    /// more places than words, by a power of two.
    places: Box<[(u64, u16)]>,
}

impl WordTable {
    pub fn new(flags: BTreeMap<String, u64>) -> WordTable {
        let mut words: Vec<(String, u64)> = flags.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.truncate(usize::from(u16::MAX) - 1);
        let mut table = WordTable { places: vec![(0, 0); (2 * words.len()).next_power_of_two()].into(), words };
        for (word, place) in table.words.iter().zip(1..) {
            let key = Word::new(&word.0).key;
            let mut at = table.first_place(key);
            while table.places[at].1 != 0 {
                at = (at + 1) & (table.places.len() - 1);
            }
            table.places[at] = (key, place);
        }
        table
    }

    fn first_place(&self, key: u64) -> usize {
        (key.wrapping_mul(GOLDEN) >> 40) as usize & (self.places.len() - 1)
    }

    /// The flags of a word; none where it is not there.
    pub fn get(&self, word: Word) -> u64 {
        let flags = self.find(word);
        // A key has small letters of ASCII only.
        if flags == 0 && word.has_other_capitals() {
            return self.find(Word::new(&word.text.to_lowercase()));
        }
        flags
    }

    fn find(&self, word: Word) -> u64 {
        let mut at = self.first_place(word.key);
        while let (key, place @ 1..) = self.places[at] {
            if key == word.key {
                let (known, flags) = &self.words[usize::from(place) - 1];
                if word.text.len() < 8 || known.eq_ignore_ascii_case(word.text) {
                    return *flags;
                }
            }
            at = (at + 1) & (self.places.len() - 1);
        }
        0
    }
}

/// Sets of the first letters of words.
struct Beginnings(Box<[u64; BEGINNINGS / 64]>);

impl Beginnings {
    /// Of some words, and of roman numerals that are ordinals with one of some endings: "XXIe".
    fn of(words: &WordTable, ordinal_endings: &[String]) -> Beginnings {
        let mut beginnings = Beginnings(Box::new([0; BEGINNINGS / 64]));
        words.words.iter().for_each(|(word, _)| beginnings.put(word));
        // All numerals begin like one of these.
        for numeral in (1..=400).map(number::to_roman).filter(|numeral| number::is_clear_roman(numeral)) {
            if numeral.len() >= LETTERS {
                beginnings.put(&numeral);
                continue;
            }
            ordinal_endings.iter().for_each(|ending| beginnings.put(&[numeral.as_str(), ending].concat()));
        }
        beginnings
    }

    fn put(&mut self, word: &str) {
        let bytes = first(word.as_bytes());
        let beginning = beginning(first(word.as_bytes()), Marks::of(bytes).ends.trailing_zeros());
        self.0[beginning / 64] |= 1 << (beginning % 64);
    }

    /// A bit of its own for a word that may be one of them.
    fn may_have(&self, beginning: usize) -> u64 {
        self.0[beginning / 64] >> (beginning % 64) & 1
    }
}

/// So many are there.
const BEGINNINGS: usize = 1 << 14;

/// By so many bytes words are told apart.
pub(super) const LETTERS: usize = 4;

/// A number for a word by its first bytes and its length; the same for capitals. All letters beyond ASCII count as one. The
/// bytes are looked at together.
fn beginning(first: [u8; LETTERS], length: u32) -> usize {
    let bytes = u32::from_le_bytes(first);
    let each = |byte: u8| u32::from_le_bytes([byte; LETTERS]);
    let beyond = (bytes & each(0x80)) >> 7;
    let of_word = ((1_u64 << (8 * length.min(LETTERS as u32))) - 1) as u32;
    let word = (bytes | each(0x20) | (beyond * 0xFF)) & of_word;
    (u64::from(word).wrapping_mul(GOLDEN) >> (64 - BEGINNINGS.ilog2())) as usize
}

/// The multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
