//! What is saved on disk of acts on their way: ids, numbers and keys; no name, note or custom field.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::act::{ActKind, Subject};
use crate::supervisor::Supervisor;

/// The most entries that are kept: far more than can be under way. Beyond it the oldest go.
pub const MOST_RECORDS: usize = 200;

/// Every act whose outcome is not known, of everybody who supervised on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActJournal {
    /// The acts, the oldest first.
    #[serde(default)]
    pub acts: Vec<ActRecord>,
}

/// An act about to be sent, saved before it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRecord {
    /// Who.
    #[serde(flatten)]
    pub supervisor: Supervisor,
    /// Its key.
    pub key: String,
    /// What.
    pub act: ActKind,
    /// What it changes.
    pub subject: Subject,
    /// The number or name, for the screen.
    pub label: String,
    /// When it was first sent, by this machine's wall clock.
    pub sent: Timestamp,
}

impl ActJournal {
    /// Takes out this person's acts; all others stay.
    pub(crate) fn take(&mut self, supervisor: &Supervisor) -> Vec<ActRecord> {
        self.acts.extract_if(.., |record| record.supervisor == *supervisor).collect()
    }

    /// Adds these, and lets the oldest go beyond [`MOST_RECORDS`].
    pub(crate) fn and(mut self, more: impl IntoIterator<Item = ActRecord>) -> Self {
        self.acts.extend(more);
        let surplus = self.acts.len().saturating_sub(MOST_RECORDS);
        self.acts.drain(..surplus);
        self
    }
}

/// What a store loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedActs {
    /// All that can be read.
    pub journal: ActJournal,
    /// What could not be read.
    pub damage: Option<callpad_desk::Damage>,
}
