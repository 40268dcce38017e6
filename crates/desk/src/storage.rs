//! What is read back from disk, and what can be wrong with it.

use serde::Serialize;

use crate::record::Journal;

/// What a [`Store`](crate::ports::Store) loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// All that can be read.
    pub journal: Journal,
    /// What could not be read.
    pub damage: Option<Damage>,
}

/// What was wrong with a saved journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The kind of damage.
    pub kind: DamageKind,
    /// The name of the copy below the data folder; `None` if none could be made.
    pub kept: Option<String>,
    /// The system's message, for the log.
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
    /// The system's message.
    pub detail: String,
}
