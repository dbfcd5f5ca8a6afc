//! The contexts of pages: a [`Site`] and a route made into what a template is given.

use jiff::civil::Date;
use tera::{Context, Value};

use crate::content::language::LanguageId;
use crate::render::changes::{self, Step};
use crate::render::context;
use crate::render::facing;
use crate::render::html::{self, Counterpart, Setting};
use crate::render::typeset::{self, Html};
use crate::site::addresses::{self, Move};
use crate::site::routes::{self, Route, href, url};
use crate::site::timeline::Status;
use crate::site::{NavigationLink, Notice, Site, Text, Version};
use crate::source::Sources;

/// What is the same on every page of a language: `site` and `t`.
pub struct Shared {
    pub site: Value,
    pub messages: Value,
}

/// Makes what every page of a language shares.
pub fn shared(site: &Site, language: LanguageId) -> Shared {
    let locale = &site.locales[language];
    let key = |name: &str| name.replace(['.', '-', '/'], "_");
    let mut assets: std::collections::BTreeMap<_, _> =
        site.together.routes.assets.iter().map(|(name, path)| (key(name), Some(href(&site.config, path)))).collect();
    // A site without a mark of its own still has the name, so that a template can ask for it.
    assets.entry("mark_svg".into()).or_insert(None);
    let messages: std::collections::BTreeMap<String, String> =
        locale.plain_messages().map(|(id, text)| (key(id), text)).collect();
    let site = context::Site {
        name: typeset::plain(site, language, &site.config.name[language].value),
        home: href(&site.config, &routes::index(&site.config, language)),
        lang: site.lang(language).to_owned(),
        dir: locale.dir(),
        navigation: site.together.navigation[language]
            .iter()
            .map(|link| navigation_item(site, language, link))
            .collect(),
        notice_bar: notice_bar(site, language),
        assets,
        feed: feed(site, language),
    };
    Shared { site: Value::from_serializable(&site), messages: Value::from_serializable(&messages) }
}

/// The path of a language's feed, where the site publishes feeds.
fn feed(site: &Site, language: LanguageId) -> Option<String> {
    site.config.pages.feed.then(|| href(&site.config, &routes::feed(&site.config, language)))
}

fn notice_bar(site: &Site, language: LanguageId) -> Option<Html> {
    site.config.notice_bar.as_ref().map(|bar| typeset::html(site, language, &bar[language].value))
}

fn navigation_item(site: &Site, language: LanguageId, link: &NavigationLink) -> context::NavigationItem {
    context::NavigationItem {
        label: typeset::html(site, language, &link.label),
        external: link.url.as_ref().is_some_and(|url| !url.starts_with('/')),
        url: link.url.clone(),
        items: link.items.iter().map(|link| navigation_item(site, language, link)).collect(),
    }
}

/// The path of the page that a route's page is in another language; none for routes that are no pages.
fn path_in(site: &Site, route: Route, language: LanguageId) -> Option<String> {
    let config = &site.config;
    match route {
        Route::Choice | Route::Index(_) | Route::NotFound => Some(routes::index(config, language)),
        Route::Text { notice, .. } => Some(routes::base(config, &site.notices[notice], language)),
        Route::Version { notice, version, .. } => {
            let notice = &site.notices[notice];
            Some(routes::permanent(config, notice, &notice.versions[version], language))
        }
        Route::Facing { notice, version, language: first, other } => {
            // Who reads what was the other language has the first beside it.
            let other = if language == other { first } else { other };
            let notice = &site.notices[notice];
            let version = version.map(|version| &notice.versions[version]);
            Some(routes::facing(config, notice, version, language, other))
        }
        Route::History { notice, .. } => Some(routes::history(config, &site.notices[notice], &site.locales, language)),
        Route::Changes { notice, version, language: first, other } => {
            let other = other.map(|other| if language == other { first } else { other });
            let notice = &site.notices[notice];
            Some(routes::changes(config, notice, &notice.versions[version], &site.locales, language, other))
        }
        _ => None,
    }
}

/// Whether a version at its permanent address is the text that the base page shows, which is the better address for it.
pub fn is_shown_elsewhere(site: &Site, version: &Version) -> bool {
    version.status == Status::InForce && site.config.pages.text
}

