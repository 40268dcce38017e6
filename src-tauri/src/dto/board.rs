//! The board as its page draws it.

use callpad_board::SupervisorAlertKind;
use callpad_wire::{CounterRequestKind, CounterRequestState, ServiceRef};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ActsView, ConnectionView, DeviceView, DirectoryView, ErrorView, KeyringProblem, LocationSummary,
    SeenServiceView,
};

/// Everything that the board's page needs to draw, whole; afterwards [`BoardChange`]s follow.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardSnapshot {
    /// Grows with every change.
    pub revision: u32,
    /// One's own server, then the further ones.
    pub servers: Vec<BoardServer>,
    /// Further servers that the organisation gives.
    pub offered: OfferedServers,
    /// The locations of all servers, the worst first, in a few numbers each.
    pub locations: Vec<LocationSummary>,
    /// The whole board of the one that is in view: the one chosen, or else the worst. Null where there is none.
    pub shown: Option<LocationBoard>,
    /// How many more there are than are drawn.
    pub more_locations: u32,
    /// What is wrong now, and what is over.
    pub alerts: Vec<BoardAlert>,
    /// What the board is asked to show.
    pub navigation: BoardNavigation,
}

/// What the system's menu asks the board to show. `times` grows with each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardNavigation {
    /// How often something was asked for.
    pub times: u32,
    /// What.
    pub to: BoardPlace,
}

/// A place on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BoardPlace {
    /// What happens now.
    #[default]
    Now,
    /// The day.
    Today,
    /// All locations.
    Locations,
    /// The settings.
    Settings,
    /// The keys.
    Help,
}

/// One message on the board's channel: the parts that changed, each whole.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardChange {
    /// The revision after this change.
    pub revision: u32,
    /// The parts that changed.
    pub parts: Vec<BoardPart>,
}

/// One part of the [`BoardSnapshot`].
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "part", content = "value", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant)] // made, written as JSON and dropped: a few at a time
pub enum BoardPart {
    /// A server was added or removed: all of them, each whole.
    Servers(Vec<BoardServer>),
    /// What the organisation gives changed.
    Offered(OfferedServers),
    /// A session began, ended or changed.
    Session {
        /// Number of its server.
        server: u32,
        /// It.
        session: Option<BoardSession>,
    },
    /// The line to a server changed.
    Connection {
        /// Number of the server.
        server: u32,
        /// How the line is.
        connection: ConnectionView,
    },
    /// A server refuses the board, or no longer does.
    Denied {
        /// Number of the server.
        server: u32,
        /// Whether it does.
        denied: bool,
    },
    /// These locations changed; the others stay as they were.
    Locations(Vec<LocationSummary>),
    /// The one in view changed, or another is. The others are told in a few numbers each: with many of them, a whole board of each
    /// would be most of what a page is told, and reads, many times a second.
    Shown(Option<LocationBoard>),
    /// All locations that are drawn, the worst first; one that is not named is gone.
    Order {
        /// Each with its server.
        places: Vec<PlaceOnBoard>,
        /// How many more there are than are drawn.
        more: u32,
    },
    /// What was done at a server changed.
    Acts {
        /// Number of the server.
        server: u32,
        /// All of it.
        acts: ActsView,
    },
    /// The alerts changed.
    Alerts(Vec<BoardAlert>),
    /// The board is asked to show something.
    Navigation(BoardNavigation),
}

/// A server of the board.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardServer {
    /// Its number: 0 for the one that the person signed in to, else another for each that was added since the start.
    pub id: u32,
    /// Its address; empty for the built-in one.
    pub server: String,
    /// What tells it from the others: host and port; null for the built-in one.
    pub name: Option<String>,
    /// The person's user id there.
    pub user_id: String,
    /// Who supervises there; null where nobody does.
    pub session: Option<BoardSession>,
    /// How the line to it is.
    pub connection: ConnectionView,
    /// Whether it refuses the board to this person (the role was taken away).
    pub denied: bool,
    /// What was done there, and what is on its way.
    pub acts: ActsView,
}

/// Further servers, as far as the organisation says something of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferedServers {
    /// Addresses that it gives and nobody is signed in to.
    pub addresses: Vec<String>,
    /// Whether others may be added.
    pub others: bool,
    /// The most servers of one board, one's own among them.
    pub most: u32,
}

/// A location of a server. Two servers may call theirs the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceOnBoard {
    /// Number of the server.
    pub server: u32,
    /// Id of the location there.
    pub location_id: String,
}

/// Who supervises where.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardSession {
    /// The server's address; empty for the built-in one.
    pub server: String,
    /// Whether it is the server inside the app.
    pub built_in: bool,
    /// User id.
    pub user_id: String,
    /// Name of the person; the id where no name is known.
    pub user_name: String,
    /// Name of the counter where this person sits too; null without one.
    pub desk_name: Option<String>,
    /// Counters, people, languages and devices; empty lists where nobody tells them (M16).
    pub directory: DirectoryView,
    /// What the server can do for a supervisor; what it cannot is not drawn.
    pub can: BoardAbilities,
    /// Of a server that tells no board: since when its lists were seen, "09:12" by this computer; nothing is known of before.
    pub seen_since: Option<String>,
    /// Why the token is only in memory; null when it rests in the keyring.
    pub memory_only: Option<KeyringProblem>,
    /// Whether token and names travel readable by others (T1).
    pub open_line: bool,
}

