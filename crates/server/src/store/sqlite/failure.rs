//! SQLite's errors in words that name no engine.

use rusqlite::ErrorCode;

use crate::{
    domain::{
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
    },
    store::error::{ImportError, StorageError},
};

impl From<rusqlite::Error> for StorageFailure {
    fn from(error: rusqlite::Error) -> Self {
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StorageFailureKind::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StorageFailureKind::ReadOnly,
            Some(
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::FileLockingProtocolFailed,
            ) => StorageFailureKind::Device,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StorageFailureKind::Damaged,
            _ => StorageFailureKind::Other,
        };
        Self::new(kind, error.to_string())
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}
