//! Files of the site and places in them.
//!
//! Every value that a person wrote keeps its [`Span`], so that a finding can point at it. Spans are bytes;
//! lines and columns are worked out only when a finding is shown. This module never reads a file.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use twox_hash::XxHash3_128;

/// A file of the site or of the embedded theme: an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Prefix of the path of a file of the embedded theme, under which it is found whether or not the site overrides it.
pub const THEME: &str = "theme:";

/// A range of bytes in a file, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`. Files of 4 GiB and more are refused when they are read.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The very beginning of a file, for what concerns the whole of it.
    pub fn start_of(file: FileId) -> Self {
        Span { file, start: 0, end: 0 }
    }

    /// Whether it lies within another.
    pub fn is_within(self, outer: Span) -> bool {
        self.file == outer.file && outer.start <= self.start && self.end <= outer.end
    }

    /// The bytes it covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct File {
    /// Path in the site folder with `/` between its parts. A file of the embedded theme has [`THEME`] before the path
    /// it would have in a site that overrides it, so that both can be there.
    pub path: String,
    /// What it holds; for a file that is not text, its bytes.
    pub data: Data,
    /// Comes from the theme inside the binary, not from the site folder.
    pub embedded: bool,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// UTF-8 text, a byte-order mark taken off.
    Text(Box<str>),
    /// Anything else: images, attachments, and text files that are not UTF-8.
    Bytes(Vec<u8>),
    /// It is held only where and while it is needed. Its digest stays.
    Elsewhere(OnceLock<u128>),
}

impl Data {
    /// Its digest; none where the file was never read.
    fn digest(&self) -> Option<u128> {
        match self {
            Data::Text(text) => Some(XxHash3_128::oneshot(text.as_bytes())),
            Data::Bytes(bytes) => Some(XxHash3_128::oneshot(bytes)),
            Data::Elsewhere(digest) => digest.get().copied(),
        }
    }
}

impl File {
    /// The text of a text file; empty for others.
    pub fn text(&self) -> &str {
        match &self.data {
            Data::Text(text) => text,
            Data::Bytes(_) | Data::Elsewhere(_) => "",
        }
    }

    /// Its bytes, whatever they are.
    pub fn bytes(&self) -> &[u8] {
        match &self.data {
            Data::Text(text) => text.as_bytes(),
            Data::Bytes(bytes) => bytes,
            Data::Elsewhere(_) => &[],
        }
    }
}

/// All files of a site, sorted by path, so that ids, and with them findings, do not depend on the order of reading.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Arc<Vec<Arc<File>>>,
    /// Files that stand in place of those of the same ids, sorted by them.
    opened: Vec<(FileId, File)>,
}

impl Sources {
    /// Takes the files, which must be sorted by path.
    pub fn new(files: Vec<File>) -> Self {
        debug_assert!(files.is_sorted_by(|a, b| a.path < b.path));
        Sources { files: Arc::new(files.into_iter().map(Arc::new).collect()), opened: Vec::new() }
    }

    /// The same sources, in which some files that are held elsewhere are there; they must be sorted by their ids. None
    /// where one is not what it was when it was read before.
    pub fn open(&self, files: Vec<(FileId, File)>) -> Option<Sources> {
        debug_assert!(files.is_sorted_by_key(|(id, _)| *id));
        let is_same = |(id, file): &(FileId, File)| match &self.file(*id).data {
            Data::Elsewhere(digest) => file.data.digest().is_some_and(|now| *digest.get_or_init(|| now) == now),
            _ => false,
        };
        files.iter().all(is_same).then(|| Sources { files: Arc::clone(&self.files), opened: files })
    }

    /// Puts a file that was read again in place of the one with this id.
    pub fn replace(&mut self, id: FileId, data: Data) {
        let old = &mut Arc::make_mut(&mut self.files)[id.0 as usize];
        *old = Arc::new(File { path: old.path.clone(), data, embedded: old.embedded });
    }

    /// Takes files over from sources read before where nothing in them changed, so that [`Sources::same`] knows them.
    pub fn take_over(&mut self, before: &Sources) {
        for file in Arc::make_mut(&mut self.files) {
            if let Some(old) = before.find(&file.path).map(|id| &before.files[id.0 as usize])
                && old.data == file.data
            {
                *file = Arc::clone(old);
            }
        }
    }

