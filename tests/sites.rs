//! Site folders with their expected findings: `tests/sites/<case>/` holds a site and `findings.txt`, what
//! `recto check --format short --date 2026-11-22` must say of it. `UPDATE_EXPECTED=1` rewrites the expectations.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `check` prints for a site, and its exit code.
fn check(site: &Path, language: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_recto"))
        .args(["check", "--format", "short", "--date", "2026-11-22", "--lang", language])
        .current_dir(site)
        .output()
        .expect("the binary runs");
    let code = output.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    format!("{}exit code {code}\n", String::from_utf8_lossy(&output.stdout))
}

#[test]
fn every_case_has_exactly_its_findings() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in fs::read_dir(cases).expect("the cases are there").map(|entry| entry.expect("readable").path()) {
        count += 1;
        let found = check(&case, "en");
        let expected = case.join("findings.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &found).expect("writable");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(count > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_bundled_site_has_no_finding() {
    assert_eq!(check(Path::new(env!("CARGO_MANIFEST_DIR")), "fr"), "exit code 0\n");
}
