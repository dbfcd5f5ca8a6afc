//! Reads the site folder, and lays it over the theme embedded in the binary.
//!
//! This is the only stage that reads the site folder. It looks at no file's meaning: what is wrong with the words in
//! a file is for the later stages to say.

use std::fs;
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::bytes::{are, lie, many, places};
use crate::finding::{Code, Finding, Findings};
use crate::source::{Data, File, FileId, Sources, Span, THEME};

/// The parts of a site folder that are read, besides `site.yaml`.
const FOLDERS: [&str; 4] = ["content", "locales", "static", "templates"];

/// The bundled site's own mark; it lies in `static/` and is not part of the theme.
const BUNDLED_MARK: &str = "mark.svg";

static LOCALES: Dir = include_dir!("$CARGO_MANIFEST_DIR/locales");
static STATIC: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A site folder as read.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder that holds `site.yaml`.
    pub root: PathBuf,
    pub sources: Sources,
}

impl Project {
    /// Whether it has read a file at a path.
    pub fn holds(&self, path: &Path) -> bool {
        self.sources.find(&relative(&self.root, path)).is_some()
    }
}

/// How many folders or files a thread takes at a time. It would else take a good part of all, and the others would wait for
/// the last at the end.
const SOME: usize = 16;

/// The folder with `site.yaml`: `start` or the nearest folder above it.
///
/// # Errors
/// [`Code::SiteNotFound`] where there is none.
pub fn find_root(start: &Path) -> Result<PathBuf, Finding> {
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_path_buf());
    let found = start.ancestors().find(|folder| folder.join("site.yaml").is_file());
    found
        .map(Path::to_path_buf)
        .ok_or_else(|| Finding::anywhere(Code::SiteNotFound).with("folder", start.display().to_string()))
}

/// Reads a site folder. What cannot be read is a finding, and left out.
pub fn read(root: &Path) -> (Project, Findings) {
    gather(root, |_| true)
}

/// Reads a site folder, but for its texts, which are most of it: they are read one notice at a time ([`open()`]), or all
/// at once ([`complete()`]).
pub fn survey(root: &Path) -> (Project, Findings) {
    gather(root, |name| !is_text(name))
}

/// Reads a site folder; of some files, only where they are.
fn gather(root: &Path, is_wanted: impl Fn(&str) -> bool + Sync) -> (Project, Findings) {
    let mut findings = Findings::default();
    let file = |path: PathBuf, buffer: &mut Vec<u8>| {
        let name = relative(root, &path);
        match is_wanted(&name) {
            true => read_file(root, name, buffer),
            false => Ok(File { path: name, data: Data::Elsewhere(OnceLock::new()), embedded: false }),
        }
    };
    let read_part = |buffer: &mut Vec<u8>, part: &PathBuf| -> Option<Vec<_>> {
        Some(paths(root, part)?.into_iter().map(|path| file(path?, buffer)).collect())
    };
    let read: Option<Vec<Vec<_>>> = parts(root).par_iter().with_max_len(SOME).map_init(Vec::new, read_part).collect();
    // What cannot be gone through part by part is gone through as a whole.
    let whole = || folders(root).chain([root.join("site.yaml")]).flat_map(entries);
    let read_whole = || whole().filter_map(|entry| path(root, entry)).map(|path| file(path?, &mut Vec::new()));
    let read = read.unwrap_or_else(|| vec![read_whole().collect()]);
    let mut files: Vec<File> = embedded().collect();
    for file in read.into_iter().flatten() {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    drop_copies_of_the_theme(&mut files);
    let sources = Sources::new(files);
    let ids: Vec<_> = sources.iter().map(|(id, _)| id).collect();
    let faults: Vec<_> = ids.into_par_iter().filter_map(|id| text_fault(id, sources.file(id))).collect();
    findings.extend(faults);
    findings.sort();
    (Project { root: root.to_path_buf(), sources }, findings)
}

/// Reads the texts that a survey left where they are.
pub fn complete(mut project: Project, mut findings: Findings) -> (Project, Findings) {
    let ids: Vec<_> = project.sources.elsewhere("").collect();
    let read = |buffer: &mut Vec<u8>, id: &FileId| {
        let file = read_elsewhere(&project, *id, buffer)?;
        Some((*id, text_fault(*id, &file), file.data))
    };
    let texts: Option<Vec<_>> = ids.par_iter().with_max_len(SOME).map_init(Vec::new, read).collect();
    // What cannot be read is left out, and what comes after it has other ids.
    let Some(texts) = texts else { return self::read(&project.root) };
    for (id, fault, data) in texts {
        findings.extend(fault);
        project.sources.replace(id, data);
    }
    findings.sort();
    (project, findings)
}

/// Reads some of the texts that a survey left where they are, for as long as they are needed; their ids must be sorted.
/// None where anything is wrong with one, or it has changed since it was read before.
pub fn open(project: &Project, texts: impl Iterator<Item = FileId>, buffer: &mut Vec<u8>) -> Option<Sources> {
    let read = |id: FileId| {
        let file = read_elsewhere(project, id, buffer)?;
        text_fault(id, &file).is_none().then_some((id, file))
    };
    project.sources.open(texts.map(read).collect::<Option<_>>()?)
}

/// A digest of all files, texts too. None where one cannot be read.
pub fn digest(project: &Project) -> Option<u128> {
    let sources = &project.sources;
    let ids: Vec<_> = sources.elsewhere("").collect();
    let read = |buffer: &mut Vec<u8>, id: &FileId| {
        let file = read_elsewhere(project, *id, buffer)?;
        sources.open(vec![(*id, file)]).map(drop)
    };
    ids.par_iter().with_max_len(SOME).map_init(Vec::new, read).collect::<Option<()>>()?;
    sources.digest()
}

/// Reads a file that a survey left where it is, by way of `buffer`. None where it cannot be read.
fn read_elsewhere(project: &Project, id: FileId, buffer: &mut Vec<u8>) -> Option<File> {
    read_file(&project.root, project.sources.file(id).path.clone(), buffer).ok()
}

/// Whether a file holds a text, or an approved copy of one.
fn is_text(name: &str) -> bool {
    name.starts_with("content/") && name.ends_with(".md")
}

/// The parts of a site folder that are gone through at the same time: what is in `content/`, the other folders, and
/// `site.yaml`.
fn parts(root: &Path) -> Vec<PathBuf> {
    let inside = |folder: PathBuf| match fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) if folder.ends_with("content") => {
            entries.iter().filter(|entry| !is_hidden(&entry.file_name())).map(fs::DirEntry::path).collect()
        }
        // What keeps it from being read is told where it is gone through.
        _ => vec![folder],
    };
    folders(root).flat_map(inside).chain([root.join("site.yaml")]).collect()
}

