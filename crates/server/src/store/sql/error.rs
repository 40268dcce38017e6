//! Why a statement failed, in words that name no engine.

use std::borrow::Cow;

use crate::{
    domain::{
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
    },
    store::error::{ImportError, StorageError},
};

/// What a statement gives.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// Why a statement failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Error {
    pub(crate) kind: ErrorKind,
    /// For people.
    pub(crate) words: Cow<'static, str>,
}

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "some are of a database elsewhere, which is built in by choice")]
pub(crate) enum ErrorKind {
    /// There is no row where one was asked for.
    NoRow,
    /// A rule of the tables was broken: a key that is there already, or one that is not.
    Refused,
    /// Others changed the same at the same time: nothing of the transaction has happened, and it may be done again.
    Conflict,
    /// The database cannot be reached any more. Whether a commit on its way has happened is told by
    /// [`ErrorKind::Unknown`].
    Lost,
    /// The connection was lost during a commit: it may have happened.
    Unknown,
    /// There is no room left.
    Full,
    /// Nothing can be written, only read.
    ReadOnly,
    /// The device fails.
    Device,
    /// What is stored is not as it was written.
    Damaged,
    /// A fault of the program, or something nobody thought of.
    Other,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, words: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, words: words.into() }
    }

    /// A value that cannot be stored, or was not stored by this program.
    pub(crate) fn of_value(error: impl std::fmt::Display) -> Self {
        Self::new(ErrorKind::Other, error.to_string())
    }

    pub(super) const NO_ROW: Self =
        Self { kind: ErrorKind::NoRow, words: Cow::Borrowed("the query gave no row") };
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl std::error::Error for Error {}

/// Where there may be no row.
pub(crate) trait OptionalExtension<T> {
    /// `None` if there is no row.
    fn optional(self) -> Result<Option<T>>;
}

impl<T> OptionalExtension<T> for Result<T> {
    fn optional(self) -> Result<Option<T>> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind == ErrorKind::NoRow => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl From<Error> for StorageFailure {
    fn from(error: Error) -> Self {
        let kind = match error.kind {
            ErrorKind::Full => StorageFailureKind::Full,
            ErrorKind::ReadOnly => StorageFailureKind::ReadOnly,
            ErrorKind::Device | ErrorKind::Lost | ErrorKind::Unknown => StorageFailureKind::Device,
            ErrorKind::Damaged => StorageFailureKind::Damaged,
            ErrorKind::NoRow | ErrorKind::Refused | ErrorKind::Conflict | ErrorKind::Other => {
                StorageFailureKind::Other
            }
        };
        Self::new(kind, error.words)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Storage(error.into())
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<Error> for ImportError {
    fn from(error: Error) -> Self {
        Self::Database(error.into())
    }
}
