//! What pages are told. No name of a visitor or of a member of staff, no note and no custom field is among what it is made
//! of. Moments are told as how long ago or how far ahead they are: a page's clock may be wrong by hours.

use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

use crate::{
    domain::{
        hall::{
            HallCall, HallCounter, HallDevice, HallLocation, HallNumber, HallService, HeldTicket, PhoneCode,
            PhoneState, PhoneTicket, QueuePlace,
        },
        opening::Opening,
        ticket::padded,
        zones::Zones,
    },
    forecast::ForHall,
    queue::outcome::IssuedAtKiosk,
    store::hall::HallSeen,
};

/// How many calls a screen shows.
pub(super) const MOST_CALLS: usize = 5;
/// Of whom so few are ahead, the turn comes soon.
const SOON: u32 = 2;

/// A message, or an answer without `success`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told(pub(crate) Map<String, Value>);

impl Told {
    fn of(value: Value) -> Self {
        match value {
            Value::Object(members) => Self(members),
            _ => Self::default(),
        }
    }

    /// A message of this type, without members.
    pub(crate) fn message(kind: &str) -> Self {
        Self::of(json!({ "type": kind }))
    }

    /// The same as a message of this type.
    pub(crate) fn with_type(&self, kind: &str) -> Self {
        let mut members = Map::new();
        members.insert("type".into(), kind.into());
        members.extend(self.0.clone());
        Self(members)
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// As it is sent.
    pub(crate) fn text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}

/// A location as it is now.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) location: HallLocation,
    now: Timestamp,
    pub(super) zone: TimeZone,
    opening: Opening,
    services: Vec<HallService>,
    calls: Vec<HallCall>,
}

impl Scene {
    /// From what the store has seen.
    pub(super) fn of(seen: HallSeen, zones: &Zones, at_any_hour: bool) -> Self {
        let HallSeen { now, location, services, calls, .. } = seen;
        let zone = zones.of(location.time_zone.as_deref());
        let hours = location.hours.as_ref().filter(|_| !at_any_hour);
        Self { opening: Opening::at(hours, now, &zone), location, now, zone, services, calls }
    }

    /// The moment with its zone, for a page to count on from.
    fn now(&self) -> String {
        shown(self.now, &self.zone)
    }

    /// A ticket that a kiosk has issued.
    pub(super) fn issued(&self, issued: &IssuedAtKiosk, code: &PhoneCode, forecast: &ForHall) -> Told {
        let path = format!("/t/{}", code.shown());
        Told::of(json!({
            "ticket": {"tag": issued.tag, "number": issued.number},
            "service": {"id": issued.service_id, "name": issued.service_name},
            "ahead": issued.ahead, "wait_s": forecast.newcomer(&issued.service_id),
            "code": code.shown(), "path": path, "now": self.now(),
            "slip": if issued.is_held { "wanted" } else { "none" },
        }))
    }

    /// What a screen or a kiosk shows.
    pub(super) fn state(
        &self,
        device: &HallDevice,
        forecast: &ForHall,
        printer: Option<&str>,
        phones_at: Option<&str>,
    ) -> Told {
        let location = &self.location;
        let calls: Vec<Value> = self.calls.iter().map(|one| Value::Object(call(one, self.now).0)).collect();
        Told::of(json!({
            "now": self.now(),
            "location": {"id": location.id, "name": location.name, "languages": location.languages,
                "notice": location.notice},
            "device": {"id": device.id, "name": device.name, "kind": device.kind.word(),
                "prints": device.printer.is_some(), "printer": printer},
            "phones": phones_at,
            "called": calls,
            "services": self.services(forecast),
            "version": crate::hall_files::version(),
        }))
    }

