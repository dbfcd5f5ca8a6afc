//! Approving what was written, and what Recto says of it afterwards. The case `ledger` holds clauses in every state.

use std::fs;
use std::process::Command;

use crate::faults::assert_said;
use crate::support::{DAY, Scratch, difference, files, recto, tests};

pub fn review(site: &Scratch, arguments: &[&str]) -> String {
    recto(site.path(), &[&["review", "--date", DAY, "--lang", "en"], arguments].concat())
}

/// The codes that `recto check` tells on a day, with their severities.
pub fn codes_on(site: &Scratch, day: &str) -> Vec<String> {
    let said = recto(site.path(), &["check", "--date", day, "--format", "short", "--lang", "en"]);
    let code = |line: &str| Some(line.split_once("]: ")?.0.rsplit_once(": ")?.1.to_owned() + "]");
    said.lines().filter_map(code).collect()
}

pub fn codes(site: &Scratch) -> Vec<String> {
    codes_on(site, DAY)
}

/// Replaces words in a file of the site, which has them.
pub fn edit(site: &Scratch, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(site.path().join(path)).expect("readable");
    assert!(text.contains(from), "{path}: {from}");
    site.put(path, text.replace(from, to));
}

/// A day on which the version of [`approved`] is in force.
pub const LATER: &str = "2027-02-01";

/// A site with one notice to come, approved.
pub fn approved() -> Scratch {
    let site = Scratch::of_case("clean");
    let folder = site.path().join("content/privacy");
    fs::rename(folder.join("2026-01-01"), folder.join("2027-01-01")).expect("it is there");
    site.put("content/facts.yaml", "retention: { days: 180 }\n");
    for (language, title, words) in [("en", "Retention", "We keep"), ("fr", "Conservation", "Nous gardons")] {
        let clause = format!("## {title} {{#retention}}\n\n{words} [it](#retention) {{{{ retention }}}}, *always*.\n");
        site.put(&text(language), format!("---\ntitle: {title}\n---\n\n{clause}"));
    }
    assert!(review(&site, &["--accept", "privacy"]).ends_with("2 parts approved\nexit code 0\n"));
    assert_eq!(codes(&site), [""; 0]);
    site
}

pub fn text(language: &str) -> String {
    format!("content/privacy/2027-01-01/{language}.md")
}

#[test]
fn markup_and_blanks_do_not_count() {
    let site = approved();
    edit(&site, &text("en"), "*always*", "__always__");
    edit(&site, &text("en"), "We keep ", "We\n   keep&nbsp;");
    assert_eq!(codes(&site), [""; 0]);
}

#[test]
fn a_translation_that_does_not_follow_is_stale_until_it_is_approved() {
    let site = approved();
    let not_ready = "warning[lifecycle/not-ready]";
    edit(&site, &text("en"), "We keep", "We never keep");
    assert_eq!(codes(&site), [not_ready, "warning[ledger/stale]"]);
    edit(&site, &text("fr"), "Nous gardons", "Nous ne gardons jamais");
    assert_eq!(codes(&site), [not_ready, "warning[ledger/changed]"]);
    assert_eq!(codes_on(&site, LATER), ["error[lifecycle/rewritten]"]);
    assert!(review(&site, &["--accept", "privacy/2027-01-01#retention"]).ends_with("1 part approved\nexit code 0\n"));
    assert_eq!(codes(&site), [""; 0]);
    let before = files(site.path());
    assert_eq!(review(&site, &["--accept", "privacy"]), "nothing new was approved\nexit code 0\n");
    assert_eq!(files(site.path()), before);
}

#[test]
fn destinations_and_facts_count() {
    let site = approved();
    edit(&site, &text("fr"), "(#retention)", "(https://example.com/fr/)");
    assert_eq!(codes(&site), ["warning[lifecycle/not-ready]", "warning[parity/link]"]);
    edit(&site, &text("en"), "(#retention)", "(https://example.com/en/)");
    assert_eq!(codes(&site), ["warning[lifecycle/not-ready]", "warning[ledger/changed]"]);
    let site = approved();
    edit(&site, "content/facts.yaml", "180", "90");
    assert_eq!(codes(&site), ["warning[lifecycle/not-ready]", "warning[ledger/changed]"]);
    assert_eq!(codes_on(&site, LATER), ["error[lifecycle/rewritten]"]);
}

#[test]
fn what_is_not_named_stays_as_it_was_approved() {
    let site = approved();
    edit(&site, &text("en"), "title: Retention", "title: Keeping");
    edit(&site, &text("en"), "We keep", "We never keep");
    review(&site, &["--accept", "privacy#retention"]);
    let said = recto(site.path(), &["check", "--date", DAY, "--format", "short", "--lang", "en"]);
    assert!(said.contains("the front matter does not follow") && said.matches("ledger/").count() == 1, "{said}");
}

#[test]
fn the_next_version_begins_with_what_was_approved() {
    let site = approved();
    recto(site.path(), &["amend", "privacy", "--effective", "2027-02-01", "--date", DAY]);
    edit(&site, "content/privacy/2027-02-01/en.md", "We keep", "We never keep");
    let said = recto(site.path(), &["check", "--date", DAY, "--format", "short", "--lang", "en"]);
    assert!(said.contains("2027-02-01/fr.md:6:1: warning[ledger/stale]: the clause “Conservation”"), "{said}");
    // What was approved of the version before is not held against this one on its day.
    assert!(codes_on(&site, LATER).contains(&"error[ledger/stale]".to_owned()));
}

