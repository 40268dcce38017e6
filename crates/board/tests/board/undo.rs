//! What can be taken back, requests at counters, and advice that is followed.

use std::time::Duration;

use callpad_board::{Act, ActKind, AdviceOutcome, BoardNoticeKind, Effect, Event, NamedTicket};
use callpad_wire::op::Destination;
use callpad_wire::{CounterRequest, CounterRequestKind, CounterRequestState, FeedEvent, FeedMessage, Ticket};
use jiff::SignedDuration;
use serde_json::json;

use crate::support::server::done;
use crate::support::{Bench, LIVE, board};

fn ticket() -> NamedTicket {
    NamedTicket { id: "t".into(), label: "A 042".into() }
}

fn bench() -> Bench {
    Bench::signed_in(LIVE, &[board("x", &["a", "b"])])
}

/// Does it, and the server says that it is done.
fn perform(bench: &mut Bench, act: Act) {
    bench.act(act);
    let sent = bench.sends.pop_back().unwrap();
    let result = Ok(done(&sent.act));
    bench.send(Event::ActFinished { id: sent.id, result, offset: SignedDuration::ZERO });
}

fn offered(bench: &Bench) -> Vec<(ActKind, ActKind)> {
    bench.view().undo.iter().map(|undo| (undo.done, undo.act.kind())).collect()
}

#[test]
fn what_can_be_taken_back_is_offered() {
    for (act, reverse) in [
        (Act::Priority { ticket: ticket(), on: true }, Some(ActKind::TakePriority)),
        (Act::Priority { ticket: ticket(), on: false }, Some(ActKind::GivePriority)),
        (Act::SendOn { ticket: ticket(), to: Destination::Service("b".into()) }, Some(ActKind::Restore)),
        (Act::Cancel { ticket: ticket() }, Some(ActKind::Restore)),
        (Act::OpenService { service: "a".into(), open: false }, Some(ActKind::OpenService)),
        (Act::OpenService { service: "a".into(), open: true }, Some(ActKind::StopService)),
        (Act::Note { ticket: ticket(), note: "n".into() }, None),
        (Act::Restore { ticket: ticket() }, None),
    ] {
        let mut bench = bench();
        let kind = act.kind();
        perform(&mut bench, act.clone());
        let expected: Vec<_> = reverse.map(|reverse| (kind, reverse)).into_iter().collect();
        assert_eq!(offered(&bench), expected, "{act:?}");
        if let Some(undo) = bench.view().undo.first().cloned() {
            assert_eq!(undo.act.subject(), act.subject());
            bench.live(59_900);
            assert_eq!(bench.view().undo.len(), 1);
            bench.live(200);
            assert_eq!(bench.view().undo.len(), 0, "a minute is over");
        }
    }
}

#[test]
fn taking_back_is_an_act_like_others_and_ends_the_offer() {
    let mut bench = bench();
    perform(&mut bench, Act::Cancel { ticket: ticket() });
    let undo = bench.view().undo[0].act.clone();
    assert_eq!(undo, Act::Restore { ticket: ticket() });
    perform(&mut bench, undo);
    assert_eq!(offered(&bench), []);
    let is_done = |kind| {
        bench.view().notices.iter().any(|notice| {
            matches!(&notice.what, BoardNoticeKind::Done { act, label } if *act == kind && label == "A 042")
        })
    };
    assert!(is_done(ActKind::Cancel) && is_done(ActKind::Restore));
}

fn told(change: &str, ticket: serde_json::Value) -> FeedEvent {
    let text = json!({"seq": 1, "prev": 0, "type": "ticket", "change": change, "ticket": ticket}).to_string();
    FeedMessage::read(&text).unwrap().what
}

