//! The task around the rules: with a server, a disk and a clock of the test's own.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::ports::NullNotifier;
use callpad_desk::{
    Action, Connection, DeskHandle, NoticeKind, OpenFirst, Phase, Ports, Press, Rejected, Source, View,
};
use callpad_wire::Error;

use crate::support::{
    FakeServer, FakeStore, Fault, TestClock, disk_full, not_arrived, other_seat, record, seat, ticket,
    to_counter_4,
};

fn ports(store: Arc<FakeStore>) -> Ports {
    Ports { clock: TestClock::new(), store, notifier: Arc::new(NullNotifier) }
}

struct Office {
    desk: DeskHandle,
    server: Arc<FakeServer>,
    store: Arc<FakeStore>,
}

async fn office(read_back: bool) -> Office {
    let (server, store) = (FakeServer::new(read_back), FakeStore::new());
    let desk = DeskHandle::spawn(ports(store.clone()));
    desk.sign_in(seat(), server.clone()).await;
    Office { desk, server, store }
}

impl Office {
    /// Until the picture shows this.
    async fn shows(&self, wanted: impl FnMut(&Arc<View>) -> bool) -> Arc<View> {
        self.desk.watch().wait_for(wanted).await.unwrap().clone()
    }

    /// A call, and the second that the guard lasts.
    async fn serving(&self) -> Arc<View> {
        let view = self.desk.press(Press::CallNext).await.unwrap();
        tokio::time::sleep(Duration::from_secs(2)).await;
        view
    }
}

fn open_id(view: &View) -> Option<&str> {
    match &view.phase {
        Phase::Serving { open, .. } => Some(open.answer_id.as_str()),
        _ => None,
    }
}

fn notice(view: &View) -> Option<&NoticeKind> {
    view.notice.as_ref().map(|notice| &notice.what)
}

#[tokio::test(start_paused = true)]
async fn the_first_lists_are_there_when_sitting_down_is_over() {
    let Office { desk, .. } = office(false).await;
    let view = desk.view();
    assert_eq!(view.phase, Phase::Free);
    assert_eq!(view.lists.waiting.len(), 3);
    assert!(matches!(view.connection, Connection::Polling { .. }));
}

#[tokio::test(start_paused = true)]
async fn sitting_down_without_a_line_says_so() {
    let (server, store) = (FakeServer::new(true), FakeStore::new());
    server.fault("waitingticketscount", Fault::Fail(not_arrived()));
    let desk = DeskHandle::spawn(ports(store));
    let view = desk.sign_in(seat(), server).await;
    assert_eq!(view.phase, Phase::Free);
    assert!(matches!(&view.connection, Connection::Lost { error, .. } if **error == not_arrived()));
}

#[tokio::test(start_paused = true)]
async fn call_recall_end_and_leave() {
    let Office { desk, server, store } = office(true).await;
    let view = desk.press(Press::CallNext).await.unwrap();
    assert_eq!(open_id(&view), Some("w1"));
    assert_eq!((server.open_id().as_deref(), store.kept()), (Some("w1"), vec!["w1".to_owned()]));
    assert_eq!(desk.press(Press::End).await.unwrap_err(), Rejected::Busy, "the guard");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(matches!(notice(&desk.press(Press::Recall).await.unwrap()), Some(NoticeKind::Recalled { .. })));
    assert_eq!(desk.sign_out().await.unwrap_err(), Rejected::NotNow);
    assert!(matches!(notice(&desk.press(Press::End).await.unwrap()), Some(NoticeKind::Ended { .. })));
    assert_eq!((server.open_id(), store.kept().len()), (None, 0));
    assert_eq!(desk.sign_out().await.unwrap().phase, Phase::SignedOut);
}

#[tokio::test(start_paused = true)]
async fn the_new_number_is_drawn_before_the_lists_are_read_again() {
    let Office { desk, server, .. } = office(false).await;
    let _held = server.hold("waitingticketscount");
    let view = desk.press(Press::CallNext).await.unwrap();
    assert_eq!(open_id(&view), Some("w1"));
    assert_eq!(view.lists.waiting.len(), 2, "the called ticket is gone from the list already");
}

#[tokio::test(start_paused = true)]
async fn m2_the_open_answer_is_on_disk_before_it_is_drawn() {
    let Office { desk, store, .. } = office(false).await;
    store.watched.set(desk.clone()).ok().unwrap();
    let view = desk.press(Press::CallNext).await.unwrap();
    let shown = store.shown_while_saving.lock().unwrap().clone();
    assert_eq!(
        shown,
        [Phase::Free, Phase::Calling { label: None }],
        "before it is sent, and before it is drawn"
    );
    assert_eq!(open_id(&view), Some("w1"));
    assert_eq!(store.kept(), ["w1"]);
}

