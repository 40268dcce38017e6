//! The waiting lists of a server that tells no more, as they are read one after the other, and what is forecast from them. Pure;
//! [`WatchedLists::ask`] gives the long work away, to be done where that is allowed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use callpad_desk::call_order;
use callpad_forecast::{
    Compared, Earlier, ListForecast, ListObserver, ListPool, Listed, ListedService, Options, Range,
    forecast_lists,
};
use callpad_wire::{LocationId, ServiceId, Ticket, TicketId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::sums::{DayBeside, HourSums, SeenHour, SeenSums, SumsOf, Watcher};

/// Services that are watched: as many as one location was seen to have, three times over.
const MOST_SERVICES: usize = 1_000;
/// Runs of a forecast.
const OPTIONS: Options = Options { runs: 200, seed: 1 };

/// Where a list belongs, and what is known of its service besides.
#[derive(Clone, Debug)]
pub struct ListPlace {
    /// The location.
    pub location: LocationId,
    /// Its zone.
    pub zone: TimeZone,
    /// The service's target in seconds.
    pub target_s: Option<u32>,
    /// Tickets are issued.
    pub open: bool,
    /// The average wait that the server tells.
    pub average_s: Option<u32>,
}

impl ListPlace {
    /// The business day there, and its hour.
    fn day_and_hour(&self, at: Timestamp) -> (Date, u8) {
        let local = self.zone.to_datetime(at);
        (local.date(), u8::try_from(local.hour()).unwrap_or_default())
    }
}

/// What is expected of a service, in whole seconds: median, and the ends of the 80 % range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenService {
    /// Until a ticket that is issued now is called; `None` where too little was seen.
    pub newcomer_wait_s: Option<[u32; 3]>,
    /// Some minutes from now.
    pub ahead: Vec<SeenAhead>,
    /// Until each of those who wait is called.
    pub tickets: HashMap<TicketId, [u32; 3]>,
    /// How far such forecasts, and the server's average, were off here.
    pub compared: Compared,
    /// What was seen today.
    pub day: HourSums,
    /// The same beside earlier weeks.
    pub usual: Option<DayBeside>,
    /// Hour by hour.
    pub hours: Vec<SeenHour>,
}

/// A service, some minutes from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenAhead {
    /// Minutes from now.
    pub minutes: u32,
    /// How long, in seconds, the one will have waited that has waited longest.
    pub longest_wait_s: Option<[u32; 3]>,
    /// How many will be over the target.
    pub over_target: Option<[u32; 3]>,
}

/// Follows the lists of one server.
#[derive(Debug)]
pub struct WatchedLists {
    server: String,
    watcher: Watcher,
    sums: Arc<Mutex<SeenSums>>,
    services: HashMap<ServiceId, Watched>,
    /// Of each location what its lists have in common.
    pools: HashMap<LocationId, ListPool>,
}

#[derive(Clone, Debug)]
struct Watched {
    seen: ListObserver<TicketId>,
    place: ListPlace,
    /// How many wait in it.
    waiting: usize,
}

/// A forecast that is to be made; it may take a tenth of a second.
#[derive(Debug)]
pub struct ListsQuestion {
    services: Vec<(ServiceId, Watched, Earlier)>,
    pools: HashMap<LocationId, ListPool>,
    at: Timestamp,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct ListsAnswer {
    services: Vec<(ServiceId, ListForecast<TicketId>)>,
    at: Timestamp,
}

impl WatchedLists {
    /// Of this server; what is seen is added to these sums.
    pub fn new(server: String, watcher: Watcher, sums: Arc<Mutex<SeenSums>>) -> Self {
        Self { server, watcher, sums, services: HashMap::new(), pools: HashMap::new() }
    }

    /// A list as it was read at this moment by the server's clock.
    pub fn take<'a>(
        &mut self,
        service: &ServiceId,
        place: ListPlace,
        tickets: impl IntoIterator<Item = &'a Ticket>,
        at: Timestamp,
    ) {
        if self.services.len() >= MOST_SERVICES && !self.services.contains_key(service) {
            return;
        }
        // Who is bound to a counter or a person is not in the common queue.
        let common =
            tickets.into_iter().filter(|ticket| ticket.dst_desk.is_none() && ticket.dst_user.is_none());
        let listed: Vec<Listed<TicketId>> = common
            .filter_map(|ticket| {
                let due = call_order::due_in(&place.zone, ticket, at)?;
                Some(Listed {
                    key: ticket.id.clone(),
                    due_s: seconds_of(due),
                    priority: ticket.flags.priority,
                })
            })
            .collect();
        let (target_s, average_s) = (place.target_s, place.average_s.map(f64::from));
        let (day, hour) = place.day_and_hour(at);
        let of = self.sums_of(service, &place.location);
        let others = waiting_elsewhere(self.services.iter(), service, &place.location);
        let pool = self.pools.entry(place.location.clone()).or_default();
        let watched = self.services.entry(service.clone()).or_insert_with(|| Watched {
            seen: ListObserver::default(),
            place: place.clone(),
            waiting: 0,
        });
        watched.place = place;
        let news = watched.seen.see(&listed, average_s, (pool, others), seconds_of(at));
        watched.waiting = watched.seen.waiting();
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        if sums.counts(&of, self.watcher, seconds_of(at)) {
            sums.note(&of, day, hour, &news, target_s);
        }
    }

