//! The task around the rules: with a server, a disk and a clock of the test's own.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use callpad_board::ports::{BoardApi, BoardStore, NullSupervisorNotifier};
use callpad_board::{
    Act, ActDone, ActJournal, ActState, BoardDirectory, BoardHandle, BoardNoticeKind, BoardPorts, BoardView,
    LoadedActs, NamedTicket, Place, Rejected, Supervisor, seconds_ago,
};
use callpad_desk::ports::{Clock, Feed};
use callpad_desk::{Connection, Now, StoreProblem};
use callpad_wire::op::{Board, LocationBoard, Readable};
use callpad_wire::{
    CounterRequest, Error, Features, FeedEnd, FeedEvent, FeedMessage, IdempotencyKey, LocationId, Operation,
    ServiceId, Ticket, WaitingService,
};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde_json::json;
use tokio::sync::mpsc;

use crate::support::server::done;
use crate::support::{LIVE, board};

/// Follows tokio's clock, which the tests hold.
struct TestClock(tokio::time::Instant);

impl Clock for TestClock {
    fn now(&self) -> Now {
        let running = self.0.elapsed();
        let start: jiff::Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
        Now { running, wall: start + SignedDuration::try_from(running).unwrap() }
    }
}

#[derive(Default)]
struct Disk {
    saved: Mutex<ActJournal>,
}

impl BoardStore for Disk {
    fn load(&self) -> LoadedActs {
        LoadedActs { journal: self.saved.lock().unwrap().clone(), damage: None }
    }

    fn save(&self, journal: &ActJournal) -> Result<(), StoreProblem> {
        *self.saved.lock().unwrap() = journal.clone();
        Ok(())
    }
}

struct Server {
    features: &'static str,
    boards: AtomicU32,
    waiting: AtomicU32,
    /// What the next acts meet; then they are done.
    acts: Mutex<VecDeque<Error>>,
    keys: Mutex<Vec<String>>,
    feed: Mutex<Option<mpsc::UnboundedReceiver<FeedMessage>>>,
    panics: bool,
}

impl Server {
    fn new(features: &'static str) -> (Arc<Self>, mpsc::UnboundedSender<FeedMessage>) {
        let (tell, feed) = mpsc::unbounded_channel();
        let server = Self {
            features,
            boards: AtomicU32::new(0),
            waiting: AtomicU32::new(0),
            acts: Mutex::default(),
            keys: Mutex::default(),
            feed: Mutex::new(Some(feed)),
            panics: false,
        };
        (Arc::new(server), tell)
    }

    fn reads(&self) -> u32 {
        self.boards.load(Ordering::SeqCst)
    }
}

struct Line(mpsc::UnboundedReceiver<FeedMessage>);

#[async_trait]
impl Feed for Line {
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd> {
        self.0.recv().await.ok_or(FeedEnd::Broken)
    }
}

fn nothing<T>() -> Result<T, Error> {
    Err(Error::Broken)
}

#[async_trait]
impl BoardApi for Server {
    async fn board(
        &self,
        _: Option<&LocationId>,
        _: Option<DateTime>,
    ) -> Result<Readable<LocationBoard>, Error> {
        self.boards.fetch_add(1, Ordering::SeqCst);
        assert!(!self.panics, "on purpose");
        let mut location = board("x", &["a"]);
        location["services"][0]["waiting"] = json!(self.waiting.load(Ordering::SeqCst));
        location["counters"][0]["since"] = json!("2026-11-28 05:00:00");
        let body = json!({ "locations": [location] });
        Ok(Board::read(body.as_object().unwrap()).unwrap().locations)
    }

    async fn directory(&self) -> Result<BoardDirectory, Error> {
        let place = Place { id: "x".into(), name: "Hall".into(), time_zone: Some("America/New_York".into()) };
        Ok(BoardDirectory { locations: vec![place], ..BoardDirectory::default() })
    }

    async fn requests(&self) -> Result<Readable<CounterRequest>, Error> {
        nothing()
    }

    async fn counts(&self, _: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        nothing()
    }

    async fn waiting(&self, _: &ServiceId) -> Result<Readable<Ticket>, Error> {
        nothing()
    }

    async fn act(&self, act: &Act, key: &IdempotencyKey) -> Result<ActDone, Error> {
        self.keys.lock().unwrap().push(key.to_string());
        let fault = self.acts.lock().unwrap().pop_front();
        fault.map_or_else(|| Ok(done(act)), Err)
    }

    async fn feed(&self, _: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
        let feed = self.feed.lock().unwrap().take();
        feed.map(|feed| Box::new(Line(feed)) as Box<dyn Feed>).ok_or(FeedEnd::Broken)
    }

    fn clock_offset(&self) -> SignedDuration {
        SignedDuration::ZERO
    }

    fn features(&self) -> Features {
        Features::read(self.features)
    }
}

fn ports(store: Arc<Disk>) -> BoardPorts {
    BoardPorts {
        clock: Arc::new(TestClock(tokio::time::Instant::now())),
        store,
        notifier: Arc::new(NullSupervisorNotifier),
        sums: Arc::default(),
    }
}

fn ana() -> Supervisor {
    Supervisor { server: "s".into(), user_id: "ana".into() }
}

