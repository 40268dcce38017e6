//! Pause, cancel and transfer: like End they finish the answer (M13), and the ticket goes on somewhere.

use callpad_desk::{
    Action, Busy, NoticeKind, OpenFirst, Phase, Press, ReadBack, RefreshResult, Rejected, Request, Source,
    Transfer,
};
use callpad_wire::Error;
use callpad_wire::Ticket;
use callpad_wire::op::{CancelCall, Destination, PauseCall, TransferCall};

use crate::support::{
    Bench, answer, found, no_answer, not_arrived, open, readable, refused, ticket, to_counter_4,
};

fn transfer() -> Press {
    Press::Transfer(Box::new(to_counter_4()))
}

/// Each press that finishes, the action it is, and what the desk shows meanwhile.
fn finishing() -> [(Press, Action, Busy); 4] {
    [
        (Press::End, Action::End, Busy::Ending),
        (Press::Pause, Action::Pause, Busy::Pausing),
        (Press::Cancel, Action::Cancel, Busy::Cancelling),
        (transfer(), Action::Transfer, Busy::Transferring),
    ]
}

fn told_done(action: Action) -> NoticeKind {
    let (label, ticket_id) = ("A 001".to_owned(), "t-a001".into());
    match action {
        Action::End => NoticeKind::Ended { label },
        Action::Pause => NoticeKind::Paused { label, ticket_id },
        Action::Cancel => NoticeKind::Cancelled { label, ticket_id },
        Action::Transfer => NoticeKind::Transferred { label, ticket_id, to: "Counter 4".into() },
        other => panic!("{other:?} finishes nothing"),
    }
}

/// Serving this ticket by the answer "w1", the guard over.
fn serving(ticket: Ticket) -> Bench {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket)));
    bench.finish_refresh(found(vec![], vec![], ReadBack::NoResponse));
    bench.pass(2);
    bench
}

#[test]
fn m13_each_of_the_four_frees_the_desk_and_the_record_and_looks_again() {
    for (press, action, busy) in finishing() {
        let mut bench = Bench::serving();
        let reply_id = bench.press(press);
        let Phase::Serving { busy: shown, .. } = bench.phase() else { panic!("{:?}", bench.phase()) };
        assert_eq!(shown, Some(busy));
        bench.ended(Ok(()));
        assert_eq!(bench.phase(), Phase::Free);
        assert!(bench.disk.open.is_empty(), "{action:?}");
        assert_eq!(bench.notice(), Some(told_done(action)));
        assert!(bench.refresh.is_some() && bench.was_answered(reply_id), "{action:?}");
    }
}

#[test]
fn m1_each_of_the_four_names_the_answer_of_the_call() {
    let acts = finishing().map(|(press, ..)| {
        let mut bench = Bench::serving();
        bench.press(press);
        bench.request().unwrap().clone()
    });
    assert_eq!(acts[1], Request::from(PauseCall { answer_id: "w1".into() }));
    assert_eq!(acts[2], Request::from(CancelCall { answer_id: "w1".into() }));
    assert!(matches!(&acts[3], Request::Transfer(call) if call.answer_id.as_str() == "w1"));
}

#[test]
fn m7_a_transfer_names_ones_own_desk_and_says_only_what_changes() {
    let bare = ticket("a", "001", 0);
    let noted = Ticket { note: Some("old".into()), custom_field: Some("F-1".into()), ..bare.clone() };
    let typed = |note: &str, custom_field: &str| Transfer {
        to: Destination::Service("b".into()),
        note: note.into(),
        custom_field: custom_field.into(),
        priority: true,
        ..to_counter_4()
    };
    let cases = [
        // Nothing typed, and nothing there: absent.
        (bare.clone(), typed("", ""), None, None),
        (bare, typed("new", "F-2"), Some("new"), Some("F-2")),
        // Nothing typed where there was something: empty, which clears.
        (noted.clone(), typed("", ""), Some(""), Some("")),
        (noted, typed("old", "F-2"), Some("old"), Some("F-2")),
    ];
    for (ticket, transfer, note, custom_field) in cases {
        let mut bench = serving(ticket);
        bench.press(Press::Transfer(Box::new(transfer)));
        let expected = TransferCall {
            answer_id: "w1".into(),
            to: Destination::Service("b".into()),
            note: note.map(Into::into),
            priority: true,
            custom_field: custom_field.map(Into::into),
            desk_id: "3".into(),
        };
        assert_eq!(bench.request(), Some(&Request::Transfer(Box::new(expected))));
    }
}