#[tokio::test(start_paused = true)]
async fn a_full_disk_stops_nothing() {
    let Office { desk, store, .. } = office(false).await;
    *store.problem.lock().unwrap() = Some(disk_full());
    let view = desk.press(Press::CallNext).await.unwrap();
    assert_eq!(open_id(&view), Some("w1"));
    assert_eq!(notice(&view), Some(&NoticeKind::JournalNotSaved { problem: disk_full() }));
}

#[tokio::test(start_paused = true)]
async fn two_presses_at_once_call_one_ticket() {
    let Office { desk, server, .. } = office(false).await;
    let (first, second) = tokio::join!(desk.press(Press::CallNext), desk.press(Press::CallNext));
    assert!(first.is_ok());
    assert_eq!(second.unwrap_err(), Rejected::Busy);
    assert_eq!(server.count("callnextticket"), 1);
}

#[tokio::test(start_paused = true)]
async fn m3_end_and_call_next_in_one_press() {
    let office = office(false).await;
    office.serving().await;
    let view = office.desk.press(Press::CallNext).await.unwrap();
    assert_eq!(open_id(&view), Some("w2"));
    assert_eq!(office.server.count("endcall"), 1);
    assert_eq!(office.store.kept(), ["w2"]);
}

#[tokio::test(start_paused = true)]
async fn t12_a_call_that_happened_on_a_broken_line_is_found_again() {
    let office = office(true).await;
    office.server.fault("callnextticket", Fault::DoThenBreak);
    office.server.fault("waitingticketscount", Fault::Fail(Error::Broken));
    let view = office.desk.press(Press::CallNext).await.unwrap();
    assert!(matches!(view.phase, Phase::Unknown { action: Action::CallNext, refreshing: true, .. }));
    let view = office.shows(|view| open_id(view).is_some()).await;
    assert_eq!(open_id(&view), Some("w1"));
    assert!(matches!(notice(&view), Some(NoticeKind::SettledDone { action: Action::CallNext, .. })));
    assert_eq!(office.server.count("callnextticket"), 1, "never sent again");
    assert_eq!(office.store.kept(), ["w1"]);
}

#[tokio::test(start_paused = true)]
async fn t12_without_a_read_back_it_stays_unknown_and_nothing_is_sent_again() {
    let office = office(false).await;
    office.server.fault("callnextticket", Fault::DoThenBreak);
    office.desk.press(Press::CallNext).await.unwrap();
    let looks = office.server.count("waitingticketscount");
    office.server.requested("waitingticketscount", looks + 10).await;
    assert!(matches!(office.desk.view().phase, Phase::Unknown { .. }));
    assert_eq!(office.server.count("callnextticket"), 1);
    assert_eq!(office.desk.press(Press::GiveUpUnknown).await.unwrap().phase, Phase::Free);
}

#[tokio::test(start_paused = true)]
async fn an_action_whose_task_dies_has_an_unknown_outcome() {
    let office = office(true).await;
    office.server.fault("callnextticket", Fault::Panic);
    let view = office.desk.press(Press::CallNext).await.unwrap();
    assert!(matches!(view.phase, Phase::Unknown { .. }));
    let view = office.shows(|view| view.phase == Phase::Free).await;
    assert!(matches!(notice(&view), Some(NoticeKind::SettledNotDone { .. })));
}

#[tokio::test(start_paused = true)]
async fn a_look_whose_task_dies_is_followed_by_another() {
    let office = office(false).await;
    office.server.fault("waitingticketscount", Fault::Panic);
    office.shows(|view| matches!(view.connection, Connection::Lost { .. })).await;
    office.shows(|view| matches!(view.connection, Connection::Polling { .. })).await;
}

#[tokio::test(start_paused = true)]
async fn t11_it_asks_politely() {
    let office = office(false).await;
    let (counts, lists) =
        (office.server.count("waitingticketscount"), office.server.count("waitingticketslist"));
    tokio::time::sleep(Duration::from_secs(600)).await;
    let counts = office.server.count("waitingticketscount") - counts;
    assert!((105..=120).contains(&counts), "about every 5 s in ten minutes: {counts}");
    let lists = office.server.count("waitingticketslist") - lists;
    assert!((18..=24).contains(&lists), "both lists about once a minute: {lists}");
}

