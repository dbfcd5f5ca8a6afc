//! `language.yaml`: what a language knows besides its words, as data; and how such files lie over one another.
//!
//! Everything in it is optional. What a language does not say is printed in forms that belong to no language.

use std::collections::BTreeMap;

use icu_plurals::PluralCategory;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_yaml::{DefaultMessageFormatter, MessageFormatter as _};

use super::{Unit, typography};
use crate::finding::{Code, Finding};
use crate::source::{FileId, Sources, Span};

/// The layers of a language's data, joined.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Language {
    pub direction: Option<Direction>,
    /// How the first day of a month is written, where that is not its digit.
    pub first_day: Option<String>,
    /// What it calls languages in running text, by code.
    pub languages: BTreeMap<String, String>,
    #[serde(deserialize_with = "percent_pattern")]
    pub percent: Option<String>,
    pub money: Money,
    /// By ISO 4217 code.
    pub currencies: BTreeMap<String, Currency>,
    pub units: BTreeMap<Unit, Forms>,
    /// The word before a clause's number.
    pub clause: Option<String>,
    /// The words for the levels of a legal text, by their English names.
    pub references: BTreeMap<String, String>,
    pub bytes: Option<Forms>,
    /// Units of 1,000 bytes, of 1,000 of those and so on.
    pub sizes: Option<Vec<String>>,
    /// By a file name's ending, in lower case.
    pub file_types: BTreeMap<String, String>,
    pub typography: typography::Rules,
}

/// Which way a script runs.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    Ltr,
    Rtl,
}

/// The patterns for sums of money.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Money {
    #[serde(deserialize_with = "sign_pattern")]
    pub sign: Option<String>,
    #[serde(deserialize_with = "name_pattern")]
    pub name: Option<String>,
    #[serde(deserialize_with = "code_pattern")]
    pub code: Option<String>,
}

/// A currency.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub sign: Option<String>,
    /// Where the sign alone means this currency; none where it does everywhere.
    pub regions: Option<Vec<String>>,
    pub name: Forms,
}

/// A word in its plural forms, by the CLDR's categories.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Forms {
    /// The form for a category.
    pub fn get(&self, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => &None,
        };
        form.as_ref().unwrap_or(&self.other)
    }

    /// Every form.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let forms = [&self.zero, &self.one, &self.two, &self.few, &self.many];
        forms.into_iter().flatten().chain([&self.other]).map(String::as_str)
    }
}

/// Data of a language that its regions, and a site, can change key by key.
pub(super) trait Layer: Default + DeserializeOwned {
    /// Lays another layer over this one.
    fn cover(&mut self, over: Self);

    /// Reads the layers, weakest first. A layer with a fault is left out.
    fn load(files: &[FileId], sources: &Sources) -> (Self, Vec<Finding>) {
        let (mut data, mut findings) = (Self::default(), Vec::new());
        // An empty file is a finding of its own already.
        for &file in files.iter().filter(|file| !sources.text(**file).trim().is_empty()) {
            match serde_yaml::from_str(sources.text(file)) {
                Ok(layer) => data.cover(layer),
                Err(error) => findings.push(finding(file, sources.text(file), &error)),
            }
        }
        (data, findings)
    }
}

impl Layer for Language {
    fn cover(&mut self, over: Language) {
        fn put<T>(under: &mut Option<T>, over: Option<T>) {
            if over.is_some() {
                *under = over;
            }
        }
        put(&mut self.direction, over.direction);
        put(&mut self.first_day, over.first_day);
        put(&mut self.percent, over.percent);
        put(&mut self.money.sign, over.money.sign);
        put(&mut self.money.name, over.money.name);
        put(&mut self.money.code, over.money.code);
        put(&mut self.clause, over.clause);
        put(&mut self.bytes, over.bytes);
        put(&mut self.sizes, over.sizes);
        self.languages.extend(over.languages);
        self.currencies.extend(over.currencies);
        self.units.extend(over.units);
        self.references.extend(over.references);
        self.file_types.extend(over.file_types);
        self.typography.cover(over.typography);
    }
}

/// The parser's fault as a finding.
fn finding(file: FileId, text: &str, error: &serde_yaml::Error) -> Finding {
    let error = error.without_snippet();
    // The parser counts characters; of a fault in the syntax it does not know the bytes.
    let byte = |character: u64| text.char_indices().nth(character as usize).map_or(text.len(), |(byte, _)| byte);
    let range = error.location().map_or(0..0, |location| {
        let (start, length) = (location.span().offset(), location.span().len());
        byte(start)..byte(start + length)
    });
    let span = Span::new(file, range.start..range.start + text[range].trim_end().len());
    match error {
        serde_yaml::Error::SerdeUnknownField { field, expected, .. } => Finding::new(Code::YamlUnknownKey, span)
            .with("key", field.as_str())
            .suggest(field, expected.iter().copied()),
        _ => Finding::new(Code::YamlSyntax, span).with("reason", &*DefaultMessageFormatter.format_message(error)),
    }
}

fn percent_pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    pattern(from, ["{number}"])
}

fn sign_pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    pattern(from, ["{amount}", "{sign}"])
}

fn name_pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    pattern(from, ["{amount}", "{name}"])
}

fn code_pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    pattern(from, ["{amount}", "{code}"])
}

/// A pattern that holds each of `parts`.
fn pattern<'de, D: Deserializer<'de>, const N: usize>(from: D, parts: [&str; N]) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    match parts.iter().find(|part| !text.contains(**part)) {
        Some(part) => Err(serde::de::Error::custom(format!("the pattern must hold {part}"))),
        None => Ok(Some(text)),
    }
}