fn cancel() -> Act {
    Act::Cancel { ticket: NamedTicket { id: "t".into(), label: "A 042".into() } }
}

async fn shows(handle: &BoardHandle, wanted: impl FnMut(&Arc<BoardView>) -> bool) -> Arc<BoardView> {
    handle.watch().wait_for(wanted).await.unwrap().clone()
}

#[tokio::test(start_paused = true)]
async fn signing_in_shows_the_board_and_a_message_leads_to_the_next() {
    let handle = BoardHandle::spawn(ports(Arc::default()));
    let (server, tell) = Server::new(LIVE);
    let view = handle.sign_in(server.clone(), ana()).await;
    assert_eq!(view.locations[0].services[0].numbers.waiting, 0);
    // Five in New York is ten in Greenwich.
    let counter = &view.locations[0].counters[0];
    let now = Now { running: Duration::ZERO, wall: "2026-11-28T10:01:00Z".parse().unwrap() };
    assert_eq!(seconds_ago(counter.since.unwrap(), now, view.offset), 60, "in the location's zone");
    tell.send(FeedMessage { seq: 7, prev: None, what: FeedEvent::Hello }).unwrap();
    shows(&handle, |view| view.connection == Connection::Live).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    server.waiting.store(5, Ordering::SeqCst);
    let text = r#"{"seq":8,"prev":7,"type":"ticket","change":"created","ticket":{"id":"t","ticket_service":{"id":"a"}}}"#;
    let before = tokio::time::Instant::now();
    tell.send(FeedMessage::read(text).unwrap()).unwrap();
    let view = shows(&handle, |view| view.locations[0].services[0].numbers.waiting == 5).await;
    assert!(before.elapsed() < Duration::from_millis(150), "{:?}", before.elapsed());
    assert!(view.revision > 0);
}

#[tokio::test(start_paused = true)]
async fn an_act_is_written_sent_and_sent_again_under_its_key() {
    let disk = Arc::new(Disk::default());
    let handle = BoardHandle::spawn(ports(disk.clone()));
    let (server, _tell) = Server::new(LIVE);
    handle.sign_in(server.clone(), ana()).await;
    *server.acts.lock().unwrap() = [Error::Broken, Error::ServerFailed { status: 503 }].into();
    let view = handle.act(cancel()).await.unwrap();
    assert!(matches!(view.notices[0].what, BoardNoticeKind::Done { .. }));
    let keys = server.keys.lock().unwrap().clone();
    assert!(keys.len() == 3 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    assert_eq!(*disk.saved.lock().unwrap(), ActJournal::default());
    handle.dismiss_notice(view.notices[0].id);
    shows(&handle, |view| view.notices.is_empty()).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_not_known_is_found_after_a_restart_and_left() {
    let disk = Arc::new(Disk::default());
    let handle = BoardHandle::spawn(ports(disk.clone()));
    let (server, _tell) = Server::new(LIVE);
    handle.sign_in(server.clone(), ana()).await;
    *server.acts.lock().unwrap() = vec![Error::Broken; 50].into();
    let view = handle.act(cancel()).await.unwrap();
    assert!(matches!(view.acts[0].state, ActState::Unknown { try_until: Some(_), .. }));
    drop(handle);

    let handle = BoardHandle::spawn(ports(disk.clone()));
    let view = handle.sign_in(server.clone(), ana()).await;
    let id = view.acts[0].id;
    assert_eq!(view.acts[0].label, "A 042");
    assert_eq!(handle.try_again(id).await.err(), Some(Rejected::CannotTryAgain));
    let view = handle.leave(id).await.unwrap();
    assert!(view.acts.is_empty());
    assert_eq!(*disk.saved.lock().unwrap(), ActJournal::default());
}

#[tokio::test(start_paused = true)]
async fn signing_out_ends_all_readings() {
    let handle = BoardHandle::spawn(ports(Arc::default()));
    let (server, _tell) = Server::new("board");
    handle.sign_in(server.clone(), ana()).await;
    handle.sign_out().await;
    let view = handle.view();
    assert!(view.supervisor.is_none() && view.locations.is_empty());
    assert_eq!(view.connection, Connection::Idle);
    let reads = server.reads();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(server.reads(), reads);
    assert_eq!(handle.act(cancel()).await.err(), Some(Rejected::NotNow));
}

#[tokio::test(start_paused = true)]
async fn unseen_it_asks_nothing_and_seen_again_at_once() {
    let handle = BoardHandle::spawn(ports(Arc::default()));
    let (server, _tell) = Server::new("board");
    handle.set_shown(false);
    handle.sign_in(server.clone(), ana()).await;
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(server.reads(), 0);
    handle.set_shown(true);
    shows(&handle, |view| view.locations.len() == 1).await;
    let reads = server.reads();
    handle.set_background(true);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert!((3..=5).contains(&(server.reads() - reads)), "{}", server.reads() - reads);
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_dies_counts_as_no_answer() {
    let handle = BoardHandle::spawn(ports(Arc::default()));
    let (server, _tell) = Server::new("board");
    let mut server = Arc::into_inner(server).unwrap();
    server.panics = true;
    let view = handle.sign_in(Arc::new(server), ana()).await;
    assert!(matches!(&view.connection, Connection::Lost { error, .. } if **error == Error::Broken));
}
