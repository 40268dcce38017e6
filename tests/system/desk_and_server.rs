//! The desk at the real server over a line that breaks at the worst moment.

use std::sync::Arc;

use callpad_client::{Client, Options, Secret, ServerAddress, Session};
use callpad_desk::ports::SystemClock;
use callpad_desk::{Desk, Phase, Ports, Press, Seat, Told, View};
use callpad_testkit::fakes::FakeStore;
use callpad_testkit::{Cut, CutProxy, TestServer, start_server};
use callpad_wire::op::{CallTicket, WaitingTicketsCount};

struct Bench {
    server: TestServer,
    line: CutProxy,
    desk: Desk,
    truth: Session,
}

impl Bench {
    async fn new() -> Self {
        let server = start_server().await;
        let truth = server.session().await;
        let line = CutProxy::before(&server.url()).await;
        let address = ServerAddress::parse(line.url()).unwrap();
        let client = Client::new(address, Options::default()).unwrap();
        let (session, _) = Session::sign_in(client, server.user_id(), None::<Secret>).await.unwrap();
        let counts = truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services = counts.items.into_iter().filter(|s| s.open).map(|s| s.service.id).collect();
        let desk =
            Desk::spawn(Ports { clock: Arc::new(SystemClock::new()), store: Arc::new(FakeStore::default()) });
        let seat = Seat {
            server: line.url().to_owned(),
            user_id: server.user_id(),
            desk_id: server.desk_id(),
            services,
            location: None,
            time_zone: None,
            target_wait_s: Vec::new(),
        };
        desk.sit(seat, Arc::new(session)).await;
        Self { server, line, desk, truth }
    }

    /// The label of what the server has open at the counter.
    async fn open(&self) -> Option<String> {
        let answer = self.truth.current_answer(&self.server.desk_id()).await.unwrap();
        answer.map(|a| a.ticket.label())
    }

    async fn waiting(&self) -> u32 {
        let counts = self.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        counts.items.iter().map(|s| s.waiting).sum()
    }

    /// Waits until the desk shows what is asked for.
    async fn until(&self, wanted: impl Fn(&View) -> bool) -> Arc<View> {
        let mut views = self.desk.watch();
        views.wait_for(|view| wanted(view)).await.unwrap().clone()
    }
}

fn open_label(view: &View) -> Option<String> {
    match &view.phase {
        Phase::Serving { open, .. } => Some(open.ticket.label()),
        _ => None,
    }
}

#[tokio::test]
async fn a_call_that_never_arrived_is_told_as_not_done_and_nobody_is_called() {
    let bench = Bench::new().await;
    let before = bench.waiting().await;
    bench.line.cut(Cut::Before);
    let view = bench.desk.press(Press::CallNext).await.unwrap();
    assert!(matches!(view.phase, Phase::Unknown { .. }), "{:?}", view.phase);
    bench.line.cut(Cut::Never);
    bench.desk.press(Press::LookAgain).await.unwrap();
    let view = bench.until(|view| view.phase == Phase::Free).await;
    assert!(
        matches!(view.notice.as_ref().map(|n| &n.what), Some(Told::SettledNotDone { .. })),
        "{:?}",
        view.notice
    );
    assert_eq!((bench.open().await, bench.waiting().await), (None, before));
}

#[tokio::test]
async fn a_call_whose_answer_was_lost_is_found_and_done_once() {
    for cut in [Cut::After, Cut::Within(40)] {
        let bench = Bench::new().await;
        let before = bench.waiting().await;
        bench.line.cut(cut);
        let view = bench.desk.press(Press::CallNext).await.unwrap();
        assert!(matches!(view.phase, Phase::Unknown { .. }), "{cut:?}: {:?}", view.phase);
        let called = bench.open().await;
        assert!(called.is_some());
        bench.line.cut(Cut::Never);
        bench.desk.press(Press::LookAgain).await.unwrap();
        let view = bench.until(|view| open_label(view).is_some()).await;
        assert_eq!(open_label(&view), called);
        assert_eq!(bench.waiting().await, before - 1);
    }
}

#[tokio::test]
async fn an_end_whose_answer_was_lost_is_found_done() {
    let bench = Bench::new().await;
    bench.desk.press(Press::CallNext).await.unwrap();
    // The guard against a double press holds for a second; a recall is not held back.
    bench.desk.press(Press::Recall).await.unwrap();
    let ended = loop {
        bench.line.cut(Cut::After);
        match bench.desk.press(Press::End).await {
            Ok(view) => break view,
            // Told at once and never sent; the guard ends by the clock, so there is nothing else to wait for.
            Err(_) => tokio::task::yield_now().await,
        }
    };
    assert!(matches!(ended.phase, Phase::Unknown { .. }), "{:?}", ended.phase);
    assert_eq!(bench.open().await, None, "the server has ended it");
    bench.line.cut(Cut::Never);
    bench.desk.press(Press::LookAgain).await.unwrap();
    bench.until(|view| view.phase == Phase::Free).await;
}

#[tokio::test]
async fn m11_a_ticket_that_a_colleague_took_is_told_so() {
    let bench = Bench::new().await;
    let row = bench.desk.view().lists.waiting[0].ticket.clone();
    let directory = bench.truth.directory().await.unwrap();
    let address = ServerAddress::parse(&bench.server.url()).unwrap();
    let mut taken = false;
    // Some colleagues lack the role, some counters are busy: the first pair that can call does.
    for colleague in directory.users.iter().filter(|u| u.id != bench.server.user_id()) {
        let client = Client::new(address.clone(), Options::default()).unwrap();
        let (other, _) = Session::sign_in(client, colleague.id.clone(), None).await.unwrap();
        for desk in directory.desks.iter().filter(|d| d.id != bench.server.desk_id()) {
            let call = CallTicket {
                desk_id: desk.id.clone(),
                user_id: colleague.id.clone(),
                ticket_id: row.id.clone(),
            };
            taken = taken || other.call_ticket(&call).await.is_ok();
        }
    }
    assert!(taken, "no colleague could take {}", row.label());
    let press = Press::CallTicket { ticket_id: row.id.clone(), source: Source::Waiting, open_first: OpenFirst::Ask };
    let view = bench.desk.press(press).await.unwrap();
    assert_eq!(view.phase, Phase::Free);
    assert!(
        matches!(view.notice.as_ref().map(|n| &n.what), Some(Told::TakenByColleague { label }) if *label == row.label()),
        "{:?}",
        view.notice
    );
}
