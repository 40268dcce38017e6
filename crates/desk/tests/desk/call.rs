//! Call next and call a ticket (M3, M10, M11).

use callpad_desk::{Action, NoticeKind, OpenFirst, Phase, Press, ReadBack, Request, Source};
use callpad_wire::Error;
use callpad_wire::op::{CallNextTicket, CallTicket, EndCall};

use crate::support::{Bench, answer, found, no_answer, not_arrived, open, refused, ticket};

fn call_a2() -> Press {
    Press::CallTicket { ticket_id: "t-a002".into(), source: Source::Waiting, open_first: OpenFirst::Ask }
}

fn serving(bench: &Bench) -> String {
    match bench.phase() {
        Phase::Serving { open, busy: None } => open.ticket.label(),
        other => panic!("not serving: {other:?}"),
    }
}

#[test]
fn a6_t5_call_next_names_the_desk_oneself_and_all_served_services() {
    let mut bench = Bench::free();
    let reply_id = bench.press(Press::CallNext);
    assert_eq!(
        bench.request(),
        Some(&Request::from(CallNextTicket {
            desk_id: "3".into(),
            user_id: "ana".into(),
            services: vec!["a".into(), "b".into()],
        }))
    );
    assert_eq!(bench.phase(), Phase::Calling { label: None });
    assert!(!bench.replies.contains_key(&reply_id), "it waits for the outcome");
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(serving(&bench), "A 001");
    assert!(bench.was_answered(reply_id));
}

#[test]
fn the_called_ticket_leaves_the_list_at_once_and_its_list_is_read_again() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(bench.labels(), ["B 001", "A 002"]);
    assert_eq!(bench.view().lists.services[0].waiting, 1);
    let plans: Vec<(String, bool)> =
        bench.refresh.as_ref().unwrap().lists.iter().map(|l| (l.service.to_string(), l.must)).collect();
    assert_eq!(plans, [("a".into(), true), ("b".into(), false)]);
}

#[test]
fn m10_nobody_waiting_is_no_error() {
    for errno in [6, 8] {
        let mut bench = Bench::free();
        bench.press(Press::CallNext);
        bench.called(Err(refused("callnextticket", errno)));
        assert_eq!(bench.phase(), Phase::Free);
        assert_eq!(bench.notice(), Some(NoticeKind::NobodyWaiting { ended: None }));
    }
}

#[test]
fn m3_call_next_with_a_ticket_open_ends_it_first() {
    let mut bench = Bench::serving();
    let reply_id = bench.press(Press::CallNext);
    assert_eq!(bench.request(), Some(&Request::from(EndCall { answer_id: "w1".into() })));
    bench.ended(Ok(()));
    assert!(matches!(bench.request(), Some(Request::CallNext(_))));
    assert!(bench.disk.open.is_empty(), "the ended ticket is not kept any longer");
    bench.called(Ok(answer("w2", ticket("b", "001", 3))));
    assert_eq!(serving(&bench), "B 001");
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w2");
    assert!(bench.was_answered(reply_id));
}

#[test]
fn m3_nobody_waiting_after_the_end_says_which_ticket_was_ended() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Ok(()));
    bench.called(Err(refused("callnextticket", 8)));
    assert_eq!(bench.phase(), Phase::Free);
    assert_eq!(bench.notice(), Some(NoticeKind::NobodyWaiting { ended: Some("A 001".into()) }));
}

#[test]
fn m3_an_end_refused_because_it_is_not_open_goes_on_to_the_call() {
    for errno in [6, 7] {
        let mut bench = Bench::serving();
        bench.press(Press::CallNext);
        bench.ended(Err(refused("endcall", errno)));
        assert!(matches!(bench.request(), Some(Request::CallNext(_))));
        assert_eq!(bench.disk.open[0].answer_id.as_str(), "w1", "kept until the call is through");
        bench.called(Err(refused("callnextticket", 8)));
        assert_eq!(bench.notice(), Some(NoticeKind::NobodyWaiting { ended: Some("A 001".into()) }));
        assert!(bench.disk.open.is_empty());
    }
}

#[test]
fn m3_an_end_that_failed_for_sure_keeps_the_ticket_and_calls_nobody() {
    for error in [refused("endcall", 5), not_arrived()] {
        let mut bench = Bench::serving();
        let reply_id = bench.press(Press::CallNext);
        bench.ended(Err(error.clone()));
        assert_eq!(bench.request(), None);
        assert_eq!(serving(&bench), "A 001");
        assert!(
            matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::End, error: e, .. }) if *e == error)
        );
        assert!(bench.was_answered(reply_id));
    }
}

