//! `recto amend` and `recto next`: versions in time.

use std::fs;

use crate::faults::assert_said;
use crate::support::{DAY, Scratch, recto};

fn site() -> Scratch {
    Scratch::of_case("amendable")
}

#[test]
fn a_version_begins_as_a_copy() {
    assert_said("amend", |language| {
        let site = site();
        let said =
            recto(site.path(), &["amend", "terms", "--effective", "2027-01-01", "--date", DAY, "--lang", language]);
        let read = |name: &str| fs::read_to_string(site.path().join("content/terms/2027-01-01").join(name));
        let files = ["en.md", "fr.md", "version.yaml", "fees.yaml"]
            .map(|name| format!("--- {name}\n{}", read(name).expect(name)));
        assert!(read("terms.pdf").is_err(), "an attachment is not copied");
        let checked = recto(site.path(), &["check", "--date", DAY, "--lang", language]);
        said + &files.concat() + &checked
    });
}

#[test]
fn a_version_that_cannot_begin() {
    let site = site();
    assert_said("amend-unknown", |language| {
        recto(site.path(), &["amend", "term", "--effective", "2027-01-01", "--date", DAY, "--lang", language])
    });
    assert_said("amend-not-later", |language| {
        recto(site.path(), &["amend", "terms", "--effective", "2026-01-01", "--date", DAY, "--lang", language])
    });
}

#[test]
fn the_next_change() {
    let site = site();
    let next = |day: &str| recto(site.path(), &["next", "--date", day]);
    assert_eq!(next("2025-11-01"), "2025-12-01\nexit code 0\n", "a version is announced");
    assert_eq!(next("2025-12-01"), "2026-01-01\nexit code 0\n", "it takes effect");
    assert_eq!(next("2026-01-01"), "2028-01-01\nexit code 0\n", "the notice is repealed");
    assert_eq!(next("2028-01-01"), "exit code 0\n");
}
