//! What a counter's program tells of itself, and what supervisors ask of counters: extensions of our server.

use serde_json::{Map, Value};

use super::{Done, Operation, OperationKind, Param, Params, role};
use crate::feature;
use crate::ids::{DeskId, RequestId, ServiceId};
use crate::lenient::Unreadable;
use crate::request::{CounterRequest, CounterRequestKind};

/// Who is at a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresenceState {
    /// Somebody works there.
    Present,
    /// They are on a break.
    Break,
    /// They have left.
    Gone,
}

impl PresenceState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Present, Self::Break, Self::Gone];

    /// Its word in requests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Break => "break",
            Self::Gone => "gone",
        }
    }
}

/// Tells who is at a counter: feature `presence`. Told again at least every 60 s; it is forgotten after 150 s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TellPresence {
    /// The counter.
    pub desk_id: DeskId,
    /// Who is there.
    pub state: PresenceState,
    /// Why, for a break; at most 100 characters.
    pub reason: Option<String>,
    /// What the counter serves; empty: what it always does.
    pub services: Vec<ServiceId>,
}

impl Operation for TellPresence {
    const OP: &'static str = "presence";
    const FEATURE: Option<&'static str> = Some(feature::PRESENCE);
    // The last one counts, so the same twice does no harm.
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::ACCESS];
    type Reply = Done;

    fn params(&self) -> Params {
        let services = self.services.iter().map(ToString::to_string).collect();
        Params::new()
            .text("desk_id", &self.desk_id)
            .text("state", self.state.word())
            .optional("reason", self.reason.as_ref())
            .with("services", Param::Texts(services))
    }

    fn read(_: &Map<String, Value>) -> Result<Done, Unreadable> {
        Ok(Done)
    }
}

/// A supervisor asks a counter for something: feature `requests`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskCounter {
    /// The counter.
    pub desk_id: DeskId,
    /// What is asked.
    pub kind: CounterRequestKind,
    /// For which service; needed where it is asked to serve one.
    pub service_id: Option<ServiceId>,
}

impl Operation for AskCounter {
    const OP: &'static str = "requests";
    const FEATURE: Option<&'static str> = Some(feature::REQUESTS);
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = CounterRequest;

    fn params(&self) -> Params {
        Params::new()
            .text("desk_id", &self.desk_id)
            .text("kind", self.kind.word())
            .optional("service_id", self.service_id.as_ref())
    }

    fn read(body: &Map<String, Value>) -> Result<CounterRequest, Unreadable> {
        request(body)
    }

    fn answered_by(&self, request: &CounterRequest) -> Result<(), Unreadable> {
        if request.desk_id == self.desk_id {
            return Ok(());
        }
        Err(Unreadable::new("request.desk_id", Some(&Value::from(request.desk_id.as_str()))))
    }
}

/// A counter's clerk answers what was asked: feature `requests`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRequest {
    /// What was asked.
    pub request_id: RequestId,
    /// Whether it is accepted.
    pub accept: bool,
}

impl Operation for AnswerRequest {
    const OP: &'static str = "requests";
    const FEATURE: Option<&'static str> = Some(feature::REQUESTS);
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::ACCESS];
    type Reply = CounterRequest;

    fn params(&self) -> Params {
        Params::new().with("accept", Param::Bool(self.accept))
    }

    fn segment(&self) -> Option<&str> {
        Some(self.request_id.as_str())
    }

    fn read(body: &Map<String, Value>) -> Result<CounterRequest, Unreadable> {
        request(body)
    }

    fn answered_by(&self, request: &CounterRequest) -> Result<(), Unreadable> {
        if request.id == self.request_id {
            return Ok(());
        }
        Err(Unreadable::new("request.id", Some(&Value::from(request.id.as_str()))))
    }
}

fn request(body: &Map<String, Value>) -> Result<CounterRequest, Unreadable> {
    CounterRequest::read(body.get("request")).map_err(|error| error.under("request"))
}
