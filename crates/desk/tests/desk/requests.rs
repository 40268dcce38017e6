//! What supervisors ask of this counter, and how it is answered.

use std::time::Duration;

use callpad_desk::{
    Action, Event, NoticeKind, Outcome, Phase, Press, QueueReply, ReadBack, RefreshResult, Rejected,
};
use callpad_wire::{
    CounterRequest, CounterRequestKind, CounterRequestState, Error, Features, FeedEvent, FeedMessage,
};

use crate::support::{Bench, answer, refused, seat, three_waiting, ticket};

fn request(id: &str, kind: CounterRequestKind) -> CounterRequest {
    CounterRequest {
        id: id.into(),
        desk_id: "3".into(),
        kind,
        service_id: (kind == CounterRequestKind::Serve).then(|| "c".into()),
        state: CounterRequestState::Asked,
        ends_in_s: Some(600),
    }
}

fn open(id: &str) -> CounterRequest {
    request(id, CounterRequestKind::Open)
}

fn over(id: &str, state: CounterRequestState) -> CounterRequest {
    CounterRequest { state, ends_in_s: None, ..open(id) }
}

/// From a server that knows requests.
fn listing(requests: Vec<CounterRequest>) -> RefreshResult {
    RefreshResult {
        features: Features::read("push, idempotency, answers, requests"),
        requests: Some(requests),
        ..three_waiting(ReadBack::NoneOpen)
    }
}

/// Signed in; these wait for an answer, and the feed is open.
fn asked(requests: Vec<CounterRequest>) -> Bench {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    assert_eq!(bench.refresh.as_ref().unwrap().requests, Some("3".into()), "before the features are known");
    bench.finish_refresh(listing(requests.clone()));
    let (id, _) = bench.listens.unwrap();
    let hello = FeedMessage { seq: 1, prev: None, what: FeedEvent::Hello };
    bench.event(Event::FeedMessages { id, messages: vec![hello] });
    if bench.refresh.is_some() {
        bench.finish_refresh(listing(requests));
    }
    bench
}

/// The feed tells of one.
fn told(bench: &mut Bench, seq: i64, request: CounterRequest) {
    let (id, _) = bench.listens.unwrap();
    let what = FeedEvent::Request(Box::new(request));
    bench.event(Event::FeedMessages { id, messages: vec![FeedMessage { seq, prev: Some(seq - 1), what }] });
}

fn shown(bench: &Bench) -> Vec<String> {
    bench.view().requests.iter().map(|request| request.id.to_string()).collect()
}

fn press(id: &str, accept: bool) -> Press {
    Press::AnswerRequest { request_id: id.into(), accept }
}

/// The answer on its way comes back as taken.
fn taken(bench: &mut Bench, request: CounterRequest, state: CounterRequestState) {
    bench.back(Outcome::Queue(Ok(QueueReply::Answered(CounterRequest {
        state,
        ends_in_s: None,
        ..request
    }))));
}

#[test]
fn requests_are_heard_of_and_go_when_they_are_over() {
    let mut bench = asked(vec![open("r1")]);
    assert_eq!(shown(&bench), ["r1"]);
    told(&mut bench, 2, open("r2"));
    told(&mut bench, 3, CounterRequest { desk_id: "4".into(), ..open("r3") });
    told(&mut bench, 4, open("r2"));
    assert_eq!(shown(&bench), ["r1", "r2"], "of this counter, each once");
    assert!(bench.alerts.is_empty());
    told(&mut bench, 5, over("r1", CounterRequestState::Declined));
    assert_eq!(shown(&bench), ["r2"]);
    // Nobody answers, and nobody tells.
    let due = bench.now.running + Duration::from_secs(600);
    assert!(bench.state.due().unwrap() <= due);
    bench.pass(599);
    bench.event(Event::Seen);
    assert_eq!(shown(&bench), ["r2"]);
    bench.pass(1);
    bench.event(Event::TimerElapsed);
    assert_eq!(shown(&bench), Vec::<String>::new());
}

/// Our server lets three wait; another one, or a fault of it, may ask without end.
#[test]
fn a_server_that_asks_without_end_fills_no_screen_and_no_memory() {
    let names = |from: usize, to: usize| (from..to).map(|n| format!("r{n}")).collect::<Vec<_>>();
    let mut bench = asked(names(0, 25).iter().map(|id| open(id)).collect());
    assert_eq!(shown(&bench), names(0, 10), "the oldest ten");
    told(&mut bench, 2, open("r99"));
    assert_eq!(shown(&bench), names(0, 10));
    told(&mut bench, 3, over("r0", CounterRequestState::Ended));
    told(&mut bench, 4, open("r99"));
    assert_eq!(shown(&bench).last().map(String::as_str), Some("r99"), "there is room for another");
}

