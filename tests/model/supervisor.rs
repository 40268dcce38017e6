//! What a supervisor does meanwhile, over a network that loses answers and delays requests: each act is sent again under
//! its key until it is answered, and is done once.

use callpad_testkit::branch::{RUI, SERVICES};
use callpad_testkit::{InProcessServer, branch};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::fate::CARRIED;

/// What a supervisor does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Priority(bool),
    SendOn,
    Note,
    Cancel,
    Restore,
    Service { open: bool },
}

impl Act {
    pub(crate) const ALL: [Self; 8] = [
        Self::Priority(true),
        Self::Priority(false),
        Self::SendOn,
        Self::Note,
        Self::Cancel,
        Self::Restore,
        Self::Service { open: false },
        Self::Service { open: true },
    ];
}

/// What becomes of the first answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// It comes.
    Nothing,
    /// The request was lost.
    Request,
    /// The answer was lost.
    Answer,
    /// The network delivers the request later, after it was sent again.
    Late,
}

impl Lost {
    pub(crate) const ALL: [Self; 4] = [Self::Nothing, Self::Request, Self::Answer, Self::Late];
}

/// An act on its way.
#[derive(Clone, Debug)]
struct Asked {
    operation: &'static str,
    params: Value,
    key: String,
    /// What the server said to it.
    answer: Option<Result<Map<String, Value>, u32>>,
    since: Timestamp,
}

/// The supervisor's side.
#[derive(Debug, Default)]
pub(crate) struct Supervisor {
    acts: u64,
    /// Sent again and answered, while the first request is still under way.
    late: Vec<Asked>,
}

impl Asked {
    fn arrives(&self, rules: &mut InProcessServer, now: Timestamp) -> Result<Map<String, Value>, u32> {
        rules.request(RUI, self.operation, &self.params, Some(&self.key), now).map_err(|errno| errno.0)
    }
}

impl Supervisor {
    /// Does something, to a ticket that waits or was removed, or to a service.
    pub(crate) fn act(&mut self, rules: &mut InProcessServer, act: Act, lost: Lost, now: Timestamp) {
        let Some((operation, params)) = asked(rules, act, now) else { return };
        self.acts += 1;
        let key = format!("s{}", self.acts);
        let mut asked = Asked { operation, params, key, answer: None, since: now };
        let before = story_of(rules, &asked, now);
        let first = match lost {
            Lost::Nothing | Lost::Answer => Some(asked.arrives(rules, now)),
            Lost::Request | Lost::Late => None,
        };
        // Whoever got no answer sends it again, under the same key.
        let answer = match (lost, first.clone()) {
            (Lost::Nothing, Some(answer)) => answer,
            _ => asked.arrives(rules, now),
        };
        if let Some(first) = first {
            assert_eq!(first, answer, "{asked:?} was answered otherwise the second time");
        }
        let after = story_of(rules, &asked, now);
        let most = usize::from(answer.is_ok());
        assert!(after.len() <= before.len() + most, "{asked:?}: {before:?} {after:?}");
        // Cancelled or taken back it is told of in any case; the rest may have been so already.
        if answer.is_ok() && matches!(act, Act::Cancel | Act::Restore) {
            assert_eq!(after.len(), before.len() + 1, "{asked:?}: done in silence");
        }
        if lost == Lost::Late {
            asked.answer = Some(answer);
            self.late.push(asked);
        }
    }

    /// A request that was sent again meanwhile arrives after all: it does nothing.
    pub(crate) fn late_arrival(&mut self, rules: &mut InProcessServer, now: Timestamp) {
        if self.late.is_empty() {
            return;
        }
        let asked = self.late.remove(0);
        if now.duration_since(asked.since) > CARRIED {
            return;
        }
        let before = (story_of(rules, &asked, now), open(rules, now));
        let answer = asked.arrives(rules, now);
        assert_eq!(asked.answer, Some(answer), "{:?} {:?}", asked.operation, asked.params);
        assert_eq!((story_of(rules, &asked, now), open(rules, now)), before, "{asked:?} was done twice");
    }

    /// Whether the network still carries something of it.
    pub(crate) fn is_carried(&self) -> bool {
        !self.late.is_empty()
    }
}

/// The operation with its parameters; none where there is no ticket for it.
fn asked(rules: &mut InProcessServer, act: Act, now: Timestamp) -> Option<(&'static str, Value)> {
    let mut listed = |list: &str, of: Value| -> Option<Value> {
        let body = rules.request(RUI, list, &of, None, now).ok()?;
        body["tickets"].as_array()?.first().map(|ticket| ticket["id"].clone())
    };
    let mut waiting = || listed("waitingticketslist", json!({"service_id": SERVICES[0]}));
    let change = match act {
        Act::Priority(priority) => json!({"ticket_id": waiting()?, "priority": priority}),
        Act::SendOn => json!({"ticket_id": waiting()?, "dst_type": "service", "dst_id": SERVICES[1]}),
        Act::Note => json!({"ticket_id": waiting()?, "note": "x"}),
        Act::Cancel => json!({"ticket_id": waiting()?, "cancel": true}),
        Act::Restore => {
            let removed = listed("cancellededticketslist", json!({"desk_id": branch::COUNTER_2}))?;
            json!({"ticket_id": removed, "restore": true})
        }
        Act::Service { open } => {
            return Some(("changeservice", json!({"service_id": SERVICES[0], "open": open})));
        }
    };
    Some(("changeticket", change))
}

/// What happened to the ticket that an act is about.
fn story_of(rules: &mut InProcessServer, asked: &Asked, now: Timestamp) -> Vec<Value> {
    let Some(ticket) = asked.params.get("ticket_id") else { return Vec::new() };
    let body = rules.request(RUI, "ticket", &json!({"ticket_id": ticket}), None, now).unwrap();
    body["story"].as_array().unwrap().clone()
}

/// Whether tickets of the service are issued.
fn open(rules: &mut InProcessServer, now: Timestamp) -> Value {
    let counts = rules.request(RUI, "waitingticketscount", &json!({}), None, now).unwrap();
    counts["services"].as_array().unwrap().iter().map(|service| service["open"].clone()).collect()
}
