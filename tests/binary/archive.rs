//! The archive and `recto verify`: the hash of a text is of what it says, and a published folder that says something else
//! is found out.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::faults::assert_said;
use crate::support::{DAY, Scratch, recto};

/// The case that prints one of everything, with permanent pages.
fn site() -> Scratch {
    let site = Scratch::of_case("printed");
    edit(&site, "site.yaml", "pages: [text]", "pages: [text, versions]");
    site
}

/// The same, published.
fn published() -> Scratch {
    let site = site();
    build(&site);
    site
}

/// Replaces words of a file, which must be there.
fn edit(site: &Scratch, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(site.path().join(file)).expect(file);
    assert!(text.contains(from), "{file} does not hold {from}: {text}");
    site.put(file, text.replacen(from, to, 1));
}

fn build(site: &Scratch) {
    let said = recto(site.path(), &["build", "--date", DAY, "--lang", "en", "--out", "public"]);
    assert!(said.ends_with("\nexit code 0\n"), "{said}");
}

fn verify(site: &Scratch) -> String {
    recto(site.path(), &["verify", "public", "--date", DAY, "--format", "short", "--lang", "en"])
}

fn archive(site: &Scratch) -> Value {
    let json = fs::read(site.path().join("public/archive.json")).expect("it is published");
    serde_json::from_slice(&json).expect("it is JSON")
}

/// The hash of each text.
fn hashes(site: &Scratch) -> BTreeMap<String, String> {
    let archive = archive(site);
    let texts = archive["texts"].as_array().expect("a list").iter();
    let word = |text: &Value, field: &str| text[field].as_str().expect(field).to_owned();
    texts.map(|text| (format!("{} {}", word(text, "notice"), word(text, "language")), word(text, "sha256"))).collect()
}

/// A theme that shows texts in its own way.
const TEMPLATE: &str = "{% extends \"base.html\" %}
{% block main %}<div class=\"{% block shape %}{% endblock shape %}\">{% block title %}<h1>{{ notice.title }}</h1>{% endblock title %}
{% block summary %}{% endblock summary %}{{ version.body | safe }}</div>{% endblock main %}
";
const ENGLISH: &str = "content/privacy/2026-01-01/en.md";

#[test]
fn theme_typography_addresses_and_markup_change_no_hash_and_nothing_published() {
    let site = published();
    let before = hashes(&site);
    assert_eq!(before.len(), 4);
    for (file, from, to) in [
        ("site.yaml", "source: en", "source: en\ntypography: off"),
        ("site.yaml", "https://legal.example.com/", "https://example.org/legal/"),
        ("content/privacy/notice.yaml", "en: privacy, fr: vie-privee", "en: private, fr: prive"),
        (ENGLISH, "{{ fee }}, {{ rate }}, ", "*{{ fee }}*,\n{{ rate }},  "),
        (ENGLISH, "![A seal](seal.svg)", "![A *seal*](<seal.svg>)"),
    ] {
        let site = published();
        edit(&site, file, from, to);
        let said = verify(&site);
        assert!(said.ends_with("public says what this site says: 4 texts\nexit code 0\n"), "{to}: {said}");
        build(&site);
        assert_eq!(hashes(&site), before, "{to}");
    }
    site.put("templates/text.html", TEMPLATE);
    let said = verify(&site);
    assert!(said.ends_with("exit code 0\n"), "{said}");
    build(&site);
    assert_eq!(hashes(&site), before);
    fs::remove_dir_all(site.path().join("templates")).expect("it is there");
    let said = verify(&site);
    assert!(said.ends_with("exit code 0\n"), "{said}");
}

#[test]
fn a_word_a_fact_or_a_link_changes_the_hashes_of_its_texts() {
    let before = hashes(&published());
    for (file, from, to, changed) in [
        ("content/terms/2026-01-01/fr.md", "Des mots.", "Les mots.", &["terms fr"][..]),
        ("content/terms/2026-01-01/en.md", "title: Terms", "title: Our terms", &["terms en"]),
        ("content/facts.yaml", "days: 180", "days: 90", &["privacy en", "privacy fr"]),
        ("content/facts.yaml", "parlé et écrit", "écrit et parlé", &["privacy fr"]),
        ("content/privacy/sites.yaml", "hours: 1", "hours: 2", &["privacy en", "privacy fr"]),
        (ENGLISH, "?a=1&b", "?a=2&b", &["privacy en"]),
        (ENGLISH, "notice:terms)", "notice:terms#use)", &["privacy en"]),
        (ENGLISH, "![A seal]", "![The seal]", &["privacy en"]),
    ] {
        let site = published();
        edit(&site, "site.yaml", "source: en", "source: en\nfindings: { parity/url: off, parity/link: off }");
        edit(&site, file, from, to);
        let said = verify(&site);
        let found = said.matches("error[verify/changed-text]").count();
        assert!(found == changed.len() && said.ends_with("exit code 1\n"), "{to}: {said}");
        build(&site);
        let now = hashes(&site);
        let differ: Vec<_> = before.keys().filter(|text| now[*text] != before[*text]).collect();
        assert_eq!(differ, changed, "{to}");
    }
}