#[test]
fn something_else_that_is_done_to_the_ticket_ends_the_offer_and_the_acts_own_message_does_not() {
    let own =
        json!({"id": "t", "number": "042", "cancelled": true, "ticket_service": {"id": "a", "tag": "A"}});
    let mut others = vec![("changed", json!({"id": "t", "cancelled": true, "ticket_service": {"id": "b"}}))];
    for (name, value) in [
        ("cancelled", json!(false)),
        ("dst_service", json!({"id": "b"})),
        ("dst_desk", json!({"id": "x-1"})),
        ("dst_user", json!({"id": "u"})),
        ("flags", json!("priority")),
    ] {
        let mut other = own.clone();
        other[name] = value;
        others.push(("changed", other));
    }
    for (change, other) in others {
        let mut bench = bench();
        perform(&mut bench, Act::Cancel { ticket: ticket() });
        bench.hear(told("cancelled", own.clone()));
        assert_eq!(offered(&bench).len(), 1, "that was the act itself");
        bench.hear(told("created", json!({"id": "another", "ticket_service": {"id": "a"}})));
        assert_eq!(offered(&bench).len(), 1, "another ticket");
        bench.hear(told(change, other.clone()));
        assert_eq!(offered(&bench), [], "{other}");
    }
}

#[test]
fn messages_that_are_older_than_the_act_do_not_end_the_offer() {
    let left = json!({"id": "t", "flags": "priority", "ticket_service": {"id": "a", "tag": "A"}});
    let older = || told("created", json!({"id": "t", "ticket_service": {"id": "a"}}));
    let mut bench = bench();
    perform(&mut bench, Act::Priority { ticket: ticket(), on: true });
    bench.hear(older());
    bench.hear(told("changed", left.clone()));
    assert_eq!(offered(&bench).len(), 1);
    bench.hear(told("called", left.clone()));
    assert_eq!(offered(&bench), []);

    // Its own message came before its answer: what comes then is newer.
    let mut bench = self::bench();
    bench.act(Act::Priority { ticket: ticket(), on: true });
    bench.hear(older());
    bench.hear(told("changed", left.clone()));
    let sent = bench.sends.pop_back().unwrap();
    let result = Ok(done(&sent.act));
    bench.send(Event::ActFinished { id: sent.id, result, offset: SignedDuration::ZERO });
    assert_eq!(offered(&bench).len(), 1);
    bench.hear(told("called", left));
    assert_eq!(offered(&bench), []);
}

#[test]
fn a_ticket_that_was_called_cannot_be_taken_back_though_it_looks_as_it_was_left() {
    let mut bench = bench();
    perform(&mut bench, Act::Priority { ticket: ticket(), on: true });
    let same = json!({"id": "t", "flags": "priority", "ticket_service": {"id": "a", "tag": "A"}});
    bench.hear(told("changed", same.clone()));
    assert_eq!(offered(&bench).len(), 1);
    bench.hear(told("called", same));
    assert_eq!(offered(&bench), []);
}

#[test]
fn a_service_that_somebody_else_opened_is_not_offered_any_more() {
    let service = |open: bool| {
        let text =
            json!({"seq": 1, "prev": 0, "type": "service", "service": {"id": "a", "open": open}}).to_string();
        FeedMessage::read(&text).unwrap().what
    };
    let mut bench = bench();
    perform(&mut bench, Act::OpenService { service: "a".into(), open: false });
    bench.hear(service(false));
    assert_eq!(offered(&bench).len(), 1);
    bench.hear(service(true));
    assert_eq!(offered(&bench), []);
}

#[test]
fn the_newest_offers_stand_first_and_there_are_never_more_than_eight() {
    let mut bench = bench();
    for n in 0..12 {
        let ticket = NamedTicket { id: n.to_string().into(), label: n.to_string() };
        perform(&mut bench, Act::Cancel { ticket });
    }
    let labels: Vec<_> = bench.view().undo.iter().map(|undo| undo.label.clone()).collect();
    assert_eq!(labels, ["11", "10", "9", "8", "7", "6", "5", "4"]);
    assert_eq!(bench.view().notices.len(), 8, "and no more notices");
}

