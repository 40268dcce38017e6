//! A forecast as it is told: whole seconds, local times, ids.

use callpad_forecast as sim;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use super::branch::Scene;
use crate::domain::local_time;

/// Median and 80 % range.
pub(crate) type Range = [i64; 3];

/// A forecast of a location.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Told {
    services: Vec<Service>,
    last_leaves: Option<[String; 3]>,
    tickets: Vec<Ticket>,
}

#[derive(Clone, Debug, Serialize)]
struct Service {
    id: String,
    newcomer_wait_s: Option<Range>,
    longest_wait_s: Option<Range>,
    over_target: Option<Range>,
}

#[derive(Clone, Debug, Serialize)]
struct Ticket {
    id: String,
    wait_s: Option<Range>,
}

/// One advice, as the board tells it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Advice {
    kind: Kind,
    service_id: String,
    desk_id: Option<String>,
    counters: i32,
    longest_wait_s: [i64; 2],
    over_target: [i64; 2],
    by: String,
    others: Vec<Effect>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A counter opens.
    Open,
    /// A counter takes the service on.
    Serve,
}

#[derive(Clone, Debug, Serialize)]
struct Effect {
    service_id: String,
    newcomer_wait_s: [i64; 2],
}

/// Tells a forecast of this scene, so many minutes ahead.
pub(super) fn told(scene: &Scene, forecast: Option<&sim::Forecast>, minutes: u32, zone: &TimeZone) -> Told {
    let of_service = |place: usize| forecast.and_then(|all| all.services.get(place));
    let ahead = |place: usize| of_service(place)?.ahead.iter().find(|ahead| ahead.minutes == minutes);
    let services = scene.services.iter().enumerate().map(|(place, id)| Service {
        id: id.clone(),
        newcomer_wait_s: newcomer(forecast, place),
        longest_wait_s: ahead(place).and_then(|ahead| ahead.longest_wait_s.as_ref().map(range)),
        over_target: ahead(place).and_then(|ahead| ahead.over_target.as_ref().map(range)),
    });
    let tickets = scene.tickets.iter().map(|(id, place)| Ticket {
        id: id.clone(),
        wait_s: place.and_then(|place| ticket(forecast, place)),
    });
    Told {
        services: services.collect(),
        last_leaves: forecast.and_then(|all| last_leaves(scene, all, zone)),
        tickets: tickets.collect(),
    }
}

/// How long a ticket waits that is issued now.
pub(super) fn newcomer(forecast: Option<&sim::Forecast>, place: usize) -> Option<Range> {
    forecast?.services.get(place)?.newcomer_wait_s.as_ref().map(range)
}

/// How much longer a ticket waits.
pub(super) fn ticket(forecast: Option<&sim::Forecast>, place: usize) -> Option<Range> {
    forecast?.tickets.get(place)?.as_ref().map(range)
}

/// When the last visitor leaves, in local time.
pub(super) fn last_leaves(scene: &Scene, forecast: &sim::Forecast, zone: &TimeZone) -> Option<[String; 3]> {
    let last = forecast.last_leaves_s?;
    let at = |seconds: f64| -> Option<String> {
        let since = SignedDuration::try_from_secs_f64(seconds).ok()?;
        Some(time_of_day(scene.origin.checked_add(since).ok()?, zone))
    };
    Some([at(last.median)?, at(last.low)?, at(last.high)?])
}

/// Tells an advice that was found at a moment.
pub(super) fn advice(scene: &Scene, found: &sim::Advice, at: Timestamp, zone: &TimeZone) -> Option<Advice> {
    let service = |place: usize| scene.services.get(place).cloned();
    let desk = |place: usize| scene.desks.get(place).cloned();
    let (kind, desk_id, counters) = match found.change {
        sim::Change::Counters { by, .. } => (Kind::Open, None, by),
        sim::Change::TakeOn { counter, .. } => (Kind::Serve, Some(desk(counter)?), 1),
        sim::Change::Open { counter } => (Kind::Open, Some(desk(counter)?), 1),
    };
    let by = at.checked_add(SignedDuration::from_mins(found.minutes.into())).ok()?;
    let medians = |(before, after): &(sim::Range, sim::Range)| [whole(before.median), whole(after.median)];
    let others = found.others.iter().filter_map(|other| {
        Some(Effect { service_id: service(other.service)?, newcomer_wait_s: medians(&other.newcomer_wait_s) })
    });
    Some(Advice {
        kind,
        service_id: service(found.service)?,
        desk_id,
        counters,
        longest_wait_s: medians(&found.longest_wait_s),
        over_target: medians(&found.over_target),
        by: time_of_day(by, zone),
        others: others.collect(),
    })
}

fn time_of_day(at: Timestamp, zone: &TimeZone) -> String {
    local_time::to_local(at, zone).strftime("%H:%M").to_string()
}

fn range(range: &sim::Range) -> Range {
    [whole(range.median), whole(range.low), whole(range.high)]
}

#[expect(clippy::cast_possible_truncation, reason = "a day's seconds at most")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
