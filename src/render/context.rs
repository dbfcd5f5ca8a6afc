//! What templates are given: plain data, one struct a kind of page.
//!
//! This is the contract with whoever overrides a template, so names are words of the glossary and every value is ready
//! to print. Strings are escaped by the engine; fields of the type `Html` are printed as they are, as running text
//! with its typography, and have no place in an attribute.

use serde::Serialize;

use crate::render::typeset::Html;

/// `site`: the same on every page of a language.
#[derive(Debug, Serialize)]
pub struct Site {
    /// Name of the site.
    pub name: String,
    /// Path of the index page of this language.
    pub home: String,
    /// BCP 47 language of the page's own words, as for the `lang` attribute (`en`, `fr`, or the locale where a site has two of a language).
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The header's links, in order.
    pub navigation: Vec<NavigationItem>,
    /// The line shown on every page, if any.
    pub notice_bar: Option<Html>,
    /// Path of each file of `static/` under its published name, by its name with `.`, `-` and `/` as `_` (`style_css`, `mark_svg`).
    pub assets: std::collections::BTreeMap<String, Option<String>>,
    /// Path of this language's feed, where the site publishes feeds.
    pub feed: Option<String>,
}

/// One item of `site.navigation`; either `url` or `items` is there.
#[derive(Debug, Serialize)]
pub struct NavigationItem {
    pub label: Html,
    pub url: Option<String>,
    /// Leads to another host.
    pub external: bool,
    /// One level of menu.
    pub items: Vec<NavigationItem>,
}

/// `page`: where and what a page is. A page of kind `moved` is given `to` besides: the path or absolute URL of what was
/// there before.
#[derive(Debug, Serialize)]
pub struct Page {
    /// `choice`, `index`, `text`, `version`, `facing`, `changes`, `changes-facing`, `history`, `moved`, `not-found`.
    pub kind: &'static str,
    /// The page's own title, without the site's name.
    pub title: String,
    /// The same as the page's heading.
    pub heading: Html,
    /// For `<meta name="description">`.
    pub description: Option<String>,
    /// Its path.
    pub path: String,
    /// Absolute URL that names this page, for `<link rel="canonical">`; none on the page for a missing address.
    pub canonical: Option<String>,
    /// For `<link rel="alternate" hreflang>`: every language including this one, then `x-default`. Absolute URLs.
    pub alternates: Vec<Alternate>,
    /// The same page in the other languages, in the site's order, for the language switch.
    pub languages: Vec<LanguageLink>,
}

/// A page in another language, for machines.
#[derive(Debug, Serialize)]
pub struct Alternate {
    pub hreflang: String,
    pub url: String,
}

/// A page in another language, for readers.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// BCP 47.
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    pub path: String,
    /// The site's name in that language.
    pub site_name: String,
    /// That language's words for "choose your language", on the choice page.
    pub choose: String,
    /// On the page for a missing address: that language's words for it, as a title.
    pub not_found: String,
    /// On the page for a missing address: that language's sentence that leads to the index.
    pub not_found_text: String,
    /// On pages in all languages: the line shown on every page, in that language, if any.
    pub notice_bar: Option<Html>,
    /// On pages in all languages: the path of that language's feed, where the site publishes feeds.
    pub feed: Option<String>,
}

/// A day, for readers and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// `2026-01-31`.
    pub iso: String,
    /// As the language writes it.
    pub text: Html,
}

/// `notice`: on pages of every kind that is about a notice.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// Its key, the same in every language.
    pub key: String,
    /// Title of the version shown (on the history page: of the version in force, else the first upcoming one).
    pub title: Html,
    /// Path of its base page; where the site does not publish those, of the permanent page of the version shown.
    pub path: Option<String>,
    /// Path of its history page, where the site publishes it.
    pub history: Option<String>,
}

/// `version`: on pages of kinds `text`, `version` and `facing`. The links of a facing page lead to other facing pages.
#[derive(Debug, Serialize)]
pub struct Version {
    /// `in-force`, `upcoming`, `superseded` or `repealed`.
    pub status: &'static str,
    /// A whole sentence that says the status with its dates.
    pub status_text: Html,
    pub effective: Day,
    /// The day on which it was announced, where its `version.yaml` says so.
    pub announced: Option<Day>,
    /// Permanent address of the version: path and absolute URL. None where the site publishes no permanent pages.
    pub permanent: Option<Permanent>,
    /// Published to correct an earlier version.
    pub correction: bool,
    /// Plain-language summary.
    pub summary: Option<Html>,
    /// What this version changes, in plain language.
    pub changes: Option<Html>,
    /// On a page that is not the text in force: a sentence leading to it, if there is one.
    pub current: Option<Announcement>,
    /// On the page of the text in force: one for each upcoming version.
    pub upcoming: Vec<Announcement>,
    /// Which language wins if texts differ: a sentence, where the site or the notice says.
    pub prevailing: Option<String>,
    /// Table of contents; empty where a text has fewer than three clauses.
    pub contents: Vec<ContentsItem>,
    /// HTML of the text; on a facing page, of both, in rows.
    pub body: Html,
    /// Of a text: the pages on which it stands beside each other language.
    pub facing: Vec<PageLink>,
    /// The page that says what it changed, where there is a version before it.
    pub redline: Option<PageLink>,
}

