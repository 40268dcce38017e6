//! When to alert a supervisor who does not look at the board: a pure policy. It sees the locations after every reading. Each
//! condition has a border where it begins and another where it is over, and gives one alert until it is over; then one quiet
//! all-clear.
//!
//! What is so when a location is first read gives no alert: whoever opens the board sees it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::Now;
use callpad_wire::op::{CounterState, HallDevice};
use callpad_wire::{DeskId, DeviceId, LocationId, ServiceId};
use jiff::SignedDuration;
use serde::Serialize;

use crate::service_state::ServiceState;
use crate::view::{CounterView, LocationView, ServiceView, seconds_ago};

/// So long a service must be without a counter, a location without answer, and a screen or kiosk away: a counter that changes
/// hands, one lost answer, or a page that is loaded anew, is no news.
const LASTS: Duration = Duration::from_secs(60);
/// So long a counter must be free while somebody waits: between two visitors it always is.
const FREE_FOR: Duration = Duration::from_secs(120);
/// So long a condition must be over for the all-clear.
const OVER_FOR: Duration = Duration::from_secs(60);
/// The most alerts, and the most all-clears, of one reading: the last one says how many more there are.
const MOST_AT_ONCE: usize = 3;
/// Closing is on time again when the last visitor leaves so many minutes before the border.
const CLOSING_BACK_MIN: i32 = 5;

/// What to alert a supervisor to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorRules {
    /// Anything at all.
    pub on: bool,
    /// Somebody waits longer than the target.
    pub over_target: bool,
    /// Somebody soon will.
    pub near_target: bool,
    /// People wait, and no counter that serves them is there.
    pub no_counter: bool,
    /// A counter is free while people wait whom it serves.
    pub free_counter: bool,
    /// A counter serves longer than nine of ten.
    pub long_counter: bool,
    /// The last visitor leaves so many minutes after closing time, or later; `None`: never.
    pub closing_late_min: Option<u32>,
    /// A location gives no answer.
    pub no_answer: bool,
    /// A screen or kiosk is away.
    pub device_away: bool,
    /// Borders of single services in place of their target.
    pub thresholds: BTreeMap<ServiceId, Thresholds>,
    /// Services that give no alerts.
    pub muted: BTreeSet<ServiceId>,
    /// No alerts in these hours; what is still so at their end is told then.
    pub quiet_hours: Option<QuietHours>,
}

/// The longest wait, in seconds, beyond which a service is over its target for alerts, and the one at which that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Longer than this gives an alert.
    pub on_s: u32,
    /// As short as this, or shorter, ends it; never more than [`Self::on_s`].
    pub off_s: u32,
}

/// Hours of the day, in minutes from midnight of this machine's time; they may pass midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first minute.
    pub from_min: u16,
    /// The first minute after them. The same as the first: none.
    pub to_min: u16,
}

impl Default for SupervisorRules {
    fn default() -> Self {
        Self {
            on: true,
            over_target: true,
            near_target: false,
            no_counter: true,
            free_counter: true,
            long_counter: false,
            closing_late_min: Some(10),
            no_answer: true,
            device_away: true,
            thresholds: BTreeMap::new(),
            muted: BTreeSet::new(),
            quiet_hours: None,
        }
    }
}

impl QuietHours {
    fn has(self, minute: u16) -> bool {
        if self.from_min <= self.to_min {
            (self.from_min..self.to_min).contains(&minute)
        } else {
            minute >= self.from_min || minute < self.to_min
        }
    }
}

/// Why a supervisor is alerted; the later ones are more important.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SupervisorAlertKind {
    /// A counter serves longer than nine of ten.
    LongCounter,
    /// Somebody will soon wait longer than the target.
    NearTarget,
    /// A counter is free while people wait whom it serves.
    FreeCounter,
    /// Closing time will not hold.
    ClosingLate,
    /// A screen or kiosk is away: visitors there see no call, or get no ticket.
    DeviceAway,
    /// People wait, and no counter that serves them is there.
    NoCounter,
    /// Somebody waits longer than the target.
    OverTarget,
    /// A location gives no answer.
    NoAnswer,
}

impl SupervisorAlertKind {
    fn lasts(self) -> Duration {
        match self {
            Self::NoCounter | Self::NoAnswer | Self::DeviceAway => LASTS,
            Self::FreeCounter => FREE_FOR,
            Self::LongCounter | Self::NearTarget | Self::ClosingLate | Self::OverTarget => Duration::ZERO,
        }
    }
}

