//! Break, the way back, no answer and the paper list, the session that ended, the change of the day, the clock, and a
//! second Callpad at the counter.

use std::time::Duration;

use callpad_client::Error;
use callpad_desk::{Action, Event, Line, NotPressed, OpenFirst, Phase, Press, ReadBack, Source, Told};
use jiff::SignedDuration;

use crate::support::{
    Bench, answer, disk_full, found, no_answer, not_arrived, open, other_seat, ours, readable, record,
    refused, seat, three_waiting, ticket, to_counter_4,
};

/// The line is lost.
fn unanswered(mut bench: Bench) -> Bench {
    bench.press(Press::LookAgain);
    bench.look_back(no_answer(not_arrived()));
    bench
}

fn call(ticket_id: &str, source: Source) -> Press {
    Press::CallTicket { ticket_id: ticket_id.into(), source, open_first: OpenFirst::Ask }
}

#[test]
fn m15_a_break_is_known_here_alone_and_calls_nobody() {
    let mut bench = Bench::free();
    bench.press(Press::TakeBreak);
    assert_eq!((bench.phase(), bench.act()), (Phase::Break { since: bench.now }, None));
    bench.pass(60);
    for press in [Press::CallNext, call("t-a001", Source::Waiting), Press::End] {
        bench.refused(press, NotPressed::OnBreak);
    }
    bench.until_look();
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert!(matches!(bench.phase(), Phase::Break { .. }), "the lists are kept fresh");
    bench.press(Press::EndBreak);
    assert_eq!((bench.phase(), bench.act()), (Phase::Free, None));
    bench.refused(Press::EndBreak, NotPressed::NotNow);
    let mut serving = Bench::serving();
    serving.refused(Press::TakeBreak, NotPressed::NotNow);
}

#[test]
fn a_ticket_found_open_ends_the_break() {
    let mut bench = Bench::free();
    bench.press(Press::TakeBreak);
    bench.press(Press::LookAgain);
    bench.look_back(three_waiting(open("w7", ticket("b", "007", 0))));
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
        bench.event(Event::Ribbon(Some(Duration::from_secs(8))));
        bench.press(press.clone());
        bench.ended(Ok(()));
        let way = bench.view().way_back.unwrap();
        assert_eq!((way.label.as_str(), way.source), ("A 001", source));
        assert_eq!(way.notice, bench.view().notice.unwrap().id);
        assert_eq!(way.until, Some(bench.now.running + Duration::from_secs(8)), "the page counts down to it");
        bench.look_back(three_waiting(ReadBack::CannotTell));
        bench.pass(7);
        bench.event(Event::Due);
        assert!(bench.view().way_back.is_some());
        bench.pass(1);
        bench.event(Event::Due);
        assert_eq!((bench.view().way_back, bench.told()), (None, None), "{press:?}");
        // Until then one press calls it again, by the operation of its list.
        let mut bench = Bench::serving();
        bench.press(press);
        bench.ended(Ok(()));
        assert_eq!(bench.view().way_back.unwrap().until, None, "until the next action");
        bench.pass(1);
        bench.press(call("t-a001", source));
        assert_eq!(bench.act().map(callpad_desk::Act::action), Some(source.call()));
        assert!(matches!(bench.phase(), Phase::Calling { label: Some(label) } if label == "A 001"));
        assert_eq!(bench.view().way_back, None, "another action takes it away");
    }
}

#[test]
fn an_end_has_no_way_back_and_one_that_cannot_work_is_taken_away() {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Ok(()));
    assert_eq!(bench.view().way_back, None);

    let mut bench = Bench::serving();
    bench.press(Press::Pause);
    bench.ended(Ok(()));
    let mut seen = three_waiting(ReadBack::CannotTell);
    seen.paused = Some(Ok(readable(vec![ticket("a", "001", 0)])));
    bench.look_back(seen);
    assert!(bench.view().way_back.is_some(), "it is still paused");
    bench.press(Press::LookAgain);
    let mut seen = three_waiting(ReadBack::CannotTell);
    seen.paused = Some(Ok(readable(vec![])));
    bench.look_back(seen);
    assert_eq!(bench.view().way_back, None, "a colleague has called it");
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
        bench.look_back(seen);
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
    bench.look_back(paused());
    let mine = |bench: &Bench| bench.view().lists.paused.rows.iter().map(|row| row.mine).collect::<Vec<_>>();
    assert_eq!(mine(&bench), [true, false]);
    let mut again = Bench::new();
    again.disk = bench.disk;
    again.sit(seat());
    again.look_back(paused());
    assert_eq!(mine(&again), [true, false]);
    again.press(call("t-a001", Source::Paused));
    again.called(Ok(answer("w2", ticket("a", "001", 0))));
    assert!(again.disk.paused.is_empty());
}