/// A link to another page.
#[derive(Debug, Serialize)]
pub struct PageLink {
    pub path: String,
    pub label: Html,
}

/// One of `sides`, the reader's own language first: on pages of kinds `facing` and `changes-facing`.
#[derive(Debug, Serialize)]
pub struct Side {
    /// BCP 47 language of what is here, the label and the heading of the summary too.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's own name for itself.
    pub name: Html,
    pub title: Html,
    /// Plain-language summary, of the text or of its changes.
    pub summary: Option<Html>,
    pub summary_title: String,
    /// Path of the page where the text is alone, and the label of a link to it.
    pub path: String,
    pub alone: Html,
}

/// The permanent address of a version.
#[derive(Debug, Serialize)]
pub struct Permanent {
    pub path: String,
    pub url: String,
}

/// A sentence that leads to another version.
#[derive(Debug, Serialize)]
pub struct Announcement {
    pub text: Html,
    /// None where that page is not published.
    pub path: Option<String>,
    /// What that version changes.
    pub changes: Option<Html>,
    /// The page that says it word by word.
    pub redline: Option<PageLink>,
    pub effective: Day,
}

/// `redline`: on pages of kinds `changes` and `changes-facing`.
#[derive(Debug, Serialize)]
pub struct Redline {
    /// The version before, and this one.
    pub before: ComparedVersion,
    pub after: ComparedVersion,
    /// Published to correct an earlier version.
    pub correction: bool,
    /// What this version changes, in plain language.
    pub changes: Option<Html>,
    /// The status of this version.
    pub status: &'static str,
    pub status_text: Html,
    /// What changed, in the order of the page.
    pub changed: Vec<ChangedPart>,
    /// A sentence for each language of the page in which no word changed.
    pub unchanged: Vec<Html>,
    /// The pages on which it stands beside each other language.
    pub facing: Vec<PageLink>,
    /// HTML of both versions in one; on a page in two languages, of both, in rows.
    pub body: String,
}

/// One of two versions that are compared.
#[derive(Debug, Serialize)]
pub struct ComparedVersion {
    /// Path of its page, as on the history page.
    pub path: Option<String>,
    /// What it is called, with its date.
    pub label: Html,
}

/// A clause that changed, or what else did.
#[derive(Debug, Serialize)]
pub struct ChangedPart {
    /// The id of its place on the page.
    pub id: String,
    /// `amended`, `added`, `removed`, `moved` or `moved-and-amended`, and a word for it.
    pub fate: &'static str,
    pub fate_text: String,
    pub label: Html,
    /// BCP 47 language of the label, if it is not the page's.
    pub lang: Option<String>,
}

/// An entry of the table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsItem {
    /// Leads to the clause: its number, where it has one, and the heading's words.
    pub link: Html,
    pub items: Vec<ContentsItem>,
}

/// `sections`: on the index page.
#[derive(Debug, Serialize)]
pub struct Section {
    /// None for notices in no section, and for those that no longer apply.
    pub key: Option<String>,
    pub title: Option<Html>,
    pub notices: Vec<IndexEntry>,
}

/// A notice on the index page.
#[derive(Debug, Serialize)]
pub struct IndexEntry {
    pub title: Html,
    /// As the path of a [`Notice`].
    pub path: Option<String>,
    pub summary: Option<Html>,
    /// `in-force`, `upcoming` or `repealed`.
    pub status: &'static str,
    /// The status with its date, short.
    pub status_text: Html,
    pub effective: Day,
    /// Days on which upcoming versions of a notice in force take effect.
    pub upcoming: Vec<Day>,
}

/// One of `versions`, newest first, on the history page.
#[derive(Debug, Serialize)]
pub struct HistoryEntry {
    pub status: &'static str,
    /// The status with its dates.
    pub status_text: Html,
    pub effective: Day,
    /// The last day on which it applied or will apply, if that is known.
    pub until: Option<Day>,
    /// As on the page of the version.
    pub announced: Option<Day>,
    pub title: Html,
    /// Path of its permanent page, or of the base page where it is in force and permanent pages are not published.
    pub path: Option<String>,
    pub correction: bool,
    pub changes: Option<Html>,
    /// The page that says what it changed, where there is a version before it.
    pub redline: Option<PageLink>,
    /// The files that its text links to; the labels say kind and size.
    pub attachments: Vec<PageLink>,
}

/// One of `clauses` on the history page: a clause through all versions, in the order of the latest that has it.
#[derive(Debug, Serialize)]
pub struct ClauseHistory {
    /// All ids that it had, the latest first: places to link to, each behind `_`.
    pub ids: Vec<String>,
    pub label: Html,
    /// Where it can be read as it was last.
    pub path: Option<String>,
    /// The versions that changed it, newest first.
    pub changes: Vec<ClauseChange>,
}

/// What a version made of a clause.
#[derive(Debug, Serialize)]
pub struct ClauseChange {
    pub effective: Day,
    /// As of a [`ChangedPart`], or `first` for the version that begins the history.
    pub fate: &'static str,
    pub fate_text: String,
    /// Where the page of changes says it.
    pub path: Option<String>,
    /// The name of that link for those who do not see what it stands beside.
    pub name: String,
}
