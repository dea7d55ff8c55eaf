//! Where things are.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// This package's folder, which holds the scripts.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder for everything that a run installs and writes.
pub fn target() -> io::Result<PathBuf> {
    let folder = root().join("target/interop");
    fs::create_dir_all(&folder)?;
    folder.canonicalize()
}

/// A file for the events that one run of an example keeps, which is not there yet.
pub fn journal(name: &str) -> io::Result<PathBuf> {
    let folder = target()?.join("journals");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.ndjson", name.replace(['/', '@', ' '], "-")));
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(path),
    }
}
