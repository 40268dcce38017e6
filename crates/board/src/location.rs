//! From what the server says of a location to what is shown of it. Pure.

mod closing;
pub(crate) mod hour;

use std::sync::Arc;

use callpad_desk::{Now, call_order};
use callpad_wire::op::{BoardCounter, BoardService, CounterState, HallDevice, LocationBoard};
use callpad_wire::{Moment, ServiceId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::directory::BoardDirectory;
use crate::service_state::{self, ServiceState, StepEnd};
use crate::view::{Badness, CounterCounts, CounterView, LocationView, NoAnswer, ServiceView, seconds_ago};

/// How long a step of the last hour takes.
const STEP: SignedDuration = SignedDuration::from_mins(5);

/// Where and when a board is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) now: Now,
    /// Server clock minus ours.
    pub(crate) offset: SignedDuration,
    pub(crate) zone: &'a TimeZone,
    pub(crate) directory: &'a BoardDirectory,
}

impl Reading<'_> {
    fn server_time(&self) -> Timestamp {
        self.now.wall.checked_add(self.offset).unwrap_or(self.now.wall)
    }

    /// The location's time of day, in minutes.
    fn minute_of_day(&self) -> f64 {
        let local = self.zone.to_datetime(self.server_time()).time();
        f64::from(local.hour()) * 60.0 + f64::from(local.minute()) + f64::from(local.second()) / 60.0
    }

    fn instant(&self, moment: Moment) -> Timestamp {
        call_order::instant_in(self.zone, moment, self.server_time())
    }
}

/// What is shown of a location, without requests.
pub(crate) fn view(board: LocationBoard, reading: &Reading<'_>) -> LocationView {
    let unreadable = board.services.unreadable.len()
        + board.counters.unreadable.len()
        + board.overtaken.unreadable.len()
        + board.devices.unreadable.len()
        + board.services.items.iter().map(|service| service.last_hour.unreadable.len()).sum::<usize>();
    let mut counters: Vec<_> =
        board.counters.items.into_iter().map(|counter| counter_view(counter, reading)).collect();
    let mut services: Vec<_> =
        board.services.items.into_iter().map(|service| service_view(service, &counters, reading)).collect();
    for counter in &mut counters {
        counter.long = is_long(counter, &services, reading);
    }
    services.sort_by(|a, b| service_state::worst_first((&a.numbers, a.state), (&b.numbers, b.state)));
    let last = board.last_leaves.as_ref().map(|last| &*last[0]);
    let ways = closing::ways(reading.minute_of_day(), board.closes.as_deref(), last, &services);
    let name = if board.name.is_empty() { board.id.to_string() } else { board.name };
    LocationView {
        closes_late_min: late_min(board.closes.as_deref(), last),
        closing: ways,
        counts: count(counters.iter()),
        badness: badness(&services),
        id: board.id,
        name,
        read: reading.now,
        no_answer: None,
        business_day: board.business_day,
        closes: board.closes,
        last_leaves: board.last_leaves,
        forecast_error_s: board.forecast_error_s,
        advice: board.advice,
        services,
        counters,
        overtaken: board.overtaken.items,
        devices: board.devices.items,
        unreadable,
    }
}

/// The old view where the new one shows nothing else: nobody waits, so that no number grows.
pub(crate) fn unless_the_same(old: Option<&Arc<LocationView>>, new: LocationView) -> Arc<LocationView> {
    match old {
        Some(old) if shows_the_same(old, &new) => old.clone(),
        _ => Arc::new(new),
    }
}

fn shows_the_same(old: &LocationView, new: &LocationView) -> bool {
    let grows = |service: &ServiceView| service.numbers.longest_wait_s.is_some();
    !new.services.iter().any(grows)
        && old.services == new.services
        && old.counters == new.counters
        && old.name == new.name
        && old.no_answer == new.no_answer
        && old.business_day == new.business_day
        && old.closes == new.closes
        && old.last_leaves == new.last_leaves
        && old.closing == new.closing
        && old.forecast_error_s == new.forecast_error_s
        && old.advice == new.advice
        && old.overtaken == new.overtaken
        && same_devices(&old.devices, &new.devices)
        && old.unreadable == new.unreadable
}

