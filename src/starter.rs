//! What a new site and a new notice begin with.
//!
//! A new site is the bundled one without whose it is: each notice with the one text in force, dated on the day; what the
//! bundled texts mark as to be confirmed is marked for readers too. The words belong to the languages
//! (`locales/<language>/starter.ftl`). Nothing here reads or writes a file.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::content::approved::{ADDRESS, INCOMPLETE};
use crate::content::language::Languages;
use crate::content::written::{self, Kind};
use crate::content::yaml::parse_date;
use crate::locale::Catalogue;
use crate::source::Sources;

/// The file of a language's words for what is begun.
const MESSAGES: &str = "starter.ftl";

/// How the bundled files mark a statement or a value that its owner has to confirm.
const MARK_IN_TEXT: &str = "<!-- to confirm -->";
const MARK_IN_YAML: &str = "# to confirm";

static CONTENT: Dir = include_dir!("$CARGO_MANIFEST_DIR/content");
const SITE: &str = include_str!("../site.yaml");

/// Settings for VS Code: which schema is for which files, and the extension that reads them.
const VSCODE: [(&str, &str); 2] = [
    (
        ".vscode/settings.json",
        r#"{
  "yaml.schemas": {
    ".schemas/site.json": "/site.yaml",
    ".schemas/facts.json": "/content/facts.yaml",
    ".schemas/notice.json": "/content/*/notice.yaml",
    ".schemas/version.json": "/content/*/*/version.yaml"
  }
}
"#,
    ),
    (".vscode/extensions.json", "{ \"recommendations\": [\"redhat.vscode-yaml\"] }\n"),
];

/// A file to write: its path in the site folder, and what it holds.
pub type NewFile = (String, Vec<u8>);

/// The time zone of a new site.
pub fn timezone() -> TimeZone {
    let name = SITE.lines().find_map(|line| line.strip_prefix("timezone: ")).unwrap_or_default();
    TimeZone::get(name.trim()).unwrap_or(TimeZone::UTC)
}

/// The words of a language, by its tag, for what is begun.
pub fn words(tag: &str, sources: &Sources) -> Catalogue {
    Catalogue::load(&[MESSAGES], tag, sources).0
}

/// The files of a new site whose notices take effect on `date`, by path. Without the organisation's name a placeholder
/// stands for it. The texts take the words of their languages from the theme; `reader` has those of whoever will edit
/// the YAML files.
pub fn site(name: Option<&str>, date: Date, reader: &Catalogue, theme: &Sources) -> Vec<NewFile> {
    let starter = Starter { name, date, reader, languages: languages(theme) };
    let facts = CONTENT.get_file("facts.yaml").map(|file| starter.facts(contents(file)));
    let mut files = vec![("site.yaml".to_owned(), starter.site_yaml().into_bytes())];
    files.extend(facts.map(|facts| ("content/facts.yaml".to_owned(), facts.into_bytes())));
    for folder in CONTENT.dirs() {
        starter.notice(folder, &mut files);
    }
    for (path, yaml) in &mut files {
        yaml.splice(..0, schema_line(path).into_bytes());
    }
    files.extend(editor());
    files
}

/// What an editor of the site's YAML files takes its help from: their schemas, and VS Code's settings, which say for
/// which files they are. Registers may have any name, so that only their own first line can say it.
pub fn editor() -> Vec<NewFile> {
    let schemas = Kind::all().iter().map(|kind| (schema_path(*kind), written::schema(*kind).into_bytes()));
    schemas.chain(VSCODE.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))).collect()
}

/// The `notice.yaml` of a new notice: its addresses, which languages may give other words. `path` is where it will lie.
pub fn notice_yaml(path: &str, key: &str, languages: &Languages) -> String {
    let slugs: Vec<_> = languages.codes().map(|code| format!("{code}: {key}")).collect();
    format!("{}slug: {{ {} }}\n", schema_line(path), slugs.join(", "))
}

/// The first line of the YAML file at a path, by which editors find its schema; nothing if it has none.
fn schema_line(path: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    let line = |kind| format!("# yaml-language-server: $schema={up}{}\n", schema_path(kind));
    Kind::of(path).map_or_else(String::new, line)
}

