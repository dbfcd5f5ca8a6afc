//! Which folder may be written to, and whose it is. Never takes a folder that holds the site's sources or other
//! people's files: all that this room deletes, it deletes in a folder that [`claim`] returned.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use crate::finding::{Code, Finding};

/// Lies in every folder that Recto owns.
pub const MARKER: &str = ".recto";
/// While a build is writing, holds what it has made and not yet put in place. Whoever finds it without a build running
/// knows that one was interrupted.
pub const BUILDING: &str = ".recto-building";
/// Lets the folder be the working tree of a branch that a host publishes.
pub const KEPT: &str = ".git";

/// What the marker says before its seal; whoever publishes the folder as it is publishes this too, so it says nothing
/// about the site.
pub const MARKER_TEXT: &str = "Recto owns this folder.
`recto build` writes every file in it and removes every other, except .git: keep nothing of your own here.
";
/// What a marker begins with, in this release and in later ones.
const MARKER_BEGINS: &[u8] = b"Recto owns this folder";
/// The parts of a site that people write.
const SOURCES: [&str; 4] = ["content", "templates", "static", "locales"];

/// A folder that is ours to write to.
pub struct Folder {
    /// Absolute, without links.
    pub path: PathBuf,
    /// As the user wrote it, for findings.
    given: PathBuf,
    /// Whether an earlier build left off in the middle.
    pub interrupted: bool,
    /// Whether there was nothing at its path.
    is_new: bool,
    /// Held while the folder is in use, so that a second build waits for the first.
    _lock: File,
}

impl Folder {
    /// Takes a new folder away again in which nothing was put.
    pub fn give_back(&self) {
        if self.is_new {
            // What stays is ours, and the next build's.
            let _ = fs::remove_file(self.path.join(MARKER)).and_then(|()| fs::remove_dir(&self.path));
        }
    }

    /// The finding that something could not be done to the file at `relative`.
    pub fn failed(&self, relative: impl AsRef<Path>, error: &io::Error) -> Finding {
        // Through the components, as joining nothing would end the path in a slash.
        failed(&self.given.components().chain(relative.as_ref().components()).collect::<PathBuf>(), error)
    }
}

/// Takes the folder for this build, and makes it where it does not exist. A folder that is ours already is not changed.
///
/// Refused are a folder that holds the site or its sources, one inside the sources, and one that has files and no
/// marker.
pub fn claim(given: &Path, site_root: &Path) -> Result<Folder, Finding> {
    let resolved = |path: &Path| resolve(path).map_err(|error| failed(path, &error));
    let path = resolved(given)?;
    let root = resolved(site_root)?;
    let mut refused = root.starts_with(&path);
    for name in SOURCES {
        let source = resolved(&root.join(name))?;
        refused |= path.starts_with(&source) || source.starts_with(&path);
    }
    if refused {
        return Err(Finding::anywhere(Code::OutputInsideSite).with("folder", given.display().to_string()));
    }
    let is_new = !path.exists();
    match take(&path).map_err(|error| failed(given, &error))? {
        Some(lock) => {
            // A file system without locks does without.
            let _ = lock.lock();
            let interrupted = fs::symlink_metadata(path.join(BUILDING)).is_ok();
            Ok(Folder { path, given: given.into(), interrupted, is_new, _lock: lock })
        }
        None => Err(Finding::anywhere(Code::OutputNotOurs).with("folder", given.display().to_string())),
    }
}

/// The marker of the folder, opened; written first where the folder is new or empty; none where it is not ours.
fn take(folder: &Path) -> io::Result<Option<File>> {
    fs::create_dir_all(folder)?;
    let path = folder.join(MARKER);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let marker = File::open(path)?;
            let mut begins = Vec::new();
            (&marker).take(MARKER_BEGINS.len() as u64).read_to_end(&mut begins)?;
            // A shorter one was cut off by a full disk.
            return Ok(MARKER_BEGINS.starts_with(&begins).then_some(marker));
        }
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    for entry in fs::read_dir(folder)? {
        if entry?.file_name() != KEPT {
            return Ok(None);
        }
    }
    let mut marker = File::create(path)?;
    marker.write_all(MARKER_TEXT.as_bytes())?;
    Ok(Some(marker))
}

/// An absolute path without links and `..`, whether it exists or not.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let nearest = path.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    let Some((ancestor, mut resolved)) = nearest else { return path.canonicalize() };
    // What follows does not exist and so holds no link: `..` takes back just the part before it.
    for part in path.strip_prefix(ancestor).unwrap_or(Path::new("")).components() {
        match part {
            Component::Normal(name) => resolved.push(name),
            Component::ParentDir => _ = resolved.pop(),
            _ => {}
        }
    }
    Ok(resolved)
}

fn failed(path: &Path, error: &io::Error) -> Finding {
    Finding::anywhere(Code::OutputFailed).with("path", path.display().to_string()).with("reason", error.to_string())
}
