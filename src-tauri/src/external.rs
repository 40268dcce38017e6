//! What can be asked of a running Callpad from outside its windows: by a second start with a flag, a link, a global
//! shortcut, the tray or a notification.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use tauri::Url;

/// The scheme of links.
pub(crate) const SCHEME: &str = "callpad";

/// Between two actions by links: a page that sends many does one.
const LINKS_AT_MOST_EVERY: Duration = Duration::from_secs(2);

/// The longest number that is looked for.
const LONGEST_TICKET: usize = 40;

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExternalCommand {
    /// Call next; with a ticket open: end it first.
    CallNext,
    /// Announce again.
    Recall,
    /// End.
    End,
    /// Pause.
    Pause,
    /// Call the waiting ticket of this number.
    Call(String),
    /// Show the window.
    Open,
}

/// Reads a link: `callpad://ACTION?key=KEY` or `callpad://call/TICKET?key=KEY`. None for anything else, also for a wrong
/// key: then only the window opens.
pub(crate) fn read_link(link: &str, key: &str) -> Option<ExternalCommand> {
    // The parser passes over blanks and control characters; a link that was written by us has none.
    if link.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let url = Url::parse(link).ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    if url.scheme() != SCHEME || !plain || url.fragment().is_some() {
        return None;
    }
    let mut pairs = url.query_pairs();
    let (Some((name, value)), None) = (pairs.next(), pairs.next()) else { return None };
    if name != "key" || key.is_empty() || value != key {
        return None;
    }
    let path = url.path().trim_matches('/');
    match (url.host_str()?, path) {
        ("call-next", "") => Some(ExternalCommand::CallNext),
        ("recall", "") => Some(ExternalCommand::Recall),
        ("end", "") => Some(ExternalCommand::End),
        ("pause", "") => Some(ExternalCommand::Pause),
        ("open", "") => Some(ExternalCommand::Open),
        ("call", ticket) => {
            let pairs = [("ticket", ticket)];
            // The one way to decode that comes with the URL: as a query.
            let query = pairs.map(|(name, value)| format!("{name}={}", value.replace('+', "%2B"))).join("&");
            let decoded = Url::parse(&format!("callpad://x?{query}")).ok()?;
            let (_, ticket) = decoded.query_pairs().next()?;
            ticket_number(&ticket).map(ExternalCommand::Call)
        }
        _ => None,
    }
}

/// A ticket's number as somebody typed it: letters, digits and blanks only.
pub(crate) fn ticket_number(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= LONGEST_TICKET
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    fits.then(|| text.to_owned())
}

/// Lets at most one action by links through in 2 s.
#[derive(Debug, Default)]
pub(crate) struct LinkGate(Mutex<Option<Instant>>);

impl LinkGate {
    /// Whether one may pass now.
    pub(crate) fn passes(&self, now: Instant) -> bool {
        let mut last = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let passes = last.is_none_or(|last| now.duration_since(last) >= LINKS_AT_MOST_EVERY);
        if passes {
            *last = Some(now);
        }
        passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef";

    #[test]
    fn links_with_the_key_act() {
        let with_key = |action: &str| read_link(&format!("callpad://{action}?key={KEY}"), KEY);
        for (action, act) in [
            ("call-next", ExternalCommand::CallNext),
            ("call-next/", ExternalCommand::CallNext),
            ("recall", ExternalCommand::Recall),
            ("end", ExternalCommand::End),
            ("pause", ExternalCommand::Pause),
            ("open", ExternalCommand::Open),
            ("call/A042", ExternalCommand::Call("A042".into())),
            ("call/A%20042", ExternalCommand::Call("A 042".into())),
            ("call/%C3%89-7", ExternalCommand::Call("É-7".into())),
        ] {
            assert_eq!(with_key(action), Some(act), "{action}");
        }
    }

    #[test]
    fn hostile_links_do_nothing() {
        for link in [
            "",
            "callpad:",
            "callpad://call-next",
            "callpad://call-next?key=",
            "callpad://call-next?key=0123456789abcdee",
            "callpad://call-next?key=0123456789abcdef&key=0123456789abcdef",
            "callpad://call-next?x=1&key=0123456789abcdef",
            "callpad://call-next?key=0123456789abcdef#x",
            "callpad://u:p@call-next?key=0123456789abcdef",
            "callpad://call-next:80?key=0123456789abcdef",
            "callpad://call-next/extra?key=0123456789abcdef",
            "callpad://call?key=0123456789abcdef",
            "callpad://call/?key=0123456789abcdef",
            "callpad://call/A042%0Aend?key=0123456789abcdef",
            "callpad://call/%3Cscript%3E?key=0123456789abcdef",
            "callpad://call/..%2F..?key=0123456789abcdef",
            "callpad://shutdown?key=0123456789abcdef",
            "http://call-next?key=0123456789abcdef",
            "javascript:alert(1)",
            "callpad://call-next?key=0123456789abcdef\u{0}",
        ] {
            assert_eq!(read_link(link, KEY), None, "{link}");
        }
        let long = format!("callpad://call/{}?key={KEY}", "9".repeat(41));
        assert_eq!(read_link(&long, KEY), None);
        assert_eq!(read_link("callpad://call-next?key=", ""), None, "no key is no key");
    }

    #[test]
    fn one_action_by_links_in_two_seconds() {
        let (gate, now) = (LinkGate::default(), Instant::now());
        let passes = |ms| gate.passes(now + Duration::from_millis(ms));
        assert_eq!([0, 1, 1_999, 2_000, 3_999, 4_000].map(passes), [true, false, false, true, false, true]);
    }
}
