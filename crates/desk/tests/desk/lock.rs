//! Break, the undo offer, no answer and the offline calls, the session that ended, the change of the day, the clock, and a
//! second Callpad at the counter.

use std::time::Duration;

use callpad_desk::{
    Action, Connection, Event, NoticeKind, OpenFirst, Phase, Press, ReadBack, Rejected, Source,
};
use callpad_wire::Error;
use jiff::SignedDuration;

use crate::support::{
    Bench, answer, disk_full, found, no_answer, not_arrived, open, other_seat, ours, readable, record,
    refused, seat, three_waiting, ticket, to_counter_4,
};

/// The connection is lost.
fn unanswered(mut bench: Bench) -> Bench {
    bench.press(Press::RefreshNow);
    bench.finish_refresh(no_answer(not_arrived()));
    bench
}

fn call(ticket_id: &str, source: Source) -> Press {
    Press::CallTicket { ticket_id: ticket_id.into(), source, open_first: OpenFirst::Ask }
}

#[test]
fn m15_a_break_is_known_here_alone_and_calls_nobody() {
    let mut bench = Bench::free();
    bench.press(Press::TakeBreak);
    assert_eq!((bench.phase(), bench.request()), (Phase::Break { since: bench.now }, None));
    bench.pass(60);
    for press in [Press::CallNext, call("t-a001", Source::Waiting), Press::End] {
        bench.refused(press, Rejected::OnBreak);
    }
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert!(matches!(bench.phase(), Phase::Break { .. }), "the lists are kept fresh");
    bench.press(Press::EndBreak);
    assert_eq!((bench.phase(), bench.request()), (Phase::Free, None));
    bench.refused(Press::EndBreak, Rejected::NotNow);
    let mut serving = Bench::serving();
    serving.refused(Press::TakeBreak, Rejected::NotNow);
}

