//! The desk hears every change of the real server at once, asks next to nothing for it, and misses nothing over a restart.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Client, Options, ServerAddress, Session};
use callpad_connector::Connector;
use callpad_desk::ports::NullNotifier;
use callpad_desk::{Connection, DeskHandle, Journal, NoticeKind, Phase, Ports, Press, Seat, View};
use callpad_testkit::{MemoryStore, ServerHandle, reset_in, start_server_in};
use callpad_wire::op::{CallNextTicket, CreateTicket, EndCall, WaitingTicketsCount};
use callpad_wire::{DeskId, ServiceId, UserId};

use crate::desk::JumpClock;

/// A server that a test ends and starts again where it was.
struct Place {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<ServerHandle>,
}

impl Place {
    async fn open() -> Self {
        let mut place = Self { folder: tempfile::tempdir().unwrap(), port: 0, running: None };
        place.again().await;
        place
    }

    async fn again(&mut self) {
        let running = start_server_in(self.folder.path(), self.port).await;
        self.port = running.address().port();
        self.running = Some(running);
    }

    async fn end(&mut self) {
        self.running.take().unwrap().shutdown().await;
    }

    fn running(&self) -> &ServerHandle {
        self.running.as_ref().unwrap()
    }

    fn counts(&self) -> HashMap<String, u64> {
        self.running().request_counts()
    }

    fn user(&self) -> UserId {
        self.running().demo().unwrap().user_id.as_str().into()
    }

    fn counter(&self) -> DeskId {
        self.running().demo().unwrap().desk_id.as_str().into()
    }

    async fn session(&self) -> Session {
        let address = ServerAddress::parse(&self.running().base_url()).unwrap();
        let client = Client::new(address, Options::default()).unwrap();
        Session::sign_in(client, self.user(), None).await.unwrap().0
    }

    /// A desk here, listening, and the services it serves.
    async fn desk(&self, clock: Arc<JumpClock>) -> (DeskHandle, Vec<ServiceId>) {
        let session = self.session().await;
        let counts = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services: Vec<_> = counts.items.into_iter().filter(|s| s.open).map(|s| s.service.id).collect();
        let store = MemoryStore::with(Journal::default());
        let desk = DeskHandle::spawn(Ports { clock, store, notifier: Arc::new(NullNotifier) });
        let seat = Seat {
            server: self.running().base_url(),
            user_id: self.user(),
            desk_id: self.counter(),
            services: services.clone(),
            location: None,
            time_zone: None,
            target_wait_s: Vec::new(),
        };
        desk.sign_in(seat, Arc::new(Connector::new(session))).await;
        until(&desk, |view| view.connection == Connection::Live && view.lists.next_is_sure).await;
        // The look that makes sure after the hello is over as well.
        desk.press(Press::RefreshNow).await.unwrap();
        (desk, services)
    }
}

async fn until(desk: &DeskHandle, wanted: impl Fn(&View) -> bool) -> Arc<View> {
    let mut views = desk.watch();
    let seen = tokio::time::timeout(Duration::from_secs(30), views.wait_for(|view| wanted(view))).await;
    seen.expect("in time").unwrap().clone()
}

fn labels(view: &View) -> Vec<String> {
    let mut labels: Vec<_> = view.lists.waiting.iter().map(|row| row.ticket.label()).collect();
    labels.sort();
    labels
}

