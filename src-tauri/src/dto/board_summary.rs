//! A location in a few numbers, as the list of all locations draws it.

use serde::Serialize;
use specta::Type;

use super::{ErrorView, ServiceStateView};

/// A location among all of them. Spans are those of the moment at which its numbers were read.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LocationSummary {
    /// Number of its server.
    pub server: u32,
    /// Its id there.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
    /// Milliseconds since its numbers were read.
    pub age_ms: u32,
    /// Why no newer numbers could be read; null while they can.
    pub error: Option<ErrorView>,
    /// Seconds since its local midnight when its numbers were read.
    pub local_s: u32,
    /// When its opening hours end today, "17:00"; null where they are not known or it is closed all day.
    pub closes: Option<String>,
    /// When the last visitor leaves: median, and the ends of the 80 % range.
    pub last_leaves: Option<[String; 3]>,
    /// Its worst service; null where it has none.
    pub worst: Option<WorstService>,
    /// How many wait.
    pub waiting: u32,
    /// How many of them longer than their target; null where nobody knows it of any service.
    pub waiting_over_target: Option<u32>,
    /// How many counters it has; 0 where they are not known.
    pub counters: u32,
    /// At how many of them somebody is.
    pub counters_there: u32,
}

/// The service that stands worst in a location.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorstService {
    /// Its tag, such as "A".
    pub tag: String,
    /// Its name.
    pub name: String,
    /// How it stands against its target.
    pub state: ServiceStateView,
    /// The target in seconds.
    pub target_wait_s: Option<u32>,
}
