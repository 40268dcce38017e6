//! Lines of the log that an attacker could write by the thousand.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Between two lines of one kind.
const BETWEEN: Duration = Duration::from_secs(10);

/// Says when it is time for the next line of one kind.
#[derive(Debug, Default)]
pub(crate) struct Seldom(Mutex<(Option<Instant>, u64)>);

impl Seldom {
    /// How often it happened since the last line, this time included; none if it is too early for another one.
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
        let (seldom, now) = (Seldom::default(), Instant::now());
        assert_eq!(seldom.due_at(now), Some(1));
        assert_eq!((seldom.due_at(now), seldom.due_at(now)), (None, None));
        assert_eq!(seldom.due_at(now + BETWEEN), Some(3));
        assert_eq!(seldom.due_at(now + BETWEEN), None);
    }
}
