//! What the hall looks up in the store.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::query::Query;
use crate::{
    domain::hall::{HallCall, HallDevice, HallLocation, HallService, HeldTicket, PhoneTicket, SecretDigest},
    queue::PendingRequest,
};

/// The screen or kiosk whose key this is.
#[derive(Debug)]
pub(crate) struct DeviceByKey(pub(crate) SecretDigest);

impl Query for DeviceByKey {
    type Answer = Option<HallDevice>;
}

/// The screens and kiosks of a location that is one's own, those that have keys.
#[derive(Debug)]
pub(crate) struct DevicesOf {
    pub(crate) pending: PendingRequest,
    pub(crate) location: String,
}

impl Query for DevicesOf {
    type Answer = Vec<HallDevice>;
}

/// The first screen and the first kiosk of a location, with or without keys.
#[derive(Debug)]
pub(crate) struct FirstDevices(pub(crate) String);

impl Query for FirstDevices {
    type Answer = Vec<HallDevice>;
}

/// Since when each device has its key.
#[derive(Debug)]
pub(crate) struct KeysMade;

impl Query for KeysMade {
    type Answer = BTreeMap<String, Timestamp>;
}

/// A location as the hall shows it, with these of its tickets.
#[derive(Debug)]
pub(crate) struct HallNow {
    pub(crate) location: String,
    /// The most calls that are wanted.
    pub(crate) most_calls: usize,
    /// By their numbers in the order of issue.
    pub(crate) tickets: Vec<i64>,
}

/// The same.
#[derive(Clone, Debug)]
pub(crate) struct HallSeen {
    /// By the clock.
    pub(crate) now: Timestamp,
    pub(crate) location: HallLocation,
    pub(crate) services: Vec<HallService>,
    /// The last announced first.
    pub(crate) calls: Vec<HallCall>,
    pub(crate) phones: Vec<PhoneTicket>,
}

impl Query for HallNow {
    /// `None` if the location is not known.
    type Answer = Option<HallSeen>;
}

/// The ticket of a code.
#[derive(Debug)]
pub(crate) struct ByCode(pub(crate) SecretDigest);

/// The same.
#[derive(Clone, Debug)]
pub(crate) enum CodeFound {
    /// Its number in the order of issue, and where it is.
    Ticket { seq: i64, location: String },
    /// Its slip is not out yet.
    Held { ticket: HeldTicket, location: String },
}

impl Query for ByCode {
    /// `None` for one that is not known, or no longer.
    type Answer = Option<CodeFound>;
}

/// A call, by the id of its answer.
#[derive(Debug)]
pub(crate) struct CallOf(pub(crate) String);

impl Query for CallOf {
    /// With the clock's time.
    type Answer = Option<(HallCall, Timestamp)>;
}
