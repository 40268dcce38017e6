//! What only the running app knows of itself, judged like everything else.

use callpad_wire::clean::line as line_of;

use crate::finding::{Check, Finding, Line, Status};
use crate::self_test::{detail, line};

/// The longest name and version of a web view that is told, in characters.
const LONGEST_VERSION: usize = 80;

/// How notifications fare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notifications {
    /// None are wanted.
    Off,
    /// Nothing shows them.
    Missing,
    /// The system does not let Callpad show any.
    Forbidden,
    /// The system took the last one and did not show it.
    Dropped,
    /// The system asks for quiet.
    HeldBack,
    /// Nothing is known against them.
    Taken,
}

/// The web view that draws the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebView {
    /// What it is called, such as "WebKitGTK".
    pub name: &'static str,
    /// Its version, as it tells it.
    pub version: String,
    /// The oldest that draws everything, in the same form.
    pub needed: &'static str,
}

/// What only the running app knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppFacts {
    /// Its version.
    pub version: String,
    /// How notifications fare.
    pub notifications: Notifications,
    /// What draws it; `None` where that tells nothing.
    pub web_view: Option<WebView>,
    /// How many of its own tasks crashed since it started.
    pub crashes: u32,
    /// Why what was done is not in the journal, in the system's words.
    pub journal_unwritten: Option<String>,
}

/// Adds what only the app knows to the lines of the self-test.
pub fn with_app(mut lines: Vec<Line>, facts: &AppFacts) -> Vec<Line> {
    if let Some(words) = &facts.journal_unwritten
        && let Some(journal) = lines.iter_mut().find(|line| line.check == Check::Journal)
    {
        *journal = line(Check::Journal, Status::Red, Finding::JournalUnwritten { detail: detail(words) });
    }
    lines.extend([notifications(facts.notifications), web_view(facts.web_view.as_ref()), program(facts)]);
    lines
}

fn notifications(how: Notifications) -> Line {
    let (status, finding) = match how {
        Notifications::Off => (Status::Skipped, Finding::NotificationsOff),
        Notifications::Missing => (Status::Red, Finding::NotificationsMissing),
        Notifications::Forbidden => (Status::Red, Finding::NotificationsForbidden),
        Notifications::Dropped => (Status::Red, Finding::NotificationsDropped),
        Notifications::HeldBack => (Status::Yellow, Finding::NotificationsHeldBack),
        Notifications::Taken => (Status::Green, Finding::NotificationsTaken),
    };
    line(Check::Notifications, status, finding)
}

fn web_view(found: Option<&WebView>) -> Line {
    let Some(WebView { name, version, needed }) = found else {
        return line(Check::WebView, Status::Skipped, Finding::WebViewUnknown);
    };
    let told = line_of(&format!("{name} {version}"), LONGEST_VERSION);
    if is_older(version, needed) {
        let finding = Finding::WebViewOld { version: told, needed: format!("{name} {needed}") };
        return line(Check::WebView, Status::Red, finding);
    }
    line(Check::WebView, Status::Green, Finding::WebViewSound { version: told })
}

/// Whether a version is older, number by number; one that cannot be read is not taken for old.
fn is_older(version: &str, needed: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<u64>> {
        let plain = text.split(|c: char| !c.is_ascii_digit() && c != '.').next()?;
        plain.split('.').map(|part| part.parse().ok()).collect()
    };
    numbers(version).zip(numbers(needed)).is_some_and(|(version, needed)| version < needed)
}

fn program(facts: &AppFacts) -> Line {
    match facts.crashes {
        0 => line(Check::Program, Status::Green, Finding::ProgramSound { version: facts.version.clone() }),
        times => line(Check::Program, Status::Red, Finding::ProgramCrashed { times }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> AppFacts {
        AppFacts {
            version: "1.2.3".to_owned(),
            notifications: Notifications::Taken,
            web_view: Some(WebView { name: "WebKitGTK", version: "2.50.1".to_owned(), needed: "2.40" }),
            crashes: 0,
            journal_unwritten: None,
        }
    }

    fn of(facts: &AppFacts, check: Check) -> Line {
        let engine = vec![line(Check::Journal, Status::Green, Finding::JournalSound)];
        with_app(engine, facts).into_iter().find(|line| line.check == check).unwrap()
    }

    #[test]
    fn a_sound_app_has_no_line_but_green_ones() {
        for check in [Check::Journal, Check::Notifications, Check::WebView, Check::Program] {
            assert_eq!(of(&sound(), check).status, Status::Green, "{check:?}");
        }
    }

    #[test]
    fn each_fault_of_notifications_says_what_to_do() {
        for (how, status, words) in [
            (Notifications::Off, Status::Skipped, "settings"),
            (Notifications::Missing, Status::Red, "Install"),
            (Notifications::Forbidden, Status::Red, "Allow"),
            (Notifications::Dropped, Status::Red, "restart"),
            (Notifications::HeldBack, Status::Yellow, "Switch that off"),
        ] {
            let line = of(&AppFacts { notifications: how, ..sound() }, Check::Notifications);
            assert_eq!(line.status, status, "{how:?}");
            assert!(line.to_string().contains(words), "{line}");
        }
    }

    #[test]
    fn an_old_web_view_is_named_with_the_one_that_is_needed() {
        let with = |version: &str| {
            let version = version.to_owned();
            let web_view = Some(WebView { name: "WebKitGTK", version, needed: "2.40" });
            of(&AppFacts { web_view, ..sound() }, Check::WebView)
        };
        for good in ["2.40", "2.40.5", "2.100.0", "3", "unheard-of"] {
            assert_eq!(with(good).status, Status::Green, "{good}");
        }
        let old = with("2.38.6");
        assert_eq!(old.status, Status::Red);
        assert!(old.to_string().contains("2.38.6") && old.to_string().contains("WebKitGTK 2.40"), "{old}");
        assert_eq!(
            with("9.0-\u{202e}1").finding,
            Finding::WebViewSound { version: "WebKitGTK 9.0-1".into() }
        );
        let unknown = of(&AppFacts { web_view: None, ..sound() }, Check::WebView);
        assert_eq!(unknown.status, Status::Skipped);
    }

    #[test]
    fn crashes_and_a_journal_that_cannot_be_written_are_red() {
        let line = of(&AppFacts { crashes: 2, ..sound() }, Check::Program);
        assert_eq!((line.status, line.to_string().contains("log")), (Status::Red, true));
        let full = Some("No space left on device".to_owned());
        let line = of(&AppFacts { journal_unwritten: full, ..sound() }, Check::Journal);
        assert_eq!(line.status, Status::Red);
        assert!(line.to_string().contains("No space left"), "{line}");
    }
}