#[test]
fn what_the_person_changed_is_read_at_once_also_without_push() {
    let mut bench = Bench::signed_in(crate::support::POLLED, &[board("x", &["a"]), board("y", &["b"])]);
    bench.live(1_000);
    bench.log.clear();
    perform(&mut bench, Act::OpenService { service: "b".into(), open: false });
    bench.live(200);
    assert_eq!(bench.read_of(), ["y"]);
}

fn request(id: &str, state: CounterRequestState) -> CounterRequest {
    CounterRequest {
        id: id.into(),
        desk_id: "x-1".into(),
        kind: CounterRequestKind::Serve,
        service_id: Some("a".into()),
        state,
        ends_in_s: Some(600),
    }
}

fn at_counter(bench: &Bench) -> Vec<CounterRequestState> {
    let view = bench.view();
    view.locations[0].counters[0].requests.iter().map(|one| one.request.state).collect()
}

#[test]
fn what_is_asked_of_a_counter_stands_there_with_what_became_of_it() {
    use CounterRequestState::{Accepted, Asked, Ended};
    let mut bench = bench();
    bench.hear(FeedEvent::Request(Box::new(request("1", Asked))));
    assert_eq!(at_counter(&bench), [Asked]);
    let until = bench.view().locations[0].counters[0].requests[0].until;
    assert_eq!(until, bench.now.running + Duration::from_secs(600));
    assert_eq!(bench.read_of(), Vec::<String>::new(), "it changes no number");
    bench.hear(FeedEvent::Request(Box::new(request("1", Accepted))));
    assert_eq!(at_counter(&bench), [Accepted]);
    bench.live(40_000);
    assert_eq!(at_counter(&bench), [Accepted], "a new board does not hide it");
    bench.live(270_000);
    assert_eq!(at_counter(&bench), []);
    bench.hear(FeedEvent::Request(Box::new(request("2", Asked))));
    bench.live(601_000);
    assert_eq!(at_counter(&bench), [Ended]);
}

#[test]
fn the_list_of_requests_counts_unless_something_was_heard_since_it_was_asked_for() {
    use CounterRequestState::{Asked, Declined};
    let mut bench = bench();
    bench.requests = Some(vec![request("1", Asked), request("2", Asked)]);
    bench.hear(FeedEvent::Reset);
    bench.live(1_000);
    assert_eq!(at_counter(&bench), [Asked, Asked]);
    // One is declined, and another comes, while the list that has neither is on its way.
    bench.requests = Some(vec![request("1", Asked)]);
    bench.wait(1_000);
    bench.hear(FeedEvent::Reset);
    bench.wait(10);
    bench.hear(FeedEvent::Request(Box::new(request("1", Declined))));
    bench.hear(FeedEvent::Request(Box::new(request("3", Asked))));
    bench.answer();
    let view = bench.view();
    let requests = &view.locations[0].counters[0].requests;
    let shown: Vec<_> = requests.iter().map(|one| (one.request.id.as_str(), one.request.state)).collect();
    assert_eq!(shown, [("1", Declined), ("3", Asked)]);
}

#[test]
fn without_push_one_reading_of_an_interval_asks_for_requests() {
    let mut bench = Bench::signed_in(crate::support::POLLED, &[board("x", &["a"]), board("y", &["b"])]);
    bench.live(51_000);
    let asked = bench.log.iter().filter(|(_, effect)| matches!(effect, Effect::Read(read) if read.requests));
    assert!((9..=11).contains(&asked.count()));
}

fn advised() -> serde_json::Value {
    let mut board = board("x", &["a", "b"]);
    board["advice"] = json!({"kind": "serve", "service_id": "a", "desk_id": "x-1", "counters": 1,
        "longest_wait_s": [1380, 540], "over_target": [7, 1], "by": "10:20"});
    board["services"][0]["longest_wait_s"] = json!(600);
    board["services"][0]["waiting"] = json!(4);
    board["services"][0]["waiting_over_target"] = json!(2);
    board
}

