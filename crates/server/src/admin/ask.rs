//! What an administrator asks for, and what comes of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    directory::{DirectoryFile, Edit, Problems},
    domain::hall::DeviceKey,
    domain::refusal::Failure,
    store::{
        administration::Administration,
        error::{OfflineAccessError, StorageError},
    },
};

pub use crate::store::administration::Erase;

/// What an administrator asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// To change the directory.
    Change(Change),
    /// To end the day, of one location or of all.
    Reset {
        /// The location's id; `None` for all.
        location: Option<String>,
    },
    /// To erase what belongs to the visitor of one ticket.
    Erase(Erase),
    /// To make a new key for a screen or a kiosk; the old one ends.
    DeviceKey {
        /// The device's id.
        device: String,
    },
    /// To end every token of a user.
    Revoke {
        /// The user's id.
        user: String,
    },
    /// To let a new key sign tokens.
    RotateKeys {
        /// Whether the tokens that are out end too.
        end_all: bool,
    },
}

impl Ask {
    /// What is done as it is asked for; a change of the directory has to be worked out first.
    pub(super) fn into_plain(self) -> Result<Administration, Box<Change>> {
        Ok(match self {
            Self::DeviceKey { device } => Administration::DeviceKey { device, key: DeviceKey::new() },
            Self::Change(change) => return Err(Box::new(change)),
            Self::Reset { location } => Administration::Reset { location },
            Self::Erase(whose) => Administration::Erase(whose),
            Self::Revoke { user } => Administration::Revoke { user },
            Self::RotateKeys { end_all } => Administration::RotateKeys { end_all },
        })
    }
}

/// A change of the directory.
#[derive(Clone, Serialize, Deserialize)]
pub struct Change {
    /// What to change.
    pub what: What,
    /// New secrets, by user.
    pub secrets: BTreeMap<String, String>,
    /// Also where what is removed is in use.
    pub force: bool,
    /// Only to show what would be different.
    pub dry_run: bool,
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let secrets = self.secrets.len();
        f.debug_struct("Change").field("what", &self.what).field("secrets", &secrets).finish_non_exhaustive()
    }
}

/// What to change in the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum What {
    /// These, one after the other.
    Edits(Vec<Edit>),
    /// What a file holds.
    Import {
        /// What it holds; without secrets, they are beside it.
        file: DirectoryFile,
        /// Whether what its lists do not name is removed.
        remove: bool,
    },
}

impl Change {
    /// Small changes.
    pub fn edits(edits: Vec<Edit>) -> Self {
        Self { what: What::Edits(edits), secrets: BTreeMap::new(), force: false, dry_run: false }
    }

    /// What a file holds. Nothing is removed.
    pub fn import(mut file: DirectoryFile) -> Self {
        let secrets = file.take_secrets();
        Self { what: What::Import { file, remove: false }, secrets, force: false, dry_run: false }
    }
}

/// What was done, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// In plain lines.
    pub lines: Vec<String>,
    /// The same for programs.
    pub value: Value,
}

/// Why it was not done. Nothing has changed, but where it says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// What was asked for is not right.
    #[error("{0}")]
    Refused(Problems),
    /// What would be removed is in use.
    #[error("this is in use, nothing has changed; --force removes it all the same, with its tickets:\n  {}", .0.join("\n  "))]
    InUse(Vec<String>),
    /// It cannot be done, for this reason.
    #[error("{0}")]
    Plain(String),
    /// The folder cannot be used.
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// A server, or another command, has the folder and cannot be asked.
    #[error("the folder is in use, and whoever has it does not answer: {0}")]
    Unreachable(String),
    /// The server went away before it answered.
    #[error("the server ended before it answered: look at `audit list` whether it was done")]
    Unknown,
}

impl AdminError {
    /// The exit code of a command line: 3 folder in use, 5 data damaged, 6 of a newer version, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Unreachable(_) => 3,
            Self::Storage(error) => error.exit_code(),
            Self::Refused(_) | Self::InUse(_) | Self::Plain(_) | Self::Unknown => 1,
        }
    }
}

impl From<OfflineAccessError> for AdminError {
    fn from(error: OfflineAccessError) -> Self {
        match error {
            OfflineAccessError::Open(error) => Self::Storage(error),
            OfflineAccessError::Work(Failure::Storage(error)) => Self::Storage(error.into()),
            OfflineAccessError::Work(Failure::Refused(_) | Failure::Stopped) => {
                Self::Plain("the storage has stopped".into())
            }
        }
    }
}

/// What the server says to it, as it goes through the socket.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    Done(Report),
    Refused(Problems),
    InUse(Vec<String>),
    Plain(String),
}

impl From<Result<Report, AdminError>> for Reply {
    fn from(done: Result<Report, AdminError>) -> Self {
        match done {
            Ok(report) => Self::Done(report),
            Err(AdminError::Refused(problems)) => Self::Refused(problems),
            Err(AdminError::InUse(lines)) => Self::InUse(lines),
            Err(other) => Self::Plain(other.to_string()),
        }
    }
}

impl From<Reply> for Result<Report, AdminError> {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Done(report) => Ok(report),
            Reply::Refused(problems) => Err(AdminError::Refused(problems)),
            Reply::InUse(lines) => Err(AdminError::InUse(lines)),
            Reply::Plain(text) => Err(AdminError::Plain(text)),
        }
    }
}
