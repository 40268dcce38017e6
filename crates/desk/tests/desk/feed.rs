//! Changes that the server pushes: taken in at once, in order, and made sure of by a refresh after a gap.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::WhoIsNext;
use callpad_desk::ports::NullNotifier;
use callpad_desk::{
    AlertRules, Connection, DeskHandle, Event, JobId, NewTicketRule, NoticeKind, OpenFirst, Ports, Press,
    ReadBack, RefreshResult, Rejected, Seat, Source,
};
use callpad_wire::{Features, FeedEnd, NextReason, NextTicket};
use callpad_wire::{FeedEvent, FeedMessage, Moment, Ticket, TicketChange, TicketChangeKind as Kind};
use tokio::sync::mpsc;

use crate::support::{
    Bench, FakeServer, FakeStore, Push, TestClock, answer, desk_ref, found, no_answer, open, refused, seat,
    service, three_waiting, ticket, waiting_service,
};

fn able(found: RefreshResult) -> RefreshResult {
    RefreshResult { features: Features::read("idempotency, answers, push"), ..found }
}

fn message(seq: i64, prev: i64, what: FeedEvent) -> FeedMessage {
    FeedMessage { seq, prev: Some(prev), what }
}

fn hello(seq: i64) -> FeedMessage {
    FeedMessage { seq, prev: None, what: FeedEvent::Hello }
}

fn change(change: Kind, ticket: Ticket) -> FeedEvent {
    FeedEvent::Ticket(Box::new(TicketChange { change, ticket, desk_id: None, answer_id: None }))
}

fn at_desk(kind: Kind, ticket: Ticket, desk: &str, answer: &str) -> FeedEvent {
    FeedEvent::Ticket(Box::new(TicketChange {
        change: kind,
        ticket,
        desk_id: Some(desk.into()),
        answer_id: Some(answer.into()),
    }))
}

fn counts(a: u32, b: u32) -> RefreshResult {
    let both = vec![waiting_service("a", a), waiting_service("b", b)];
    let mut found = able(found(vec![], vec![], ReadBack::NoResponse));
    found.counts = Some(Ok(crate::support::readable(both)));
    found.waiting.clear();
    found
}

/// Sits, listens, and has heard the hello 100. A 001, A 002 and B 001 wait.
fn live() -> Bench {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert_eq!(bench.listens.map(|(_, after)| after), Some(None));
    bench.hear(vec![hello(100)]);
    assert!(bench.refresh.is_some(), "something may have been missed before the hello");
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert_eq!(bench.view().connection, Connection::Live);
    bench
}

impl Bench {
    fn connection(&self) -> JobId {
        self.listens.expect("it listens").0
    }

    fn hear(&mut self, messages: Vec<FeedMessage>) {
        let id = self.connection();
        self.event(Event::FeedMessages { id, messages });
    }

    fn feed_ends(&mut self, why: FeedEnd) {
        let id = self.connection();
        self.event(Event::FeedEnded { id, why });
    }
}

#[test]
fn every_kind_of_change_is_in_the_lists_at_once() {
    let mut bench = live();
    let more = ticket("a", "003", 9);
    bench.hear(vec![message(101, 100, change(Kind::Created, more.clone()))]);
    assert_eq!(bench.labels(), ["A 001", "B 001", "A 002", "A 003"]);
    assert_eq!(bench.view().lists.services[0].waiting, 3);
    assert!(bench.refresh.is_none(), "nothing is asked for it");
    bench.hear(vec![message(105, 101, at_desk(Kind::Called, ticket("a", "001", 0), "4", "w9"))]);
    assert_eq!(bench.labels(), ["B 001", "A 002", "A 003"]);
    bench.hear(vec![
        message(106, 105, at_desk(Kind::Recalled, ticket("a", "001", 0), "4", "w9")),
        message(107, 106, at_desk(Kind::Ended, ticket("a", "001", 0), "4", "w9")),
    ]);
    assert_eq!(bench.labels(), ["B 001", "A 002", "A 003"]);
    let sent = Ticket { dst_service: Some(service("b")), transferred: true, ..ticket("a", "001", 0) };
    bench.hear(vec![message(108, 107, at_desk(Kind::Transferred, sent, "4", "w9"))]);
    assert_eq!(bench.labels(), ["A 001", "B 001", "A 002", "A 003"], "by its first issue time");
    assert_eq!(bench.view().lists.services.iter().map(|s| s.waiting).collect::<Vec<_>>(), [2, 2]);
    let mut closed = waiting_service("b", 2);
    closed.open = false;
    bench.hear(vec![message(109, 108, FeedEvent::Service(Box::new(closed)))]);
    assert!(!bench.view().lists.services[1].open);
    assert!(bench.refresh.is_none());
}

