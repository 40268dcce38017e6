//! When to refresh from the server (T11): a schedule as a pure function.

use std::time::Duration;

/// The default interval.
pub const DEFAULT_EVERY: Duration = Duration::from_secs(5);
/// The shortest interval.
pub const SHORTEST: Duration = Duration::from_secs(5);
/// The longest interval, the longest pause after failures, and the greatest age of a waiting list.
pub const LONGEST: Duration = Duration::from_secs(60);
/// The longest pause after the first failure.
const FIRST_AFTER_FAILURE: Duration = Duration::from_secs(2);
/// How many times slower the desk refreshes while its window is out of sight.
const BACKGROUND_FACTOR: u32 = 3;

/// What the schedule depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Polling {
    /// The chosen interval.
    every: Duration,
    /// Whether the window is out of sight.
    background: bool,
    /// The server pushes changes: a refresh is only a safeguard.
    live: bool,
    /// Something must be read that no pushed change brings: within the chosen interval.
    soon: bool,
    /// Refreshes that failed since the last good one.
    failures: u32,
    /// When the last refresh ended, on the monotonic clock.
    last: Option<Duration>,
    /// From 0 to 1: spreads the refreshes of many desks.
    spread: f64,
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            every: DEFAULT_EVERY,
            background: false,
            live: false,
            soon: false,
            failures: 0,
            last: None,
            spread: 0.0,
        }
    }
}

impl Polling {
    /// Sets the interval, clamped to 5 to 60 s.
    pub fn set_every(&mut self, every: Duration) {
        self.every = every.clamp(SHORTEST, LONGEST);
    }

    /// Sets whether the window is out of sight.
    pub fn set_background(&mut self, background: bool) {
        self.background = background;
    }

    /// Sets whether the server pushes every change.
    pub fn set_live(&mut self, live: bool) {
        self.live = live;
    }

    /// Refreshes within the chosen interval, even where changes are pushed.
    pub fn soon(&mut self) {
        self.soon = true;
    }

    /// A refresh ended at `at`.
    pub fn refreshed(&mut self, at: Duration, good: bool, spread: f64) {
        self.soon = false;
        self.failures = if good { 0 } else { self.failures.saturating_add(1) };
        self.last = Some(at);
        self.spread = if spread.is_finite() { spread.clamp(0.0, 1.0) } else { 0.0 };
    }

    /// Forgets the refreshes of the last seat, but not the settings.
    pub fn start_over(&mut self) {
        *self = Self { every: self.every, background: self.background, ..Self::default() };
    }

    /// The time between two refreshes while all is well.
    pub fn interval(&self) -> Duration {
        if self.live && !self.soon { LONGEST } else { self.chosen() }
    }

    /// The chosen interval, whether or not the server pushes.
    fn chosen(&self) -> Duration {
        if self.background { (self.every * BACKGROUND_FACTOR).min(LONGEST) } else { self.every }
    }

    /// When to refresh next. After a failure soon at first, because every action is locked until the server responds;
    /// then the pause doubles up to 60 s, less a random part of up to half. `urgent` (an outcome is unknown) never
    /// waits longer than the interval.
    pub fn due(&self, urgent: bool) -> Duration {
        let Some(last) = self.last else { return Duration::ZERO };
        // No pushed change tells the outcome of our own action: it takes a refresh.
        let interval = if urgent { self.chosen() } else { self.interval() };
        let pause = if self.failures == 0 {
            interval.mul_f64(1.0 + 0.1 * self.spread).min(LONGEST)
        } else {
            let doubled = FIRST_AFTER_FAILURE.saturating_mul(1 << (self.failures - 1).min(5)).min(LONGEST);
            let pause = doubled.mul_f64(0.5 + 0.5 * self.spread);
            if urgent { pause.min(interval) } else { pause }
        };
        last.saturating_add(pause)
    }

    /// Makes the next refresh due at once and forgets past failures: the network came back, the machine woke, or the
    /// clock was set.
    pub fn at_once(&mut self) {
        self.last = None;
        self.failures = 0;
    }

    /// Whether a waiting list read at `read` would be older than 60 s at the next refresh but one.
    /// Where changes are pushed it does not age.
    pub fn list_is_old(&self, read: Duration, now: Duration) -> bool {
        !self.live && now.saturating_sub(read) + self.interval() > LONGEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: fn(u64) -> Duration = Duration::from_secs;

    fn after(failures: u32, spread: f64) -> Polling {
        let mut polling = Polling::default();
        polling.refreshed(S(100), true, spread);
        for _ in 0..failures {
            polling.refreshed(S(100), false, spread);
        }
        polling
    }

    #[test]
    fn t11_first_look_at_once_then_every_interval() {
        assert_eq!(Polling::default().due(false), Duration::ZERO);
        assert_eq!(after(0, 0.0).due(false), S(105));
        assert_eq!(after(0, 1.0).due(false), Duration::from_millis(105_500));
    }

    #[test]
    fn t11_chosen_interval_stays_within_5_to_60_s() {
        for (chosen, taken) in [(0, 5), (5, 5), (7, 7), (60, 60), (3600, 60)] {
            let mut polling = Polling::default();
            polling.set_every(S(chosen));
            assert_eq!(polling.interval(), S(taken), "{chosen}");
        }
    }

    #[test]
    fn t11_soon_after_the_first_failure_then_slower_up_to_60_s_and_as_before_when_all_is_well() {
        let pauses: Vec<u64> = (0..7).map(|n| after(n, 1.0).due(false).as_secs() - 100).collect();
        assert_eq!(pauses, [5, 2, 4, 8, 16, 32, 60]);
        let least: Vec<u64> = (0..8).map(|n| after(n, 0.0).due(false).as_secs() - 100).collect();
        assert_eq!(least, [5, 1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(after(6, 1.0).due(true), S(105), "an outcome is unknown");
        assert_eq!(after(1, 1.0).due(true), S(102));
        let mut back = after(6, 1.0);
        back.refreshed(S(200), true, 0.0);
        assert_eq!(back.due(false), S(205));
    }

    #[test]
    fn a_line_that_may_be_back_is_tried_at_once() {
        let mut polling = after(6, 1.0);
        polling.at_once();
        assert_eq!(polling.due(false), Duration::ZERO);
        polling.refreshed(S(200), false, 1.0);
        assert_eq!(polling.due(false), S(202));
    }

    #[test]
    fn t11_slower_in_the_background() {
        let mut polling = after(0, 0.0);
        polling.set_background(true);
        assert_eq!(polling.due(false), S(115));
        polling.set_every(S(60));
        assert_eq!(polling.interval(), S(60));
    }

    #[test]
    fn t11_a_list_never_gets_older_than_60_s() {
        let polling = Polling::default();
        assert!(!polling.list_is_old(S(0), S(55)));
        assert!(polling.list_is_old(S(0), S(56)));
    }

    proptest::proptest! {
        #[test]
        fn the_next_look_is_always_1_to_60_s_away(every in 0u64..200, background: bool, failures in 0u32..40, spread: f64, urgent: bool) {
            let mut polling = after(failures, spread);
            polling.set_every(S(every));
            polling.set_background(background);
            let pause = polling.due(urgent) - S(100);
            proptest::prop_assert!(pause >= S(1) && pause <= S(60), "{pause:?}");
        }
    }
}
