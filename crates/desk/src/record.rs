//! What is kept of the open answer over a restart (M2).

use callpad_wire::{AnswerId, DeskId, TicketId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The open answer, enough to recall and end it after a restart. No name, note or custom field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRecord {
    /// The server it belongs to: its address, or `built-in`.
    pub server: String,
    /// The person who called.
    pub user_id: UserId,
    /// The counter that called.
    pub desk_id: DeskId,
    /// The answer.
    pub answer_id: AnswerId,
    /// The ticket.
    pub ticket_id: TicketId,
    /// What was called out: "A 042".
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