    /// Whether all paths, and so all ids, are those of other sources.
    pub fn same_paths(&self, other: &Sources) -> bool {
        let mut pairs = self.files.iter().zip(&*other.files);
        self.files.len() == other.files.len() && pairs.all(|(a, b)| Arc::ptr_eq(a, b) || a.path == b.path)
    }

    /// The files that are not the very ones that other sources with the same paths hold.
    pub fn changed<'a>(&'a self, other: &'a Sources) -> impl Iterator<Item = &'a File> {
        let pairs = self.files.iter().zip(&*other.files);
        pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).map(|(file, _)| &**file)
    }

    /// Whether a file is the very one that other sources with the same paths hold.
    pub fn same(&self, id: FileId, other: &Sources) -> bool {
        Arc::ptr_eq(&self.files[id.0 as usize], &other.files[id.0 as usize])
    }

    /// A digest of all paths and all that the files hold, by which two states of them are told apart: XXH3, which is
    /// fast and does not withstand those who look for two states with one digest. None where a file was never read.
    pub fn digest(&self) -> Option<u128> {
        let of_file = |file: &Arc<File>| Some([XxHash3_128::oneshot(file.path.as_bytes()), file.data.digest()?]);
        let of_files: Option<Vec<_>> = self.files.par_iter().map(of_file).collect();
        let bytes: Vec<u8> = of_files?.into_iter().flatten().flat_map(u128::to_le_bytes).collect();
        Some(XxHash3_128::oneshot(&bytes))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &File {
        let opened = self.opened.binary_search_by_key(&id, |(opened, _)| *opened);
        opened.map_or_else(|_| &*self.files[id.0 as usize], |place| &self.opened[place].1)
    }

    /// The text of the file with this id.
    pub fn text(&self, id: FileId) -> &str {
        self.file(id).text()
    }

    /// The characters a span covers.
    pub fn slice(&self, span: Span) -> &str {
        &self.text(span.file)[span.range()]
    }

    /// The first line of a span, which is enough to point at a block.
    pub fn first_line(&self, span: Span) -> Span {
        let length = self.slice(span).find('\n').unwrap_or(span.range().len());
        Span { end: span.start + length as u32, ..span }
    }

    /// All files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId(i as u32), &**file))
    }

    /// The file at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|i| FileId(i as u32))
    }

    /// The files whose paths begin with `prefix`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        let first = self.files.partition_point(|file| file.path.as_str() < prefix);
        self.files[first..]
            .iter()
            .take_while(move |file| file.path.starts_with(prefix))
            .enumerate()
            .map(move |(i, file)| (FileId((first + i) as u32), &**file))
    }

    /// The files below a path that are held elsewhere.
    pub fn elsewhere<'a>(&'a self, below: &'a str) -> impl Iterator<Item = FileId> {
        self.under(below).map(|(id, _)| id).filter(|id| self.is_elsewhere(*id))
    }

    /// Whether a file is held elsewhere.
    pub fn is_elsewhere(&self, id: FileId) -> bool {
        matches!(self.file(id).data, Data::Elsewhere(_))
    }

    /// Line and column of a byte, both from 1; columns count characters (Unicode scalar values).
    pub fn position(&self, file: FileId, byte: u32) -> (usize, usize) {
        let text = self.text(file);
        let before = &text[..text.floor_char_boundary(byte as usize)];
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(texts: &[(&str, &str)]) -> Sources {
        Sources::new(
            texts
                .iter()
                .map(|(path, text)| File { path: (*path).into(), data: Data::Text((*text).into()), embedded: false })
                .collect(),
        )
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let sources = sources(&[("a.md", "un\nété chaud\n")]);
        let file = sources.find("a.md").unwrap();
        let chaud = sources.text(file).find("chaud").unwrap() as u32;
        assert_eq!(sources.position(file, chaud), (2, 5));
    }

    #[test]
    fn under_finds_exactly_the_files_of_a_folder() {
        let sources = sources(&[("a/1", ""), ("a/2", ""), ("ab/1", ""), ("b/1", "")]);
        let paths: Vec<_> = sources.under("a/").map(|(_, file)| file.path.as_str()).collect();
        assert_eq!(paths, ["a/1", "a/2"]);
    }
}