/// One alert, or its all-clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorAlert {
    /// Grows with each; the all-clear has that of its alert.
    pub id: u32,
    /// The reason.
    pub kind: SupervisorAlertKind,
    /// It is over.
    pub all_clear: bool,
    /// The location.
    pub location_id: LocationId,
    /// Its name.
    pub location: String,
    /// The service, if it is about one.
    pub service: Option<(ServiceId, String)>,
    /// The counter, if it is about one.
    pub counter: Option<(DeskId, String)>,
    /// The screen or kiosk, if it is about one.
    pub device: Option<(DeviceId, String)>,
    /// The numbers.
    pub numbers: AlertNumbers,
    /// How many more came with it and are not told each.
    pub more: u32,
}

/// The numbers of an alert, as far as they matter for its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlertNumbers {
    /// How many wait in the service.
    pub waiting: u32,
    /// How many of them longer than the target.
    pub over_target: Option<u32>,
    /// The longest wait.
    pub longest_wait_s: Option<u32>,
    /// The target.
    pub target_wait_s: Option<u32>,
    /// For how long the counter does what it does, or the location has given no answer.
    pub for_s: Option<u32>,
    /// By how many minutes the last visitor leaves after closing time.
    pub late_min: Option<i32>,
}

/// What a condition is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: SupervisorAlertKind,
    location: LocationId,
    service: Option<ServiceId>,
    /// With the answer, where the next one is another matter.
    counter: Option<(DeskId, Option<callpad_wire::AnswerId>)>,
    device: Option<DeviceId>,
}

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    On,
    /// Between both borders: it stays as it is.
    Between,
    Off,
}

fn level(on: bool, off: bool) -> Level {
    if on {
        Level::On
    } else if off {
        Level::Off
    } else {
        Level::Between
    }
}

/// A condition that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    since: Duration,
    /// Over since then, for now.
    over_since: Option<Duration>,
    told: Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    /// It waits for its time, or for the end of quiet hours.
    NotYet,
    /// It was so at first, or a worse one was told in its place: neither alert nor all-clear.
    Never,
    Alert(Box<SupervisorAlert>),
}

/// What is observed of one condition.
struct Observed<'a> {
    key: Key,
    level: Level,
    location: &'a LocationView,
    service: Option<&'a ServiceView>,
    counter: Option<&'a CounterView>,
    device: Option<&'a HallDevice>,
    numbers: AlertNumbers,
}

impl Observed<'_> {
    fn alert(&self, id: u32) -> SupervisorAlert {
        let service = self.service.map(|service| &service.numbers);
        let counter = self.counter.map(|counter| &counter.numbers);
        SupervisorAlert {
            id,
            kind: self.key.kind,
            all_clear: false,
            location_id: self.location.id.clone(),
            location: self.location.name.clone(),
            service: service.map(|service| (service.id.clone(), service.name.clone())),
            counter: counter.map(|counter| (counter.desk_id.clone(), counter.name.clone())),
            device: self.device.map(|device| (device.id.clone(), device.name.clone())),
            numbers: self.numbers,
            more: 0,
        }
    }
}

/// Past alerts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlertWatch {
    /// Locations that were observed before.
    known: BTreeSet<LocationId>,
    conditions: BTreeMap<Key, Condition>,
    ids: u32,
}

impl AlertWatch {
    /// Looks at the location that was read, or at all. `minute`: of the day, by this machine's clock.
    pub(crate) fn observe(
        &mut self,
        rules: &SupervisorRules,
        locations: &[Arc<LocationView>],
        read: Option<&LocationId>,
        now: Now,
        offset: SignedDuration,
        minute: u16,
    ) -> Vec<SupervisorAlert> {
        if !rules.on {
            *self = Self { ids: self.ids, ..Self::default() };
            return Vec::new();
        }
        let quiet = rules.quiet_hours.is_some_and(|hours| hours.has(minute));
        let (mut raised, mut cleared) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        let was_read = |id: &LocationId| read.is_none_or(|read| read == id);
        for location in locations.iter().filter(|location| was_read(&location.id)) {
            let first = self.known.insert(location.id.clone());
            for observed in observed(rules, location, now, offset) {
                seen.insert(observed.key.clone());
                self.take(observed, first, now.running, &mut cleared);
            }
            // What an old number says is neither so nor over.
            if location.no_answer.is_some() {
                seen.extend(self.conditions.keys().filter(|key| key.location == location.id).cloned());
            }
        }
        self.known.retain(|id| locations.iter().any(|location| location.id == *id));
        // A ticket that was ended, a service that was muted, a location that is gone.
        let known = &self.known;
        self.conditions.retain(|key, condition| {
            let stays =
                if was_read(&key.location) { seen.contains(key) } else { known.contains(&key.location) };
            if !stays
                && key.kind == SupervisorAlertKind::LongCounter
                && let Told::Alert(alert) = &condition.told
            {
                cleared.push((**alert).clone());
            }
            stays
        });
        for (key, condition) in &mut self.conditions {
            let lasted = now.running.saturating_sub(condition.since) >= key.kind.lasts();
            if condition.told == Told::NotYet && condition.over_since.is_none() && lasted && !quiet {
                raised.push(key.clone());
            }
        }
        let mut alerts = self.raise(raised, rules, locations, now, offset);
        if !quiet {
            cleared.iter_mut().for_each(|alert| alert.all_clear = true);
            alerts.extend(at_once(cleared));
        }
        alerts
    }