#[test]
fn a_ticket_found_open_ends_the_break() {
    let mut bench = Bench::free();
    bench.press(Press::TakeBreak);
    bench.press(Press::RefreshNow);
    bench.finish_refresh(three_waiting(open("w7", ticket("b", "007", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
}

#[test]
fn the_way_back_leads_to_the_list_and_is_offered_until_its_time_is_over() {
    for (press, source) in [
        (Press::Pause, Source::Paused),
        (Press::Cancel, Source::Cancelled),
        (Press::Transfer(Box::new(to_counter_4())), Source::Waiting),
    ] {
        let mut bench = Bench::serving();
        bench.event(Event::UndoTime(Some(Duration::from_secs(8))));
        bench.press(press.clone());
        bench.ended(Ok(()));
        let way = bench.view().undo_offer.unwrap();
        assert_eq!((way.label.as_str(), way.source), ("A 001", source));
        assert_eq!(way.notice, bench.view().notice.unwrap().id);
        assert_eq!(way.until, Some(bench.now.running + Duration::from_secs(8)), "the page counts down to it");
        bench.finish_refresh(three_waiting(ReadBack::CannotTell));
        bench.pass(7);
        bench.event(Event::TimerElapsed);
        assert!(bench.view().undo_offer.is_some());
        bench.pass(1);
        bench.event(Event::TimerElapsed);
        assert_eq!((bench.view().undo_offer, bench.notice()), (None, None), "{press:?}");
        // Until then one press calls it again, by the operation of its list.
        let mut bench = Bench::serving();
        bench.press(press);
        bench.ended(Ok(()));
        assert_eq!(bench.view().undo_offer.unwrap().until, None, "until the next action");
        bench.pass(1);
        bench.press(call("t-a001", source));
        assert_eq!(bench.request().map(callpad_desk::Request::action), Some(source.call()));
        assert!(matches!(bench.phase(), Phase::Calling { label: Some(label) } if label == "A 001"));
        assert_eq!(bench.view().undo_offer, None, "another action takes it away");
    }
}

#[test]
fn an_end_has_no_way_back_and_one_that_cannot_work_is_taken_away() {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Ok(()));
    assert_eq!(bench.view().undo_offer, None);

    let mut bench = Bench::serving();
    bench.press(Press::Pause);
    bench.ended(Ok(()));
    let mut seen = three_waiting(ReadBack::CannotTell);
    seen.paused = Some(Ok(readable(vec![ticket("a", "001", 0)])));
    bench.finish_refresh(seen);
    assert!(bench.view().undo_offer.is_some(), "it is still paused");
    bench.press(Press::RefreshNow);
    let mut seen = three_waiting(ReadBack::CannotTell);
    seen.paused = Some(Ok(readable(vec![])));
    bench.finish_refresh(seen);
    assert_eq!(bench.view().undo_offer, None, "a colleague has called it");
}

#[test]
fn since_when_a_ticket_is_set_aside_is_known_of_one_s_own_and_of_no_other() {
    for (press, source) in [(Press::Pause, Source::Paused), (Press::Cancel, Source::Cancelled)] {
        let mut bench = Bench::serving();
        let at = bench.now.wall;
        bench.press(press);
        bench.ended(Ok(()));
        let mut seen = three_waiting(ReadBack::CannotTell);
        let listed = Some(Ok(readable(vec![ticket("a", "001", 0), ticket("a", "050", 0)])));
        if source == Source::Paused {
            seen.paused = listed
        } else {
            seen.cancelled = listed
        }
        bench.finish_refresh(seen);
        let view = bench.view();
        let list = if source == Source::Paused { &view.lists.paused } else { &view.lists.cancelled };
        let known: Vec<_> = list.rows.iter().map(|row| (row.mine, row.aside)).collect();
        assert_eq!(known, [(true, Some(at)), (false, None)], "{source:?}");
    }
}

#[test]
fn one_s_own_paused_tickets_are_known_over_a_restart_until_they_are_called() {
    let mut bench = Bench::serving();
    bench.press(Press::Pause);
    bench.ended(Ok(()));
    let paused = || {
        let mut seen = three_waiting(ReadBack::CannotTell);
        seen.paused = Some(Ok(readable(vec![ticket("a", "001", 0), ticket("a", "050", 0)])));
        seen
    };
    bench.finish_refresh(paused());
    let mine = |bench: &Bench| bench.view().lists.paused.rows.iter().map(|row| row.mine).collect::<Vec<_>>();
    assert_eq!(mine(&bench), [true, false]);
    let mut again = Bench::new();
    again.disk = bench.disk;
    again.sign_in(seat());
    again.finish_refresh(paused());
    assert_eq!(mine(&again), [true, false]);
    again.press(call("t-a001", Source::Paused));
    again.called(Ok(answer("w2", ticket("a", "001", 0))));
    assert!(again.disk.paused.is_empty());
}

#[test]
fn without_an_answer_every_action_is_locked_until_one_comes() {
    let mut bench = unanswered(Bench::free());
    for press in [Press::CallNext, call("t-a001", Source::Waiting), issue()] {
        bench.refused(press, Rejected::NoResponse);
    }
    let mut serving = unanswered(Bench::serving());
    for press in [Press::CallNext, Press::Recall, Press::End, Press::Pause, Press::Cancel, issue()] {
        serving.refused(press, Rejected::NoResponse);
    }
    assert_eq!(bench.labels().len(), 3, "the last lists stay");
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    bench.press(Press::CallNext);
    assert!(bench.request().is_some());
}

fn issue() -> Press {
    Press::create(callpad_wire::op::CreateTicket::plain("a"), false)
}

#[test]
fn a_refused_list_locks_nothing() {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    bench.finish_refresh(no_answer(refused("waitingticketslist", 7)));
    assert!(matches!(bench.view().connection, Connection::Polling { .. }));
    bench.press(Press::CallNext);
    assert!(bench.request().is_some());
}

#[test]
fn the_network_that_is_back_is_not_waited_for() {
    let mut bench = unanswered(Bench::free());
    for _ in 0..6 {
        bench.until_refresh();
        bench.finish_refresh(no_answer(not_arrived()));
    }
    assert!(bench.state.due().unwrap() > bench.now.running + Duration::from_secs(20));
    bench.event(Event::TryNow);
    assert_eq!(bench.state.due(), Some(Duration::ZERO));
}

#[test]
fn a_clock_that_was_set_is_looked_into_at_once() {
    for hours in [-3, 3] {
        let mut bench = Bench::serving();
        bench.finish_refresh_if_any();
        let Phase::Serving { open, .. } = bench.phase() else { panic!() };
        let served = open.serving(bench.now);
        bench.now.wall += SignedDuration::from_hours(hours);
        bench.event(Event::Background(false));
        assert_eq!(bench.state.due(), Some(Duration::ZERO));
        let Phase::Serving { open, .. } = bench.phase() else { panic!() };
        assert_eq!(open.serving(bench.now), served, "the timer counts by the clock that never jumps");
    }
}

#[test]
fn numbers_called_by_hand_are_kept_and_told_apart_by_who_still_waits() {
    let mut bench = Bench::free();
    let add = |id: Option<&str>, label: &str| Press::AddOfflineCall {
        ticket_id: id.map(Into::into),
        label: label.into(),
    };
    bench.refused(add(Some("t-a001"), "A 001"), Rejected::NotNow);
    let mut bench = unanswered(bench);
    bench.press(add(Some("t-a001"), "A 001"));
    bench.press(add(None, " b001 "));
    bench.press(add(None, "b001"));
    bench.press(add(Some("t-a002"), "A 002"));
    bench.refused(add(None, "   "), Rejected::NotNow);
    let shown = |bench: &Bench| {
        bench.view().offline_calls.iter().map(|paper| (paper.label.clone(), paper.waits)).collect::<Vec<_>>()
    };
    assert_eq!(shown(&bench), [("A 001".into(), None), ("b001".into(), None), ("A 002".into(), None)]);
    assert_eq!(bench.disk.offline_calls.len(), 3);

    // Somebody else called A 002 meanwhile.
    bench.until_refresh();
    bench.finish_refresh(found(
        vec![ticket("a", "001", 0)],
        vec![ticket("b", "001", 3)],
        ReadBack::CannotTell,
    ));
    let waits = [("A 001".into(), Some(true)), ("b001".into(), Some(true)), ("A 002".into(), Some(false))];
    assert_eq!(shown(&bench), waits);
    let ids: Vec<u32> = bench.view().offline_calls.iter().map(|paper| paper.id).collect();
    bench.refused(Press::CloseOfflineCall(ids[2]), Rejected::NotNow);
    bench.press(Press::RemoveOfflineCall(ids[2]));

    // Call and end in one press.
    let reply_id = bench.press(Press::CloseOfflineCall(ids[1]));
    assert_eq!(bench.request().map(callpad_desk::Request::action), Some(Action::CallTicket));
    bench.called(Ok(answer("w1", ticket("b", "001", 3))));
    assert_eq!(bench.request().map(callpad_desk::Request::action), Some(Action::End));
    assert!(!bench.was_answered(reply_id));
    bench.ended(Ok(()));
    assert!(bench.was_answered(reply_id));
    assert_eq!((bench.phase(), shown(&bench).len()), (Phase::Free, 1));
}

#[test]
fn a4_what_met_an_ended_session_is_carried_out_after_the_sign_in() {
    let mut bench = Bench::free();
    bench.press(call("t-a002", Source::Waiting));
    bench.called(Err(Error::TokenEnded));
    assert_eq!(
        (bench.view().deferred, bench.view().connection),
        (Some(Action::CallTicket), Connection::TokenEnded)
    );
    assert_eq!((bench.notice(), bench.disk.sent.len()), (None, 0), "the server has done nothing");
    bench.refused(Press::CallNext, Rejected::TokenEnded);
    bench.pass(30);
    bench.sign_in(seat());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.request().map(callpad_desk::Request::action), Some(Action::CallTicket));
    assert_eq!(bench.view().deferred, None);
}

#[test]
fn a4_what_met_an_ended_session_long_ago_is_told_and_somebody_else_s_is_dropped() {
    let ended = || {
        let mut bench = Bench::free();
        bench.press(Press::CallNext);
        bench.called(Err(Error::TokenEnded));
        bench
    };
    let mut bench = ended();
    bench.pass(121);
    bench.sign_in(seat());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(
        (bench.request(), bench.notice()),
        (None, Some(NoticeKind::NotCarriedOut { action: Action::CallNext }))
    );
    let mut bench = ended();
    bench.sign_in(other_seat());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!((bench.request(), bench.view().deferred), (None, None));
}

#[test]
fn m2_a_change_of_the_day_asks_once_a_day_and_never_drops() {
    let mut bench = Bench::serving();
    bench.pass(16 * 3600);
    bench.event(Event::TimerElapsed);
    let asked = NoticeKind::AnotherDay { label: "A 001".into(), called_on: jiff::civil::date(2026, 11, 23) };
    assert_eq!(bench.notice(), Some(asked.clone()));
    let id = bench.view().notice.unwrap().id;
    bench.press(Press::DismissNotice(id));
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!((bench.notice(), bench.open_id().as_deref()), (None, Some("w1")), "not again today");
    bench.pass(24 * 3600);
    bench.event(Event::Background(true));
    assert_eq!(bench.notice(), Some(asked.clone()), "and again tomorrow");
    bench.press(Press::Recall);
    bench.recalled(Ok(()));
    let id = bench.view().notice.unwrap().id;
    assert_ne!(bench.notice(), Some(asked.clone()));
    bench.press(Press::DismissNotice(id));
    assert_eq!(bench.notice(), Some(asked), "until the person has answered");
}

#[test]
fn m2_a_restart_on_another_day_asks() {
    let mut bench = Bench::new();
    let mut yesterday = record(&seat(), "w0");
    yesterday.called = "2026-11-22T16:55:00Z".parse().unwrap();
    bench.disk.open.push(yesterday);
    bench.sign_in(seat());
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    let asked = NoticeKind::AnotherDay { label: "A 009".into(), called_on: jiff::civil::date(2026, 11, 22) };
    assert_eq!(bench.notice(), Some(asked));
}

#[test]
fn a_second_callpad_at_the_counter_is_noticed_within_a_minute_and_told() {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
    let mut asked = 0;
    for _ in 0..12 {
        bench.until_refresh();
        let read_back = bench.refresh.as_ref().unwrap().read_back.is_some();
        asked += u32::from(read_back);
        let seen = if read_back { ReadBack::NoneOpen } else { ReadBack::NoResponse };
        bench.finish_refresh(ours(three_waiting(seen)));
    }
    assert_eq!(asked, 1, "once a minute");
    while bench.refresh.as_ref().is_none_or(|refresh| refresh.read_back.is_none()) {
        bench.finish_refresh_if_any();
        bench.until_refresh();
    }
    bench.finish_refresh(ours(three_waiting(open("w7", ticket("b", "007", 0)))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
    assert_eq!(bench.notice(), Some(NoticeKind::FoundOpen { label: "B 007".into() }));
}

#[test]
fn a_disk_that_failed_is_written_again_with_the_next_look() {
    let mut bench = Bench::free();
    bench.disk_problem = Some(disk_full());
    bench.press(Press::CallNext);
    assert!(bench.request().is_some(), "it stops nothing");
    assert!(matches!(bench.notice(), Some(NoticeKind::JournalNotSaved { .. })));
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert!(bench.disk.open.is_empty());
    bench.disk_problem = None;
    assert!(matches!(bench.notice(), Some(NoticeKind::JournalNotSaved { .. })));
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.notice(), None, "it is kept now");
    assert_eq!(bench.disk.open.len(), 1);
}
