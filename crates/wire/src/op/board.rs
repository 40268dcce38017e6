//! The supervisors' board of our server. What each number means stands in `docs/api.md`.

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value};

use super::hall::HallDevice;
use super::{Method, Operation, OperationKind, Params, role};
use crate::feature;
use crate::forecast::Range;
use crate::ids::{AnswerId, DeskId, LocationId, ServiceId, TicketId, UserId};
use crate::lenient::{self, Fields, Moment, Unreadable};
use crate::model::{self, Readable, range};

/// The board of one location, or of all that the person may see: feature `board` of our server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The location; `None` for all.
    pub location_id: Option<LocationId>,
    /// When the newest step of the last hour began that is known, by the location's time: only later ones are asked for.
    /// A server that does not know this tells all.
    pub steps_after: Option<DateTime>,
}

/// What [`Board`] replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boards {
    /// Of each location, in the directory's order.
    pub locations: Readable<LocationBoard>,
}

/// A number as it would be without a change, and with it.
pub type WithoutAndWith = [u32; 2];

/// One location now and today. Spans are whole seconds that have passed; `None` is "not enough data", never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationBoard {
    /// The location.
    pub id: LocationId,
    /// Its name; empty if the server sent none.
    pub name: String,
    /// Its local date.
    pub business_day: Option<Date>,
    /// When the day's opening hours end, as local time of day `hh:mm`.
    pub closes: Option<String>,
    /// When the last visitor leaves, as local times of day `hh:mm`.
    pub last_leaves: Option<Range<String>>,
    /// By how many seconds the server's forecasts were off in the middle on the last business day.
    pub forecast_error_s: Option<u32>,
    /// What would help.
    pub advice: Option<BoardAdvice>,
    /// Its services.
    pub services: Readable<BoardService>,
    /// Its counters.
    pub counters: Readable<BoardCounter>,
    /// Who was overtaken today, the newest first.
    pub overtaken: Readable<Overtaken>,
    /// Its screens and kiosks (feature `hall`).
    pub devices: Readable<HallDevice>,
}

/// The cheapest change that brings a service back to its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardAdvice {
    /// What to do.
    pub kind: AdviceKind,
    /// The service that it is for.
    pub service_id: ServiceId,
    /// At which counter; `None` for any.
    pub desk_id: Option<DeskId>,
    /// How many counters.
    pub counters: u32,
    /// How long the one will have waited at [`Self::by`] that has waited longest.
    pub longest_wait_s: Option<WithoutAndWith>,
    /// How many will be over the target then.
    pub over_target: Option<WithoutAndWith>,
    /// When that will be, as local time of day `hh:mm`.
    pub by: Option<String>,
    /// Other services whose newcomers would wait longer or shorter.
    pub others: Readable<AdviceForOther>,
}

/// What an advice says to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdviceKind {
    /// The counter takes the service on.
    Serve,
    /// A counter opens, or several.
    Open,
    /// Something that this version does not know, in the server's word.
    Other(String),
}

/// What an advice does to another service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceForOther {
    /// The service.
    pub service_id: ServiceId,
    /// A newcomer's wait.
    pub newcomer_wait_s: Option<WithoutAndWith>,
}

/// A service on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardService {
    /// The service.
    pub id: ServiceId,
    /// Its tag; empty if the server sent none.
    pub tag: String,
    /// Its name; empty if the server sent none.
    pub name: String,
    /// Whether tickets are issued. What is missing counts as open (M18).
    pub open: bool,
    /// How long a wait may be.
    pub target_wait_s: Option<u32>,
    /// How many wait.
    pub waiting: u32,
    /// How many appointments wait whose time has not come; [`Self::waiting`] does not count them.
    pub waiting_later: u32,
    /// Since the one was due that has waited longest.
    pub longest_wait_s: Option<u32>,
    /// How many have waited longer than the target.
    pub waiting_over_target: Option<u32>,
    /// The 90th percentile of the waits of those called in the last hour.
    pub p90_wait_s: Option<u32>,
    /// The mean of today's waits.
    pub average_wait_s: Option<u32>,
    /// The median of the service times.
    pub usual_service_s: Option<u32>,
    /// Their 90th percentile.
    pub long_service_s: Option<u32>,
    /// Until a ticket that is issued now is called.
    pub newcomer_wait_s: Option<Range<u32>>,
    /// Its day.
    pub today: ServiceDay,
    /// Its last hour in steps of five minutes, the oldest first.
    pub last_hour: Readable<BoardStep>,
}