#[test]
fn a_new_ticket_stands_where_the_server_would_list_it() {
    let mut bench = live();
    let priority = |number, minutes| {
        let mut one = ticket("a", number, minutes);
        one.flags.priority = true;
        one
    };
    let booked = Ticket {
        scheduled_to: Some(callpad_wire::Moment::Exact("2026-11-23T09:30:00Z".parse().unwrap())),
        ..ticket("a", "005", 2)
    };
    bench.hear(vec![
        message(101, 100, change(Kind::Created, priority("003", 9))),
        message(102, 101, change(Kind::Created, priority("004", 9))),
        message(103, 102, change(Kind::Created, booked)),
        message(
            104,
            103,
            change(Kind::Created, Ticket { dst_desk: Some(desk_ref("3")), ..ticket("b", "006", 20) }),
        ),
    ]);
    assert_eq!(bench.labels(), ["B 006", "A 003", "A 004", "A 001", "B 001", "A 002", "A 005"]);
    // Its time comes without a change: the refresh that makes sure puts it in its place.
    bench.pass(31 * 60);
    bench.until_refresh();
    bench.finish_refresh(counts(5, 2));
    assert_eq!(bench.labels(), ["B 006", "A 003", "A 004", "A 001", "B 001", "A 002", "A 005"]);
    assert!(bench.view().lists.waiting.iter().any(|row| row.next.is_some()));
}

#[test]
fn t11_a_quiet_live_queue_costs_one_small_request_a_minute() {
    let mut bench = live();
    for _ in 0..5 {
        let before = bench.now.running;
        bench.until_refresh();
        assert_eq!(bench.now.running - before, Duration::from_secs(60));
        let refresh = bench.refresh.clone().unwrap();
        assert!(refresh.counts && refresh.lists.iter().all(|list| !list.must));
        assert!(!refresh.lists[0].wanted(Some(2)) && !refresh.lists[1].wanted(Some(1)));
        bench.finish_refresh(counts(2, 1));
    }
}

#[test]
fn a_gap_or_a_reset_reads_everything_again() {
    for (what, seq, prev) in
        [(change(Kind::Created, ticket("a", "003", 9)), 103, 102), (FeedEvent::Reset, 101, 100)]
    {
        let mut bench = live();
        bench.hear(vec![message(seq, prev, what)]);
        let refresh = bench.refresh.clone().expect("a look");
        assert!(refresh.lists.iter().all(|list| list.must));
        assert!(refresh.read_back.is_some(), "what was open may have been reset (M21)");
        bench.finish_refresh(able(found(vec![ticket("a", "007", 0)], vec![], ReadBack::NoneOpen)));
        assert_eq!(bench.labels(), ["A 007"]);
        // The connection itself goes on.
        bench.hear(vec![message(seq + 1, seq, change(Kind::Created, ticket("a", "008", 1)))]);
        assert_eq!((bench.labels(), bench.refresh.is_some()), (vec!["A 007".into(), "A 008".into()], false));
    }
}

#[test]
fn a_line_that_breaks_is_opened_again_from_where_it_broke() {
    let mut bench = live();
    bench.hear(vec![message(101, 100, change(Kind::Created, ticket("a", "003", 9)))]);
    bench.feed_ends(FeedEnd::Broken);
    assert!(bench.listens.is_none() && bench.refresh.is_some(), "is the server there at all?");
    bench.finish_refresh(counts(3, 1));
    assert!(matches!(bench.view().connection, Connection::Polling { .. }), "meanwhile it asks");
    assert!(bench.listens.is_none(), "not at once");
    bench.until_refresh();
    bench.finish_refresh(counts(3, 1));
    assert_eq!(bench.listens.map(|(_, after)| after), Some(Some(101)));
    // It goes on there: nothing is missing and nothing is read again.
    bench.hear(vec![hello(101), message(102, 101, change(Kind::Created, ticket("a", "004", 9)))]);
    assert!(bench.refresh.is_none());
    assert_eq!((bench.labels().len(), bench.view().connection), (5, Connection::Live));
}

