//! Folders of a private desktop.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for one desktop, removed at the end. Its path is short, since sockets lie in it and a socket's path must
/// stay below 108 bytes.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("callpad-{}-{number}", std::process::id()));
            match fs::DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => return Ok(Self(path)),
                // Left behind by an earlier process with the same id: somebody else's, so not ours to take.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder below it that only the owner can read, made if it is not there.
    pub(crate) fn sub(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.0.join(name);
        private_folder(&path)?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A file that cannot be removed lies in the system's temporary folder, where it does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

/// Every file below `folder`, as paths relative to it. Folders themselves are not listed, sockets and links are; a
/// folder that is not there has no files.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let entries = match fs::read_dir(&next) {
            // Gone while we looked: programs make and remove files of their own all the time.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else if let Ok(path) = entry.path().strip_prefix(folder) {
                found.insert(path.to_path_buf());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_private_and_goes_away() {
        let folder = Folder::new().unwrap();
        let other = Folder::new().unwrap();
        assert_ne!(folder.path(), other.path());
        let mode = fs::metadata(folder.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let path = folder.path().to_path_buf();
        fs::write(folder.sub("a").unwrap().join("b"), "x").unwrap();
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn files_below_lists_files_at_any_depth_and_no_folders() {
        let folder = Folder::new().unwrap();
        fs::write(folder.sub("a/b").unwrap().join("deep"), "").unwrap();
        fs::write(folder.path().join("top"), "").unwrap();
        folder.sub("empty").unwrap();
        let found: Vec<_> = files_below(folder.path()).unwrap().into_iter().collect();
        assert_eq!(found, [PathBuf::from("a/b/deep"), PathBuf::from("top")]);
        assert!(files_below(&folder.path().join("absent")).unwrap().is_empty());
    }
}
