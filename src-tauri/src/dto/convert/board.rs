//! The board's types, as far as they are looked up once.

use std::collections::HashMap;

use callpad_board::prices;
use callpad_client::Directory;
use callpad_desk::call_order::{Viewpoint, instant};
use callpad_wire::op::{Destination as To, Readable, ReportRow, TicketWithStory};
use callpad_wire::{Forecasts, LocationForecast, Moment, ServiceId, ServiceRef, Ticket, TicketForecast};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::super::*;
use super::{or_id, ticket_view};

/// A change of a newcomer's wait that is worth telling, in seconds.
const TOLD_FROM_S: u32 = 60;

/// The waiting list of a service in the server's order (M4), and what the forecast says of each.
pub(crate) fn service_queue(
    waiting: &Readable<Ticket>,
    forecast: &[TicketForecast],
    viewpoint: &Viewpoint<'_>,
) -> ServiceQueue {
    let expected: HashMap<_, _> = forecast.iter().map(|told| (&told.id, told.wait_s)).collect();
    let prices = prices(&waiting.items, forecast);
    let rows = waiting.items.iter().zip(prices).map(|(ticket, price)| QueueRow {
        ticket: ticket_view(ticket, None),
        waited_s: due(ticket, viewpoint),
        wait_s: expected.get(&ticket.id).copied().flatten(),
        price: price.map(|price| PriorityPrice { overtaken: price.overtaken, longer_s: price.longer_s }),
    });
    ServiceQueue { rows: rows.collect(), unreadable: count(waiting.unreadable.len()) }
}

/// Seconds since a ticket is due, the later of issue and appointment; none without a date or before its time.
fn due(ticket: &Ticket, viewpoint: &Viewpoint<'_>) -> Option<u32> {
    let due = instant(ticket.issued?, viewpoint)
        .max(ticket.scheduled_to.map_or(jiff::Timestamp::MIN, |booked| instant(booked, viewpoint)));
    u32::try_from(viewpoint.now.duration_since(due).as_secs()).ok()
}

/// A ticket of the day.
pub(crate) fn day_ticket(ticket: &Ticket, zone: &TimeZone) -> DayTicket {
    DayTicket {
        ticket: ticket_view(ticket, None),
        state: ticket.state.as_deref().and_then(|state| state.trim().parse().ok()),
        issued: ticket.issued.map(|at| hour_and_minute(wall(at, zone))),
    }
}

pub(super) fn wall(at: Moment, zone: &TimeZone) -> DateTime {
    match at {
        Moment::Wall(wall) => wall,
        Moment::Exact(exact) => zone.to_datetime(exact),
    }
}

pub(super) fn hour_and_minute(wall: DateTime) -> String {
    wall.strftime("%H:%M").to_string()
}

/// A ticket's story, with names where the directory has them.
pub(crate) fn story_view(
    found: &TicketWithStory,
    directory: &Directory,
    services: &[ServiceRef],
    zone: &TimeZone,
) -> TicketStoryView {
    let names = directory_view(directory);
    let desk = |id: &str| names.desks.iter().find(|desk| desk.id == id).map(|desk| desk.name.clone());
    let user = |id: &str| names.users.iter().find(|user| user.id == id).map(|user| user.name.clone());
    let to = |to: &To| match to {
        To::Service(id) => service_ref(id, services).name,
        To::Desk(id) => desk(id.as_str()).unwrap_or_else(|| id.to_string()),
        To::User(id) => user(id.as_str()).unwrap_or_else(|| id.to_string()),
    };
    let first = found.story.items.first().map(|entry| wall(entry.at, zone).date());
    let entries = found.story.items.iter().map(|entry| {
        let at = wall(entry.at, zone);
        StoryEntryView {
            at: hour_and_minute(at),
            day: Some(at.date()).filter(|day| Some(*day) != first).map(|day| day.to_string()),
            what: entry.what.word().to_owned(),
            desk: entry.desk_id.as_ref().map(|id| desk(id.as_str()).unwrap_or_else(|| id.to_string())),
            user: entry.user_id.as_ref().and_then(|id| user(id.as_str())),
            to: entry.to.as_ref().map(to),
        }
    });
    TicketStoryView { ticket: day_ticket(&found.ticket, zone), entries: entries.collect() }
}

/// A service by its id, with its tag and name where they are known.
pub(super) fn service_ref(id: &ServiceId, services: &[ServiceRef]) -> ServiceRef {
    services.iter().find(|service| service.id == *id).cloned().map_or_else(
        || ServiceRef { id: id.clone(), tag: String::new(), name: id.to_string() },
        |service| ServiceRef { name: or_id(&service.name, id.as_str()), ..service },
    )
}

/// What would be with a change, for one service.
pub(crate) fn what_if_view(forecasts: &Forecasts, service: &ServiceId, services: &[ServiceRef]) -> WhatIf {
    let of = |forecast: &LocationForecast, id: &ServiceId| {
        forecast.services.items.iter().find(|of| of.id == *id).cloned()
    };
    let (base, changed) = (&forecasts.base, forecasts.changed.as_ref());
    let (now, then) = (of(base, service), changed.and_then(|changed| of(changed, service)));
    let other = |before: &callpad_wire::ServiceForecast| {
        let ([was, ..], [is, ..]) = (before.newcomer_wait_s?, of(changed?, &before.id)?.newcomer_wait_s?);
        (before.id != *service && was.abs_diff(is) >= TOLD_FROM_S)
            .then(|| AdviceOther { service: service_ref(&before.id, services), newcomer_wait_s: [was, is] })
    };
    WhatIf {
        longest_wait_s: now.as_ref().and_then(|now| now.longest_wait_s),
        changed_longest_wait_s: then.as_ref().and_then(|then| then.longest_wait_s),
        over_target: now.as_ref().and_then(|now| now.over_target),
        changed_over_target: then.as_ref().and_then(|then| then.over_target),
        last_leaves: base.last_leaves.clone(),
        changed_last_leaves: changed.and_then(|changed| changed.last_leaves.clone()),
        others: base.services.items.iter().filter_map(other).collect(),
        forecast_error_s: forecasts.forecast_error_s,
    }
}

/// What was counted of a service in one hour.
pub(crate) fn report_row(server: u32, row: &ReportRow) -> ReportRowView {
    let number = |count: i64| u32::try_from(count.max(0)).unwrap_or(u32::MAX);
    ReportRowView {
        day: row.day.to_string(),
        hour: row.hour,
        server,
        location_id: row.location_id.to_string(),
        location: or_id(&row.location, row.location_id.as_str()),
        service_id: row.service_id.to_string(),
        tag: row.tag.clone(),
        service: or_id(&row.service, row.service_id.as_str()),
        issued: number(row.issued),
        appointments: number(row.appointments),
        called: number(row.called),
        within_target: row.within_target.map(number),
        wait_s: number(row.wait_s),
        ended: number(row.ended),
        no_shows: number(row.no_shows),
        paused: number(row.paused),
        transferred: number(row.transferred),
        service_s: number(row.service_s),
        left: number(row.left),
        removed: number(row.removed),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
