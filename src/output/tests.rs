//! What a build does to a folder, seen from outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use super::{Summary, unchanged, write};
use crate::finding::{Code, Finding, Value};
use crate::source::{Data, File, Sources, Span};

/// A site folder of its own for a test, removed at its end.
struct Site(PathBuf);

impl Site {
    fn new() -> Site {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("recto-output-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = std::env::temp_dir().join(name);
        fs::create_dir_all(root.join("content/privacy")).unwrap();
        Site(root)
    }

    fn public(&self) -> PathBuf {
        self.0.join("public")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.public().join(path)
    }

    fn build(&self, pages: &[(&str, &str)]) -> Result<Summary, Vec<Finding>> {
        build(&self.public(), &self.0, pages)
    }

    /// Lays down a file of the output folder as somebody else would.
    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// What is published: every file but Recto's own, a link as its target.
    fn published(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.public()).min_depth(1) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(self.public()).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_dir() {
                assert!(fs::read_dir(entry.path()).unwrap().next().is_some(), "{path} is empty");
            } else if path != ".recto" {
                files.insert(path, fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
        files
    }

    #[track_caller]
    fn assert_published(&self, pages: &[(&str, &str)]) {
        let expected: BTreeMap<_, _> = pages.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        assert_eq!(self.published(), expected);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn build(folder: &Path, root: &Path, pages: &[(&str, &str)]) -> Result<Summary, Vec<Finding>> {
    let pages: Vec<_> = pages.iter().map(|(path, text)| ((*path).to_owned(), *text)).collect();
    let render = |text: &&str, bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(text.as_bytes());
        Ok(())
    };
    write(folder, root, &pages, render, Some(SEAL))
}

/// What the seal says in these tests.
const SEAL: &str = "made from this";

fn codes(result: Result<Summary, Vec<Finding>>) -> Vec<Code> {
    result.unwrap_err().iter().map(|finding| finding.code).collect()
}

fn value(finding: &Finding, name: &str) -> String {
    match finding.values.iter().find(|(key, _)| *key == name) {
        Some((_, Value::Text(text))) => text.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

const PAGES: &[(&str, &str)] =
    &[("index.html", "choose"), ("en/privacy/index.html", "privacy"), ("fr/confidentialite/index.html", "vie privée")];

#[test]
fn a_cold_build_writes_everything() {
    let site = Site::new();
    let summary = site.build(PAGES).unwrap();
    let bytes = PAGES.iter().map(|(_, text)| text.len() as u64).sum();
    assert_eq!(summary, Summary { files: 3, written: 3, unchanged: 0, removed: 0, bytes, repaired: false });
    site.assert_published(PAGES);
}

#[test]
fn a_second_build_touches_nothing() {
    let site = Site::new();
    site.build(PAGES).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    // The mark is written again, as its seal cannot hold after all times have changed.
    let entries = walkdir::WalkDir::new(site.public()).into_iter().map(Result::unwrap);
    let entries: Vec<_> = entries.filter(|entry| entry.file_name() != ".recto").collect();
    for entry in &entries {
        fs::File::open(entry.path()).unwrap().set_modified(long_ago).unwrap();
    }
    let summary = site.build(PAGES).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed, summary.repaired), (0, 3, 0, false));
    for entry in &entries {
        assert_eq!(entry.path().metadata().unwrap().modified().unwrap(), long_ago, "{}", entry.path().display());
    }
}

#[test]
fn only_what_changed_is_written() {
    let site = Site::new();
    let long = "x".repeat(200_000);
    let longer = format!("{}y", &long[1..]);
    let before = [("a.html", "one"), ("b/c.html", long.as_str()), ("d.html", "same"), ("e/f.html", "shrinks")];
    let after =
        [("a.html", "two"), ("b/c.html", longer.as_str()), ("d.html", "same"), ("e/f.html", ""), ("e/g/h.html", "new")];
    site.build(&before).unwrap();
    let summary = site.build(&after).unwrap();
    assert_eq!((summary.files, summary.written, summary.unchanged, summary.removed), (5, 4, 1, 0));
    site.assert_published(&after);
}

#[test]
fn what_no_page_owns_is_removed_and_git_stays() {
    let site = Site::new();
    site.build(PAGES).unwrap();
    site.put(".git", "gitdir: elsewhere");
    site.put("old/deep/file.html", "");
    site.put("en/.git", "not at the top");
    fs::create_dir_all(site.at("empty/deeper")).unwrap();
    let summary = site.build(&PAGES[1..]).unwrap();
    assert_eq!((summary.written, summary.removed), (0, 3));
    site.assert_published(&[PAGES[1], PAGES[2], (".git", "gitdir: elsewhere")]);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let site = Site::new();
    let (one, other) = ([("a", "file"), ("b/c/d", "deep")], [("a/b/c", "deep"), ("b", "file")]);
    for pages in [one, other, one] {
        site.build(&pages).unwrap();
        site.assert_published(&pages);
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    for (file, text) in [("thesis.tex", "years of work"), (".recto", "something else"), (".recto/notes", "")] {
        let site = Site::new();
        site.put(file, text);
        let findings = site.build(PAGES).unwrap_err();
        assert_eq!(findings, [Finding::anywhere(Code::OutputNotOurs).with("folder", site.public().to_str().unwrap())]);
        assert_eq!(site.published().len() + usize::from(file == ".recto"), 1);
    }
}

#[test]
fn an_empty_folder_and_the_working_tree_of_a_branch_are_taken() {
    let site = Site::new();
    fs::create_dir(site.public()).unwrap();
    site.build(PAGES).unwrap();
    let site = Site::new();
    site.put(".git/HEAD", "ref: refs/heads/pages");
    site.build(&PAGES[..1]).unwrap();
    site.assert_published(&[PAGES[0], (".git/HEAD", "ref: refs/heads/pages")]);
}

#[test]
fn the_sources_of_the_site_are_refused() {
    let site = Site::new();
    let elsewhere = Site::new();
    fs::create_dir_all(site.0.join("docs")).unwrap();
    for folder in
        ["", "..", "content", "content/privacy/out", "templates/out", "static", "locales/fr", "public/../content/new"]
    {
        assert_eq!(codes(build(&site.0.join(folder), &site.0, PAGES)), [Code::OutputInsideSite], "{folder}");
    }
    assert_eq!(codes(build(Path::new("/"), &site.0, PAGES)), [Code::OutputInsideSite]);
    assert!(!site.0.join("templates").exists() && !site.public().exists());
    for folder in ["docs/out", "content-of-old", "docs/../site/public"] {
        build(&site.0.join(folder), &site.0, PAGES).unwrap();
    }
    build(&elsewhere.public(), &site.0, PAGES).unwrap();
}

#[cfg(unix)]
#[test]
fn links_to_the_sources_are_seen_through() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    symlink("content", site.public()).unwrap();
    assert_eq!(codes(site.build(PAGES)), [Code::OutputInsideSite]);
    let (site, elsewhere) = (Site::new(), Site::new());
    symlink(elsewhere.0.join("content"), site.0.join("templates")).unwrap();
    assert_eq!(codes(build(&elsewhere.0, &site.0, PAGES)), [Code::OutputInsideSite]);
    assert_eq!(codes(build(&elsewhere.0.join("content/new"), &site.0, PAGES)), [Code::OutputInsideSite]);
}

#[cfg(unix)]
#[test]
fn links_inside_the_folder_are_removed_and_never_followed() {
    use std::os::unix::fs::symlink;
    let (site, elsewhere) = (Site::new(), Site::new());
    build(&elsewhere.public(), &elsewhere.0, PAGES).unwrap();
    site.build(PAGES).unwrap();
    // Each leads to just what the page would be, or to what no page owns.
    fs::remove_file(site.at("index.html")).unwrap();
    symlink(elsewhere.at("index.html"), site.at("index.html")).unwrap();
    fs::remove_dir_all(site.at("en")).unwrap();
    symlink(elsewhere.at("en"), site.at("en")).unwrap();
    symlink(elsewhere.public(), site.at("old")).unwrap();
    symlink("nowhere", site.at("dead")).unwrap();
    let summary = site.build(PAGES).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (2, 1, 4));
    site.assert_published(PAGES);
    elsewhere.assert_published(PAGES);
    assert!(site.at("index.html").symlink_metadata().unwrap().is_file());
}

#[test]
fn an_interrupted_build_is_noticed_and_repaired() {
    let site = Site::new();
    site.build(PAGES).unwrap();
    site.put("index.html", "cho");
    site.put(".recto-building/changed/0", "left");
    site.put(".recto-building/new/left/index.html", "left");
    let summary = site.build(PAGES).unwrap();
    assert_eq!((summary.written, summary.removed, summary.repaired), (1, 0, true));
    site.assert_published(PAGES);
    assert!(!site.build(PAGES).unwrap().repaired);
}

#[test]
fn a_fault_in_rendering_leaves_the_folder_as_it_was() {
    let site = Site::new();
    site.build(PAGES).unwrap();
    let sources =
        Sources::new(vec![File { path: "templates/page.html".into(), data: Data::Text("x".into()), embedded: false }]);
    let span = Span::start_of(sources.find("templates/page.html").unwrap());
    let pages: Vec<_> = (0..500).map(|i| (format!("new/{i:03}.html"), i)).collect();
    let render = |i: &i32, bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(b"new");
        match i % 100 {
            50 => Err(Finding::new(Code::TemplateRender, span).with("route", format!("{i}"))),
            70 => Err(Finding::anywhere(Code::TemplateRender).with("route", format!("{i}"))),
            _ => Ok(()),
        }
    };
    let result = write(&site.public(), &site.0, &pages, render, None);
    let routes: Vec<_> = result.unwrap_err().iter().map(|finding| value(finding, "route")).collect();
    assert_eq!(routes, ["170", "270", "370", "470", "70", "150"]);
    site.assert_published(PAGES);
    // The mark of an earlier interruption outlives the failure.
    fs::create_dir(site.at(".recto-building")).unwrap();
    write(&site.public(), &site.0, &pages, |_, _| Err(Finding::anywhere(Code::TemplateRender)), None).unwrap_err();
    assert!(site.build(PAGES).unwrap().repaired);
}

#[test]
fn paths_that_are_no_files_of_one_folder_are_refused() {
    for paths in [&["a", "a"][..], &["a", "a/b"], &["a/b", "a"], &["../a"], &["/a"], &["a/../../b"], &[""]] {
        let site = Site::new();
        let pages: Vec<_> = paths.iter().map(|path| (*path, "text")).collect();
        assert_eq!(codes(site.build(&pages)), [Code::OutputFailed], "{paths:?}");
        assert!(!site.0.join("a").exists());
    }
}

#[test]
fn a_file_where_the_folder_should_be_is_a_finding() {
    let site = Site::new();
    fs::write(site.public(), "").unwrap();
    let findings = site.build(PAGES).unwrap_err();
    assert_eq!((findings.len(), findings[0].code), (1, Code::OutputFailed));
    assert_eq!(value(&findings[0], "path"), site.public().to_str().unwrap());
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_a_finding() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.build(PAGES).unwrap();
    let allow = |mode| fs::set_permissions(site.public(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    if fs::write(site.at("probe"), "").is_ok() {
        allow(0o755);
        eprintln!("skipped: this user may write anywhere");
        return;
    }
    assert_eq!(site.build(PAGES).unwrap().written, 0);
    let findings = site.build(&PAGES[1..]).unwrap_err();
    allow(0o755);
    assert_eq!((findings.len(), findings[0].code), (1, Code::OutputFailed));
    site.assert_published(PAGES);
}

#[cfg(unix)]
#[test]
fn a_failure_while_moving_into_place_is_repaired_by_the_next_build() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.build(PAGES).unwrap();
    let allow = |mode| fs::set_permissions(site.at("en/privacy"), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let changed = [("index.html", "choose again"), ("en/privacy/index.html", "changed"), PAGES[2]];
    let result = site.build(&changed);
    allow(0o755);
    let Err(findings) = result else {
        eprintln!("skipped: this user may write anywhere");
        return;
    };
    assert!(value(&findings[0], "path").ends_with("public/en/privacy/index.html"), "{findings:#?}");
    assert!(site.build(&changed).unwrap().repaired);
    site.assert_published(&changed);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_finding_and_leaves_the_folder_as_it_was() {
    let site = Site::new();
    fs::create_dir(site.public()).unwrap();
    let public = site.public();
    let mount = |options: &str| {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "recto"]).arg(&public).output();
        mounted.is_ok_and(|output| output.status.success())
    };
    if !mount("size=256k") {
        eprintln!("skipped: mounting is not permitted");
        return;
    }
    site.build(PAGES).unwrap();
    let text = "x".repeat(8_000);
    let paths: Vec<_> = (0..100).map(|i| format!("en/{i}/index.html")).collect();
    let pages: Vec<_> = paths.iter().map(|path| (path.as_str(), text.as_str())).collect();
    let findings = site.build(&pages).unwrap_err();
    let after = site.published();
    let room_again = site.build(&pages[..10]);
    assert!(Command::new("umount").arg(&public).status().unwrap().success());
    assert!(!findings.is_empty() && findings.len() < 20, "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.code == Code::OutputFailed));
    assert!(value(&findings[0], "path").ends_with("index.html"), "{findings:#?}");
    assert!(value(&findings[0], "reason").contains("No space left"), "{findings:#?}");
    assert_eq!(after.len(), PAGES.len());
    assert_eq!(room_again.unwrap().written, 10);
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let render = |i: &usize, bytes: &mut Vec<u8>| {
        bytes.extend(std::iter::repeat_n(b'a' + (i % 26) as u8, i * 37 % 5_000));
        Ok(())
    };
    let pages: Vec<_> = (0..400).map(|i| (format!("{}/{}/index.html", i % 3, i), i)).collect();
    let results = [1, 4].map(|threads| {
        let site = Site::new();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let builds = [&pages[..300], &pages[100..], &pages[100..]];
        let summaries =
            builds.map(|pages| pool.install(|| write(&site.public(), &site.0, pages, render, None)).unwrap());
        (summaries, site.published())
    });
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0].0[1].removed, 100);
}

#[test]
fn a_second_build_waits_for_the_first() {
    let site = Site::new();
    let texts = ["a".repeat(3_000), "b".repeat(3_000)];
    site.build(&[]).unwrap();
    std::thread::scope(|scope| {
        for text in &texts {
            let site = &site;
            scope.spawn(move || {
                let paths: Vec<_> = (0..200).map(|i| format!("{i}/index.html")).collect();
                let pages: Vec<_> = paths.iter().map(|path| (path.as_str(), text.as_str())).collect();
                for _ in 0..5 {
                    assert!(!site.build(&pages).unwrap().repaired);
                }
            });
        }
    });
    let published = site.published();
    assert_eq!(published.len(), 200);
    assert_eq!(published.values().collect::<std::collections::BTreeSet<_>>().len(), 1);
}

/// What the folder's seal says, if it holds.
#[cfg(unix)]
fn seal(site: &Site) -> Option<(String, Summary)> {
    unchanged(&site.public(), &site.0, |text| Some(text.to_owned()))
}

#[cfg(unix)]
#[test]
fn a_folder_is_known_again_until_something_in_it_changes() {
    type Change = fn(&Site);
    let changes: [(&str, Change); 9] = [
        ("a page edited, its size and time kept", |site| {
            let modified = fs::metadata(site.at("index.html")).unwrap().modified().unwrap();
            site.put("index.html", "CHOOSE");
            fs::File::options().write(true).open(site.at("index.html")).unwrap().set_modified(modified).unwrap();
        }),
        ("a page removed", |site| fs::remove_file(site.at("index.html")).unwrap()),
        ("a branch removed", |site| fs::remove_dir_all(site.at("en")).unwrap()),
        ("a file added", |site| site.put("en/privacy/notes", "")),
        ("an empty folder added", |site| fs::create_dir(site.at("en/empty")).unwrap()),
        ("a page by another name", |site| fs::rename(site.at("index.html"), site.at("home.html")).unwrap()),
        ("a page replaced by a link", |site| {
            fs::remove_file(site.at("index.html")).unwrap();
            std::os::unix::fs::symlink("en/privacy/index.html", site.at("index.html")).unwrap();
        }),
        ("an interrupted build", |site| site.put(".recto-building/changed/0", "left")),
        ("the clock set back", |site| {
            let later = SystemTime::now() + Duration::from_secs(60);
            fs::File::options().write(true).open(site.at(".recto")).unwrap().set_modified(later).unwrap();
        }),
    ];
    for (name, change) in changes {
        let site = Site::new();
        assert_eq!(seal(&site), None);
        assert!(!site.public().exists());
        let first = site.build(PAGES).unwrap();
        assert_eq!(seal(&site), Some((SEAL.to_owned(), Summary { written: 0, unchanged: 3, ..first })), "{name}");
        change(&site);
        assert_eq!(seal(&site), None, "{name}");
        site.build(PAGES).unwrap();
        site.assert_published(PAGES);
        assert!(seal(&site).is_some(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_copy_is_not_known() {
    let (site, other) = (Site::new(), Site::new());
    site.build(PAGES).unwrap();
    // The mark is copied last, as may happen.
    for path in PAGES.iter().map(|(path, _)| *path).chain([".recto"]) {
        std::thread::sleep(Duration::from_millis(20));
        fs::create_dir_all(other.at(path).parent().unwrap()).unwrap();
        fs::copy(site.at(path), other.at(path)).unwrap();
    }
    assert_eq!(seal(&other), None);
}

#[cfg(unix)]
#[test]
fn a_seal_is_lifted_before_a_page_changes() {
    let site = Site::new();
    site.build(PAGES).unwrap();
    let pages: Vec<_> = PAGES.iter().map(|(path, _)| ((*path).to_owned(), ())).collect();
    let render = |(): &(), bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(b"another page");
        Ok(())
    };
    write(&site.public(), &site.0, &pages, render, None).unwrap();
    assert!(!fs::read_to_string(site.at(".recto")).unwrap().contains(SEAL));
}
