//! Quitting. While something is open, the person is asked first.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager};

use super::counter_window::bring_to_front;
use crate::counter::Counter;

/// A page that has not answered a question within this time will not: the second press of the cross closes then.
const PAGE_ANSWERS_WITHIN: Duration = Duration::from_secs(3);

/// What is known of closing the window. The commands know it without knowing the kind of window, so that they run on
/// the mock run-time too.
pub(crate) struct QuitGuard {
    state: Mutex<State>,
    close: Box<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct State {
    /// The person has said so.
    confirmed: bool,
    /// When the page was asked, if it has not answered since.
    asked: Option<Instant>,
}

/// What a press of the window's cross does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The window closes.
    Close,
    /// It stays, and the page asks.
    Ask,
}

impl QuitGuard {
    /// With what ends the app.
    pub(crate) fn new(close: impl Fn() + Send + Sync + 'static) -> Self {
        Self { state: Mutex::default(), close: Box::new(close) }
    }

    /// The cross was pressed at this moment, and something is open or not.
    pub(crate) fn close_requested(&self, something_open: bool, now: Instant) -> Verdict {
        let mut state = self.lock();
        let dead = state.asked.is_some_and(|asked| now.duration_since(asked) > PAGE_ANSWERS_WITHIN);
        if state.confirmed || !something_open || dead {
            return Verdict::Close;
        }
        state.asked.get_or_insert(now);
        Verdict::Ask
    }

    /// The page is alive: it has answered.
    pub(crate) fn page_answered(&self) {
        self.lock().asked = None;
    }

    /// The person wants it closed, whatever is open.
    pub(crate) fn confirmed(&self) {
        self.lock().confirmed = true;
        (self.close)();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Ends the app; with something open the person is asked first.
pub(crate) fn ask_to_quit(app: &AppHandle) {
    let (Some(counter), Some(guard)) = (app.try_state::<Counter>(), app.try_state::<QuitGuard>()) else {
        return;
    };
    match guard.close_requested(counter.leaves_something(), Instant::now()) {
        Verdict::Close => app.exit(0),
        Verdict::Ask => {
            bring_to_front(app);
            counter.ask_to_close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard() -> QuitGuard {
        QuitGuard::new(|| {})
    }

    #[test]
    fn with_nothing_open_it_closes_at_once() {
        assert_eq!(guard().close_requested(false, Instant::now()), Verdict::Close);
    }

    #[test]
    fn with_something_open_the_page_asks_until_the_person_has_decided() {
        let (guard, now) = (guard(), Instant::now());
        assert_eq!(guard.close_requested(true, now), Verdict::Ask);
        guard.page_answered();
        assert_eq!(guard.close_requested(true, now + Duration::from_secs(60)), Verdict::Ask);
        guard.confirmed();
        assert_eq!(guard.close_requested(true, now), Verdict::Close);
    }

    #[test]
    fn a_page_that_is_dead_does_not_hold_the_window() {
        let (guard, now) = (guard(), Instant::now());
        assert_eq!(guard.close_requested(true, now), Verdict::Ask);
        assert_eq!(guard.close_requested(true, now + Duration::from_secs(1)), Verdict::Ask, "a double click");
        assert_eq!(guard.close_requested(true, now + Duration::from_secs(4)), Verdict::Close);
    }
}
