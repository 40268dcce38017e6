//! The paused and the cancelled list: read by T11, called from by their own operations (M5, M11, M12, M14).

use std::sync::Arc;

use callpad_desk::{Action, NoticeKind, OpenFirst, Phase, Press, ReadBack, RefreshResult, Request, Source};
use callpad_wire::Error;
use callpad_wire::op::{CallCancelledTicket, CallPausedTicket, Readable};
use callpad_wire::{Ticket, Unreadable};

use crate::support::{Bench, answer, found, no_answer, readable, refused, three_waiting, ticket};

fn call(source: Source) -> Press {
    let ticket_id = if source == Source::Paused { "t-a008" } else { "t-a009" };
    Press::CallTicket { ticket_id: ticket_id.into(), source, open_first: OpenFirst::Ask }
}

fn with_sides(found: RefreshResult, paused: Vec<Ticket>, cancelled: Vec<Ticket>) -> RefreshResult {
    RefreshResult { paused: Some(Ok(readable(paused))), cancelled: Some(Ok(readable(cancelled))), ..found }
}

/// A 008 is paused, A 009 is cancelled; nobody has a ticket open.
fn free() -> Bench {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    let all = three_waiting(ReadBack::NoResponse);
    bench.finish_refresh(with_sides(all, vec![ticket("a", "008", 0)], vec![ticket("a", "009", 0)]));
    bench
}

fn shown(bench: &Bench, source: Source) -> Vec<String> {
    let lists = bench.view().lists;
    let list = if source == Source::Paused { &lists.paused } else { &lists.cancelled };
    list.rows.iter().map(|row| row.ticket.label()).collect()
}

fn wanted(bench: &Bench) -> (bool, bool) {
    let refresh = bench.refresh.as_ref().unwrap();
    (refresh.paused.is_some(), refresh.cancelled.is_some())
}

#[test]
fn m5_both_lists_are_read_for_this_counter_at_sign_in() {
    let mut bench = Bench::new();
    bench.sign_in(crate::support::seat());
    let refresh = bench.refresh.clone().unwrap();
    assert_eq!((refresh.paused, refresh.cancelled), (Some("3".into()), Some("3".into())));
    assert_eq!(bench.view().lists.paused.read, None, "not read yet is not empty");
}

#[test]
fn t11_a_side_list_is_read_while_it_is_on_the_screen_and_else_once_a_minute() {
    let mut bench = free();
    let mut seconds = 0;
    loop {
        bench.until_refresh();
        seconds += 5;
        if wanted(&bench) != (false, false) {
            break;
        }
        bench.finish_refresh(found(vec![], vec![], ReadBack::NoResponse));
    }
    assert_eq!((seconds, wanted(&bench)), (60, (true, true)));
    bench.finish_refresh(with_sides(two(), vec![], vec![]));

    bench.pass(6);
    let reply_id = bench.press(Press::Show(Source::Cancelled));
    assert_eq!(wanted(&bench), (false, true), "at once");
    assert!(bench.was_answered(reply_id));
    bench.finish_refresh(RefreshResult { cancelled: Some(Ok(readable(vec![]))), ..two() });
    for _ in 0..3 {
        bench.until_refresh();
        assert_eq!(wanted(&bench), (false, true), "and with each look");
        bench.finish_refresh(RefreshResult { cancelled: Some(Ok(readable(vec![]))), ..two() });
    }
    bench.press(Press::Show(Source::Waiting));
    assert_eq!(bench.refresh, None);
    bench.until_refresh();
    assert_eq!(wanted(&bench), (false, false));
}

fn two() -> RefreshResult {
    found(vec![ticket("a", "002", 5)], vec![ticket("b", "001", 3)], ReadBack::NoResponse)
}

#[test]
fn t11_going_to_and_fro_between_the_tabs_asks_nothing() {
    let mut bench = free();
    for list in [Source::Paused, Source::Cancelled, Source::Waiting, Source::Paused] {
        bench.press(Press::Show(list));
        assert_eq!(bench.refresh, None, "{list:?} was read a moment ago");
    }
}

#[test]
fn t11_a_lost_look_leaves_what_was_wanted() {
    let mut bench = Bench::serving();
    bench.press(Press::Pause);
    bench.ended(Ok(()));
    bench.finish_refresh(no_answer(Error::Broken));
    bench.until_refresh();
    assert!(wanted(&bench).0);
}

