//! A limit for log lines that an attacker could otherwise cause by the thousand.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Between two lines of one kind.
const BETWEEN: Duration = Duration::from_secs(10);

/// Tells when one kind of line may be logged again.
#[derive(Debug, Default)]
pub(crate) struct LogThrottle(Mutex<(Option<Instant>, u64)>);

impl LogThrottle {
    /// How often it happened since the last line, this time included; none while it is too early for another line.
    pub(crate) fn due(&self) -> Option<u64> {
        self.due_at(Instant::now())
    }

    fn due_at(&self, now: Instant) -> Option<u64> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, times) = &mut *state;
        *times += 1;
        if last.is_some_and(|last| now < last + BETWEEN) {
            return None;
        }
        *last = Some(now);
        Some(std::mem::take(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_now_and_one_with_the_rest_later() {
        let (throttle, now) = (LogThrottle::default(), Instant::now());
        assert_eq!(throttle.due_at(now), Some(1));
        assert_eq!((throttle.due_at(now), throttle.due_at(now)), (None, None));
        assert_eq!(throttle.due_at(now + BETWEEN), Some(3));
        assert_eq!(throttle.due_at(now + BETWEEN), None);
    }
}
