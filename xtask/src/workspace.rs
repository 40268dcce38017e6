//! Where things are.

use std::path::{Path, PathBuf};

/// The repository's folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The page's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The folder for everything that is built.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder for the full output of every step.
pub fn logs() -> PathBuf {
    target().join("xtask-logs")
}