    fn sums_of(&self, service: &ServiceId, location: &LocationId) -> SumsOf {
        SumsOf { server: self.server.clone(), location: location.clone(), service: service.clone() }
    }

    /// What a server that forecasts tells a newcomer from now on, to be held against what it waits.
    pub fn expect(&mut self, service: &ServiceId, wait_s: [u32; 3], at: Timestamp) {
        if let Some(watched) = self.services.get_mut(service) {
            watched.seen.tell(f64::from(wait_s[0]), seconds_of(at));
        }
    }

    /// How far forecast and average were off here.
    pub fn compared(&self, service: &ServiceId) -> Compared {
        self.services.get(service).map(|watched| watched.seen.compared()).unwrap_or_default()
    }

    /// What is to be worked out of all these lists, at this moment by the server's clock.
    pub fn ask(&self, at: Timestamp) -> ListsQuestion {
        let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        let services = self.services.iter().map(|(id, watched)| {
            let (day, hour) = watched.place.day_and_hour(at);
            let earlier = sums.earlier(&self.sums_of(id, &watched.place.location), day, hour);
            (id.clone(), watched.clone(), earlier)
        });
        ListsQuestion { services: services.collect(), pools: self.pools.clone(), at }
    }

    /// Takes what came of it: newcomers are told that from now on, and it is held against what they wait.
    pub fn told(&mut self, answer: ListsAnswer) -> HashMap<ServiceId, SeenService> {
        let at_s = seconds_of(answer.at);
        let mut told = HashMap::with_capacity(answer.services.len());
        for (id, made) in answer.services {
            let Some(watched) = self.services.get_mut(&id) else { continue };
            if let Some(range) = made.newcomer_wait_s {
                watched.seen.tell(range.median, at_s);
            }
            let (day, hour) = watched.place.day_and_hour(answer.at);
            let (compared, location) = (watched.seen.compared(), watched.place.location.clone());
            let of = self.sums_of(&id, &location);
            let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
            let service = SeenService {
                newcomer_wait_s: made.newcomer_wait_s.as_ref().map(whole),
                ahead: made
                    .ahead
                    .iter()
                    .map(|ahead| SeenAhead {
                        minutes: ahead.minutes,
                        longest_wait_s: ahead.longest_wait_s.as_ref().map(whole),
                        over_target: ahead.over_target.as_ref().map(whole),
                    })
                    .collect(),
                tickets: made.tickets.iter().map(|(id, range)| (id.clone(), whole(range))).collect(),
                compared,
                day: sums.day(&of, day),
                usual: sums.beside_usual(&of, day, hour),
                hours: sums.hours(&of, day),
            };
            told.insert(id, service);
        }
        told
    }
}

impl ListsQuestion {
    /// Works it out. Where more wait than is looked at there is no forecast.
    pub fn answer(self) -> ListsAnswer {
        let none = ListPool::default();
        let all = || self.services.iter().map(|(id, watched, _)| (id, watched));
        let services: Vec<ListedService<'_, TicketId>> = self
            .services
            .iter()
            .map(|(id, watched, earlier)| ListedService {
                seen: &watched.seen,
                pool: self.pools.get(&watched.place.location).unwrap_or(&none),
                others: waiting_elsewhere(all(), id, &watched.place.location),
                target_s: watched.place.target_s.map(f64::from),
                open: watched.place.open,
                earlier: earlier.clone(),
            })
            .collect();
        let made = forecast_lists(&services, seconds_of(self.at), OPTIONS).unwrap_or_else(|error| {
            tracing::warn!(%error, "the waiting lists have no forecast");
            Vec::new()
        });
        let ids = self.services.iter().map(|(id, ..)| id.clone());
        ListsAnswer { services: ids.zip(made).collect(), at: self.at }
    }
}

/// How many wait in the other lists of a location.
fn waiting_elsewhere<'a>(
    all: impl Iterator<Item = (&'a ServiceId, &'a Watched)>,
    service: &ServiceId,
    location: &LocationId,
) -> usize {
    let others = all.filter(|(id, watched)| *id != service && watched.place.location == *location);
    others.map(|(_, watched)| watched.waiting).sum()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52 milliseconds")]
fn seconds_of(at: Timestamp) -> f64 {
    // The forecast's moments are not negative: nothing here is older than this.
    (at.as_millisecond().max(0)) as f64 / 1_000.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and saturating")]
fn whole(range: &Range) -> [u32; 3] {
    [range.median, range.low, range.high].map(|value| value.max(0.0).round() as u32)
}

#[cfg(test)]
mod tests;