/// What was counted of a service today. A count that is missing is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceDay {
    /// Tickets issued.
    pub issued: u32,
    /// First calls.
    pub called: u32,
    /// Answers that were ended.
    pub ended: u32,
    /// No-shows.
    pub cancelled: u32,
    /// Visitors who left by their own word.
    pub left: u32,
    /// Tickets that a supervisor cancelled while they waited.
    pub removed: u32,
    /// Answers that were sent on.
    pub transferred: u32,
    /// First calls within the target; `None` without one.
    pub within_target: Option<u32>,
}

/// Five minutes of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardStep {
    /// When they began, by the location's time.
    pub from: Moment,
    /// Tickets issued.
    pub issued: u32,
    /// First calls.
    pub called: u32,
    /// How many waited at their end.
    pub waiting: Option<u32>,
    /// How long the one had waited then that had waited longest.
    pub longest_wait_s: Option<u32>,
}

/// A counter on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCounter {
    /// The counter.
    pub desk_id: DeskId,
    /// Its name; empty if the server sent none.
    pub name: String,
    /// What it does.
    pub state: CounterState,
    /// Why, for a break, if its clerk gave a reason.
    pub reason: Option<String>,
    /// What it serves, if its program tells; empty otherwise.
    pub services: Vec<ServiceId>,
    /// Since when, by the location's time.
    pub since: Option<Moment>,
    /// Who is there.
    pub user_id: Option<UserId>,
    /// Their name.
    pub user_name: Option<String>,
    /// The open answer.
    pub answer_id: Option<AnswerId>,
    /// The ticket that is served.
    pub ticket: Option<ServedTicket>,
    /// Answers that were ended here today.
    pub ended_today: u32,
    /// The mean of today's service times here.
    pub average_service_s: Option<u32>,
}

/// What a counter does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CounterState {
    /// A ticket is open.
    Serving,
    /// Nobody is served.
    Free,
    /// The clerk is on a break.
    Break,
    /// Nobody is there.
    Nobody,
    /// Something that this version does not know, in the server's word.
    Other(String),
}

/// A ticket as the board names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketName {
    /// The ticket.
    pub id: TicketId,
    /// Its number; empty if the server sent none.
    pub number: String,
    /// The tag of its number; empty if the server sent none.
    pub tag: String,
}

/// The ticket at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedTicket {
    /// Which.
    pub ticket: TicketName,
    /// What it was called for.
    pub service_id: Option<ServiceId>,
}

/// A first call that overtook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// Who had been due earlier.
    pub ticket: TicketName,
    /// Who was called.
    pub by: TicketName,
    /// Where.
    pub desk_id: Option<DeskId>,
    /// When, by the location's time.
    pub at: Option<Moment>,
}

impl TicketName {
    /// The number as called out, as [`crate::Ticket::label`] (V10).
    pub fn label(&self) -> String {
        model::called_out(&self.tag, &self.number)
    }

    fn read(value: Option<&Value>) -> Result<Self, Unreadable> {
        let map = map(value, "id")?;
        Ok(Self { id: map.id("id")?.into(), number: map.label("number"), tag: map.label("tag") })
    }
}

impl CounterState {
    /// The server's word for it.
    pub fn word(&self) -> &str {
        match self {
            Self::Serving => "serving",
            Self::Free => "free",
            Self::Break => "break",
            Self::Nobody => "nobody",
            Self::Other(word) => word,
        }
    }

