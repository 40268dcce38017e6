//! Issue and call: a walk-in at the counter.

use callpad_desk::{Action, NoticeKind, Outcome, Phase, Press, ReadBack, Rejected, Request};
use callpad_wire::Error;
use callpad_wire::op::{CreateTicket, CreatedTicket};
use callpad_wire::{NewTicketFacts, TicketStrings};

use crate::support::{Bench, answer, found, issued, not_arrived, open, refused, ticket};

fn issue_and_call() -> Press {
    Press::create(CreateTicket::plain("b"), true)
}

fn created(answer_id: Option<&str>) -> Outcome {
    let ticket = ticket("b", "002", 60);
    issued(CreatedTicket {
        answer: answer_id.map(|id| answer(id, ticket.clone())),
        ticket,
        facts: NewTicketFacts::default(),
        strings: None,
    })
}

fn not_called(error: &Error) -> NoticeKind {
    NoticeKind::CreatedNotCalled {
        label: "B 002".into(),
        ticket_id: "t-b002".into(),
        service_name: "Service b".into(),
        error: std::sync::Arc::new(error.clone()),
    }
}

#[test]
fn the_new_ticket_is_called_once_it_is_issued_for_sure() {
    let mut bench = Bench::free();
    let reply_id = bench.press(issue_and_call());
    assert!(matches!(bench.request(), Some(Request::Create(_))));
    bench.back(created(None));
    assert!(
        matches!(bench.request(), Some(Request::CallTicket(call)) if call.ticket_id.as_str() == "t-b002")
    );
    assert_eq!(bench.phase(), Phase::Calling { label: Some("B 002".into()) });
    assert!(!bench.replies.contains_key(&reply_id), "it waits for the call");
    bench.called(Ok(answer("w1", ticket("b", "002", 60))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert!(bench.was_answered(reply_id));
}

#[test]
fn t12_nothing_is_called_unless_it_was_issued_for_sure() {
    for (error, known) in [(Error::Broken, false), (refused("createticket", 7), true), (not_arrived(), true)]
    {
        let mut bench = Bench::free();
        let reply_id = bench.press(issue_and_call());
        bench.back(Outcome::Queue(Err(error)));
        assert_eq!((bench.request(), bench.phase()), (None, Phase::Free));
        match bench.notice() {
            Some(NoticeKind::Failed { action: Action::CreateTicket, .. }) => assert!(known),
            Some(NoticeKind::NotKnown { action: Action::CreateTicket, .. }) => assert!(!known),
            other => panic!("{other:?}"),
        }
        assert!(bench.was_answered(reply_id));
    }
}

#[test]
fn a_call_that_fails_leaves_a_ticket_that_waits_and_says_so() {
    let mut bench = Bench::free();
    bench.press(issue_and_call());
    bench.back(created(None));
    bench.called(Err(not_arrived()));
    assert_eq!((bench.phase(), bench.notice()), (Phase::Free, Some(not_called(&not_arrived()))));

    let mut bench = Bench::free();
    bench.press(issue_and_call());
    bench.back(created(None));
    bench.called(Err(refused("callticket", 7)));
    bench.finish_refresh(found(vec![], vec![ticket("b", "002", 60)], ReadBack::CannotTell));
    assert_eq!(bench.notice(), Some(not_called(&refused("callticket", 7))));
    assert_eq!(bench.labels(), ["B 002"]);
}

#[test]
fn m11_a_colleague_may_be_faster_even_then() {
    let mut bench = Bench::free();
    bench.press(issue_and_call());
    bench.back(created(None));
    bench.called(Err(refused("callticket", 7)));
    bench.finish_refresh(found(vec![], vec![], ReadBack::CannotTell));
    assert_eq!(bench.notice(), Some(NoticeKind::TakenByColleague { label: "B 002".into() }));
}

#[test]
fn t12_a_call_with_unknown_outcome_is_settled_like_any_other() {
    let mut bench = Bench::free();
    bench.press(issue_and_call());
    bench.back(created(None));
    bench.called(Err(Error::Broken));
    assert!(matches!(bench.phase(), Phase::Unknown { action: Action::CallTicket, .. }));
    bench.finish_refresh(found(vec![], vec![], open("w1", ticket("b", "002", 60))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
}

#[test]
fn m1_a_server_that_calls_on_issue_is_not_asked_to_call_again() {
    let mut bench = Bench::free();
    bench.press(issue_and_call());
    bench.back(created(Some("w1")));
    assert_eq!((bench.request(), bench.open_id().as_deref()), (None, Some("w1")));
}

#[test]
fn only_with_no_ticket_open_and_not_by_a_double_press() {
    Bench::serving().refused(issue_and_call(), Rejected::NotNow);
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(refused("callnextticket", 8)));
    bench.refused(issue_and_call(), Rejected::Busy);
}

#[test]
fn v15_the_printed_texts_are_told_and_a_service_without_a_name_is_named_by_the_counts() {
    let mut bench = Bench::free();
    bench.press(Press::create(CreateTicket::plain("b"), false));
    let strings = TicketStrings { footer_text: Some("Thank you".into()), ..Default::default() };
    let bare = callpad_wire::Ticket { service: None, ..ticket("b", "002", 60) };
    bench.back(issued(CreatedTicket {
        ticket: bare,
        facts: NewTicketFacts::default(),
        strings: Some(strings.clone()),
        answer: None,
    }));
    let Some(NoticeKind::Created { strings: told, service_name, ticket_id, .. }) = bench.notice() else {
        panic!("{:?}", bench.notice())
    };
    assert_eq!((told, service_name.as_str(), ticket_id.as_str()), (Some(strings), "Service b", "t-b002"));
}
