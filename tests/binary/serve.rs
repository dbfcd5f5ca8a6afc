//! The preview: pages over HTTP that follow the files, and what is said where nothing can be served or seen.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::faults::{assert_said, with_mounts};
use crate::support::{DAY, Scratch, recto};
use recto::serve::Watch;

/// Longer than any change takes to be seen, even on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview of a site folder, ended at the end of the test.
struct Served {
    process: Child,
    port: u16,
}

impl Served {
    fn new(folder: &Path) -> Served {
        Served::to_readers_of("en", folder)
    }

    /// One whose findings are told in a language.
    fn to_readers_of(language: &str, folder: &Path) -> Served {
        let mut process = Command::new(env!("CARGO_BIN_EXE_recto"))
            .args(["serve", "--port", "0", "--date", DAY, "--lang", language])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let mut said = String::new();
        BufReader::new(process.stdout.as_mut().expect("piped")).read_line(&mut said).expect("UTF-8");
        let port = said.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        Served { port: port.parse().expect("a port"), process }
    }

    fn connect(&self, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\n{headers}\r\n").expect("it reads");
        stream
    }

    /// Head and body of what is served at a path.
    fn get(&self, path: &str) -> String {
        self.get_from("localhost", path)
    }

    /// The same, by some name of the machine.
    fn get_from(&self, host: &str, path: &str) -> String {
        let mut answer = String::new();
        let headers = format!("Host: {host}\r\nConnection: close\r\n");
        self.connect(path, &headers).read_to_string(&mut answer).expect("UTF-8");
        answer
    }

    /// Waits until what is served at a path is as it should be.
    #[track_caller]
    fn wait(&self, path: &str, is_good: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if is_good(&answer) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "still served at {path}:\n{answer}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has then told.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const TEXT: &str = "content/privacy/2026-01-01/en.md";

/// A text with some words.
fn words(words: &str) -> String {
    format!("---\ntitle: Privacy\n---\n\n{words}\n")
}

fn is_clean(answer: &str) -> bool {
    !answer.contains("<aside id=\"_recto\"")
}

#[test]
fn pages_follow_the_files() {
    let site = Scratch::of_case("one-language");
    let served = Served::new(site.path());
    let first = served.get("/en/privacy/");
    assert!(first.starts_with("HTTP/1.1 200 OK\r\n") && is_clean(&first), "{first}");
    assert!(first.contains("data-number="), "the page listens");

    let mut events = BufReader::new(served.connect("/_recto/events", "Host: localhost\r\n"));
    let mut number = || {
        let lines = events.by_ref().lines().map(|line| line.expect("UTF-8"));
        lines.into_iter().find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).expect("an event")
    };
    let now = number();
    assert!(first.contains(&format!("data-number=\"{now}\"")));

    site.put(TEXT, words("Other words."));
    assert_ne!(number(), now);
    assert!(is_clean(&served.wait("/en/privacy/", |answer| answer.contains("Other words."))));

    // As editors do that write beside a file and then put it in its place.
    site.put("content/privacy/2026-01-01/en.md~", words("Replaced words."));
    fs::rename(site.path().join("content/privacy/2026-01-01/en.md~"), site.path().join(TEXT)).expect("writable");
    assert!(is_clean(&served.wait("/en/privacy/", |answer| answer.contains("Replaced words."))));
    assert!(!site.path().join("public").exists(), "a preview writes nothing");
}

#[test]
fn faults_are_shown_where_they_are_looked_for() {
    let site = Scratch::of_case("one-language");
    let good = fs::read(site.path().join(TEXT)).expect("readable");
    let served = Served::new(site.path());
    let shown = |code: &str| served.wait("/en/privacy/", |answer| answer.contains(code));

    site.put(TEXT, words("See [terms](notice:terms)."));
    assert!(shown("error[link/unknown-notice]").contains("content/privacy/2026-01-01/en.md:5:13"));
    // A text without its title is shown under the key of its notice.
    site.put(TEXT, "---\nsummary: Words.\n---\n\nNew words.\n");
    let answer = shown("error[yaml/missing-key]");
    assert!(answer.contains("<h1>privacy</h1>") && answer.contains("<p>New words.</p>"), "{answer}");
    site.put(TEXT, "---\ntitle: [\n---\n\nNewer words.\n");
    assert!(shown("error[yaml/syntax]").contains("<p>Newer words.</p>"));
    site.put(TEXT, &good);
    served.wait("/en/privacy/", is_clean);

    site.put("templates/text.html", "{% if");
    shown("error[template/syntax]");
    fs::remove_file(site.path().join("templates/text.html")).expect("there");
    site.put(
        "templates/history.html",
        "{% extends \"base.html\" %}{% block main %}{{ nothing.at_all }}{% endblock main %}",
    );
    // Told on every page, also while texts are edited; and the page itself is shown as it was.
    shown("error[template/render]");
    site.put(TEXT, String::from_utf8_lossy(&good).replace("title: Privacy", "title: Private life"));
    let answer = served.wait("/en/privacy/", |answer| answer.contains("<h1>Private life</h1>"));
    assert!(answer.contains("error[template/render]") && answer.contains("1 error in 1 file"), "{answer}");
    let answer = served.get("/en/privacy/history/");
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("<h1>Privacy: version history</h1>"), "{answer}");
    assert!(answer.contains("error[template/render]"), "{answer}");
    site.put(TEXT, &good);
    // A template that a site has from the start fails on its page alone, which is then the theme's.
    let again = Served::new(site.path());
    let answer = again.get("/en/privacy/history/");
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("error[template/render]"), "{answer}");
    assert!(answer.contains("<h1>Privacy: version history</h1>"), "{answer}");
    fs::remove_dir_all(site.path().join("templates")).expect("there");
    served.wait("/en/privacy/", is_clean);

    site.put("content/terms/2026-01-01/en.md", "---\ntitle: Terms\n---\n\nWords.\n");
    served.wait("/en/terms/", |answer| answer.starts_with("HTTP/1.1 200 OK\r\n"));
    let settings = fs::read_to_string(site.path().join("site.yaml")).expect("readable");
    // Whatever else is wrong, what cannot be made now is shown as it was.
    site.put(TEXT, words("See [terms](notice:nowhere) and [more](notice:nothing)."));
    shown("error[link/unknown-notice]");
    site.put("site.yaml", "name: {");
    let answer = shown("error[yaml/syntax]");
    assert!(answer.contains("warning[serve/former]") && answer.contains("See terms"), "{answer}");
    site.put("site.yaml", &settings);
    // As it was last shown, be it with a template of the theme's or of before.
    site.put("templates/text.html", "{% if");
    shown("error[template/syntax]");
    site.put(TEXT, words("Last words."));
    served.wait("/en/privacy/", |answer| answer.contains("Last words."));
    site.put("site.yaml", "name: {");
    assert!(shown("error[yaml/syntax]").contains("Last words."));
    site.put(TEXT, &good);
    fs::remove_dir_all(site.path().join("templates")).expect("there");
    site.put("site.yaml", settings.replace("example.com/", "example.com/law/"));
    served.wait("/law/en/privacy/", |answer| answer.starts_with("HTTP/1.1 200 OK\r\n") && is_clean(answer));
    site.put("site.yaml", "name: {");
    served.wait("/law/en/privacy/", |answer| {
        answer.contains("warning[serve/former]") && answer.contains("<h1>Privacy</h1>")
    });
}