#[tokio::test(start_paused = true)]
async fn t11_paused_and_cancelled_lists_are_asked_for_politely() {
    let office = office(false).await;
    let count = || ["pausedticketslist", "cancellededticketslist"].map(|op| office.server.count(op));
    assert_eq!(count(), [1, 1], "at sign-in");
    tokio::time::sleep(Duration::from_secs(600)).await;
    let [paused, cancelled] = count();
    assert!(
        (9..=13).contains(&paused) && (9..=13).contains(&cancelled),
        "once a minute: {paused}, {cancelled}"
    );
    office.desk.press(Press::Show(Source::Paused)).await.unwrap();
    tokio::time::sleep(Duration::from_secs(600)).await;
    let [paused_shown, cancelled_too] = count();
    assert!((105..=121).contains(&(paused_shown - paused)), "with each look: {paused_shown}");
    assert!((9..=13).contains(&(cancelled_too - cancelled)), "{cancelled_too}");
}

#[tokio::test(start_paused = true)]
async fn a_ticket_is_paused_and_called_again_cancelled_and_called_again_and_sent_on() {
    let office = office(true).await;
    let seconds = |n| tokio::time::sleep(Duration::from_secs(n));
    office.desk.press(Press::CallNext).await.unwrap();
    for (set_aside, source) in [(Press::Pause, Source::Paused), (Press::Cancel, Source::Cancelled)] {
        seconds(2).await;
        office.desk.press(set_aside).await.unwrap();
        let view = office
            .shows(|view| !view.lists.paused.rows.is_empty() || !view.lists.cancelled.rows.is_empty())
            .await;
        let rows =
            if source == Source::Paused { &view.lists.paused.rows } else { &view.lists.cancelled.rows };
        assert_eq!(rows[0].ticket.label(), "A 001");
        let call =
            Press::CallTicket { ticket_id: rows[0].ticket.id.clone(), source, open_first: OpenFirst::Ask };
        let view = office.desk.press(call).await.unwrap();
        assert!(matches!(view.phase, Phase::Serving { .. }), "{:?}", view.phase);
    }
    seconds(2).await;
    let view = office.desk.press(Press::Transfer(Box::new(to_counter_4()))).await.unwrap();
    assert!(matches!(notice(&view), Some(NoticeKind::Transferred { .. })));
    office.shows(|view| view.lists.waiting.len() == 3).await;
    assert_eq!(office.server.open_id(), None);
}

#[tokio::test(start_paused = true)]
async fn a_server_without_a_cancelled_list_has_everything_else() {
    let office = office(false).await;
    let refused = crate::support::refused("cancellededticketslist", 3);
    office.server.fault("cancellededticketslist", Fault::Fail(refused));
    office.desk.press(Press::RefreshNow).await.unwrap();
    let view = office.desk.view();
    assert_eq!(view.lists.unreadable, ["cancellededticketslist"]);
    assert!(matches!(view.connection, Connection::Polling { .. }), "{:?}", view.connection);
}

#[tokio::test(start_paused = true)]
async fn a_new_ticket_is_seen_with_the_next_look() {
    let office = office(false).await;
    office.server.add(ticket("b", "002", 9));
    let view = office.shows(|view| view.lists.waiting.len() == 4).await;
    assert_eq!(view.lists.services[1].waiting, 2);
}

#[tokio::test(start_paused = true)]
async fn one_list_that_is_refused_hides_no_other_and_slows_nothing_down() {
    let office = office(false).await;
    let refused = crate::support::refused("waitingticketslist", 5);
    office.server.fault("waitingticketslist", Fault::Fail(refused));
    office.server.add(ticket("b", "002", 9));
    office.server.add(ticket("a", "003", 9));
    let view = office.shows(|view| !view.lists.unreadable.is_empty()).await;
    assert_eq!(view.lists.unreadable, ["waitingticketslist"]);
    assert!(matches!(view.connection, Connection::Polling { .. }), "no trouble of the line");
    assert_eq!(view.lists.waiting.len(), 4, "the other list is read");
    office.shows(|view| view.lists.waiting.len() == 5 && view.lists.unreadable.is_empty()).await;
}

#[tokio::test(start_paused = true)]
async fn the_interval_and_the_background_slow_it_down() {
    let office = office(false).await;
    office.desk.set_poll_interval(Duration::from_secs(20));
    office.desk.set_background(true);
    office
        .shows(|v| matches!(v.connection, Connection::Polling { every } if every == Duration::from_secs(60)))
        .await;
    let before = office.server.count("waitingticketscount");
    tokio::time::sleep(Duration::from_secs(600)).await;
    let looks = office.server.count("waitingticketscount") - before;
    assert!((9..=11).contains(&looks), "{looks}");
}