/// Where a site keeps the schema of a kind of file: in a hidden folder, which is nobody's content.
fn schema_path(kind: Kind) -> String {
    format!(".schemas/{}.json", kind.name())
}

/// A first text of a new notice in a language; `key` stands for the title where the language has no words.
pub fn text(key: &str, words: &Catalogue) -> String {
    let say = |id: &str| words.format(id, None, &[]);
    let mut text = format!("---\ntitle: {}\n", quoted(say("title").as_deref().unwrap_or(key)));
    if let Some(summary) = say("summary") {
        text += &format!("summary: {}\n", quoted(&summary));
    }
    text += "---\n";
    for clause in ["scope", "rules"] {
        text += &format!("\n## {} {{#{clause}}}\n", say(clause).as_deref().unwrap_or(clause));
        if let (Some(words), Some(mark)) = (say(&format!("{clause}-text")), say("to-confirm")) {
            text += &format!("\n{words} <mark>{mark}</mark>\n");
        }
    }
    text
}

/// A text of a version as the text of the next begins: what it changes is still to be said.
pub fn amended(text: &str) -> String {
    let mut lines = text.split_inclusive('\n').peekable();
    let mut amended = lines.next().unwrap_or_default().to_owned();
    let mut is_front = amended.trim_end() == "---";
    while let Some(line) = lines.next() {
        if is_front && line.starts_with("changes:") {
            // A value of several lines is indented, but for the empty ones.
            while lines.next_if(|next| next.starts_with([' ', '\t', '\n', '\r'])).is_some() {}
            continue;
        }
        if is_front && line.trim_end() == "---" {
            is_front = false;
            amended += "changes: \"\"\n";
        }
        amended += line;
    }
    amended
}

/// An approved copy of a version as that of the next begins: nothing of that version is approved yet as a whole, and it
/// has no address of its own.
pub fn carried(copy: &str) -> String {
    let mut lines = copy.split_inclusive('\n');
    let mut carried = format!("{}{INCOMPLETE}\n", lines.next().unwrap_or_default());
    let mut is_front = true;
    for line in lines {
        if is_front && (line.starts_with(ADDRESS) || line.trim_end() == INCOMPLETE) {
            continue;
        }
        is_front &= line.trim_end() != "---";
        carried += line;
    }
    carried
}

/// The facts of a version's `version.yaml`, which the next version has as well, behind the line that names the schema, if
/// that is the first; none if it has no facts. When it was announced, and whether it was a correction, is its own.
pub fn version_facts(yaml: &str) -> Option<String> {
    let from = yaml.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let (start, _) = from.clone().find(|(_, line)| line.starts_with("facts:"))?;
    let is_next = |line: &str| !line.starts_with([' ', '\t', '#', '\n', '\r', '-']);
    let end = from.skip_while(|(at, _)| *at <= start).find(|(_, line)| is_next(line)).map_or(yaml.len(), |(at, _)| at);
    // Its first line may tell editors which keys there are.
    let first = yaml.split_inclusive('\n').next().filter(|line| line.starts_with("# yaml-language-server:"));
    Some(first.unwrap_or_default().to_owned() + &yaml[start..end])
}

/// The languages of the bundled texts, by code, each with its words.
fn languages(theme: &Sources) -> BTreeMap<&'static str, Catalogue> {
    let versions = CONTENT.dirs().flat_map(Dir::dirs);
    let names = versions.flat_map(Dir::files).filter_map(|file| file_name(file.path()).strip_suffix(".md"));
    let mut languages = BTreeMap::new();
    for code in names {
        languages.entry(code).or_insert_with(|| words(code, theme));
    }
    languages
}

/// What a new site is made with.
struct Starter<'a> {
    name: Option<&'a str>,
    date: Date,
    reader: &'a Catalogue,
    languages: BTreeMap<&'static str, Catalogue>,
}