/// Every language's page for a route, and the one for readers of other languages: the choice of a language for the
/// indexes, the page in the source language elsewhere. Two texts side by side have two pages, one for the readers of
/// each.
pub fn alternates(site: &Site, route: Route) -> Vec<context::Alternate> {
    let address = |language| path_in(site, route, language).map(|path| url(&site.config, &path));
    let mut alternates: Vec<_> = site
        .config
        .languages
        .ids()
        .filter(|id| match route {
            Route::Facing { language, other, .. } | Route::Changes { language, other: Some(other), .. } => {
                [language, other].contains(id)
            }
            _ => true,
        })
        .filter_map(|id| Some(context::Alternate { hreflang: site.lang(id).to_owned(), url: address(id)? }))
        .collect();
    let fallback = match route {
        Route::Choice | Route::Index(_) => Some(url(&site.config, "/")),
        Route::Text { notice, .. }
        | Route::Version { notice, .. }
        | Route::History { notice, .. }
        | Route::Changes { notice, other: None, .. } => address(site.notices[notice].source),
        Route::Facing { notice, language, other, .. } | Route::Changes { notice, language, other: Some(other), .. } => {
            let source = site.notices[notice].source;
            address(if [language, other].contains(&source) { source } else { language.min(other) })
        }
        _ => None,
    };
    alternates.extend(fallback.map(|url| context::Alternate { hreflang: "x-default".into(), url }));
    alternates
}

/// What a page says besides where it is.
struct Head<'a> {
    kind: &'static str,
    title: &'a str,
    description: Option<&'a str>,
    canonical: Option<String>,
}

fn page(site: &Site, route: Route, language: Option<LanguageId>, path: &str, head: Head) -> context::Page {
    let links = site.config.languages.ids().filter(|id| Some(*id) != language).filter_map(|id| {
        let locale = &site.locales[id];
        Some(context::LanguageLink {
            lang: site.lang(id).to_owned(),
            name: locale.name.clone(),
            path: href(&site.config, &path_in(site, route, id)?),
            site_name: typeset::plain(site, id, &site.config.name[id].value),
            choose: locale.message("choose-language", &[]),
            not_found: locale.message("not-found-title", &[]),
            not_found_text: locale.message("not-found-text", &[]),
            notice_bar: notice_bar(site, id),
            feed: feed(site, id),
        })
    });
    let own = language.unwrap_or(site.config.source);
    context::Page {
        kind: head.kind,
        title: typeset::plain(site, own, head.title),
        heading: typeset::html(site, own, head.title),
        description: head.description.map(str::to_owned),
        path: href(&site.config, path),
        canonical: head.canonical,
        alternates: if route == Route::NotFound { Vec::new() } else { alternates(site, route) },
        languages: links.collect(),
    }
}

