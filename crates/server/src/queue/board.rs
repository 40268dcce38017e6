//! The supervisors' board: what each number means stands in `docs/api.md`.

#[cfg(test)]
mod tests;

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    clock::Time,
    domain::{
        local_time::{self, moment},
        percentile,
        presence::PresenceState,
        steps,
        ticket::padded,
        zones::Zones,
    },
    forecast::{ForBoard, told::Advice},
    store::board::{self, CounterState, Seen},
};

/// One location's board.
#[derive(Debug, Serialize)]
pub(crate) struct Board {
    id: String,
    name: String,
    business_day: String,
    closes: Option<String>,
    /// From the forecast.
    last_leaves: Option<[String; 3]>,
    /// From the forecast.
    advice: Option<Advice>,
    forecast_error_s: Option<i64>,
    services: Vec<Service>,
    counters: Vec<Counter>,
    overtaken: Vec<Overtaken>,
    /// Its screens and kiosks, as they are now.
    devices: Vec<Map<String, Value>>,
    #[serde(skip)]
    place: board::Location,
}

impl Board {
    /// Takes in how the screens and kiosks are.
    pub(crate) fn stand(&mut self, devices: Vec<Map<String, Value>>) {
        self.devices = devices;
    }

    /// The location.
    pub(crate) fn place(&self) -> &board::Location {
        &self.place
    }

    /// Adds what the forecast says.
    pub(crate) fn tell(&mut self, forecast: ForBoard) {
        for service in &mut self.services {
            service.newcomer_wait_s = forecast.newcomer(&service.id);
        }
        self.last_leaves = forecast.last_leaves;
        self.advice = forecast.advice;
    }
}

