//! `site.yaml`, `notice.yaml` and `version.yaml` as typed values.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::content::fact::{Facts, read_facts};
use crate::content::language::{Language, LanguageId, Languages, PerLanguage};
use crate::content::link;
use crate::content::written;
use crate::content::yaml::{Fields, Kind, Node, bad_value, unknown_key};
use crate::finding::{Code, Finding, Findings, Severity};
use crate::source::Spanned;

/// What `site.yaml` says.
#[derive(Debug, Clone)]
pub struct Config {
    pub name: PerLanguage<Spanned<String>>,
    pub url: BaseUrl,
    /// Decides when a day begins.
    pub timezone: TimeZone,
    pub languages: Languages,
    /// The language that notices are drafted in.
    pub source: LanguageId,
    /// The language that wins if texts disagree.
    pub prevailing: Option<LanguageId>,
    /// Groups on the index page, in order.
    pub sections: Vec<(Spanned<String>, PerLanguage<Spanned<String>>)>,
    pub navigation: Vec<NavigationItem>,
    pub pages: PageKinds,
    pub redirects: Vec<Redirect>,
    /// Severities that the site has set for codes; none is "off".
    pub severities: Vec<(Code, Option<Severity>)>,
    /// A version that nobody approved is an error.
    pub approval_required: bool,
    pub typography: bool,
    pub hsts_preload: bool,
    /// A line on every page.
    pub notice_bar: Option<PerLanguage<Spanned<String>>>,
}

/// Where the site will stand: an origin and a path that begins and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    pub origin: String,
    pub path: String,
}

/// An item of the header's navigation.
#[derive(Debug, Clone)]
pub enum NavigationItem {
    /// A notice, labelled with its title.
    Notice(Spanned<String>),
    Link {
        label: PerLanguage<Spanned<String>>,
        url: PerLanguage<Spanned<String>>,
    },
    Menu {
        label: PerLanguage<Spanned<String>>,
        items: Vec<NavigationItem>,
    },
}

/// A path that leads elsewhere.
#[derive(Debug, Clone)]
pub struct Redirect {
    pub from: Spanned<String>,
    /// A link as in a text (`notice:privacy`), an absolute URL or a path of the site.
    pub to: Spanned<String>,
}

/// The kinds of page that a site publishes besides its indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKinds {
    pub text: bool,
    pub versions: bool,
    pub history: bool,
    pub changes: bool,
    pub bilingual: bool,
    pub feed: bool,
}

/// The names of the kinds of page.
pub(super) const PAGES: [&str; 6] = ["text", "versions", "history", "changes", "bilingual", "feed"];

/// What the ledger may be to a site, and whether a version that nobody approved is then an error.
pub(super) const LEDGER: [(&str, bool); 2] = [("optional", false), ("required", true)];

/// What a site may make of a kind of finding.
pub(super) const SEVERITIES: [(&str, Option<Severity>); 3] =
    [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];

impl PageKinds {
    fn read(node: &Node, findings: &mut Findings) -> Self {
        let mut kinds =
            PageKinds { text: false, versions: false, history: false, changes: false, bilingual: false, feed: false };
        for item in node.list("pages", findings) {
            let Some(word) = item.text("pages", findings) else { continue };
            match word.value.as_str() {
                "text" => kinds.text = true,
                "versions" => kinds.versions = true,
                "history" => kinds.history = true,
                "changes" => kinds.changes = true,
                "bilingual" => kinds.bilingual = true,
                "feed" => kinds.feed = true,
                name if PAGES.contains(&name) => {}
                _ => findings.push(bad_value("pages", &word, &PAGES)),
            }
        }
        kinds
    }
}

/// Reads `site.yaml`. None where its faults leave nothing to go on: without languages no other file can be judged. A name
/// that is missing in a language decides nothing but has been told; that of another stands in for it.
pub fn read_config(node: &Node, findings: &mut Findings) -> Option<Config> {
    let fields = Fields::of(node, "site.yaml", written::Site::KEYS, findings);
    let url = fields.require("url", findings).and_then(|node| read_url(node, findings));
    let timezone = fields.require("timezone", findings).and_then(|node| read_timezone(node, findings));
    let name = fields.require("name", findings);
    let source = fields.require("source", findings);
    let languages = read_languages(fields.require("languages", findings)?, findings)?;
    let name = name.map(|node| read_name(node, "name", &languages, findings));
    let source = source.and_then(|node| node.language("source", &languages, findings));
    let mut sections = Vec::new();
    for (key, title) in fields.get("sections").map_or(&[][..], |node| node.mapping("sections", findings)) {
        sections.push((key.clone(), read_name(title, &key.value, &languages, findings)));
    }
    let mut navigation = Vec::new();
    for item in fields.get("navigation").map_or(&[][..], |node| node.list("navigation", findings)) {
        navigation.extend(read_navigation(item, true, &languages, findings));
    }
    let mut redirects = Vec::new();
    for (from, to) in fields.get("redirects").map_or(&[][..], |node| node.mapping("redirects", findings)) {
        redirects.extend(to.text(&from.value, findings).map(|to| Redirect { from: from.clone(), to }));
    }
    let all = PageKinds { text: true, versions: true, history: true, changes: true, bilingual: true, feed: true };
    let flag = |key: &str, usual: bool, findings: &mut Findings| {
        fields.get(key).and_then(|node| node.boolean(key, findings)).unwrap_or(usual)
    };
    let ledger = fields.get("ledger").and_then(|node| node.choice("ledger", &LEDGER, findings));
    let typography = flag("typography", true, findings);
    let hsts_preload = flag("hsts_preload", false, findings);
    Some(Config {
        prevailing: fields.get("prevailing").and_then(|node| read_prevailing(node, &languages, findings)),
        pages: fields.get("pages").map_or(all, |node| PageKinds::read(node, findings)),
        severities: fields.get("findings").map_or_else(Vec::new, |node| read_severities(node, findings)),
        notice_bar: fields.get("notice_bar").and_then(|node| node.per_language("notice_bar", &languages, findings)),
        sections,
        navigation,
        redirects,
        approval_required: ledger.unwrap_or(false),
        typography,
        hsts_preload,
        name: name?,
        url: url?,
        timezone: timezone?,
        source: source?,
        languages,
    })
}

