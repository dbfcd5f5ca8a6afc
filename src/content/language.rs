//! The site's languages, and values that exist in every one of them.

use std::ops::{Index, IndexMut};

use rayon::prelude::*;

use crate::source::Spanned;

/// One of the site's languages: its place in the order of `site.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u8);

/// A language as `site.yaml` describes it.
#[derive(Debug, Clone)]
pub struct Language {
    /// Key in `site.yaml`, file stem of its texts and first part of its routes.
    pub code: Spanned<String>,
    /// BCP 47 tag of its locale.
    pub tag: String,
    /// What the language calls itself.
    pub name: String,
}

/// All languages of a site, in display order.
#[derive(Debug, Clone, Default)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// At most 255; more are cut off, which no site will notice.
    pub fn new(mut languages: Vec<Language>) -> Self {
        languages.truncate(usize::from(u8::MAX));
        Languages(languages)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their ids, in display order.
    pub fn ids(&self) -> impl Iterator<Item = LanguageId> + Clone + use<> {
        (0..self.0.len() as u8).map(LanguageId)
    }

    /// The language with this code.
    pub fn find(&self, code: &str) -> Option<LanguageId> {
        self.ids().find(|id| self[*id].code.value == code)
    }

    pub fn code(&self, id: LanguageId) -> &str {
        &self[id].code.value
    }

    /// The codes, in display order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|language| language.code.value.as_str())
    }

    /// A value for each language.
    pub fn map<T>(&self, value: impl FnMut(LanguageId) -> T) -> PerLanguage<T> {
        PerLanguage(self.ids().map(value).collect())
    }

    /// The same, made at the same time.
    pub fn par_map<T: Send>(&self, value: impl Fn(LanguageId) -> T + Send + Sync) -> PerLanguage<T> {
        let ids: Vec<_> = self.ids().collect();
        PerLanguage(ids.into_par_iter().map(value).collect::<Vec<_>>().into_boxed_slice())
    }
}

impl Index<LanguageId> for Languages {
    type Output = Language;

    fn index(&self, id: LanguageId) -> &Language {
        &self.0[usize::from(id.0)]
    }
}

/// A value in every language of the site; it cannot lack one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerLanguage<T>(Box<[T]>);

impl<T> PerLanguage<T> {
    /// The values in display order.
    pub fn iter(&self) -> impl Iterator<Item = (LanguageId, &T)> {
        self.0.iter().enumerate().map(|(i, value)| (LanguageId(i as u8), value))
    }

    /// The values in display order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    /// Each value with its language and the value of `other` in it.
    pub fn into_iter_with<U>(self, other: PerLanguage<U>) -> impl Iterator<Item = (LanguageId, T, U)> {
        self.0.into_iter().zip(other.0).enumerate().map(|(i, (value, other))| (LanguageId(i as u8), value, other))
    }

    /// Another value for each.
    pub fn map<U>(&self, mut value: impl FnMut(LanguageId, &T) -> U) -> PerLanguage<U> {
        PerLanguage(self.iter().map(|(id, old)| value(id, old)).collect())
    }
}

impl<T, U> PerLanguage<(T, U)> {
    /// The first and the second of each.
    pub fn unzip(self) -> (PerLanguage<T>, PerLanguage<U>) {
        let (first, second): (Vec<_>, Vec<_>) = self.0.into_iter().unzip();
        (PerLanguage(first.into_boxed_slice()), PerLanguage(second.into_boxed_slice()))
    }
}

impl<T> PerLanguage<Option<T>> {
    /// The values, if none is missing.
    pub fn complete(self) -> Option<PerLanguage<T>> {
        self.0.into_iter().collect::<Option<_>>().map(PerLanguage)
    }
}

impl<T> Index<LanguageId> for PerLanguage<T> {
    type Output = T;

    fn index(&self, id: LanguageId) -> &T {
        &self.0[usize::from(id.0)]
    }
}

impl<T> IndexMut<LanguageId> for PerLanguage<T> {
    fn index_mut(&mut self, id: LanguageId) -> &mut T {
        &mut self.0[usize::from(id.0)]
    }
}
