//! What a supervisor looks up: waiting lists, tickets of the day, what would be, reports.

use serde::Serialize;
use specta::Type;

use super::{AdviceOther, TicketView};

/// Who waits in a service.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceQueue {
    /// In the order of the calls (M4).
    pub rows: Vec<QueueRow>,
    /// How many tickets could not be read.
    pub unreadable: u32,
}

/// A ticket that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// The ticket.
    pub ticket: TicketView,
    /// Seconds since it is due; null without a date.
    pub waited_s: Option<u32>,
    /// Seconds until it is called: median, and the ends of the 80 % range; null where nothing is known.
    pub wait_s: Option<[u32; 3]>,
    /// What priority for it would cost the others; null where it has it, or nothing is known.
    pub price: Option<PriorityPrice>,
}

/// What priority for a ticket costs the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriorityPrice {
    /// How many it would overtake.
    pub overtaken: u32,
    /// How many seconds longer each of them would wait in the middle.
    pub longer_s: u32,
}

/// Tickets of the day, a page of them.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayTickets {
    /// The newest first.
    pub tickets: Vec<DayTicket>,
    /// Where the list goes on; null at its end.
    pub next: Option<String>,
}

/// A ticket of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayTicket {
    /// The ticket.
    pub ticket: TicketView,
    /// Its state by number (V8): 1 waiting, 2 in service, 3 paused, 4 cancelled, 5 ended; null where it is not told.
    pub state: Option<u32>,
    /// When it was issued, "10:02"; null without a date.
    pub issued: Option<String>,
}

/// A ticket and what happened to it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TicketStoryView {
    /// The ticket, and how it is.
    pub ticket: DayTicket,
    /// What happened, in order.
    pub entries: Vec<StoryEntryView>,
}

/// One thing that happened to a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StoryEntryView {
    /// "10:09".
    pub at: String,
    /// The date, where it is another than that of the first.
    pub day: Option<String>,
    /// `created`, `called`, `recalled`, `ended`, `paused`, `cancelled`, `transferred` or `changed`; another word from a newer server.
    pub what: String,
    /// Name of the counter.
    pub desk: Option<String>,
    /// Name of the person.
    pub user: Option<String>,
    /// Name of where it went.
    pub to: Option<String>,
}

/// What would be with so many counters more, or fewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhatIf {
    /// The service's longest wait then, in seconds, as it is: median, and the ends of the 80 % range.
    pub longest_wait_s: Option<[u32; 3]>,
    /// The same with the change.
    pub changed_longest_wait_s: Option<[u32; 3]>,
    /// How many will be over the target, as it is.
    pub over_target: Option<[u32; 3]>,
    /// The same with the change.
    pub changed_over_target: Option<[u32; 3]>,
    /// When the last visitor leaves, as it is.
    pub last_leaves: Option<[String; 3]>,
    /// The same with the change.
    pub changed_last_leaves: Option<[String; 3]>,
    /// Services whose newcomers would wait a minute longer or shorter, or more.
    pub others: Vec<AdviceOther>,
    /// By how many seconds the forecasts were off in the middle on the last day that was measured.
    pub forecast_error_s: Option<u32>,
}

/// What was counted of a service in one hour.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportRowView {
    /// The business day, "2026-11-28".
    pub day: String,
    /// The hour of the location's time, 0 to 23.
    pub hour: u32,
    /// Number of the server.
    pub server: u32,
    /// The location's id.
    pub location_id: String,
    /// Its name.
    pub location: String,
    /// The service's id.
    pub service_id: String,
    /// Its tag.
    pub tag: String,
    /// Its name.
    pub service: String,
    /// Tickets issued.
    pub issued: u32,
    /// Of these, appointments.
    pub appointments: u32,
    /// First calls.
    pub called: u32,
    /// Of these, within the target; null without one.
    pub within_target: Option<u32>,
    /// Their waits added up, in seconds.
    pub wait_s: u32,
    /// Answers that were ended.
    pub ended: u32,
    /// No-shows.
    pub no_shows: u32,
    /// Set aside.
    pub paused: u32,
    /// Sent on.
    pub transferred: u32,
    /// Service times of all answers added up, in seconds.
    pub service_s: u32,
    /// Visitors who said that they leave.
    pub left: u32,
    /// Removed by a supervisor.
    pub removed: u32,
}
