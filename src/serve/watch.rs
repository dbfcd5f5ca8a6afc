//! Which paths of a site folder have changed.

#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{CreateKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher};

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
    pub root: PathBuf,
    /// None where the system has none to give.
    watcher: Option<(RecommendedWatcher, Receiver<notify::Result<Event>>)>,
    /// Why not all is watched.
    fault: Option<String>,
    /// Which folder was there when that was last asked, if one was.
    there: Option<Folder>,
}

impl Watch {
    /// Begins to watch.
    pub fn new(root: &Path) -> Watch {
        let mut watch = Watch { root: root.to_owned(), watcher: None, fault: None, there: which(root) };
        watch.begin();
        watch
    }

    /// Why changes are seen only when the folder is next looked at: a path and the system's words.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Watches what is read of the folder, which must be read after it: what happened before is forgotten. A watcher that
    /// was there goes, for it looks at nothing again that it knows, were it replaced.
    fn begin(&mut self) {
        self.watcher = None;
        self.fault = self.watch().err().map(|error| {
            let paths: String = error.paths.iter().map(|path| format!("{}: ", path.display())).collect();
            paths + &notify::Error { paths: Vec::new(), ..error }.to_string()
        });
    }

    fn watch(&mut self) -> notify::Result<()> {
        let (sender, events) = mpsc::channel();
        // Files that are only read are many, and would fill the system's queue.
        let config = Config::default().with_event_kinds(EventKindMask::CORE | EventKindMask::ACCESS_CLOSE);
        let (watcher, events) = self.watcher.insert((RecommendedWatcher::new(sender, config)?, events));
        if self.there.is_none() {
            return Ok(());
        }
        // Linux tells of a folder that is moved where it was moved from.
        if let Some(above) = self.root.parent().filter(|_| cfg!(target_os = "linux")) {
            // What cannot be read there need not be.
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
        if let Err(error) = watcher.watch(&self.root, RecursiveMode::NonRecursive) {
            let is_gone = matches!(error.kind, ErrorKind::PathNotFound);
            // Should it come back, it is another.
            self.there = self.there.filter(|_| !is_gone);
            return if is_gone { Ok(()) } else { Err(error) };
        }
        // Of what is behind a link, the folder of the link knows nothing.
        let whole = project::folders(&self.root).chain(project::links(&self.root));
        let whole = whole.map(|path| watcher.watch(&path, RecursiveMode::Recursive));
        // What cannot be watched within a folder is an event.
        let within = events.try_iter().map(|event| event.map(drop));
        let faults = whole.chain(within).filter_map(Result::err);
        // What is gone by now is told of. The others are watched whatever the first fault is.
        let faults: Vec<_> = faults.filter(|error| !matches!(error.kind, ErrorKind::PathNotFound)).collect();
        faults.into_iter().next().map_or(Ok(()), Err)
    }

    /// The next event, for which nobody waits longer than some time. None where none came.
    fn event(&mut self, longest: Duration) -> Option<notify::Result<Event>> {
        let Some((_, events)) = &self.watcher else {
            thread::sleep(longest);
            return None;
        };
        match events.recv_timeout(longest) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                self.watcher = None;
                Some(Err(notify::Error::generic("disconnected")))
            }
        }
    }

    /// Waits until something may have changed, and returns the paths. The contents of a file that `is_known` are told at
    /// once; what comes and goes has a moment to settle, for editors write beside a file before they put it in its place.
    /// Where something could not be read (`leaves_out`), nobody tells when it can. None are returned as soon as it
    /// `is_over`.
    pub fn next(
        &mut self,
        leaves_out: bool,
        is_known: impl Fn(&Path) -> bool,
        is_over: impl Fn() -> bool,
    ) -> Vec<PathBuf> {
        let (start, mut burst) = (Instant::now(), Burst::begin());
        while burst.paths.is_empty() && !is_over() {
            let polls = leaves_out || self.fault.is_some();
            let mut next = self.event(PATIENCE);
            let first = Instant::now();
            burst = Burst::begin();
            // Of a folder that comes back nobody tells, nor of one that goes with the folders above it.
            let before = std::mem::replace(&mut self.there, which(&self.root));
            if self.there != before || (polls && start.elapsed() >= POLL) {
                burst.takes_all(&self.root);
            }
            loop {
                while let Some(event) = next.take() {
                    burst.takes(event, &self.root, &is_known);
                    next = self.watcher.as_ref().and_then(|(_, events)| events.try_recv().ok());
                }
                let rest = burst.settles.saturating_sub(burst.last.elapsed());
                if rest.is_zero() || first.elapsed() > PATIENCE {
                    break;
                }
                next = self.event(rest);
            }
            if burst.is_anew {
                self.begin();
            }
            if burst.is_anew || (polls && !burst.paths.is_empty()) {
                burst.paths.push(self.root.clone());
            }
        }
        let mut paths = burst.paths;
        paths.sort();
        paths.dedup();
        paths
    }
}