    fn take(
        &mut self,
        observed: Observed<'_>,
        first: bool,
        now: Duration,
        cleared: &mut Vec<SupervisorAlert>,
    ) {
        let Observed { key, level, .. } = observed;
        match (self.conditions.get_mut(&key), level) {
            (None, Level::On) => {
                let told = if first { Told::Never } else { Told::NotYet };
                self.conditions.insert(key, Condition { since: now, over_since: None, told });
            }
            (None, Level::Between | Level::Off) => {}
            (Some(condition), Level::On | Level::Between) => condition.over_since = None,
            (Some(condition), Level::Off) => {
                let since = *condition.over_since.get_or_insert(now);
                let over = condition.told == Told::NotYet || now.saturating_sub(since) >= OVER_FOR;
                if over && let Some(Condition { told: Told::Alert(alert), .. }) = self.conditions.remove(&key)
                {
                    cleared.push(*alert);
                }
            }
        }
    }

    fn raise(
        &mut self,
        keys: Vec<Key>,
        rules: &SupervisorRules,
        locations: &[Arc<LocationView>],
        now: Now,
        offset: SignedDuration,
    ) -> Vec<SupervisorAlert> {
        let over: BTreeSet<(LocationId, Option<ServiceId>)> = keys
            .iter()
            .filter(|key| key.kind == SupervisorAlertKind::OverTarget)
            .map(|key| (key.location.clone(), key.service.clone()))
            .collect();
        let mut alerts = Vec::new();
        let concerned = |location: &&Arc<LocationView>| keys.iter().any(|key| key.location == location.id);
        for location in locations.iter().filter(concerned) {
            for observed in observed(rules, location, now, offset) {
                let key = &observed.key;
                let is_near = key.kind == SupervisorAlertKind::NearTarget;
                let superseded = is_near && over.contains(&(key.location.clone(), key.service.clone()));
                let Some(condition) = self.conditions.get_mut(key) else { continue };
                if superseded {
                    condition.told = Told::Never;
                } else if keys.contains(key) {
                    self.ids = self.ids.wrapping_add(1);
                    let alert = observed.alert(self.ids);
                    condition.told = Told::Alert(Box::new(alert.clone()));
                    alerts.push(alert);
                }
            }
        }
        at_once(alerts)
    }
}

/// The most important ones; the last says how many more there are.
fn at_once(mut alerts: Vec<SupervisorAlert>) -> Vec<SupervisorAlert> {
    alerts.sort_by_key(|alert| std::cmp::Reverse(alert.kind));
    let more = alerts.len().saturating_sub(MOST_AT_ONCE);
    alerts.truncate(MOST_AT_ONCE);
    if let Some(last) = alerts.last_mut() {
        last.more = u32::try_from(more).unwrap_or(u32::MAX);
    }
    alerts
}

/// Every condition that there can be at a location, as the rules want it.
fn observed<'a>(
    rules: &SupervisorRules,
    location: &'a LocationView,
    now: Now,
    offset: SignedDuration,
) -> Vec<Observed<'a>> {
    let mut all = Observations { location, all: Vec::new() };
    if rules.no_answer {
        let gone = location.no_answer.as_ref();
        let for_s = gone.map(|gone| u32::try_from(now.since(gone.since).as_secs()).unwrap_or(u32::MAX));
        let numbers = AlertNumbers { for_s, ..AlertNumbers::default() };
        all.add(SupervisorAlertKind::NoAnswer, level(gone.is_some(), true), None, None, numbers);
    }
    if location.no_answer.is_some() {
        return all.all;
    }
    if let Some(border) = rules.closing_late_min {
        let border = i32::try_from(border).unwrap_or(i32::MAX);
        let late = location.closes_late_min;
        let level = level(
            late.is_some_and(|late| late >= border),
            late.is_none_or(|late| late <= border - CLOSING_BACK_MIN),
        );
        let numbers = AlertNumbers { late_min: late, ..AlertNumbers::default() };
        all.add(SupervisorAlertKind::ClosingLate, level, None, None, numbers);
    }
    let wanted = |service: &&ServiceView| !rules.muted.contains(&service.numbers.id);
    for service in location.services.iter().filter(wanted) {
        all.service(rules, service);
    }
    for counter in &location.counters {
        all.counter(rules, counter, now, offset);
    }
    if rules.device_away {
        location.devices.iter().for_each(|device| all.device(device));
    }
    all.all
}

