//! What callers were told, replayed in the order of its numbers: one queue, one change after the other, must have told them
//! the same. The numbers are the witness, so this is as quick as the history is long.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use crate::site::id;

/// One call, as its caller knows it.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// When it was sent first and answered at last, as places in one sequence of all such events.
    pub(crate) sent: u64,
    pub(crate) answered: u64,
    pub(crate) operation: &'static str,
    pub(crate) params: Value,
    pub(crate) outcome: Outcome,
}

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// The number under which its change is told, and the body.
    Done { number: i64, answer: Value },
    /// By its errno.
    Refused(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Open,
    Paused,
    Gone,
}

struct Ticket {
    service: String,
    priority: bool,
    issued: usize,
    /// Each state with the place in the history from which on it was in it.
    states: Vec<(usize, State)>,
}

impl Ticket {
    fn state(&self) -> State {
        self.states.last().unwrap().1
    }
}

/// The queue as the calls so far leave it.
#[derive(Default)]
struct Queue {
    tickets: HashMap<String, Ticket>,
    last_numbers: BTreeMap<String, i64>,
    /// Of each service: priority after all, then by issue.
    waiting: BTreeMap<String, BTreeSet<(bool, usize, String)>>,
    /// Open answers: ticket and counter.
    open: HashMap<String, (String, String)>,
    busy: BTreeSet<String>,
    /// How many wait in each service after each call.
    counts: Vec<BTreeMap<String, usize>>,
}

/// Whether these calls are what one queue tells.
///
/// # Errors
/// The first call that is not.
pub(crate) fn check(calls: &[Call]) -> Result<(), String> {
    let mut done: Vec<(i64, &Call)> = Vec::new();
    let mut refused = Vec::new();
    for call in calls {
        match &call.outcome {
            Outcome::Done { number, .. } => done.push((*number, call)),
            Outcome::Refused(_) => refused.push(call),
        }
    }
    done.sort_by_key(|(number, _)| *number);
    if let Some(twice) = done.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(format!("one number for two: {twice:?}"));
    }
    let mut last_sent = 0;
    for (_, call) in &done {
        if call.answered < last_sent {
            return Err(format!("it was answered before one with a lower number was sent: {call:?}"));
        }
        last_sent = last_sent.max(call.sent);
    }
    let mut queue = Queue::default();
    queue.note();
    for (place, (_, call)) in (1..).zip(&done) {
        queue.replay(place, call).map_err(|why| format!("{why}: {call:?}"))?;
        queue.note();
    }
    for call in refused {
        let before = done.iter().filter(|(_, other)| other.answered < call.sent);
        let from = before.map(|(number, _)| *number).max();
        let from = done.partition_point(|(number, _)| from.is_some_and(|from| *number <= from));
        let after = done.iter().filter(|(_, other)| call.answered < other.sent);
        let until = after.map(|(number, _)| *number).min();
        let until = done.partition_point(|(number, _)| until.is_none_or(|until| *number < until));
        queue.could_refuse(from, until, call).map_err(|why| format!("{why}: {call:?}"))?;
    }
    Ok(())
}

fn text<'a>(params: &'a Value, name: &str) -> &'a str {
    params[name].as_str().unwrap_or_default()
}

impl Queue {
    fn note(&mut self) {
        self.counts.push(self.waiting.iter().map(|(id, all)| (id.clone(), all.len())).collect());
    }

    fn waits(&mut self, place: usize, ticket: &str, service: &str) {
        let Some(known) = self.tickets.get_mut(ticket) else { return };
        known.service = service.to_owned();
        known.states.push((place, State::Waiting));
        let entry = (!known.priority, known.issued, ticket.to_owned());
        self.waiting.entry(service.to_owned()).or_default().insert(entry);
    }

    fn replay(&mut self, place: usize, call: &Call) -> Result<(), String> {
        let Outcome::Done { answer, .. } = &call.outcome else { return Ok(()) };
        let params = &call.params;
        match call.operation {
            "createticket" => {
                let (service, ticket) = (text(params, "service_id"), &answer["ticket"]);
                let last = self.last_numbers.entry(service.to_owned()).or_default();
                *last += 1;
                let number: i64 = text(ticket, "number").parse().map_err(|_| "no number")?;
                if number != *last {
                    return Err(format!("the number should be {last}"));
                }
                let priority = params["priority"] == true;
                let new = Ticket { service: String::new(), priority, issued: place, states: Vec::new() };
                if self.tickets.insert(id(ticket), new).is_some() {
                    return Err("issued twice".into());
                }
                self.waits(place, &id(ticket), service);
                let count = self.waiting[service].len().to_string();
                if text(ticket, "number_of_waiting_tickets") != count {
                    return Err(format!("{count} wait"));
                }
            }
            "callnextticket" => {
                let all = self.waiting.values().filter_map(|all| all.first());
                let next = all.min().map(|(_, _, ticket)| ticket.clone());
                self.call(place, call, answer, next.as_deref(), State::Waiting)?;
            }
            "callticket" => {
                self.call(place, call, answer, Some(text(params, "ticket_id")), State::Waiting)?
            }
            "callpausedticket" => {
                self.call(place, call, answer, Some(text(params, "ticket_id")), State::Paused)?;
            }
            "recall" => {
                self.open.get(text(params, "answer_id")).ok_or("it is not open")?;
            }
            "endcall" | "pausecall" | "cancelcall" | "transfercall" => {
                let (ticket, desk) = self.open.remove(text(params, "answer_id")).ok_or("it is not open")?;
                self.busy.remove(&desk);
                match call.operation {
                    "transfercall" => self.waits(place, &ticket, text(params, "dst_id")),
                    other => {
                        let state = if other == "pausecall" { State::Paused } else { State::Gone };
                        self.tickets.get_mut(&ticket).ok_or("unknown")?.states.push((place, state));
                    }
                }
            }
            other => return Err(format!("{other} is not known here")),
        }
        Ok(())
    }