    fn read(word: String) -> Self {
        let known = [Self::Serving, Self::Free, Self::Break, Self::Nobody];
        known.into_iter().find(|known| known.word() == word).unwrap_or(Self::Other(word))
    }
}

impl AdviceKind {
    fn read(word: String) -> Self {
        match word.as_str() {
            "serve" => Self::Serve,
            "open" => Self::Open,
            _ => Self::Other(word),
        }
    }
}

fn map<'a>(value: Option<&'a Value>, field: &str) -> Result<&'a Map<String, Value>, Unreadable> {
    value.and_then(Value::as_object).ok_or_else(|| Unreadable::new(field, value))
}

fn count(map: &Map<String, Value>, key: &str) -> Option<u32> {
    map.get(key).and_then(lenient::count)
}

fn some_id<T: From<String>>(map: &Map<String, Value>, key: &str) -> Option<T> {
    map.id(key).ok().map(T::from)
}

fn pair(map: &Map<String, Value>, key: &str) -> Option<WithoutAndWith> {
    let [without, with] = map.get(key)?.as_array()?.as_slice() else { return None };
    Some([lenient::count(without)?, lenient::count(with)?])
}

/// A list inside a board: one that is none at all is empty, so that it hides nothing else.
fn list<T>(
    map: &Map<String, Value>,
    key: &str,
    read: impl Fn(&Value) -> Result<T, Unreadable>,
) -> Readable<T> {
    model::list(map, key, read)
        .unwrap_or_else(|unreadable| Readable { items: Vec::new(), unreadable: vec![unreadable] })
}

impl LocationBoard {
    /// Reads a location; only its id is required.
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "id")?;
        Ok(Self {
            id: map.id("id")?.into(),
            name: map.text("name").unwrap_or_default(),
            business_day: map.get("business_day").and_then(Value::as_str).and_then(|day| day.parse().ok()),
            closes: map.get("closes").and_then(lenient::label),
            last_leaves: range(map.get("last_leaves"), lenient::label),
            forecast_error_s: count(map, "forecast_error_s"),
            // An advice that cannot be read is none: nobody could follow it.
            advice: map.get("advice").and_then(|advice| BoardAdvice::read(advice).ok()),
            services: list(map, "services", BoardService::read),
            counters: list(map, "counters", BoardCounter::read),
            overtaken: list(map, "overtaken", Overtaken::read),
            devices: list(map, "devices", HallDevice::read),
        })
    }
}

impl BoardAdvice {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "kind")?;
        let kind = map.label("kind");
        if kind.is_empty() {
            return Err(Unreadable::new("kind", map.get("kind")));
        }
        let other = |item: &Value| {
            let map = self::map(Some(item), "service_id")?;
            Ok(AdviceForOther {
                service_id: map.id("service_id")?.into(),
                newcomer_wait_s: pair(map, "newcomer_wait_s"),
            })
        };
        Ok(Self {
            kind: AdviceKind::read(kind),
            service_id: map.id("service_id")?.into(),
            desk_id: some_id(map, "desk_id"),
            counters: count(map, "counters").unwrap_or(1),
            longest_wait_s: pair(map, "longest_wait_s"),
            over_target: pair(map, "over_target"),
            by: map.get("by").and_then(lenient::label),
            others: list(map, "others", other),
        })
    }
}

impl BoardService {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "id")?;
        Ok(Self {
            id: map.id("id")?.into(),
            tag: map.label("tag"),
            name: map.text("name").unwrap_or_default(),
            open: map.get("open").and_then(lenient::boolean).unwrap_or(true),
            target_wait_s: count(map, "target_wait_s"),
            waiting: count(map, "waiting").unwrap_or(0),
            waiting_later: count(map, "waiting_later").unwrap_or(0),
            longest_wait_s: count(map, "longest_wait_s"),
            waiting_over_target: count(map, "waiting_over_target"),
            p90_wait_s: count(map, "p90_wait_s"),
            average_wait_s: count(map, "average_wait_s"),
            usual_service_s: count(map, "usual_service_s"),
            long_service_s: count(map, "long_service_s"),
            newcomer_wait_s: range(map.get("newcomer_wait_s"), lenient::count),
            today: ServiceDay::read(map.get("today")),
            last_hour: list(map, "last_hour", BoardStep::read),
        })
    }
}