/// What something is called in each language.
fn read_name(node: &Node, key: &str, languages: &Languages, findings: &mut Findings) -> PerLanguage<Spanned<String>> {
    let names = node.per_some_language(key, languages, findings).unwrap_or_else(|| languages.map(|_| None));
    let other = names.iter().find_map(|(_, name)| name.clone());
    let other = other.unwrap_or_else(|| Spanned::new(String::new(), node.span));
    names.map(|_, name| name.clone().unwrap_or_else(|| other.clone()))
}

fn read_languages(node: &Node, findings: &mut Findings) -> Option<Languages> {
    let mut languages = Vec::new();
    for (code, value) in node.mapping("languages", findings) {
        let fields = Fields::of(value, &code.value, written::Language::KEYS, findings);
        let locale = fields.require("locale", findings).and_then(|node| node.text("locale", findings));
        let name = fields.require("name", findings).and_then(|node| node.text("name", findings));
        // The code stands in routes and file names, so it must be a plain tag itself.
        let codes = [Some(code), locale.as_ref()];
        let bad = codes.into_iter().flatten().filter(|tag| !is_language_tag(&tag.value));
        let bad: Vec<_> =
            bad.map(|tag| Finding::new(Code::SiteBadLocale, tag.span).with("value", tag.value.as_str())).collect();
        let is_good = bad.is_empty();
        findings.extend(bad);
        if let (true, Some(locale), Some(name)) = (is_good, locale, name) {
            languages.push(Language { code: code.clone(), tag: locale.value, name: name.value });
        }
    }
    if languages.is_empty() && !findings.has_errors() {
        findings.push(Finding::new(Code::YamlMissingKey, node.span).with("key", "languages"));
    }
    // A language lost to a fault would make every one of its texts look unknown.
    (languages.len() == node.mapping("languages", &mut Findings::default()).len() && !languages.is_empty())
        .then(|| Languages::new(languages))
}

fn is_language_tag(tag: &str) -> bool {
    tag.parse::<icu_locale_core::Locale>().is_ok_and(|locale| !locale.id.language.is_unknown())
}

fn read_url(node: &Node, findings: &mut Findings) -> Option<BaseUrl> {
    let text = node.text("url", findings)?;
    let url = url::Url::parse(&text.value).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path().ends_with('/')
            && url.query().is_none()
            && url.fragment().is_none()
    });
    if url.is_none() {
        findings.push(Finding::new(Code::SiteBadUrl, text.span).with("value", text.value.as_str()));
    }
    let url = url?;
    Some(BaseUrl { origin: url.origin().ascii_serialization(), path: url.path().to_owned() })
}

fn read_timezone(node: &Node, findings: &mut Findings) -> Option<TimeZone> {
    let text = node.text("timezone", findings)?;
    let zone = TimeZone::get(&text.value).ok();
    if zone.is_none() {
        let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        findings.push(
            Finding::new(Code::SiteBadTimezone, text.span)
                .with("value", text.value.as_str())
                .suggest(&text.value, names.iter().map(String::as_str)),
        );
    }
    zone
}