#[derive(Debug, Serialize)]
struct Service {
    id: String,
    tag: String,
    name: String,
    open: bool,
    target_wait_s: Option<i64>,
    waiting: i64,
    waiting_later: i64,
    longest_wait_s: Option<i64>,
    waiting_over_target: Option<i64>,
    p90_wait_s: Option<i64>,
    average_wait_s: Option<i64>,
    usual_service_s: Option<i64>,
    long_service_s: Option<i64>,
    /// From the forecast.
    newcomer_wait_s: Option<[i64; 3]>,
    today: ServiceDay,
    last_hour: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct ServiceDay {
    issued: i64,
    called: i64,
    ended: i64,
    cancelled: i64,
    left: i64,
    removed: i64,
    transferred: i64,
    within_target: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Step {
    from: String,
    issued: i64,
    called: i64,
    waiting: Option<i64>,
    longest_wait_s: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Counter {
    desk_id: String,
    name: String,
    state: CounterState,
    /// Of a break, if its clerk gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What it serves, if its program tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<Vec<String>>,
    since: Option<String>,
    user_id: Option<String>,
    user_name: Option<String>,
    answer_id: Option<String>,
    ticket: Option<ServedTicket>,
    today: CounterDay,
}

#[derive(Debug, Serialize)]
struct ServedTicket {
    #[serde(flatten)]
    ticket: Ticket,
    service_id: Option<String>,
}

#[derive(Debug, Serialize)]
struct CounterDay {
    ended: i64,
    average_service_s: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Overtaken {
    ticket: Ticket,
    by: Ticket,
    desk_id: String,
    at: String,
}

#[derive(Debug, Serialize)]
struct Ticket {
    id: String,
    number: String,
    tag: String,
}

impl From<board::Ticket> for Ticket {
    fn from(board::Ticket { id, number, tag }: board::Ticket) -> Self {
        Self { id, number: padded(number), tag }
    }
}

/// One location at the moment when it was looked at.
struct Scene {
    time: Time,
    place: board::Location,
    zone: TimeZone,
    usual: board::UsualTimes,
    ends: board::StepEnds,
}

impl Board {
    /// Works out what is shown of a location. Of the last hour only the steps after the one that began at `known`, in the
    /// document's form; all of them where none did.
    pub(crate) fn of(seen: Seen, zones: &Zones, known: Option<&str>) -> Self {
        let zone = zones.of(seen.place.time_zone.as_deref());
        let Seen {
            time,
            place,
            day,
            step,
            usual,
            ends,
            mut waits,
            counts,
            services,
            counters,
            overtaken,
            forecast_error_s,
        } = seen;
        let scene = Scene { time, place, zone, usual, ends };
        let hour = step - steps::OF_AN_HOUR..step;
        let begins = |step: i64| scene.shown(moment(steps::start(step)));
        // An hour has each minute once, also while the clock is put back: at most one step began then.
        let known = known.and_then(|known| hour.clone().find(|step| begins(*step) == known));
        let untold = known.map_or(hour.start, |known| known + 1)..hour.end;
        let services = services.into_iter().map(|service| {
            let mut waits = waits.remove(&service.id).unwrap_or_default();
            let last_hour = untold
                .clone()
                .map(|step| {
                    let counted = counts.get(&(service.id.clone(), step)).copied().unwrap_or_default();
                    scene.step(&service.id, step, counted)
                })
                .collect();
            scene.service(service, percentile::of(&mut waits, 90), last_hour)
        });
        let services = services.collect();
        let overtaken = overtaken.into_iter().map(|one| Overtaken {
            ticket: one.ticket.into(),
            by: one.by.into(),
            desk_id: one.desk_id,
            at: scene.shown(one.at),
        });
        Self {
            services,
            overtaken: overtaken.collect(),
            devices: Vec::new(),
            counters: counters.into_iter().map(|counter| scene.counter(counter)).collect(),
            closes: scene.closes(),
            last_leaves: None,
            advice: None,
            forecast_error_s,
            id: scene.place.id.clone(),
            name: scene.place.name.clone(),
            business_day: day,
            place: scene.place,
        }
    }
}

impl Scene {
    /// In the document's form (V4).
    fn shown(&self, at: Timestamp) -> String {
        local_time::to_local(at, &self.zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// The end of the business day's opening hours, if they are known and it has any.
    fn closes(&self) -> Option<String> {
        let weekday = self.zone.to_datetime(self.time.moment).weekday();
        Some(self.place.hours.as_ref()?.closes(weekday)?.to_owned())
    }

    fn service(&self, service: board::Service, p90: Option<i64>, last_hour: Vec<Step>) -> Service {
        let moment = self.time.moment.as_microsecond();
        let usual = self.usual.of(&service.id);
        Service {
            waiting: service.all_waiting - service.later,
            waiting_later: service.later,
            longest_wait_s: service.oldest_due.map(|due| whole_s(moment.saturating_sub(due).max(0))),
            waiting_over_target: service.target_s.map(|_| service.over_target),
            p90_wait_s: p90.map(whole_s),
            average_wait_s: mean_s(service.waits, service.calls),
            usual_service_s: usual.map(|usual| usual.median_s),
            long_service_s: usual.map(|usual| usual.long_s),
            newcomer_wait_s: None,
            today: ServiceDay {
                issued: service.issued,
                called: service.calls,
                ended: service.ended,
                cancelled: service.no_shows,
                left: service.gave_up,
                removed: service.removed,
                transferred: service.transferred,
                within_target: service.target_s.map(|_| service.within_target),
            },
            last_hour,
            id: service.id,
            tag: service.tag,
            name: service.name,
            open: service.open,
            target_wait_s: service.target_s,
        }
    }

    fn step(&self, service: &str, step: i64, (issued, called): (i64, i64)) -> Step {
        let end = self.ends.of(service, step);
        Step {
            from: self.shown(moment(steps::start(step))),
            issued,
            called,
            waiting: end.map(|end| end.waiting),
            longest_wait_s: end.and_then(|end| end.longest).map(whole_s),
        }
    }

    fn counter(&self, counter: board::Counter) -> Counter {
        let (state, since) = counter.state(self.time.moment, &self.zone);
        let board::Counter { desk_id, name, last, presence, there, ended, finished, service_time } = counter;
        let (mut user_id, mut user_name, mut answer_id, mut ticket) = (None, None, None, None);
        // Who has left is nobody's business.
        let presence = presence.filter(|told| told.state != PresenceState::Gone);
        match (state, last) {
            (CounterState::Serving, Some(last)) => {
                (user_id, user_name, answer_id) = (Some(last.user_id), Some(last.user_name), Some(last.id));
                ticket = Some(ServedTicket { ticket: last.ticket.into(), service_id: last.service_id });
            }
            (CounterState::Nobody, _) => {}
            _ => (user_id, user_name) = (presence.as_ref().and_then(|told| told.user_id.clone()), there),
        }
        let (reason, services) = presence.map(|told| (told.reason, told.services)).unzip();
        Counter {
            desk_id,
            name,
            state,
            reason: reason.flatten().filter(|_| state == CounterState::Break),
            services: services.filter(|services| !services.is_empty()),
            since: since.map(|since| self.shown(since)),
            user_id,
            user_name,
            answer_id,
            ticket,
            today: CounterDay { ended, average_service_s: mean_s(service_time, finished) },
        }
    }
}

/// Whole seconds that have passed.
fn whole_s(microseconds: i64) -> i64 {
    microseconds / 1_000_000
}

/// The mean in seconds, rounded; `None` of nothing.
fn mean_s(sum: i64, count: i64) -> Option<i64> {
    (count > 0).then(|| (sum / count + 500_000) / 1_000_000)
}
