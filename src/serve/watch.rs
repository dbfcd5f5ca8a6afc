//! Which paths of a site folder have changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
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

/// Watches a site folder.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    /// Those of the system, which may watch only so many folders.
    pub fn new(root: &Path) -> notify::Result<Watch> {
        let (sender, events) = mpsc::channel();
        let mut watch = Watch { root: root.to_owned(), watcher: notify::recommended_watcher(sender)?, events };
        watch.begin()?;
        Ok(watch)
    }

    /// Watches what is read of the folder. What is watched already stays so; a folder that was replaced is found again.
    fn begin(&mut self) -> notify::Result<()> {
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in project::FOLDERS.map(|name| self.root.join(name)).into_iter().filter(|folder| folder.is_dir()) {
            self.watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Waits until something has changed, and returns the paths. The contents of a file that `is_known` are told at once;
    /// what comes and goes has a moment to settle, for editors write beside a file before they put it in its place.
    ///
    /// # Errors
    /// Where the folder cannot be watched any more.
    pub fn next(&mut self, is_known: impl Fn(&Path) -> bool) -> notify::Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        while paths.is_empty() {
            // A folder that is gone may come back, and nobody tells.
            let event = match self.root.exists() {
                true => self.events.recv().ok(),
                false => self.events.recv_timeout(PATIENCE).ok(),
            };
            let first = Instant::now();
            let was_gone = event.is_none() && self.root.exists();
            let mut settles = if was_gone { FOLDER_SETTLES } else { Duration::ZERO };
            let mut pending: Vec<Event> = event.into_iter().flatten().chain(self.events.try_iter().flatten()).collect();
            loop {
                for event in pending.drain(..) {
                    // More happened than the system keeps account of.
                    if event.need_rescan() {
                        paths.push(self.root.clone());
                    }
                    for path in event.paths.iter().filter(|path| matters(&event.kind, path, &self.root)) {
                        let settled = match event.kind {
                            EventKind::Create(CreateKind::Folder) | EventKind::Remove(_) => FOLDER_SETTLES,
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
                match self.events.recv_timeout(settles) {
                    Ok(event) => pending.extend(event),
                    Err(_) => break,
                }
            }
            if was_gone {
                paths.push(self.root.clone());
            }
            if settles >= FOLDER_SETTLES && self.root.exists() {
                self.begin()?;
            }
        }
        paths.sort();
        paths.dedup();
        Ok(paths)
    }
}

/// Whether an event at a path can change what is read.
fn matters(kind: &EventKind, path: &Path, root: &Path) -> bool {
    let changes = match kind {
        // Linux tells when a file that was written is closed; until then it may be half written.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    };
    let Ok(path) = path.strip_prefix(root) else { return false };
    changes && project::is_read(path)
}
