//! Content as it is shown while it is written: whatever lacks a text has another in its place.

use std::sync::Arc;

use crate::content::language::LanguageId;
use crate::content::markdown::Body;
use crate::content::text::{FrontMatter, Parsed};
use crate::content::{Content, Notice, Version};
use crate::finding::Findings;

/// Content with another text wherever one is not there or has no title, so that all notices can be shown; none where
/// nothing is missing. It is not to be published.
pub fn content(written: &Content) -> Option<Content> {
    let mut drafted = None;
    for (i, notice) in written.notices.iter().enumerate() {
        let source = notice.config.source.unwrap_or(written.config.source);
        if notice.versions.iter().any(is_incomplete) {
            let versions = notice.versions.iter().map(|version| completed(version, &notice.key, source)).collect();
            let notice = Notice { versions, ..(**notice).clone() };
            drafted.get_or_insert_with(|| written.clone()).notices[i] = Arc::new(notice);
        }
    }
    drafted
}

fn is_incomplete(version: &Version) -> bool {
    version.texts.iter().any(|(_, text)| text.as_ref().is_none_or(|text| text.front.is_none() || text.body.is_none()))
}

/// A version with a text in every language, if it has one in any. What is written of a text stays: only its title, or
/// only its words, are those of another; the one in the source language goes first.
fn completed(version: &Version, key: &str, source: LanguageId) -> Version {
    let languages = std::iter::once(source).chain(version.texts.iter().map(|(language, _)| language));
    let read: Vec<&Arc<Parsed>> = languages.filter_map(|language| version.texts[language].as_ref()).collect();
    let texts = version.texts.map(|_, own| {
        let all = || own.iter().chain(read.iter().copied());
        let text = all().find(|text| text.body.is_some()).or_else(|| all().next())?;
        let front = all().find_map(|text| text.front.clone());
        Some(Arc::new(Parsed {
            file: text.file,
            front: Some(front.unwrap_or_else(|| Arc::new(FrontMatter::titled(key, text.file)))),
            body: Some(text.body.clone().unwrap_or_else(|| Arc::new(Body::default()))),
            faults: Findings::default(),
        }))
    });
    Version { texts, ..version.clone() }
}
