//! An unknown outcome on a server that knows keys is settled by the same key, and by nothing else (T12).

use std::time::Duration;

use callpad_desk::{Action, NoticeKind, Phase, Press, ReadBack, Rejected, Request, Source};
use callpad_wire::Error;
use callpad_wire::NewTicketFacts;
use callpad_wire::op::{CreateTicket, CreatedTicket};

use crate::support::{
    Bench, answer, found, issued, no_answer, not_arrived, open, ours, refused, seat, three_waiting, ticket,
    to_counter_4,
};

/// Free at a server with keys and read-back.
fn free() -> Bench {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
    bench
}

/// Serving A 001 there by the answer "w1", the guard over.
fn serving() -> Bench {
    let mut bench = free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.finish_refresh(ours(found(vec![ticket("a", "002", 5)], vec![], ReadBack::NoResponse)));
    bench.pass(2);
    bench
}

/// Pressed, and the connection broke; the refresh finds the connection back.
fn lost(mut bench: Bench, press: Press) -> Bench {
    bench.press(press);
    let (request, key) = (bench.request().cloned().unwrap(), bench.key.clone());
    let back = bench.request().unwrap().failed(Error::Broken);
    bench.back(back);
    assert!(matches!(bench.phase(), Phase::Unknown { .. }), "{request:?}");
    assert_eq!(bench.request(), None, "not before the line is back");
    bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!((bench.request(), &bench.key), (Some(&request), &key), "the same, with the same key");
    bench
}

#[test]
fn a_call_is_sent_again_with_its_key_and_is_open_with_its_time() {
    let mut bench = lost(free(), Press::CallNext);
    bench.pass(3);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    let Phase::Serving { open, .. } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert_eq!(open.serving(bench.now), Duration::from_secs(3), "since the line broke");
    let told = NoticeKind::SettledDone { action: Action::CallNext, label: Some("A 001".into()) };
    assert_eq!(bench.notice(), Some(told));
    assert_eq!((bench.disk.open.len(), bench.disk.sent.len()), (1, 0));
}

#[test]
fn while_its_key_is_tried_nothing_else_is_and_nobody_gives_up() {
    let mut bench = lost(free(), Press::CallNext);
    bench.refused(Press::CallNext, Rejected::NotNow);
    bench.refused(Press::GiveUpUnknown, Rejected::Busy);
    assert_eq!(bench.state.due(), None, "its answer is waited for");
    assert_eq!(bench.disk.sent.len(), 1);
}

#[test]
fn a_refusal_of_the_same_key_is_the_answer_of_the_first_time() {
    let mut bench = lost(free(), Press::CallNext);
    bench.called(Err(refused("callnextticket", 8)));
    assert_eq!(bench.phase(), Phase::Free);
    assert_eq!(bench.notice(), Some(NoticeKind::NobodyWaiting { ended: None }));
    assert!(bench.disk.sent.is_empty());
}

#[test]
fn what_says_nothing_of_the_first_time_leaves_it_unknown() {
    let denied = Error::Refused {
        operation: "callnextticket",
        status: 403,
        errno: callpad_wire::Errno(7),
        roles: &[],
    };
    for error in
        [Error::Broken, not_arrived(), Error::ServerFailed { status: 503 }, denied, Error::TokenEnded]
    {
        let mut bench = lost(free(), Press::CallNext);
        bench.called(Err(error.clone()));
        assert!(matches!(bench.phase(), Phase::Unknown { .. }), "{error:?}");
        assert_eq!(bench.disk.sent.len(), 1, "{error:?}");
    }
}

#[test]
fn each_action_that_finishes_is_settled_by_its_key_and_has_its_way_back() {
    for (press, action) in [
        (Press::End, Action::End),
        (Press::Pause, Action::Pause),
        (Press::Cancel, Action::Cancel),
        (Press::Transfer(Box::new(to_counter_4())), Action::Transfer),
    ] {
        let mut bench = lost(serving(), press);
        bench.ended(Ok(()));
        assert_eq!(bench.phase(), Phase::Free);
        assert_eq!(bench.notice(), Some(NoticeKind::SettledDone { action, label: Some("A 001".into()) }));
        assert_eq!(bench.view().undo_offer.is_some(), action != Action::End, "{action:?}");
        assert_eq!(bench.disk.paused.len(), usize::from(action == Action::Pause));
    }
}

#[test]
fn an_issued_ticket_is_issued_once_and_then_called() {
    let create = Press::create(CreateTicket::plain("a"), true);
    let mut bench = lost(free(), create);
    let created = CreatedTicket {
        ticket: ticket("a", "100", 60),
        facts: NewTicketFacts::default(),
        strings: None,
        answer: None,
    };
    bench.back(issued(created));
    assert!(
        matches!(bench.request(), Some(Request::CallTicket(call)) if call.ticket_id.as_str() == "t-a100")
    );
}

#[test]
fn after_15_s_a_call_is_not_made_any_more_but_read_back() {
    let mut bench = free();
    bench.press(Press::CallNext);
    bench.called(Err(Error::Broken));
    bench.finish_refresh(no_answer(Error::Broken));
    bench.pass(16);
    bench.press(Press::RefreshNow);
    bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!(bench.request(), None);
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallNext, .. })));
}

#[test]
fn a_clock_that_was_set_does_not_make_a_call_young_again() {
    let mut bench = free();
    bench.press(Press::CallNext);
    bench.called(Err(Error::Broken));
    // The machine slept for an hour, by the wall clock alone.
    bench.now.wall += jiff::SignedDuration::from_hours(1);
    bench.finish_refresh(ours(three_waiting(open("w1", ticket("a", "001", 0)))));
    assert_eq!(bench.request(), None);
    assert_eq!(bench.open_id().as_deref(), Some("w1"), "the read-back tells");
}

#[test]
fn an_end_is_wanted_late_as_well() {
    let mut bench = serving();
    bench.press(Press::End);
    bench.ended(Err(Error::Broken));
    bench.finish_refresh(no_answer(Error::Broken));
    bench.pass(600);
    bench.press(Press::RefreshNow);
    bench.finish_refresh(ours(three_waiting(open("w1", ticket("a", "001", 0)))));
    assert!(matches!(bench.request(), Some(Request::End(_))));
    bench.ended(Ok(()));
    assert_eq!(bench.phase(), Phase::Free);
}

#[test]
fn a_server_that_has_lost_its_extensions_is_never_sent_a_key_again() {
    let mut bench = free();
    bench.press(Press::CallNext);
    bench.called(Err(Error::Broken));
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.request(), None);
    assert!(matches!(bench.phase(), Phase::Unknown { only_person: true, .. }));
}

#[test]
fn without_read_back_the_first_who_is_gone_was_probably_called() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(Error::Broken));
    bench.finish_refresh(found(vec![ticket("a", "002", 5)], vec![], ReadBack::CannotTell));
    let Phase::Unknown { probably, only_person, .. } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert_eq!((probably.as_deref(), only_person), (Some("A 001"), true));
    bench.press(Press::GiveUpUnknown);
    assert_eq!((bench.phase(), bench.disk.sent.len()), (Phase::Free, 0));
}

#[test]
fn without_read_back_a_chosen_ticket_that_is_gone_was_probably_called() {
    let mut bench = Bench::free();
    bench.press(Press::CallTicket {
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        open_first: callpad_desk::OpenFirst::Ask,
    });
    bench.called(Err(Error::Broken));
    bench.finish_refresh(found(vec![ticket("a", "001", 0)], vec![], ReadBack::CannotTell));
    assert!(matches!(bench.phase(), Phase::Unknown { probably: Some(label), .. } if label == "A 002"));
}