/// The template of a page and what it is given; none for routes that are no pages.
pub fn context(
    site: &Site,
    sources: &Sources,
    route: Route,
    path: &str,
) -> Option<(&'static str, LanguageId, Context)> {
    let mut context = Context::new();
    let own = Some(url(&site.config, path));
    let (template, language) = match route {
        Route::Choice | Route::NotFound => {
            let language = site.config.source;
            let locale = &site.locales[language];
            let missing = locale.message("not-found-title", &[]);
            let head = if route == Route::Choice {
                Head { kind: "choice", title: &site.config.name[language].value, description: None, canonical: own }
            } else {
                Head { kind: "not-found", title: &missing, description: None, canonical: None }
            };
            let template = if route == Route::Choice { "choice.html" } else { "not-found.html" };
            context.insert("page", &page(site, route, None, path, head));
            (template, language)
        }
        Route::Index(language) => {
            let title = site.locales[language].message("index-title", &[]);
            let head = Head { kind: "index", title: &title, description: None, canonical: own };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("sections", &sections(site, language));
            ("index.html", language)
        }
        Route::Text { notice, language } => {
            let notice = &site.notices[notice];
            let text = &notice.shown().texts[language];
            let description = text.description.as_deref().or(text.summary.as_deref());
            let head = Head { kind: "text", title: &text.title, description, canonical: own };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("notice", &notice_context(site, notice, &text.title, language));
            context.insert("version", &version_context(site, sources, route, notice, notice.shown(), language));
            ("text.html", language)
        }
        Route::Version { notice, version, language } => {
            let notice = &site.notices[notice];
            let version = &notice.versions[version];
            let text = &version.texts[language];
            let base = url(&site.config, &routes::base(&site.config, notice, language));
            let canonical = if is_shown_elsewhere(site, version) { Some(base) } else { own };
            let title = version_title(site, version, language);
            let description = text.description.as_deref().or(text.summary.as_deref());
            let head = Head { kind: "version", title: &title, description, canonical };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("notice", &notice_context(site, notice, &text.title, language));
            context.insert("version", &version_context(site, sources, route, notice, version, language));
            ("text.html", language)
        }
        Route::Facing { notice, version, language, other } => {
            let notice = &site.notices[notice];
            let shown = version.map_or(notice.shown(), |version| &notice.versions[version]);
            let text = &shown.texts[language];
            let base = url(&site.config, &routes::facing(&site.config, notice, None, language, other));
            let canonical = if is_shown_elsewhere(site, shown) { Some(base) } else { own };
            let title = version.map_or_else(|| text.title.clone(), |_| version_title(site, shown, language));
            let names = [language, other].map(|id| site.language_name(id, language));
            let values = [("title", title.as_str()), ("first", names[0]), ("second", names[1])];
            let title = site.locales[language].message("facing-title", &values);
            let description = text.description.as_deref().or(text.summary.as_deref());
            let head = Head { kind: "facing", title: &title, description, canonical };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("notice", &notice_context(site, notice, &text.title, language));
            context.insert("version", &version_context(site, sources, route, notice, shown, language));
            let alone = |id| alone(site, notice, version.map(|_| shown), id);
            context.insert("sides", &[language, other].map(|id| side(site, &shown.texts[id], id, alone(id))));
            ("facing.html", language)
        }
        Route::History { notice, language } => {
            let notice = &site.notices[notice];
            let shown = &notice.shown().texts[language].title;
            let title = site.locales[language].message("history-title", &[("title", shown)]);
            let head = Head { kind: "history", title: &title, description: None, canonical: own };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("notice", &notice_context(site, notice, shown, language));
            context.insert("versions", &history(site, sources, notice, language));
            let several = notice.versions.len() > 1;
            let clauses = several.then(|| changes::clauses(site, sources, notice, language));
            context.insert("clauses", &clauses.unwrap_or_default());
            ("history.html", language)
        }
        Route::Moved(number) => {
            let Move { to, language, .. } = &site.together.moved[number];
            let title = site.locales[*language].message("moved-title", &[]);
            let whole = if to.starts_with('/') { url(&site.config, to) } else { to.clone() };
            let canonical = whole.split('#').next().map(str::to_owned);
            let head = Head { kind: "moved", title: &title, description: None, canonical };
            context.insert("page", &page(site, route, Some(*language), path, head));
            context.insert("to", &addresses::address(&site.config, to));
            ("moved.html", *language)
        }
        Route::Changes { notice, version, language, other } => {
            let notice = &site.notices[notice];
            let shown = &notice.versions[version];
            let own_title = |id| {
                let text = &shown.texts[id];
                let values = [("title", text.title.as_str()), ("date", &site.locales[id].date(shown.effective))];
                site.locales[id].message("changes-title", &values)
            };
            let title = own_title(language);
            let beside = other.map(|other| {
                let names = [language, other].map(|id| site.language_name(id, language));
                let values = [("title", title.as_str()), ("first", names[0]), ("second", names[1])];
                site.locales[language].message("facing-title", &values)
            });
            let text = &shown.texts[language];
            let head = Head {
                kind: if other.is_some() { "changes-facing" } else { "changes" },
                title: beside.as_ref().unwrap_or(&title),
                description: text.changes.as_deref(),
                canonical: own,
            };
            context.insert("page", &page(site, route, Some(language), path, head));
            context.insert("notice", &notice_context(site, notice, &text.title, language));
            let step = Step { site, sources, notice, version };
            context.insert("redline", &changes::redline(step, language, other));
            if let Some(other) = other {
                let side = |id| context::Side {
                    title: typeset::html(site, id, &own_title(id)),
                    summary: shown.texts[id].changes.as_deref().map(|words| typeset::html(site, id, words)),
                    summary_title: site.locales[id].message("changes", &[]),
                    ..side(site, &shown.texts[id], id, step.path(id, None))
                };
                context.insert("sides", &[language, other].map(side));
            }
            ("changes.html", language)
        }
        _ => return None,
    };
    Some((template, language, context))
}

