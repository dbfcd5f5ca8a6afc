//! How typography is printed: in the folder `typography`, a site and what its pages come out as, with `_` for a no-break
//! space (U+00A0) and `~` for a narrow one (U+202F). `UPDATE_EXPECTED=1` rewrites the expectations.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use recto::render::{Renderer, Templates};
use recto::site::Site;
use recto::source::Sources;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/typography")
}

fn page(site: &Site, sources: &Sources, path: &str) -> String {
    let renderer = Renderer::new(site, sources, Templates::load(sources).expect("the theme is whole"));
    let mut page = Vec::new();
    renderer.render(path, site.together.routes.find(path).expect("a page"), &mut page).expect("the theme renders");
    String::from_utf8(page).expect("text")
}

fn load() -> (recto::project::Project, Site) {
    let recto::Compiled { project, site, findings, .. } =
        recto::load(&folder(), |_| jiff::civil::date(2026, 6, 1), &|_| {});
    assert!(!findings.has_errors());
    (project, site.expect("a site"))
}

/// The title, the description, the notice bar and the main part of a page, with spaces that can be seen.
fn words(page: &str) -> String {
    let mut within = false;
    let mut words = String::new();
    for line in page.lines() {
        within |= line.starts_with("<main");
        if within
            || ["<title", "<meta name=\"description", "<p class=\"notice-bar"].iter().any(|tag| line.starts_with(tag))
        {
            words += &line.replace('\u{a0}', "_").replace('\u{202f}', "~");
            words.push('\n');
        }
        within &= !line.starts_with("</main");
    }
    words
}

#[test]
fn pages_are_typeset() {
    let (project, site) = load();
    for (name, path) in [("en", "/en/terms/"), ("fr", "/fr/terms/"), ("index", "/fr/")] {
        let page = words(&page(&site, &project.sources, path));
        let expected = folder().join(format!("{name}.html"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &page).expect("writable");
        }
        assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), page, "{name}");
    }
}

#[test]
fn a_site_can_do_without() {
    let (project, mut site) = load();
    Arc::make_mut(&mut site.config).typography = false;
    let page = page(&site, &project.sources, "/fr/terms/");
    for written in ["l'article 4, dès le 1er mai", "La \"portée\" de l'article 4 !", "1 234,5 %", "n<sup>°</sup> 5"]
    {
        assert!(page.contains(written), "{written}");
    }
}
