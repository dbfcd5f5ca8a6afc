//! What builds must have in common: the same bytes from the same input, nothing written twice, and repair.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::support::{DAY, Scratch, files, recto, recto_with};

fn build(site: &Path) -> String {
    recto(site, &["build", "--date", DAY, "--lang", "en", "--out", "public"])
}

/// The bundled site, its files laid down in this order.
fn bundled(order: impl Fn(&mut Vec<(String, Vec<u8>)>)) -> Scratch {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = vec![("site.yaml".to_owned(), fs::read(root.join("site.yaml")).expect("readable"))];
    for folder in ["content", "static"] {
        let files = files(&root.join(folder)).into_iter();
        sources.extend(files.map(|(name, bytes)| (format!("{folder}/{name}"), bytes)));
    }
    order(&mut sources);
    let site = Scratch::new();
    for (name, bytes) in sources {
        site.put(&name, bytes);
    }
    site
}

fn output(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    files(&site.path().join("public"))
}

#[test]
fn output_depends_on_neither_threads_nor_the_order_of_files() {
    let (forwards, backwards) = (bundled(|_| {}), bundled(|sources| sources.reverse()));
    let arguments = ["build", "--date", DAY, "--out", "public"];
    recto_with(forwards.path(), &arguments, &[("RAYON_NUM_THREADS", "1")]);
    recto_with(backwards.path(), &arguments, &[("RAYON_NUM_THREADS", "4")]);
    assert!(output(&forwards).len() > 50 && output(&forwards) == output(&backwards));
}

#[test]
fn findings_depend_on_neither_threads_nor_the_order_of_files() {
    let spoil = |sources: &mut Vec<(String, Vec<u8>)>| {
        for (name, bytes) in sources.iter_mut().filter(|(name, _)| name.ends_with(".md")) {
            bytes.extend_from_slice(
                format!("\n[a](notice:nothing) {{{{ {} }}}} [b](#nowhere)\n", name.len()).as_bytes(),
            );
        }
    };
    let reversed = |sources: &mut Vec<(String, Vec<u8>)>| {
        spoil(sources);
        sources.reverse();
    };
    let arguments = ["check", "--date", DAY, "--format", "json"];
    let one = recto_with(bundled(spoil).path(), &arguments, &[("RAYON_NUM_THREADS", "1")]);
    let other = recto_with(bundled(reversed).path(), &arguments, &[("RAYON_NUM_THREADS", "4")]);
    assert!(one.len() > 5_000 && one == other);
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let site = bundled(|_| {});
    let first = build(site.path());
    assert!(first.ends_with("\nexit code 0\n") && !first.contains("nothing changed"), "{first}");
    let marker = site.path().join("public/.recto");
    let before = (output(&site), fs::metadata(&marker).expect("it is there").modified().expect("known"));
    let second = build(site.path());
    assert!(second.contains("nothing changed"), "{second}");
    assert_eq!((output(&site), fs::metadata(&marker).expect("it is there").modified().expect("known")), before);
}

#[test]
fn an_interrupted_build_is_noticed_and_repaired() {
    let site = Scratch::of_case("lifecycle");
    build(site.path());
    let good = output(&site);
    site.put("public/.recto-building/new/en/half/index.html", "half");
    site.put("public/en/privacy/index.html", "cut of");
    fs::remove_file(site.path().join("public/sitemap.xml")).expect("it is there");
    let said = build(site.path());
    assert!(said.contains("interrupted"), "{said}");
    assert_eq!(output(&site), good);
    let said = build(site.path());
    assert!(said.contains("nothing changed") && !said.contains("interrupted"), "{said}");
}

