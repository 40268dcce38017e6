//! Taking a seat, leaving it, and the ticket found open there (M2).

use std::time::Duration;

use callpad_desk::{Action, Connection, Journal, NoticeKind, Phase, Press, ReadBack, Rejected, Seat};
use callpad_desk::{Damage, DamageKind, Loaded};
use callpad_wire::Error;

use crate::support::{
    Bench, answer, found, no_answer, open, other_seat, record, seat, three_waiting, ticket,
};

/// Signed in with this on disk, and this read back.
fn arrive(disk: Vec<callpad_desk::OpenRecord>, read_back: ReadBack) -> Bench {
    let mut bench = Bench::new();
    bench.disk.open = disk;
    bench.sign_in(seat());
    bench.finish_refresh(three_waiting(read_back));
    bench
}

#[test]
fn nothing_is_drawn_before_the_first_look_is_back() {
    let mut bench = Bench::new();
    bench.disk.open = vec![record(&seat(), "w0")];
    let reply_id = bench.sign_in(seat());
    assert_eq!(bench.api, Some(reply_id));
    assert!(bench.view().seat.is_none() && bench.phase() == Phase::SignedOut);
    assert!(!bench.was_answered(reply_id));
    assert!(bench.refresh.as_ref().unwrap().read_back.is_some());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(bench.was_answered(reply_id));
    assert!(bench.view().seat.is_some());
    assert_eq!(bench.labels(), ["A 001", "B 001", "A 002"]);
}

#[test]
fn m2_a_kept_ticket_is_restored_where_the_server_cannot_tell() {
    let bench = arrive(vec![record(&seat(), "w0")], ReadBack::CannotTell);
    let Phase::Serving { open, busy: None } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert_eq!((open.answer_id.as_str(), open.ticket.label().as_str()), ("w0", "A 009"));
    assert_eq!((open.recalls, open.waited_s, open.restored), (2, Some(120), true));
    assert_eq!(
        open.serving(bench.now),
        Duration::from_secs(600),
        "called ten minutes ago by the wall's clock"
    );
    assert_eq!(bench.notice(), Some(NoticeKind::Restored { label: "A 009".into() }));
}

#[test]
fn m2_a_kept_ticket_is_checked_where_the_server_can_tell() {
    let bench = arrive(vec![record(&seat(), "w0")], open("w0", ticket("a", "009", 0)));
    let Phase::Serving { open: shown, .. } = bench.phase() else { panic!() };
    assert_eq!(shown.recalls, 2);
    assert!(shown.ticket.issued.is_some(), "the server knows the whole ticket");

    let bench = arrive(vec![record(&seat(), "w0")], ReadBack::NoneOpen);
    assert_eq!((bench.phase(), bench.disk.open.len()), (Phase::Free, 0));
    assert_eq!(bench.notice(), Some(NoticeKind::AnswerGone { label: "A 009".into() }));

    let bench = arrive(vec![record(&seat(), "w0")], open("w7", ticket("b", "007", 0)));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w7");
}

#[test]
fn m2_an_open_answer_that_only_the_server_knows_is_adopted() {
    let called = answer("w7", ticket("b", "007", 0));
    let called = callpad_wire::Answer {
        called: Some(callpad_wire::Moment::Exact("2026-11-23T08:57:00Z".parse().unwrap())),
        ..called
    };
    let bench = arrive(Vec::new(), ReadBack::Open(Box::new(called)));
    let Phase::Serving { open, .. } = bench.phase() else { panic!() };
    assert_eq!(open.serving(bench.now), Duration::from_secs(180));
    assert_eq!(open.waited_s, Some(57 * 60), "until it was called");
    assert!(open.restored);
    assert_eq!(
        bench.notice(),
        Some(NoticeKind::FoundOpen { label: "B 007".into() }),
        "nobody called it from here"
    );
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w7");
}