/// The folders of a site that are read, of those that are there.
pub fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    FOLDERS.map(|name| root.join(name)).into_iter().filter(|folder| folder.symlink_metadata().is_ok())
}

/// The files in a part of a site folder. None where it has a folder that is a link, which may lead back to one that
/// holds the part.
fn paths(root: &Path, part: &Path) -> Option<Vec<Result<PathBuf, Finding>>> {
    let mut paths = Vec::new();
    for entry in entries(part.to_path_buf()) {
        if entry.as_ref().is_ok_and(|entry| entry.path_is_symlink() && entry.file_type().is_dir()) {
            return None;
        }
        paths.extend(path(root, entry));
    }
    Some(paths)
}

/// The files and folders of a site folder that are links.
pub fn links(root: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = folders(root).chain([root.join("site.yaml")]).flat_map(entries).filter_map(walkdir::Result::ok);
    entries.filter(DirEntry::path_is_symlink).map(DirEntry::into_path)
}

/// What lies at and below a path.
fn entries(path: PathBuf) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    // Links are followed: an editor may keep a shared folder elsewhere.
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    WalkDir::new(path).follow_links(true).into_iter().filter_entry(visible)
}

/// The path of what is a file.
fn path(root: &Path, entry: walkdir::Result<DirEntry>) -> Option<Result<PathBuf, Finding>> {
    match entry {
        Ok(entry) if entry.path().to_str().is_none() && !is_named_well(root, entry.path()) => {
            // Of a folder and all that it holds, the folder is told.
            let bad_name = || Finding::anywhere(Code::FileBadName).with("path", relative(root, entry.path()));
            entry.file_name().to_str().is_none().then(|| Err(bad_name()))
        }
        Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(walk_finding(root, &error))),
    }
}

/// Whether names below the site folder are written in UTF-8.
fn is_named_well(root: &Path, path: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|path| path.to_str().is_some())
}

/// Reads a site folder again of which some paths are known to have changed since `before`; `faults` is what was found
/// then. None where nothing has changed that is read.
pub fn read_again(before: &Project, faults: &Findings, paths: &[PathBuf]) -> Option<(Project, Findings)> {
    let (project, findings) = match read_files_again(before, faults, paths) {
        Some(again) => again,
        None => {
            let (mut project, findings) = read(&before.root);
            project.sources.take_over(&before.sources);
            (project, findings)
        }
    };
    let unchanged = project.sources.same_paths(&before.sources)
        && project.sources.iter().all(|(id, _)| project.sources.same(id, &before.sources))
        && findings == *faults;
    (!unchanged).then_some((project, findings))
}

