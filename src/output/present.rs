//! What lies in the output folder before a build, and which of it must go. Changes nothing.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::place::{BUILDING, Folder, KEPT, MARKER};
use crate::finding::Finding;

/// What lies in the folder before the build.
pub struct Present {
    /// For each page, whether a file is at its path.
    pub pages: Vec<bool>,
    /// What must go, a folder after what it holds.
    pub others: Vec<Other>,
}

/// Something that no page owns, or that is of the wrong kind.
pub struct Other {
    pub relative: PathBuf,
    pub is_folder: bool,
}

/// Goes through the folder, once. A link is something to remove, wherever it leads.
///
/// The findings are what cannot be read, and paths that cannot be files of one folder: taken twice, or leading out of
/// it.
pub fn look<P>(folder: &Folder, pages: &[(String, P)]) -> Result<Present, Vec<Finding>> {
    let owned = owned(folder, pages)?;
    let mut present = Present { pages: vec![false; pages.len()], others: Vec::new() };
    let mut findings = Vec::new();
    // A walk that leaves branches out gives a folder before what it holds: `others` is turned round at the end.
    let walk = WalkDir::new(&folder.path).min_depth(1).into_iter();
    let ours = |name: &OsStr| [MARKER, BUILDING, KEPT].iter().any(|ours| name == *ours);
    for entry in walk.filter_entry(|entry| entry.depth() != 1 || !ours(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let relative = error.path().and_then(|path| path.strip_prefix(&folder.path).ok());
                let relative = relative.unwrap_or(Path::new("")).to_owned();
                let reason = error.into_io_error().unwrap_or(io::ErrorKind::Other.into());
                findings.push(folder.failed(relative, &reason));
                continue;
            }
        };
        let relative = entry.path().strip_prefix(&folder.path).expect("the walk stays in the folder");
        match owned.get(relative) {
            Some(Some(page)) if entry.file_type().is_file() => present.pages[*page] = true,
            Some(None) if entry.file_type().is_dir() => {}
            _ => present.others.push(Other { relative: relative.into(), is_folder: entry.file_type().is_dir() }),
        }
    }
    present.others.reverse();
    if findings.is_empty() { Ok(present) } else { Err(findings) }
}

/// Every path that the pages need: a file with the index of its page, or a folder (none).
fn owned<'a, P>(folder: &Folder, pages: &'a [(String, P)]) -> Result<HashMap<&'a Path, Option<usize>>, Vec<Finding>> {
    let mut owned = HashMap::with_capacity(2 * pages.len());
    let mut findings = Vec::new();
    for (index, (path, _)) in pages.iter().enumerate() {
        let path = Path::new(path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            findings.push(folder.failed(path, &io::ErrorKind::InvalidFilename.into()));
        }
        if owned.insert(path, Some(index)).is_some() {
            findings.push(folder.failed(path, &io::ErrorKind::AlreadyExists.into()));
        }
        for above in path.ancestors().skip(1) {
            match owned.insert(above, None) {
                None => {}
                // What is above it is there as well.
                Some(None) => break,
                Some(Some(_)) => findings.push(folder.failed(above, &io::ErrorKind::AlreadyExists.into())),
            }
        }
    }
    if findings.is_empty() { Ok(owned) } else { Err(findings) }
}
