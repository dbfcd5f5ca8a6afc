//! What a language writes: its messages, and its forms of dates, numbers, sums and durations.
//!
//! A [`Locale`] is built once per language of the site and shared by all threads. It is made of the Unicode CLDR (in
//! ICU4X), which knows every language, and of three files that a site may override key by key: `theme.ftl`, the words of
//! the pages, `language.yaml`, what the CLDR does not say or says for other purposes than legal texts, and `words.yaml`, by
//! which texts are read.
//!
//! This room reads no disk (the texts come from [`Sources`]), writes plain text and never HTML, and names no language:
//! what sets one apart from another is data.

mod catalogue;
pub mod contract;
mod dates;
mod language;
mod numbers;
pub mod typography;
pub mod values;

use std::collections::BTreeSet;

use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale as Tag;
use icu_plurals::PluralRules;

pub use catalogue::{Catalogue, MessageError};
pub use numbers::Unit;

use crate::finding::Finding;
use crate::source::{FileId, Sources, THEME};
use language::{Direction, Language, Layer};
use typography::Typography;
use values::Words;

/// Where the languages lie in the embedded theme, and in a site.
const FOLDER: &str = "locales/";

/// The file of the words on pages.
const MESSAGES: &str = "theme.ftl";

/// The files of what is said to whoever runs Recto: what is wrong, and what was done.
pub const FINDINGS: &str = "findings.ftl";
pub const ANSWERS: &str = "answers.ftl";

/// The file of a language’s forms, and that of the words by which its texts are read.
const DATA: &str = "language.yaml";
const WORDS: &str = "words.yaml";

/// A language of the site in a region.
pub struct Locale {
    /// Its key in `site.yaml`, which is the first part of its routes.
    pub code: String,
    /// BCP 47 tag.
    pub tag: String,
    /// What the language calls itself.
    pub name: String,
    catalogue: Catalogue,
    language: Language,
    region: Option<String>,
    typography: Typography,
    dates: dates::Formatter,
    decimals: DecimalFormatter,
    plurals: PluralRules,
    lexicon: values::Lexicon,
}

impl Locale {
    /// Reads what the sources hold for a language. A tag that is none gets the CLDR's root locale.
    pub fn load(code: &str, tag: &str, name: &str, sources: &Sources) -> (Locale, Vec<Finding>) {
        let parsed = parse_tag(tag);
        let (catalogue, mut findings) = Catalogue::load(&[MESSAGES], tag, sources);
        let (language, faults) = Language::load(&layers(&parsed, DATA, sources), sources);
        findings.extend(faults);
        let (words, faults) = Words::load(&layers(&parsed, WORDS, sources), sources);
        findings.extend(faults);
        (Locale::new(code, (tag, parsed), name, catalogue, language, &words), findings)
    }

    /// A language that only prints dates, numbers and sizes: it has no messages, and no words to read texts by.
    pub fn of_forms(tag: &str, sources: &Sources) -> Locale {
        let parsed = parse_tag(tag);
        let catalogue = Catalogue::load(&[], tag, sources).0;
        let language = Language::load(&layers(&parsed, DATA, sources), sources).0;
        Locale::new(tag, (tag, parsed), tag, catalogue, language, &Words::default())
    }

    fn new(
        code: &str,
        (tag, parsed): (&str, Tag),
        name: &str,
        catalogue: Catalogue,
        mut language: Language,
        words: &Words,
    ) -> Locale {
        let typography = Typography::new(std::mem::take(&mut language.typography));
        let every = "the compiled CLDR data falls back to its root for any language";
        let region = parsed.id.region.map(|region| region.to_string());
        let decimals = DecimalFormatter::try_new((&parsed).into(), Default::default()).expect(every);
        let lexicon = values::Lexicon::new(&language, words, region.as_deref(), numbers::separators(&decimals));
        Locale {
            code: code.into(),
            tag: tag.into(),
            name: name.into(),
            catalogue,
            language,
            typography,
            region,
            dates: dates::formatter(&parsed).expect(every),
            decimals,
            plurals: PluralRules::try_new_cardinal((&parsed).into()).expect(every),
            lexicon,
        }
    }

