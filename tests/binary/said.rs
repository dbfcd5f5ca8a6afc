//! How much is said, and in which form programs read it.

use std::fs::File;
use std::process::Command;

use serde_json::Value;

use crate::support::{DAY, Scratch, recto, recto_with};

/// What is said with every number taken out, and the blanks before it.
fn without_numbers(said: &str) -> String {
    let is_number = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit());
    said.lines()
        .map(|line| {
            line.split(' ').filter(|word| !word.is_empty()).filter(is_number).collect::<Vec<_>>().join(" ") + "\n"
        })
        .collect()
}

#[test]
fn verbose_tells_the_time_of_each_stage() {
    let site = Scratch::of_case("clean");
    let checked = recto(site.path(), &["check", "--verbose", "--date", DAY, "--lang", "en"]);
    let stages = "reading the files\nparsing them\nresolving and comparing texts\nchecking the whole\n";
    assert_eq!(without_numbers(&checked), format!("{stages}no errors and no warnings\nexit code\n"), "{checked}");
    let built = recto(site.path(), &["build", "-v", "--date", DAY, "--lang", "fr", "--out", "public"]);
    // Where nothing is found, they go on at the same time.
    let stages = "lecture des fichiers\nanalyse\nmise en relation et comparaison des textes\nvérification de l’ensemble\nrendu et écriture des pages\nmise en place\npublic\u{a0}: ";
    assert!(without_numbers(&built).starts_with(stages), "{built}");
    let ends: Vec<_> = built.lines().take(6).map(|line| line.find("ms").map(|at| line[..at].chars().count())).collect();
    assert!(ends[0].is_some() && ends.iter().all(|end| *end == ends[0]), "{built}");
}

#[test]
fn quiet_tells_what_was_found_and_what_was_asked_for() {
    let site = Scratch::of_case("clean");
    for arguments in [&["check", "--quiet", "--date", DAY][..], &["build", "-q", "--date", DAY, "--out", "public"]] {
        assert_eq!(recto(site.path(), arguments), "exit code 0\n");
    }
    let status = ["status", "--date", DAY];
    assert_eq!(recto(site.path(), &[&status[..], &["-q"]].concat()), recto(site.path(), &status));
    site.put("content/privacy/2026-01-01/en.md", "");
    let check = ["check", "--date", DAY, "--lang", "en"];
    let (told, quietly) = (recto(site.path(), &check), recto(site.path(), &[&check[..], &["-q"]].concat()));
    let (findings, _) = told.split_once("1 error in 1 file\n").expect(&told);
    assert_eq!(quietly, format!("{findings}exit code 1\n"));
    assert!(recto(site.path(), &["check", "-q", "-v"]).ends_with("exit code 2\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_said_is_a_fault() {
    let site = Scratch::of_case("clean");
    for arguments in [&["check"][..], &["check", "--format", "sarif"], &["schema", "site"], &["status"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_recto"))
            .args([arguments, &["--lang", "EN"]].concat())
            .current_dir(site.path())
            .stdout(File::create("/dev/full").expect("Linux has it"))
            .output()
            .expect("the binary runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.starts_with("error[file/unwritable]: “stdout” cannot be written: "), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

/// A locale may be named as the system names it.
#[test]
fn the_language_is_that_of_a_locale() {
    let site = Scratch::of_case("links");
    let check = |lang| recto(site.path(), &["check", "--date", DAY, "--lang", lang]);
    assert_eq!(check("fr_CA"), check("fr-CA"));
    assert!(check("fr_CA").contains("erreur["));
}

/// No form is drawn for a terminal where there is none, whatever the environment says.
#[test]
fn nothing_is_drawn_where_no_terminal_is() {
    let site = Scratch::of_case("links");
    for environment in [&[][..], &[("NO_COLOR", "1")], &[("CLICOLOR_FORCE", "1")]] {
        let said = recto_with(site.path(), &["build", "--date", DAY], environment);
        assert!(!said.contains(['\u{1b}', '\r']) && said.ends_with("exit code 1\n"), "{said}");
    }
}

#[test]
fn sarif_has_every_finding() {
    let site = Scratch::of_case("links");
    let form = |form: &str| -> Value {
        let said = recto(site.path(), &["check", "--date", DAY, "--format", form]);
        serde_json::from_str(said.strip_suffix("exit code 1\n").expect("there are errors")).expect("JSON")
    };
    let (sarif, json) = (form("sarif"), form("json"));
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let place = |result: &Value| {
        let physical = &result["locations"][0]["physicalLocation"];
        let (uri, region) = (&physical["artifactLocation"]["uri"], &physical["region"]);
        [&result["ruleId"], uri, &region["startLine"], &region["startColumn"]].map(Value::clone)
    };
    let same = |finding: &Value| ["code", "path", "line", "column"].map(|field| finding[field].clone());
    let found = json["findings"].as_array().expect("findings");
    assert!(found.len() > 20);
    assert_eq!(results.iter().map(place).collect::<Vec<_>>(), found.iter().map(same).collect::<Vec<_>>());
    let rules: Vec<_> = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules").iter().collect();
    assert!(results.iter().all(|result| rules.iter().any(|rule| rule["id"] == result["ruleId"])));
}
