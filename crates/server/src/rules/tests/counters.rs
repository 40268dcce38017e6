//! Who is at a counter, and what is asked of it.

use jiff::{SignedDuration, Timestamp};

use super::{north, refused, request};
use crate::{
    domain::{
        counter_request::{CounterRequest, RequestKind, RequestState},
        presence::{Presence, PresenceState},
        refusal::{Failure, Refusal},
    },
    queue::Request,
    rules::{
        command::Command,
        counter_request::{Ask, MOST_OF_DESK, MOST_OF_LOCATION},
        effect::Effect,
        facts::{DeskFacts, Facts, OpenRequests},
        presence::Told,
    },
};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// Ana asks at this second; the moment is a little later than the clock.
fn request_at(second: i64) -> Request {
    let mut request = request();
    request.time.now = at(second);
    request.time.moment = at(second) + SignedDuration::from_millis(1);
    request
}

/// What Ana tells of her counter.
fn told(state: PresenceState, services: &[&str]) -> Told {
    let services = services.iter().map(|id| (*id).to_owned()).collect();
    Told { desk: "d".into(), state, reason: None, services }
}

/// Somebody is at counter d since the second 900, and told so last at 1,000.
fn there(user: &str, state: PresenceState) -> Facts {
    let presence = Presence {
        user_id: Some(user.to_owned()),
        state,
        reason: None,
        services: vec!["a".into()],
        since: at(900),
        told_at: at(1_000),
    };
    Facts { presence: Some(presence), ..north() }
}

fn tell(second: i64, facts: &Facts, told: &Told) -> Result<Vec<Effect>, Failure> {
    Command::Tell(told.clone()).decide(&request_at(second), facts)
}