fn read_navigation(
    node: &Node,
    may_hold_items: bool,
    languages: &Languages,
    findings: &mut Findings,
) -> Option<NavigationItem> {
    let is_notice =
        matches!(&node.kind, Kind::Mapping(entries) if entries.iter().any(|(key, _)| key.value == "notice"));
    if is_notice {
        let fields = Fields::of(node, "navigation", written::NavigationNotice::KEYS, findings);
        return Some(NavigationItem::Notice(fields.get("notice")?.text("notice", findings)?));
    }
    let menu = if may_hold_items { written::NavigationMenu::KEYS } else { &[] };
    let known = [menu, written::NavigationLink::KEYS, written::NavigationNotice::KEYS].concat();
    let fields = Fields::of(node, "navigation", &known, findings);
    let label = fields.require("label", findings).and_then(|node| node.per_language("label", languages, findings));
    if let Some(items) = fields.get("items") {
        let mut menu = Vec::new();
        for item in items.list("items", findings) {
            menu.extend(read_navigation(item, false, languages, findings));
        }
        if let Some(url) = fields.get("url") {
            findings.push(unknown_key(&Spanned::new("url".into(), url.span), []));
        }
        return Some(NavigationItem::Menu { label: label?, items: menu });
    }
    let url = fields.require("url", findings).and_then(|node| node.per_language("url", languages, findings));
    for (_, url) in url.iter().flat_map(PerLanguage::iter) {
        if let Err(problem) = link::check_url(&url.value) {
            findings.push(problem.finding(&url.value, url.span));
        }
    }
    Some(NavigationItem::Link { label: label?, url: url? })
}

fn read_prevailing(node: &Node, languages: &Languages, findings: &mut Findings) -> Option<LanguageId> {
    let words: Vec<_> = languages.ids().map(|id| (languages.code(id), Some(id))).chain([("none", None)]).collect();
    node.choice("prevailing", &words, findings).flatten()
}

fn read_severities(node: &Node, findings: &mut Findings) -> Vec<(Code, Option<Severity>)> {
    let mut severities = Vec::new();
    for (key, value) in node.mapping("findings", findings) {
        let code = Code::from_name(&key.value).filter(|code| code.is_adjustable());
        if code.is_none() {
            let adjustable = Code::ALL.iter().filter(|code| code.is_adjustable()).map(|code| code.as_str());
            findings.push(unknown_key(key, adjustable));
        }
        let severity = value.choice(&key.value, &SEVERITIES, findings);
        severities.extend(code.zip(severity));
    }
    severities
}

/// What `notice.yaml` says; all of it is optional.
#[derive(Debug, Clone, Default)]
pub struct NoticeConfig {
    pub slug: Option<PerLanguage<Spanned<String>>>,
    pub section: Option<Spanned<String>>,
    pub order: Option<i64>,
    pub source: Option<LanguageId>,
    /// The notice's own answer, which may be "none".
    pub prevailing: Option<Option<LanguageId>>,
    pub facts: Facts,
    /// The day from which the notice no longer applies.
    pub repealed: Option<Date>,
    /// Clauses are numbered 1, 1.1 and so on.
    pub numbering: bool,
    pub severities: Vec<(Code, Option<Severity>)>,
}

/// Reads `notice.yaml`.
pub fn read_notice_config(node: &Node, config: &Config, findings: &mut Findings) -> NoticeConfig {
    let languages = &config.languages;
    let fields = Fields::of(node, "notice.yaml", written::Notice::KEYS, findings);
    let section = fields.get("section").and_then(|node| node.text("section", findings)).filter(|section| {
        let mut keys = config.sections.iter().map(|(key, _)| key.value.as_str());
        let known = keys.clone().any(|key| key == section.value);
        if !known {
            findings.push(
                Finding::new(Code::NoticeUnknownSection, section.span)
                    .with("section", section.value.as_str())
                    .suggest(&section.value, &mut keys),
            );
        }
        known
    });
    NoticeConfig {
        slug: fields.get("slug").and_then(|node| node.per_language("slug", languages, findings)),
        section,
        order: fields.get("order").and_then(|node| node.integer("order", findings)),
        source: fields.get("source").and_then(|node| node.language("source", languages, findings)),
        prevailing: fields.get("prevailing").map(|node| read_prevailing(node, languages, findings)),
        facts: fields.get("facts").map_or_else(Facts::new, |node| read_facts(node, languages, findings)),
        repealed: fields.get("repealed").and_then(|node| node.date("repealed", findings)),
        numbering: fields.get("numbering").and_then(|node| node.boolean("numbering", findings)).unwrap_or(false),
        severities: fields.get("findings").map_or_else(Vec::new, |node| read_severities(node, findings)),
    }
}

/// What `version.yaml` says; all of it is optional.
#[derive(Debug, Clone, Default)]
pub struct VersionConfig {
    /// The day on which the version was made known.
    pub announced: Option<Spanned<Date>>,
    /// Published to correct the version before.
    pub correction: bool,
    /// Facts that override the notice's.
    pub facts: Facts,
}

/// Reads `version.yaml`.
pub fn read_version_config(node: &Node, languages: &Languages, findings: &mut Findings) -> VersionConfig {
    let fields = Fields::of(node, "version.yaml", written::Version::KEYS, findings);
    VersionConfig {
        announced: fields
            .get("announced")
            .and_then(|node| Some(Spanned::new(node.date("announced", findings)?, node.span))),
        correction: fields.get("correction").and_then(|node| node.boolean("correction", findings)).unwrap_or(false),
        facts: fields.get("facts").map_or_else(Facts::new, |node| read_facts(node, languages, findings)),
    }
}
