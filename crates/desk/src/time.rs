//! The time, passed to the rules as a parameter.

use std::time::Duration;

use jiff::Timestamp;

/// Two clocks: a monotonic one for timers, and the wall clock for waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Time since the program started, by a clock that never goes back and runs on while the machine sleeps.
    pub running: Duration,
    /// The wall clock of this machine.
    pub wall: Timestamp,
}

impl Now {
    /// How long ago that was, by whichever clock says more: the running one starts anew with each program start, the
    /// wall clock may be set.
    pub fn since(self, then: Self) -> Duration {
        let wall = Duration::try_from(self.wall.duration_since(then.wall).abs()).unwrap_or(Duration::MAX);
        self.running.saturating_sub(then.running).max(wall)
    }

    /// How far the wall clock was set since then; negative if it was set back.
    pub(crate) fn jump_since(self, then: Self) -> jiff::SignedDuration {
        let running = jiff::SignedDuration::try_from(self.running.saturating_sub(then.running));
        self.wall.duration_since(then.wall).saturating_sub(running.unwrap_or_default())
    }
}
