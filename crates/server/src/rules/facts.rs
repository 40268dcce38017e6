//! What rules know.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::{
    call_order::Candidate,
    counter_request::CounterRequest,
    hall::{HeldTicket, PhoneTicket, SecretDigest},
    opening::Opening,
    presence::Presence,
    ticket::TicketState,
    transfer::Target,
};

use super::effect::Changeable;

/// What a rule asks to know. Each id may be unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Need {
    pub(crate) services: Vec<String>,
    pub(crate) desks: Vec<String>,
    pub(crate) users: Vec<String>,
    pub(crate) devices: Vec<String>,
    pub(crate) ticket: Option<String>,
    pub(crate) answer: Option<String>,
    /// Also the ticket of the answer.
    pub(crate) with_its_ticket: bool,
    pub(crate) candidates: Option<From>,
    /// Who is at this counter.
    pub(crate) presence: Option<String>,
    /// A request to a counter, and who is there.
    pub(crate) counter_request: Option<String>,
    /// How many requests wait for an answer at this counter and its location.
    pub(crate) open_requests: Option<String>,
    /// Whether this location is open.
    pub(crate) opening: Option<String>,
    /// The ticket of this code.
    pub(crate) phone: Option<SecretDigest>,
    /// The ticket that is held under this code.
    pub(crate) held: Option<SecretDigest>,
}

/// From where the next ticket would be called.
#[derive(Clone, Debug)]
pub(crate) struct From {
    pub(crate) desk: String,
    pub(crate) user: String,
    /// None named: those assigned to the desk (T5).
    pub(crate) services: Vec<String>,
}

impl Need {
    /// Asks for where a ticket is sent.
    pub(super) fn target(&mut self, target: &Target) {
        match target {
            Target::Service(id) => self.services.push(id.clone()),
            Target::Desk(id) => self.desks.push(id.clone()),
            Target::User(id) => self.users.push(id.clone()),
        }
    }
}

/// What a rule asked to know, as it is now. What is not in it is unknown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// With those that the ticket belongs or belonged to.
    pub(crate) services: HashMap<String, ServiceFacts>,
    pub(crate) desks: HashMap<String, DeskFacts>,
    pub(crate) users: HashMap<String, UserFacts>,
    pub(crate) devices: Vec<String>,
    pub(crate) ticket: Option<TicketFacts>,
    pub(crate) answer: Option<AnswerFacts>,
    /// The first of each queue: the next ticket is one of them.
    pub(crate) candidates: Vec<Candidate>,
    /// What was last told of the counter, whether or not it still holds.
    pub(crate) presence: Option<Presence>,
    pub(crate) counter_request: Option<CounterRequest>,
    pub(crate) open_requests: OpenRequests,
    pub(crate) opening: Option<Opening>,
    pub(crate) phone: Option<PhoneFacts>,
    pub(crate) held: Option<HeldTicket>,
}

/// A ticket that a phone follows.
#[derive(Clone, Debug)]
pub(crate) struct PhoneFacts {
    pub(crate) ticket: PhoneTicket,
    /// When it would be due if it let two go ahead; nothing if nobody is behind.
    pub(crate) behind_two: Option<Timestamp>,
}

/// How many requests wait for an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OpenRequests {
    pub(crate) of_desk: usize,
    /// Of all counters of its location.
    pub(crate) of_location: usize,
}

/// A service.
#[derive(Clone, Debug)]
pub(crate) struct ServiceFacts {
    pub(crate) location_id: String,
    pub(crate) open: bool,
    /// The location's; none: the default.
    pub(crate) time_zone: Option<String>,
    /// How many wait in it.
    pub(crate) waiting: u32,
    /// It has a number that nobody has.
    pub(crate) has_number: bool,
}

/// A counter.
#[derive(Clone, Debug)]
pub(crate) struct DeskFacts {
    pub(crate) location_id: String,
    /// It has an open answer.
    pub(crate) is_busy: bool,
}

/// A member of staff.
#[derive(Clone, Debug)]
pub(crate) struct UserFacts {
    pub(crate) locations: Vec<String>,
    /// They have an open answer.
    pub(crate) is_busy: bool,
}

/// A ticket.
#[derive(Clone, Debug)]
pub(crate) struct TicketFacts {
    pub(crate) seq: i64,
    pub(crate) state: i64,
    /// The service it was issued for.
    pub(crate) service_id: String,
    /// The service it is listed under.
    pub(crate) queue_id: String,
    /// Of that service.
    pub(crate) location_id: String,
    pub(crate) changeable: Changeable,
    /// What a supervisor did last and nobody has overtaken by a call.
    pub(crate) undo: Option<Undo>,
    /// Cancelled, and may still be called (M12).
    pub(crate) is_within_tolerance: bool,
}

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// A supervisor cancelled it.
    Cancelled,
    /// A supervisor sent it on; before, it was bound so.
    Sent { before: crate::domain::transfer::Binding },
}

/// One act of serving a ticket.
#[derive(Clone, Debug)]
pub(crate) struct AnswerFacts {
    pub(crate) seq: i64,
    pub(crate) ticket_seq: i64,
    pub(crate) open: bool,
    /// Where it was called.
    pub(crate) location_id: String,
}

impl TicketFacts {
    /// Whether it is in this state.
    pub(crate) fn is(&self, state: TicketState) -> bool {
        self.state == state.number()
    }

    /// The service under which it is listed with this binding.
    pub(crate) fn queue_with(&self, service: Option<&str>) -> String {
        service.unwrap_or(&self.service_id).to_owned()
    }
}

/// The locations of an id; none if it is unknown.
pub(super) type Places = Option<Vec<String>>;

impl Facts {
    pub(super) fn places_of_service(&self, id: &str) -> Places {
        self.services.get(id).map(|service| vec![service.location_id.clone()])
    }

    pub(super) fn places_of_desk(&self, id: &str) -> Places {
        self.desks.get(id).map(|desk| vec![desk.location_id.clone()])
    }

    pub(super) fn places_of_user(&self, id: &str) -> Places {
        self.users.get(id).map(|user| user.locations.clone())
    }

    pub(super) fn places_of_target(&self, target: &Target) -> Places {
        match target {
            Target::Service(id) => self.places_of_service(id),
            Target::Desk(id) => self.places_of_desk(id),
            Target::User(id) => self.places_of_user(id),
        }
    }

    pub(super) fn places_of_ticket(&self) -> Places {
        self.ticket.as_ref().map(|ticket| vec![ticket.location_id.clone()])
    }

    /// How many wait in a service.
    pub(super) fn waiting(&self, service: &str) -> u32 {
        self.services.get(service).map_or(0, |service| service.waiting)
    }
}
