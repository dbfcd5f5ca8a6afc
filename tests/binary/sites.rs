//! Site folders with what Recto must make of them. `tests/sites/<case>/` holds a site and
//!
//! - `findings.txt` and `findings.fr.txt`: what `recto check` must say of it, in English and in French;
//! - `expected/`, in some cases: all that `recto build` must publish, except the files of `static/`. A page is held by
//!   what is its own: its title, description, canonical and alternate addresses, and its `<main>`.
//!
//! `UPDATE_EXPECTED=1` rewrites the expectations.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{DAY, Scratch, difference, files, recto, tests, updating};
use recto::finding::Code;

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(tests().join("sites")).expect("the cases are there");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn check(site: &Path, language: &str) -> String {
    recto(site, &["check", "--date", DAY, "--lang", language])
}

#[test]
fn every_case_has_exactly_its_findings() {
    let mut wrong = Vec::new();
    for case in cases() {
        for (language, expected) in [("en", "findings.txt"), ("fr", "findings.fr.txt")] {
            wrong.extend(difference(&case.join(expected), &check(&case, language)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_publishes_exactly_its_pages() {
    let mut wrong = Vec::new();
    for case in cases().iter().map(|case| case.join("expected")).filter(|expected| expected.is_dir()) {
        let out = Scratch::new();
        let public = out.path().join("public");
        let said =
            recto(case.parent().expect("a case"), &["build", "--date", DAY, "--out", public.to_str().expect("UTF-8")]);
        let found = published(&public);
        if found.is_empty() {
            wrong.push(format!("{}: nothing was published\n{said}", case.display()));
        } else if updating() {
            fs::remove_dir_all(&case).expect("writable");
        }
        for (name, text) in &found {
            wrong.extend(difference(&case.join(name), text));
        }
        let extra = files(&case).into_keys().filter(|name| !found.contains_key(name));
        wrong.extend(extra.map(|name| format!("{}/{name} was not published\n{said}", case.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A build goes another way through the site, where it can.
#[test]
fn building_finds_what_checking_finds() {
    let mut wrong = Vec::new();
    for case in cases() {
        let out = Scratch::new();
        let public = out.path().join("public");
        let ask = |command: &[&str]| recto(&case, &[command, &["--date", DAY, "--quiet", "--format", "json"]].concat());
        let (checked, built) = (ask(&["check"]), ask(&["build", "--out", public.to_str().expect("UTF-8")]));
        if checked != built {
            wrong.push(format!("{}\n--- checked\n{checked}--- built\n{built}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of an output folder as `expected/` holds them.
fn published(public: &Path) -> BTreeMap<String, String> {
    let files = files(public).into_iter().filter(|(name, _)| !name.starts_with("assets/"));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    files
        .map(|(name, bytes)| if name.ends_with(".html") { (name, own(&text(bytes))) } else { (name, text(bytes)) })
        .collect()
}

/// What is a page's own: what its head says of it alone, and its `<main>`.
fn own(page: &str) -> String {
    const HEAD: [&str; 4] =
        ["<title", "<meta name=\"description\"", "<link rel=\"canonical\"", "<link rel=\"alternate\""];
    let (head, body) = page.split_once("</head>").expect("a page has a head");
    let mut own: String = head
        .lines()
        .filter(|line| HEAD.iter().any(|start| line.starts_with(start)))
        .fold(String::new(), |own, line| own + line + "\n");
    let main = body.find("<main").zip(body.find("</main>\n")).map(|(start, end)| &body[start..end + "</main>\n".len()]);
    own.push_str(main.expect("a page has a main part"));
    own
}

/// A finding that no case shows is one whose words nobody has read in their place.
#[test]
fn every_finding_is_shown_by_a_case() {
    let shown: String = files(&tests())
        .into_iter()
        .filter(|(name, _)| name.ends_with(".fr.txt"))
        .map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8"))
        .collect();
    let missing: Vec<_> =
        Code::ALL.iter().map(|code| code.as_str()).filter(|code| !shown.contains(&format!("[{code}]"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_bundled_site_has_no_finding() {
    let said = check(Path::new(env!("CARGO_MANIFEST_DIR")), "fr");
    assert_eq!(said, "aucune erreur et aucun avertissement\nexit code 0\n");
}
