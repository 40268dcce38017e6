//! The change feed (`push` extension).

use std::time::Duration;

use callpad_desk::JobId;

/// How long a connection must have lasted for the next failure to count as the first.
const LIVED: Duration = Duration::from_secs(30);
/// The longest pause between two attempts to connect.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The state of the feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Listening {
    /// The server cannot push, or nothing is asked now.
    #[default]
    Not,
    /// It is being opened.
    Opening { id: JobId, after: Option<i64>, failures: u32 },
    /// Open: changes come in.
    Live { id: JobId, last: i64, since: Duration, failures: u32 },
    /// It broke.
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

    /// When it is to be opened.
    pub(crate) fn due(&self) -> Option<Duration> {
        match self {
            Self::Not => Some(Duration::ZERO),
            Self::Pausing { until, .. } => Some(*until),
            Self::Opening { .. } | Self::Live { .. } => None,
        }
    }

    /// It is tried without waiting.
    pub(crate) fn try_now(&mut self, now: Duration) {
        if let Self::Pausing { until, .. } = self {
            *until = now;
        }
    }

    /// Opening, from where the last one ended.
    pub(crate) fn open(&mut self, id: JobId) -> Option<i64> {
        let (after, failures) = match self {
            Self::Pausing { after, failures, .. } => (*after, *failures),
            Self::Not | Self::Opening { .. } | Self::Live { .. } => (None, 0),
        };
        *self = Self::Opening { id, after, failures };
        after
    }

    /// It ended, `trusted` as far as it went. Whether it was this one.
    pub(crate) fn ended(&mut self, id: JobId, trusted: bool, now: Duration) -> bool {
        let (after, failures) = match self {
            Self::Opening { id: opening, after, failures } if *opening == id => (*after, *failures),
            Self::Live { id: live, last, since, failures } if *live == id => {
                let lived = now.saturating_sub(*since) >= LIVED;
                (Some(*last), if lived { 0 } else { *failures })
            }
            _ => return false,
        };
        let failures = failures.saturating_add(1);
        let pause = Duration::from_secs(1).saturating_mul(1 << failures.min(6)).min(LONGEST_PAUSE);
        let after = after.filter(|_| trusted);
        *self = Self::Pausing { until: now.saturating_add(pause), after, failures };
        true
    }
}