#[test]
fn a_server_that_goes_away_is_lost_and_found_again() {
    let mut bench = live();
    bench.feed_ends(FeedEnd::Broken);
    bench.finish_refresh(no_answer(callpad_wire::Error::Broken));
    assert!(matches!(bench.view().connection, Connection::Lost { .. }));
    bench.refused(Press::CallNext, Rejected::NoResponse);
    bench.pass(120);
    bench.event(Event::TimerElapsed);
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert!(bench.listens.is_some());
    bench.hear(vec![hello(500)]);
    assert!(bench.refresh.is_some(), "another number than the last: something may be missing");
    assert_eq!(bench.view().connection, Connection::Live);
}

#[test]
fn lines_that_break_at_once_are_tried_less_and_less_often() {
    let mut bench = live();
    let mut pauses = Vec::new();
    for _ in 0..7 {
        bench.feed_ends(FeedEnd::Broken);
        let broke = bench.now.running;
        while bench.listens.is_none() {
            if bench.refresh.is_none() {
                bench.until_refresh();
            }
            bench.finish_refresh(counts(2, 1));
        }
        pauses.push((bench.now.running - broke).as_secs());
        bench.hear(vec![hello(100)]);
        bench.finish_refresh_if_any();
    }
    assert!(pauses.windows(2).all(|two| two[0] <= two[1]), "{pauses:?}");
    assert_eq!((pauses[0], pauses[6]), (5, 60), "{pauses:?}");
}

#[test]
fn garbage_ends_the_line_and_nothing_of_it_is_believed() {
    let mut bench = live();
    bench.feed_ends(FeedEnd::Unreadable { field: "seq".into() });
    let refresh = bench.refresh.clone().unwrap();
    assert!(refresh.lists.iter().all(|list| list.must));
    bench.finish_refresh(counts(2, 1));
    bench.until_refresh();
    bench.finish_refresh(counts(2, 1));
    assert_eq!(bench.listens.map(|(_, after)| after), Some(None), "from now on, not from there");
    // A connection that does not begin with a hello is none.
    bench.hear(vec![message(101, 100, FeedEvent::Reset)]);
    assert!(bench.listens.is_none());
}

#[test]
fn what_a_line_says_that_was_given_up_is_passed_over() {
    let mut bench = live();
    let old = bench.connection();
    bench.feed_ends(FeedEnd::Broken);
    bench.event(Event::FeedMessages {
        id: old,
        messages: vec![message(101, 100, change(Kind::Created, ticket("a", "003", 9)))],
    });
    assert_eq!(bench.labels().len(), 3);
    bench.event(Event::FeedEnded { id: old, why: FeedEnd::Broken });
    bench.finish_refresh(counts(2, 1));
    bench.sign_out().unwrap();
    assert!(bench.listens.is_none());
}

#[test]
fn signing_out_and_a_new_session_give_up_the_line() {
    let mut bench = live();
    bench.sign_in(seat());
    assert!(bench.listens.is_none(), "the new session opens its own");
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert!(bench.listens.is_some());
    bench.sign_out().unwrap();
    assert!(bench.listens.is_none());
}

