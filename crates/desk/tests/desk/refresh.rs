//! Looks: what is read when (T11), what the lists show, how the connection is.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{Connection, Event, Press, ReadBack, RefreshResult};
use callpad_wire::Error;
use callpad_wire::{Ticket, Unreadable};
use jiff::SignedDuration;

use crate::support::{Bench, found, no_answer, readable, three_waiting, ticket, waiting_service};

/// A refresh that read the counts only.
fn counts_only(a: u32, b: u32) -> RefreshResult {
    RefreshResult {
        counts: Some(Ok(readable(vec![waiting_service("a", a), waiting_service("b", b)]))),
        error: None,
        ..no_answer(Error::Broken)
    }
}

#[test]
fn t11_a_list_is_read_when_its_count_changed_or_it_is_a_minute_old() {
    let mut bench = Bench::free();
    let mut seconds = 0;
    loop {
        bench.until_refresh();
        seconds += 5;
        let refresh = bench.refresh.clone().unwrap();
        assert_eq!(refresh.read_back, None);
        if refresh.lists.iter().all(|l| l.must) {
            break;
        }
        assert!(refresh.lists.iter().all(|l| !l.must));
        assert!(!refresh.lists[0].wanted(Some(2)) && refresh.lists[0].wanted(Some(3)), "two waited in a");
        assert!(!refresh.lists[1].wanted(None), "no count, and not old yet");
        bench.finish_refresh(counts_only(2, 1));
    }
    assert_eq!(seconds, 60);
}

#[test]
fn a_quiet_look_leaves_the_lists_as_they_are() {
    let mut bench = Bench::free();
    let before = bench.view();
    bench.until_refresh();
    bench.finish_refresh(counts_only(2, 1));
    assert!(Arc::ptr_eq(&before.lists, &bench.view().lists));
    assert!(before.shows_the_same(&bench.view()), "a quiet screen costs nothing");
    bench.until_refresh();
    bench.finish_refresh(counts_only(7, 1));
    assert_eq!(bench.view().lists.services[0].waiting, 7);
}

#[test]
fn an_appointment_whose_time_comes_is_next_without_being_read_again() {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    let soon = "2026-11-23T09:00:07Z".parse().unwrap();
    let booked = Ticket {
        scheduled_to: Some(callpad_wire::Moment::Exact(soon)),
        flags: callpad_wire::Flags { priority: true, ..Default::default() },
        ..ticket("a", "001", 0)
    };
    bench.finish_refresh(found(vec![booked, ticket("a", "002", 5)], vec![], ReadBack::NoResponse));
    let next = |bench: &Bench| {
        bench.view().lists.waiting.iter().find(|r| r.next.is_some()).map(|r| r.ticket.label())
    };
    assert_eq!(next(&bench).as_deref(), Some("A 002"));
    for _ in 0..2 {
        bench.until_refresh();
        bench.finish_refresh(counts_only(2, 0));
    }
    assert_eq!(next(&bench).as_deref(), Some("A 001"));
}

#[test]
fn v4_waits_are_by_the_servers_clock_and_never_negative() {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    let ahead =
        RefreshResult { offset: SignedDuration::from_mins(10), ..three_waiting(ReadBack::NoResponse) };
    bench.finish_refresh(ahead);
    assert_eq!(bench.view().lists.waiting[0].waited_s, Some(70 * 60));
    bench.press(Press::RefreshNow);
    let behind =
        RefreshResult { offset: SignedDuration::from_hours(-3), ..three_waiting(ReadBack::NoResponse) };
    bench.finish_refresh(behind);
    assert_eq!(bench.view().lists.waiting[0].waited_s, Some(0));
}

#[test]
fn lost_since_the_last_whole_answer_and_the_last_lists_stay() {
    let mut bench = Bench::free();
    let good = bench.now;
    bench.until_refresh();
    bench.finish_refresh(no_answer(Error::Broken));
    bench.until_refresh();
    bench.finish_refresh(no_answer(Error::ServerFailed { status: 502 }));
    let Connection::Lost { since, error } = bench.view().connection else { panic!() };
    assert_eq!((since, &*error), (good, &Error::ServerFailed { status: 502 }));
    assert_eq!(bench.labels().len(), 3);
    bench.until_refresh();
    bench.finish_refresh(counts_only(2, 1));
    assert!(
        matches!(bench.view().connection, Connection::Polling { every } if every == Duration::from_secs(5))
    );
}

#[test]
fn what_was_read_before_an_error_counts() {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    let half = RefreshResult {
        waiting: vec![("a".into(), Ok(readable(vec![ticket("a", "005", 9)])))],
        error: Some(Error::Broken),
        ..found(vec![], vec![], ReadBack::NoResponse)
    };
    bench.finish_refresh(half);
    assert_eq!(bench.labels(), ["B 001", "A 005"]);
    bench.until_refresh();
    assert!(bench.refresh.as_ref().unwrap().lists.iter().all(|l| l.must), "what was wanted is still wanted");
}

#[test]
fn tickets_that_cannot_be_read_are_named_and_hide_no_other() {
    let mut bench = Bench::free();
    bench.press(Press::RefreshNow);
    let mut refresh = three_waiting(ReadBack::NoResponse);
    refresh.waiting[0].1.as_mut().unwrap().unreadable.push(Unreadable::new("tickets[2].id", None));
    bench.finish_refresh(refresh);
    assert_eq!(bench.view().lists.unreadable, ["tickets[2].id"]);
    assert_eq!(bench.labels().len(), 3);
}

#[test]
fn only_served_services_are_counted_but_all_are_known() {
    let mut bench = Bench::free();
    bench.until_refresh();
    let mut refresh = counts_only(2, 1);
    refresh.counts.as_mut().unwrap().as_mut().unwrap().items.insert(0, waiting_service("z", 9));
    bench.finish_refresh(refresh);
    let ids = |list: &[callpad_wire::WaitingService]| -> Vec<String> {
        list.iter().map(|s| s.service.id.to_string()).collect()
    };
    assert_eq!(ids(&bench.view().lists.services), ["a", "b"]);
    assert_eq!(ids(&bench.view().lists.all_services), ["z", "a", "b"]);
}

#[test]
fn the_interval_can_be_chosen_and_is_shown() {
    let mut bench = Bench::free();
    bench.event(Event::PollEvery(Duration::from_secs(20)));
    assert!(
        matches!(bench.view().connection, Connection::Polling { every } if every == Duration::from_secs(20))
    );
    bench.event(Event::Background(true));
    assert!(
        matches!(bench.view().connection, Connection::Polling { every } if every == Duration::from_secs(60))
    );
    let before = bench.now.running;
    bench.until_refresh();
    assert_eq!(bench.now.running - before, Duration::from_secs(60));
}

#[test]
fn never_two_looks_at_a_time() {
    let mut bench = Bench::free();
    bench.until_refresh();
    let id = bench.refresh.clone().unwrap().id;
    assert_eq!(bench.state.due(), None);
    bench.pass(100);
    assert!(bench.event(Event::TimerElapsed).is_empty());
    assert_eq!(bench.refresh.clone().unwrap().id, id);
}
