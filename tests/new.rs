//! `recto new`: a notice to begin with, or a refusal that writes nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn recto(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recto"));
    command.args(arguments).args(["--date", "2027-03-01", "--lang", "en"]).current_dir(folder);
    command.output().expect("the binary runs")
}

#[test]
fn a_notice_begins_or_is_refused() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new");
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).expect("writable");
    assert!(recto(&place, &["init", "site"]).status.success());
    let site = place.join("site");

    let begun = recto(&site, &["new", "accessibility"]);
    let answer = "written: content/accessibility/2027-03-01/en.md\nwritten: content/accessibility/2027-03-01/fr.md\n";
    assert!(String::from_utf8_lossy(&begun.stdout).starts_with(answer), "{begun:?}");
    let found = recto(&site, &["check", "--format", "short"]);
    assert_eq!((found.status.code(), &*String::from_utf8_lossy(&found.stdout)), (Some(0), ""));
    let text = fs::read_to_string(site.join("content/accessibility/2027-03-01/fr.md")).expect("written");
    assert!(text.contains("title: \"Titre de l’avis\"\n") && text.contains("\n## Portée {#scope}\n"), "{text}");

    for (key, expected) in [
        ("privacy", "error[notice/exists]: there is already a notice “privacy”"),
        ("../x", "error[notice/bad-slug]: the slug “../x” is not made of lower-case letters, digits and hyphens"),
        (
            "confidentialite",
            "content/privacy/notice.yaml:2:26: error[notice/route-taken]: two pages would have the same address: /fr/confidentialite/",
        ),
    ] {
        let refused = recto(&site, &["new", key, "--format", "short"]);
        assert_eq!(String::from_utf8_lossy(&refused.stdout).trim_end(), expected);
        assert_eq!(refused.status.code(), Some(2));
    }
    assert_eq!(fs::read_dir(site.join("content")).expect("readable").count(), 12);
}