/// docs/archive.md: whoever has the approved copy needs nothing else.
#[test]
fn the_hash_is_that_of_the_approved_copy_without_its_note() {
    let site = published();
    recto(site.path(), &["review", "--accept", "privacy", "--accept", "terms", "--date", DAY]);
    for (text, hash) in hashes(&site) {
        let (notice, language) = text.split_once(' ').expect("two words");
        let copy = site.path().join(format!("content/{notice}/2026-01-01/approved/{language}.md"));
        let copy = fs::read_to_string(copy).expect("it was approved");
        let (front, rest) = copy.split_once("\n---\n").expect("it has front matter");
        let front: Vec<_> =
            front.lines().filter(|line| !line.starts_with('#') && !line.starts_with("address: ")).collect();
        let normalised = front.join("\n") + "\n---\n" + rest;
        let digest: String = Sha256::digest(&normalised).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, hash, "{normalised}");
    }
}

#[test]
fn a_published_page_that_says_something_else() {
    const PAGE: &str = "public/en/privacy/2026-01-01/index.html";
    for (from, to) in [
        ("180", "18"),
        ("written", "signed"),
        ("https://example.com/", "https://example.org/"),
        ("A seal", "A flag"),
        ("<div class=\"clause\"><h3", "<p>And more.</p><div class=\"clause\"><h3"),
        ("<td>session</td>", ""),
    ] {
        let site = published();
        let page = fs::read_to_string(site.path().join(PAGE)).expect("it is published");
        let (around, body) = page.split_once("<div class=\"body\">").expect("it has a body");
        assert!(body.contains(from), "{body}");
        site.put(PAGE, format!("{around}<div class=\"body\">{}", body.replacen(from, to, 1)));
        let said = verify(&site);
        let found = said.matches("error[verify/changed-page]").count();
        assert!(found == 1 && said.ends_with("exit code 1\n"), "{to}: {said}");
    }
}

/// What the archive says of a text, changed.
fn tamper(site: &Scratch, text: usize, field: &str, value: &str) {
    let mut archive = archive(site);
    archive["texts"][text][field] = value.into();
    site.put("public/archive.json", archive.to_string());
}

#[test]
fn every_difference_is_told() {
    let site = published();
    tamper(&site, 1, "until", "2026-06-01");
    tamper(&site, 2, "sha256", &"0".repeat(64));
    tamper(&site, 3, "notice", "term");
    edit(&site, "public/fr/vie-privee/index.html", "parlé et écrit", "ni parlé ni écrit");
    site.put("public/en/privacy/2026-01-01/form.en.pdf", "another form");
    fs::remove_file(site.path().join("public/en/privacy/2026-01-01/seal.svg")).expect("it was published");
    assert_said("verify-differences", |language| {
        recto(site.path(), &["verify", "public", "--date", DAY, "--lang", language])
    });
}

#[test]
fn a_folder_that_cannot_be_verified() {
    let site = published();
    let verify =
        |folder: &str, language: &str| recto(site.path(), &["verify", folder, "--date", DAY, "--lang", language]);
    assert_said("verify-no-archive", |language| verify("content", language));
    assert_said("verify-no-folder", |language| verify("publik", language) + &verify("site.yaml", language));
    site.put("public/archive.json", "{ \"version\": 1, \"texts\": [ { \"notice\"");
    assert_said("verify-malformed-archive", |language| verify("public", language));
    site.put("public/archive.json", "{ \"version\": 2, \"texts\": [] }");
    assert_said("verify-later-archive", |language| verify("public", language));
    site.put(ENGLISH, "---\ntitle: {}\n---\n");
    let said = verify("public", "en");
    assert!(said.contains("error[yaml/") && said.ends_with("exit code 1\n"), "{said}");
}

#[test]
fn routes_of_an_archive_lead_nowhere_else() {
    let site = published();
    tamper(&site, 0, "route", "/../../../etc/2026-01-01/");
    let said = verify(&site);
    assert!(said.contains("error[verify/missing-file]") && said.ends_with("exit code 1\n"), "{said}");
}

/// A reader who has seen an entry is not shown it again at another address.
#[test]
fn a_renamed_address_changes_no_id_of_a_feed() {
    let ids = |site: &Scratch| {
        build(site);
        let feed = fs::read_to_string(site.path().join("public/fr/feed.xml")).expect("it is published");
        feed.lines().filter(|line| line.starts_with("<id>")).map(str::to_owned).collect::<Vec<_>>()
    };
    let site = Scratch::of_case("lifecycle");
    let before = ids(&site);
    edit(&site, "content/privacy/notice.yaml", "fr: vie-privee", "fr: confidentialite");
    assert_eq!((before.len(), ids(&site)), (6, before));
}
