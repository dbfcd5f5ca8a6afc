//! Routes: what is served at which path.
//!
//! A path begins with `/` and is relative to the site's URL; an address that a page prints is a path behind the path of
//! that URL ([`href`]).

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::language::{LanguageId, PerLanguage};
use crate::locale::Locale;
use crate::site::{Notice, Target, Version, assets};
use crate::source::{FileId, Sources};

/// The most URLs that one sitemap may list (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 50_000;

/// Path of the archive of all languages.
pub const ARCHIVE: &str = "/archive.json";

/// What is served at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The choice of a language.
    Choice,
    Index(LanguageId),
    /// The base page of a notice.
    Text {
        notice: usize,
        language: LanguageId,
    },
    /// The permanent page of a version.
    Version {
        notice: usize,
        version: usize,
        language: LanguageId,
    },
    History {
        notice: usize,
        language: LanguageId,
    },
    /// A text beside the same in another language: at the base page, or at a version's permanent page.
    Facing {
        notice: usize,
        version: Option<usize>,
        language: LanguageId,
        other: LanguageId,
    },
    /// What a version made of the one before it; in two languages where there is an `other`.
    Changes {
        notice: usize,
        version: usize,
        language: LanguageId,
        other: Option<LanguageId>,
    },
    NotFound,
    /// A file beside a text.
    Attachment(FileId),
    /// A file of `static/`.
    Asset(FileId),
    /// The only sitemap, or the index of several.
    Sitemap,
    /// One of several sitemaps, from 0.
    SitemapPart(usize),
    Robots,
    /// The texts of all languages, or of one, with the periods in which they apply and their hashes.
    Archive(Option<LanguageId>),
    /// What is new in a language.
    Feed(LanguageId),
    Headers,
    Redirects,
    /// A page that leads to where something moved: a number in the site's list of them.
    Moved(usize),
}

impl Route {
    /// Whether people read what is served, in a browser and in their language.
    pub fn is_page(self) -> bool {
        !matches!(
            self,
            Route::Attachment(_)
                | Route::Asset(_)
                | Route::Sitemap
                | Route::SitemapPart(_)
                | Route::Robots
                | Route::Archive(_)
                | Route::Feed(_)
                | Route::Headers
                | Route::Redirects
                | Route::Moved(_)
        )
    }

    /// Whether a template makes it.
    pub fn is_html(self) -> bool {
        self.is_page() || matches!(self, Route::Moved(_))
    }

    /// The notice whose page it is, by its place among all.
    pub fn notice(self) -> Option<usize> {
        match self {
            Route::Text { notice, .. }
            | Route::Version { notice, .. }
            | Route::History { notice, .. }
            | Route::Facing { notice, .. }
            | Route::Changes { notice, .. } => Some(notice),
            _ => None,
        }
    }
}

/// All routes.
#[derive(Debug, Default)]
pub struct Routes {
    by_path: BTreeMap<String, Route>,
    /// Path of each file of `static/`, by its name there.
    pub assets: BTreeMap<String, String>,
}

impl Routes {
    /// What is served at a path.
    pub fn find(&self, path: &str) -> Option<Route> {
        self.by_path.get(path).copied()
    }

    /// Adds what is served at a path.
    pub fn add(&mut self, path: String, route: Route) {
        self.by_path.insert(path, route);
    }

    /// Whether a page can be added at a path: it has none yet, and no file stands where a folder would.
    pub fn has_room(&self, path: &str) -> bool {
        let mut above = path.match_indices('/').filter(|(at, _)| *at > 0).map(|(at, _)| &path[..at]);
        self.find(path).is_none() && !above.any(|above| self.find(above).is_some())
    }

    /// What is served at the paths that begin with `prefix`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, Route)> {
        let below = self.by_path.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        let below = below.take_while(move |(path, _)| path.starts_with(prefix));
        below.map(|(path, route)| (path.as_str(), *route))
    }

    /// In the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Route)> {
        self.by_path.iter().map(|(path, route)| (path.as_str(), *route))
    }
}

/// The routes of everything that the site publishes. Slugs are known to be different.
pub fn all(config: &Config, notices: &[Arc<Notice>], locales: &PerLanguage<Locale>, sources: &Sources) -> Routes {
    let mut routes = Routes::default();
    let by_path = &mut routes.by_path;
    by_path.insert("/".into(), Route::Choice);
    for language in config.languages.ids() {
        by_path.insert(index(config, language), Route::Index(language));
    }
    for (i, notice) in notices.iter().enumerate() {
        by_path.extend(of_notice(config, i, notice, locales));
    }
    let parts = by_path.len().div_ceil(SITEMAP_LIMIT);
    for part in (0..parts).filter(|_| parts > 1) {
        by_path.insert(sitemap_part(part), Route::SitemapPart(part));
    }
    by_path.insert("/404.html".into(), Route::NotFound);
    by_path.insert("/sitemap.xml".into(), Route::Sitemap);
    by_path.insert("/robots.txt".into(), Route::Robots);
    // Whoever finds a text in the archive is led to its permanent page.
    if config.pages.versions {
        by_path.insert(ARCHIVE.into(), Route::Archive(None));
        by_path.extend(
            config
                .languages
                .ids()
                .map(|id| (format!("/{}{ARCHIVE}", config.languages.code(id)), Route::Archive(Some(id)))),
        );
    }
    if config.pages.feed {
        by_path.extend(config.languages.ids().map(|id| (feed(config, id), Route::Feed(id))));
    }
    by_path.insert("/_headers".into(), Route::Headers);
    by_path.insert("/_redirects".into(), Route::Redirects);
    let files = assets::files(sources);
    for (name, file) in &files {
        let path = format!("/assets/{}", assets::published_name(name, &files, sources));
        by_path.insert(path.clone(), Route::Asset(*file));
        routes.assets.insert((*name).to_owned(), path);
    }
    routes
}

