//! The Atom feed of a language (RFC 4287): an entry for each version on the day on which it is announced and on the day
//! on which it takes effect, once that day has come.

use jiff::civil::Date;

use crate::content::language::LanguageId;
use crate::render::{escaped, pages, typeset};
use crate::site::routes;
use crate::site::{Notice, Site, Version};

/// What an entry tells.
#[derive(Clone, Copy)]
struct Event<'a> {
    day: Date,
    /// `announced` or `effective`: the end of the entry's id, and of the message that is its title.
    kind: &'static str,
    notice: &'a Notice,
    version: &'a Version,
}

/// `feed.xml`, newest first.
pub fn feed(site: &Site, language: LanguageId) -> String {
    let config = &site.config;
    let events = events(site);
    let lang = site.lang(language);
    let address = routes::url(config, &routes::feed(config, language));
    let mut feed = Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned());
    feed.0 += &format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n");
    let name = typeset::plain(site, language, &config.name[language].value);
    feed.element("title", &name);
    feed.element("id", &address);
    feed.element("updated", &start(site, events.first().map(|event| event.day)));
    feed.0 += "<author>\n";
    feed.element("name", &name);
    feed.0 += "</author>\n";
    feed.link("self", "application/atom+xml", lang, &address);
    feed.link("alternate", "text/html", lang, &routes::url(config, &routes::index(config, language)));
    for event in &events {
        entry(site, language, event, &address, &mut feed);
    }
    feed.0 + "</feed>\n"
}

fn events(site: &Site) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    for notice in &site.notices {
        for version in &notice.versions {
            let event = |kind, day| Event { day, kind, notice, version };
            // What is announced on the day itself, or later, is one piece of news.
            let announced = version.announced.filter(|day| *day < version.effective);
            // A notice that is repealed before then never gets there.
            let effective = Some(version.effective).filter(|_| version.applies());
            events.extend(announced.map(|day| event("announced", day)));
            events.extend(effective.map(|day| event("effective", day)));
        }
    }
    events.retain(|event| event.day <= site.date);
    events.sort_by_key(|event| std::cmp::Reverse((event.day, event.version.effective)));
    events
}

fn entry(site: &Site, language: LanguageId, event: &Event, feed: &str, xml: &mut Xml) {
    let locale = &site.locales[language];
    let Event { notice, version, kind, .. } = event;
    let text = &version.texts[language];
    let key: String = url::form_urlencoded::byte_serialize(notice.key.as_bytes()).collect();
    let values = [("title", text.title.as_str()), ("date", &locale.date(version.effective))];
    let title = locale.message(&format!("feed-{kind}"), &values);
    let correction = version.correction.then(|| locale.message("correction", &[]));
    let said = text.changes.as_ref().or(text.summary.as_ref());
    let summary: Vec<&str> = correction.iter().chain(said).map(String::as_str).collect();
    xml.0 += "<entry>\n";
    xml.element("title", &typeset::plain(site, language, &title));
    // The key, and not the slug, which may change: whoever has read an entry is not shown it again.
    xml.element("id", &format!("{feed}#{key}/{}/{kind}", version.effective));
    xml.element("updated", &start(site, Some(event.day)));
    if !summary.is_empty() {
        xml.element("summary", &typeset::plain(site, language, &summary.join(" ")));
    }
    let page = pages::version_page(site, notice, version, language)
        .or_else(|| pages::notice_page(site, notice, language))
        .unwrap_or_else(|| routes::href(&site.config, &routes::index(&site.config, language)));
    xml.link("alternate", "text/html", site.lang(language), &format!("{}{page}", site.config.url.origin));
    if site.config.pages.changes && version.effective != notice.versions[0].effective {
        let changes = routes::changes(&site.config, notice, version, &site.locales, language, None);
        xml.link("related", "text/html", site.lang(language), &routes::url(&site.config, &changes));
    }
    xml.0 += "</entry>\n";
}

/// When a day begins in the site's time zone, as RFC 3339 has it. Where nothing has happened yet, that is the beginning of
/// time, so that the feed does not change from day to day.
fn start(site: &Site, day: Option<Date>) -> String {
    match day.and_then(|day| day.to_zoned(site.config.timezone.clone()).ok()) {
        // Before there was standard time, clocks differed by seconds, which RFC 3339 has no place for.
        Some(start) if start.offset().seconds() % 60 == 0 => start.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        start => start.map(|start| start.timestamp()).unwrap_or_default().to_string(),
    }
}

/// XML as it is written. Control characters, which it may not hold, are findings.
struct Xml(String);

impl Xml {
    fn element(&mut self, name: &str, words: &str) {
        self.0 += &format!("<{name}>{}</{name}>\n", escaped(words));
    }

    fn link(&mut self, rel: &str, kind: &str, lang: &str, url: &str) {
        let url = escaped(url);
        self.0 += &format!("<link rel=\"{rel}\" type=\"{kind}\" hreflang=\"{lang}\" href=\"{url}\"/>\n");
    }
}