#[test]
fn what_is_as_it_was_is_written_now_and_then_and_what_is_news_at_once() {
    use PresenceState::{Break, Gone, Present};
    let same = told(Present, &["a"]);
    assert!(tell(1_004, &there("ana", Present), &same).unwrap().is_empty(), "a program out of control");
    let again = tell(1_060, &there("ana", Present), &same).unwrap();
    assert!(matches!(&again[..], [one @ Effect::ToldAgain { .. }] if one.may_be_lost()), "{again:?}");
    // That somebody has left does not have to be told again.
    let gone = Facts { presence: there("ana", Gone).presence, ..north() };
    assert!(tell(1_060, &gone, &told(Gone, &["a"])).unwrap().is_empty());
    let moment = request_at(1_060).time.moment;
    for (facts, told, since) in [
        (north(), told(Present, &[]), moment),
        // What is known goes on since it began.
        (there("ana", Present), told(Present, &["a", "b"]), at(900)),
        (there("ana", Present), told(Break, &["a"]), moment),
        (there("rui", Present), told(Present, &["a"]), moment),
    ] {
        let effects = tell(1_060, &facts, &told).unwrap();
        let [effect @ Effect::BePresent { desk, presence }] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!((desk.as_str(), presence.since, presence.told_at), ("d", since, at(1_060)), "{told:?}");
        assert_eq!((presence.user_id.as_deref(), &presence.services), (Some("ana"), &told.services));
        assert!(!effect.may_be_lost());
    }
    // What was forgotten meanwhile is news.
    let effects = tell(1_151, &there("ana", Present), &same).unwrap();
    let [Effect::BePresent { presence, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(presence.since, request_at(1_151).time.moment);
}

#[test]
fn whoever_came_since_is_not_sent_away() {
    let leave = told(PresenceState::Gone, &[]);
    assert!(tell(1_060, &there("rui", PresenceState::Present), &leave).unwrap().is_empty());
    let effects = tell(1_060, &there("ana", PresenceState::Present), &leave).unwrap();
    assert!(matches!(&effects[..], [Effect::BePresent { .. }]), "{effects:?}");
}

#[test]
fn what_is_told_is_refused_for_a_foreign_id_before_an_unknown_one() {
    let told = |services| told(PresenceState::Present, services);
    assert_eq!(refused(tell(1_060, &north(), &told(&["x", "s"]))), Refusal::Forbidden);
    assert_eq!(refused(tell(1_060, &north(), &told(&["x", "a"]))), Refusal::UNKNOWN_ID);
    // The services of what is told again were looked at when it was told first.
    let mut known = there("ana", PresenceState::Present);
    known.services.remove("a");
    assert_eq!(tell(1_060, &known, &told(&["a"])).unwrap().len(), 1);
    let elsewhere = Facts {
        desks: [("d".to_owned(), DeskFacts { location_id: "south".into(), is_busy: false })].into(),
        ..there("ana", PresenceState::Present)
    };
    assert_eq!(refused(tell(1_060, &elsewhere, &told(&["a"]))), Refusal::Forbidden);
}

#[test]
fn a_counter_and_a_location_are_asked_for_so_many_things_and_no_more() {
    let ask = |open: OpenRequests, service: Option<&str>| {
        let asked = Ask { desk: "d".into(), kind: RequestKind::Serve, service: service.map(str::to_owned) };
        let facts = Facts { open_requests: open, ..north() };
        Command::AskCounter(asked).decide(&request_at(1_060), &facts)
    };
    let open = |of_desk, of_location| OpenRequests { of_desk, of_location };
    let effects = ask(open(MOST_OF_DESK - 1, MOST_OF_LOCATION - 1), Some("a")).unwrap();
    // What is over is over before another one is asked.
    assert!(matches!(&effects[..], [Effect::EndDueRequests, Effect::AskCounter { .. }]), "{effects:?}");
    assert_eq!(refused(ask(open(MOST_OF_DESK, MOST_OF_DESK), Some("a"))), Refusal::STATE);
    assert_eq!(refused(ask(open(0, MOST_OF_LOCATION), Some("a"))), Refusal::STATE);
    assert_eq!(refused(ask(open(0, 0), Some("s"))), Refusal::Forbidden);
    assert_eq!(refused(ask(open(0, 0), Some("x"))), Refusal::UNKNOWN_ID);
    // A service of another location that is one's own too.
    let both = {
        let mut request = request_at(1_060);
        request.caller = crate::domain::roles::Caller::Anybody;
        let asked = Ask { desk: "d".into(), kind: RequestKind::Serve, service: Some("s".into()) };
        Command::AskCounter(asked).decide(&request, &north())
    };
    assert_eq!(refused(both), Refusal::PARAMETERS);
}

#[test]
fn a_request_is_answered_by_who_is_there_while_it_waits() {
    let asked = |state| CounterRequest {
        seq: 4,
        id: "r".into(),
        location_id: "north".into(),
        desk_id: "d".into(),
        kind: RequestKind::Open,
        service_id: None,
        state,
        asked_at: at(1_000),
    };
    let answer = |second, facts: &Facts, accept| {
        Command::AnswerRequest { request: "r".into(), accept }.decide(&request_at(second), facts)
    };
    let of = |facts: Facts, state| Facts { counter_request: Some(asked(state)), ..facts };
    let waits = |facts| of(facts, RequestState::Asked);
    for (accept, becomes) in [(true, RequestState::Accepted), (false, RequestState::Declined)] {
        let effects = answer(1_100, &waits(there("ana", PresenceState::Present)), accept).unwrap();
        let [Effect::AnswerRequest { request: 4, state }] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*state, becomes);
    }
    assert_eq!(refused(answer(1_100, &north(), true)), Refusal::UNKNOWN_ID);
    let theirs = waits(there("rui", PresenceState::Present));
    assert_eq!(refused(answer(1_100, &theirs, true)), Refusal::Forbidden);
    // Nobody knows any more who is there.
    answer(1_151, &theirs, true).unwrap();
    assert_eq!(refused(answer(1_600, &waits(north()), true)), Refusal::STATE, "it has ended by itself");
    assert_eq!(refused(answer(1_100, &of(north(), RequestState::Accepted), true)), Refusal::STATE);
}

#[test]
fn only_what_comes_again_and_again_is_looked_at_first() {
    assert!(Command::Tell(told(PresenceState::Present, &[])).is_told_again());
    assert!(!Command::Recall { answer: "x".into() }.is_told_again());
}