#[test]
fn a_page_that_is_as_it_was_says_so() {
    let site = Scratch::of_case("one-language");
    let settings = fs::read_to_string(site.path().join("site.yaml")).expect("readable");
    assert_said("serve-former", |language| {
        site.put("site.yaml", &settings);
        let served = Served::to_readers_of(language, site.path());
        site.put("site.yaml", settings.replace("source: en", "source: es"));
        let answer = served.wait("/en/privacy/index.html", |answer| !is_clean(answer));
        assert!(answer.contains("<h1>Privacy</h1>"), "{answer}");
        let panel = answer.split_once("<pre tabindex=\"0\">").and_then(|(_, rest)| rest.split_once("</pre>"));
        panel.expect("a panel").0.replace("&gt;", ">")
    });
}

/// What is not there yet, or not read, is no reason not to show what is.
#[test]
fn drafts_are_shown() {
    let site = Scratch::of_case("clean");
    let folder = site.path().join("content/privacy/2026-01-01");
    let french = fs::read_to_string(folder.join("fr.md")).expect("readable");
    site.put("content/privacy/2027-01-01/en.md", words("Words to come."));
    let served = Served::new(site.path());
    served.wait("/en/privacy/2027-01-01/", |answer| answer.contains("<p>Words to come.</p>"));

    // One language goes on while another is not there, or its title cannot be read.
    fs::remove_file(folder.join("fr.md")).expect("there");
    site.put(TEXT, words("Only in English."));
    served.wait("/en/privacy/", |answer| answer.contains("<p>Only in English.</p>"));
    served.wait("/fr/privacy/", |answer| answer.contains("<p>Only in English.</p>"));
    site.put("content/privacy/2026-01-01/fr.md", french.replace("title:", "title"));
    site.put(TEXT, words("Still in English."));
    let shown = served.wait("/en/privacy/", |answer| answer.contains("<p>Still in English.</p>"));
    assert!(!shown.contains("serve/former"), "{shown}");
    served.wait("/fr/privacy/", |answer| answer.contains("<h1>Privacy</h1>") && answer.contains("<p>Words.</p>"));

    // A notice that goes is gone, whatever else is wrong.
    site.put("content/stray.txt", "words");
    site.put("content/terms/2026-01-01/en.md", "Words.");
    served.wait("/en/terms/", |answer| answer.contains("<h1>terms</h1>"));
    fs::remove_dir_all(site.path().join("content/privacy")).expect("there");
    served.wait("/en/privacy/", |answer| answer.starts_with("HTTP/1.1 404 "));
}