#[test]
fn m13_the_list_that_shows_the_ticket_afterwards_is_read_at_once() {
    let to_b = Press::Transfer(Box::new(Transfer { to: Destination::Service("b".into()), ..to_counter_4() }));
    // (what, waiting lists read, paused, cancelled)
    let cases: [(Press, &[&str], bool, bool); 5] = [
        (Press::End, &[], false, false),
        (Press::Pause, &[], true, false),
        (Press::Cancel, &[], false, true),
        // It keeps its service (M7).
        (transfer(), &["a"], false, false),
        (to_b, &["b"], false, false),
    ];
    for (press, lists, paused, cancelled) in cases {
        let mut bench = Bench::serving();
        // Nothing is old: all lists were read a moment ago.
        bench.press(Press::RefreshNow);
        let sides = RefreshResult {
            paused: Some(Ok(readable(vec![]))),
            cancelled: Some(Ok(readable(vec![]))),
            ..two_wait()
        };
        bench.finish_refresh(sides);
        bench.press(press.clone());
        bench.ended(Ok(()));
        let refresh = bench.refresh.clone().unwrap();
        let must: Vec<&str> = refresh.lists.iter().filter(|l| l.must).map(|l| l.service.as_str()).collect();
        assert_eq!(
            (must.as_slice(), refresh.paused.is_some(), refresh.cancelled.is_some()),
            (lists, paused, cancelled),
            "{press:?}"
        );
    }
}

fn two_wait() -> RefreshResult {
    found(vec![ticket("a", "002", 5)], vec![ticket("b", "001", 3)], ReadBack::NoResponse)
}