#[test]
fn a_call_at_this_counter_from_elsewhere_is_looked_into_at_once() {
    let mut bench = live();
    bench.hear(vec![message(101, 100, at_desk(Kind::Called, ticket("a", "001", 0), "3", "w7"))]);
    bench.event(Event::TimerElapsed);
    assert!(bench.refresh.clone().unwrap().read_back.is_some());
    bench.finish_refresh(able(found(vec![], vec![], open("w7", ticket("a", "001", 0)))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
    assert_eq!(bench.notice(), Some(NoticeKind::FoundOpen { label: "A 001".into() }));
    // The same news again is none; its end elsewhere is.
    bench.hear(vec![message(102, 101, at_desk(Kind::Called, ticket("a", "001", 0), "3", "w7"))]);
    bench.event(Event::TimerElapsed);
    assert!(bench.refresh.is_none());
    bench.hear(vec![message(103, 102, at_desk(Kind::Ended, ticket("a", "001", 0), "3", "w7"))]);
    bench.event(Event::TimerElapsed);
    assert!(bench.refresh.clone().unwrap().read_back.is_some());
}

#[test]
fn one_s_own_call_is_no_news() {
    let mut bench = live();
    bench.press(Press::CallNext);
    bench.hear(vec![message(101, 100, at_desk(Kind::Called, ticket("a", "001", 0), "3", "w1"))]);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.refresh = None;
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(bench.labels(), ["B 001", "A 002"]);
}

#[test]
fn m11_a_row_that_a_colleague_called_while_it_was_pressed_is_said_to_be_taken() {
    let mut bench = live();
    bench.hear(vec![message(101, 100, at_desk(Kind::Called, ticket("a", "001", 0), "4", "w7"))]);
    bench.finish_refresh_if_any();
    bench.press(Press::CallTicket {
        ticket_id: ticket("a", "001", 0).id,
        source: Source::Waiting,
        open_first: OpenFirst::Ask,
    });
    bench.called(Err(refused("callticket", 7)));
    assert!(bench.refresh.as_ref().unwrap().lists[0].must, "its list is read whatever the count says");
    bench.finish_refresh(able(found(
        vec![ticket("a", "002", 5)],
        vec![ticket("b", "001", 3)],
        ReadBack::NoneOpen,
    )));
    assert_eq!(bench.notice(), Some(NoticeKind::TakenByColleague { label: "A 001".into() }));
}

#[test]
fn paused_elsewhere_is_read_within_the_interval() {
    let mut bench = live();
    bench.pass(20);
    bench.hear(vec![message(101, 100, at_desk(Kind::Paused, ticket("a", "009", 0), "4", "w7"))]);
    bench.event(Event::TimerElapsed);
    assert!(bench.refresh.clone().expect("the interval is over").paused.is_some());
}

#[test]
fn what_a_supervisor_changed_stands_where_the_server_would_list_it() {
    let mut bench = live();
    let sent = Ticket { dst_service: Some(service("b")), ..ticket("a", "001", 0) };
    bench.hear(vec![message(101, 100, change(Kind::Changed, sent))]);
    assert_eq!(bench.view().lists.services.iter().map(|s| s.waiting).collect::<Vec<_>>(), [1, 2]);
    bench.hear(vec![message(102, 101, change(Kind::Cancelled, ticket("a", "002", 5)))]);
    assert_eq!(bench.labels(), ["A 001", "B 001"]);
    bench.hear(vec![message(103, 102, change(Kind::Changed, ticket("a", "002", 5)))]);
    assert_eq!(bench.labels(), ["A 001", "B 001", "A 002"]);
}

#[test]
fn who_lets_others_go_ahead_stands_behind_them_at_once_and_from_then_on() {
    let mut bench = live();
    assert_eq!(bench.labels(), ["A 001", "B 001", "A 002"]);
    // Right behind A 002, in the same second.
    let due = Moment::Exact("2026-11-23T08:05:00.000001Z".parse().unwrap());
    let let_ahead = Ticket { due: Some(due), ..ticket("a", "001", 0) };
    bench.hear(vec![message(101, 100, change(Kind::Changed, let_ahead))]);
    assert_eq!(bench.labels(), ["B 001", "A 002", "A 001"]);
    assert_eq!(
        bench.view().lists.waiting.iter().find(|row| row.next.is_some()).map(|row| row.ticket.label()),
        Some("B 001".to_owned())
    );
    // Whatever comes then and is issued later stands behind it.
    bench.hear(vec![message(102, 101, change(Kind::Created, ticket("a", "003", 6)))]);
    bench.pass(31 * 60);
    bench.until_refresh();
    bench.finish_refresh(counts(3, 1));
    assert_eq!(bench.labels(), ["B 001", "A 002", "A 001", "A 003"]);
}

#[test]
fn what_a_newer_server_says_is_no_error_and_the_lists_are_read_within_the_interval() {
    let mut bench = live();
    bench.pass(20);
    bench.hear(vec![message(101, 100, FeedEvent::Unknown)]);
    bench.event(Event::TimerElapsed);
    let refresh = bench.refresh.clone().expect("the interval is over");
    assert!(refresh.lists.iter().all(|list| list.must));
    assert_eq!(bench.view().connection, Connection::Live);
}

/// A server that also tells who is next.
fn tells_next() -> Bench {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    let tells = |found: RefreshResult| RefreshResult {
        features: Features::read("idempotency, answers, next"),
        ..found
    };
    bench.finish_refresh(tells(three_waiting(ReadBack::NoneOpen)));
    assert!(!bench.view().lists.next_is_sure);
    bench.event(Event::TimerElapsed);
    let refresh = bench.refresh.clone().expect("it asks who is next");
    assert!(!refresh.counts && refresh.lists.is_empty() && refresh.next.is_some(), "and nothing else");
    bench
}

fn named(id: &str) -> WhoIsNext {
    WhoIsNext::Ticket(NextTicket { ticket_id: id.into(), reason: Some(NextReason::Priority) })
}

#[test]
fn who_is_next_is_the_server_s_word_where_it_gives_one() {
    let mut bench = tells_next();
    bench.finish_refresh(RefreshResult {
        next: named("t-b001"),
        counts: None,
        waiting: vec![],
        ..three_waiting(ReadBack::NoResponse)
    });
    let lists = bench.view().lists;
    let next: Vec<_> =
        lists.waiting.iter().filter(|row| row.next.is_some()).map(|row| row.ticket.label()).collect();
    assert_eq!((next, lists.next_is_sure), (vec!["B 001".to_owned()], true));
    assert!(bench.refresh.is_none());
    let quiet = bench.state.due().unwrap() - bench.now.running;
    assert!(quiet >= Duration::from_secs(5), "it is not asked again while nothing changes: {quiet:?}");
}

#[test]
fn who_asks_for_a_look_while_only_the_next_is_asked_for_gets_a_whole_one() {
    let mut bench = live();
    // A gap wants everything; the look for it is given up by nobody, and then the next is asked for.
    let mut bench_next = tells_next();
    bench_next.event(Event::TryNow);
    let reply_id = bench_next.press(Press::RefreshNow);
    assert!(bench_next.refresh.clone().unwrap().counts);
    bench_next.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert!(bench_next.was_answered(reply_id));
    // The same when the connection ends meanwhile.
    bench.feed_ends(FeedEnd::Broken);
    let reply_id = bench.press(Press::RefreshNow);
    bench.finish_refresh(counts(2, 1));
    assert!(bench.was_answered(reply_id));
}

#[test]
fn a_server_that_cannot_say_who_is_next_after_all_leaves_it_probable() {
    let mut bench = tells_next();
    let refused = crate::support::refused("next", 7);
    bench.finish_refresh(RefreshResult {
        error: Some(refused),
        counts: None,
        waiting: vec![],
        ..three_waiting(ReadBack::NoResponse)
    });
    assert!(
        !bench.view().lists.next_is_sure && matches!(bench.view().connection, Connection::Polling { .. })
    );
}

#[test]
fn an_alert_comes_with_the_change_and_is_over_when_somebody_calls() {
    let mut bench = live();
    for (seq, one) in [(101, ("a", "001")), (102, ("a", "002")), (103, ("b", "001"))] {
        bench.hear(vec![message(seq, seq - 1, at_desk(Kind::Called, ticket(one.0, one.1, 0), "4", "w9"))]);
    }
    assert!(bench.labels().is_empty() && bench.alerts.is_empty());
    bench.hear(vec![message(104, 103, change(Kind::Created, ticket("a", "003", 9)))]);
    assert_eq!(bench.alerts.iter().map(|a| a.label.as_str()).collect::<Vec<_>>(), ["A 003"]);
    bench.hear(vec![message(105, 104, at_desk(Kind::Called, ticket("a", "003", 9), "4", "w10"))]);
    assert_eq!(bench.alerts_over, 1);
    // One bound to a colleague is none of ours.
    let theirs = Ticket { dst_desk: Some(desk_ref("4")), ..ticket("a", "004", 9) };
    bench.hear(vec![message(106, 105, change(Kind::Transferred, theirs))]);
    assert_eq!(bench.alerts.len(), 1);
}

#[test]
fn a_wait_over_the_target_is_told_when_it_happens() {
    let mut bench = Bench::new();
    bench.sign_in(Seat { target_wait_s: vec![("a".into(), 3_630)], ..seat() });
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    bench.hear(vec![hello(100)]);
    bench.finish_refresh(able(three_waiting(ReadBack::NoneOpen)));
    assert!(bench.alerts.is_empty());
    // A 001 has waited an hour at nine.
    let due = bench.state.due().unwrap();
    assert_eq!(due - bench.now.running, Duration::from_secs(31));
    bench.pass(31);
    bench.event(Event::TimerElapsed);
    assert_eq!(bench.alerts.iter().map(|a| a.label.as_str()).collect::<Vec<_>>(), ["A 001"]);
    bench.event(Event::Seen);
    assert_eq!(bench.alerts_over, 1);
}

#[test]
fn while_locked_or_asleep_nothing_calls_and_nothing_is_told() {
    for (away, back) in
        [(Event::Locked(true), Event::Locked(false)), (Event::Asleep(true), Event::Asleep(false))]
    {
        let mut bench = live();
        let rules = AlertRules { new_ticket: NewTicketRule::Every, ..AlertRules::default() };
        bench.event(Event::AlertRules(Box::new(rules)));
        bench.event(away);
        assert!(bench.view().locked);
        bench.refused(Press::CallNext, Rejected::Locked);
        bench.hear(vec![message(101, 100, change(Kind::Created, ticket("a", "003", 9)))]);
        assert!(bench.alerts.is_empty());
        bench.event(back);
        assert!(!bench.view().locked && bench.notice().is_none());
        bench.hear(vec![message(102, 101, change(Kind::Created, ticket("a", "004", 9)))]);
        assert_eq!(bench.alerts.len(), 1);
    }
}

#[test]
fn back_from_a_lock_with_a_ticket_open_it_is_asked_whether_it_is_still_served() {
    let mut bench = Bench::serving();
    bench.event(Event::Locked(true));
    bench.event(Event::Asleep(true));
    bench.event(Event::Asleep(false));
    assert!(bench.view().locked, "it woke, and is still locked");
    bench.refused(Press::End, Rejected::Locked);
    bench.event(Event::Locked(false));
    assert_eq!(bench.notice(), Some(NoticeKind::Returned { label: "A 001".into() }));
    bench.press(Press::End);
    assert!(bench.request().is_some());
}

#[tokio::test(start_paused = true)]
async fn a_thousand_changes_in_a_second_are_a_few_pictures_and_none_is_lost() {
    let (connection, heard) = mpsc::unbounded_channel();
    let push = Push::default();
    push.lines.lock().unwrap().push_back(heard);
    let server = FakeServer::pushing(push);
    let clock = TestClock::new();
    let desk = DeskHandle::spawn(Ports { clock, store: FakeStore::new(), notifier: Arc::new(NullNotifier) });
    desk.sign_in(seat(), server.clone()).await;
    connection.send(Ok(hello(0))).unwrap();
    let mut views = desk.watch();
    views.wait_for(|view| view.connection == Connection::Live).await.unwrap();
    server.requested("waitingticketslist", 4).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (first, requests) = (desk.view().revision, server.count("waitingticketscount"));
    for n in 1..=1_000_i64 {
        connection
            .send(Ok(message(n, n - 1, change(Kind::Created, ticket("a", &format!("{:04}", n + 1_000), 60)))))
            .unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    views.wait_for(|view| view.lists.waiting.len() == 1_003).await.unwrap();
    let pictures = desk.view().revision - first;
    assert!((5..=15).contains(&pictures), "{pictures} pictures");
    assert_eq!(server.count("waitingticketscount"), requests, "and nothing was asked");
    drop(connection);
    server.requested("waitingticketscount", requests + 1).await;
}
