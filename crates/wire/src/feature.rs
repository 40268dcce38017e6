//! The features that our own server has beyond the API, as the header `Callpad-Features` names them.

use std::collections::BTreeSet;
use std::sync::Arc;

/// It pushes every change.
pub const PUSH: &str = "push";
/// It recognises an action by its key, and gives the same key the first response again.
pub const IDEMPOTENCY: &str = "idempotency";
/// It lists locations, services, counters and people (M16).
pub const DIRECTORY: &str = "directory";
/// It says which answer is open at a counter (M2).
pub const ANSWERS: &str = "answers";
/// It says who is called next (M4).
pub const NEXT: &str = "next";
/// It ends a session.
pub const LOGOUT: &str = "logout";
/// It shows supervisors what happens now and today.
pub const BOARD: &str = "board";
/// It lets supervisors change tickets that wait.
pub const TICKETS: &str = "tickets";
/// It takes in who is at the counters.
pub const PRESENCE: &str = "presence";
/// It lets supervisors ask counters.
pub const REQUESTS: &str = "requests";
/// It forecasts waits.
pub const FORECAST: &str = "forecast";

/// It tells supervisors what was counted, by service, hour and branch.
pub const REPORT: &str = "report";
/// It has screens, kiosks and printers.
pub const HALL: &str = "hall";

/// The most features that are remembered of a server, and the longest name: several times what ours has.
const MOST: usize = 64;
const LONGEST: usize = 64;

/// The features that a server named; a plain Bloom server has none. A clone is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features(Arc<BTreeSet<String>>);

impl Features {
    /// Reads the header: names with commas between them, in any case.
    pub fn read(header: &str) -> Self {
        let names = header.split(',').map(str::trim).filter(|name| (1..=LONGEST).contains(&name.len()));
        Self(Arc::new(names.take(MOST).map(str::to_ascii_lowercase).collect()))
    }

    /// Whether the server has this one.
    pub fn has(&self, feature: &str) -> bool {
        self.0.contains(feature)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case_and_empty_ones_are_none() {
        let features = Features::read("push, Directory ,answers,,");
        assert_eq!(features.iter().collect::<Vec<_>>(), [ANSWERS, DIRECTORY, PUSH]);
        assert!(features.has(PUSH) && !features.has(NEXT) && Features::read("").is_empty());
    }

    #[test]
    fn a_header_without_end_is_remembered_in_part() {
        let many: Vec<String> = (0..MOST + 5).map(|n| format!("f{n}")).collect();
        assert_eq!(Features::read(&many.join(",")).iter().count(), MOST);
        let long = format!("{},{},push", "x".repeat(LONGEST), "x".repeat(LONGEST + 1));
        assert_eq!(Features::read(&long).iter().count(), 2);
    }
}