#[test]
fn what_comes_and_goes_is_seen() {
    let site = Scratch::of_case("one-language");
    let content = site.path().join("content");
    let served = Served::new(site.path());
    let page = |is_good: &dyn Fn(&str) -> bool| served.wait("/en/privacy/", is_good);

    // As a trash does with a folder.
    let aside = Scratch::new();
    fs::rename(&content, aside.path().join("content")).expect("writable");
    page(&|answer| answer.contains("error[site/no-notice]"));
    fs::rename(aside.path().join("content"), &content).expect("writable");
    page(&is_clean);
    fs::rename(site.path(), aside.path().join("site")).expect("writable");
    page(&|answer| answer.contains("site.yaml"));
    fs::rename(aside.path().join("site"), site.path()).expect("writable");
    page(&is_clean);
    site.put(TEXT, words("Back again."));
    page(&|answer| answer.contains("Back again."));
    let other = Scratch::of_case("one-language");
    other.put(TEXT, words("Another site."));
    fs::rename(site.path(), aside.path().join("before")).expect("writable");
    fs::rename(other.path(), site.path()).expect("writable");
    page(&|answer| answer.contains("Another site."));
    site.put(TEXT, words("Edited in its place."));
    page(&|answer| answer.contains("Edited in its place."));

    // What editors keep beside a file is nobody's.
    site.put(&format!("{TEXT}~"), "---\n");
    site.put("content/privacy/2026-01-01/#en.md#", "---\n");
    site.put(TEXT, words("With copies."));
    assert!(is_clean(&page(&|answer| answer.contains("With copies."))));
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_watched() {
    let site = Scratch::of_case("one-language");
    let shared = Scratch::new();
    let served = Served::new(site.path());
    let (text, original) = (site.path().join(TEXT), shared.path().join("shared.md"));
    fs::write(&original, words("Shared words.")).expect("writable");
    fs::remove_file(&text).expect("there");
    std::os::unix::fs::symlink(&original, &text).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Shared words.") && is_clean(answer));
    fs::write(&original, words("Written through the link.")).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Written through the link."));
    // As editors do that write beside a file.
    fs::write(shared.path().join("new.md"), words("Replaced behind the link.")).expect("writable");
    fs::rename(shared.path().join("new.md"), &original).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Replaced behind the link."));
    // A link that is turned elsewhere.
    let (elsewhere, turned) = (shared.path().join("elsewhere.md"), shared.path().join("turned"));
    fs::write(&elsewhere, words("Elsewhere.")).expect("writable");
    std::os::unix::fs::symlink(&elsewhere, &turned).expect("writable");
    fs::rename(&turned, &text).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Elsewhere."));
    fs::write(&elsewhere, words("Edited there.")).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Edited there."));
    let second = shared.path().join("second.md");
    fs::write(&second, words("A second name.")).expect("writable");
    fs::remove_file(&text).expect("there");
    fs::hard_link(&second, &text).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("A second name.") && is_clean(answer));

    // A folder that is a link, behind which another is put in its place.
    let folder = site.path().join("content/privacy");
    fs::rename(&folder, shared.path().join("privacy")).expect("writable");
    std::os::unix::fs::symlink(shared.path().join("privacy"), &folder).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("A second name.") && is_clean(answer));
    fs::create_dir_all(shared.path().join("other/2026-01-01")).expect("writable");
    fs::write(shared.path().join("other/2026-01-01/en.md"), words("Another folder.")).expect("writable");
    fs::rename(shared.path().join("privacy"), shared.path().join("old")).expect("writable");
    fs::rename(shared.path().join("other"), shared.path().join("privacy")).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Another folder."));
    fs::write(shared.path().join("privacy/2026-01-01/en.md"), words("Edited there.")).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("Edited there.") && is_clean(answer));

    // What cannot be read is told until it is gone.
    let lost = site.path().join("content/privacy/2026-01-01/lost.pdf");
    std::os::unix::fs::symlink("/nowhere/at/all", &lost).expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("error[file/unreadable]"));
    fs::remove_file(&lost).expect("there");
    served.wait("/en/privacy/", is_clean);
    std::os::unix::fs::symlink(shared.path().join("later.yaml"), site.path().join("content/facts.yaml"))
        .expect("writable");
    served.wait("/en/privacy/", |answer| answer.contains("error[file/unreadable]"));
    fs::write(shared.path().join("later.yaml"), "retention: { days: 180 }\n").expect("writable");
    served.wait("/en/privacy/", is_clean);
}

