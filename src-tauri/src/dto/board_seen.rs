//! What was seen of a server that keeps no sums.

use serde::Serialize;
use specta::Type;

/// What was seen of a service whose server keeps no sums, and what follows from that.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeenServiceView {
    /// What is expected in 10 to 60 minutes.
    pub ahead: Vec<AheadView>,
    /// How many came today.
    pub came: u32,
    /// How many of those who waited are not in the list any more: called, or gone.
    pub left: u32,
    /// How long they had waited in the mean, in seconds; null before the first.
    pub average_wait_s: Option<u32>,
    /// How many of them left within the target; null without a target.
    pub within_target: Option<u32>,
    /// The same weekday of earlier weeks; null where none was seen over the same hours.
    pub usual: Option<SeenUsual>,
    /// The hours in which something was seen, or usually is, in order.
    pub hours: Vec<SeenHourView>,
}

/// An hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeenHourView {
    /// 0 to 23.
    pub hour: u32,
    /// How many came.
    pub came: u32,
    /// How many of those who waited left the list.
    pub left: u32,
    /// Seconds that they had waited.
    pub waited_s: u32,
    /// How many of them had a target.
    pub aimed: u32,
    /// And how many of those left within it.
    pub within_target: u32,
    /// How many usually come; null where the whole hour was not watched on such a weekday.
    pub usual_came: Option<u32>,
}

/// A service, some minutes from now: median, and the ends of the 80 % range; null where too little was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AheadView {
    /// Minutes from now.
    pub minutes: u32,
    /// How long, in seconds, the one will have waited that has waited longest.
    pub longest_wait_s: Option<[u32; 3]>,
    /// How many will be over the target.
    pub over_target: Option<[u32; 3]>,
}

/// Today beside the same weekday of earlier weeks, over the hours that were seen as a whole on all of these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeenUsual {
    /// How many came in these hours today.
    pub came: u32,
    /// How many usually do.
    pub usual_came: u32,
    /// How long those who left had waited today, in seconds.
    pub wait_s: Option<u32>,
    /// How long they usually have.
    pub usual_wait_s: Option<u32>,
    /// How many earlier days.
    pub days: u32,
}
