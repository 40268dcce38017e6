//! What rules decide from facts alone. What their effects do, the tests over HTTP say.

mod counters;

use std::sync::Arc;

use callpad_wire::Errno;
use jiff::Timestamp;

use super::{
    answer::{self, Transfer},
    call::{self, Counter},
    change::{self, Change},
    create::{self, Create},
    effect::{Called, Effect},
    facts::{AnswerFacts, DeskFacts, Facts, ServiceFacts, TicketFacts, Undo, UserFacts},
};
use crate::{
    clock::Time,
    config::Limits,
    domain::zones::Zones,
    domain::{
        call_order::Candidate,
        refusal::{Failure, Refusal},
        roles::{Caller, Person},
        ticket::{Finish, TicketState},
        transfer::{Binding, Target},
    },
    queue::{Request, quotas::Quotas},
};

/// Ana of the north asks.
fn request() -> Request {
    let ana = Person { id: "ana".into(), roles: [].into(), locations: ["north".to_owned()].into() };
    let limits = Limits { waiting_per_service: 2, ..Limits::default() };
    Request {
        caller: Caller::Person(ana),
        time: Time { now: Timestamp::UNIX_EPOCH, moment: Timestamp::UNIX_EPOCH },
        zones: Zones::utc(),
        quotas: Arc::new(Quotas::new(limits)),
    }
}

fn service(location: &str) -> ServiceFacts {
    ServiceFacts { location_id: location.into(), open: true, time_zone: None, waiting: 0, has_number: true }
}

fn ticket(state: TicketState) -> TicketFacts {
    TicketFacts {
        seq: 7,
        state: state.number(),
        service_id: "a".into(),
        queue_id: "a".into(),
        location_id: "north".into(),
        changeable: Default::default(),
        undo: None,
        is_within_tolerance: false,
    }
}

/// Services a and b, counter d and Ana in the north; service s in the south.
fn north() -> Facts {
    let services = [("a", "north"), ("b", "north"), ("s", "south")];
    Facts {
        services: services.map(|(id, place)| (id.to_owned(), service(place))).into(),
        desks: [("d".to_owned(), DeskFacts { location_id: "north".into(), is_busy: false })].into(),
        users: [("ana".to_owned(), UserFacts { locations: vec!["north".into()], is_busy: false })].into(),
        ticket: Some(ticket(TicketState::Waiting)),
        answer: Some(AnswerFacts { seq: 3, ticket_seq: 7, open: true, location_id: "north".into() }),
        ..Facts::default()
    }
}

fn with(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = north();
    change(&mut facts);
    facts
}