impl ServiceDay {
    fn read(value: Option<&Value>) -> Self {
        let Some(map) = lenient::object(value) else { return Self::default() };
        let number = |key: &str| count(map, key).unwrap_or(0);
        Self {
            issued: number("issued"),
            called: number("called"),
            ended: number("ended"),
            cancelled: number("cancelled"),
            left: number("left"),
            removed: number("removed"),
            transferred: number("transferred"),
            within_target: count(map, "within_target"),
        }
    }
}

impl BoardStep {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "from")?;
        Ok(Self {
            from: map.moment("from").ok_or_else(|| Unreadable::new("from", map.get("from")))?,
            issued: count(map, "issued").unwrap_or(0),
            called: count(map, "called").unwrap_or(0),
            waiting: count(map, "waiting"),
            longest_wait_s: count(map, "longest_wait_s"),
        })
    }
}

impl BoardCounter {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "desk_id")?;
        let state = map.label("state");
        if state.is_empty() {
            return Err(Unreadable::new("state", map.get("state")));
        }
        let ticket = |ticket: &Value| {
            let service_id = ticket.get("service_id").and_then(lenient::id).map(ServiceId::new);
            Some(ServedTicket { ticket: TicketName::read(Some(ticket)).ok()?, service_id })
        };
        let service =
            |id: &Value| lenient::id(id).map(ServiceId::new).ok_or_else(|| Unreadable::new("id", Some(id)));
        let today = lenient::object(map.get("today"));
        Ok(Self {
            desk_id: map.id("desk_id")?.into(),
            name: map.text("name").unwrap_or_default(),
            state: CounterState::read(state),
            reason: map.text("reason"),
            services: list(map, "services", service).items,
            since: map.moment("since"),
            user_id: some_id(map, "user_id"),
            user_name: map.text("user_name"),
            answer_id: some_id(map, "answer_id"),
            ticket: map.get("ticket").and_then(ticket),
            ended_today: today.and_then(|today| count(today, "ended")).unwrap_or(0),
            average_service_s: today.and_then(|today| count(today, "average_service_s")),
        })
    }
}

impl Overtaken {
    fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = map(Some(value), "ticket")?;
        Ok(Self {
            ticket: TicketName::read(map.get("ticket")).map_err(|error| error.under("ticket"))?,
            by: TicketName::read(map.get("by")).map_err(|error| error.under("by"))?,
            desk_id: some_id(map, "desk_id"),
            at: map.moment("at"),
        })
    }
}

impl Operation for Board {
    const OP: &'static str = "board";
    const FEATURE: Option<&'static str> = Some(feature::BOARD);
    const METHOD: Method = Method::Get;
    const KIND: OperationKind = OperationKind::Read;
    const ROLES: &'static [&'static str] = &[role::SUPERVISE];
    type Reply = Boards;

    fn params(&self) -> Params {
        let known = self.steps_after.map(|at| at.strftime("%Y-%m-%d %H:%M:%S"));
        Params::new().optional("location_id", self.location_id.as_ref()).optional("steps_after", known)
    }

    fn read(body: &Map<String, Value>) -> Result<Boards, Unreadable> {
        if !body.contains_key("locations") {
            return Err(Unreadable::new("locations", None));
        }
        Ok(Boards { locations: model::list(body, "locations", LocationBoard::read)? })
    }

    /// A board of one location is of that one: its numbers must not stand under another's name.
    fn answered_by(&self, boards: &Boards) -> Result<(), Unreadable> {
        let Some(asked) = &self.location_id else { return Ok(()) };
        match boards.locations.items.iter().find(|board| board.id != *asked) {
            Some(other) => Err(Unreadable::new("locations.id", Some(&Value::from(other.id.as_str())))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