#[tokio::test(start_paused = true)]
async fn revisions_grow_and_a_quiet_look_draws_nothing() {
    let office = office(false).await;
    let before = office.desk.view();
    let looks = office.server.count("waitingticketscount");
    office.server.requested("waitingticketscount", looks + 3).await;
    assert_eq!(office.desk.view().revision, before.revision);
    let after = office.desk.press(Press::CallNext).await.unwrap();
    assert!(after.revision > before.revision);
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_does_not_take_the_press_back() {
    let office = office(false).await;
    let go_on = office.server.hold("callnextticket");
    let desk = office.desk.clone();
    let press = tokio::spawn(async move { desk.press(Press::CallNext).await });
    office.server.requested("callnextticket", 1).await;
    press.abort();
    go_on.send(()).unwrap();
    office.shows(|view| open_id(view) == Some("w1")).await;
}

#[tokio::test(start_paused = true)]
async fn with_the_last_handle_the_desk_ends() {
    let Office { desk, server, store } = office(false).await;
    let mut pictures = desk.watch();
    drop(desk);
    // The task holds the sender: its end is the end of the pictures.
    while pictures.changed().await.is_ok() {}
    assert_eq!(Arc::strong_count(&store), 1);
    assert_eq!(Arc::strong_count(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn a_desk_that_ends_keeps_the_outcome_of_its_last_action() {
    let Office { desk, server, store } = office(false).await;
    let go_on = server.hold("callnextticket");
    let mut pictures = desk.watch();
    let press = tokio::spawn(async move { desk.press(Press::CallNext).await.map(|_| ()) });
    server.requested("callnextticket", 1).await;
    press.abort();
    assert!(press.await.unwrap_err().is_cancelled());
    go_on.send(()).unwrap();
    while pictures.changed().await.is_ok() {}
    assert_eq!(store.kept(), ["w1"]);
}

#[tokio::test(start_paused = true)]
async fn a_restart_finds_the_open_ticket_again() {
    for read_back in [false, true] {
        let Office { desk, server, store } = office(read_back).await;
        desk.press(Press::CallNext).await.unwrap();
        drop(desk);
        let desk = DeskHandle::spawn(ports(store.clone()));
        let view = desk.sign_in(seat(), server.clone()).await;
        assert_eq!(open_id(&view), Some("w1"));
        assert!(matches!(notice(&view), Some(NoticeKind::Restored { .. })));
    }
}

#[tokio::test(start_paused = true)]
async fn a_colleague_who_sits_down_during_a_call_waits_for_it() {
    let Office { desk, server, store } = office(false).await;
    let go_on = server.hold("callnextticket");
    let other = FakeServer::new(false);
    let calling = desk.press(Press::CallNext);
    let sitting = async {
        server.requested("callnextticket", 1).await;
        let sitting = desk.sign_in(other_seat(), other.clone());
        go_on.send(()).unwrap();
        sitting.await
    };
    let (_, view) = tokio::join!(calling, sitting);
    assert_eq!(view.seat.as_ref().unwrap().user_id.as_str(), "rui");
    assert_eq!(view.phase, Phase::Free);
    assert_eq!(store.kept(), ["w1"], "the first one's ticket waits on disk");
    tokio::time::sleep(Duration::from_secs(2)).await;
    desk.press(Press::CallNext).await.unwrap();
    assert_eq!(other.count("callnextticket"), 1, "the new line is used");
    assert_eq!(store.kept().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_kept_ticket_that_the_server_has_closed_is_not_shown() {
    let (server, store) = (FakeServer::new(true), FakeStore::new());
    store.journal.lock().unwrap().open = vec![record(&seat(), "w0")];
    let desk = DeskHandle::spawn(ports(store.clone()));
    let view = desk.sign_in(seat(), server).await;
    assert_eq!(view.phase, Phase::Free);
    assert!(matches!(notice(&view), Some(NoticeKind::AnswerGone { .. })));
    assert!(store.kept().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_machine_that_slept_looks_at_once_when_it_wakes() {
    let (server, store, clock) = (FakeServer::new(false), FakeStore::new(), TestClock::new());
    let desk = DeskHandle::spawn(Ports { clock: clock.clone(), store, notifier: Arc::new(NullNotifier) });
    desk.set_poll_interval(Duration::from_secs(60));
    desk.sign_in(seat(), server.clone()).await;
    let (asked, before) = (server.count("waitingticketscount"), tokio::time::Instant::now());
    clock.sleep(Duration::from_secs(30));
    server.requested("waitingticketscount", asked + 1).await;
    assert!(before.elapsed() <= Duration::from_secs(2), "{:?} after it woke", before.elapsed());
}
