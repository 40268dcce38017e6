//! What supervisors change and look up at our own server.

use serde_json::{Map, Value};

use super::{Destination, Method, Operation, OperationKind, Param, Params, role};
use crate::feature;
use crate::feed::TicketChangeKind;
use crate::ids::{DeskId, LocationId, ServiceId, TicketId, UserId};
use crate::lenient::{self, Moment, Unreadable};
use crate::model::{self, Readable, Ticket, WaitingService};

/// What a supervisor changes in a ticket that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitingTicketChange {
    /// It goes ahead of others, or no longer.
    Priority(bool),
    /// It waits elsewhere, or for a counter or a person.
    SendOn(Destination),
    /// Its note; empty clears it.
    Note(String),
    /// It is cancelled, as a no-show is: within tolerance it can still be called (M12).
    Cancel,
    /// Takes back that a supervisor cancelled it or sent it on, where it was not called since.
    Restore,
}

/// Changes a ticket that waits: feature `tickets` of our server. The reply is the ticket as it is then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTicket {
    /// The ticket.
    pub ticket_id: TicketId,
    /// The change.
    pub change: WaitingTicketChange,
}

impl Operation for ChangeTicket {
    const OP: &'static str = "tickets";
    const FEATURE: Option<&'static str> = Some(feature::TICKETS);
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = Ticket;

    fn params(&self) -> Params {
        let params = Params::new();
        match &self.change {
            WaitingTicketChange::Priority(priority) => params.with("priority", Param::Bool(*priority)),
            WaitingTicketChange::SendOn(to) => {
                let (kind, id) = to.pair();
                params.text("dst_type", kind).text("dst_id", id)
            }
            WaitingTicketChange::Note(note) => params.text("note", note),
            WaitingTicketChange::Cancel => params.with("cancel", Param::Bool(true)),
            WaitingTicketChange::Restore => params.with("restore", Param::Bool(true)),
        }
    }

    fn segment(&self) -> Option<&str> {
        Some(self.ticket_id.as_str())
    }

    fn read(body: &Map<String, Value>) -> Result<Ticket, Unreadable> {
        Ticket::read(body.get("ticket")).map_err(|e| e.under("ticket"))
    }

    fn answered_by(&self, ticket: &Ticket) -> Result<(), Unreadable> {
        if ticket.id == self.ticket_id {
            return Ok(());
        }
        Err(Unreadable::new("ticket.id", Some(&Value::from(ticket.id.as_str()))))
    }
}

/// Stops issuing tickets of a service, or resumes it: feature `tickets` of our server. Those who wait are served. The reply
/// is the service as it is then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeService {
    /// The service.
    pub service_id: ServiceId,
    /// Whether tickets are issued.
    pub open: bool,
}

impl Operation for ChangeService {
    const OP: &'static str = "services";
    const FEATURE: Option<&'static str> = Some(feature::TICKETS);
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = WaitingService;

    fn params(&self) -> Params {
        Params::new().with("open", Param::Bool(self.open))
    }

    fn segment(&self) -> Option<&str> {
        Some(self.service_id.as_str())
    }

    fn read(body: &Map<String, Value>) -> Result<WaitingService, Unreadable> {
        WaitingService::read(body.get("service").unwrap_or(&Value::Null)).map_err(|e| e.under("service"))
    }

    fn answered_by(&self, service: &WaitingService) -> Result<(), Unreadable> {
        if service.service.id == self.service_id && service.open == self.open {
            return Ok(());
        }
        Err(Unreadable::new("service.id", Some(&Value::from(service.service.id.as_str()))))
    }
}

/// The tickets of the business day, whatever became of them, the newest first, a page at a time: feature `tickets` of our
/// server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tickets {
    /// The location; `None` for all that the user may see.
    pub location_id: Option<LocationId>,
    /// Only with this number, with or without its tag.
    pub number: Option<String>,
    /// Only in this state, by its number (V8).
    pub state: Option<String>,
    /// Where the list goes on: the `next` of the page before.
    pub after: Option<String>,
}

/// A page of [`Tickets`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketsPage {
    /// The tickets.
    pub tickets: Readable<Ticket>,
    /// Where the list goes on; `None` at its end.
    pub next: Option<String>,
}

impl Operation for Tickets {
    const OP: &'static str = "tickets";
    const FEATURE: Option<&'static str> = Some(feature::TICKETS);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = TicketsPage;

    fn params(&self) -> Params {
        Params::new()
            .optional("location_id", self.location_id.as_ref())
            .optional("number", self.number.as_ref())
            .optional("state", self.state.as_ref())
            .optional("after", self.after.as_ref())
    }

    fn read(body: &Map<String, Value>) -> Result<TicketsPage, Unreadable> {
        Ok(TicketsPage {
            tickets: model::list(body, "tickets", |item| Ticket::read(Some(item)))?,
            next: body.get("next").and_then(lenient::id),
        })
    }
}