#[test]
fn m2_m13_a_refusal_drops_the_ticket_only_if_the_server_shows_it_closed() {
    for (press, action, _) in finishing() {
        for (read_back, stays) in [
            (ReadBack::NoneOpen, None),
            (open("w9", ticket("b", "009", 0)), Some("w9")),
            (open("w1", ticket("a", "001", 0)), Some("w1")),
            (ReadBack::CannotTell, Some("w1")),
        ] {
            let mut bench = Bench::serving();
            bench.press(press.clone());
            bench.ended(Err(refused("pausecall", 7)));
            assert_eq!(bench.open_id().as_deref(), Some("w1"), "not before the look");
            bench.finish_refresh(found(vec![], vec![], read_back.clone()));
            assert_eq!(bench.open_id().as_deref(), stays, "{action:?} {read_back:?}");
            match bench.notice() {
                Some(NoticeKind::AnswerGone { .. }) => assert_ne!(stays, Some("w1")),
                Some(NoticeKind::Failed { action: failed, .. }) => {
                    assert_eq!((failed, stays), (action, Some("w1")))
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn what_failed_for_sure_keeps_the_ticket_and_says_why() {
    let role = Error::Refused {
        operation: "pausecall",
        status: 403,
        errno: callpad_wire::Errno(7),
        roles: &["qm_qmpad_pause_tickets"],
    };
    for (press, action, _) in finishing() {
        for error in [role.clone(), refused("transfercall", 5), not_arrived()] {
            let mut bench = Bench::serving();
            bench.press(press.clone());
            bench.ended(Err(error.clone()));
            assert_eq!(bench.open_id().as_deref(), Some("w1"));
            assert_eq!(bench.disk.open.len(), 1);
            let Some(NoticeKind::Failed { action: failed, error: told, .. }) = bench.notice() else {
                panic!("{:?}", bench.notice())
            };
            assert_eq!((failed, &*told), (action, &error));
        }
    }
}

#[test]
fn m7_a_destination_that_vanished_is_a_refusal_and_the_ticket_stays() {
    // Errno 6 may be the answer or the target: the refresh tells.
    let mut bench = Bench::serving();
    bench.press(transfer());
    bench.ended(Err(refused("transfercall", 6)));
    bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "001", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::Transfer, .. })));
}

#[test]
fn t12_an_unknown_outcome_is_settled_by_the_read_back_and_never_sent_again() {
    for (press, action, _) in finishing() {
        for (read_back, stays) in [
            (ReadBack::NoneOpen, None),
            (open("w9", ticket("b", "009", 0)), Some("w9")),
            (open("w1", ticket("a", "001", 0)), Some("w1")),
        ] {
            let mut bench = Bench::serving();
            let reply_id = bench.press(press.clone());
            bench.ended(Err(Error::Broken));
            assert!(bench.was_answered(reply_id));
            let Phase::Unknown { action: shown, open: Some(_), .. } = bench.phase() else {
                panic!("{:?}", bench.phase())
            };
            assert_eq!(shown, action);
            bench.finish_refresh(no_answer(Error::Broken));
            assert!(matches!(bench.phase(), Phase::Unknown { .. }));
            bench.until_refresh();
            bench.finish_refresh(found(vec![], vec![], read_back.clone()));
            assert_eq!((bench.open_id().as_deref(), bench.request()), (stays, None), "{action:?}");
            let label = Some("A 001".to_owned());
            let told = if stays == Some("w1") {
                NoticeKind::SettledNotDone { action, label }
            } else {
                NoticeKind::SettledDone { action, label }
            };
            assert_eq!(bench.notice(), Some(told));
        }
    }
}

#[test]
fn t12_without_a_read_back_the_ticket_in_its_new_list_settles_it_and_nothing_else_does() {
    let moved = || readable(vec![ticket("a", "001", 0)]);
    let nobody = || found(vec![], vec![], ReadBack::CannotTell);
    let cases = [
        (Press::Pause, RefreshResult { paused: Some(Ok(moved())), ..nobody() }),
        (Press::Cancel, RefreshResult { cancelled: Some(Ok(moved())), ..nobody() }),
        (transfer(), found(vec![ticket("a", "001", 0)], vec![], ReadBack::CannotTell)),
    ];
    for (press, shown) in cases {
        let mut bench = Bench::serving();
        bench.press(press.clone());
        bench.ended(Err(Error::Broken));
        for _ in 0..3 {
            let refresh = bench.refresh.clone().unwrap();
            match press {
                Press::Pause => assert!(refresh.paused.is_some()),
                Press::Cancel => assert!(refresh.cancelled.is_some()),
                _ => assert!(refresh.lists[0].must),
            }
            let none = RefreshResult {
                paused: Some(Ok(readable(vec![]))),
                cancelled: Some(Ok(readable(vec![]))),
                ..nobody()
            };
            bench.finish_refresh(none);
            assert!(matches!(bench.phase(), Phase::Unknown { .. }), "not to be there proves nothing");
            bench.until_refresh();
        }
        bench.finish_refresh(shown);
        assert_eq!(bench.phase(), Phase::Free, "{press:?}");
        assert!(matches!(bench.notice(), Some(NoticeKind::SettledDone { .. })));
        assert!(bench.disk.open.is_empty());
    }
}

#[test]
fn t12_the_person_decides_where_nothing_settles_it() {
    for (press, ..) in finishing() {
        let mut bench = Bench::serving();
        bench.press(press.clone());
        bench.ended(Err(Error::Broken));
        bench.press(Press::GiveUpUnknown);
        assert_eq!(bench.open_id().as_deref(), Some("w1"), "it did not happen");
        let mut bench = Bench::serving();
        bench.press(press);
        bench.ended(Err(Error::Broken));
        bench.press(Press::DropOpen);
        assert_eq!((bench.phase(), bench.disk.open.len()), (Phase::Free, 0), "it did");
    }
}

#[test]
fn m3_pause_and_call_pauses_first_and_calls_only_then() {
    let call_b1 = Press::CallTicket {
        ticket_id: "t-b001".into(),
        source: Source::Waiting,
        open_first: OpenFirst::Pause,
    };
    let mut bench = Bench::serving();
    bench.press(call_b1.clone());
    assert_eq!(bench.request(), Some(&Request::from(PauseCall { answer_id: "w1".into() })));
    assert!(matches!(bench.phase(), Phase::Serving { busy: Some(Busy::PausingToCallTicket), .. }));
    bench.ended(Ok(()));
    assert!(
        matches!(bench.request(), Some(Request::CallTicket(call)) if call.ticket_id.as_str() == "t-b001")
    );
    bench.called(Ok(answer("w2", ticket("b", "001", 3))));
    assert_eq!(bench.open_id().as_deref(), Some("w2"));
    assert!(bench.refresh.as_ref().unwrap().paused.is_some(), "the paused one is shown at once");

    // Said to be open no more: the call goes on. Unknown: it does not.
    let mut bench = Bench::serving();
    bench.press(call_b1.clone());
    bench.ended(Err(refused("pausecall", 7)));
    assert!(matches!(bench.request(), Some(Request::CallTicket(_))));
    let mut bench = Bench::serving();
    bench.press(call_b1);
    bench.ended(Err(Error::Broken));
    assert_eq!(bench.request(), None);
    assert!(matches!(bench.phase(), Phase::Unknown { action: Action::Pause, .. }));
}

#[test]
fn the_guard_holds_them_back_after_a_call() {
    for (press, ..) in finishing() {
        let mut bench = Bench::free();
        bench.press(Press::CallNext);
        bench.called(Ok(answer("w1", ticket("a", "001", 0))));
        bench.refused(press.clone(), Rejected::Busy);
        bench.pass(1);
        bench.press(press);
        assert!(bench.request.is_some());
    }
}

#[test]
fn without_an_open_ticket_there_is_nothing_to_finish() {
    for (press, ..) in finishing() {
        Bench::free().refused(press, Rejected::NotNow);
    }
}
