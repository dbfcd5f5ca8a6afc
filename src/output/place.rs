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
    /// What this claim made that was not there: the marker, and the topmost of the folders.
    made: Option<Option<PathBuf>>,
    /// Held while the folder is in use, so that a second build waits for the first.
    _lock: File,
}

impl Folder {
    /// Takes away again what the claim made, if nothing was put there since. Whoever waits for the lock claims anew.
    pub fn give_back(&self) {
        let Some(folders) = &self.made else { return };
        if !is_unused(&self.path).unwrap_or(false) {
            return;
        }
        // What stays is ours, and the next build's.
        let _ = fs::remove_file(self.path.join(MARKER));
        let made = |folder: &&Path| folders.as_ref().is_some_and(|topmost| folder.starts_with(topmost));
        self.path.ancestors().take_while(made).take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
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
    loop {
        let topmost = path.ancestors().take_while(|folder| !folder.exists()).last().map(Path::to_path_buf);
        let Some((lock, is_new)) = take(&path).map_err(|error| failed(given, &error))? else {
            return Err(Finding::anywhere(Code::OutputNotOurs).with("folder", given.display().to_string()));
        };
        // A file system without locks does without.
        let _ = lock.lock();
        // Another build may have taken it away while this one waited.
        if is_at(&lock, &path.join(MARKER)) {
            let interrupted = fs::symlink_metadata(path.join(BUILDING)).is_ok();
            let made = is_new.then_some(topmost);
            return Ok(Folder { path, given: given.into(), interrupted, made, _lock: lock });
        }
    }
}

/// Whether a folder holds nothing but what may lie in one that is new.
fn is_unused(folder: &Path) -> io::Result<bool> {
    let names: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
    Ok(names.iter().all(|name| name == MARKER || name == KEPT))
}

/// Whether an open file is the one at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().map(id).ok() == fs::symlink_metadata(path).map(id).ok()
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// The marker of the folder, opened, and whether it was written just now, as it is where the folder is new or empty; none
/// where the folder is not ours.
fn take(folder: &Path) -> io::Result<Option<(File, bool)>> {
    fs::create_dir_all(folder)?;
    let path = folder.join(MARKER);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let marker = File::open(path)?;
            let mut begins = Vec::new();
            (&marker).take(MARKER_BEGINS.len() as u64).read_to_end(&mut begins)?;
            // A shorter one was cut off by a full disk.
            return Ok(MARKER_BEGINS.starts_with(&begins).then_some((marker, false)));
        }
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    if !is_unused(folder)? {
        return Ok(None);
    }
    match File::create_new(&path) {
        Ok(mut marker) => {
            marker.write_all(MARKER_TEXT.as_bytes())?;
            Ok(Some((marker, true)))
        }
        // Another build was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Some((File::open(path)?, false))),
        Err(error) => Err(error),
    }
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