/// The same where nothing but the contents of files has changed; none where more has.
fn read_files_again(before: &Project, faults: &Findings, paths: &[PathBuf]) -> Option<(Project, Findings)> {
    // What could be read since then has no place yet.
    if leaves_out(faults) {
        return None;
    }
    let mut sources = before.sources.clone();
    let mut findings = faults.clone();
    for path in paths {
        let name = relative(&before.root, path);
        match sources.find(&name) {
            // What lies over the theme counts as not there where it is the theme's to the byte.
            Some(id) if path.is_file() && !theme_may_have(&name) => {
                let data = read_file(&before.root, name, &mut Vec::new()).ok()?.data;
                // Saved as it was.
                if data == sources.file(id).data {
                    continue;
                }
                sources.replace(id, data);
                findings =
                    findings.into_iter().filter(|finding| finding.span.is_none_or(|span| span.file != id)).collect();
                findings.extend(text_fault(id, sources.file(id)));
            }
            // What editors write beside a file and take away again.
            None if path.symlink_metadata().is_err() && !holds_any(&sources, &name) => {}
            _ => return None,
        }
    }
    Some((Project { root: before.root.clone(), sources }, findings))
}

/// Whether something could not be read, given what was found in reading.
pub fn leaves_out(faults: &Findings) -> bool {
    faults.iter().any(|fault| fault.span.is_none())
}

/// Whether anything was read in a folder; its name is empty for the site's.
fn holds_any(sources: &Sources, folder: &str) -> bool {
    folder.is_empty() || sources.under(&format!("{folder}/")).next().is_some()
}

/// Whether a path of the site folder, or what it is a folder of, is read.
pub fn is_read(path: &Path) -> bool {
    let mut parts = path.iter();
    let first = parts.next().and_then(|name| name.to_str());
    first.is_none_or(|name| name == "site.yaml" || FOLDERS.contains(&name)) && !parts.any(is_hidden)
}

/// Whether a file lies where the theme has its own.
fn theme_may_have(name: &str) -> bool {
    !(name == "site.yaml" || name.starts_with("content/"))
}

/// The language (a folder of the theme's `locales/`) in which a reader is spoken to whose own has no words.
pub fn fallback_language() -> &'static str {
    include_str!("../locales/fallback.txt").trim()
}

/// Whether the embedded theme has a file at a path.
pub fn theme_has(path: &str) -> bool {
    path.strip_prefix("locales/").is_some_and(|path| LOCALES.contains(path))
}

/// The embedded theme alone, for what is said where there is no site.
pub fn theme() -> Sources {
    let mut files: Vec<File> = embedded().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Sources::new(files)
}

/// The theme that is inside the binary.
fn embedded() -> impl Iterator<Item = File> {
    fn files(dir: &'static Dir<'static>) -> Vec<&'static include_dir::File<'static>> {
        dir.files().chain(dir.dirs().flat_map(files)).collect()
    }
    [("locales", &LOCALES), ("static", &STATIC), ("templates", &TEMPLATES)].into_iter().flat_map(|(folder, dir)| {
        files(dir).into_iter().filter(|file| file.path() != Path::new(BUNDLED_MARK)).map(move |file| File {
            path: format!("{THEME}{folder}/{}", slashes(file.path())),
            data: data(file.contents()),
            embedded: true,
        })
    })
}

/// A file of the site that is the theme's to the byte says nothing of its own.
fn drop_copies_of_the_theme(files: &mut Vec<File>) {
    let copies: Vec<String> = files
        .iter()
        .filter(|file| !file.embedded && theme_may_have(&file.path))
        .filter(|file| {
            let theme = format!("{THEME}{}", file.path);
            let original = files.binary_search_by(|other| other.path.as_str().cmp(&theme));
            original.is_ok_and(|i| files[i].bytes() == file.bytes())
        })
        .map(|file| file.path.clone())
        .collect();
    files.retain(|file| !copies.contains(&file.path));
}

/// Reads the file with a name by way of `buffer`, whatever that holds.
fn read_file(root: &Path, name: String, buffer: &mut Vec<u8>) -> Result<File, Finding> {
    let unreadable =
        |reason: String| Finding::anywhere(Code::FileUnreadable).with("path", name.as_str()).with("reason", reason);
    buffer.clear();
    fs::File::open(root.join(&name))
        .and_then(|mut file| file.read_to_end(buffer))
        .map_err(|error| unreadable(error.to_string()))?;
    if u32::try_from(buffer.len()).is_err() {
        return Err(unreadable("4 GiB".into()));
    }
    Ok(File { path: name, data: data(buffer), embedded: false })
}

fn data(bytes: &[u8]) -> Data {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Data::Text(text.strip_prefix('\u{feff}').unwrap_or(text).into()),
        Err(_) => Data::Bytes(bytes.into()),
    }
}

