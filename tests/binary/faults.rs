//! Faults that no folder of a repository can hold: those of the disk and of the command line, and input of great size.
//! What must be said of each is in `tests/faults/<name>.txt` and `<name>.fr.txt`; `UPDATE_EXPECTED=1` rewrites them.
//!
//! These tests may run as root, whom no permission stops: what cannot be read or written is made in other ways.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{DAY, Scratch, difference, files, recto, tests};

/// Compares what is said in each language of findings.
#[track_caller]
pub fn assert_said(name: &str, said: impl Fn(&str) -> String) {
    for (language, suffix) in [("en", ".txt"), ("fr", ".fr.txt")] {
        let expected = tests().join("faults").join(format!("{name}{suffix}"));
        if let Some(difference) = difference(&expected, &said(language)) {
            panic!("{difference}");
        }
    }
}

fn check(folder: &Path, language: &str) -> String {
    recto(folder, &["check", "--date", DAY, "--lang", language])
}

fn build(folder: &Path, language: &str, out: &str) -> String {
    recto(folder, &["build", "--date", DAY, "--lang", language, "--out", out])
}

/// The clean case, built.
fn built() -> Scratch {
    let site = Scratch::of_case("one-language");
    assert!(build(site.path(), "en", "public").ends_with("\nexit code 0\n"));
    site
}

#[test]
fn no_site() {
    let folder = Scratch::new();
    let path = folder.path().to_str().expect("UTF-8");
    assert_said("no-site", |language| check(folder.path(), language).replace(path, "FOLDER"));
}

#[test]
fn an_unknown_code() {
    let folder = Scratch::new();
    assert_said("unknown-code", |language| recto(folder.path(), &["explain", "clause/duplicate", "--lang", language]));
}

#[test]
fn a_day_that_is_none() {
    let folder = Scratch::new();
    assert_said("no-day", |language| recto(folder.path(), &["check", "--date", "2026-02-30", "--lang", language]));
}

#[test]
fn a_new_site_or_notice_where_there_is_one() {
    let site = Scratch::of_case("clean");
    let before = files(site.path());
    assert_said("init-not-empty", |language| recto(site.path(), &["init", ".", "--lang", language]));
    assert_said("notice-exists", |language| recto(site.path(), &["new", "privacy", "--lang", language]));
    assert_eq!(files(site.path()), before);
}

#[test]
fn a_new_site_beneath_a_file() {
    let folder = Scratch::new();
    folder.put("notes.txt", "a file");
    assert_said("init-impossible", |language| recto(folder.path(), &["init", "notes.txt/site", "--lang", language]));
}

#[test]
fn too_many_redirects() {
    let site = Scratch::of_case("clean");
    let settings = fs::read_to_string(site.path().join("site.yaml")).expect("readable");
    let redirects: String = (0..2_001).map(|i| format!("  /{i}: notice:privacy\n")).collect();
    site.put("site.yaml", format!("{settings}redirects:\n{redirects}"));
    assert_said("too-many-redirects", |language| check(site.path(), language));
}

#[cfg(target_os = "linux")]
#[test]
fn unreadable_files() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let site = Scratch::of_case("clean");
    let version = site.path().join("content/privacy/2026-01-01");
    fs::remove_file(version.join("en.md")).expect("writable");
    symlink("/proc/self/mem", version.join("en.md")).expect("writable");
    fs::remove_file(version.join("fr.md")).expect("writable");
    fs::create_dir(version.join("fr.md")).expect("writable");
    symlink("nowhere.pdf", version.join("terms.pdf")).expect("writable");
    symlink("nowhere", site.path().join("templates")).expect("writable");
    for name in [b"a\xff.pdf", b"a\xfe.pdf"] {
        fs::write(version.join(OsStr::from_bytes(name)), "").expect("writable");
    }
    assert_said("unreadable-files", |language| check(site.path(), language));
}

#[cfg(unix)]
#[test]
fn a_loop_of_links() {
    let site = Scratch::of_case("clean");
    std::os::unix::fs::symlink("..", site.path().join("content/privacy/archive")).expect("writable");
    assert_said("link-loop", |language| check(site.path(), language));
}

#[test]
fn an_output_folder_that_is_not_ours() {
    let site = Scratch::of_case("clean");
    site.put("public/thesis.tex", "years of work");
    let before = files(site.path());
    assert_said("output-not-ours", |language| build(site.path(), language, "public"));
    assert_eq!(files(site.path()), before);
}

#[test]
fn an_output_folder_among_the_sources() {
    let site = Scratch::of_case("clean");
    let before = files(site.path());
    assert_said("output-inside-site", |language| build(site.path(), language, "content/public"));
    assert_eq!(files(site.path()), before);
}