#[test]
fn without_an_answer_every_action_is_locked_until_one_comes() {
    let mut bench = unanswered(Bench::free());
    for press in [Press::CallNext, call("t-a001", Source::Waiting), issue()] {
        bench.refused(press, NotPressed::NoAnswer);
    }
    let mut serving = unanswered(Bench::serving());
    for press in [Press::CallNext, Press::Recall, Press::End, Press::Pause, Press::Cancel, issue()] {
        serving.refused(press, NotPressed::NoAnswer);
    }
    assert_eq!(bench.labels().len(), 3, "the last lists stay");
    bench.until_look();
    bench.look_back(three_waiting(ReadBack::CannotTell));
    bench.press(Press::CallNext);
    assert!(bench.act().is_some());
}

fn issue() -> Press {
    Press::Create { create: Box::new(callpad_wire::op::CreateTicket::plain("a")), call: false }
}

#[test]
fn a_refused_list_locks_nothing() {
    let mut bench = Bench::free();
    bench.press(Press::LookAgain);
    bench.look_back(no_answer(refused("waitingticketslist", 7)));
    assert!(matches!(bench.view().line, Line::Polling { .. }));
    bench.press(Press::CallNext);
    assert!(bench.act().is_some());
}

#[test]
fn the_network_that_is_back_is_not_waited_for() {
    let mut bench = unanswered(Bench::free());
    for _ in 0..6 {
        bench.until_look();
        bench.look_back(no_answer(not_arrived()));
    }
    assert!(bench.state.due().unwrap() > bench.now.running + Duration::from_secs(20));
    bench.event(Event::TryNow);
    assert_eq!(bench.state.due(), Some(Duration::ZERO));
}

#[test]
fn a_clock_that_was_set_is_looked_into_at_once() {
    for hours in [-3, 3] {
        let mut bench = Bench::serving();
        bench.look_back_if_any();
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
    let add = |id: Option<&str>, label: &str| Press::AddPaper {
        ticket_id: id.map(Into::into),
        label: label.into(),
    };
    bench.refused(add(Some("t-a001"), "A 001"), NotPressed::NotNow);
    let mut bench = unanswered(bench);
    bench.press(add(Some("t-a001"), "A 001"));
    bench.press(add(None, " b001 "));
    bench.press(add(None, "b001"));
    bench.press(add(Some("t-a002"), "A 002"));
    bench.refused(add(None, "   "), NotPressed::NotNow);
    let shown = |bench: &Bench| {
        bench.view().paper.iter().map(|paper| (paper.label.clone(), paper.waits)).collect::<Vec<_>>()
    };
    assert_eq!(shown(&bench), [("A 001".into(), None), ("b001".into(), None), ("A 002".into(), None)]);
    assert_eq!(bench.disk.paper.len(), 3);

    // Somebody else called A 002 meanwhile.
    bench.until_look();
    bench.look_back(found(vec![ticket("a", "001", 0)], vec![ticket("b", "001", 3)], ReadBack::CannotTell));
    let waits = [("A 001".into(), Some(true)), ("b001".into(), Some(true)), ("A 002".into(), Some(false))];
    assert_eq!(shown(&bench), waits);
    let ids: Vec<u32> = bench.view().paper.iter().map(|paper| paper.id).collect();
    bench.refused(Press::CloseByHand(ids[2]), NotPressed::NotNow);
    bench.press(Press::RemovePaper(ids[2]));

    // Call and end in one press.
    let waiter = bench.press(Press::CloseByHand(ids[1]));
    assert_eq!(bench.act().map(callpad_desk::Act::action), Some(Action::CallTicket));
    bench.called(Ok(answer("w1", ticket("b", "001", 3))));
    assert_eq!(bench.act().map(callpad_desk::Act::action), Some(Action::End));
    assert!(!bench.was_answered(waiter));
    bench.ended(Ok(()));
    assert!(bench.was_answered(waiter));
    assert_eq!((bench.phase(), shown(&bench).len()), (Phase::Free, 1));
}

#[test]
fn a4_what_met_an_ended_session_is_carried_out_after_the_sign_in() {
    let mut bench = Bench::free();
    bench.press(call("t-a002", Source::Waiting));
    bench.called(Err(Error::TokenEnded));
    assert_eq!((bench.view().held, bench.view().line), (Some(Action::CallTicket), Line::TokenEnded));
    assert_eq!((bench.told(), bench.disk.sent.len()), (None, 0), "the server has done nothing");
    bench.refused(Press::CallNext, NotPressed::TokenEnded);
    bench.pass(30);
    bench.sit(seat());
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.act().map(callpad_desk::Act::action), Some(Action::CallTicket));
    assert_eq!(bench.view().held, None);
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
    bench.sit(seat());
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert_eq!((bench.act(), bench.told()), (None, Some(Told::NotCarriedOut { action: Action::CallNext })));
    let mut bench = ended();
    bench.sit(other_seat());
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert_eq!((bench.act(), bench.view().held), (None, None));
}

