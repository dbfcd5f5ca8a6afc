//! More redirects than hosts accept: one finding, at the first that is too many.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn too_many_redirects() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/redirects/site.yaml");
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("redirects");
    fs::create_dir_all(&site).expect("writable");
    let written = fs::read_to_string(case).expect("the case is there");
    let mut yaml = written.split("redirects:").next().expect("there").to_owned() + "redirects:\n";
    for i in 1..=2001 {
        writeln!(yaml, "  /{i}: /en/").expect("written");
    }
    fs::write(site.join("site.yaml"), &yaml).expect("writable");
    let output = Command::new(env!("CARGO_BIN_EXE_recto"))
        .args(["check", "--format", "short", "--lang", "en"])
        .current_dir(&site)
        .output()
        .expect("the binary runs");
    let line = yaml.lines().count();
    let message = "the site has 2,001 redirects, more than the 2,000 that hosts accept";
    let expected = format!("site.yaml:{line}:3: error[redirect/too-many]: {message}\n");
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}