/// What the server can do for a supervisor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardAbilities {
    /// It tells the numbers of the board (feature `board`); otherwise counts and lists are all there is.
    pub board: bool,
    /// Waiting tickets and services can be changed, and tickets of the day be found (feature `tickets`).
    pub tickets: bool,
    /// A counter can be asked (feature `requests`).
    pub requests: bool,
    /// It forecasts (feature `forecast`).
    pub forecast: bool,
    /// It does not, but from what was seen of it the forecast is worked out here.
    pub seen_forecast: bool,
    /// It reports days (feature `report`).
    pub report: bool,
    /// This person may issue tickets, as far as it is known.
    pub issue: bool,
}

/// A location. Spans are those of the moment at which its numbers were read.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LocationBoard {
    /// Number of its server.
    pub server: u32,
    /// Its id there.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
    /// Milliseconds since its numbers were read.
    pub age_ms: u32,
    /// Why no newer numbers could be read; null while they can.
    pub error: Option<ErrorView>,
    /// Its local date, "2026-11-28".
    pub business_day: String,
    /// Seconds since its local midnight when its numbers were read.
    pub local_s: u32,
    /// When its opening hours end today, "17:00"; null where they are not known or it is closed all day.
    pub closes: Option<String>,
    /// When the last visitor leaves: median, and the ends of the 80 % range.
    pub last_leaves: Option<[String; 3]>,
    /// How it would still close on time; null where it does, or where that is not known.
    pub closing: Option<ClosingView>,
    /// By how many seconds the forecasts were off in the middle on the last day that was measured.
    pub forecast_error_s: Option<u32>,
    /// The one change that is worth it; null without one.
    pub advice: Option<AdviceView>,
    /// What became of earlier advice of today, the newest first.
    pub graded: Vec<GradedAdvice>,
    /// Its services, the worst first.
    pub services: Vec<ServiceBoard>,
    /// Its counters, in the directory's order.
    pub counters: Vec<CounterBoard>,
    /// First calls of the last hour that overtook, the newest first.
    pub overtaken: Vec<Overtaking>,
    /// Its screens and kiosks; none where the server has no hall.
    pub devices: Vec<DeviceView>,
}

/// How a location would still close on time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosingView {
    /// Until when tickets may be issued, "16:41"; null: whoever takes one now leaves after closing.
    pub last_ticket: Option<String>,
    /// The service whose newcomers leave last.
    pub service: ServiceRef,
    /// From when on one more counter for that service would do the work that is left at closing, "16:20"; whether that is
    /// enough the what-if tells.
    pub open_from: String,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceBoard {
    /// Its id.
    pub id: String,
    /// Its tag, such as "A".
    pub tag: String,
    /// Its name.
    pub name: String,
    /// Whether tickets are issued.
    pub open: bool,
    /// Nothing happens there: it is drawn small, or folded.
    pub quiet: bool,
    /// How it stands against its target.
    pub state: ServiceStateView,
    /// The target in seconds.
    pub target_wait_s: Option<u32>,
    /// How many wait.
    pub waiting: u32,
    /// How many appointments wait whose time has not come.
    pub waiting_later: u32,
    /// Seconds that the one has waited that has waited longest.
    pub longest_wait_s: Option<u32>,
    /// How many have waited longer than the target.
    pub waiting_over_target: Option<u32>,
    /// 90 % of the last hour's first calls waited at most this long, in seconds; null: not enough data.
    pub p90_wait_s: Option<u32>,
    /// Mean wait of today, in seconds.
    pub average_wait_s: Option<u32>,
    /// Usual service time, in seconds.
    pub usual_service_s: Option<u32>,
    /// Seconds that a newcomer will wait: median, and the ends of the 80 % range.
    pub newcomer_wait_s: Option<[u32; 3]>,
    /// How many counters that serve it have somebody there.
    pub counters: u32,
    /// Today.
    pub today: TodayView,
    /// The longest wait at the end of each five minutes of the last hour, in seconds, the oldest first; null where nobody waited
    /// or it is not known.
    pub last_hour: Vec<Option<u32>>,
    /// What was seen of it here, and what follows from that; null where the server counts and forecasts.
    pub seen: Option<SeenServiceView>,
}

/// How a service stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ServiceStateView {
    /// Over it.
    Over {
        /// By how many seconds.
        by_s: u32,
    },
    /// Soon over it.
    Near {
        /// In how many seconds, at this pace.
        in_s: u32,
    },
    /// On target.
    OnTarget,
    /// It has none.
    NoTarget,
    /// No tickets are issued and nobody waits.
    Closed,
}

