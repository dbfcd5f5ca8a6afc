//! The person at the terminal: in which language they are spoken to, and how much.

use crate::cli::Volume;
use recto::locale::{ANSWERS, Catalogue, FINDINGS, Locale};
use recto::project;
use recto::source::Sources;

/// Who reads what the command has to say.
#[derive(Clone)]
pub struct Reader {
    /// BCP 47 tag of a language in which there are words.
    tag: String,
    volume: Volume,
}

impl Reader {
    /// The reader of a language (BCP 47), else of the environment's; where Recto has no words in it, of another one.
    pub fn new(lang: Option<&str>, volume: Volume) -> Self {
        let environment = || {
            let mut values = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
            let value = values.find(|value| !value.is_empty())?;
            Some(value.split(['.', '@']).next().unwrap_or_default().to_owned())
        };
        let asked = lang.map(str::to_owned).or_else(environment).unwrap_or_default().replace('_', "-");
        let language = asked.split('-').next().unwrap_or_default().to_lowercase();
        let tag = match project::theme_has(&format!("locales/{language}/{FINDINGS}")) {
            true => icu_locale_core::Locale::try_from_str(&asked).map_or(language, |tag| tag.to_string()),
            false => project::fallback_language().to_owned(),
        };
        Reader { tag, volume }
    }

    /// The BCP 47 tag of the reader's language.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// How much they want to hear.
    pub fn volume(&self) -> Volume {
        self.volume
    }

    /// The words of findings and answers.
    pub fn catalogue(&self, sources: &Sources) -> Catalogue {
        Catalogue::load(&[FINDINGS, ANSWERS], &self.tag, sources).0
    }

    /// The words of answers alone, which are few.
    pub fn answers(&self, sources: &Sources) -> Catalogue {
        Catalogue::load(&[ANSWERS], &self.tag, sources).0
    }

    /// The forms of dates and sizes.
    pub fn locale(&self, sources: &Sources) -> Locale {
        Locale::of_forms(&self.tag, sources)
    }
}