impl Starter<'_> {
    /// A notice with its text in force, or the first to come; what does not belong to the text stays behind: approvals,
    /// registers that it does not print, and when the version was announced.
    fn notice(&self, folder: &'static Dir<'static>, files: &mut Vec<NewFile>) {
        let mut versions: Vec<_> =
            folder.dirs().filter_map(|version| Some((parse_date(file_name(version.path()))?, version))).collect();
        versions.sort_by_key(|(effective, _)| *effective);
        let begun = versions.iter().rev().find(|(effective, _)| *effective <= self.date);
        let Some((_, version)) = begun.or(versions.first()) else { return };
        let key = file_name(folder.path());
        let is_printed = |register: &str| {
            let insert = format!("{{{{ {register} }}}}");
            version.files().any(|file| contents(file).contains(&insert))
        };
        for file in folder.files() {
            let name = file_name(file.path());
            if name == "notice.yaml" || name.strip_suffix(".yaml").is_some_and(is_printed) {
                files.push((format!("content/{key}/{name}"), self.yaml(contents(file)).into_bytes()));
            }
        }
        for file in version.files().filter(|file| file_name(file.path()) != "version.yaml") {
            let name = file_name(file.path());
            let bytes = match name.strip_suffix(".md").and_then(|code| self.languages.get(code)) {
                Some(words) => text_to_confirm(contents(file), &words.say(TO_CONFIRM, &[])).into_bytes(),
                None => file.contents().to_vec(),
            };
            files.push((format!("content/{key}/{}/{name}", self.date), bytes));
        }
    }

    /// The facts, about the new organisation and of this year.
    fn facts(&self, bundled: &str) -> String {
        let mut yaml = format!("# {}\n", self.reader.say("facts-comment", &[]));
        let year = format!("{{ year: {} }}", self.date.year());
        let mut group = "";
        for line in self.yaml(bundled).lines() {
            let Some((key, value)) = line.split_once(':') else {
                yaml += &format!("{line}\n");
                continue;
            };
            if !key.starts_with(' ') {
                group = key;
            }
            let value = match (group, key.trim()) {
                ("organisation", "name") => format!(" {}", self.organisation()),
                ("copyright_year", _) => format!(" {year}{}", self.comment()),
                _ => value.to_owned(),
            };
            yaml += &format!("{key}:{value}\n");
        }
        yaml
    }

    /// `site.yaml`: the bundled one without its navigation, whose links are the organisation's own.
    fn site_yaml(&self) -> String {
        let mut yaml = format!("# {}\n", self.reader.say("site-comment", &[]));
        let mut key = "";
        for line in self.yaml(SITE).lines() {
            if !line.starts_with([' ', '-']) {
                key = line.split(':').next().unwrap_or_default();
            }
            match key {
                "name" => yaml += &format!("name: {}\n", self.per_language(|words| self.site_name(words))),
                "url" | "timezone" => yaml += &format!("{line}{}\n", self.comment()),
                "navigation" => {}
                _ => yaml += &format!("{line}\n"),
            }
        }
        yaml.replace("\n\n\n", "\n\n")
    }

    fn site_name(&self, words: &Catalogue) -> String {
        let organisation = self.name.map_or_else(|| words.say("organisation", &[]), str::to_owned);
        words.say("site-name", &[("organisation", organisation.into())])
    }

    /// The organisation's name as a fact.
    fn organisation(&self) -> String {
        match self.name {
            Some(name) => quoted(name),
            None => self.per_language(|words| words.say("organisation", &[])) + &self.comment(),
        }
    }

    /// A value that differs by language, as YAML.
    fn per_language(&self, value: impl Fn(&Catalogue) -> String) -> String {
        let values: Vec<_> =
            self.languages.iter().map(|(code, words)| format!("{code}: {}", quoted(&value(words)))).collect();
        format!("{{ {} }}", values.join(", "))
    }

    /// The comment behind a value that is to be confirmed.
    fn comment(&self) -> String {
        format!(" # {}", self.reader.say(TO_CONFIRM, &[]))
    }

    /// Bundled YAML with its marks in the reader's words and without its other comments. Where the value of a marked
    /// key is a text for each language, on a line each, the texts say it as well.
    fn yaml(&self, bundled: &str) -> String {
        let mut yaml = String::new();
        let mut marked = None;
        for line in bundled.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let indent = line.len() - line.trim_start_matches([' ', '-']).len();
            let Some((value, _)) = line.split_once(MARK_IN_YAML) else {
                marked = marked.filter(|key| indent > *key);
                let code = line.trim().split(':').next().unwrap_or_default();
                match self.languages.get(code).filter(|_| marked.is_some()) {
                    Some(words) => yaml += &format!("{line} [{}]\n", words.say(TO_CONFIRM, &[])),
                    None => yaml += &format!("{line}\n"),
                }
                continue;
            };
            marked = value.trim_end().ends_with(':').then_some(indent);
            yaml += &format!("{}{}\n", value.trim_end(), self.comment());
        }
        yaml
    }
}