#[test]
fn an_output_folder_that_cannot_be() {
    let site = Scratch::of_case("clean");
    site.put("notes.txt", "a file");
    let before = files(site.path());
    assert_said("output-impossible", |language| build(site.path(), language, "notes.txt/public"));
    assert_eq!(files(site.path()), before);
}

/// Runs `script` where it may mount what it likes and nobody else sees it; none where that is not permitted.
#[cfg(target_os = "linux")]
pub fn with_mounts(folder: &Path, script: &str) -> Option<String> {
    let shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script]).current_dir(folder);
        command.env("RECTO", env!("CARGO_BIN_EXE_recto")).env("RAYON_NUM_THREADS", "1").output()
    };
    if !shell("mount -t tmpfs recto /mnt").is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: mounting is not permitted");
        return None;
    }
    let output = shell(script).expect("it ran before");
    Some(String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let site = Scratch::of_case("one-language");
    site.put("large.md", format!("---\ntitle: Privacy\n---\n\n{}", "Words and words.\n\n".repeat(100_000)));
    site.put("small.md", fs::read(site.path().join("content/privacy/2026-01-01/en.md")).expect("readable"));
    fs::create_dir(site.path().join("public")).expect("writable");
    if with_mounts(site.path(), "true").is_some() {
        assert_said("disk-full", |language| {
            let script = format!(
                "mount -t tmpfs -o size=400k recto public
                 cp small.md content/privacy/2026-01-01/en.md
                 $RECTO build --date {DAY} >/dev/null
                 cp -R public before
                 cp large.md content/privacy/2026-01-01/en.md
                 $RECTO build --date {DAY} --lang {language} --out public
                 echo exit code $?
                 diff -r public before && echo the last good output is untouched
                 rm -r before"
            );
            with_mounts(site.path(), &script).expect("permitted")
        });
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_may_not_be_written_to() {
    let site = built();
    site.put("content/privacy/2026-01-01/en.md", "---\ntitle: Changed\n---\n\n## Scope {#scope}\n");
    let before = files(&site.path().join("public"));
    if with_mounts(site.path(), "true").is_some() {
        assert_said("output-read-only", |language| {
            let script = format!(
                "mount --bind public public && mount -o remount,bind,ro public
                 $RECTO build --date {DAY} --lang {language} --out public
                 echo exit code $?"
            );
            with_mounts(site.path(), &script).expect("permitted")
        });
    }
    assert_eq!(files(&site.path().join("public")), before);
}

#[test]
fn an_error_leaves_the_last_good_output() {
    let site = built();
    let before = files(&site.path().join("public"));
    site.put("content/privacy/2026-01-01/en.md", "---\ntitle: Changed\n---\n\n## Scope {#scope}\n\n{{ nothing }}\n");
    site.put("content/terms/2026-01-01/en.md", "---\ntitle: New\n---\n");
    assert_said("last-good-output", |language| build(site.path(), language, "public"));
    assert_eq!(files(&site.path().join("public")), before);
    site.put("templates/index.html", "{{ page.titel }}");
    build(site.path(), "en", "public");
    assert_eq!(files(&site.path().join("public")), before);
}

/// A language that the theme does not know, with all of the theme's English messages but one.
#[test]
fn a_missing_message() {
    let site = Scratch::of_case("messages-none");
    let english = fs::read_to_string(tests().join("../locales/en/theme.ftl")).expect("it is there");
    let without: String = english.split_inclusive('\n').filter(|line| !line.starts_with("skip-link =")).collect();
    site.put("locales/es/theme.ftl", without);
    assert_said("missing-message", |language| check(site.path(), language));
}

fn deep(markdown: &str) -> Scratch {
    let site = Scratch::of_case("one-language");
    site.put(
        "content/privacy/2026-01-01/en.md",
        format!("---\ntitle: Privacy\n---\n\n## Scope {{#scope}}\n\n{markdown}"),
    );
    site
}

#[test]
fn twenty_thousand_quotes_in_one_another() {
    let site = deep(&format!("{} words\n", ">".repeat(20_000)));
    assert_said("deep-quotes", |language| check(site.path(), language));
}

#[test]
fn twenty_thousand_lists_in_one_another() {
    let site = deep(&format!("{}words\n", "- ".repeat(20_000)));
    assert_said("deep-lists", |language| check(site.path(), language));
}

#[test]
fn ten_megabytes_of_markdown() {
    let paragraph = "Words with *emphasis*, a [link](#scope), `code` and {{ fee }}.\n\n";
    let clause = format!("## Heading\n\n{}", paragraph.repeat(30));
    let site = deep(&clause.repeat(10_000_000 / clause.len()));
    site.put("content/facts.yaml", "fee: { amount: 75, currency: $ }\n");
    let said = build(site.path(), "en", "public");
    assert!(said.ends_with("\nexit code 0\n"), "{said}");
}
