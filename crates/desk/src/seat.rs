//! Who sits where.

use callpad_wire::{DeskId, LocationId, ServiceId, UserId};
use serde::{Deserialize, Serialize};

/// Who sits where, for which services. Names come from a directory where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The server: its address, or `built-in`; names the record kept over a restart.
    pub server: String,
    /// The person.
    pub user_id: UserId,
    /// The counter.
    pub desk_id: DeskId,
    /// Services served; never empty (T5).
    pub services: Vec<ServiceId>,
    /// The location, where known: narrows waitingticketscount (T6).
    pub location: Option<LocationId>,
    /// The location's time zone, where known; the system's otherwise (V4).
    pub time_zone: Option<String>,
    /// Targets for the wait in seconds, where the directory tells them.
    pub target_wait_s: Vec<(ServiceId, u32)>,
}

/// Whose record it is: one person at one counter of one server.
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
    /// How records name this seat.
    pub fn id(&self) -> SeatId {
        SeatId { server: self.server.clone(), user_id: self.user_id.clone(), desk_id: self.desk_id.clone() }
    }
}
