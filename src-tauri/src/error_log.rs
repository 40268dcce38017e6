//! Errors of Callpad itself: crashes of its tasks and errors of its pages are written to the log and counted. A
//! build for development also writes them to a file that a test reads.

use std::cell::Cell;
use std::panic::PanicHookInfo;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use callpad_wire::clean;
use tokio::sync::{Notify, watch};

use crate::dto::PageKind;

/// The longest text of an error in the log, in characters: a message and the upper part of its stack.
const LONGEST: usize = 2_000;

/// How many errors of pages are logged in [`WINDOW`]. A page that fails at each drawing fails several times a
/// second, and must not fill the disk.
const MOST_OF_PAGES: u32 = 30;

/// The time that [`MOST_OF_PAGES`] is about.
const WINDOW: Duration = Duration::from_secs(60);

/// How often something crashed in this process.
static CRASHES: LazyLock<watch::Sender<u32>> = LazyLock::new(|| watch::Sender::new(0));

static CRITICAL_TASK_CRASHED: Notify = Notify::const_new();

static PAGES: Mutex<Pace> = Mutex::new(Pace::new());

thread_local! {
    /// Whether a panic of this thread would not be Callpad's error.
    static FORESEEN: Cell<bool> = const { Cell::new(false) };
}

/// Does what may panic although Callpad made no error: where a library is missing, for example.
pub(crate) fn expected_panic<T>(act: impl FnOnce() -> T) -> std::thread::Result<T> {
    FORESEEN.set(true);
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(act));
    FORESEEN.set(false);
    done
}

/// From now on every panic, of whatever thread or task, is written down and counted. The words on standard error stay.
pub(crate) fn watch_for_crashes() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |crash| {
        if !FORESEEN.get() {
            write_down("crash", &words_of(crash));
            CRASHES.send_modify(|count| *count = count.saturating_add(1));
        }
        before(crash);
    }));
}

/// Held by a task without which what a page shows is no longer true.
pub(crate) struct CriticalTaskGuard;

impl Drop for CriticalTaskGuard {
    fn drop(&mut self) {
        if std::thread::panicking() {
            CRITICAL_TASK_CRASHED.notify_one();
        }
    }
}

/// Waits until such a task crashes.
pub(crate) async fn critical_task_crashed() {
    CRITICAL_TASK_CRASHED.notified().await;
}

/// How often something crashed since the start, as it changes.
pub(crate) fn crashes() -> watch::Receiver<u32> {
    CRASHES.subscribe()
}

/// Logs an error of a page, in the page's own words.
pub(crate) fn of_page(page: PageKind, message: &str) {
    let verdict = PAGES.lock().unwrap_or_else(PoisonError::into_inner).passes(Instant::now());
    match verdict {
        Verdict::Dropped => {}
        Verdict::Written { dropped: 0 } => write_down("page", &format!("{page:?}: {}", one_line(message))),
        Verdict::Written { dropped } => {
            write_down("page", &format!("{page:?}: {} ({dropped} before it not written)", one_line(message)));
        }
    }
}

fn words_of(crash: &PanicHookInfo<'_>) -> String {
    let payload = crash.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let what =
        text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("of unknown kind");
    let place = crash.location().map(|place| format!(" at {place}")).unwrap_or_default();
    let thread = std::thread::current();
    format!("{} in {:?}{place}", one_line(what), thread.name().unwrap_or("a thread without a name"))
}

fn write_down(kind: &str, words: &str) {
    tracing::error!(kind, words, "an error of Callpad itself");
    #[cfg(debug_assertions)]
    for_a_test(kind, words);
}

/// A build for development may be given a file, to which its errors are added, one a line.
#[cfg(debug_assertions)]
fn for_a_test(kind: &str, words: &str) {
    use std::io::Write;
    let Some(path) = std::env::var_os("CALLPAD_DEV_ERRORS") else { return };
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    // Nobody can be told here that it cannot be written; the log has it.
    let _ = file.and_then(|mut file| writeln!(file, "{kind}: {words}"));
}

/// One line of bounded length, whose words are apart by one blank.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    clean::line(&words.collect::<Vec<_>>().join(" "), LONGEST)
}

/// How many passed in the present window, and how many did not.
struct Pace {
    began: Option<Instant>,
    passed: u32,
    dropped: u32,
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// It is written, and so many before it were not.
    Written { dropped: u32 },
    /// It is one too many.
    Dropped,
}

impl Pace {
    const fn new() -> Self {
        Self { began: None, passed: 0, dropped: 0 }
    }

    fn passes(&mut self, now: Instant) -> Verdict {
        if self.began.is_none_or(|began| now.duration_since(began) >= WINDOW) {
            *self = Self { began: Some(now), passed: 0, dropped: self.dropped };
        }
        if self.passed >= MOST_OF_PAGES {
            self.dropped = self.dropped.saturating_add(1);
            return Verdict::Dropped;
        }
        self.passed += 1;
        Verdict::Written { dropped: std::mem::take(&mut self.dropped) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_fails_without_end_does_not_fill_the_disk() {
        let (mut pace, now) = (Pace::new(), Instant::now());
        let at = |seconds| now + Duration::from_secs(seconds);
        let written = (0..1_000).filter(|_| pace.passes(at(1)) != Verdict::Dropped).count();
        assert_eq!(written, 30);
        assert_eq!(pace.passes(at(60)), Verdict::Dropped);
        assert_eq!(pace.passes(at(61)), Verdict::Written { dropped: 971 }, "and how many were not is told");
        assert_eq!(pace.passes(at(61)), Verdict::Written { dropped: 0 });
    }

    #[test]
    fn what_a_page_says_is_one_line_of_bounded_length() {
        assert_eq!(one_line("TypeError: x\n\tat y\u{1b}[31m\u{0}\u{9b}"), "TypeError: x at y [31m");
        assert_eq!(one_line(&"é".repeat(5_000)).chars().count(), LONGEST);
    }

    #[test]
    fn a_crash_of_a_task_is_counted() {
        watch_for_crashes();
        let mut crashes = crashes();
        let before = *crashes.borrow_and_update();
        let run_time = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let ended = run_time.block_on(async { tokio::spawn(async { panic!("as a test wants it") }).await });
        assert!(ended.unwrap_err().is_panic());
        // Other tests of this process may have crashed meanwhile, as theirs want it.
        assert!(*crashes.borrow_and_update() > before);
    }
}
