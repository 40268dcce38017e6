//! One server per folder.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use super::StorageError;

/// Holds the folder until it is dropped, also when the process is killed.
#[derive(Debug)]
pub(super) struct FolderLock(#[expect(dead_code, reason = "held for its lock")] File);

impl FolderLock {
    /// Takes the folder, or says that it is in use.
    pub(super) fn take(folder: &Path) -> Result<Self, StorageError> {
        let file = OpenOptions::new().create(true).append(true).open(folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StorageError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