/// What was counted today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// Tickets issued.
    pub issued: u32,
    /// First calls.
    pub called: u32,
    /// Answers that were ended.
    pub ended: u32,
    /// No-shows.
    pub no_shows: u32,
    /// Visitors who said that they leave.
    pub left: u32,
    /// Tickets that a supervisor removed.
    pub removed: u32,
    /// Answers that ended with a transfer.
    pub transferred: u32,
    /// First calls within the target; null without one.
    pub within_target: Option<u32>,
}

/// A counter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CounterBoard {
    /// Its id.
    pub desk_id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub state: CounterStateView,
    /// Milliseconds since it does that; null: not today.
    pub since_ms: Option<u32>,
    /// "09:20" for that moment.
    pub since: Option<String>,
    /// Name of the person there.
    pub user_name: Option<String>,
    /// The reason for the break.
    pub reason: Option<String>,
    /// The ticket that is served.
    pub ticket: Option<ServedTicket>,
    /// Whether that takes longer than nine of ten do.
    pub long: bool,
    /// Usual service time of what is served, in seconds.
    pub usual_service_s: Option<u32>,
    /// Ids of the services that it serves; null where nobody tells them.
    pub service_ids: Option<Vec<String>>,
    /// Answers ended there today.
    pub ended: u32,
    /// Their mean time in seconds; null where it is not known or not kept.
    pub average_service_s: Option<u32>,
    /// What was asked of it and has no answer yet, or was answered within the last minutes.
    pub request: Option<CounterAsked>,
}

/// What a counter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CounterStateView {
    /// It serves a ticket.
    Serving,
    /// Somebody is there and free.
    Free,
    /// On a break.
    Break,
    /// Nobody is there.
    Nobody,
}

/// A ticket at a counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServedTicket {
    /// Its id.
    pub id: String,
    /// Its number as called out.
    pub label: String,
    /// The service that it was called for.
    pub service: ServiceRef,
}

/// What was asked of a counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CounterAsked {
    /// What.
    pub kind: CounterRequestKind,
    /// The service that it is about.
    pub service: Option<ServiceRef>,
    /// What came of it.
    pub answer: CounterRequestState,
    /// Milliseconds until it ends by itself; of one that is over, until it is shown no more.
    pub left_ms: u32,
}

/// The cheapest change that brings the worst service back to its target.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AdviceView {
    /// The service.
    pub service: ServiceRef,
    /// The counter that shall open or take the service on; null: any `counters` of them open.
    pub desk_id: Option<String>,
    /// Its name.
    pub desk_name: Option<String>,
    /// Whether that counter is there and takes the service on; otherwise it opens.
    pub serve: bool,
    /// How many counters.
    pub counters: u32,
    /// The longest wait in seconds at `by`: without, and with the change.
    pub longest_wait_s: [u32; 2],
    /// How many are over the target at `by`: without, and with the change.
    pub over_target: [u32; 2],
    /// "11:00".
    pub by: String,
    /// What it does to others.
    pub others: Vec<AdviceOther>,
}

/// A service whose newcomers would wait a minute longer or shorter, or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AdviceOther {
    /// The service.
    pub service: ServiceRef,
    /// What its newcomers wait in seconds: without, and with the change.
    pub newcomer_wait_s: [u32; 2],
}

/// Advice that was followed, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GradedAdvice {
    /// The service.
    pub service: ServiceRef,
    /// Name of the counter that was asked.
    pub desk_name: Option<String>,
    /// What its clerk said.
    pub answer: CounterRequestState,
    /// When it was asked, "10:20".
    pub asked: String,
    /// When its forecast was to be true, "11:00".
    pub by: String,
    /// What was expected at `by`: the longest wait in seconds without, and with the change.
    pub expected_longest_s: Option<[u32; 2]>,
    /// The longest wait then, in seconds, 0 if nobody waited; null where that moment has not come or was missed.
    pub longest_s: Option<u32>,
    /// How many were expected over the target: without, and with the change.
    pub expected_over: Option<[u32; 2]>,
    /// How many were over it; null before `by`, and without a target.
    pub over: Option<u32>,
    /// Nobody read the board at that moment.
    pub missed: bool,
}

/// A first call that overtook others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Overtaking {
    /// Number of the ticket that was overtaken.
    pub label: String,
    /// Its id.
    pub ticket_id: String,
    /// Number of the one that was called before it.
    pub by: String,
    /// Name of the counter.
    pub desk_name: String,
    /// "10:21".
    pub at: String,
}

/// An alert for a supervisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardAlert {
    /// Names it among those of its server; the same from its beginning to its all-clear.
    pub id: u32,
    /// Number of the server that it is from.
    pub server: u32,
    /// What tells that server from the others; null where it is the only one.
    pub server_name: Option<String>,
    /// Why.
    pub kind: SupervisorAlertKind,
    /// Name of the location.
    pub location: String,
    /// Its id.
    pub location_id: String,
    /// The service or counter that it is about.
    pub subject: Option<String>,
    /// Over the target: by how many minutes; near it: the longest wait in minutes; no counter: how many wait; a counter or a
    /// location: for how many minutes; closing: how many minutes later. Null where it is not known.
    pub number: Option<u32>,
    /// Whether it is over: the all-clear.
    pub over: bool,
    /// Milliseconds since it began, or since it is over.
    pub since_ms: u32,
}