/// Nobody needs to build on any other day, for the sake of the feed either.
#[test]
fn output_changes_by_itself_only_on_the_days_that_next_names() {
    let site = Scratch::of_case("lifecycle");
    let output = |day: Date| {
        let said = recto(site.path(), &["build", "--date", &day.to_string(), "--out", "public"]);
        assert!(said.ends_with("exit code 0\n"), "{said}");
        output(&site)
    };
    let mut day: Date = "2019-05-31".parse().expect("a day");
    let mut before = output(day);
    let mut days = Vec::new();
    while let Some(next) = recto(site.path(), &["next", "--date", &day.to_string()]).lines().next().map(str::to_owned) {
        let Ok(next) = next.parse::<Date>() else { break };
        assert_eq!(output(next.yesterday().expect("a day")), before, "{next}");
        let now = output(next);
        assert_ne!(now, before, "{next}");
        (day, before) = (next, now);
        days.push(next.to_string());
    }
    assert_eq!(days, ["2019-06-01", "2020-01-01", "2025-12-01", "2026-01-01", "2026-11-01", "2027-01-01"]);
    assert_eq!(output(day.saturating_add(10.years())), before);
}

#[test]
fn a_folder_that_is_known_is_built_again_when_the_day_or_a_file_changes() {
    let site = Scratch::of_case("lifecycle");
    let build = |day: &str| recto(site.path(), &["build", "--date", day, "--lang", "en", "--out", "public"]);
    build(DAY);
    let good = output(&site);
    for _ in 0..2 {
        assert!(build(DAY).contains("nothing changed"));
    }
    assert!(!build("2100-01-01").contains("nothing changed"));
    assert!(output(&site) != good);
    assert!(!build(DAY).contains("nothing changed"));
    assert!(output(&site) == good);
    // As many bytes as before.
    let page = "public/en/privacy/index.html";
    site.put(page, fs::read(site.path().join(page)).expect("it is there").to_ascii_uppercase());
    assert!(build(DAY).contains("1 file written"));
    assert!(output(&site) == good);
    site.put("static/new.txt", "new");
    assert!(!build(DAY).contains("nothing changed"));
}

#[test]
fn findings_are_told_by_every_build() {
    let site = Scratch::of_case("upcoming");
    let first = build(site.path());
    assert!(first.contains("warning["), "{first}");
    let second = build(site.path());
    assert!(second.contains("warning[") && second.contains("nothing changed"), "{second}");
}

/// A text prints what stands in another notice, and was approved with an id that goes.
#[test]
fn a_build_refuses_what_a_check_does() {
    let site = bundled(|_| {});
    let texts = ["en.md", "fr.md"].map(|name| site.path().join("content/privacy/2026-11-22").join(name));
    let edit = |edit: &dyn Fn(String) -> String| {
        for path in &texts {
            fs::write(path, edit(fs::read_to_string(path).expect("readable"))).expect("writable");
        }
    };
    fs::remove_dir_all(site.path().join("content/privacy/2026-11-22/approved")).expect("it was approved");
    edit(&|text| text + "\n[](notice:gdpr#scope).\n");
    recto(site.path(), &["review", "--accept", "privacy", "--date", DAY]);
    let built = build(site.path());
    assert!(built.ends_with("exit code 0\n"), "{built}");
    let before = output(&site);
    for (old, new) in [("{#related}", "{#other}"), ("{#other}", "{#related}"), ("gdpr#scope", "gdpr#nowhere")] {
        edit(&|text| text.replace(old, new));
        let checked = recto(site.path(), &["check", "--date", DAY, "--lang", "en"]);
        assert_eq!(checked.contains("error["), new != "{#related}", "{checked}");
        match checked.contains("error[") {
            true => assert_eq!(build(site.path()), checked),
            false => assert!(build(site.path()).contains("nothing changed")),
        }
        assert!(output(&site) == before);
    }
}

/// Where something is wrong, nothing is left of what was begun.
#[test]
fn a_refused_build_leaves_no_folder() {
    let site = Scratch::of_case("links");
    let public = site.path().join("out/of/the/way");
    fs::create_dir(site.path().join("out")).expect("writable");
    let refused = recto(site.path(), &["build", "--date", DAY, "--out", public.to_str().expect("UTF-8")]);
    assert!(refused.ends_with("exit code 1\n"), "{refused}");
    assert_eq!(fs::read_dir(site.path().join("out")).expect("it was there").count(), 0);
}