/// What is wrong with a file that must be text.
fn text_fault(id: FileId, file: &File) -> Option<Finding> {
    let is_text = [".md", ".yaml", ".ftl", ".html"].iter().any(|kind| file.path.ends_with(kind));
    let is_text = is_text || file.path == "content/addresses.txt";
    let attachment =
        file.path.starts_with("static/") || (file.path.ends_with(".html") && file.path.starts_with("content/"));
    // The theme's own are good.
    if !is_text || attachment || file.embedded {
        return None;
    }
    match &file.data {
        Data::Text(text)
            if text.trim().is_empty() && [".md", ".yaml", ".ftl"].iter().any(|kind| file.path.ends_with(kind)) =>
        {
            Some(Finding::new(Code::FileEmpty, Span::start_of(id)))
        }
        Data::Text(text) => {
            if !may_hold_unprintable(text.as_bytes()) {
                return None;
            }
            let is_fault = |(at, c): &(usize, char)| !may_be_printed(*c) || is_stray(*c, &text[..*at]);
            let (at, c) = text.char_indices().find(is_fault)?;
            let finding = Finding::new(Code::FileControlCharacter, Span::new(id, at..at + c.len_utf8()));
            Some(finding.with("character", format!("U+{:04X}", u32::from(c))))
        }
        Data::Elsewhere(_) => None,
        Data::Bytes(bytes) => {
            let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
            let line = bytes[..valid].iter().filter(|&&b| b == b'\n').count() + 1;
            Some(Finding::new(Code::FileNotUtf8, Span::new(id, valid..valid)).with("line", line))
        }
    }
}

/// Whether some bytes of a text may be part of a character that no page may hold, or that is stray: few can, and looking
/// at bytes is many times faster than decoding.
fn may_hold_unprintable(bytes: &[u8]) -> bool {
    many(bytes).any(|(at, many)| {
        let first =
            lie(many, 0, b' ' - 1) | are(many, 0x7F) | lie(many, 0x80, 0x81) | are(many, 0xC2) | lie(many, 0xEF, 0xFF);
        places(first.to_bitmask()).any(|place| may_begin_unprintable(&bytes[at + place..]))
    })
}

/// Whether a control character or a noncharacter, or the last two of the three bytes of a stray one may begin some bytes.
fn may_begin_unprintable(bytes: &[u8]) -> bool {
    let next = |range: RangeInclusive<u8>| bytes.get(1).is_some_and(|next| range.contains(next));
    match bytes.first() {
        None | Some(b'\t' | b'\n' | b'\r') => false,
        Some(0xC2) => next(0x80..=0x9F),
        // U+200B, U+2028 and U+2029.
        Some(0x80) => next(0x8B..=0x8B) || next(0xA8..=0xA9),
        // U+206A to U+206F.
        Some(0x81) => next(0xA8..=0xAF),
        Some(byte) => *byte < b' ' || *byte == 0x7F || *byte >= 0xEF,
    }
}

/// Whether a page may hold a character: HTML (section 13.2.3.5) forbids control characters and noncharacters.
fn may_be_printed(c: char) -> bool {
    let is_noncharacter = matches!(u32::from(c), 0xFDD0..=0xFDEF) || u32::from(c) & 0xFFFE == 0xFFFE;
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || is_noncharacter)
}

/// Whether an invisible character breaks the words or the Markdown it stands in: a byte order mark that begins no file,
/// a line or paragraph separator, which Markdown takes for a letter, marks that Unicode has deprecated (chapter 23), and a
/// zero-width space, but for the scripts that write no spaces.
fn is_stray(c: char, before: &str) -> bool {
    let has_no_spaces = |c: char| matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1a20}'..='\u{1aaf}');
    match c {
        '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{200b}' => !before.ends_with(has_no_spaces),
        _ => false,
    }
}

fn walk_finding(root: &Path, error: &walkdir::Error) -> Finding {
    let path = error.path().map_or_else(String::new, |path| relative(root, path));
    if error.loop_ancestor().is_some() {
        return Finding::anywhere(Code::FileLoop).with("path", path);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Finding::anywhere(Code::FileUnreadable).with("path", path).with("reason", reason)
}

/// Whether what has a name is nobody's content: hidden, or a copy that an editor keeps beside a file (`en.md~`, `#en.md#`).
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~") || (name.starts_with(b"#") && name.ends_with(b"#"))
}

/// The path below `root`, with `/` on every system.
fn relative(root: &Path, path: &Path) -> String {
    let below = || path.to_str()?.strip_prefix(root.to_str()?)?.strip_prefix('/');
    // Nearly all are written as they shall be, and taking a path apart takes long.
    match below().filter(|_| MAIN_SEPARATOR == '/') {
        Some(below) if below.split('/').all(|part| !matches!(part, "" | "." | "..")) => below.to_owned(),
        _ => slashes(path.strip_prefix(root).unwrap_or(path)),
    }
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
