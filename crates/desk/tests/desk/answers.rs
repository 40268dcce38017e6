//! What counts as an answer: for an action (T13), for a list (V18, V19), and for the connection to the server.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{
    Action, Connection, DeskHandle, NoticeKind, Outcome, Phase, Ports, Press, ReadBack, RefreshResult, Source,
};
use callpad_wire::error::FoundInstead;
use callpad_wire::op::CreateTicket;
use callpad_wire::{Error, Features};

use crate::support::{
    Bench, FakeServer, FakeStore, Fault, Push, TestClock, answer, found, no_answer, not_arrived, open, ours,
    refused, seat, three_waiting, ticket,
};

fn instead(found: FoundInstead, status: u16) -> Error {
    Error::NotTheApi { found, status, excerpt: "x".into() }
}

fn unreadable(field: &str) -> Error {
    Error::Unreadable { field: field.into(), excerpt: String::new() }
}

/// What proves nothing about an action.
fn unclear() -> Vec<Error> {
    vec![
        instead(FoundInstead::WebPage, 200),
        instead(FoundInstead::WebPage, 403),
        instead(FoundInstead::Redirect, 302),
        instead(FoundInstead::OtherJson, 200),
        instead(FoundInstead::BrokenJson, 200),
        instead(FoundInstead::Other, 200),
        instead(FoundInstead::Other, 429),
        instead(FoundInstead::Other, 0),
        unreadable("answer.id"),
        Error::TooLarge,
        Error::ServerFailed { status: 502 },
    ]
}

#[test]
fn t13_an_answer_that_is_not_clean_is_settled_like_a_lost_one() {
    for error in unclear() {
        let mut bench = Bench::free();
        bench.press(Press::CallNext);
        bench.called(Err(error.clone()));
        assert!(matches!(bench.phase(), Phase::Unknown { .. }), "{error:?}");
        assert_eq!((bench.notice(), bench.request(), bench.disk.sent.len()), (None, None, 1), "{error:?}");
        bench.press(Press::CallNext);
        assert_eq!(bench.request(), None, "nobody is called a second time: {error:?}");
        bench.finish_refresh(found(vec![], vec![], open("w1", ticket("a", "001", 0))));
        assert_eq!(bench.open_id().as_deref(), Some("w1"), "{error:?}");

        let mut bench = Bench::serving();
        bench.press(Press::End);
        bench.ended(Err(error.clone()));
        assert!(matches!(bench.phase(), Phase::Unknown { action: Action::End, .. }), "{error:?}");
    }
}

#[test]
fn t13_nothing_is_said_not_to_have_happened_where_nobody_knows() {
    for error in unclear() {
        let mut bench = Bench::serving();
        bench.press(Press::Recall);
        bench.recalled(Err(error.clone()));
        let told = NoticeKind::NotKnown { action: Action::Recall, label: Some("A 001".into()) };
        assert_eq!(bench.notice(), Some(told), "{error:?}");
        let mut bench = Bench::free();
        bench.press(Press::create(CreateTicket::plain("a"), true));
        bench.back(Outcome::Queue(Err(error.clone())));
        assert_eq!(
            bench.notice(),
            Some(NoticeKind::NotKnown { action: Action::CreateTicket, label: None }),
            "{error:?}"
        );
    }
}

#[test]
fn an_interrupted_end_and_call_next_says_that_nobody_was_called() {
    let nobody_called = |bench: &Bench| bench.view().notice.unwrap().nobody_called;
    let interrupted = || {
        let mut bench = Bench::serving();
        bench.press(Press::CallNext);
        bench.ended(Err(Error::Broken));
        assert!(matches!(bench.phase(), Phase::Unknown { action: Action::End, nobody_called: true, .. }));
        bench
    };
    let still_open = || open("w1", ticket("a", "001", 0));
    for (read_back, done) in [(ReadBack::NoneOpen, true), (still_open(), false)] {
        let mut bench = interrupted();
        bench.finish_refresh(three_waiting(read_back));
        let told = bench.notice().unwrap();
        assert_eq!(matches!(told, NoticeKind::SettledDone { action: Action::End, .. }), done, "{told:?}");
        assert!(nobody_called(&bench) && bench.request().is_none());
    }
    // By the same key too.
    let mut bench = interrupted();
    bench.finish_refresh(ours(three_waiting(ReadBack::NoResponse)));
    bench.ended(Ok(()));
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledDone { .. })) && nobody_called(&bench));
    // And where it failed for sure.
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Err(refused("endcall", 5)));
    assert!(
        matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::End, .. }))
            && nobody_called(&bench)
    );
    // An end alone calls nobody anyway.
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Err(Error::Broken));
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert!(!nobody_called(&bench));
}

#[test]
fn who_cannot_be_read_any_more_is_not_said_to_have_been_called() {
    let refresh = |name_a1: bool| {
        let mut refresh =
            found(vec![ticket("a", "002", 5)], vec![ticket("b", "001", 3)], ReadBack::CannotTell);
        if name_a1 {
            let list = refresh.waiting[0].1.as_mut().unwrap();
            list.unreadable.push(callpad_wire::Unreadable::new("tickets[0].id", None));
        }
        refresh
    };
    for (bad, probably) in [(false, Some("A 001".to_owned())), (true, None)] {
        let mut bench = Bench::free();
        bench.press(Press::CallNext);
        bench.called(Err(Error::Broken));
        bench.finish_refresh(refresh(bad));
        let Phase::Unknown { probably: named, only_person: true, .. } = bench.phase() else { panic!() };
        assert_eq!(named, probably);
    }
}

