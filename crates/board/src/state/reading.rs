//! When something is read: a schedule as a pure function.

use std::time::Duration;

use callpad_desk::JobId;
use callpad_desk::poll::LONGEST;

/// The most readings of single locations at a time: the server reads eight at once for everybody.
pub(crate) const MOST_READS: usize = 4;
/// The longest pause after the first failure; it doubles with each further one.
const FIRST_AFTER_FAILURE: Duration = Duration::from_secs(2);

/// How fast something may be and must be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Not sooner after the last reading began than this.
    pub(crate) soonest: Duration,
    /// Not later.
    pub(crate) oldest: Duration,
    /// Whether a change leads to a reading at once.
    pub(crate) dirty_counts: bool,
}

/// When one thing is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Schedule {
    under_way: Option<JobId>,
    /// When the last reading began.
    began: Option<Duration>,
    /// Something has changed since the last reading began.
    dirty: bool,
    /// The person has changed something: it is read at once whatever the pace.
    urgent: bool,
    failures: u32,
    /// When the last one failed, and how long the pause is.
    pause_until: Option<Duration>,
}

impl Schedule {
    pub(crate) fn under_way(&self) -> Option<JobId> {
        self.under_way
    }

    /// Since when a reading is under way.
    pub(crate) fn running_since(&self) -> Option<Duration> {
        self.began.filter(|_| self.under_way.is_some())
    }

    /// The last reading succeeded.
    pub(crate) fn is_well(&self) -> bool {
        self.failures == 0
    }

    /// Something changed.
    pub(crate) fn touch(&mut self) {
        self.dirty = true;
    }

    /// The person changed something.
    pub(crate) fn touch_at_once(&mut self) {
        self.dirty = true;
        self.urgent = true;
    }

    /// The line may be back.
    pub(crate) fn at_once(&mut self) {
        self.touch_at_once();
        self.failures = 0;
        self.pause_until = None;
    }

    pub(crate) fn begin(&mut self, id: JobId, now: Duration) {
        *self = Self { under_way: Some(id), began: Some(now), dirty: false, urgent: false, ..self.clone() };
    }

    /// The reading is over; `spread` is from 0 to 1.
    pub(crate) fn end(&mut self, good: bool, now: Duration, spread: f64) {
        self.under_way = None;
        if good {
            self.failures = 0;
            self.pause_until = None;
            return;
        }
        self.failures = self.failures.saturating_add(1);
        let doubled = FIRST_AFTER_FAILURE.saturating_mul(1 << (self.failures - 1).min(5)).min(LONGEST);
        let spread = if spread.is_finite() { spread.clamp(0.0, 1.0) } else { 0.0 };
        self.pause_until = Some(now.saturating_add(doubled.mul_f64(0.5 + 0.5 * spread)));
    }

    /// Nothing is under way any more, and nothing came of it.
    pub(crate) fn give_up(&mut self) {
        if self.under_way.take().is_some() {
            self.dirty = true;
        }
    }

    /// When to read next; `None` while a reading is under way.
    pub(crate) fn due(&self, pace: &Pace) -> Option<Duration> {
        if self.under_way.is_some() {
            return None;
        }
        if let Some(until) = self.pause_until {
            return Some(until);
        }
        let Some(began) = self.began else { return Some(Duration::ZERO) };
        let soon = self.urgent || (self.dirty && pace.dirty_counts);
        Some(began.saturating_add(if soon { pace.soonest } else { pace.oldest }))
    }

    /// It waits only for its soonest moment: what it covers need not be read alone.
    pub(crate) fn is_due_soon(&self, pace: &Pace) -> bool {
        self.under_way.is_some()
            || self.began.is_none()
            || (self.pause_until.is_none() && (self.urgent || (self.dirty && pace.dirty_counts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;
    const SOONEST: Duration = Duration::from_millis(150);
    const LIVE: Pace = Pace { soonest: SOONEST, oldest: Duration::from_secs(30), dirty_counts: true };
    const POLLING: Pace = Pace { soonest: SOONEST, oldest: Duration::from_secs(5), dirty_counts: false };

    #[test]
    fn the_first_at_once_the_next_after_a_pace_and_the_last_is_never_lost() {
        let mut schedule = Schedule::default();
        assert_eq!(schedule.due(&LIVE), Some(Duration::ZERO));
        schedule.begin(JobId(1), MS(1_000));
        assert_eq!(schedule.due(&LIVE), None, "one at a time");
        schedule.touch();
        schedule.end(true, MS(1_040), 0.0);
        assert_eq!(schedule.due(&LIVE), Some(MS(1_150)), "what changed meanwhile is read");
        schedule.begin(JobId(2), MS(1_150));
        schedule.end(true, MS(1_160), 0.0);
        assert_eq!(schedule.due(&LIVE), Some(MS(31_150)), "waits grow");
        schedule.touch();
        assert_eq!(schedule.due(&LIVE), Some(MS(1_300)), "in the past if the last reading is older: at once");
    }

    #[test]
    fn without_push_once_an_interval_unless_the_person_changed_something() {
        let mut schedule = Schedule::default();
        schedule.begin(JobId(1), MS(1_000));
        schedule.end(true, MS(1_040), 0.0);
        schedule.touch();
        assert_eq!(schedule.due(&POLLING), Some(MS(6_000)));
        schedule.touch_at_once();
        assert_eq!(schedule.due(&POLLING), Some(MS(1_150)));
    }

    #[test]
    fn after_failures_pauses_grow_to_a_minute_and_end_with_the_first_answer() {
        let pauses = |spread: f64| {
            let mut schedule = Schedule::default();
            (0..8)
                .map(|n| {
                    schedule.begin(JobId(n), MS(0));
                    schedule.end(false, MS(0), spread);
                    schedule.touch();
                    schedule.due(&LIVE).unwrap().as_secs()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(pauses(1.0), [2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(pauses(0.0), [1, 2, 4, 8, 16, 30, 30, 30]);
        let mut schedule = Schedule::default();
        schedule.begin(JobId(1), MS(0));
        schedule.end(false, MS(0), f64::NAN);
        schedule.at_once();
        assert_eq!(schedule.due(&LIVE), Some(MS(150)));
        schedule.begin(JobId(2), MS(500));
        schedule.end(true, MS(600), 1.0);
        assert_eq!((schedule.is_well(), schedule.due(&POLLING)), (true, Some(MS(5_500))));
    }

    #[test]
    fn what_was_given_up_is_read_again() {
        let mut schedule = Schedule::default();
        schedule.begin(JobId(1), MS(1_000));
        schedule.give_up();
        assert_eq!(schedule.due(&LIVE), Some(MS(1_150)));
    }
}