/// The title of a version at its permanent address.
fn version_title(site: &Site, version: &Version, language: LanguageId) -> String {
    let locale = &site.locales[language];
    let title = &version.texts[language].title;
    locale.message("version-title", &[("title", title), ("date", &locale.date(version.effective))])
}

/// The address of the page where a text is alone: the base page, or that of a version.
fn alone(site: &Site, notice: &Notice, version: Option<&Version>, language: LanguageId) -> String {
    let path = match version {
        None => routes::base(&site.config, notice, language),
        Some(version) => routes::permanent(&site.config, notice, version, language),
    };
    href(&site.config, &path)
}

fn side(site: &Site, text: &Text, language: LanguageId, path: String) -> context::Side {
    let locale = &site.locales[language];
    let html = |words: &str| typeset::html(site, language, words);
    context::Side {
        lang: site.lang(language).to_owned(),
        dir: locale.dir(),
        name: html(&locale.name),
        title: html(&text.title),
        summary: text.summary.as_deref().map(html),
        summary_title: locale.message("summary", &[]),
        path,
        alone: html(&locale.message("alone", &[("language", site.language_name(language, language))])),
    }
}

pub fn day(site: &Site, date: Date, language: LanguageId) -> context::Day {
    context::Day { iso: date.to_string(), text: typeset::html(site, language, &site.locales[language].date(date)) }
}

/// The day on which a version was announced, once it has come.
fn announced(site: &Site, version: &Version, language: LanguageId) -> Option<context::Day> {
    version.announced.filter(|date| *date <= site.date).map(|date| day(site, date, language))
}

fn notice_context(site: &Site, notice: &Notice, title: &str, language: LanguageId) -> context::Notice {
    let config = &site.config;
    let history = || href(config, &routes::history(config, notice, &site.locales, language));
    context::Notice {
        key: notice.key.clone(),
        title: typeset::html(site, language, title),
        path: notice_page(site, notice, language),
        history: config.pages.history.then(history),
    }
}

/// A message about the status of a version, with the dates it needs.
pub fn status_text(site: &Site, kind: &str, notice: &Notice, version: &Version, language: LanguageId) -> Html {
    let locale = &site.locales[language];
    let from = locale.date(version.effective);
    let until = version.until.map_or_else(String::new, |until| locale.date(until));
    let id = format!("{kind}-{}", version.status.as_str());
    let text = match version.status {
        Status::Superseded => locale.message(&id, &[("from", &from), ("until", &until)]),
        Status::Repealed => {
            let repealed = notice.repealed.map_or_else(String::new, |date| locale.date(date));
            locale.message(&id, &[("date", &repealed)])
        }
        Status::InForce | Status::Upcoming => locale.message(&id, &[("date", &from)]),
    };
    typeset::html(site, language, &text)
}

/// Where a version can be read: at its permanent page, else at the base page if that shows it.
pub fn version_page(site: &Site, notice: &Notice, version: &Version, language: LanguageId) -> Option<String> {
    let config = &site.config;
    if config.pages.versions {
        return Some(href(config, &routes::permanent(config, notice, version, language)));
    }
    let shown = version.effective == notice.shown().effective;
    (shown && config.pages.text).then(|| href(config, &routes::base(config, notice, language)))
}

/// Where the text in force can be read: at the base page, else at the permanent page of the version that it would show.
pub fn notice_page(site: &Site, notice: &Notice, language: LanguageId) -> Option<String> {
    let config = &site.config;
    if config.pages.text {
        return Some(href(config, &routes::base(config, notice, language)));
    }
    version_page(site, notice, notice.shown(), language)
}