/// The routes of what is published of a notice, which has a number among all.
pub fn of_notice(
    config: &Config,
    number: usize,
    notice: &Notice,
    locales: &PerLanguage<Locale>,
) -> Vec<(String, Route)> {
    let mut routes = Vec::new();
    let mut add = |path: String, route: Route| routes.push((path, route));
    for language in config.languages.ids() {
        if config.pages.history {
            add(history(config, notice, locales, language), Route::History { notice: number, language });
        }
        let others = || config.languages.ids().filter(|other| *other != language && config.pages.bilingual);
        for (v, version) in notice.versions.iter().enumerate() {
            for other in std::iter::once(None).chain(others().map(Some)).filter(|_| config.pages.changes && v > 0) {
                let path = changes(config, notice, version, locales, language, other);
                add(path, Route::Changes { notice: number, version: v, language, other });
            }
            if config.pages.versions {
                let path = permanent(config, notice, version, language);
                add(path, Route::Version { notice: number, version: v, language });
                for other in others() {
                    let path = facing(config, notice, Some(version), language, other);
                    add(path, Route::Facing { notice: number, version: Some(v), language, other });
                }
            }
            for link in &version.texts[language].links {
                if let Target::Attachment { file, path } = &link.target {
                    add(path.clone(), Route::Attachment(*file));
                }
            }
        }
        if config.pages.text {
            add(base(config, notice, language), Route::Text { notice: number, language });
            for other in others() {
                let path = facing(config, notice, None, language, other);
                add(path, Route::Facing { notice: number, version: None, language, other });
            }
        }
    }
    routes
}

/// Path of the index page of a language.
pub fn index(config: &Config, language: LanguageId) -> String {
    ["/", config.languages.code(language), "/"].concat()
}

/// Path of the base page of a notice.
pub fn base(config: &Config, notice: &Notice, language: LanguageId) -> String {
    base_of(config, &notice.slug, language)
}

/// Path of the base page of a notice with a slug.
pub fn base_of(config: &Config, slug: &PerLanguage<String>, language: LanguageId) -> String {
    ["/", config.languages.code(language), "/", &slug[language], "/"].concat()
}

/// Path of the permanent page of a version.
pub fn permanent(config: &Config, notice: &Notice, version: &Version, language: LanguageId) -> String {
    format!("{}{}/", base(config, notice, language), version.effective)
}

/// Path of the page on which a text stands beside the same in another language: the text that the base page shows, or a
/// version's.
pub fn facing(
    config: &Config,
    notice: &Notice,
    version: Option<&Version>,
    language: LanguageId,
    other: LanguageId,
) -> String {
    let alone = match version {
        None => base(config, notice, language),
        Some(version) => permanent(config, notice, version, language),
    };
    alone + &beside(config, language, other)
}

/// What the address of a text's page is followed by where another language stands beside it: `en-fr/`.
pub fn beside(config: &Config, language: LanguageId, other: LanguageId) -> String {
    format!("{}-{}/", config.languages.code(language), config.languages.code(other))
}

/// Path of the history page of a notice.
pub fn history(config: &Config, notice: &Notice, locales: &PerLanguage<Locale>, language: LanguageId) -> String {
    format!("{}{}/", base(config, notice, language), locales[language].message("route-history", &[]))
}

/// Path of the feed of a language.
pub fn feed(config: &Config, language: LanguageId) -> String {
    format!("{}feed.xml", index(config, language))
}

/// Path of the page that says what a version changed, in one language or in two that face each other.
pub fn changes(
    config: &Config,
    notice: &Notice,
    version: &Version,
    locales: &PerLanguage<Locale>,
    language: LanguageId,
    other: Option<LanguageId>,
) -> String {
    let beside = other.map_or_else(String::new, |other| beside(config, language, other));
    let word = locales[language].message("route-changes", &[]);
    format!("{}{word}/{beside}", permanent(config, notice, version, language))
}

/// Path of one of several sitemaps.
pub fn sitemap_part(part: usize) -> String {
    format!("/sitemap-{}.xml", part + 1)
}

/// The file that holds what is served at a path.
pub fn file(path: &str) -> String {
    let file = path.trim_start_matches('/');
    if path.ends_with('/') { [file, "index.html"].concat() } else { file.to_owned() }
}

/// What a page prints to lead to a path.
pub fn href(config: &Config, path: &str) -> String {
    [config.url.path.trim_end_matches('/'), path].concat()
}

/// The absolute URL of a path.
pub fn url(config: &Config, path: &str) -> String {
    [&config.url.origin, config.url.path.trim_end_matches('/'), path].concat()
}
