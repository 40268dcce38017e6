//! The change feed (`push` extension).

use std::time::Duration;

use crate::event::JobId;

/// The state of the feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Listening {
    /// The server cannot push, or nothing was read yet.
    #[default]
    Not,
    /// It is being opened.
    Opening { id: JobId, after: Option<i64>, failures: u32 },
    /// Open: changes come in.
    Live { id: JobId, last: i64, since: Duration, failures: u32 },
    /// It broke; the next attempt comes with the first good refresh after this time.
    Pausing { until: Duration, after: Option<i64>, failures: u32 },
}

impl Listening {
    /// The feed that is open or being opened.
    pub(crate) fn id(&self) -> Option<JobId> {
        match self {
            Self::Not | Self::Pausing { .. } => None,
            Self::Opening { id, .. } | Self::Live { id, .. } => Some(*id),
        }
    }

    /// How many connections in a row broke early.
    pub(crate) fn failures(&self) -> u32 {
        match self {
            Self::Not => 0,
            Self::Opening { failures, .. } | Self::Live { failures, .. } | Self::Pausing { failures, .. } => {
                *failures
            }
        }
    }
}
