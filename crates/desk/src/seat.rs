//! Who works at which counter.

use callpad_wire::{DeskId, LocationId, ServiceId, UserId};
use serde::{Deserialize, Serialize};

/// Who works at which counter, for which services. Names come from the directory, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The server: its address, or `built-in`; part of the key of saved records.
    pub server: String,
    /// The person.
    pub user_id: UserId,
    /// The counter.
    pub desk_id: DeskId,
    /// Services served; never empty (T5).
    pub services: Vec<ServiceId>,
    /// The location, if known: limits waitingticketscount (T6).
    pub location: Option<LocationId>,
    /// The location's time zone, if known; otherwise the system's (V4).
    pub time_zone: Option<String>,
    /// Targets for the wait in seconds, if the directory has them.
    pub target_wait_s: Vec<(ServiceId, u32)>,
}

/// Whose record it is: a person at a counter of a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatId {
    /// The server: its address, or `built-in`.
    pub server: String,
    /// The person.
    pub user_id: UserId,
    /// The counter.
    pub desk_id: DeskId,
}

impl Seat {
    /// The id of this seat in records.
    pub fn id(&self) -> SeatId {
        SeatId { server: self.server.clone(), user_id: self.user_id.clone(), desk_id: self.desk_id.clone() }
    }
}
