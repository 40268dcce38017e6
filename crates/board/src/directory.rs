//! What the server's directory says of the places on the board.

use callpad_wire::{DeskId, LocationId, ServiceId};

/// Locations, services and counters; any of them may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardDirectory {
    /// Locations.
    pub locations: Vec<Place>,
    /// Services.
    pub services: Vec<ServiceEntry>,
    /// Counters.
    pub counters: Vec<CounterEntry>,
}

/// A location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The location.
    pub id: LocationId,
    /// Its name.
    pub name: String,
    /// The name of its time zone, such as `Europe/Lisbon`.
    pub time_zone: Option<String>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceEntry {
    /// The service.
    pub id: ServiceId,
    /// Its tag.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub location_id: Option<LocationId>,
    /// How long a wait may be.
    pub target_wait_s: Option<u32>,
}

/// A counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterEntry {
    /// The counter.
    pub id: DeskId,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub location_id: Option<LocationId>,
    /// What it serves unless its program tells otherwise.
    pub services: Vec<ServiceId>,
}

impl BoardDirectory {
    /// The services that are assigned to a counter.
    pub fn assigned(&self, desk: &DeskId) -> &[ServiceId] {
        self.counters.iter().find(|counter| counter.id == *desk).map_or(&[], |counter| &counter.services)
    }
}
