//! Gives the program the digest of what it is built from, so that it knows whether another build of it made a folder.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    sources(Path::new("src"), &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        // A package that others depend on comes without Cargo.lock.
        (file, fs::read(file).unwrap_or_default()).hash(&mut hasher);
    }
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=RECTO_BUILD={:016x}", hasher.finish());
}

/// The files of a folder and of the folders in it.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { sources(&path, files) } else { files.push(path) }
    }
}
