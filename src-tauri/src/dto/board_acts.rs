//! What a supervisor does, and what came of it.

use callpad_board::ActKind;
use callpad_wire::CounterRequestKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Destination, ErrorView, NewTicket};

/// What a supervisor did here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActsView {
    /// Under way, or of unknown outcome; the oldest first.
    pub open: Vec<OpenAct>,
    /// The last outcome; null when there is nothing to say.
    pub notice: Option<ActNotice>,
}

/// An act without an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenAct {
    /// Names it in commands.
    pub id: u32,
    /// What.
    pub what: ActKind,
    /// The number, service or counter that it is about.
    pub subject: String,
    /// Id of the ticket, service or counter.
    pub subject_id: String,
    /// Whether nobody knows if it was done: it is sent again only when the person says so.
    pub unknown: bool,
    /// Whether it can be sent again.
    pub can_repeat: bool,
    /// Milliseconds since it was first sent.
    pub since_ms: u32,
}

/// The outcome of an act.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActNotice {
    /// Grows with each.
    pub id: u32,
    /// What; null where the journal of acts itself is concerned.
    pub what: Option<ActKind>,
    /// The number, service or counter that it is about; the new number of what was issued.
    pub subject: String,
    /// Why it was not done; null: it was.
    pub error: Option<ErrorView>,
    /// What takes it back; null where nothing does.
    pub way_back: Option<BoardAct>,
    /// Milliseconds until that offer ends.
    pub left_ms: Option<u32>,
}

/// What a supervisor does. `label` and `name` say on the screen what it is done to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BoardAct {
    /// The ticket goes ahead of others, or no longer.
    Priority {
        /// Id of the ticket.
        ticket_id: String,
        /// Its number as called out.
        label: String,
        /// Whether it goes ahead.
        on: bool,
    },
    /// It waits elsewhere, or for a counter or a person.
    SendOn {
        /// Id of the ticket.
        ticket_id: String,
        /// Its number as called out.
        label: String,
        /// Where it goes.
        to: Destination,
    },
    /// Its note is written.
    Note {
        /// Id of the ticket.
        ticket_id: String,
        /// Its number as called out.
        label: String,
        /// The note; empty clears it.
        note: String,
    },
    /// It is cancelled.
    Cancel {
        /// Id of the ticket.
        ticket_id: String,
        /// Its number as called out.
        label: String,
    },
    /// Takes back that it was cancelled or sent on.
    Restore {
        /// Id of the ticket.
        ticket_id: String,
        /// Its number as called out.
        label: String,
    },
    /// A ticket is issued.
    Issue {
        /// The form; its `call` is passed over, since a supervisor has no counter.
        ticket: Box<NewTicket>,
        /// The location, whose wall time an appointment is in.
        location_id: String,
    },
    /// Issuing stops or goes on.
    Service {
        /// Id of the service.
        service_id: String,
        /// Its name.
        name: String,
        /// Whether tickets are issued.
        open: bool,
    },
    /// A counter is asked for something.
    Ask {
        /// Id of the counter.
        desk_id: String,
        /// Its name.
        name: String,
        /// What.
        kind: CounterRequestKind,
        /// The service that it is about.
        service_id: Option<String>,
    },
}
