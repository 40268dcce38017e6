//! Why the store cannot be used, in words that name no engine.

use crate::{
    directory::Problems,
    domain::{
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
    },
};

/// Why the storage cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Another process uses the folder.
    #[error("the folder is in use by another server")]
    InUse,
    /// Somebody else could change the folder.
    #[error("{0}")]
    Untrusted(Untrusted),
    /// The folder cannot be created or written.
    #[error("{0}")]
    Folder(#[from] std::io::Error),
    /// The database is damaged, or cannot be read or written.
    #[error("{0}")]
    Database(#[from] StorageFailure),
    /// The database is elsewhere, and cannot be used; what is to be done about it.
    #[error("{0}")]
    Away(String),
    /// The database was written by a newer version, or it was opened read-only before a server of this version has
    /// migrated it.
    #[error("{}", of_version(*found, *known))]
    Version {
        /// Version of the database.
        found: i64,
        /// Version of this program.
        known: i64,
    },
}

impl StorageError {
    /// The exit code of a command line: 3 folder in use, 5 damaged, 6 written by a newer version, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::InUse => 3,
            Self::Database(failure) if failure.kind == StorageFailureKind::Damaged => 5,
            Self::Version { found, known } if found > known => 6,
            Self::Untrusted(_)
            | Self::Folder(_)
            | Self::Database(_)
            | Self::Away(_)
            | Self::Version { .. } => 1,
        }
    }
}

fn of_version(found: i64, known: i64) -> String {
    if found > known {
        format!(
            "the database was written by a newer version of callpad-server (its tables have version {found}, this \
             program knows {known}): take that version, or a backup from before it"
        )
    } else {
        format!(
            "the database is of an older version of callpad-server (its tables have version {found}, this program \
             needs {known}): start the server of this version once, it brings them up to date"
        )
    }
}

/// Why a folder is not trusted, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{} {why}", path.display())]
pub struct Untrusted {
    /// The file or folder concerned.
    pub path: std::path::PathBuf,
    /// The rest of the sentence.
    pub why: String,
}

/// Why a directory cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is not valid.
    #[error("{0}")]
    Refused(Problems),
    /// A secret cannot be hashed.
    #[error("user {user}: {reason}")]
    Secret {
        /// Id of the user.
        user: String,
        /// The reason.
        reason: String,
    },
    /// The storage failed.
    #[error("{0}")]
    Database(#[from] StorageFailure),
}

/// Why work on a folder without a server failed.
#[derive(Debug)]
pub(crate) enum OfflineAccessError {
    Open(StorageError),
    Work(Failure),
}

impl From<StorageError> for OfflineAccessError {
    fn from(error: StorageError) -> Self {
        Self::Open(error)
    }
}
