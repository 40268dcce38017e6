//! What the tests of the desk at the real server are made with.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use callpad_client::{Client, Options, Secret, ServerAddress, Session};
use callpad_connector::Connector;
use callpad_desk::Now;
use callpad_desk::ports::{Clock, NullNotifier, SystemClock};
use callpad_desk::{DeskHandle, Journal, Phase, Ports, Seat, View};
use callpad_testkit::{FaultProxy, MemoryStore, TestServer, start_server};
use callpad_wire::op::WaitingTicketsCount;

/// The system's clock, which a test puts forward, so that nobody waits for the guard against a double press.
#[derive(Default)]
pub(crate) struct JumpClock {
    system: SystemClock,
    ahead_s: AtomicU64,
}

impl JumpClock {
    pub(crate) fn pass(&self, seconds: u64) {
        self.ahead_s.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for JumpClock {
    fn now(&self) -> Now {
        let ahead = Duration::from_secs(self.ahead_s.load(Ordering::Relaxed));
        let now = self.system.now();
        Now { running: now.running + ahead, wall: now.wall + ahead }
    }
}

/// A desk at Callpad's server, and another session that tells how things are there.
pub(crate) struct Bench {
    pub(crate) server: TestServer,
    pub(crate) line: FaultProxy,
    pub(crate) desk: DeskHandle,
    pub(crate) clock: Arc<JumpClock>,
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) truth: Session,
}

/// What kind of server the desk meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Our own.
    Ours,
    /// One that knows neither keys nor a read-back, as the vendor's.
    Plain,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        Self::with(Kind::Ours, Options::default()).await
    }

    pub(crate) async fn with(kind: Kind, options: Options) -> Self {
        let server = start_server().await;
        let truth = server.session().await;
        let line = match kind {
            Kind::Ours => FaultProxy::before(&server.url()).await,
            Kind::Plain => FaultProxy::plain_before(&server.url()).await,
        };
        let address = ServerAddress::parse(line.url()).unwrap();
        let client = Client::new(address, options).unwrap();
        let (session, _) = Session::sign_in(client, server.user_id(), None::<Secret>).await.unwrap();
        let counts = truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services = counts.items.into_iter().filter(|s| s.open).map(|s| s.service.id).collect();
        let clock = Arc::new(JumpClock::default());
        let store = MemoryStore::with(Journal::default());
        let desk = DeskHandle::spawn(Ports {
            clock: clock.clone(),
            store: store.clone(),
            notifier: Arc::new(NullNotifier),
        });
        let seat = Seat {
            server: line.url().to_owned(),
            user_id: server.user_id(),
            desk_id: server.desk_id(),
            services,
            location: None,
            time_zone: None,
            target_wait_s: Vec::new(),
        };
        desk.sign_in(seat, Arc::new(Connector::new(session))).await;
        Self { server, line, desk, clock, store, truth }
    }

    /// The label of what the server has open at the counter.
    pub(crate) async fn open(&self) -> Option<String> {
        let answer = self.truth.current_answer(&self.server.desk_id()).await.unwrap();
        answer.map(|a| a.ticket.label())
    }

    pub(crate) async fn waiting(&self) -> u32 {
        let counts = self.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        counts.items.iter().map(|s| s.waiting).sum()
    }

    /// Waits until the desk shows what is asked for.
    pub(crate) async fn until(&self, wanted: impl Fn(&View) -> bool) -> Arc<View> {
        let mut views = self.desk.watch();
        views.wait_for(|view| wanted(view)).await.unwrap().clone()
    }
}

pub(crate) fn open_label(view: &View) -> Option<String> {
    match &view.phase {
        Phase::Serving { open, .. } => Some(open.ticket.label()),
        _ => None,
    }
}
