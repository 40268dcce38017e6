//! Recall and end (M2, M13, M19), and issuing a ticket.

use std::time::Duration;

use callpad_desk::{Action, Busy, NoticeKind, Outcome, Phase, Press, ReadBack, Request};
use callpad_wire::Error;
use callpad_wire::NewTicketFacts;
use callpad_wire::op::{CreateTicket, CreatedTicket, Recall};

use crate::support::{
    Bench, answer, disk_full, found, issued, no_answer, not_arrived, open, refused, ticket,
};

fn created(answer_id: Option<&str>) -> Outcome {
    let ticket = ticket("b", "002", 60);
    let answer = answer_id.map(|id| answer(id, ticket.clone()));
    let facts = NewTicketFacts { waiting: Some(4), average_wait_s: Some(600) };
    issued(CreatedTicket { ticket, facts, strings: None, answer })
}

fn create() -> Press {
    Press::create(CreateTicket::plain("b"), false)
}

#[test]
fn recall_is_counted_and_kept() {
    let mut bench = Bench::serving();
    bench.press(Press::Recall);
    assert_eq!(bench.request(), Some(&Request::from(Recall { answer_id: "w1".into() })));
    assert!(matches!(bench.phase(), Phase::Serving { busy: Some(Busy::Recalling), .. }));
    bench.recalled(Ok(()));
    let Phase::Serving { open, busy: None } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert_eq!((open.recalls, open.last_recall), (1, Some(bench.now)));
    assert_eq!(bench.disk.open[0].recalls, 1);
    assert_eq!(bench.notice(), Some(NoticeKind::Recalled { label: "A 001".into() }));
}

#[test]
fn t12_a_recall_with_unknown_outcome_is_told_and_never_repeated() {
    let mut bench = Bench::serving();
    bench.press(Press::Recall);
    bench.recalled(Err(Error::Broken));
    assert!(matches!(bench.phase(), Phase::Serving { busy: None, .. }));
    assert!(matches!(bench.notice(), Some(NoticeKind::NotKnown { action: Action::Recall, .. })));
    for _ in 0..5 {
        bench.finish_refresh(found(vec![], vec![], ReadBack::CannotTell));
        assert_eq!(bench.request(), None);
        bench.until_refresh();
    }
}

#[test]
fn end_frees_the_desk_and_the_record() {
    let mut bench = Bench::serving();
    assert_eq!(bench.disk.open.len(), 1);
    bench.press(Press::End);
    assert!(matches!(bench.phase(), Phase::Serving { busy: Some(Busy::Ending), .. }));
    bench.ended(Ok(()));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(bench.disk.open.is_empty());
    assert_eq!(bench.notice(), Some(NoticeKind::Ended { label: "A 001".into() }));
    assert!(bench.refresh.is_some(), "M13: then it looks again");
}

#[test]
fn m2_m19_a_refusal_drops_the_ticket_only_if_the_server_shows_it_closed() {
    for (press, end) in [(Press::Recall, false), (Press::End, true)] {
        for errno in [6, 7] {
            let cases: [(ReadBack, Option<&str>, bool); 5] = [
                (ReadBack::NoneOpen, None, true),
                (open("w9", ticket("b", "009", 0)), Some("w9"), true),
                (open("w1", ticket("a", "001", 0)), Some("w1"), false),
                (ReadBack::CannotTell, Some("w1"), false),
                (ReadBack::NoResponse, Some("w1"), false),
            ];
            for (read_back, stays, gone) in cases {
                let mut bench = Bench::serving();
                let reply_id = bench.press(press.clone());
                if end {
                    bench.ended(Err(refused("endcall", errno)));
                } else {
                    bench.recalled(Err(refused("recall", errno)));
                }
                assert_eq!(bench.open_id().as_deref(), Some("w1"), "not before the look");
                assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
                bench.finish_refresh(found(vec![], vec![], read_back.clone()));
                assert_eq!(bench.open_id().as_deref(), stays, "{read_back:?}");
                match bench.notice() {
                    Some(NoticeKind::AnswerGone { label }) => assert!(gone && label == "A 001"),
                    Some(NoticeKind::Failed { .. }) => assert!(!gone, "{read_back:?}"),
                    other => panic!("{other:?}"),
                }
                let kept: Vec<&str> = bench.disk.open.iter().map(|r| r.answer_id.as_str()).collect();
                assert_eq!(kept, stays.into_iter().collect::<Vec<_>>());
                assert!(bench.was_answered(reply_id));
            }
        }
    }
}