fn version_context(
    site: &Site,
    sources: &Sources,
    route: Route,
    notice: &Notice,
    version: &Version,
    language: LanguageId,
) -> context::Version {
    let config = &site.config;
    let locale = &site.locales[language];
    let text = &version.texts[language];
    let printed = print(site, sources, route, notice, version, language);
    // On a facing page, what leads to another version leads to its facing page.
    let beside = |path: Option<String>| match route {
        Route::Facing { language, other, .. } => path.map(|path| path + &routes::beside(config, language, other)),
        _ => path,
    };
    let is_base = matches!(route, Route::Text { .. } | Route::Facing { version: None, .. });
    let shown = notice.shown();
    let is_shown = version.effective == shown.effective;
    let reads_current = is_base || (is_shown && shown.status == Status::InForce);
    let html = |words: &str| typeset::html(site, language, words);
    // On a facing page, the changes are those in both languages.
    let redline = |version: usize, label: &str| {
        let link = changes::link(site, notice, version, language, label)?;
        Some(context::PageLink { path: beside(Some(link.path))?, ..link })
    };
    let current = (!reads_current).then(|| {
        let id = match shown.status {
            Status::InForce => "current-in-force",
            Status::Upcoming => "current-not-yet",
            Status::Superseded | Status::Repealed => return None,
        };
        Some(context::Announcement {
            text: html(&locale.message(id, &[("date", &locale.date(shown.effective))])),
            path: beside(notice_page(site, notice, language)),
            changes: None,
            redline: None,
            effective: day(site, shown.effective, language),
        })
    });
    let upcoming = notice.versions.iter().enumerate().filter(|_| version.status == Status::InForce);
    let upcoming = upcoming.filter(|(_, version)| version.status == Status::Upcoming);
    let upcoming = upcoming.map(|(number, version)| context::Announcement {
        text: html(&locale.message("announcement-upcoming", &[("date", &locale.date(version.effective))])),
        path: beside(version_page(site, notice, version, language)),
        changes: version.texts[language].changes.as_deref().map(html),
        redline: redline(number, "announcement-changes"),
        effective: day(site, version.effective, language),
    });
    let prevailing = notice.config.prevailing.unwrap_or(config.prevailing);
    let number = notice.versions.iter().position(|other| other.effective == version.effective);
    let permanent = config.pages.versions.then(|| {
        let path = permanent(site, route, notice, version, language);
        context::Permanent { url: url(config, &path), path: href(config, &path) }
    });
    context::Version {
        status: version.status.as_str(),
        status_text: status_text(site, "version", notice, version, language),
        effective: day(site, version.effective, language),
        announced: announced(site, version, language),
        permanent,
        correction: version.correction,
        summary: text.summary.as_deref().map(html),
        changes: text.changes.as_deref().map(html),
        current: current.flatten(),
        upcoming: upcoming.collect(),
        prevailing: prevailing
            .map(|id| locale.message("prevailing", &[("language", site.language_name(id, language))])),
        contents: printed.contents,
        body: Html::ready(&printed.body),
        facing: printed.facing,
        redline: number.and_then(|number| redline(number, "changes-link")),
    }
}

/// The route of a version's permanent page; on a facing page, of the one where it faces the same language.
fn permanent(site: &Site, route: Route, notice: &Notice, version: &Version, language: LanguageId) -> String {
    match route {
        Route::Facing { other, .. } => routes::facing(&site.config, notice, Some(version), language, other),
        _ => routes::permanent(&site.config, notice, version, language),
    }
}

/// What is printed of a text, or of two.
struct Printed {
    contents: Vec<context::ContentsItem>,
    body: String,
    facing: Vec<context::PageLink>,
}