#[test]
fn v19_a_list_that_is_refused_or_cannot_be_read_is_no_trouble_of_the_line() {
    for error in [
        unreadable("tickets"),
        refused("waitingticketslist", 9),
        instead(FoundInstead::WebPage, 200),
        Error::TooLarge,
    ] {
        let mut bench = Bench::new();
        bench.sign_in(seat());
        let mut refresh = three_waiting(ReadBack::CannotTell);
        refresh.waiting[0].1 = Err(error.clone());
        refresh.features = Features::read("push");
        bench.finish_refresh(refresh);
        let view = bench.view();
        assert_eq!(view.connection, Connection::Polling { every: Duration::from_secs(5) }, "{error:?}");
        assert_eq!(
            (bench.labels(), &*view.lists.unreadable),
            (vec!["B 001".into()], &["waitingticketslist".into()][..])
        );
        assert!(bench.listens.is_some(), "the changes are heard all the same");
        // What was known of it stays, and it is not asked for faster or slower than others.
        for _ in 0..3 {
            let before = bench.now.running;
            bench.until_refresh();
            assert_eq!(bench.now.running - before, Duration::from_secs(5), "{error:?}");
            assert!(!bench.refresh.as_ref().unwrap().lists[0].must);
            bench.finish_refresh(RefreshResult {
                waiting: vec![("a".into(), Err(error.clone()))],
                ..three_waiting(ReadBack::NoResponse)
            });
        }
        bench.press(Press::CallNext);
        assert!(bench.request().is_some(), "nothing is locked: {error:?}");
        bench.refused(
            Press::AddOfflineCall { ticket_id: None, label: "7".into() },
            callpad_desk::Rejected::NotNow,
        );
    }
}

#[test]
fn v19_counts_that_are_refused_or_cannot_be_read_lock_nothing_either() {
    for error in [unreadable("services"), refused("waitingticketscount", 7), Error::TooLarge] {
        let mut bench = Bench::free();
        bench.press(Press::RefreshNow);
        bench.finish_refresh(RefreshResult {
            counts: Some(Err(error.clone())),
            ..three_waiting(ReadBack::NoResponse)
        });
        assert!(matches!(bench.view().connection, Connection::Polling { .. }), "{error:?}");
        assert_eq!(
            (bench.labels().len(), &*bench.view().lists.unreadable),
            (3, &["waitingticketscount".into()][..])
        );
        bench.press(Press::CallNext);
        assert!(bench.request().is_some());
    }
}

#[test]
fn what_failed_without_a_line_is_told_anew_when_it_is_back() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(not_arrived()));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::CallNext, .. })));
    bench.until_refresh();
    bench.finish_refresh(no_answer(not_arrived()));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { .. })), "it still holds");
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallNext, label: None }));
    // A refusal was no trouble of the connection: it stays.
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Err(refused("endcall", 5)));
    bench.finish_refresh(no_answer(Error::Broken));
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::End, .. })));
}

/// Serving A 001 by the answer "w1" at a server that reads back.
fn serving() -> Bench {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.finish_refresh(ours(three_waiting(ReadBack::NoResponse)));
    bench.pass(2);
    bench
}

#[test]
fn m2_what_is_open_is_asked_when_the_line_is_back_and_when_somebody_looks() {
    let reasons: [fn(&mut Bench); 2] = [
        |bench| {
            bench.until_refresh();
            bench.finish_refresh(no_answer(Error::Broken));
            bench.until_refresh();
        },
        |bench| {
            bench.press(Press::RefreshNow);
        },
    ];
    for reason in reasons {
        let mut bench = serving();
        reason(&mut bench);
        assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
        bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
        assert_eq!(
            (bench.phase(), bench.notice()),
            (Phase::Free, Some(NoticeKind::AnswerGone { label: "A 001".into() }))
        );
        assert!(bench.disk.open.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn v19_the_task_hands_on_what_could_be_read_and_listens() {
    for op in ["waitingticketslist", "pausedticketslist", "cancellededticketslist", "waitingticketscount"] {
        for error in [unreadable("tickets"), refused(op, 7)] {
            let server = FakeServer::pushing(Push::default());
            server.fault(op, Fault::Fail(error.clone()));
            let ports = Ports {
                clock: TestClock::new(),
                store: FakeStore::new(),
                notifier: Arc::new(callpad_desk::ports::NullNotifier),
            };
            let desk = DeskHandle::spawn(ports);
            let view = desk.sign_in(seat(), server.clone()).await;
            assert_eq!(
                view.connection,
                Connection::Polling { every: Duration::from_secs(5) },
                "{op} {error:?}"
            );
            assert_eq!(view.lists.unreadable, [op], "{error:?}");
            server.requested("events", 1).await;
            assert!(desk.press(Press::CallNext).await.is_ok());
        }
    }
}

#[test]
fn m14_a_list_that_cannot_be_read_settles_nothing() {
    let mut bench = Bench::free();
    bench.press(Press::CallTicket {
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        open_first: callpad_desk::OpenFirst::Ask,
    });
    bench.called(Err(instead(FoundInstead::WebPage, 200)));
    let refresh = || {
        let mut refresh = three_waiting(ReadBack::CannotTell);
        refresh.waiting[0].1 = Err(unreadable("tickets"));
        refresh
    };
    bench.finish_refresh(refresh());
    bench.pass(10);
    bench.press(Press::RefreshNow);
    bench.finish_refresh(refresh());
    assert!(matches!(bench.phase(), Phase::Unknown { only_person: true, .. }), "it may have been called");
    bench.press(Press::RefreshNow);
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.phase(), Phase::Free, "it still waits: it was not called");
}
