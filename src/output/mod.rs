//! Output: pages become files in one folder, all of them or none.
//!
//! A build makes what is new or changed in a folder of its own inside the output folder and, when the last page is
//! done, moves it into place by renaming. So nobody reads half a file, a page that cannot be rendered or a full disk
//! leaves the folder as it was, and where no byte differs nothing is touched. A build that is killed leaves its inner
//! folder behind, by which the next one knows; that one compares every byte, as every build does, and so repairs.
//!
//! This room never reads the site, never knows what a page is, and never follows a link inside the output folder.
//! Nothing is flushed to the device: after a loss of power the next build mends what was lost.

mod place;
mod present;
mod seal;
mod staging;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::finding::{Finding, merge_faults};

use present::Present;
use seal::Sealed;
use staging::Staging;

/// What a build did to the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Files published: one for each page given.
    pub files: usize,
    /// Of these, those that are new or whose bytes changed.
    pub written: usize,
    /// Of these, those that were there already.
    pub unchanged: usize,
    /// Files removed because no page has their path any more.
    pub removed: usize,
    /// Size of all published files.
    pub bytes: u64,
    /// Whether the build before this one was interrupted.
    pub repaired: bool,
}

/// What the seal of the folder says, as `read` understands it, if nothing in the folder has changed since the build that
/// left it; with what that build would do if it were done again.
pub fn unchanged<T>(folder: &Path, site_root: &Path, read: impl FnOnce(&str) -> Option<T>) -> Option<(T, Summary)> {
    // What does not exist yet is not to be made here.
    folder.join(place::MARKER).is_file().then_some(())?;
    let folder = place::claim(folder, site_root).ok()?;
    let read = read(&seal::text(&folder)?)?;
    let Sealed { files, bytes } = seal::check(&folder)?;
    Some((read, Summary { files, written: 0, unchanged: files, removed: 0, bytes, repaired: false }))
}

/// Publishes `pages` in `folder` and removes everything else there except `.git`.
///
/// A page is a path relative to the folder, with `/` between its parts, and what `render` makes its bytes of; `render`
/// is called once for each page, from many threads, with an empty buffer.
///
/// # Errors
///
/// The findings of `render` (one for each place), or what the disk refused. No page has then changed, unless the disk
/// failed in the last step, the moving into place; the next build then knows and repairs.
pub fn write<P: Sync>(
    folder: &Path,
    site_root: &Path,
    pages: &[(String, P)],
    render: impl Fn(&P, &mut Vec<u8>) -> Result<(), Finding> + Sync,
    seal: Option<&str>,
) -> Result<Summary, Vec<Finding>> {
    let output = Output::open(folder, site_root)?;
    output.put_all(pages, render)?;
    output.settle(pages.iter().map(|(path, _)| path.as_str()), seal)
}

/// A folder that is being published: pages are put, and then all settled or all dropped.
pub struct Output {
    staging: Staging,
    present: Present,
    put: AtomicUsize,
    bytes: AtomicU64,
    written: AtomicUsize,
}

impl Output {
    /// Takes the folder.
    ///
    /// # Errors
    ///
    /// Why the folder cannot be taken, or what in it cannot be read.
    pub fn open(folder: &Path, site_root: &Path) -> Result<Output, Vec<Finding>> {
        let folder = place::claim(folder, site_root).map_err(|finding| vec![finding])?;
        let present = Present::look(&folder)?;
        let staging = Staging::new(folder).map_err(|finding| vec![finding])?;
        Ok(Output { staging, present, put: 0.into(), bytes: 0.into(), written: 0.into() })
    }

    /// Puts pages, many at a time.
    ///
    /// # Errors
    ///
    /// The findings of `render`, one for each place, or what the disk refused. Nothing can be settled then.
    pub fn put_all<P: Sync>(
        &self,
        pages: &[(String, P)],
        render: impl Fn(&P, &mut Vec<u8>) -> Result<(), Finding> + Sync,
    ) -> Result<(), Vec<Finding>> {
        let put =
            |(path, page): &(String, P)| self.put(path, |bytes| render(page, bytes), &mut Buffers::default()).err();
        // One at a time, since some list the whole site and take much longer than others.
        let mut findings: Vec<_> = pages.par_iter().with_max_len(1).map(put).flatten_iter().collect();
        merge_faults(&mut findings);
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// Puts a page, whose path is relative to the folder with `/` between its parts. A site has no file whose path
    /// begins with `.recto`.
    ///
    /// # Errors
    ///
    /// What `render` finds, or what the disk refused. Nothing can be settled then.
    pub fn put(
        &self,
        path: &str,
        render: impl FnOnce(&mut Vec<u8>) -> Result<(), Finding>,
        Buffers { content, compared }: &mut Buffers,
    ) -> Result<(), Finding> {
        content.clear();
        compared.resize(1 << 16, 0);
        let is_present = self.present.has_file(path);
        let put = render(content).and_then(|()| self.staging.put(path, is_present, content, compared));
        let is_written = put.inspect_err(|_| self.staging.stop())?;
        self.put.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
        self.written.fetch_add(usize::from(is_written), Ordering::Relaxed);
        Ok(())
    }

    /// Moves what was put into place and removes what has none of the `paths`, which are all that were put. Without
    /// changes, nothing in the folder is touched, not even a modification time.
    ///
    /// With `seal`, a line that says what the pages were made from, [`unchanged`] knows the folder again.
    ///
    /// # Errors
    ///
    /// What the disk refused, or paths that cannot be files of one folder.
    pub fn settle<'a>(self, paths: impl Iterator<Item = &'a str>, seal: Option<&str>) -> Result<Summary, Vec<Finding>> {
        let Output { mut staging, present, put, bytes, written } = self;
        let paths: Vec<&str> = paths.collect();
        debug_assert_eq!(paths.len(), put.into_inner());
        let others = present.others(staging.folder(), &paths)?;
        staging.settle(&others).map_err(|finding| vec![finding])?;
        let folder = staging.folder();
        if let Some(text) = seal
            && (seal::text(folder).as_deref() != Some(text) || seal::check(folder).is_none())
        {
            // A folder without a seal is as good, and only costs the next build its time.
            let _ = seal::set(folder, text);
        }
        let written = written.into_inner();
        Ok(Summary {
            files: paths.len(),
            written,
            unchanged: paths.len() - written,
            removed: others.iter().filter(|other| !other.is_folder).count(),
            bytes: bytes.into_inner(),
            repaired: folder.interrupted,
        })
    }
}

/// What putting pages uses again and again.
#[derive(Default)]
pub struct Buffers {
    content: Vec<u8>,
    compared: Vec<u8>,
}
