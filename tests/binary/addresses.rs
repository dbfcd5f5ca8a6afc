//! Addresses that were approved, once notices, versions and clauses go on. The cases `addresses` and `addresses-lost` hold
//! what is said and published of each kind.

use std::fs;

use crate::review::{LATER, approved, codes, codes_on, edit, review, text};
use crate::support::{DAY, Scratch, files, recto};

const ADDRESSES: &str = "content/addresses.txt";

fn read(site: &Scratch, name: &str) -> String {
    fs::read_to_string(site.path().join(name)).expect(name)
}

/// Builds the site, which succeeds.
fn build(site: &Scratch) {
    let said = recto(site.path(), &["build", "--date", DAY, "--out", "public"]);
    assert!(said.ends_with("\nexit code 0\n"), "{said}");
}

fn leads_to(site: &Scratch, old: &str, new: &str) -> bool {
    read(site, &format!("public{old}index.html")).contains(&format!("content=\"0; url={new}\""))
}

#[test]
fn what_is_approved_is_remembered_in_order() {
    let site = approved();
    let known = read(&site, ADDRESSES);
    assert!(known.starts_with("/en/privacy/\n/en/privacy/#retention\n/en/privacy/2027-01-01/\n"), "{known}");
    let merged: String = known.lines().rev().chain(["", "/en/privacy/"]).map(|line| format!("{line}\r\n")).collect();
    site.put(ADDRESSES, merged);
    assert_eq!(codes(&site), [""; 0]);
    review(&site, &["--accept", "privacy"]);
    assert_eq!(read(&site, ADDRESSES), known);
}

#[test]
fn a_renamed_notice_is_found_under_all_its_names() {
    let site = approved();
    site.put("content/privacy/notice.yaml", "slug: { en: data, fr: donnees }\n");
    build(&site);
    assert!(leads_to(&site, "/en/privacy/2027-01-01/", "/en/data/2027-01-01/"));
    assert_eq!(read(&site, "public/_redirects").lines().last(), Some("/en/privacy/* /en/data/:splat 301"));
    review(&site, &["--accept", "privacy"]);
    fs::rename(site.path().join("content/privacy"), site.path().join("content/records")).expect("it is there");
    fs::remove_file(site.path().join("content/records/notice.yaml")).expect("it is there");
    build(&site);
    for old in ["/en/privacy/", "/en/data/"] {
        assert!(leads_to(&site, old, "/en/records/"), "{old}");
    }
    assert!(leads_to(&site, "/fr/donnees/historique/", "/fr/records/historique/"));
    let known = read(&site, ADDRESSES);
    review(&site, &["--accept", "records"]);
    assert!(known.lines().all(|line| read(&site, ADDRESSES).contains(&format!("{line}\n"))));
}

#[test]
fn a_version_with_another_date_is_found_at_the_old_one() {
    let site = approved();
    let folder = site.path().join("content/privacy");
    fs::rename(folder.join("2027-01-01"), folder.join("2027-01-08")).expect("it is there");
    build(&site);
    assert!(leads_to(&site, "/en/privacy/2027-01-01/", "/en/privacy/2027-01-08/"));
}

#[test]
fn a_folder_that_was_copied_is_a_version_or_notice_of_its_own() {
    let site = approved();
    for (name, bytes) in files(&site.path().join("content/privacy")) {
        site.put(&format!("content/cookies/{name}"), &bytes);
        site.put(&format!("content/privacy/{}", name.replace("2027-01-01", "2027-01-08")), &bytes);
    }
    assert_eq!(codes(&site), [""; 0]);
    let words = "content/privacy/2027-01-08/fr.md";
    edit(&site, words, "Nous gardons", "Nous ne gardons jamais");
    assert_eq!(codes_on(&site, LATER), ["warning[ledger/translation-changed]"]);
    build(&site);
    assert!(!read(&site, "public/_redirects").contains("privacy"));
}

#[test]
fn a_correction_is_a_version_of_its_own() {
    let site = approved();
    let correct = |date: &str| recto(site.path(), &["amend", "privacy", "--effective", date, "--date", LATER]);
    correct(LATER);
    for (language, from, to) in [("en", "We keep", "We hold"), ("fr", "Nous gardons", "Nous détenons")] {
        let words = text(language).replace("2027-01-01", LATER);
        edit(&site, &words, from, to);
        edit(&site, &words, "changes: \"\"", "changes: \"A slip.\"");
    }
    assert_eq!(codes_on(&site, LATER), ["warning[ledger/changed]", "warning[ledger/changed]"]);
    recto(site.path(), &["review", "--accept", "privacy", "--date", LATER]);
    assert_eq!(codes_on(&site, LATER), [""; 0]);
    edit(&site, &text("en").replace("2027-01-01", LATER), "We hold", "We own");
    assert_eq!(codes_on(&site, LATER), ["error[lifecycle/rewritten]"]);
}

#[test]
fn what_is_to_come_is_not_asked_of_the_text_in_force() {
    let site = approved();
    recto(site.path(), &["amend", "privacy", "--effective", "2027-03-01", "--date", LATER]);
    for language in ["en", "fr"] {
        let words = text(language).replace("2027-01-01", "2027-03-01");
        edit(&site, &words, "changes: \"\"", "changes: \"More.\"");
        edit(&site, &words, "*.", "*.\n\n## More {#more}\n\nWords.");
    }
    recto(site.path(), &["review", "--accept", "privacy", "--date", LATER]);
    assert!(read(&site, ADDRESSES).contains("/en/privacy/#more\n"));
    assert_eq!(codes_on(&site, LATER), [""; 0]);
    // Nor while a text of what is to come is missing.
    fs::remove_file(site.path().join("content/privacy/2027-03-01/fr.md")).expect("it is there");
    assert_eq!(codes_on(&site, LATER), ["warning[notice/missing-language]", "warning[lifecycle/not-ready]"]);
}

#[test]
fn a_text_approved_in_part_is_not_finished() {
    let site = approved();
    fs::remove_dir_all(site.path().join("content/privacy/2027-01-01/approved")).expect("it is there");
    recto(site.path(), &["review", "--accept", "privacy#retention", "--date", LATER]);
    assert!(read(&site, "content/privacy/2027-01-01/approved/en.md").contains("complete: false\n"));
    edit(&site, &text("en"), "We keep", "We hold");
    assert_eq!(codes_on(&site, LATER), ["error[ledger/stale]"]);
}

#[test]
fn a_language_may_be_added_to_a_text_in_force() {
    let site = approved();
    edit(&site, "site.yaml", "languages:\n", "languages:\n  fc: { locale: fr-FR, name: Français (France) }\n");
    edit(&site, "site.yaml", "name: {", "name: { fc: Avis,");
    site.put("content/privacy/2027-01-01/fc.md", read(&site, &text("fr")));
    assert_eq!(codes_on(&site, LATER), [""; 0]);
    recto(site.path(), &["review", "--accept", "privacy", "--date", LATER]);
    assert!(read(&site, ADDRESSES).contains("/fc/privacy/2027-01-01/#retention\n"));
    edit(&site, "content/privacy/2027-01-01/fc.md", "Nous gardons", "Nous détenons");
    assert_eq!(codes_on(&site, LATER), ["error[lifecycle/rewritten]"]);
}
