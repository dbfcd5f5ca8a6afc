//! Which paths of a site folder have changed.

#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::project;

/// What writes a file under another name and then renames it is done when nothing has happened for so long.
const FILE_SETTLES: Duration = Duration::from_millis(20);

/// The same for what makes or removes folders, such as a change of branch.
const FOLDER_SETTLES: Duration = Duration::from_millis(100);

/// Whoever never stops writing is not waited for longer.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often a folder is looked at that cannot be watched.
const POLL: Duration = Duration::from_secs(2);

/// Watches a site folder. Where the system does not tell what changes, it is looked at from time to time.
pub struct Watch {
    root: PathBuf,
    /// None where the system has none to give.
    watcher: Option<(RecommendedWatcher, Receiver<notify::Result<Event>>)>,
    fault: Option<Fault>,
}

/// Why not all is watched.
pub struct Fault {
    pub folder: PathBuf,
    /// The system's words.
    pub reason: String,
}

impl Watch {
    /// Begins to watch.
    pub fn new(root: &Path) -> Watch {
        let mut watch = Watch { root: root.to_owned(), watcher: None, fault: None };
        watch.begin();
        watch
    }

    /// Why changes are seen only when the folder is next looked at.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// Watches what is read of the folder. What is watched already stays so; a folder that was replaced is found again.
    fn begin(&mut self) {
        self.fault = self.watch().err().map(|mut error| {
            let folder = error.paths.pop().unwrap_or_else(|| self.root.clone());
            Fault { folder, reason: notify::Error { paths: Vec::new(), ..error }.to_string() }
        });
    }

    fn watch(&mut self) -> notify::Result<()> {
        let (watcher, _) = match &mut self.watcher {
            Some(watcher) => watcher,
            none => {
                let (sender, events) = mpsc::channel();
                none.insert((notify::recommended_watcher(sender)?, events))
            }
        };
        if !self.root.exists() {
            return Ok(());
        }
        // Linux tells of a folder that is moved where it was moved from.
        if let Some(above) = self.root.parent().filter(|_| cfg!(target_os = "linux")) {
            // What cannot be read there need not be.
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
        let mut watched = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in project::FOLDERS.map(|name| self.root.join(name)).into_iter().filter(|folder| folder.is_dir()) {
            watched = watched.and(watcher.watch(&folder, RecursiveMode::Recursive));
        }
        // Where a link leads, a file changes of which its folder knows nothing.
        for link in project::links(&self.root) {
            watched = watched.and(watcher.watch(&link, RecursiveMode::NonRecursive));
        }
        watched
    }

    /// The next event, for which nobody waits longer than some time. None where none came.
    fn event(&self, longest: Option<Duration>) -> Option<notify::Result<Event>> {
        match (&self.watcher, longest) {
            (Some((_, events)), None) => events.recv().ok(),
            (Some((_, events)), Some(time)) => events.recv_timeout(time).ok(),
            (None, time) => {
                thread::sleep(time.unwrap_or(POLL));
                None
            }
        }
    }

    /// Waits until something may have changed, and returns the paths. The contents of a file that `is_known` are told at
    /// once; what comes and goes has a moment to settle, for editors write beside a file before they put it in its place.
    pub fn next(&mut self, is_known: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let (start, mut paths) = (Instant::now(), Vec::new());
        while paths.is_empty() {
            let polls = self.fault.is_some();
            // A folder that is gone may come back, and nobody tells.
            let is_gone = !self.root.exists();
            let longest = if is_gone { Some(PATIENCE) } else { polls.then_some(POLL) };
            let mut next = self.event(longest);
            let first = Instant::now();
            let mut settles = Duration::ZERO;
            if (is_gone && self.root.exists()) || (polls && start.elapsed() >= POLL) {
                paths.push(self.root.clone());
                settles = FOLDER_SETTLES;
            }
            loop {
                while let Some(event) = next.take() {
                    next = self.watcher.as_ref().and_then(|(_, events)| events.try_recv().ok());
                    let Ok(event) = event else {
                        // A new folder cannot be watched, which is told when that is tried again.
                        settles = FOLDER_SETTLES;
                        continue;
                    };
                    // More happened than the system keeps account of.
                    if event.need_rescan() {
                        paths.push(self.root.clone());
                    }
                    for path in event.paths.iter().filter(|path| matters(&event.kind, path, &self.root)) {
                        let settled = match event.kind {
                            EventKind::Create(CreateKind::Folder) | EventKind::Remove(_) => FOLDER_SETTLES,
                            EventKind::Create(_) | EventKind::Modify(_) if path.is_symlink() => FOLDER_SETTLES,
                            _ if is_known(path) && path.is_file() => Duration::ZERO,
                            _ if path.is_dir() => FOLDER_SETTLES,
                            _ => FILE_SETTLES,
                        };
                        settles = settles.max(settled);
                        paths.push(path.clone());
                    }
                }
                if settles.is_zero() || first.elapsed() > PATIENCE {
                    break;
                }
                next = self.event(Some(settles));
                if next.is_none() {
                    break;
                }
            }
            if settles >= FOLDER_SETTLES {
                self.begin();
            }
        }
        paths.sort();
        paths.dedup();
        paths
    }
}

/// Whether an event at a path can change what is read.
fn matters(kind: &EventKind, path: &Path, root: &Path) -> bool {
    let changes = match kind {
        // Linux tells when a file that was written is closed; until then it may be half written. A link never is.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Create(CreateKind::File) => !cfg!(target_os = "linux") || is_link(path),
        EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    };
    let Ok(path) = path.strip_prefix(root) else { return false };
    changes && project::is_read(path)
}

/// Whether a path leads to a file that stands elsewhere too.
fn is_link(path: &Path) -> bool {
    #[cfg(unix)]
    let has_several_names = |path: &Path| path.metadata().is_ok_and(|file| file.nlink() > 1);
    #[cfg(not(unix))]
    let has_several_names = |_: &Path| false;
    path.is_symlink() || has_several_names(path)
}