#[test]
fn a_list_that_stays_the_same_draws_nothing() {
    let mut bench = free();
    bench.press(Press::Show(Source::Paused));
    bench.until_refresh();
    let counts_only = RefreshResult { waiting: vec![], ..three_waiting(ReadBack::NoResponse) };
    let before = bench.view().lists;
    bench.finish_refresh(RefreshResult {
        paused: Some(Ok(readable(vec![ticket("a", "008", 0)]))),
        ..counts_only.clone()
    });
    assert!(Arc::ptr_eq(&before, &bench.view().lists));
    bench.until_refresh();
    bench.finish_refresh(RefreshResult { paused: Some(Ok(readable(vec![]))), ..counts_only });
    assert_eq!(shown(&bench, Source::Paused), [""; 0]);
}

#[test]
fn m14_each_list_has_its_own_operation() {
    let mut bench = free();
    bench.press(call(Source::Paused));
    let paused = CallPausedTicket { desk_id: "3".into(), user_id: "ana".into(), ticket_id: "t-a008".into() };
    assert_eq!(bench.request(), Some(&Request::from(paused)));
    assert_eq!(bench.phase(), Phase::Calling { label: Some("A 008".into()) });
    bench.called(Ok(answer("w1", ticket("a", "008", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"));
    assert_eq!(shown(&bench, Source::Paused), [""; 0], "it has left its list");
    assert_eq!(shown(&bench, Source::Cancelled), ["A 009"]);
    assert_eq!(wanted(&bench), (true, true));

    let mut bench = free();
    bench.press(call(Source::Cancelled));
    let cancelled =
        CallCancelledTicket { desk_id: "3".into(), user_id: "ana".into(), ticket_id: "t-a009".into() };
    assert_eq!(bench.request(), Some(&Request::from(cancelled)));
    bench.called(Ok(answer("w1", ticket("a", "009", 0))));
    assert_eq!(shown(&bench, Source::Cancelled), [""; 0]);
    assert_eq!(bench.labels().len(), 3, "nobody else's place changes");
}

#[test]
fn m3_a_paused_or_cancelled_ticket_is_asked_about_while_another_is_open() {
    for source in [Source::Paused, Source::Cancelled] {
        let mut bench = free();
        bench.press(Press::CallNext);
        bench.called(Ok(answer("w1", ticket("a", "001", 0))));
        bench.pass(2);
        bench.press(call(source));
        assert_eq!(bench.request(), None);
        let label = if source == Source::Paused { "A 008" } else { "A 009" };
        let Some(NoticeKind::OpenTicketFirst { open, ticket_id, source: from, label: chosen }) =
            bench.notice()
        else {
            panic!("{:?}", bench.notice())
        };
        assert_eq!((open.as_str(), from, chosen.as_str()), ("A 001", source, label));
        for open_first in [OpenFirst::End, OpenFirst::Pause] {
            let mut bench = bench_again(&bench);
            bench.press(Press::CallTicket { ticket_id: ticket_id.clone(), source, open_first });
            bench.ended(Ok(()));
            assert!(matches!(
                (source, bench.request()),
                (Source::Paused, Some(Request::CallPaused(_)))
                    | (Source::Cancelled, Some(Request::CallCancelled(_)))
            ));
        }
    }
}

/// Another bench in the same state.
fn bench_again(bench: &Bench) -> Bench {
    let mut again = Bench::new();
    again.state = bench.state.clone();
    again.now = bench.now;
    again
}

#[test]
fn m11_a_paused_ticket_that_is_gone_from_the_fresh_list_was_taken() {
    for errno in [6, 7, 8] {
        let mut bench = free();
        bench.press(call(Source::Paused));
        bench.called(Err(refused("callpausedticket", errno)));
        assert_eq!(bench.notice(), None, "not before the look");
        assert!(wanted(&bench).0);
        bench.finish_refresh(with_sides(three_waiting(ReadBack::CannotTell), vec![], vec![]));
        assert_eq!(bench.notice(), Some(NoticeKind::TakenByColleague { label: "A 008".into() }));
        assert_eq!(bench.phase(), Phase::Free);
    }
}

#[test]
fn m11_a_paused_ticket_that_is_still_listed_or_not_known_to_be_gone_was_refused() {
    let all = || three_waiting(ReadBack::CannotTell);
    let bad = Readable { items: vec![], unreadable: vec![Unreadable::new("tickets[0].id", None)] };
    let looks = [
        with_sides(all(), vec![ticket("a", "008", 0)], vec![]),
        RefreshResult { paused: Some(Err(refused("pausedticketslist", 5))), ..all() },
        // The one that cannot be read may be the one that was chosen.
        RefreshResult { paused: Some(Ok(bad)), ..all() },
        no_answer(Error::Broken),
    ];
    for refresh in looks {
        let mut bench = free();
        bench.press(call(Source::Paused));
        bench.called(Err(refused("callpausedticket", 7)));
        bench.finish_refresh(refresh);
        let Some(NoticeKind::Failed { action: Action::CallPaused, label, .. }) = bench.notice() else {
            panic!("{:?}", bench.notice())
        };
        assert_eq!(label.as_deref(), Some("A 008"));
    }
}

#[test]
fn m12_a_cancelled_ticket_that_is_gone_may_be_past_its_tolerance_and_is_told_as_refused() {
    let mut bench = free();
    bench.press(call(Source::Cancelled));
    bench.called(Err(refused("callcancelledticket", 7)));
    bench.finish_refresh(with_sides(three_waiting(ReadBack::CannotTell), vec![], vec![]));
    assert!(matches!(bench.notice(), Some(NoticeKind::Failed { action: Action::CallCancelled, .. })));
    assert_eq!(shown(&bench, Source::Cancelled), [""; 0], "and it is not offered again");
}

#[test]
fn m12_each_call_reads_the_cancelled_list_again_for_it_counts_for_the_tolerance() {
    let mut bench = free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    assert_eq!(wanted(&bench), (false, true));
}

#[test]
fn t12_an_unknown_call_is_not_done_if_its_list_still_shows_it_long_enough_after() {
    for source in [Source::Paused, Source::Cancelled] {
        let mut bench = free();
        bench.press(call(source));
        bench.called(Err(Error::Broken));
        let still = || {
            let all = three_waiting(ReadBack::CannotTell);
            with_sides(all, vec![ticket("a", "008", 0)], vec![ticket("a", "009", 0)])
        };
        bench.finish_refresh(still());
        assert!(matches!(bench.phase(), Phase::Unknown { .. }), "the server may still be at it");
        bench.until_refresh();
        bench.finish_refresh(still());
        assert_eq!(bench.phase(), Phase::Free);
        assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { .. })));
    }
}

#[test]
fn one_unreadable_ticket_is_named_and_hides_no_other() {
    let mut bench = free();
    bench.press(Press::RefreshNow);
    let unreadable = vec![Unreadable::new("tickets[1].id", None)];
    let list = Readable { items: vec![ticket("a", "008", 0), ticket("b", "004", 1)], unreadable };
    bench.finish_refresh(RefreshResult { paused: Some(Ok(list)), ..three_waiting(ReadBack::NoResponse) });
    assert_eq!(shown(&bench, Source::Paused), ["A 008", "B 004"]);
    assert_eq!(bench.view().lists.unreadable, ["tickets[1].id"]);
}

#[test]
fn a_list_that_the_server_refuses_is_named_once_a_minute_and_is_no_trouble_of_the_line() {
    let mut bench = free();
    bench.press(Press::RefreshNow);
    let refusal = Some(Err(refused("cancellededticketslist", 3)));
    bench.finish_refresh(RefreshResult { cancelled: refusal, ..three_waiting(ReadBack::NoResponse) });
    assert_eq!(shown(&bench, Source::Cancelled), ["A 009"], "what was known stays");
    assert_eq!(bench.view().lists.unreadable, ["cancellededticketslist"]);
    assert!(matches!(bench.view().connection, callpad_desk::Connection::Polling { .. }));
    bench.until_refresh();
    assert!(!wanted(&bench).1);
}

#[test]
fn v4_a_side_row_has_waited_since_it_was_issued() {
    let bench = free();
    assert_eq!(bench.view().lists.paused.rows[0].waited_s, Some(3600));
}
