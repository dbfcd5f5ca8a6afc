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

use rayon::prelude::*;

use crate::finding::{Finding, merge_faults};

use seal::Sealed;
use staging::{Place, Staging};

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
/// is called once for each page, from many threads, with an empty buffer. A site has no file whose path begins with
/// `.recto`. Without changes, nothing in the folder is touched, not even a modification time.
///
/// With `seal`, a line that says what the pages were made from, [`unchanged`] knows the folder again.
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
    let folder = place::claim(folder, site_root).map_err(|finding| vec![finding])?;
    let present = present::look(&folder, pages)?;
    let staging = Staging::new(&folder).map_err(|finding| vec![finding])?;

    let results: Vec<Result<Published, Finding>> = pages
        .par_iter()
        .zip(&present.pages)
        .enumerate()
        .map_init(
            || (Vec::new(), vec![0; 1 << 16]),
            |(content, buffer), (index, ((path, page), &present))| {
                content.clear();
                let written = render(page, content)
                    .and_then(|()| staging.put(Place { index, path, present }, content, buffer))
                    .inspect_err(|_| staging.stop())?;
                Ok(Published { bytes: content.len() as u64, written })
            },
        )
        .collect();

    let (mut published, mut findings) = (Vec::with_capacity(pages.len()), Vec::new());
    for result in results {
        match result {
            Ok(page) => published.push(page),
            Err(finding) => findings.push(finding),
        }
    }
    if !findings.is_empty() {
        staging.abandon();
        merge_faults(&mut findings);
        return Err(findings);
    }
    let changed: Vec<_> = (0..pages.len())
        .filter(|&index| published[index].written && present.pages[index])
        .map(|index| (index, pages[index].0.as_str()))
        .collect();
    staging.settle(&present.others, &changed).map_err(|finding| vec![finding])?;
    if let Some(text) = seal
        && (seal::text(&folder).as_deref() != Some(text) || seal::check(&folder).is_none())
    {
        // A folder without a seal is as good, and only costs the next build its time.
        let _ = seal::set(&folder, text);
    }

    let written = published.iter().filter(|page| page.written).count();
    Ok(Summary {
        files: pages.len(),
        written,
        unchanged: pages.len() - written,
        removed: present.others.iter().filter(|other| !other.is_folder).count(),
        bytes: published.iter().map(|page| page.bytes).sum(),
        repaired: folder.interrupted,
    })
}

/// What became of one page.
struct Published {
    bytes: u64,
    written: bool,
}
