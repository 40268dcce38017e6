//! One server per folder.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use super::{StorageError, folder::LOCK};

/// Locks the folder until dropped, even if the process is killed.
#[derive(Debug)]
pub(super) struct FolderLock(File);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing is not enough: a process that another thread is just starting briefly holds a copy of the file, and
        // with it the lock.
        if let Err(error) = self.0.unlock() {
            tracing::debug!(%error, "the folder could not be released");
        }
    }
}

impl FolderLock {
    /// Locks the folder, or reports that it is in use.
    pub(super) fn take(folder: &Path) -> Result<Self, StorageError> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StorageError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