#[tokio::test]
async fn what_others_do_is_seen_at_once_and_asks_nothing_but_who_is_next() {
    let place = Place::open().await;
    let (desk, services) = place.desk(Arc::default()).await;
    let other = place.session().await;
    let before = place.counts();
    let create = CreateTicket::plain(services[0].clone());
    let created = other.create_ticket(&create).await.unwrap().ticket;
    let view = until(&desk, |view| view.lists.waiting.iter().any(|row| row.ticket.id == created.id)).await;
    assert_eq!(view.connection, Connection::Live);
    // Somebody at another counter calls and ends: this one sees the ticket go.
    let directory = other.directory().await.unwrap();

    let call = CallNextTicket { desk_id: place.counter(), user_id: place.user(), services: services.clone() };
    let mut gone = None;
    for desk_id in directory.desks.iter().map(|desk| desk.id.clone()).filter(|desk| *desk != place.counter())
    {
        if let Ok(answer) = other.call_next_ticket(&CallNextTicket { desk_id, ..call.clone() }).await {
            gone = Some(answer);
            break;
        }
    }
    let gone = gone.expect("a free counter");
    until(&desk, |view| view.lists.waiting.iter().all(|row| row.ticket.id != gone.ticket.id)).await;
    other.end_call(&EndCall { answer_id: gone.id }).await.unwrap();
    // Who is next is asked soon after the last change.
    let asked = |place: &Place| place.counts().get("next").copied().unwrap_or(0);
    tokio::time::timeout(Duration::from_secs(10), async {
        while asked(&place) == before.get("next").copied().unwrap_or(0) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("it is asked");
    until(&desk, |view| view.lists.next_is_sure).await;
    let after = place.counts();
    let more = |operation: &str| {
        after.get(operation).copied().unwrap_or(0) - before.get(operation).copied().unwrap_or(0)
    };
    for read in ["waitingticketscount", "waitingticketslist", "pausedticketslist", "cancellededticketslist"] {
        assert_eq!(more(read), 0, "{read}");
    }
    assert!((1..=4).contains(&more("next")), "{}", more("next"));
    // The word of the server and its act are the same.
    let told = desk.view().lists.waiting.iter().find(|row| row.next.is_some()).unwrap().ticket.id.clone();
    let called = desk.press(Press::CallNext).await.unwrap();
    assert!(matches!(&called.phase, callpad_desk::Phase::Serving { open, .. } if open.ticket.id == told));
}

#[tokio::test]
async fn t11_a_quiet_queue_costs_at_most_one_small_request_per_interval() {
    let place = Place::open().await;
    let clock = Arc::new(JumpClock::default());
    let (desk, _) = place.desk(clock.clone()).await;
    let before = place.counts();
    let looks = |place: &Place| place.counts()["waitingticketscount"] - before["waitingticketscount"];
    let mut minutes = 0;
    tokio::time::timeout(Duration::from_secs(60), async {
        while looks(&place) < 6 {
            let (seen, mut waited) = (looks(&place), 0);
            clock.pass(60);
            minutes += 1;
            // The desk naps for two seconds at most. A look that was still under way when the minute passed counts as the
            // last one, and then another minute has to pass.
            while looks(&place) == seen && waited < 150 {
                tokio::time::sleep(Duration::from_millis(20)).await;
                waited += 1;
            }
        }
    })
    .await
    .unwrap_or_else(|_| panic!("no look: {:?} {:?}", desk.view().connection, place.counts()));
    let after = place.counts();
    let spent: u64 = after.values().sum::<u64>() - before.values().sum::<u64>();
    assert!(looks(&place) <= minutes, "one look a minute at most");
    assert_eq!(after["waitingticketslist"], before["waitingticketslist"], "no list is read again");
    // With a look come the read-back and what supervisors ask of the counter, each a small answer.
    let looks = looks(&place);
    assert!(spent <= looks * 3, "{spent} requests with {looks} looks: {after:?}");
    assert_eq!(desk.view().connection, Connection::Live);
}

#[tokio::test]
async fn a_server_that_goes_away_and_comes_back_is_heard_again_and_nothing_is_missed() {
    let mut place = Place::open().await;
    let (desk, services) = place.desk(Arc::default()).await;
    let before = labels(&desk.view());
    place.end().await;
    until(&desk, |view| matches!(view.connection, Connection::Lost { .. })).await;
    place.again().await;
    // It comes before the desk is back, so no line tells of it.
    let create = CreateTicket::plain(services[0].clone());
    let created = place.session().await.create_ticket(&create).await.unwrap().ticket;
    desk.try_now();
    let view = until(&desk, |view| view.connection == Connection::Live).await;
    let mut wanted = before;
    wanted.push(created.label());
    wanted.sort();
    assert_eq!(labels(&view), wanted);
    let later = place.session().await.create_ticket(&create).await.unwrap().ticket;
    until(&desk, |view| view.lists.waiting.iter().any(|row| row.ticket.id == later.id)).await;
}

#[tokio::test]
async fn m21_what_was_open_before_a_reset_is_open_here_no_longer() {
    let mut place = Place::open().await;
    let (desk, _) = place.desk(Arc::default()).await;
    let called = desk.press(Press::CallNext).await.unwrap();
    let Phase::Serving { open, .. } = &called.phase else { panic!("{:?}", called.phase) };
    place.end().await;
    until(&desk, |view| matches!(view.connection, Connection::Lost { .. })).await;
    reset_in(place.folder.path());
    place.again().await;
    desk.try_now();
    let view = until(&desk, |view| view.phase == Phase::Free).await;
    let told = view.notice.clone().map(|notice| notice.what);
    assert_eq!(told, Some(NoticeKind::AnswerGone { label: open.ticket.label() }));
}
