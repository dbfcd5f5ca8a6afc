//! The inner folder in which a build makes its files before it moves them into place. Never puts a file in place while
//! another is still to be made.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::place::{BUILDING, Folder, MARKER};
use super::present::Other;
use super::seal;
use crate::finding::Finding;

/// The inner folder in which a build makes its files, and which marks the output folder as being written to.
///
/// A new page lies in it as it will lie in the output folder, so that whole branches are moved at once; a changed one
/// lies under its number, since folders for changed pages would cost more than the pages.
///
/// What is not settled is taken back when it is dropped. The mark of an earlier interrupted build then stays; so does
/// ours, if the disk refuses.
pub struct Staging {
    folder: Folder,
    /// Whether it has been made: it is, when the first file needs it.
    begun: OnceLock<Result<(), Finding>>,
    /// Whether [`Staging::stop`] was called.
    stopped: AtomicBool,
    /// The paths of changed pages, by their numbers.
    changed: Mutex<Vec<String>>,
    /// Whether what was made has begun to be moved.
    settles: bool,
}

impl Staging {
    /// Makes nothing yet, but clears away what an interrupted build left.
    pub fn new(folder: Folder) -> Result<Self, Finding> {
        let staging = Staging {
            folder,
            begun: OnceLock::new(),
            stopped: AtomicBool::new(false),
            changed: Mutex::new(Vec::new()),
            settles: false,
        };
        if staging.folder.interrupted {
            staging.begin()?;
        }
        Ok(staging)
    }

    /// From now on nothing is written, since nothing will be published. Pages can still be rendered, to tell all their
    /// faults.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// The folder that it is in.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Writes a page unless the file in place, if one `is_present`, is the same; says whether it did.
    pub fn put(&self, path: &str, is_present: bool, content: &[u8], buffer: &mut [u8]) -> Result<bool, Finding> {
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(self.folder.failed(path, &io::ErrorKind::InvalidFilename.into()));
        }
        // A file that cannot be read is replaced like one that differs.
        if self.stopped.load(Ordering::Relaxed)
            || (is_present && same(&self.folder.path.join(path), content, buffer).unwrap_or(false))
        {
            return Ok(false);
        }
        self.begin()?;
        let staged = if is_present { self.changed_page(self.number(path)) } else { self.new_page(path) };
        // Nearly every new page has a folder of its own.
        let folder = staged.parent().filter(|_| !is_present).map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| fs::write(&staged, content))
            .map(|()| true)
            .map_err(|error| self.folder.failed(path, &error))
    }

    /// The number of a changed page.
    fn number(&self, path: &str) -> usize {
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        changed.push(path.to_owned());
        changed.len() - 1
    }

    /// Puts everything in place and ends the build.
    pub fn settle(&mut self, others: &[Other]) -> Result<(), Finding> {
        self.settles = true;
        if !others.is_empty() {
            self.begin()?;
        }
        if self.begun.get().is_none() {
            return Ok(());
        }
        let folder = &self.folder.path;
        seal::lift(&self.folder).map_err(|error| self.folder.failed(MARKER, &error))?;
        // First, as a file may stand where a folder must be, or under the same name in other letters of case.
        for other in others {
            let path = folder.join(&other.relative);
            let removed = if other.is_folder { fs::remove_dir(path) } else { fs::remove_file(path) };
            removed.map_err(|error| self.folder.failed(&other.relative, &error))?;
        }
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        changed.par_iter().enumerate().try_for_each(|(number, path)| {
            fs::rename(self.changed_page(number), folder.join(path)).map_err(|error| self.folder.failed(path, &error))
        })?;
        merge(&self.path().join("new"), folder)
            .map_err(|(path, error)| self.folder.failed(path.strip_prefix(folder).unwrap_or(&path), &error))?;
        // Last, since it is the mark.
        fs::remove_dir(self.path().join("changed"))
            .and_then(|()| fs::remove_dir(self.path()))
            .map_err(|error| self.folder.failed(BUILDING, &error))
    }

    fn path(&self) -> PathBuf {
        self.folder.path.join(BUILDING)
    }

    fn new_page(&self, path: &str) -> PathBuf {
        self.path().join("new").join(path)
    }

    fn changed_page(&self, index: usize) -> PathBuf {
        self.path().join("changed").join(index.to_string())
    }

    /// Makes the inner folder, without what an interrupted build left in it.
    fn begin(&self) -> Result<(), Finding> {
        let make = || {
            if self.folder.interrupted {
                fs::remove_dir_all(self.path())?;
            }
            fs::create_dir(self.path())?;
            fs::create_dir(self.path().join("changed"))?;
            fs::create_dir(self.path().join("new"))
        };
        self.begun.get_or_init(|| make().map_err(|error| self.folder.failed(BUILDING, &error))).clone()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.settles {
            return;
        }
        if self.begun.get().is_some() && fs::remove_dir_all(self.path()).is_ok() && self.folder.interrupted {
            let _ = fs::create_dir(self.path());
        }
        self.folder.give_back();
    }
}

/// Whether the file holds these bytes.
fn same(path: &Path, bytes: &[u8], buffer: &mut [u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    for expected in bytes.chunks(buffer.len()) {
        let found = &mut buffer[..expected.len()];
        file.read_exact(found)?;
        if found != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Moves what is in `from` to `to`, whole folders at once where there is none yet, and removes `from`.
fn merge(from: &Path, to: &Path) -> Result<(), (PathBuf, io::Error)> {
    let at = |error| (to.to_owned(), error);
    let entries: Vec<_> = fs::read_dir(from).and_then(Iterator::collect).map_err(at)?;
    entries.par_iter().try_for_each(|entry| {
        let target = to.join(entry.file_name());
        let is_folder = entry.file_type().map_err(at)?.is_dir();
        if is_folder && target.is_dir() {
            return merge(&entry.path(), &target);
        }
        fs::rename(entry.path(), &target).map_err(|error| (target, error))
    })?;
    fs::remove_dir(from).map_err(at)
}