fn counter() -> Counter {
    Counter { desk: "d".into(), user: "ana".into() }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Failure>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_is_refused_for_a_foreign_id_before_an_unknown_one_before_a_state() {
    let one = |facts: &Facts| call::one(&request(), facts, call::From::Waiting, &counter());
    let in_south = |facts: &mut Facts| facts.ticket.as_mut().unwrap().location_id = "south".into();
    let busy = |facts: &mut Facts| facts.desks.get_mut("d").unwrap().is_busy = true;
    let no_user = |facts: &mut Facts| drop(facts.users.remove("ana"));
    assert_eq!(refused(one(&with(|f| (in_south(f), no_user(f), busy(f)).0))), Refusal::Forbidden);
    assert_eq!(refused(one(&with(|f| (no_user(f), busy(f)).0))), Refusal::UNKNOWN_ID);
    assert_eq!(refused(one(&with(busy))), Refusal::STATE);
    assert_eq!(refused(one(&with(|f| f.ticket = None))), Refusal::UNKNOWN_ID);
    assert_eq!(refused(one(&with(|f| f.ticket = Some(ticket(TicketState::Ended))))), Refusal::STATE);
    let effects = one(&north()).unwrap();
    assert!(matches!(&effects[..], [Effect::Open { ticket: Called::Known(7), .. }]), "{effects:?}");
}

#[test]
fn m12_a_cancelled_ticket_is_called_within_its_tolerance_only() {
    let call = |is_within_tolerance, from| {
        let cancelled = TicketFacts { is_within_tolerance, ..ticket(TicketState::Cancelled) };
        call::one(&request(), &with(|f| f.ticket = Some(cancelled)), from, &counter()).is_ok()
    };
    assert!(call(true, call::From::Cancelled));
    assert!(!call(false, call::From::Cancelled) && !call(true, call::From::Waiting));
}

#[test]
fn m10_the_next_is_one_of_the_first_or_nobody() {
    let next = |facts: &Facts, services: &[&str]| {
        let services: Vec<_> = services.iter().map(|id| (*id).to_owned()).collect();
        call::next(&request(), facts, &counter(), &services)
    };
    assert_eq!(refused(next(&north(), &["a"])), Refusal::NOBODY_WAITS);
    assert_eq!(refused(next(&north(), &["a", "s"])), Refusal::Forbidden);
    assert_eq!(refused(next(&north(), &["a", "x"])), Refusal::UNKNOWN_ID);
    let at = Timestamp::UNIX_EPOCH;
    let one = |seq, priority| Candidate { seq, bound: false, priority, due: at, issued: at, scheduled: None };
    let facts = with(|f| f.candidates = vec![one(8, false), one(9, true)]);
    let effects = next(&facts, &["a"]).unwrap();
    assert!(matches!(&effects[..], [Effect::Open { ticket: Called::Known(9), .. }]), "{effects:?}");
}

#[test]
fn a_ticket_is_refused_for_its_date_before_its_ids_before_what_the_service_takes() {
    let create = |facts: &Facts, service: &str, date: Option<&str>| {
        let scheduled_to = date.map(str::to_owned);
        create::create(
            &request(),
            facts,
            Create { service: service.into(), scheduled_to, ..Create::default() },
        )
    };
    assert_eq!(refused(create(&north(), "s", Some("soon"))), Refusal::PARAMETERS);
    assert_eq!(refused(create(&north(), "s", None)), Refusal::Forbidden);
    assert_eq!(refused(create(&north(), "x", None)), Refusal::UNKNOWN_ID);
    let closed = with(|f| f.services.get_mut("a").unwrap().open = false);
    assert_eq!(refused(create(&closed, "a", None)), Refusal::STATE);
    let full = with(|f| f.services.get_mut("a").unwrap().waiting = 2);
    assert_eq!(refused(create(&full, "a", None)), Refusal::STATE);
    let effects = create(&north(), "a", Some("2026-07-01 10:00:00")).unwrap();
    let [Effect::Issue(new)] = &effects[..] else { panic!("{effects:?}") };
    assert!(new.appointment && new.scheduled.is_some());
}

#[test]
fn m1_a_ticket_that_is_called_at_once_needs_a_free_counter_and_no_room() {
    let asked =
        Create { service: "a".into(), call_for: Some(("d".into(), "ana".into())), ..Create::default() };
    let full = with(|f| f.services.get_mut("a").unwrap().waiting = 2);
    let effects = create::create(&request(), &full, asked.clone()).unwrap();
    assert!(matches!(&effects[..], [Effect::Issue(_), Effect::Open { ticket: Called::Issued, .. }]));
    let busy = with(|f| f.users.get_mut("ana").unwrap().is_busy = true);
    assert_eq!(refused(create::create(&request(), &busy, asked)), Refusal::STATE);
}

#[test]
fn m7_a_transfer_keeps_what_is_not_named_and_needs_room_where_it_goes() {
    let transfer = |facts: &Facts, target| {
        let asked = Transfer {
            answer: "x".into(),
            target,
            desk: None,
            note: None,
            priority: Some(true),
            custom_field: Some(String::new()),
        };
        answer::transfer(&request(), facts, asked)
    };
    let noted = with(|f| {
        let old = &mut f.ticket.as_mut().unwrap().changeable;
        (old.note, old.custom_field) = (Some("n".into()), Some("c".into()));
    });
    let effects = transfer(&noted, Target::Service("b".into())).unwrap();
    let [
        Effect::Transfer { ticket: 7, to },
        Effect::Finish { answer: 3, ticket: 7, finish: Finish::Transfer },
    ] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(to.binding, Binding { service: Some("b".into()), desk: None, user: None });
    assert_eq!((to.note.as_deref(), to.custom_field.as_deref(), to.priority), (Some("n"), None, true));
    assert_eq!(refused(transfer(&north(), Target::Service("s".into()))), Refusal::Forbidden);
    assert_eq!(refused(transfer(&north(), Target::Desk("x".into()))), Refusal::UNKNOWN_ID);
    let full = with(|f| f.services.get_mut("b").unwrap().waiting = 2);
    assert_eq!(refused(transfer(&full, Target::Service("b".into()))), Refusal::STATE);
    let ended = with(|f| f.answer.as_mut().unwrap().open = false);
    assert_eq!(refused(answer::finish(&request(), &ended, Finish::End)), Refusal::STATE);
}

#[test]
fn a_supervisor_takes_back_only_what_was_done_last_and_where_there_is_room() {
    let restore = |facts: &Facts| change::change(&request(), facts, Change::Restore);
    let sent = |before: &str| {
        let before = Binding { service: Some(before.into()), ..Binding::default() };
        with(|f| f.ticket.as_mut().unwrap().undo = Some(Undo::Sent { before }))
    };
    assert_eq!(refused(restore(&north())), Refusal::STATE);
    assert_eq!(refused(restore(&sent("s"))), Refusal::Forbidden);
    assert!(matches!(restore(&sent("b")).unwrap()[..], [Effect::TakeBack { ticket: 7 }]));
    let mut full = sent("b");
    full.services.get_mut("b").unwrap().waiting = 2;
    assert_eq!(refused(restore(&full)), Refusal::STATE);
    let cancelled = TicketFacts { undo: Some(Undo::Cancelled), ..ticket(TicketState::Cancelled) };
    let cancelled = with(|f| f.ticket = Some(cancelled));
    assert!(matches!(restore(&cancelled).unwrap()[..], [Effect::WaitAgain { ticket: 7 }]));
    assert_eq!(
        refused(change::change(&request(), &cancelled, Change::Cancel)).errno(),
        Errno::CANNOT_CONCLUDE
    );
}