#[test]
fn a_text_that_took_effect_is_not_approved_again() {
    let site = approved();
    edit(&site, &text("en"), "We keep", "We never keep");
    let before = files(site.path());
    assert_said("review-rewritten", |language| {
        recto(site.path(), &["review", "--accept", "privacy", "--date", LATER, "--lang", language])
    });
    assert_eq!(files(site.path()), before);
    edit(&site, &text("en"), "We never keep", "We keep");
    edit(&site, &text("fr"), "---\n\n", "---\n\nUn mot de plus.\n\n");
    assert!(codes_on(&site, LATER).contains(&"error[lifecycle/rewritten]".to_owned()));
}

#[test]
fn a_first_approval_may_be_late_and_is_said() {
    assert_said("review-late", |language| {
        let site = approved();
        fs::remove_dir_all(site.path().join("content/privacy/2027-01-01/approved")).expect("it is there");
        recto(site.path(), &["review", "--accept", "privacy", "--date", LATER, "--lang", language])
    });
}

#[test]
fn what_cannot_be_approved() {
    assert_said("review-unknown", |language| {
        let site = Scratch::of_case("ledger");
        let names = ["privaci", "privacy/2026-01-02", "privacy#retentoin", "terms", "privacy/2026-01-01#x"];
        let one = |name: &&str| recto(site.path(), &["review", "--accept", name, "--date", DAY, "--lang", language]);
        names.iter().map(one).collect()
    });
    assert_said("review-nobody", |language| {
        recto(Scratch::of_case("ledger").path(), &["review", "privacy", "--date", DAY, "--lang", language])
    });
    // Addresses are remembered for good, so that none may come out of settings that have faults.
    assert_said("review-unsettled", |language| {
        let site = Scratch::of_case("ledger");
        site.put("content/privacy/notice.yaml", "slug: { en: private }\n");
        let before = files(site.path());
        let said = recto(site.path(), &["review", "--accept", "privacy", "--date", DAY, "--lang", language]);
        assert_eq!(files(site.path()), before);
        said
    });
    assert_said("review-errors", |language| {
        let site = Scratch::of_case("upcoming");
        let before = files(site.path());
        let said = recto(
            site.path(),
            &["review", "--accept", "privacy/2026-12-01", "--accept", "cookies", "--date", DAY, "--lang", language],
        );
        assert_eq!(files(site.path()), before);
        said
    });
}

#[test]
fn what_is_damaged_is_written_anew() {
    let site = Scratch::of_case("ledger-damaged");
    for name in ["de.md", "notes.txt"] {
        fs::remove_file(site.path().join("content/privacy/2026-01-01/approved").join(name)).expect("it is there");
    }
    review(&site, &["--accept", "privacy"]);
    assert_eq!(codes(&site), [""; 0]);
}

/// Runs `recto review` at a terminal on which somebody types; none where no terminal can be had.
#[cfg(target_os = "linux")]
fn at_terminal(site: &Scratch, language: &str, keys: &str) -> Option<String> {
    use std::io::Write;
    use std::process::Stdio;
    let review =
        format!("stty -echo rows 40 cols 120; {} review --date {DAY} --lang {language}", env!("CARGO_BIN_EXE_recto"));
    let mut script = Command::new("script");
    script.args(["-qec", &review, "/dev/null"]).current_dir(site.path()).env("NO_COLOR", "1").env("SHELL", "/bin/sh");
    let child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: there is no `script`");
        return None;
    };
    child.stdin.take().expect("piped").write_all(keys.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    Some(String::from_utf8_lossy(&output.stdout).replace('\r', ""))
}

#[cfg(target_os = "linux")]
#[test]
fn questions_are_asked_and_answered() {
    for (language, keys, suffix) in [("en", "a\ns\nx\na\nq\n", ".txt"), ("fr", "a\np\nx\na\nq\n", ".fr.txt")] {
        let site = Scratch::of_case("ledger");
        let Some(said) = at_terminal(&site, language, keys) else { return };
        // The terminal shows what is typed whenever it comes in; what Recto says does not depend on that.
        let said: String = said.lines().filter(|line| line.len() > 2).map(|line| format!("{line}\n")).collect();
        if let Some(difference) = difference(&tests().join(format!("review/asked{suffix}")), &said) {
            panic!("{difference}");
        }
    }
}

#[test]
fn the_dashboard() {
    for (case, arguments, name) in [
        ("ledger", &["--lang", "en"][..], "ledger.txt"),
        ("ledger", &["--lang", "fr"], "ledger.fr.txt"),
        ("upcoming", &["--lang", "en"], "upcoming.txt"),
        ("upcoming", &["--format", "json"], "upcoming.json"),
    ] {
        let site = Scratch::of_case(case);
        let said = recto(site.path(), &[&["status", "--date", DAY], arguments].concat());
        if let Some(difference) = difference(&tests().join("status").join(name), &said) {
            panic!("{difference}");
        }
    }
}

#[test]
fn a_version_that_is_not_ready_stops_the_site_on_its_day() {
    let site = Scratch::of_case("upcoming");
    let build = |day: &str| recto(site.path(), &["build", "--date", day, "--lang", "en", "--format", "short"]);
    assert!(build(DAY).ends_with("exit code 0\n"));
    assert!(site.path().join("public/en/privacy/2026-12-01/index.html").exists());
    for left_out in ["public/en/privacy/2027-02-01", "public/en/cookies"] {
        assert!(!site.path().join(left_out).exists());
    }
    assert!(codes_on(&site, "2026-11-22").contains(&"warning[ledger/stale]".to_owned()));
    assert!(codes_on(&site, "2026-11-23").contains(&"error[lifecycle/rewritten]".to_owned()));
    assert!(build("2026-11-23").ends_with("exit code 1\n"));
}
