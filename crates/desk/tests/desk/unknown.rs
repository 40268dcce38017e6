//! An action whose outcome nobody knows (T12).

use std::time::Duration;

use callpad_desk::{Action, NoticeKind, OpenFirst, Phase, Press, ReadBack, Rejected, Source};
use callpad_wire::Error;

use crate::support::{Bench, found, no_answer, open, refused, three_waiting, ticket};

fn call_a2() -> Press {
    Press::CallTicket { ticket_id: "t-a002".into(), source: Source::Waiting, open_first: OpenFirst::Ask }
}

fn unknown_call(press: Press) -> Bench {
    let mut bench = Bench::free();
    let reply_id = bench.press(press);
    bench.called(Err(Error::TimedOut { after: Duration::from_secs(15), sent: true }));
    assert!(bench.was_answered(reply_id), "the press ends: it is known to be unknown");
    bench
}

fn unknown_end() -> Bench {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Err(Error::Broken));
    bench
}

#[test]
fn it_is_told_and_looked_into_at_once() {
    let bench = unknown_call(call_a2());
    let refreshing = Phase::Unknown {
        action: Action::CallTicket,
        label: Some("A 002".into()),
        open: None,
        refreshing: true,
        probably: None,
        only_person: false,
        nobody_called: false,
    };
    assert_eq!(bench.phase(), refreshing);
    assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
}

#[test]
fn no_action_is_taken_meanwhile() {
    for mut bench in [unknown_call(Press::CallNext), unknown_end()] {
        for press in [Press::CallNext, call_a2(), Press::Recall, Press::End] {
            bench.refused(press, Rejected::NotNow);
        }
        assert_eq!(bench.sign_out(), Err(Rejected::NotNow));
        assert_eq!(bench.request(), None);
    }
}

#[test]
fn a_call_that_had_happened_is_adopted_with_its_time() {
    for press in [Press::CallNext, call_a2()] {
        let mut bench = unknown_call(press.clone());
        let action = if press == Press::CallNext { Action::CallNext } else { Action::CallTicket };
        bench.pass(7);
        bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "002", 5))));
        let Phase::Serving { open, busy: None } = bench.phase() else { panic!("{:?}", bench.phase()) };
        assert_eq!(open.serving(bench.now), Duration::from_secs(7));
        assert!(!open.restored);
        assert_eq!(bench.notice(), Some(NoticeKind::SettledDone { action, label: Some("A 002".into()) }));
        assert_eq!(bench.disk.open[0].answer_id.as_str(), "w1");
        bench.refused(Press::CallNext, Rejected::Busy);
    }
}

#[test]
fn a_call_that_had_not_happened_frees_the_desk_and_is_asked_about_once_more() {
    let mut bench = unknown_call(call_a2());
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert_eq!(bench.phase(), Phase::Free);
    let told = NoticeKind::SettledNotDone { action: Action::CallTicket, label: Some("A 002".into()) };
    assert_eq!(bench.notice(), Some(told));
    bench.until_refresh();
    assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
    bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "002", 5))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"), "the server had been slow");
    bench.until_refresh();
    assert_eq!(bench.refresh.as_ref().unwrap().read_back, None, "settled");
}

#[test]
fn another_open_answer_is_shown_and_the_chosen_ticket_was_not_called() {
    let mut bench = unknown_call(call_a2());
    bench.finish_refresh(found(vec![], vec![], open("w8", ticket("b", "001", 3))));
    assert_eq!(bench.open_id().as_deref(), Some("w8"));
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallTicket, .. })));
}

#[test]
fn it_is_asked_with_each_look_until_the_line_is_back() {
    let mut bench = unknown_call(Press::CallNext);
    for _ in 0..4 {
        bench.finish_refresh(no_answer(Error::Broken));
        assert!(matches!(bench.phase(), Phase::Unknown { refreshing: false, .. }));
        let before = bench.now.running;
        bench.until_refresh();
        assert!(bench.now.running - before <= Duration::from_secs(5), "not slower: somebody waits");
        assert!(matches!(bench.phase(), Phase::Unknown { refreshing: true, .. }));
        assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
    }
    bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "001", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(bench.request(), None);
}

#[test]
fn without_a_read_back_it_stays_unknown_and_the_person_decides() {
    let mut bench = unknown_call(Press::CallNext);
    for _ in 0..4 {
        bench.finish_refresh(three_waiting(ReadBack::CannotTell));
        assert!(matches!(bench.phase(), Phase::Unknown { .. }));
        bench.until_refresh();
    }
    bench.press(Press::GiveUpUnknown);
    assert_eq!(bench.phase(), Phase::Free);
    assert_eq!(bench.request(), None);
}

#[test]
fn without_a_read_back_a_chosen_ticket_still_listed_later_was_not_called() {
    let mut bench = unknown_call(call_a2());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(matches!(bench.phase(), Phase::Unknown { .. }), "the server may still be at it");
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { .. })));
}

#[test]
fn without_a_read_back_a_chosen_ticket_no_longer_listed_stays_unknown() {
    let mut bench = unknown_call(call_a2());
    for _ in 0..3 {
        bench.finish_refresh(found(vec![ticket("a", "001", 0)], vec![], ReadBack::CannotTell));
        bench.until_refresh();
    }
    assert!(matches!(bench.phase(), Phase::Unknown { .. }));
}

#[test]
fn an_end_is_settled_either_way() {
    let cases = [
        (ReadBack::NoneOpen, None, true),
        (open("w1", ticket("a", "001", 0)), Some("w1"), false),
        (open("w9", ticket("b", "001", 3)), Some("w9"), true),
    ];
    for (read_back, stays, done) in cases {
        let mut bench = unknown_end();
        assert_eq!(bench.disk.open.len(), 1, "kept until it is known");
        bench.finish_refresh(found(vec![], vec![], read_back));
        assert_eq!(bench.open_id().as_deref(), stays);
        assert!(!matches!(bench.phase(), Phase::Unknown { .. }));
        match bench.notice() {
            Some(NoticeKind::SettledDone { action: Action::End, .. }) => assert!(done),
            Some(NoticeKind::SettledNotDone { action: Action::End, .. }) => assert!(!done),
            other => panic!("{other:?}"),
        }
        assert_eq!(bench.disk.open.len(), usize::from(stays.is_some()));
        assert_eq!(bench.request(), None, "nothing is called or ended by itself");
    }
}

#[test]
fn the_person_decides_about_an_end_without_a_read_back() {
    let mut bench = unknown_end();
    bench.finish_refresh(found(vec![], vec![], ReadBack::CannotTell));
    assert!(matches!(bench.phase(), Phase::Unknown { open: Some(_), .. }));
    bench.press(Press::GiveUpUnknown);
    assert_eq!(bench.open_id().as_deref(), Some("w1"), "not ended: it goes on");
    let mut bench = unknown_end();
    bench.press(Press::DropOpen);
    assert_eq!((bench.phase(), bench.disk.open.len()), (Phase::Free, 0), "ended");
}

#[test]
fn a_ticket_said_to_be_gone_before_an_unknown_call_is_not_taken_for_the_new_one() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Err(refused("endcall", 7)));
    bench.called(Err(Error::Broken));
    bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "001", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallNext, .. })));
}

#[test]
fn looking_again_by_hand_settles_too() {
    let mut bench = unknown_call(Press::CallNext);
    bench.finish_refresh(no_answer(Error::Broken));
    let reply_id = bench.press(Press::RefreshNow);
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert!(bench.was_answered(reply_id));
    assert_eq!(bench.phase(), Phase::Free);
}