struct Observations<'a> {
    location: &'a LocationView,
    all: Vec<Observed<'a>>,
}

impl<'a> Observations<'a> {
    fn add(
        &mut self,
        kind: SupervisorAlertKind,
        level: Level,
        service: Option<&'a ServiceView>,
        counter: Option<&'a CounterView>,
        numbers: AlertNumbers,
    ) {
        let location = self.location;
        let answer = |counter: &CounterView| {
            counter.numbers.answer_id.clone().filter(|_| kind == SupervisorAlertKind::LongCounter)
        };
        // A free counter is one matter, whichever of its services waits.
        let keyed = service.filter(|_| counter.is_none());
        let key = Key {
            kind,
            location: location.id.clone(),
            service: keyed.map(|service| service.numbers.id.clone()),
            counter: counter.map(|counter| (counter.numbers.desk_id.clone(), answer(counter))),
            device: None,
        };
        self.all.push(Observed { key, level, location, service, counter, device: None, numbers });
    }

    fn device(&mut self, device: &'a HallDevice) {
        let location = self.location;
        let key = Key {
            kind: SupervisorAlertKind::DeviceAway,
            location: location.id.clone(),
            service: None,
            counter: None,
            device: Some(device.id.clone()),
        };
        let numbers = AlertNumbers { for_s: device.since_s, ..AlertNumbers::default() };
        let level = level(!device.here, true);
        self.all.push(Observed {
            key,
            level,
            location,
            service: None,
            counter: None,
            device: Some(device),
            numbers,
        });
    }

    fn service(&mut self, rules: &SupervisorRules, service: &'a ServiceView) {
        let (longest, target) = (service.numbers.longest_wait_s, service.numbers.target_wait_s);
        let numbers = numbers(service);
        let borders = rules.thresholds.get(&service.numbers.id).copied().or_else(|| target.map(of_target));
        if rules.over_target
            && let Some(Thresholds { on_s, off_s }) = borders
        {
            let level = level(
                longest.is_some_and(|longest| longest > on_s),
                longest.is_none_or(|longest| longest <= off_s.min(on_s)),
            );
            self.add(SupervisorAlertKind::OverTarget, level, Some(service), None, numbers);
        }
        if rules.near_target
            && let Some(target) = target
        {
            let near = matches!(service.state, ServiceState::Near | ServiceState::Over { .. });
            let far = longest.is_none_or(|longest| u64::from(longest) * 3 <= u64::from(target) * 2);
            self.add(SupervisorAlertKind::NearTarget, level(near, far), Some(service), None, numbers);
        }
        // Where nobody knows what the counters serve, nobody can say that none does.
        let known = self.location.counters.iter().any(|counter| !counter.serves.is_empty());
        if rules.no_counter && known {
            let none = service.numbers.waiting > 0 && service.served_by.somebody() == 0;
            self.add(SupervisorAlertKind::NoCounter, level(none, true), Some(service), None, numbers);
        }
    }

    fn counter(
        &mut self,
        rules: &SupervisorRules,
        counter: &'a CounterView,
        now: Now,
        offset: SignedDuration,
    ) {
        let for_s = counter.since.map(|since| seconds_ago(since, now, offset));
        let location = self.location;
        let served = |service: &&ServiceView| {
            service.numbers.waiting > 0
                && counter.serves.contains(&service.numbers.id)
                && !rules.muted.contains(&service.numbers.id)
        };
        if rules.free_counter {
            // The worst of its services: they stand in this order.
            let waits = location.services.iter().find(served);
            let free = counter.numbers.state == CounterState::Free && waits.is_some();
            let numbers = AlertNumbers { for_s, ..waits.map(numbers).unwrap_or_default() };
            self.add(SupervisorAlertKind::FreeCounter, level(free, true), waits, Some(counter), numbers);
        }
        if rules.long_counter && counter.numbers.state == CounterState::Serving {
            let numbers = AlertNumbers { for_s, ..AlertNumbers::default() };
            let level = level(counter.long, true);
            self.add(SupervisorAlertKind::LongCounter, level, None, Some(counter), numbers);
        }
    }
}

/// Beyond the target, until four fifths of it.
fn of_target(target: u32) -> Thresholds {
    Thresholds { on_s: target, off_s: u32::try_from(u64::from(target) * 4 / 5).unwrap_or(target) }
}

fn numbers(service: &ServiceView) -> AlertNumbers {
    AlertNumbers {
        waiting: service.numbers.waiting,
        over_target: service.numbers.waiting_over_target,
        longest_wait_s: service.numbers.longest_wait_s,
        target_wait_s: service.numbers.target_wait_s,
        for_s: None,
        late_min: None,
    }
}

#[cfg(test)]
mod tests;
