//! Why the storage could not do what it should, in words that name no engine.

use std::sync::Arc;

/// Why the storage could not do what it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct StorageFailure {
    /// Of what kind it is.
    pub kind: StorageFailureKind,
    text: Arc<str>,
}

/// What an administrator has to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFailureKind {
    /// No room is left.
    Full,
    /// It may be read, but not written.
    ReadOnly,
    /// The device, or the way to it, fails.
    Device,
    /// What is stored cannot be understood.
    Damaged,
    /// Anything else: a fault of the program.
    Other,
}

impl StorageFailure {
    /// One of this kind, in the engine's own words.
    pub(crate) fn new(kind: StorageFailureKind, text: impl Into<Arc<str>>) -> Self {
        Self { kind, text: text.into() }
    }
}

impl StorageFailureKind {
    /// What it means for those who work, and what ends it.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Full => "the disk is full: nothing is changed until there is room, lists are answered",
            Self::ReadOnly => {
                "the data folder cannot be written: nothing is changed until it can be, lists are answered"
            }
            Self::Device => "the disk fails: nothing is changed until it works again",
            Self::Damaged => "the database is damaged: restore a backup",
            Self::Other => "a fault of the program",
        }
    }
}
