//! What the server was told of who is at the counter (`presence` extension).

use std::time::Duration;

use callpad_wire::op::TellPresence;

/// The server forgets what it does not hear again within 150 s.
const AGAIN: Duration = Duration::from_secs(60);

/// What the server was told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// Whether the person and the organisation want it.
    pub(crate) wanted: bool,
    /// Why the person is on this break, where they said so.
    pub(crate) break_reason: Option<String>,
    /// What was told last, and when, on the monotonic clock; `None`: nothing that the server still knows.
    pub(crate) told: Option<(TellPresence, Duration)>,
}

impl Telling {
    /// When it is to be told again.
    pub(crate) fn due(&self) -> Option<Duration> {
        self.told.as_ref().map(|(_, at)| at.saturating_add(AGAIN))
    }
}
