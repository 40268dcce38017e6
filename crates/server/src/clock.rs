//! Time is a parameter: the server asks a [`Clock`], and tests move it.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The moment now.
    fn now(&self) -> Timestamp;
}

/// When something is done: what the clock shows, and where it stands in the order of all changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// What the clock shows. An appointment is due by it, and a key or a token ends by it.
    pub(crate) now: Timestamp,
    /// Later than the moment of every change before, also when the clock was set back: what is issued, called and
    /// set aside is ordered by it, and the business day follows it.
    pub(crate) moment: Timestamp,
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

#[cfg(any(test, feature = "test-support"))]
pub use manual::ManualClock;

#[cfg(any(test, feature = "test-support"))]
mod manual {
    use std::sync::atomic::{AtomicI64, Ordering};

    use jiff::Timestamp;

    use super::Clock;

    /// A clock that stands still until it is moved.
    #[derive(Debug)]
    pub struct ManualClock(AtomicI64);

    impl ManualClock {
        /// Stands at `start`, to the microsecond.
        pub fn new(start: Timestamp) -> Self {
            Self(AtomicI64::new(start.as_microsecond()))
        }

        /// Moves on by whole seconds; negative goes back.
        pub fn advance_s(&self, seconds: i64) {
            self.0.fetch_add(seconds.saturating_mul(1_000_000), Ordering::SeqCst);
        }
    }

    impl Clock for ManualClock {
        fn now(&self) -> Timestamp {
            Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
        }
    }
}
