//! The forms that the page sends: a new ticket and a transfer.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What `create_ticket` takes. Texts are empty where nothing was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewTicket {
    /// Service to wait in.
    pub service_id: String,
    /// Visitor's name.
    pub visitor: String,
    /// Custom field.
    pub custom_field: String,
    /// Whether it goes ahead of others.
    pub priority: bool,
    /// Language of the printed texts, by the directory's id (V13).
    pub lang: String,
    /// Whether it is an appointment.
    pub appointment: bool,
    /// Time of the appointment in the location's wall time, such as "2026-11-23T10:30".
    pub scheduled_to: String,
    /// Counter it is reserved for (M8).
    pub desk_id: String,
    /// Person it is reserved for (M8).
    pub user_id: String,
    /// Device that issues it; asks for the printed texts (V15).
    pub device_id: String,
    /// Whether it is a virtual ticket (V12).
    pub from_virtual: bool,
    /// Issue and call: call it at once, for a walk-in at the counter. Only with no ticket open.
    pub call: bool,
}

/// What `transfer_call` takes.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// Kind of the destination.
    pub kind: DestinationKind,
    /// Its id.
    pub id: String,
    /// Note for the colleague; empty clears the ticket's note where it has one (M7).
    pub note: String,
    /// Custom field; empty clears the ticket's one where it has one (M7).
    pub custom_field: String,
    /// Whether it goes ahead of others there.
    pub priority: bool,
}

/// Where a ticket can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DestinationKind {
    /// To a service.
    Service,
    /// To a counter.
    Desk,
    /// To a person.
    User,
}

/// One place a ticket was sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Destination {
    /// Its kind.
    pub kind: DestinationKind,
    /// Its id.
    pub id: String,
}
