//! `recto init`: the new site is right, complete, and nobody else's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATE: &str = "2027-03-01";

/// An empty place for a test.
fn place(test: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).expect("writable");
    place
}

fn recto(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recto"));
    command.args(arguments).current_dir(folder).output().expect("the binary runs")
}

/// Every file below a folder, by path, with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
        if entry.is_dir() {
            files.extend(self::files(&entry));
        } else {
            let bytes = fs::read(&entry).expect("readable");
            files.push((entry.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    files.sort();
    files
}

/// A new site, checked and built without a word of complaint.
fn new_site(test: &str, arguments: &[&str]) -> PathBuf {
    let place = place(test);
    let made = recto(&place, &[&["init", "site", "--date", DATE], arguments].concat());
    assert!(made.status.success() && made.stderr.is_empty(), "{made:?}");
    let site = place.join("site");
    for language in ["en", "fr"] {
        let found = recto(&site, &["check", "--format", "short", "--date", DATE, "--lang", language]);
        assert!(found.status.success() && found.stdout.is_empty(), "{}", String::from_utf8_lossy(&found.stdout));
    }
    let built = recto(&site, &["build", "--format", "short", "--date", DATE]);
    assert!(built.status.success() && built.stdout.is_empty(), "{built:?}");
    site
}

#[test]
fn a_new_site_is_right_and_nobody_elses() {
    let site = new_site("placeholder", &["--lang", "fr"]);
    for (path, text) in files(&site) {
        let path = path.strip_prefix(&*site.display().to_string()).expect("below the site").to_lowercase();
        assert!(!path.contains("aptum") && !text.to_lowercase().contains("aptum"), "{path}");
        assert!(!text.contains("<!-- to confirm") && !text.contains("2019"), "{path}");
    }
    assert!(!site.join("static").exists());
    let read = |path: &str| fs::read_to_string(site.join(path)).expect(path);
    assert!(read(&format!("content/legal-process/{DATE}/en.md")).contains("<mark>to confirm</mark>"));
    assert!(read(&format!("content/legal-process/{DATE}/fr.md")).contains("<mark>à confirmer</mark>"));
    assert!(read("content/facts.yaml").contains("copyright_year: { year: 2027 } # à confirmer"));
    assert!(read("public/fr/droit-d-auteur/index.html").contains("2027 [Votre organisation]"));
    for notice in fs::read_dir(site.join("content")).expect("readable").map(|entry| entry.expect("readable").path()) {
        let folders = notice.is_dir().then(|| fs::read_dir(&notice).expect("readable"));
        let versions = folders.into_iter().flatten().filter(|entry| entry.as_ref().expect("readable").path().is_dir());
        assert_eq!(versions.count(), usize::from(notice.is_dir()), "{}", notice.display());
    }
}

#[test]
fn a_new_site_has_the_name_it_is_given() {
    let site = new_site("named", &["--name", r#"L’Été: "A" & {{ b }} # <c>\"#]);
    let page = fs::read_to_string(site.join("public/en/trademarks/index.html")).expect("built");
    assert!(page.contains("The name L’Été: “A” &amp; {{ b }} # &lt;c&gt;\\, our logo"), "{page}");
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let place = place("occupied");
    fs::write(place.join("a"), "b").expect("writable");
    for folder in [".", "a"] {
        let refused = recto(&place, &["init", folder, "--format", "short", "--lang", "fr"]);
        let expected = format!("error[init/not-empty]: « {folder} » n’est pas un dossier vide\n");
        assert_eq!(
            String::from_utf8_lossy(&refused.stdout),
            expected.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»")
        );
        assert_eq!(refused.status.code(), Some(2));
    }
    assert_eq!(files(&place), [(place.join("a").display().to_string(), "b".to_owned())]);
}