    /// A message with its values, plain text. For what the code itself prints: a catalogue that was checked has the
    /// message, and needs no other values.
    pub fn message(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.try_message(id, values).unwrap_or_else(|error| error.to_string())
    }

    /// The same for a message that a template names.
    ///
    /// # Errors
    /// If there is no such message, or it needs a value that is not among `values`.
    pub fn try_message(&self, id: &str, values: &[(&str, &str)]) -> Result<String, MessageError> {
        self.catalogue.message(id, values)
    }

    /// The messages without variables, in the order of their ids.
    pub fn plain_messages(&self) -> impl Iterator<Item = (&str, String)> {
        self.catalogue.plain()
    }

    /// Which way the script runs, for the `dir` attribute.
    pub fn dir(&self) -> &'static str {
        match self.language.direction {
            Some(Direction::Rtl) => "rtl",
            Some(Direction::Ltr) | None => "ltr",
        }
    }

    /// How the language's running text is set.
    pub fn typography(&self) -> &Typography {
        &self.typography
    }

    /// How a clause with a number is cited in running text: "section 4.2".
    pub fn clause_reference(&self, number: &str) -> String {
        let word = self.language.clause.as_deref().unwrap_or("§");
        [word, number].join("\u{a0}")
    }

    /// The word for a level of a legal text (`section`, `paragraph`, `schedule` …), where the language names it.
    pub fn reference_word(&self, level: &str) -> Option<&str> {
        self.language.references.get(level).map(String::as_str)
    }

    /// What the language calls another in running text, by that one's code, where it says so.
    pub fn language_name(&self, code: &str) -> Option<&str> {
        self.language.languages.get(code).map(String::as_str)
    }

    /// What a reader calls a kind of file, by the ending of its name.
    pub fn file_type(&self, extension: &str) -> String {
        let extension = extension.to_lowercase();
        self.language.file_types.get(&extension).cloned().unwrap_or_else(|| extension.to_uppercase())
    }
}

/// Checks the messages of all languages against each other and against the embedded theme's, and what the site's own words
/// for whoever runs Recto are by themselves.
pub fn check<'a>(locales: impl IntoIterator<Item = &'a Locale>, sources: &Sources) -> Vec<Finding> {
    let catalogues: Vec<_> = locales.into_iter().map(|locale| (locale.code.as_str(), &locale.catalogue)).collect();
    let mut findings = contract::check(&catalogues, sources);
    let files = sources.under(FOLDER).filter_map(|(_, file)| file.path[FOLDER.len()..].split_once('/'));
    let tags: BTreeSet<&str> =
        files.filter(|(_, name)| [FINDINGS, ANSWERS].contains(name)).map(|(tag, _)| tag).collect();
    findings.extend(tags.into_iter().flat_map(|tag| Catalogue::load(&[FINDINGS, ANSWERS], tag, sources).1));
    findings
}

/// The root locale for what is no tag: `site.yaml` was checked before.
fn parse_tag(tag: &str) -> Tag {
    Tag::try_from_str(tag).unwrap_or(Tag::UNKNOWN)
}

/// The files of a name that hold for a locale, the weakest first: the theme's before the site's, and within each the
/// language's before its region's.
fn layers(locale: &Tag, name: &str, sources: &Sources) -> Vec<FileId> {
    let tag = locale.id.to_string();
    let ends = tag.match_indices('-').map(|(i, _)| i).chain([tag.len()]);
    let folders: Vec<&str> = ends.map(|end| &tag[..end]).collect();
    let paths =
        [THEME, ""].iter().flat_map(|root| folders.iter().map(move |folder| format!("{root}{FOLDER}{folder}/{name}")));
    paths.filter_map(|path| sources.find(&path)).collect()
}

#[cfg(test)]
mod tests;