/// The message that marks what is to be confirmed.
const TO_CONFIRM: &str = "to-confirm";

/// A bundled text with its marks for readers, and without what it changed.
fn text_to_confirm(bundled: &str, mark: &str) -> String {
    let mut text = String::new();
    let mut fences = 0;
    for line in bundled.lines() {
        if line == "---" {
            fences += 1;
        }
        let front = fences < 2;
        if front && line.starts_with("changes:") {
            continue;
        }
        match line.split_once(MARK_IN_YAML).filter(|_| front) {
            Some((value, _)) => text += &format!("{} [{mark}]\"", value.trim_end().trim_end_matches('"')),
            None => text += &line.replace(MARK_IN_TEXT, &format!("<mark>{mark}</mark>")),
        }
        text.push('\n');
    }
    text
}

/// A YAML string in double quotes: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn contents(file: &'static include_dir::File<'static>) -> &'static str {
    file.contents_utf8().unwrap_or_default()
}

fn file_name(path: &'static Path) -> &'static str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn marks_become_visible() {
        let text = "---\nsummary: \"A.\" # to confirm\nchanges: \"B.\"\n---\n\n- a; and <!-- to confirm -->\n";
        let expected = "---\nsummary: \"A. [x]\"\n---\n\n- a; and <mark>x</mark>\n";
        assert_eq!(text_to_confirm(text, "x"), expected);
    }

    #[test]
    fn yaml_says_what_is_to_be_confirmed() {
        let theme = project::theme();
        let reader = words("fr", &theme);
        let date = jiff::civil::date(2027, 3, 1);
        let starter = Starter { name: None, date, reader: &reader, languages: languages(&theme) };
        let bundled = "# Comment.\nrows:\n  - purpose: # to confirm\n      en: A\n      fr: B\n    duration: { en: C, fr: D }\nfee: 75 # to confirm; why\n";
        let expected = "rows:\n  - purpose: # à confirmer\n      en: A [to confirm]\n      fr: B [à confirmer]\n    duration: { en: C, fr: D }\nfee: 75 # à confirmer\n";
        assert_eq!(starter.yaml(bundled), expected);
        let facts = starter.facts("organisation:\n  name: X\ncopyright_year: { year: 2019 } # to confirm\n");
        assert!(
            facts.contains("  name: { en: \"[Your organization]\", fr: \"[Votre organisation]\" } # à confirmer\n")
        );
        assert!(facts.contains("copyright_year: { year: 2027 } # à confirmer\n"));
    }

    #[test]
    fn the_languages_have_the_same_words() {
        let ids = |text: &str| -> Vec<String> {
            let ids = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
            ids.map(|(id, _)| id.to_owned()).collect()
        };
        let [english, french] = [include_str!("../locales/en/starter.ftl"), include_str!("../locales/fr/starter.ftl")];
        assert_eq!(ids(english), ids(french));
    }

    #[test]
    fn a_notice_can_begin_in_a_language_without_words() {
        let none = words("de", &project::theme());
        assert_eq!(text("kontakt", &none), "---\ntitle: \"kontakt\"\n---\n\n## scope {#scope}\n\n## rules {#rules}\n");
    }
}
