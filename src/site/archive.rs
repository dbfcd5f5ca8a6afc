//! The archive: which text applied when, each with a hash by which anybody can show what it said.
//!
//! What is hashed is the text in the ledger's one spelling, so that neither theme, typography, locale nor address counts.
//! Nothing here depends on the day that the site is built for: the archive changes when the content does.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::content::language::LanguageId;
use crate::site::blocks::Block;
use crate::site::{Notice, Site, Text, Version, hash, ledger, routes};
use crate::source::Sources;

/// The form of [`Archive`] as JSON, counted up when a field changes its meaning or goes away.
pub const FORM: u32 = 1;

/// `archive.json`, whose form docs/archive.md promises.
#[derive(Debug, Serialize, Deserialize)]
pub struct Archive {
    /// [`FORM`].
    pub version: u32,
    /// By notice, effective date and language.
    pub texts: Vec<Entry>,
}

/// A text and when it applied.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Key of its notice.
    pub notice: String,
    /// Effective date of its version, `2026-01-31`.
    pub version: String,
    /// Code of its language.
    pub language: String,
    /// Path of its permanent page, behind the site's own.
    pub route: String,
    /// The same as an absolute URL.
    pub url: String,
    pub title: String,
    /// The first day on which it applies.
    pub from: String,
    /// The first day on which it no longer applies, if that is known; that of `from` where it never applied.
    pub until: Option<String>,
    /// Published to correct an earlier version.
    pub correction: bool,
    /// SHA-256 of the [`normalised`] text, in lower-case hexadecimal.
    pub sha256: String,
}

/// The texts of the site, or those in one language.
pub fn of(site: &Site, sources: &Sources, language: Option<LanguageId>) -> Archive {
    let entry = |Placed { notice, version, language }| {
        let text = &version.texts[language];
        let route = routes::permanent(&site.config, notice, version, language);
        let until = version.until.and_then(|last| last.tomorrow().ok()).map(|end| end.max(version.effective));
        Entry {
            notice: notice.key.clone(),
            version: version.effective.to_string(),
            language: site.config.languages.code(language).to_owned(),
            url: routes::url(&site.config, &route),
            route,
            title: text.title.clone(),
            from: version.effective.to_string(),
            until: until.map(|end| end.to_string()),
            correction: version.correction,
            sha256: text.hash.clone().unwrap_or_else(|| hash(version, language, sources)),
        }
    };
    Archive { version: FORM, texts: texts(site, language).into_par_iter().map(entry).collect() }
}

/// The hash of a text.
pub fn hash(version: &Version, language: LanguageId, sources: &Sources) -> String {
    let normalised = normalised(&version.texts[language], &version.blocks(language, sources), sources);
    hash::sha256(normalised.as_bytes())
}

/// A text and where it belongs.
pub struct Placed<'a> {
    pub notice: &'a Notice,
    pub version: &'a Version,
    pub language: LanguageId,
}

/// The texts that [`of`] lists, in the same order.
pub fn texts(site: &Site, only: Option<LanguageId>) -> Vec<Placed<'_>> {
    let languages: Vec<_> = site.config.languages.ids().filter(|id| only.is_none_or(|only| only == *id)).collect();
    let mut texts = Vec::new();
    for notice in &site.notices {
        for version in &notice.versions {
            texts.extend(languages.iter().map(|&language| Placed { notice, version, language }));
        }
    }
    texts
}

/// A text as the ledger spells it: what `recto review` writes of it, without the note and the addresses at the top.
pub fn normalised(text: &Text, blocks: &[Block], sources: &Sources) -> String {
    let parts = ledger::parts(text, blocks, sources);
    ledger::write(&parts.iter().collect::<Vec<_>>(), &BTreeSet::new(), true, None)
}
