//! The seal of an output folder: what a build leaves in the mark, by which a later one knows that nothing in the folder
//! has changed since, without reading a page.
//!
//! It holds as long as everything in the folder was last changed before the mark was written. That time is the one that
//! the system keeps of any change, names and permissions included, which nobody can set back as they can the time of
//! modification. And everything must have changed after the mark was made: a copy gets its times in any order, and its
//! pages may have been edited before. Where a system does not tell these times, no seal holds.

use std::fs::{self, Metadata};
use std::io;
use std::thread;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use super::place::{Folder, KEPT, MARKER, MARKER_TEXT};

/// What lies in a folder whose seal holds.
#[derive(Debug, Default)]
pub struct Sealed {
    pub files: usize,
    pub bytes: u64,
}

/// Seals the folder with a line of text, once everything is in place.
///
/// What changes in the same tick of the system's clock as the mark could have changed after it, so the mark is written
/// again until a tick has passed, some milliseconds at most. On a file system that counts in seconds no seal will hold.
pub fn set(folder: &Folder, text: &str) -> io::Result<()> {
    const TRIES: u32 = 20;
    let mark = folder.path.join(MARKER);
    for _ in 0..TRIES {
        fs::write(&mark, format!("{MARKER_TEXT}\n{text}\n"))?;
        let written = fs::symlink_metadata(&mark)?.modified()?;
        // Putting in place changes the folder itself last.
        if changed(&fs::symlink_metadata(&folder.path)?).is_none_or(|last| last < written) {
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// Takes the seal away, if there is one, before anything is put in place.
pub fn lift(folder: &Folder) -> io::Result<()> {
    text(folder).map_or(Ok(()), |_| fs::write(folder.path.join(MARKER), MARKER_TEXT))
}

/// The text of the seal, if there is one, whether or not it holds.
pub fn text(folder: &Folder) -> Option<String> {
    let mark = fs::read_to_string(folder.path.join(MARKER)).ok()?;
    let text = mark.strip_prefix(MARKER_TEXT)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What lies in the folder, if the seal holds.
pub fn check(folder: &Folder) -> Option<Sealed> {
    let mark = fs::symlink_metadata(folder.path.join(MARKER)).ok()?;
    let (made, written) = (mark.created().ok()?, mark.modified().ok()?);
    // A clock that was set back dates changes before the seal.
    (!folder.interrupted && written <= SystemTime::now()).then_some(())?;
    let mut sealed = Sealed::default();
    let others =
        |entry: &walkdir::DirEntry| entry.depth() != 1 || ![MARKER, KEPT].iter().any(|name| entry.file_name() == *name);
    for entry in WalkDir::new(&folder.path).into_iter().filter_entry(others) {
        let metadata = entry.ok()?.metadata().ok()?;
        let changed = changed(&metadata)?;
        (made <= changed && changed < written).then_some(())?;
        if metadata.is_file() {
            sealed.files += 1;
            sealed.bytes += metadata.len();
        }
    }
    Some(sealed)
}

/// When a file or folder was last changed in any way.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let since = Duration::new(metadata.ctime().try_into().ok()?, metadata.ctime_nsec().try_into().ok()?);
    SystemTime::UNIX_EPOCH.checked_add(since)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<SystemTime> {
    None
}