#[test]
fn what_a_list_says_is_weighed_by_when_it_was_asked_for() {
    let mut bench = asked(vec![open("r1"), open("r2")]);
    bench.press(Press::RefreshNow);
    assert!(bench.refresh.as_ref().unwrap().requests.is_some());
    bench.pass(1);
    // Both came after the list was asked for.
    told(&mut bench, 2, open("r3"));
    told(&mut bench, 3, over("r1", CounterRequestState::Accepted));
    bench.finish_refresh(listing(vec![open("r1"), open("r2")]));
    assert_eq!(shown(&bench), ["r2", "r3"]);
    bench.press(Press::RefreshNow);
    bench.finish_refresh(listing(vec![open("r3")]));
    assert_eq!(shown(&bench), ["r3"], "what is no longer listed has ended");
    bench.sign_out().unwrap();
    assert_eq!(shown(&bench), Vec::<String>::new());
}

#[test]
fn an_answer_disturbs_nothing_that_is_served_and_is_told() {
    let mut bench = asked(vec![open("r1"), request("r2", CounterRequestKind::Serve)]);
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    let requests = vec![open("r1"), request("r2", CounterRequestKind::Serve)];
    bench.finish_refresh(RefreshResult { read_back: ReadBack::NoResponse, ..listing(requests) });
    let reply_id = bench.press(press("r1", false));
    assert!(bench.disk.sent.iter().any(|sent| sent.action == Action::AnswerRequest));
    taken(&mut bench, open("r1"), CounterRequestState::Declined);
    assert!(bench.was_answered(reply_id) && bench.disk.sent.is_empty());
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(bench.notice(), Some(NoticeKind::RequestAnswered { accepted: false }));
    // A service more is served from then on.
    bench.press(press("r2", true));
    taken(&mut bench, request("r2", CounterRequestKind::Serve), CounterRequestState::Accepted);
    let services = bench.view().seat.unwrap().services.clone();
    assert_eq!(services, ["a".into(), "b".into(), "c".into()]);
    assert_eq!(shown(&bench), Vec::<String>::new());
    bench.refused(press("r2", true), Rejected::NotNow);
}

#[test]
fn on_a_break_it_is_answered_too_and_the_break_goes_on_unless_it_was_to_end() {
    let mut bench = asked(vec![open("r1"), open("r2")]);
    bench.press(Press::TakeBreak);
    let on_break = bench.phase();
    bench.pass(60);
    bench.press(press("r1", false));
    assert_eq!(bench.phase(), on_break, "while the answer is on its way");
    taken(&mut bench, open("r1"), CounterRequestState::Declined);
    assert_eq!(bench.phase(), on_break);
    bench.press(press("r2", true));
    taken(&mut bench, open("r2"), CounterRequestState::Accepted);
    assert_eq!(bench.phase(), Phase::Free);
}

#[test]
fn t12_an_answer_of_unknown_outcome_is_sent_again_with_its_key() {
    let mut bench = asked(vec![open("r1")]);
    bench.press(Press::TakeBreak);
    bench.press(press("r1", false));
    let key = bench.key.clone();
    bench.back(Outcome::Queue(Err(Error::Broken)));
    assert!(matches!(bench.phase(), Phase::Unknown { action: Action::AnswerRequest, .. }));
    bench.key = None;
    bench.finish_refresh(listing(vec![open("r1")]));
    assert_eq!((bench.key.is_some(), bench.key.clone()), (true, key));
    taken(&mut bench, open("r1"), CounterRequestState::Declined);
    assert!(matches!(bench.phase(), Phase::Break { .. }));
    assert_eq!(bench.notice(), Some(NoticeKind::RequestAnswered { accepted: false }));
    assert_eq!(shown(&bench), Vec::<String>::new());
}

#[test]
fn what_has_ended_is_refused_and_goes_with_the_next_list() {
    let mut bench = asked(vec![open("r1")]);
    bench.press(press("r1", true));
    bench.back(Outcome::Queue(Err(refused("requests", 7))));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::AnswerRequest, .. })));
    assert!(bench.refresh.as_ref().unwrap().requests.is_some());
    bench.finish_refresh(listing(Vec::new()));
    assert_eq!(shown(&bench), Vec::<String>::new());
}

#[test]
fn where_the_server_offers_none_any_more_the_view_says_so_and_nothing_is_answered() {
    let mut bench = asked(vec![open("r1")]);
    assert!(bench.view().features.has("requests"));
    bench.press(Press::RefreshNow);
    bench.finish_refresh(RefreshResult {
        features: Features::read("push, answers"),
        ..three_waiting(ReadBack::NoneOpen)
    });
    assert!(bench.view().features.has("push") && !bench.view().features.has("requests"));
    bench.refused(press("r1", true), Rejected::NotNow);
    bench.press(Press::TakeBreak);
    bench.refused(press("r1", true), Rejected::NotNow);
}