/// Events that follow each other closely.
struct Burst {
    /// What they are about.
    paths: Vec<PathBuf>,
    /// When the last of them came.
    last: Instant,
    /// How long none must come after it.
    settles: Duration,
    /// What is to be watched is not what was.
    is_anew: bool,
}

impl Burst {
    /// Nothing has happened yet.
    fn begin() -> Burst {
        Burst { paths: Vec::new(), last: Instant::now(), settles: Duration::ZERO, is_anew: false }
    }

    /// Anything may have changed.
    fn takes_all(&mut self, root: &Path) {
        self.paths.push(root.to_owned());
        self.watch_anew();
    }

    /// What is to be watched has changed.
    fn watch_anew(&mut self) {
        (self.settles, self.is_anew) = (FOLDER_SETTLES, true);
    }

    fn takes(&mut self, event: notify::Result<Event>, root: &Path, is_known: impl Fn(&Path) -> bool) {
        let Ok(event) = event else {
            // A new folder cannot be watched, or nobody tells any more.
            return self.watch_anew();
        };
        // More happened than the system keeps account of.
        if event.need_rescan() {
            self.takes_all(root);
        }
        for path in event.paths.iter().filter(|path| matters(&event.kind, path, root)) {
            let settled = match event.kind {
                EventKind::Create(CreateKind::Folder) | EventKind::Remove(_) => FOLDER_SETTLES,
                EventKind::Create(_) | EventKind::Modify(_) if path.is_symlink() => FOLDER_SETTLES,
                EventKind::Modify(ModifyKind::Metadata(_)) if path.is_file() => FILE_SETTLES,
                _ if is_known(path) && path.is_file() => Duration::ZERO,
                _ if path.is_dir() => FOLDER_SETTLES,
                _ => FILE_SETTLES,
            };
            self.last = Instant::now();
            self.settles = self.settles.max(settled);
            // Folders further down are watched as they come.
            let is_outer = *path == *root || path.parent() == Some(root);
            self.is_anew |= settled >= FOLDER_SETTLES && (is_outer || path.is_symlink());
            // What stands elsewhere too is told of under one name.
            self.paths.push(if is_link(path) { root.to_owned() } else { path.clone() });
        }
    }
}

/// What tells a folder from another that takes its place.
type Folder = (u64, u64);

/// Which folder is at a path, if one is.
fn which(path: &Path) -> Option<Folder> {
    let at = path.metadata().ok()?;
    #[cfg(unix)]
    let which = (at.dev(), at.ino());
    #[cfg(not(unix))]
    let which = (0, u64::from(at.is_dir()));
    Some(which)
}

/// Whether an event at a path can change what is read.
fn matters(kind: &EventKind, path: &Path, root: &Path) -> bool {
    let changes = match kind {
        // Linux tells when a file that was written is closed; until then it may be half written. A link never is.
        EventKind::Create(CreateKind::File) => !cfg!(target_os = "linux") || is_link(path),
        EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        _ => true,
    };
    let Ok(path) = path.strip_prefix(root) else { return false };
    changes && project::is_read(path)
}

/// Whether what is at a path stands elsewhere, or is a file that stands elsewhere too.
fn is_link(path: &Path) -> bool {
    #[cfg(unix)]
    let has_several_names = |path: &Path| path.metadata().is_ok_and(|at| at.is_file() && at.nlink() > 1);
    #[cfg(not(unix))]
    let has_several_names = |_: &Path| false;
    path.is_symlink() || has_several_names(path)
}