#[test]
fn m2_a_lost_line_after_the_refusal_drops_nothing() {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Err(refused("endcall", 7)));
    bench.finish_refresh(no_answer(Error::Broken));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
}

#[test]
fn m2_the_person_may_drop_the_ticket() {
    let mut bench = Bench::serving();
    bench.press(Press::DropOpen);
    assert_eq!(bench.phase(), Phase::Free);
    assert!(bench.disk.open.is_empty());
}

#[test]
fn a_full_disk_is_told_and_stops_nothing() {
    let mut bench = Bench::free();
    bench.disk_problem = Some(disk_full());
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(bench.notice(), Some(NoticeKind::JournalNotSaved { problem: disk_full() }));
    bench.pass(2);
    bench.press(Press::End);
    bench.ended(Ok(()));
    assert_eq!(bench.notice(), Some(NoticeKind::Ended { label: "A 001".into() }));
}

#[test]
fn times_of_the_open_ticket_are_the_apps_own() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.pass(90);
    let Phase::Serving { open, .. } = bench.phase() else { panic!() };
    assert_eq!(open.serving(bench.now), Duration::from_secs(90));
    assert_eq!(open.waited_s, Some(3600), "issued at eight, called at nine");
    assert!(!open.restored);
}

#[test]
fn an_issued_ticket_is_told_with_what_the_server_expects() {
    for mut bench in [Bench::free(), Bench::serving()] {
        let phase = bench.phase();
        bench.press(create());
        assert_eq!(bench.phase(), phase, "the desk itself does not change");
        bench.back(created(None));
        assert_eq!(bench.phase(), phase);
        let told = NoticeKind::Created {
            label: "B 002".into(),
            ahead: Some(4),
            average_wait_s: Some(600),
            ticket_id: "t-b002".into(),
            service_name: "Service b".into(),
            strings: None,
        };
        assert_eq!(bench.notice(), Some(told));
        assert!(bench.refresh.as_ref().unwrap().lists.iter().any(|l| l.service.as_str() == "b" && l.must));
    }
}

#[test]
fn t12_an_issue_with_unknown_outcome_is_told_and_the_list_read() {
    let mut bench = Bench::free();
    bench.press(create());
    bench.back(Outcome::Queue(Err(Error::Broken)));
    assert_eq!(bench.phase(), Phase::Free);
    assert_eq!(bench.notice(), Some(NoticeKind::NotKnown { action: Action::CreateTicket, label: None }));
    assert!(bench.refresh.as_ref().unwrap().lists.iter().any(|l| l.service.as_str() == "b" && l.must));
}

#[test]
fn an_issue_that_failed_for_sure_is_told() {
    let mut bench = Bench::serving();
    bench.press(create());
    bench.back(Outcome::Queue(Err(not_arrived())));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::CreateTicket, .. })));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
}

#[test]
fn m1_an_answer_that_comes_with_an_issued_ticket_is_adopted_by_a_free_desk() {
    let mut bench = Bench::free();
    bench.press(create());
    bench.back(created(Some("w5")));
    assert_eq!(bench.open_id().as_deref(), Some("w5"));
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w5");
    let mut bench = Bench::serving();
    bench.press(create());
    bench.back(created(Some("w5")));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
}