/// A ticket with all that happened to it: feature `tickets` of our server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketStory {
    /// The ticket.
    pub ticket_id: TicketId,
}

/// What [`TicketStory`] replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketWithStory {
    /// The ticket as it is.
    pub ticket: Ticket,
    /// What happened to it, in order.
    pub story: Readable<StoryEntry>,
}

/// One thing that happened to a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryEntry {
    /// When.
    pub at: Moment,
    /// What.
    pub what: StoryEvent,
    /// The counter, of what was done with an answer.
    pub desk_id: Option<DeskId>,
    /// Who did it, if that is known.
    pub user_id: Option<UserId>,
    /// Where it was sent, or for whom it was issued.
    pub to: Option<Destination>,
}

/// What can happen to a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoryEvent {
    /// A change, as the feed tells it.
    Change(TicketChangeKind),
    /// Something that this version does not know, in the server's word.
    Unknown(String),
}

impl StoryEvent {
    /// The server's word for it.
    pub fn word(&self) -> &str {
        match self {
            Self::Change(kind) => kind.word(),
            Self::Unknown(word) => word,
        }
    }

    fn read(word: String) -> Self {
        TicketChangeKind::of(&word).map_or(Self::Unknown(word), Self::Change)
    }
}

impl StoryEntry {
    /// Reads an entry; what and when are required.
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let get = |key: &str| value.get(key);
        let to = || {
            let to = get("to")?;
            Destination::of(to.get("dst_type")?.as_str()?, to.get("dst_id").and_then(lenient::id)?)
        };
        let what = get("what").and_then(lenient::label).filter(|word| !word.is_empty());
        Ok(Self {
            at: get("at").and_then(lenient::moment).ok_or_else(|| Unreadable::new("at", get("at")))?,
            what: StoryEvent::read(what.ok_or_else(|| Unreadable::new("what", get("what")))?),
            desk_id: get("desk_id").and_then(lenient::id).map(DeskId::new),
            user_id: get("user_id").and_then(lenient::id).map(UserId::new),
            to: to(),
        })
    }
}

impl Operation for TicketStory {
    const OP: &'static str = "tickets";
    const FEATURE: Option<&'static str> = Some(feature::TICKETS);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = TicketWithStory;

    fn params(&self) -> Params {
        Params::new()
    }

    fn segment(&self) -> Option<&str> {
        Some(self.ticket_id.as_str())
    }

    fn read(body: &Map<String, Value>) -> Result<TicketWithStory, Unreadable> {
        Ok(TicketWithStory {
            ticket: Ticket::read(body.get("ticket")).map_err(|e| e.under("ticket"))?,
            story: model::list(body, "story", StoryEntry::read)?,
        })
    }

    fn answered_by(&self, reply: &TicketWithStory) -> Result<(), Unreadable> {
        if reply.ticket.id == self.ticket_id {
            return Ok(());
        }
        Err(Unreadable::new("ticket.id", Some(&Value::from(reply.ticket.id.as_str()))))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_story_is_read_as_far_as_it_can_be() {
        let at = "2026-07-01 10:00:00";
        let body = json!({
            "ticket": {"id": "t", "number": "001"},
            "story": [
                {"at": at, "what": "created", "desk_id": null, "user_id": null, "to": null},
                {"at": at, "what": "transferred", "desk_id": "d", "user_id": "u", "to": {"dst_type": "service", "dst_id": "s"}},
                {"at": at, "what": "blessed", "to": {"dst_type": "cloud", "dst_id": "x"}},
                {"what": "called"}, {"at": at}, 7
            ]
        });
        let read = TicketStory::read(body.as_object().unwrap()).unwrap();
        let [created, transferred, other] = &read.story.items[..] else { panic!("{read:?}") };
        assert_eq!(
            (&created.what, &created.desk_id, &created.to),
            (&StoryEvent::Change(TicketChangeKind::Created), &None, &None)
        );
        assert_eq!(transferred.to, Some(Destination::Service("s".into())));
        assert_eq!((other.what.word(), &other.to), ("blessed", &None));
        assert_eq!(read.story.unreadable.len(), 3);
        let asked = |id: &str| TicketStory { ticket_id: id.into() };
        assert!(asked("t").answered_by(&read).is_ok() && asked("u").answered_by(&read).is_err());
    }

    #[test]
    fn a_service_is_the_one_that_was_asked_for_and_as_it_was_to_be() {
        let body = json!({"service": {"id": "a", "open": false}});
        let read = ChangeService::read(body.as_object().unwrap()).unwrap();
        let asked = |id: &str, open| ChangeService { service_id: id.into(), open };
        assert!(asked("a", false).answered_by(&read).is_ok());
        assert!(
            asked("b", false).answered_by(&read).is_err() && asked("a", true).answered_by(&read).is_err()
        );
    }
}