fn ask(service: &str) -> Act {
    Act::Ask { desk: "x-1".into(), kind: CounterRequestKind::Serve, service: Some(service.into()) }
}

#[test]
fn advice_that_is_followed_is_graded_when_its_moment_has_come() {
    let mut bench = Bench::signed_in(LIVE, &[advised()]);
    perform(&mut bench, ask("b"));
    assert!(bench.view().graded.is_empty(), "nobody advised that");
    bench.hear(FeedEvent::Request(Box::new(request("r1", CounterRequestState::Ended))));
    perform(&mut bench, ask("a"));
    assert_eq!(at_counter(&bench).len(), 1);
    let graded = bench.view().graded[0].clone();
    assert_eq!((graded.longest_wait_s, graded.over_target), (Some([1380, 540]), Some([7, 1])));
    assert_eq!((graded.outcome, graded.answer), (AdviceOutcome::Open, CounterRequestState::Asked));
    bench.hear(FeedEvent::Request(Box::new(request("r1", CounterRequestState::Accepted))));
    assert_eq!(bench.view().graded[0].answer, CounterRequestState::Accepted);
    // It is 10:00; the board is read every half minute.
    bench.live(19 * 60_000);
    assert_eq!(bench.view().graded[0].outcome, AdviceOutcome::Open);
    bench.live(2 * 60_000);
    let measured = AdviceOutcome::Measured { longest_wait_s: 600, over_target: Some(2) };
    assert_eq!(bench.view().graded[0].outcome, measured);
    let mut tomorrow = advised();
    tomorrow["business_day"] = json!("2026-11-29");
    bench.boards.insert("x".into(), Ok(tomorrow));
    bench.live(31_000);
    assert!(bench.view().graded.is_empty(), "of today only");
}

#[test]
fn where_nobody_waits_any_more_the_advice_is_graded_with_none() {
    let mut bench = Bench::signed_in(LIVE, &[advised()]);
    perform(&mut bench, ask("a"));
    let mut quiet = advised();
    quiet["services"] = json!([{"id": "a", "tag": "A", "name": "a", "waiting": 0, "waiting_over_target": 0}]);
    bench.boards.insert("x".into(), Ok(quiet));
    bench.live(21 * 60_000);
    let none = AdviceOutcome::Measured { longest_wait_s: 0, over_target: Some(0) };
    assert_eq!(bench.view().graded[0].outcome, none);
}

#[test]
fn advice_whose_moment_nobody_saw_is_not_measured_and_twenty_are_remembered() {
    let mut bench = Bench::signed_in(LIVE, &[advised()]);
    perform(&mut bench, ask("a"));
    bench.boards.insert("x".into(), Err(callpad_wire::Error::Broken));
    bench.all = Some(callpad_wire::Error::Broken);
    bench.live(22 * 60_000);
    assert_eq!(
        bench.view().graded[0].outcome,
        AdviceOutcome::Open,
        "old numbers are not those of that moment"
    );
    bench.live(5 * 60_000);
    bench.boards.insert("x".into(), Ok(advised()));
    bench.all = None;
    bench.live(61_000);
    assert_eq!(bench.view().graded[0].outcome, AdviceOutcome::NotMeasured);
    for _ in 0..25 {
        perform(&mut bench, ask("a"));
    }
    assert_eq!(bench.view().graded.len(), 20);
}

#[test]
fn a_ticket_names_itself_as_it_is_called_out() {
    let mut ticket = Ticket::bare("t", "042");
    ticket.service =
        Some(callpad_wire::ServiceRef { id: "a".into(), name: "Payments".into(), tag: "A".into() });
    assert_eq!(NamedTicket::from(&ticket), self::ticket());
}
