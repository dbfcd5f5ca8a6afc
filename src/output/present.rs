//! What lies in the output folder before a build, and which of it must go. Changes nothing.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::place::{BUILDING, Folder, KEPT, MARKER};
use crate::finding::Finding;

/// What lies in the folder before the build.
pub struct Present {
    /// Everything in it by its path, a folder before what it holds.
    entries: BTreeMap<PathBuf, FileType>,
}

/// Something that no page owns, or that is of the wrong kind.
pub struct Other {
    pub relative: PathBuf,
    pub is_folder: bool,
}

impl Present {
    /// Goes through the folder, once. A link is a thing by itself, wherever it leads.
    ///
    /// The findings are what cannot be read.
    pub fn look(folder: &Folder) -> Result<Present, Vec<Finding>> {
        let mut present = Present { entries: BTreeMap::new() };
        let mut findings = Vec::new();
        let walk = WalkDir::new(&folder.path).min_depth(1).into_iter();
        let ours = |name: &OsStr| [MARKER, BUILDING, KEPT].iter().any(|ours| name == *ours);
        for entry in walk.filter_entry(|entry| entry.depth() != 1 || !ours(entry.file_name())) {
            let inside = |path: &Path| path.strip_prefix(&folder.path).unwrap_or(Path::new("")).to_owned();
            match entry {
                Ok(entry) => _ = present.entries.insert(inside(entry.path()), entry.file_type()),
                Err(error) => {
                    let relative = error.path().map(inside).unwrap_or_default();
                    let reason = error.into_io_error().unwrap_or(io::ErrorKind::Other.into());
                    findings.push(folder.failed(relative, &reason));
                }
            }
        }
        if findings.is_empty() { Ok(present) } else { Err(findings) }
    }

    /// Whether there is a file at a path.
    pub fn has_file(&self, path: &str) -> bool {
        self.entries.get(Path::new(path)).is_some_and(FileType::is_file)
    }

    /// What must go for files at some paths, a folder after what it holds.
    ///
    /// The findings are paths that cannot be files of one folder: taken twice, or leading out of it.
    pub fn others(&self, folder: &Folder, paths: &[&str]) -> Result<Vec<Other>, Vec<Finding>> {
        let owned = owned(folder, paths)?;
        let is_other = |(path, kind): &(&PathBuf, &FileType)| match owned.get(path.as_path()) {
            Some(Owned::File) => !kind.is_file(),
            Some(Owned::Folder) => !kind.is_dir(),
            None => true,
        };
        let others = self.entries.iter().filter(is_other).rev();
        Ok(others.map(|(path, kind)| Other { relative: path.clone(), is_folder: kind.is_dir() }).collect())
    }
}

/// What pages need a path for.
#[derive(PartialEq, Eq)]
enum Owned {
    File,
    Folder,
}

/// Every path that the pages need.
fn owned<'a>(folder: &Folder, paths: &[&'a str]) -> Result<HashMap<&'a Path, Owned>, Vec<Finding>> {
    let mut owned = HashMap::with_capacity(2 * paths.len());
    let mut findings = Vec::new();
    for path in paths {
        let path = Path::new(*path);
        if owned.insert(path, Owned::File).is_some() {
            findings.push(folder.failed(path, &io::ErrorKind::AlreadyExists.into()));
        }
        for above in path.ancestors().skip(1) {
            match owned.insert(above, Owned::Folder) {
                None => {}
                // What is above it is there as well.
                Some(Owned::Folder) => break,
                Some(Owned::File) => findings.push(folder.failed(above, &io::ErrorKind::AlreadyExists.into())),
            }
        }
    }
    if findings.is_empty() { Ok(owned) } else { Err(findings) }
}