#[test]
fn m3_an_end_with_unknown_outcome_calls_nobody() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Err(Error::Broken));
    assert_eq!(bench.request(), None);
    assert!(matches!(bench.phase(), Phase::Unknown { action: Action::End, open: Some(_), .. }));
}

#[test]
fn m2_a_ticket_only_said_to_be_gone_comes_back_when_the_call_fails() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Err(refused("endcall", 7)));
    bench.called(Err(refused("callnextticket", 7)));
    assert!(matches!(bench.phase(), Phase::Calling { .. }), "it is looked into first");
    bench.finish_refresh(found(vec![], vec![], ReadBack::CannotTell));
    assert_eq!(serving(&bench), "A 001");
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::CallNext, .. })));
}

#[test]
fn m3_a_chosen_ticket_is_asked_about_while_another_is_open() {
    let mut bench = Bench::serving();
    let reply_id = bench.press(call_a2());
    assert_eq!(bench.request(), None);
    assert!(bench.was_answered(reply_id));
    let asked = NoticeKind::OpenTicketFirst {
        open: "A 001".into(),
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        label: "A 002".into(),
    };
    assert_eq!(bench.notice(), Some(asked));
    bench.press(Press::CallTicket {
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        open_first: OpenFirst::End,
    });
    assert!(matches!(bench.request(), Some(Request::End(_))));
    bench.ended(Ok(()));
    assert_eq!(
        bench.request(),
        Some(&Request::from(CallTicket {
            desk_id: "3".into(),
            user_id: "ana".into(),
            ticket_id: "t-a002".into()
        }))
    );
    bench.called(Ok(answer("w2", ticket("a", "002", 5))));
    assert_eq!(serving(&bench), "A 002");
}

#[test]
fn m11_taken_by_a_colleague_only_if_the_fresh_list_lacks_it() {
    for errno in [6, 7, 8] {
        let mut bench = Bench::free();
        let reply_id = bench.press(call_a2());
        bench.called(Err(refused("callticket", errno)));
        assert_eq!(bench.notice(), None, "not before the look");
        assert!(bench.refresh.as_ref().unwrap().lists[0].must, "its list is read whatever the count says");
        bench.finish_refresh(found(vec![ticket("a", "001", 0)], vec![], ReadBack::CannotTell));
        assert_eq!(bench.phase(), Phase::Free);
        assert_eq!(bench.notice(), Some(NoticeKind::TakenByColleague { label: "A 002".into() }));
        assert!(bench.was_answered(reply_id));
    }
}

#[test]
fn m11_refused_if_the_fresh_list_still_has_it_or_there_is_none() {
    let still = found(vec![ticket("a", "002", 5)], vec![], ReadBack::CannotTell);
    for refresh in [still, no_answer(Error::Broken)] {
        let mut bench = Bench::free();
        bench.press(call_a2());
        bench.called(Err(refused("callticket", 7)));
        bench.finish_refresh(refresh);
        assert_eq!(bench.phase(), Phase::Free);
        let Some(NoticeKind::Failed { action: Action::CallTicket, label, error }) = bench.notice() else {
            panic!("{:?}", bench.notice())
        };
        assert_eq!((label.as_deref(), &*error), (Some("A 002"), &refused("callticket", 7)));
    }
}

#[test]
fn m11_a_look_that_began_before_the_refusal_says_nothing() {
    let mut bench = Bench::free();
    bench.press(call_a2());
    bench.until_refresh();
    let early = bench.refresh.clone().unwrap();
    bench.called(Err(refused("callticket", 7)));
    assert_ne!(bench.refresh.as_ref().unwrap().id, early.id);
    bench.event(callpad_desk::Event::Refreshed {
        id: early.id,
        found: Box::new(found(vec![], vec![], ReadBack::CannotTell)),
    });
    assert_eq!(bench.notice(), None);
    assert_eq!(bench.labels().len(), 3);
}

#[test]
fn a_missing_permission_is_not_a_colleague() {
    let mut bench = Bench::free();
    bench.press(call_a2());
    bench.called(Err(Error::Refused {
        operation: "callticket",
        status: 403,
        errno: callpad_wire::Errno(7),
        roles: &[],
    }));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { .. })));
}

#[test]
fn a_call_refused_because_an_answer_is_open_shows_that_one_where_the_server_tells() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(refused("callnextticket", 7)));
    assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
    bench.finish_refresh(found(vec![], vec![], open("w0", ticket("b", "007", 0))));
    assert_eq!(serving(&bench), "B 007");
    assert_eq!(bench.notice(), Some(NoticeKind::FoundOpen { label: "B 007".into() }));
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w0");
}

#[test]
fn a_call_that_cannot_have_arrived_leaves_the_desk_free() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(not_arrived()));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::CallNext, .. })));
    assert_eq!(bench.refresh, None, "the schedule looks again");
}
