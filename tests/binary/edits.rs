//! A site that is read again after an edit equals the site read afresh, and one that is published notice by notice the
//! same with all of it at hand: their findings, their routes and every page, after any sequence of edits.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use crate::properties::{check_html, hold};
use crate::support::{Scratch, files};
use recto::Compiled;
use recto::finding::Findings;
use recto::output::Output;
use recto::project;
use recto::publish::{Published, Watcher, publish};
use recto::render::{Renderer, Templates};
use recto::serve::Preview;
use recto::site::{Site, routes};
use recto::source::Sources;

/// A file of the site and what may stand in it; nothing stands for no file. It begins with the first.
type Versions = (&'static str, &'static [&'static str]);

const FILES: [Versions; 23] = [
    ("site.yaml", &[SITE, OTHER_SITE, "name: {", MORE_LANGUAGES]),
    ("content/facts.yaml", &["retention: { days: 180 }\n", "retention: { days: 90 }\n", "", "retention: {"]),
    (
        "content/terms/notice.yaml",
        &["", "slug: { en: conditions, fr: modalites }\n", "numbering: true\n", "repealed: 2026-03-01\n"],
    ),
    (
        "content/terms/2026-01-01/en.md",
        &[
            "---\ntitle: Terms\n---\n\n## Retention {#retention}\n\nKept for {{ retention }}.\n\n## Fees {#fees}\n\nNone.\n",
            "---\ntitle: Our terms\n---\n\n## Keeping {#retention}\n\nKept for {{ retention }}.\n\n## Fees {#fees}\n\nNone.\n",
            "---\ntitle: Terms\n---\n\n## Retention {#kept}\n\nKept for {{ retention }}, 5 times.\n\n## Fees {#fees}\n\nNone.\n",
            "---\nsummary: No title\n---\n\nWords.\n",
            "",
        ],
    ),
    (
        "content/terms/2026-01-01/fr.md",
        &[
            "---\ntitle: Modalités\n---\n\n## Conservation\n\nConservé {{ retention }}.\n\n## Frais\n\nAucuns.\n",
            "---\ntitle: Modalités\n---\n\n## Conservation\n\nConservé {{ retention }}, 7 fois.\n\n## Frais\n\nAucuns.\n",
            "---\ntitle: Modalités\n---\n\n## Conservation\n\nConservé {{ unknown }}. <!-- recto: allow parity/number \"meant\" -->\n",
            "",
        ],
    ),
    (
        "content/privacy/2026-01-01/en.md",
        &[
            "---\ntitle: Privacy\n---\n\nSee [](notice:terms#retention) and [](notice:terms#fees).\n\n{{ cookies }}\n",
            "---\ntitle: Privacy\n---\n\nSee [the terms](notice:terms/2026-01-01) and [a file](terms.pdf).\n",
        ],
    ),
    (
        "content/privacy/2026-01-01/fr.md",
        &[
            "---\ntitle: Vie privée\n---\n\nVoir [](notice:terms#retention) et [](notice:terms#fees).\n\n{{ cookies }}\n",
            "---\ntitle: Vie privée\n---\n\nVoir [les modalités](notice:terms/2026-01-01) et [un fichier](terms.pdf).\n",
        ],
    ),
    ("content/terms/2026-01-01/ca.md", &["", "---\ntitle: Modalités\n---\n\n## Conservation {#retention}\n\nMots.\n"]),
    ("content/addresses.txt", &["/en/terms/#fees\n", "/en/terms/#retention\n/en/old/\n", ""]),
    ("content/privacy/2026-01-01/terms.pdf", &["", "specimen", "another"]),
    ("content/privacy/2026-01-01/version.yaml", &["", "announced: 2025-12-01\n"]),
    (
        "content/privacy/2026-01-01/approved/en.md",
        &["", "---\naddress: /en/old/2026-01-01/\ncomplete: false\ntitle: \"Privacy\"\n---\n\nSee nothing.\n"],
    ),
    ("content/privacy/2026-01-01/approved/fr.md", &["", "---\ntitle: \"Vie privée\"\n---\n\nVoir rien.\n"]),
    ("content/privacy/cookies.yaml", &[REGISTER, "columns: {}\n", ""]),
    ("content/privacy/2027-01-01/en.md", &["", "---\ntitle: Privacy, later\n---\n\nWords.\n"]),
    ("content/privacy/2027-01-01/fr.md", &["", "---\ntitle: Vie privée, plus tard\n---\n\nMots.\n"]),
    ("content/cookies/2026-01-01/en.md", &["", "---\ntitle: Cookies\n---\n\nSee [privacy](notice:privacy).\n"]),
    ("content/cookies/2026-01-01/fr.md", &["", "---\ntitle: Témoins\n---\n\nVoir [la vie privée](notice:privacy).\n"]),
    ("content/cookies/stray.txt", &["", "words"]),
    ("content/README.md", &["", "Words."]),
    ("locales/fr/theme.ftl", &["", "index-title = Tous nos avis\n", "index-title = {"]),
    (
        "templates/history.html",
        &[
            "",
            "{% extends \"base.html\" %}{% block main %}<p>{{ page.title }}</p>{% endblock main %}",
            "{{ notice.nothing }}",
            "{% if",
        ],
    ),
    ("static/style.css", &["", "body { color: black }\n"]),
];

const SITE: &str = "name: { en: Notices, fr: Avis }
url: https://legal.example.com/
timezone: UTC
languages:
  en: { locale: en-CA, name: English }
  fr: { locale: fr-CA, name: Français }
source: en
navigation: [{ notice: terms }]
redirects: { /old: notice:privacy }
";
const OTHER_SITE: &str = "name: { en: Notices, fr: Avis }
url: https://legal.example.com/
timezone: UTC
languages:
  fr: { locale: fr-FR, name: Français }
  en: { locale: en-GB, name: English }
source: fr
pages: [text]
ledger: required
";
const MORE_LANGUAGES: &str = "name: { en: Notices, fr: Avis, ca: Avis }
url: https://legal.example.com/
timezone: UTC
languages:
  en: { locale: en-CA, name: English }
  ca: { locale: fr-CA, name: Acadien }
  fr: { locale: fr-CA, name: Français }
source: en
";
const REGISTER: &str = "columns: { name: { en: Name, fr: Nom } }\nrows: [{ name: session }]\n";

/// Writes a file, or takes it away.
fn put(root: &Path, file: usize, text: usize) {
    let (path, texts) = FILES[file];
    let path = root.join(path);
    let text = texts[text % texts.len()];
    if text.is_empty() {
        // It may not be there yet.
        let _ = fs::remove_file(path);
    } else {
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
}

fn load(root: &Path) -> Compiled {
    recto::load(root, |_| "2026-11-22".parse().expect("a day"), &|_| {})
}

/// Everything that is published: an error in place of a page that cannot be made.
fn published(compiled: &Compiled) -> BTreeMap<String, Vec<u8>> {
    pages(compiled.site.as_ref(), &compiled.project.sources)
}

/// All pages of a site.
fn pages(site: Option<&Site>, sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let Some(site) = site else { return BTreeMap::new() };
    let Ok(templates) = Templates::load(sources) else { return BTreeMap::new() };
    let renderer = Renderer::new(site, sources, templates);
    let page = |path: &str, route| {
        let mut bytes = Vec::new();
        let rendered = renderer.render(path, route, &mut bytes);
        if rendered.is_err() { b"an error".to_vec() } else { bytes }
    };
    site.together.routes.iter().map(|(path, route)| (path.to_owned(), page(path, route))).collect()
}

/// What is told of when a file has changed: its path, or that of the folder it lies in.
fn told(root: &Path, file: usize, by_folder: bool) -> PathBuf {
    let path = root.join(FILES[file].0);
    if by_folder { path.parent().expect("it lies in a folder").to_owned() } else { path }
}

#[test]
fn a_site_read_again_equals_one_read_afresh() {
    let edit = (0..FILES.len(), 0..5usize, prop::bool::weighted(0.2));
    let edits = prop::collection::vec(prop::collection::vec(edit, 1..4), 1..6);
    let (drafts, shown_at_all) = (AtomicUsize::new(0), AtomicUsize::new(0));
    hold(edits, |edits| {
        let scratch = Scratch::new();
        let root = scratch.path();
        (0..FILES.len()).for_each(|file| put(root, file, 0));
        let mut preview = Arc::new(Preview::new(load(root), "en", 0, None));
        for edits in edits {
            edits.iter().for_each(|(file, text, _)| put(root, *file, *text));
            let paths: Vec<_> = edits.iter().map(|(file, _, by_folder)| told(root, *file, *by_folder)).collect();
            let again = recto::reload(&preview.compiled, &paths, |_| "2026-11-22".parse().expect("a day"), &|_| {});
            preview = Arc::new(Preview::after(&preview, again, None));
            let fresh = Preview::new(load(root), "en", 0, None);
            prop_assert_eq!(&preview.findings, &fresh.findings, "after {:?}", edits);
            prop_assert_eq!(&preview.compiled.findings, &fresh.compiled.findings, "after {:?}", edits);
            prop_assert_eq!(preview.compiled.site.is_some(), fresh.compiled.site.is_some());
            prop_assert!(published(&preview.compiled) == published(&fresh.compiled), "pages differ after {:?}", edits);
            let shown = pages(preview.site(), &preview.compiled.project.sources);
            prop_assert!(
                shown == pages(fresh.site(), &fresh.compiled.project.sources),
                "drafts differ after {:?}",
                edits
            );
            let Some(site) = preview.site() else { continue };
            for (path, page) in shown.iter().filter(|(path, page)| path.ends_with('/') && **page != b"an error") {
                let text = std::str::from_utf8(page).expect("UTF-8");
                check_html(text, false)?;
                let end = text.rfind("</body>").expect("a page has a body");
                prop_assert!(preview.answer(path).body.starts_with(&page[..end]), "{} after {:?}", path, edits);
            }
            // Whatever is written of a notice is shown.
            let is_written = |key: &str| {
                let text = |language| root.join(format!("content/{key}/2026-01-01/{language}.md"));
                site.config.languages.codes().any(|language| text(language).exists())
            };
            for key in ["terms", "privacy", "cookies"] {
                prop_assert_eq!(site.notice(key).is_some(), is_written(key), "{} after {:?}", key, edits);
            }
            let is_draft = preview.compiled.site.as_ref().is_some_and(|judged| !std::ptr::eq(judged, site));
            drafts.fetch_add(usize::from(is_draft), Ordering::Relaxed);
            shown_at_all.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    });
    let (drafts, all) = (drafts.into_inner(), shown_at_all.into_inner());
    assert!(drafts * 10 > all, "{drafts} of {all}");
}

#[test]
fn a_new_day_is_seen() {
    let scratch = Scratch::new();
    let root = scratch.path();
    (0..FILES.len()).for_each(|file| put(root, file, 0));
    let of_new_year = |(_, (path, _)): &(usize, &Versions)| path.starts_with("content/privacy/2027-01-01/");
    FILES.iter().enumerate().filter(of_new_year).for_each(|(file, _)| put(root, file, 1));
    let day = |day: &'static str| move |_: &_| day.parse().expect("a day");
    let before = recto::load(root, day("2026-12-31"), &|_| {});
    assert!(recto::reload(&before, &[], day("2026-12-31"), &|_| {}).is_none());
    let after = recto::reload(&before, &[], day("2027-01-01"), &|_| {}).expect("another day");
    let fresh = recto::load(root, day("2027-01-01"), &|_| {});
    assert_eq!(after.findings, fresh.findings);
    assert!(published(&after) == published(&fresh) && published(&after) != published(&before));
}

struct Nobody;

impl Watcher for Nobody {
    fn begins(&self, _: usize) {}
    fn did_one(&self) {}
    fn spent(&self, _: recto::Stage, _: std::time::Duration) {}
}

/// The files that are published notice by notice, and what is found in doing so; none where that is given up.
fn published_apart(root: &Path) -> Option<(BTreeMap<String, Vec<u8>>, Findings)> {
    let (project, faults) = project::survey(root);
    let out = Scratch::new();
    let open = || Output::open(&out.path().join("public"), root).ok();
    let day = |_: &_| "2026-11-22".parse().expect("a day");
    let published = if faults.has_errors() { None } else { publish(&project, day, open, |_| None, &Nobody) };
    let written = files(&out.path().join("public"));
    assert!(published.is_some() || written.is_empty(), "{:?}", written.keys());
    published.map(|Published { findings, settled, .. }| {
        settled.expect("writable");
        (written, findings)
    })
}

#[test]
fn a_site_published_notice_by_notice_is_the_same() {
    let edits = prop::collection::vec((0..FILES.len(), 0..5usize), 0..6);
    // A file that nothing links to.
    let warns = FILES.iter().position(|(path, _)| path.ends_with(".pdf")).expect("one of them");
    let (good, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
    hold((prop::bool::ANY, edits), |(is_warned, edits)| {
        let scratch = Scratch::new();
        let root = scratch.path();
        (0..FILES.len()).for_each(|file| put(root, file, 0));
        let first = if is_warned { (warns, 1) } else { (0, 0) };
        for (file, text) in std::iter::once(first).chain(edits) {
            put(root, file, text);
            let whole = load(root);
            let pages = published(&whole);
            let is_made = pages.values().all(|page| page != b"an error") && !pages.is_empty();
            let apart = published_apart(root);
            prop_assert_eq!(
                apart.is_some(),
                is_made && !whole.findings.has_errors(),
                "after {} became its text {}",
                FILES[file].0,
                text
            );
            let Some((files, findings)) = apart else { continue };
            prop_assert_eq!(&findings, &whole.findings, "after {} became its text {}", FILES[file].0, text);
            let pages: BTreeMap<_, _> = pages.into_iter().map(|(path, page)| (routes::file(&path), page)).collect();
            prop_assert!(pages == files, "pages differ after {} became its text {}", FILES[file].0, text);
            if findings.is_empty() { &good } else { &told }.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    });
    let (good, told) = (good.into_inner(), told.into_inner());
    assert!(good > 50 && told > 20, "{good} and {told}");
}