    fn call(
        &mut self,
        place: usize,
        call: &Call,
        answer: &Value,
        expected: Option<&str>,
        from: State,
    ) -> Result<(), String> {
        let (ticket, desk) = (id(&answer["answer"]["ticket"]), text(&call.params, "desk_id"));
        if expected != Some(&ticket) {
            return Err(format!("{expected:?} was to be called"));
        }
        if !self.busy.insert(desk.to_owned()) {
            return Err("the counter was busy".into());
        }
        let known = self.tickets.get_mut(&ticket).ok_or("unknown")?;
        if known.state() != from {
            return Err(format!("it was {:?}", known.state()));
        }
        known.states.push((place, State::Open));
        let entry = (!known.priority, known.issued, ticket.clone());
        self.waiting.entry(known.service.clone()).or_default().remove(&entry);
        if self.open.insert(id(&answer["answer"]), (ticket, desk.to_owned())).is_some() {
            return Err("the answer was open".into());
        }
        Ok(())
    }

    /// Whether the queue was, between two places of the history, as the refusal says.
    fn could_refuse(&self, from: usize, until: usize, call: &Call) -> Result<(), String> {
        let Outcome::Refused(errno) = call.outcome else { return Ok(()) };
        let was_other = |state: State| {
            let ticket = self.tickets.get(text(&call.params, "ticket_id"))?;
            let before = ticket.states.iter().take_while(|(place, _)| *place <= from).last();
            let meanwhile = ticket.states.iter().filter(|(place, _)| (from..=until).contains(place));
            // Not yet issued is as good as not in that state.
            Some(before.is_none() || before.into_iter().chain(meanwhile).any(|(_, was)| *was != state))
        };
        let possible = match (call.operation, errno) {
            ("callnextticket", 8) => {
                self.counts[from..=until].iter().any(|counts| counts.values().all(|count| *count == 0))
            }
            ("callticket", 7) => was_other(State::Waiting).unwrap_or(false),
            ("callpausedticket", 7) => was_other(State::Paused).unwrap_or(false),
            _ => false,
        };
        if possible { Ok(()) } else { Err("nothing explains the refusal".into()) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn done(sent: u64, operation: &'static str, params: Value, number: i64, answer: Value) -> Call {
        Call { sent, answered: sent + 1, operation, params, outcome: Outcome::Done { number, answer } }
    }

    fn issued(sent: u64, number: i64, ticket: &str, count: usize) -> Call {
        let answer = json!({"ticket": {"id": ticket, "number": format!("{count:03}"),
            "number_of_waiting_tickets": count.to_string()}});
        done(sent, "createticket", json!({"service_id": "s"}), number, answer)
    }

    fn called(sent: u64, number: i64, desk: &str, ticket: &str) -> Call {
        let answer = json!({"answer": {"id": format!("of {ticket}"), "ticket": {"id": ticket}}});
        done(sent, "callnextticket", json!({"desk_id": desk}), number, answer)
    }

    fn refused(sent: u64) -> Call {
        let params = json!({"desk_id": "e"});
        Call { sent, answered: sent + 1, operation: "callnextticket", params, outcome: Outcome::Refused(8) }
    }

    fn day() -> Vec<Call> {
        vec![
            issued(0, 1, "a", 1),
            issued(2, 2, "b", 2),
            called(4, 3, "d", "a"),
            called(6, 4, "e", "b"),
            refused(8),
        ]
    }

    /// What becomes of the history of a day by a change.
    fn with(change: impl FnOnce(&mut Vec<Call>)) -> Result<(), String> {
        let mut calls = day();
        change(&mut calls);
        check(&calls)
    }

    #[test]
    fn a_history_that_no_queue_has_is_found() {
        assert_eq!(with(|_| {}), Ok(()));
        // A ticket that is called twice, and one that is called before another.
        with(|calls| calls[3] = called(6, 4, "e", "a")).unwrap_err();
        with(|calls| calls[2] = called(4, 3, "d", "b")).unwrap_err();
        // The number of another, and an order that is not that of the answers.
        with(|calls| calls[3] = called(6, 3, "e", "b")).unwrap_err();
        with(|calls| {
            calls[0] = issued(2, 1, "a", 1);
            calls[1] = issued(0, 2, "b", 2);
        })
        .unwrap_err();
        // A counter that calls with a ticket open, and nobody waits though two do.
        with(|calls| calls[3] = called(6, 4, "d", "b")).unwrap_err();
        with(|calls| calls[4] = Call { answered: 4, ..refused(3) }).unwrap_err();
        // While others act at the same time, either may have been first.
        assert_eq!(with(|calls| calls[4] = Call { answered: 9, ..refused(5) }), Ok(()));
    }
}
