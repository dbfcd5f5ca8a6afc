//! What the tests of the binary share: running it in a folder, folders of their own, and expected files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The day that every expected output is made for.
pub const DAY: &str = "2026-11-22";

/// All that `recto` says when it runs in a folder, and its exit code.
pub fn recto(folder: &Path, arguments: &[&str]) -> String {
    recto_with(folder, arguments, &[])
}

/// The same, with variables of the environment.
pub fn recto_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_recto"))
        .args(arguments)
        .current_dir(folder)
        .envs(environment.iter().copied())
        .output()
        .expect("the binary runs");
    let code = output.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    let [said, shown] = [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).expect("it speaks UTF-8"));
    format!("{said}{shown}exit code {code}\n")
}

/// Whether expected files are rewritten instead of compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some()
}

/// What differs from an expected file, if anything does; where expected files are rewritten, nothing ever does.
pub fn difference(expected: &Path, found: &str) -> Option<String> {
    if updating() {
        fs::create_dir_all(expected.parent().expect("it lies in a folder")).expect("writable");
        fs::write(expected, found).expect("writable");
        return None;
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    (wanted != found).then(|| format!("{}\n--- expected\n{wanted}--- found\n{found}", expected.display()))
}

/// The folder of the tests.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The files of a folder by path, Recto's own mark left out.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".recto") {
                let name = path.strip_prefix(folder).expect("it lies in it").to_str().expect("UTF-8").to_owned();
                files.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    files
}

/// A folder of its own for a test, removed at its end.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty one.
    pub fn new() -> Scratch {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("recto-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("writable");
        Scratch(folder.canonicalize().expect("it is there"))
    }

    /// One that holds the site of a case.
    pub fn of_case(case: &str) -> Scratch {
        let scratch = Scratch::new();
        let from = tests().join("sites").join(case);
        for (name, bytes) in files(&from).into_iter().filter(|(name, _)| !name.starts_with("expected/")) {
            scratch.put(&name, bytes);
        }
        scratch
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, and the folders it lies in.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