#[cfg(unix)]
#[test]
fn a_text_that_two_notices_share() {
    let site = Scratch::of_case("one-language");
    let shared = Scratch::new();
    let original = shared.path().join("shared.md");
    fs::write(&original, words("First words.")).expect("writable");
    for notice in ["cookies", "terms"] {
        let folder = site.path().join("content").join(notice).join("2026-01-01");
        fs::create_dir_all(&folder).expect("writable");
        std::os::unix::fs::symlink(&original, folder.join("en.md")).expect("writable");
    }
    let served = Served::new(site.path());
    for said in ["Second words.", "Third words."] {
        fs::write(&original, words(said)).expect("writable");
        for path in ["/en/cookies/", "/en/terms/"] {
            served.wait(path, |answer| answer.contains(said) && is_clean(answer));
        }
    }
}

#[test]
fn only_this_machine_is_answered() {
    let site = Scratch::of_case("one-language");
    let served = Served::new(site.path());
    for (host, path, expected) in [
        ("127.0.0.1:8000", "/en/privacy/", "200"),
        ("localhost", "/en/privacy/", "200"),
        // Names that somebody else may let lead here.
        ("notices.example", "/en/privacy/", "403"),
        ("localhost.notices.example:8000", "/_recto/events", "403"),
        ("127.0.0.1", "http://notices.example/en/privacy/", "403"),
        ("", "/en/privacy/", "403"),
    ] {
        let answer = served.get_from(host, path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected} ")), "{host} {path}: {answer}");
    }
}

#[test]
fn only_what_is_published_is_answered() {
    let site = Scratch::of_case("one-language");
    let served = Served::new(site.path());
    for (path, status) in [
        ("/en/privacy", "307"),
        ("/en/none/", "404"),
        ("/../site.yaml", "404"),
        ("/%2e%2e/site.yaml", "404"),
        ("/site.yaml", "404"),
        ("/content/privacy/2026-01-01/en.md", "404"),
        ("/_recto/none", "404"),
        ("/%ff", "404"),
        ("/sitemap.xml", "200"),
    ] {
        let answer = served.get(path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
    }
}

#[test]
fn a_site_below_a_path_that_is_escaped() {
    let site = Scratch::of_case("one-language");
    let settings = fs::read_to_string(site.path().join("site.yaml")).expect("readable");
    let url = settings.lines().find(|line| line.starts_with("url: ")).expect("it has one");
    let settings = settings.replace(url, "url: https://example.com/à bord/");
    site.put("site.yaml", settings + "redirects: { /old: notice:privacy }\n");
    let served = Served::new(site.path());
    assert!(served.get("/").contains("\r\nlocation: /%C3%A0%20bord/\r\n"), "{}", served.get("/"));
    let text = served.get("/%C3%A0%20bord/en/privacy/");
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.contains("data-number="), "{text}");
    let slash = served.get("/%C3%A0%20bord/en/privacy");
    assert!(slash.contains("\r\nlocation: /%C3%A0%20bord/en/privacy/\r\n"), "{slash}");
    // What has moved is a page too.
    let moved = served.get("/%C3%A0%20bord/old/");
    assert!(moved.contains("\r\ncontent-type: text/html; charset=utf-8\r\n"), "{moved}");
    assert!(moved.contains("data-number="), "{moved}");
}

#[test]
fn a_new_day_is_not_slept_through() {
    let site = Scratch::of_case("one-language");
    assert!(Watch::new(site.path()).next(false, |_| false, || true).is_empty());
}

#[test]
fn a_port_that_is_taken() {
    let site = Scratch::of_case("one-language");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("bound").port().to_string();
    assert_said("serve-port", |language| {
        recto(site.path(), &["serve", "--port", &port, "--lang", language]).replace(&port, "PORT")
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_watched() {
    let site = Scratch::of_case("one-language");
    let path = site.path().to_str().expect("UTF-8");
    if with_mounts(site.path(), "echo 0 > /proc/sys/user/max_inotify_instances").is_some() {
        assert_said("serve-unwatched", |language| {
            // Changes are told all the same.
            let script = format!(
                "echo 0 > /proc/sys/user/max_inotify_instances
                 cp {TEXT} before
                 rm -f said
                 $RECTO check --watch --date {DAY} --lang {language} > said 2>&1 &
                 told() {{ for i in $(seq 600); do grep -qs $1 said && break; sleep 0.1; done; }}
                 told serve/unwatched
                 echo '[terms](notice:terms)' >> {TEXT}
                 told link/unknown-notice
                 sleep 0.1
                 kill $!
                 cp before {TEXT}
                 cat said"
            );
            with_mounts(site.path(), &script).expect("permitted").replace(path, "FOLDER")
        });
    }
}
