//! Files in the user's own profile: Windows gives them to the user alone by inheritance.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes the folder and those above it.
pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Creates or empties a file.
pub(crate) fn create_private_file(path: &Path) -> io::Result<File> {
    File::create(path)
}

/// NTFS writes renames through its own journal; there is nothing to do.
#[allow(clippy::unnecessary_wraps)] // the same shape as on Unix, where it can fail
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Windows closes the window itself at the end of a session; there is nothing to wait for.
pub(crate) async fn terminated() {
    std::future::pending().await
}