#[test]
fn m2_a_change_of_the_day_asks_once_a_day_and_never_drops() {
    let mut bench = Bench::serving();
    bench.pass(16 * 3600);
    bench.event(Event::Due);
    let asked = Told::AnotherDay { label: "A 001".into(), called_on: jiff::civil::date(2026, 11, 23) };
    assert_eq!(bench.told(), Some(asked.clone()));
    let id = bench.view().notice.unwrap().id;
    bench.press(Press::DismissNotice(id));
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert_eq!((bench.told(), bench.open_id().as_deref()), (None, Some("w1")), "not again today");
    bench.pass(24 * 3600);
    bench.event(Event::Background(true));
    assert_eq!(bench.told(), Some(asked.clone()), "and again tomorrow");
    bench.press(Press::Recall);
    bench.recalled(Ok(()));
    let id = bench.view().notice.unwrap().id;
    assert_ne!(bench.told(), Some(asked.clone()));
    bench.press(Press::DismissNotice(id));
    assert_eq!(bench.told(), Some(asked), "until the person has answered");
}

#[test]
fn m2_a_restart_on_another_day_asks() {
    let mut bench = Bench::new();
    let mut yesterday = record(&seat(), "w0");
    yesterday.called = "2026-11-22T16:55:00Z".parse().unwrap();
    bench.disk.open.push(yesterday);
    bench.sit(seat());
    bench.look_back(three_waiting(ReadBack::CannotTell));
    let asked = Told::AnotherDay { label: "A 009".into(), called_on: jiff::civil::date(2026, 11, 22) };
    assert_eq!(bench.told(), Some(asked));
}

#[test]
fn a_second_callpad_at_the_counter_is_noticed_within_a_minute_and_told() {
    let mut bench = Bench::new();
    bench.sit(seat());
    bench.look_back(ours(three_waiting(ReadBack::NoneOpen)));
    let mut asked = 0;
    for _ in 0..12 {
        bench.until_look();
        let read_back = bench.look.as_ref().unwrap().read_back.is_some();
        asked += u32::from(read_back);
        let seen = if read_back { ReadBack::NoneOpen } else { ReadBack::Unanswered };
        bench.look_back(ours(three_waiting(seen)));
    }
    assert_eq!(asked, 1, "once a minute");
    while bench.look.as_ref().is_none_or(|look| look.read_back.is_none()) {
        bench.look_back_if_any();
        bench.until_look();
    }
    bench.look_back(ours(three_waiting(open("w7", ticket("b", "007", 0)))));
    assert_eq!(bench.open_id().as_deref(), Some("w7"));
    assert_eq!(bench.told(), Some(Told::FoundOpen { label: "B 007".into() }));
}

#[test]
fn a_disk_that_failed_is_written_again_with_the_next_look() {
    let mut bench = Bench::free();
    bench.disk_problem = Some(disk_full());
    bench.press(Press::CallNext);
    assert!(bench.act().is_some(), "it stops nothing");
    assert!(matches!(bench.told(), Some(Told::NotKept { .. })));
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert!(bench.disk.open.is_empty());
    bench.disk_problem = None;
    assert!(matches!(bench.told(), Some(Told::NotKept { .. })));
    bench.look_back(three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.told(), None, "it is kept now");
    assert_eq!(bench.disk.open.len(), 1);
}