fn print(
    site: &Site,
    sources: &Sources,
    route: Route,
    notice: &Notice,
    version: &Version,
    language: LanguageId,
) -> Printed {
    let config = &site.config;
    let is_permanent = matches!(route, Route::Version { .. } | Route::Facing { version: Some(_), .. });
    let stays = config.pages.versions.then(|| match is_permanent {
        true => String::new(),
        false => href(config, &permanent(site, route, notice, version, language)),
    });
    let page = |language, setting| html::Page {
        site,
        sources,
        text: &version.texts[language],
        language,
        setting,
        permanent: stays.as_deref(),
    };
    let mut body = String::with_capacity(2 * sources.text(version.texts[language].file).len());
    if let Route::Facing { version: number, other, .. } = route {
        let paths = [language, other].map(|id| alone(site, notice, number.map(|_| version), id));
        let first = page(language, Setting::Facing { alone: &paths[0], first: None });
        let second = page(other, Setting::Facing { alone: &paths[1], first: Some(first.text) });
        facing::rows([first, second], version, notice.source, &mut body);
        return Printed { contents: html::contents(first), body, facing: Vec::new() };
    }
    let dated = is_permanent.then_some(version);
    let facing = |other| {
        let path = || href(config, &routes::facing(config, notice, dated, language, other));
        config.pages.bilingual.then(path)
    };
    let others = config.languages.ids().filter(|other| *other != language);
    let counterpart = |other| Counterpart {
        language: other,
        path: alone(site, notice, dated, other),
        text: &version.texts[other],
        facing: facing(other),
    };
    let counterparts: Vec<_> = others.map(counterpart).collect();
    let history = (config.pages.history && notice.versions.len() > 1)
        .then(|| href(config, &routes::history(config, notice, &site.locales, language)));
    let page = page(language, Setting::Alone { counterparts: &counterparts, history: history.as_deref() });
    html::body(page, &mut body);
    let link = |other: &Counterpart| {
        let names = [language, other.language].map(|id| site.language_name(id, language));
        let label = site.locales[language].message("facing-link", &[("first", names[0]), ("second", names[1])]);
        Some(context::PageLink { path: other.facing.clone()?, label: typeset::html(site, language, &label) })
    };
    Printed { contents: html::contents(page), body, facing: counterparts.iter().filter_map(link).collect() }
}

/// The notices of the index by section, in the site's order; those in no section come after the others, and those that
/// no longer apply last of all.
fn sections(site: &Site, language: LanguageId) -> Vec<context::Section> {
    let mut order: Vec<&Notice> = site.notices.iter().map(|notice| &**notice).collect();
    order.sort_by_key(|notice| (notice.config.order.unwrap_or(i64::MAX), notice.key.as_str()));
    let (repealed, order): (Vec<&Notice>, Vec<_>) =
        order.into_iter().partition(|notice| notice.shown().status == Status::Repealed);
    let entries = |key: Option<&str>| -> Vec<context::IndexEntry> {
        let in_section =
            |notice: &&&Notice| notice.config.section.as_ref().map(|section| section.value.as_str()) == key;
        order.iter().filter(in_section).map(|notice| index_entry(site, notice, language)).collect()
    };
    let named = site.config.sections.iter().map(|(key, title)| context::Section {
        key: Some(key.value.clone()),
        title: Some(typeset::html(site, language, &title[language].value)),
        notices: entries(Some(&key.value)),
    });
    let rest = context::Section { key: None, title: None, notices: entries(None) };
    let repealed = context::Section {
        key: None,
        title: Some(typeset::html(site, language, &site.locales[language].message("index-repealed", &[]))),
        notices: repealed.into_iter().map(|notice| index_entry(site, notice, language)).collect(),
    };
    named.chain([rest, repealed]).filter(|section| !section.notices.is_empty()).collect()
}

fn index_entry(site: &Site, notice: &Notice, language: LanguageId) -> context::IndexEntry {
    let version = notice.shown();
    let text = &version.texts[language];
    let upcoming = notice.versions.iter().filter(|_| version.status == Status::InForce);
    let upcoming = upcoming.filter(|version| version.status == Status::Upcoming);
    context::IndexEntry {
        title: typeset::html(site, language, &text.title),
        path: notice_page(site, notice, language),
        summary: text.summary.as_deref().map(|summary| typeset::html(site, language, summary)),
        status: version.status.as_str(),
        status_text: status_text(site, "status", notice, version, language),
        effective: day(site, version.effective, language),
        upcoming: upcoming.map(|version| day(site, version.effective, language)).collect(),
    }
}

fn history(site: &Site, sources: &Sources, notice: &Notice, language: LanguageId) -> Vec<context::HistoryEntry> {
    let html = |words: &str| typeset::html(site, language, words);
    let entry = |(number, version): (usize, &Version)| context::HistoryEntry {
        status: version.status.as_str(),
        status_text: status_text(site, "status", notice, version, language),
        effective: day(site, version.effective, language),
        until: version.until.map(|until| day(site, until, language)),
        announced: announced(site, version, language),
        title: html(&version.texts[language].title),
        path: version_page(site, notice, version, language),
        correction: version.correction,
        changes: version.texts[language].changes.as_deref().map(html),
        redline: changes::link(site, notice, number, language, "changes-link"),
        attachments: changes::attachments(site, sources, &version.texts[language], language),
    };
    notice.versions.iter().enumerate().rev().map(entry).collect()
}
