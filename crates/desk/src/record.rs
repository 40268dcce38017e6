//! What is saved on disk for a restart (M2, T12): numbers and ids, no name, note or custom field.

use callpad_wire::{AnswerId, ServiceId, TicketId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::action::{Action, Source, by_operation};
use crate::seat::SeatId;

/// Everything saved, for all seats ever used on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// Open tickets.
    #[serde(default)]
    pub open: Vec<OpenRecord>,
    /// Actions that were sent and whose outcome is not known yet; at most one per seat.
    #[serde(default)]
    pub sent: Vec<SentRecord>,
    /// Tickets paused by a person at their counter, for "nothing left behind".
    #[serde(default)]
    pub paused: Vec<PausedRecord>,
    /// Numbers called by hand while the server did not respond.
    #[serde(default, rename = "paper")]
    pub offline_calls: Vec<OfflineCallRecord>,
}

/// The open answer: enough to recall and end it after a restart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRecord {
    /// Who called where.
    #[serde(flatten)]
    pub seat: SeatId,
    /// The answer.
    pub answer_id: AnswerId,
    /// The ticket.
    pub ticket_id: TicketId,
    /// The number as called out: "A 042".
    pub label: String,
    /// Name of its service.
    pub service_name: String,
    /// When it was called, by this machine's wall clock.
    pub called: Timestamp,
    /// How long the visitor had waited then, in seconds.
    pub waited_s: Option<u32>,
    /// How many times it was recalled.
    pub recalls: u32,
}

/// An action about to be sent, saved before it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRecord {
    /// Who sent it where.
    #[serde(flatten)]
    pub seat: SeatId,
    /// Its key: sent with it, so that a server with `Idempotency-Key` recognises it.
    pub key: String,
    /// What.
    #[serde(with = "by_operation")]
    pub action: Action,
    /// The answer it is about: for recall and the actions that finish.
    pub answer_id: Option<AnswerId>,
    /// The ticket it is about; for call next the probable next one.
    pub ticket_id: Option<TicketId>,
    /// The ticket's label.
    pub label: Option<String>,
    /// The list from which a ticket is called.
    pub source: Option<Source>,
    /// The service that lists the ticket as waiting, before a call or after a transfer.
    pub service_id: Option<ServiceId>,
    /// When, by this machine's wall clock.
    pub sent: Timestamp,
}

/// A ticket that this person paused here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedRecord {
    /// Who paused it where.
    #[serde(flatten)]
    pub seat: SeatId,
    /// The ticket.
    pub ticket_id: TicketId,
    /// Its label.
    pub label: String,
    /// When, by this machine's wall clock; `None` if an older Callpad wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Timestamp>,
}

/// A number called by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfflineCallRecord {
    /// Who called it where.
    #[serde(flatten)]
    pub seat: SeatId,
    /// Identifies it on the screen; unique within the seat.
    pub id: u32,
    /// The ticket, if taken from a list and not typed.
    pub ticket_id: Option<TicketId>,
    /// The number as called out.
    pub label: String,
    /// When, by this machine's wall clock.
    pub called: Timestamp,
}

impl Journal {
    /// Takes out this seat's records; all others stay.
    pub(crate) fn take(&mut self, seat: &SeatId) -> Self {
        Self {
            open: self.open.extract_if(.., |record| record.seat == *seat).collect(),
            sent: self.sent.extract_if(.., |record| record.seat == *seat).collect(),
            paused: self.paused.extract_if(.., |record| record.seat == *seat).collect(),
            offline_calls: self.offline_calls.extract_if(.., |record| record.seat == *seat).collect(),
        }
    }

    /// Adds other records to these.
    pub(crate) fn and(mut self, more: Self) -> Self {
        self.open.extend(more.open);
        self.sent.extend(more.sent);
        self.paused.extend(more.paused);
        self.offline_calls.extend(more.offline_calls);
        self
    }
}
