//! createticket and transfercall.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Done, Operation, OperationKind, Param, Params, role};
use crate::ids::{AnswerId, DeskId, DeviceId, ServiceId, UserId};
use crate::lenient::{self, Unreadable};
use crate::model::{Answer, NewTicketFacts, Ticket, TicketStrings, document_date};

/// Issues a ticket. `desk_id` and `user_id` are left out unless the ticket is reserved for them (M8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTicket {
    /// Counter it is reserved for.
    pub desk_id: Option<DeskId>,
    /// Person it is reserved for.
    pub user_id: Option<UserId>,
    /// Service to wait in.
    pub service_id: ServiceId,
    /// Language of the printed texts (V13).
    pub lang: Option<String>,
    /// Custom text (M9).
    pub custom_field: Option<String>,
    /// Visitor's name.
    pub client_name: Option<String>,
    /// Device that issues it; asks for the printed texts (V15).
    pub device_id: Option<DeviceId>,
    /// Goes ahead of others; left out when false (V6).
    pub priority: bool,
    /// Is an appointment (V12).
    pub appointment: bool,
    /// Time of the appointment, wall time of the location.
    pub scheduled_to: Option<DateTime>,
    /// Is a virtual ticket (V12).
    pub from_virtualticket: bool,
}

impl CreateTicket {
    /// A plain ticket for a service.
    pub fn plain(service_id: impl Into<ServiceId>) -> Self {
        Self {
            desk_id: None,
            user_id: None,
            service_id: service_id.into(),
            lang: None,
            custom_field: None,
            client_name: None,
            device_id: None,
            priority: false,
            appointment: false,
            scheduled_to: None,
            from_virtualticket: false,
        }
    }
}

/// The response to createticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatedTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// Who waits, and how long.
    pub facts: NewTicketFacts,
    /// The printed texts, if a device was named.
    pub strings: Option<TicketStrings>,
    /// Adopted if a server calls the ticket at once (M1).
    pub answer: Option<Answer>,
}

impl Operation for CreateTicket {
    const OP: &'static str = "createticket";
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES];
    type Reply = CreatedTicket;

    fn params(&self) -> Params {
        let mut params = Params::new()
            .optional("desk_id", self.desk_id.as_ref())
            .optional("user_id", self.user_id.as_ref())
            .text("service_id", &self.service_id)
            .optional("lang", self.lang.as_ref())
            .optional("custom_field", self.custom_field.as_ref())
            .optional("client_name", self.client_name.as_ref())
            .optional("device_id", self.device_id.as_ref());
        if self.priority {
            params = params.with("priority", Param::Bool(true));
        }
        if self.appointment {
            params = params.with("appointment", Param::Flag(true));
        }
        params = params.optional("scheduled_to", self.scheduled_to.map(document_date));
        if self.from_virtualticket {
            params = params.with("from_virtualticket", Param::Flag(true));
        }
        params
    }

    fn read(body: &Map<String, Value>) -> Result<CreatedTicket, Unreadable> {
        let object = lenient::object(body.get("ticket"));
        let get = |key: &str| object.and_then(|o| o.get(key));
        Ok(CreatedTicket {
            ticket: Ticket::read(body.get("ticket")).map_err(|e| e.under("ticket"))?,
            facts: NewTicketFacts {
                waiting: get("number_of_waiting_tickets").and_then(lenient::count),
                average_wait_s: get("avg_waiting_time").and_then(lenient::seconds),
            },
            strings: TicketStrings::read(body.get("ticket_strings")),
            answer: Answer::read(body.get("answer")).ok(),
        })
    }
}

/// Where a ticket is sent. In JSON it is a kind and an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum Destination {
    /// To another service.
    Service(ServiceId),
    /// To a counter.
    Desk(DeskId),
    /// To a person.
    User(UserId),
}

impl Destination {
    /// By the document's words; `None` for any other kind.
    pub(super) fn of(kind: &str, id: String) -> Option<Self> {
        match kind {
            "service" => Some(Self::Service(id.into())),
            "desk" => Some(Self::Desk(id.into())),
            "user" => Some(Self::User(id.into())),
            _ => None,
        }
    }

    pub(super) fn pair(&self) -> (&'static str, &str) {
        match self {
            Self::Service(id) => ("service", id.as_str()),
            Self::Desk(id) => ("desk", id.as_str()),
            Self::User(id) => ("user", id.as_str()),
        }
    }
}

/// Sends the open ticket on (M7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferCall {
    /// The open answer.
    pub answer_id: AnswerId,
    /// Where to.
    pub to: Destination,
    /// Note for the next colleague; `None` leaves it, empty clears it.
    pub note: Option<String>,
    /// Always sent, "1" or "0" (V6).
    pub priority: bool,
    /// Custom text; `None` leaves it, empty clears it.
    pub custom_field: Option<String>,
    /// The acting counter, not the target (M7).
    pub desk_id: DeskId,
}

impl Operation for TransferCall {
    const OP: &'static str = "transfercall";
    const KIND: OperationKind = OperationKind::Act;
    const ROLES: &'static [&'static str] = &[role::ACCESS, role::TRANSFER];
    type Reply = Done;

    fn params(&self) -> Params {
        let (kind, id) = self.to.pair();
        Params::new()
            .text("answer_id", &self.answer_id)
            .text("dst_type", kind)
            .text("dst_id", id)
            .optional("note", self.note.as_ref())
            .with("priority", Param::Flag(self.priority))
            .optional("custom_field", self.custom_field.as_ref())
            .text("desk_id", &self.desk_id)
    }

    fn read(_: &Map<String, Value>) -> Result<Done, Unreadable> {
        Ok(Done)
    }
}
