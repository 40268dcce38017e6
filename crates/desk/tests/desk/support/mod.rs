//! What the tests are made with: builders here, a bench for the state machine, a fake server for the runner.

mod bench;
mod server;

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use callpad_desk::{Now, StoreProblem};
use callpad_desk::{OpenRecord, Outcome, QueueReply, ReadBack, RefreshResult, Seat, Transfer, WhoIsNext};
use callpad_wire::op::{CreatedTicket, Destination, Readable};
use callpad_wire::{
    Answer, DeskId, DeskRef, Errno, Moment, ServiceRef, Ticket, UserId, UserRef, WaitingService,
};
use callpad_wire::{Error, Features};
use jiff::{SignedDuration, Timestamp};

pub(crate) use bench::Bench;
pub(crate) use server::{FakeServer, FakeStore, Fault, Push, TestClock};

/// Monday morning.
pub(crate) fn start() -> Now {
    Now { running: Duration::from_secs(1000), wall: "2026-11-23T09:00:00Z".parse().unwrap() }
}

pub(crate) fn seat() -> Seat {
    Seat {
        server: "http://bloom".into(),
        user_id: "ana".into(),
        desk_id: "3".into(),
        services: vec!["a".into(), "b".into()],
        location: None,
        time_zone: Some("UTC".into()),
        target_wait_s: Vec::new(),
    }
}

/// What comes of sending to a server of the test, which makes nobody wait.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// createticket came back with this.
pub(crate) fn issued(created: CreatedTicket) -> Outcome {
    Outcome::Queue(Ok(QueueReply::Issued(Box::new(created))))
}

/// Another person at another counter.
pub(crate) fn other_seat() -> Seat {
    Seat { user_id: "rui".into(), desk_id: "4".into(), ..seat() }
}

pub(crate) fn service(id: &str) -> ServiceRef {
    ServiceRef { id: id.into(), name: format!("Service {id}"), tag: id.to_uppercase() }
}

/// Issued so many minutes after eight.
pub(crate) fn ticket(service_id: &str, number: &str, minutes: i64) -> Ticket {
    let eight: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
    Ticket {
        issued: Some(Moment::Exact(eight + SignedDuration::from_mins(minutes))),
        service: Some(service(service_id)),
        ..Ticket::bare(format!("t-{service_id}{number}"), number)
    }
}

pub(crate) fn desk_ref(id: &str) -> DeskRef {
    DeskRef { id: DeskId::new(id), name: format!("Counter {id}"), tag: id.into() }
}

pub(crate) fn user_ref(id: &str) -> UserRef {
    UserRef { id: UserId::new(id), display_name: id.into(), username: id.into() }
}

pub(crate) fn answer(id: &str, ticket: Ticket) -> Answer {
    Answer { id: id.into(), called: None, ended: None, state: None, ticket }
}

pub(crate) fn refused(operation: &'static str, errno: u32) -> Error {
    Error::Refused { operation, status: 200, errno: Errno(errno), roles: &[] }
}

pub(crate) fn not_arrived() -> Error {
    Error::TimedOut { after: Duration::from_secs(5), sent: false }
}

pub(crate) fn waiting_service(id: &str, waiting: u32) -> WaitingService {
    WaitingService { service: service(id), waiting, open: true, average_wait_s: None }
}

pub(crate) fn readable<T>(items: Vec<T>) -> Readable<T> {
    Readable { items, unreadable: Vec::new() }
}

/// A whole refresh: these tickets wait in services a and b.
pub(crate) fn found(a: Vec<Ticket>, b: Vec<Ticket>, read_back: ReadBack) -> RefreshResult {
    let count = |list: &[Ticket]| u32::try_from(list.len()).unwrap();
    RefreshResult {
        read_back,
        counts: Some(Ok(readable(vec![waiting_service("a", count(&a)), waiting_service("b", count(&b))]))),
        waiting: vec![("a".into(), Ok(readable(a))), ("b".into(), Ok(readable(b)))],
        paused: None,
        cancelled: None,
        requests: None,
        next: WhoIsNext::NoResponse,
        error: None,
        offset: SignedDuration::ZERO,
        features: Features::default(),
        spread: 0.0,
    }
}

/// The same from our own server, which knows keys and reads back.
pub(crate) fn ours(found: RefreshResult) -> RefreshResult {
    RefreshResult { features: Features::read("idempotency, answers"), ..found }
}

/// The connection is lost.
pub(crate) fn no_answer(error: Error) -> RefreshResult {
    RefreshResult {
        read_back: ReadBack::NoResponse,
        counts: None,
        waiting: Vec::new(),
        paused: None,
        cancelled: None,
        requests: None,
        next: WhoIsNext::NoResponse,
        error: Some(error),
        offset: SignedDuration::ZERO,
        features: Features::default(),
        spread: 0.0,
    }
}

/// What a fresh desk with two tickets in a and one in b shows.
pub(crate) fn three_waiting(read_back: ReadBack) -> RefreshResult {
    found(vec![ticket("a", "001", 0), ticket("a", "002", 5)], vec![ticket("b", "001", 3)], read_back)
}

/// A transfer with nothing but its target.
pub(crate) fn to_counter_4() -> Transfer {
    Transfer {
        to: Destination::Desk("4".into()),
        name: "Counter 4".into(),
        note: String::new(),
        custom_field: String::new(),
        priority: false,
    }
}

pub(crate) fn open(id: &str, ticket: Ticket) -> ReadBack {
    ReadBack::Open(Box::new(answer(id, ticket)))
}

pub(crate) fn record(seat: &Seat, answer_id: &str) -> OpenRecord {
    OpenRecord {
        seat: seat.id(),
        answer_id: answer_id.into(),
        ticket_id: "t-a009".into(),
        label: "A 009".into(),
        service_name: "Service a".into(),
        called: "2026-11-23T08:50:00Z".parse().unwrap(),
        waited_s: Some(120),
        recalls: 2,
    }
}

pub(crate) fn disk_full() -> StoreProblem {
    StoreProblem {
        file: "journal.jsonl".into(),
        kind: std::io::ErrorKind::StorageFull,
        detail: "no space".into(),
    }
}