#[test]
fn m2_without_a_line_the_kept_ticket_is_shown_and_checked_later() {
    let mut bench = Bench::new();
    bench.disk.open = vec![record(&seat(), "w0")];
    let reply_id = bench.sign_in(seat());
    bench.finish_refresh(no_answer(Error::Broken));
    assert!(bench.was_answered(reply_id));
    assert!(matches!(bench.view().connection, Connection::Lost { .. }));
    assert_eq!(bench.open_id().as_deref(), Some("w0"));
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert_eq!((bench.phase(), bench.disk.open.len()), (Phase::Free, 0));
    assert_eq!(bench.notice(), Some(NoticeKind::AnswerGone { label: "A 009".into() }));
}

#[test]
fn m2_without_a_line_an_open_answer_is_found_later() {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(no_answer(Error::Broken));
    assert_eq!(bench.phase(), Phase::Free);
    bench.until_refresh();
    bench.finish_refresh(found(vec![], vec![], open("w7", ticket("b", "007", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
}

#[test]
fn records_of_other_servers_people_and_counters_are_neither_shown_nor_lost() {
    let elsewhere = [
        Seat { server: "built-in".into(), ..seat() },
        Seat { user_id: "rui".into(), ..seat() },
        Seat { desk_id: "4".into(), ..seat() },
    ];
    let others: Vec<_> = elsewhere.iter().map(|seat| record(seat, "w0")).collect();
    let mut bench = arrive(others.clone(), ReadBack::CannotTell);
    assert_eq!(bench.phase(), Phase::Free);
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(bench.disk.open.len(), 4);
    bench.pass(2);
    bench.press(Press::End);
    bench.ended(Ok(()));
    assert_eq!(bench.disk.open, others);
}

#[test]
fn a_disk_that_cannot_be_read_is_told() {
    let mut bench = Bench::new();
    let damage = Damage { kind: DamageKind::Garbled, kept: Some("copy".into()), detail: "line 3".into() };
    let mut journal = Journal::default();
    journal.open.push(record(&seat(), "w0"));
    bench.sign_in_with(seat(), Loaded { journal, damage: Some(damage.clone()) });
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.open_id().as_deref(), Some("w0"), "what could be read is used");
    assert_eq!(bench.notice(), Some(NoticeKind::JournalDamaged { damage }));
}

#[test]
fn nobody_leaves_an_open_ticket_behind() {
    let mut bench = Bench::serving();
    assert_eq!(bench.sign_out(), Err(Rejected::NotNow));
    bench.press(Press::End);
    bench.ended(Ok(()));
    let reply_id = bench.press(Press::RefreshNow);
    assert_eq!(bench.sign_out(), Ok(()));
    assert!(bench.was_answered(reply_id), "whoever waited for a look is not forgotten");
    let view = bench.view();
    assert!(view.seat.is_none() && view.phase == Phase::SignedOut && view.lists.waiting.is_empty());
    assert_eq!((bench.refresh.is_some(), bench.state.due()), (false, None));
}

#[test]
fn the_same_person_signing_in_again_keeps_what_is_open() {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    let reply_id = bench.sign_in(seat());
    assert_eq!(bench.api, Some(reply_id), "the new line is used at once");
    bench.ended(Err(Error::TokenEnded));
    bench.finish_refresh(found(vec![], vec![], ReadBack::CannotTell));
    assert!(bench.was_answered(reply_id));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
}

#[test]
fn somebody_else_waits_for_the_action_on_its_way_and_the_ticket_stays_on_disk() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    let reply_id = bench.sign_in(other_seat());
    assert_ne!(bench.api, Some(reply_id));
    assert!(matches!(bench.phase(), Phase::Calling { .. }));
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(bench.api, Some(reply_id));
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(bench.was_answered(reply_id));
    assert_eq!(bench.phase(), Phase::Free);
    assert_eq!(bench.view().seat.unwrap().user_id.as_str(), "rui");
    assert_eq!(bench.disk.open[0].answer_id.as_str(), "w1");
}

#[test]
fn the_token_ended_keeps_the_seat_and_waits_for_a_new_sign_in() {
    let mut bench = Bench::serving();
    bench.press(Press::Recall);
    bench.recalled(Err(Error::TokenEnded));
    let view = bench.view();
    assert!(view.seat.is_some());
    assert_eq!(view.connection, Connection::TokenEnded);
    assert_eq!((bench.notice(), view.deferred), (None, Some(Action::Recall)));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(bench.state.due(), None, "asking again would not mend it");
    bench.sign_in(seat());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(matches!(bench.view().connection, Connection::Polling { .. }));
    assert!(bench.state.due().is_some());
}

/// The same person at counter 4.
fn counter_4() -> Seat {
    Seat { desk_id: "4".into(), ..seat() }
}

#[test]
fn another_counter_is_taken_over_the_same_line_and_its_lists_are_read() {
    let mut bench = Bench::free();
    let connection = bench.api;
    let reply_id = bench.change_desk(counter_4());
    assert_eq!(bench.phase(), Phase::Free, "nobody is signed out for it");
    assert_eq!(bench.view().seat.unwrap().desk_id.as_str(), "4");
    assert_eq!(bench.labels(), [""; 0], "what waits at the old counter is not shown for the new one");
    let refresh = bench.refresh.clone().unwrap();
    assert_eq!((refresh.read_back, refresh.paused), (Some("4".into()), Some("4".into())));
    assert!(refresh.lists.iter().all(|list| list.must));
    assert!(!bench.replies.contains_key(&reply_id));
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert!(bench.was_answered(reply_id));
    assert_eq!((bench.labels().len(), bench.api), (3, connection));
    bench.press(Press::CallNext);
    assert!(
        matches!(bench.request(), Some(callpad_desk::Request::CallNext(call)) if call.desk_id.as_str() == "4")
    );
}

#[test]
fn the_counter_is_not_changed_with_a_ticket_open_or_an_action_on_its_way() {
    let changed = |mut bench: Bench| {
        let reply_id = bench.change_desk(counter_4());
        assert_ne!(bench.view().seat.map(|seat| seat.desk_id.to_string()).as_deref(), Some("4"));
        bench.replies[&reply_id]
    };
    assert_eq!(changed(Bench::new()), Err(Rejected::NotNow));
    assert_eq!(changed(Bench::serving()), Err(Rejected::NotNow));
    let mut calling = Bench::free();
    calling.press(Press::CallNext);
    assert_eq!(changed(calling), Err(Rejected::Busy));
    let mut unknown = Bench::free();
    unknown.press(Press::CallNext);
    unknown.called(Err(Error::Broken));
    assert_eq!(changed(unknown), Err(Rejected::NotNow));
}

#[test]
fn m2_what_is_open_at_the_other_counter_is_found_there() {
    // By the server.
    let mut bench = Bench::free();
    bench.change_desk(counter_4());
    bench.finish_refresh(found(vec![], vec![], open("w7", ticket("b", "007", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
    // By what was kept, where the server cannot tell; and gone where it shows it closed.
    for (read_back, stays) in [(ReadBack::CannotTell, Some("w8")), (ReadBack::NoneOpen, None)] {
        let mut bench = Bench::new();
        bench.disk.open.push(record(&counter_4(), "w8"));
        bench.sign_in(seat());
        bench.finish_refresh(three_waiting(ReadBack::CannotTell));
        assert_eq!(bench.phase(), Phase::Free);
        bench.change_desk(counter_4());
        bench.finish_refresh(three_waiting(read_back));
        assert_eq!(bench.open_id().as_deref(), stays);
    }
}

#[test]
fn m21_an_answer_of_yesterday_is_shown_with_its_age_and_can_be_dropped() {
    let yesterday = callpad_desk::OpenRecord {
        called: "2026-11-22T16:00:00Z".parse().unwrap(),
        ..record(&seat(), "w-yesterday")
    };
    let mut bench = arrive(vec![yesterday.clone()], ReadBack::CannotTell);
    let Phase::Serving { open, .. } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert!(open.restored && open.serving(bench.now) == Duration::from_secs(17 * 3600));
    bench.press(Press::DropOpen);
    assert_eq!((bench.phase(), bench.disk.open.len()), (Phase::Free, 0));
    // A server that tells has closed it with the day.
    assert_eq!(arrive(vec![yesterday], ReadBack::NoneOpen).phase(), Phase::Free);
}