/// For how long a device has been here or away grows with every reading; nobody need draw that anew.
fn same_devices(old: &[HallDevice], new: &[HallDevice]) -> bool {
    let same = |(old, new): (&HallDevice, &HallDevice)| {
        HallDevice { since_s: None, ..old.clone() } == HallDevice { since_s: None, ..new.clone() }
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// The same numbers, which were still so when they were last `read`, and that there was no answer.
pub(crate) fn without_answer(view: &LocationView, read: Now, no_answer: NoAnswer) -> LocationView {
    LocationView { read, no_answer: Some(no_answer), ..view.clone() }
}

fn counter_view(counter: BoardCounter, reading: &Reading<'_>) -> CounterView {
    let serves = match &counter.services[..] {
        [] => reading.directory.assigned(&counter.desk_id).to_vec(),
        told => told.to_vec(),
    };
    CounterView {
        since: counter.since.map(|since| reading.instant(since)),
        serves,
        numbers: counter,
        long: false,
        requests: Vec::new(),
    }
}

fn service_view(service: BoardService, counters: &[CounterView], reading: &Reading<'_>) -> ServiceView {
    let ends: Vec<StepEnd> = service
        .last_hour
        .items
        .iter()
        .filter_map(|step| {
            let longest = match (step.longest_wait_s, step.waiting) {
                (Some(longest), _) => longest,
                (None, Some(0)) => 0,
                (None, _) => return None,
            };
            let at = reading.instant(step.from).checked_add(STEP).ok()?;
            Some(StepEnd { at, longest_wait_s: longest })
        })
        .collect();
    let state = ServiceState::of(&service, &ends, reading.server_time());
    ServiceView {
        state,
        quiet: service_state::is_quiet(&service, state),
        served_by: count(counters.iter().filter(|counter| counter.serves.contains(&service.id))),
        numbers: service,
    }
}

fn count<'a>(counters: impl Iterator<Item = &'a CounterView>) -> CounterCounts {
    let mut counts = CounterCounts::default();
    for counter in counters {
        *match counter.numbers.state {
            CounterState::Serving => &mut counts.serving,
            CounterState::Free => &mut counts.free,
            CounterState::Break => &mut counts.on_break,
            CounterState::Nobody => &mut counts.nobody,
            CounterState::Other(_) => &mut counts.other,
        } += 1;
    }
    counts
}

/// What a counter serves longer than is long there, at most; `None` where nothing is served or nothing is known.
fn long_s(counter: &CounterView, services: &[ServiceView]) -> Option<u32> {
    if counter.numbers.state != CounterState::Serving {
        return None;
    }
    let service: &ServiceId = counter.numbers.ticket.as_ref()?.service_id.as_ref()?;
    services.iter().find(|one| one.numbers.id == *service)?.numbers.long_service_s
}

fn is_long(counter: &CounterView, services: &[ServiceView], reading: &Reading<'_>) -> bool {
    let served = counter.since.map(|since| seconds_ago(since, reading.now, reading.offset));
    long_s(counter, services).zip(served).is_some_and(|(long, served)| served > long)
}

/// In how many seconds something changes that no message tells: a wait passes a border, a counter gets long.
pub(crate) fn changes_in_s(view: &LocationView, now: Now, offset: SignedDuration) -> Option<u32> {
    let waits = view.services.iter().filter_map(|service| service_state::changes_in_s(&service.numbers));
    let long = view.counters.iter().filter_map(|counter| {
        let long = long_s(counter, &view.services)?;
        (long.checked_add(1)?).checked_sub(seconds_ago(counter.since?, now, offset)).filter(|left| *left > 0)
    });
    waits.chain(long).min()
}

fn badness(services: &[ServiceView]) -> Badness {
    services.iter().fold(Badness::default(), |badness, service| {
        let by_s = match service.state {
            ServiceState::Over { by_s } => by_s,
            _ => 0,
        };
        Badness {
            over_target: badness.over_target.saturating_add(service.numbers.waiting_over_target.unwrap_or(0)),
            worst_by_s: badness.worst_by_s.max(by_s),
            near: badness.near + u32::from(service.state == ServiceState::Near),
            waiting: badness.waiting.saturating_add(service.numbers.waiting),
        }
    })
}

/// Minutes of the day of `hh:mm`; an end of opening hours may be `24:00`.
pub(crate) fn minutes(time: &str) -> Option<i32> {
    let (hours, minutes) = time.split_once(':')?;
    let two = |digits: &str| {
        (digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit()))
            .then(|| digits.parse().ok())?
    };
    let (hours, minutes): (i32, i32) = (two(hours)?, two(minutes)?);
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// By how many minutes the last visitor leaves after the end of the opening hours: the nearer way round midnight.
fn late_min(closes: Option<&str>, leaves: Option<&str>) -> Option<i32> {
    let late = minutes(leaves?)? - minutes(closes?)?;
    Some(match late {
        late if late < -12 * 60 => late + 24 * 60,
        late if late > 12 * 60 => late - 24 * 60,
        late => late,
    })
}

#[cfg(test)]
mod tests;
