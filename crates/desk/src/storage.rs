//! What comes back from the disk, and what can be wrong with it.

use serde::Serialize;

use crate::record::Journal;

/// What a [`Store`](crate::ports::Store) found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// All that can be read.
    pub journal: Journal,
    /// What could not.
    pub damage: Option<Damage>,
}

/// What was wrong with a kept journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// How.
    pub kind: DamageKind,
    /// The name of the copy beneath the data folder; none where none could be made.
    pub kept: Option<String>,
    /// The system's words, for the log.
    pub detail: String,
}

/// How a journal is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DamageKind {
    /// Its end is missing: the machine stopped while it was written.
    Cut,
    /// A part makes no sense.
    Garbled,
    /// It is from a newer version; what is known of it is used.
    Newer,
    /// It cannot be opened or read at all.
    Unreadable,
}

/// Why a file of ours could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {detail}")]
pub struct StoreProblem {
    /// The file's name below the data folder.
    pub file: String,
    /// What kind of failure it was.
    pub kind: std::io::ErrorKind,
    /// The system's words.
    pub detail: String,
}