    /// The services with how long a newcomer waits.
    pub(super) fn services(&self, forecast: &ForHall) -> Value {
        let service = |one: &HallService| {
            let is_open = one.open && self.opening.is_open();
            let opens = self.opening.opens().filter(|_| one.open);
            let opens = opens.map(|at| {
                at.to_zoned_datetime(self.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
            });
            json!({
                "id": one.id, "tag": one.tag, "name": one.name, "open": is_open, "waiting": one.waiting,
                "wait_s": forecast.newcomer(&one.id).filter(|_| is_open), "opens": opens, "last_ticket": one.stopped,
            })
        };
        self.services.iter().map(service).collect()
    }

    /// What a phone shows.
    pub(super) fn phone(&self, phone: &PhoneTicket, forecast: &ForHall) -> Told {
        let waits = phone.state == PhoneState::Waiting;
        let in_ms =
            forecast.ticket(&phone.id).filter(|_| waits).map(|wait| wait.map(|wait_s| wait_s * 1_000));
        let of_call = phone.call.as_ref();
        self.phone_members(phone.state.word(), &phone.service, json!(phone.ticket))
            .with("ahead", phone.place.map(|place| place.ahead))
            .with("in_ms", json!(in_ms))
            .with("soon", phone.place.is_some_and(|place| place.ahead <= SOON))
            .with("counter", json!(of_call.map(|call| &call.counter)))
            .with("call", of_call.map(|call| call.call))
            .with("times", of_call.map(|call| call.times))
            .with("called_ago_ms", of_call.map(|call| ago_ms(call.announced, self.now)))
            .with("may_let_ahead", !phone.has_let_ahead && phone.place.is_some_and(QueuePlace::has_behind))
            .with("may_leave", waits)
    }

    /// The moments at which a ticket's turn is expected, in seconds since 1970.
    pub(super) fn turn_of(&self, phone: &PhoneTicket, forecast: &ForHall) -> Option<[i64; 3]> {
        let wait = forecast.ticket(&phone.id).filter(|_| phone.state == PhoneState::Waiting)?;
        Some(wait.map(|wait_s| self.now.as_second().saturating_add(wait_s)))
    }

    /// What a phone shows of a ticket whose slip is not out yet; `None` if its service is gone.
    pub(super) fn held(&self, held: &HeldTicket) -> Option<Told> {
        let service = self.services.iter().find(|one| one.id == held.service_id)?;
        let ticket = HallNumber { tag: service.tag.clone(), number: padded(held.number) };
        let service = HallCounter { tag: service.tag.clone(), name: service.name.clone() };
        let mut told = self.phone_members("held", &service, json!(ticket));
        for name in ["ahead", "in_ms", "counter", "call", "times", "called_ago_ms"] {
            told = told.with(name, Value::Null);
        }
        Some(told.with("soon", false).with("may_let_ahead", false).with("may_leave", false))
    }

    fn phone_members(&self, state: &str, service: &HallCounter, ticket: Value) -> Told {
        let location = &self.location;
        Told::of(json!({
            "now": self.now(),
            "location": {"name": location.name, "notice": location.notice, "languages": location.languages},
            "service": service,
            "ticket": ticket,
            "state": state,
        }))
    }
}

impl QueuePlace {
    fn has_behind(self) -> bool {
        self.behind > 0
    }
}

/// A moment with its zone, for a page to count on from.
pub(crate) fn shown(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

/// A call, as a screen announces it.
pub(crate) fn call(call: &HallCall, now: Timestamp) -> Told {
    Told::of(json!({
        "call": call.call, "ticket": call.ticket, "counter": call.counter, "again": call.times > 1,
        "times": call.times, "ago_ms": ago_ms(call.announced, now),
    }))
}

/// How long ago; nothing for a clock that was set back.
fn ago_ms(then: Timestamp, now: Timestamp) -> i64 {
    // To the nearest: moments of changes are some microseconds apart, so that none is another's.
    i64::try_from((now.duration_since(then).as_micros() + 500) / 1_000).unwrap_or(i64::MAX).max(0)
}
