//! The server's rules, asked as the client asks: by operations, and read as the client reads.

use std::sync::Mutex;

use callpad_desk::SendOperation;
use callpad_testkit::InProcessServer;
use callpad_testkit::branch::{ANA, COUNTER_1};
use callpad_wire::op::{AnswerRequest, CallTicket, Operation};
use callpad_wire::{Answer, CounterRequest, Error, Unreadable};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The server's rules as an action finds them.
pub(crate) struct Sending<'a> {
    pub(crate) rules: Mutex<&'a mut InProcessServer>,
    pub(crate) key: Option<&'a str>,
    pub(crate) now: Timestamp,
}

impl SendOperation for Sending<'_> {
    async fn send<O: Operation<Reply: Send> + Sync>(&self, operation: &O) -> Result<O::Reply, Error> {
        request(&mut self.rules.lock().unwrap(), operation, self.key, self.now)
    }
}

/// Asks as the person at the counter.
pub(crate) fn request<O: Operation>(
    rules: &mut InProcessServer,
    op: &O,
    key: Option<&str>,
    now: Timestamp,
) -> Result<O::Reply, Error> {
    ask_as(ANA, rules, op, key, now)
}

/// Asks as the client does, and reads the answer as the client does.
pub(crate) fn ask_as<O: Operation>(
    user: &str,
    rules: &mut InProcessServer,
    op: &O,
    key: Option<&str>,
    now: Timestamp,
) -> Result<O::Reply, Error> {
    let (mut name, mut params) = (O::OP, op.params().to_json());
    if let Some(id) = op.segment().filter(|_| O::OP == AnswerRequest::OP) {
        (name, params["request_id"]) = ("answerrequest", id.into());
    }
    let body = rules.request(user, name, &params, key, now).map_err(|errno| Error::Refused {
        operation: O::OP,
        status: 200,
        errno,
        roles: &[],
    })?;
    O::read(&body).map_err(unreadable)
}

fn unreadable(error: Unreadable) -> Error {
    Error::Unreadable { field: error.field, excerpt: String::new() }
}

/// What supervisors ask of the counter.
pub(crate) fn asked_of(rules: &mut InProcessServer, now: Timestamp) -> Vec<CounterRequest> {
    let body = rules.request(ANA, "requests", &json!({"desk_id": COUNTER_1}), None, now).unwrap();
    CounterRequest::read_all(&body).unwrap().items
}

/// The open answer of the counter.
pub(crate) fn open_at(rules: &mut InProcessServer, now: Timestamp) -> Option<Answer> {
    let body: Map<String, Value> = rules.current_answer(ANA, COUNTER_1, now).unwrap();
    if body["answer"].is_null() {
        return None;
    }
    // A call's answer has the same form.
    Some(CallTicket::read(&body).unwrap())
}
