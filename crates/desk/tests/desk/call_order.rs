//! Whose turn it probably is (M4).

use callpad_desk::call_order::{Viewpoint, instant, merge};
use callpad_desk::{NextReason, Row};
use callpad_wire::{DeskId, Flags, Moment, Ticket, UserId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::support::{desk_ref, ticket, user_ref};

fn merged(lists: &[Vec<Ticket>]) -> Vec<Row> {
    let (desk, user) = (DeskId::new("3"), UserId::new("ana"));
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    merge(lists.iter().map(Vec::as_slice), &Viewpoint { desk: &desk, user: &user, now, zone: &TimeZone::UTC })
}

fn labels(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.ticket.label()).collect()
}

fn next(rows: &[Row]) -> Option<(String, NextReason)> {
    rows.iter().find_map(|row| Some((row.ticket.label(), row.next?)))
}

fn priority(ticket: Ticket) -> Ticket {
    Ticket { flags: Flags { priority: true, ..Flags::default() }, ..ticket }
}

/// Booked for so many minutes after eight.
fn booked(ticket: Ticket, minutes: i64) -> Ticket {
    Ticket { scheduled_to: self::ticket("x", "", minutes).issued, ..ticket }
}

fn here(ticket: Ticket) -> Ticket {
    Ticket { dst_desk: Some(desk_ref("3")), ..ticket }
}

fn mine(ticket: Ticket) -> Ticket {
    Ticket { dst_user: Some(user_ref("ana")), ..ticket }
}

fn elsewhere(ticket: Ticket) -> Ticket {
    Ticket { dst_desk: Some(desk_ref("9")), ..ticket }
}

fn somebodys(ticket: Ticket) -> Ticket {
    Ticket { dst_user: Some(user_ref("rui")), ..ticket }
}

#[test]
fn m4_services_are_merged_by_priority_due_and_issue() {
    let rows = merged(&[
        vec![priority(ticket("a", "009", 50)), ticket("a", "001", 10), ticket("a", "002", 30)],
        vec![ticket("b", "001", 0), booked(ticket("b", "002", 1), 20)],
    ]);
    assert_eq!(labels(&rows), ["A 009", "B 001", "A 001", "B 002", "A 002"]);
    assert_eq!(next(&rows), Some(("A 009".into(), NextReason::Priority)));
}

#[test]
fn m4_the_servers_order_within_a_service_is_kept() {
    let rows = merged(&[vec![ticket("a", "003", 40), ticket("a", "001", 5)], vec![ticket("b", "001", 20)]]);
    assert_eq!(labels(&rows), ["B 001", "A 003", "A 001"]);
    assert_eq!(next(&rows), Some(("B 001".into(), NextReason::Due)));
}

#[test]
fn m4_bound_here_comes_first_of_all() {
    for bind in [here, mine] {
        let rows = merged(&[
            vec![priority(ticket("a", "001", 0)), ticket("a", "002", 1)],
            vec![ticket("b", "001", 2), bind(ticket("b", "002", 55))],
        ]);
        assert_eq!(labels(&rows), ["B 002", "A 001", "A 002", "B 001"]);
        assert_eq!(next(&rows), Some(("B 002".into(), NextReason::Bound)));
    }
}

#[test]
fn m4_m6_bound_elsewhere_is_listed_but_never_next() {
    for bind in [elsewhere, somebodys] {
        let rows = merged(&[vec![bind(priority(ticket("a", "001", 0))), ticket("a", "002", 30)]]);
        assert_eq!(labels(&rows), ["A 001", "A 002"]);
        assert_eq!(next(&rows), Some(("A 002".into(), NextReason::Due)));
        assert_eq!(next(&merged(&[vec![bind(ticket("a", "001", 0))]])), None);
    }
}

#[test]
fn m4_bound_to_a_counter_and_a_person_is_for_the_two_together() {
    assert_eq!(next(&merged(&[vec![here(somebodys(ticket("a", "001", 0)))]])), None);
    assert_eq!(next(&merged(&[vec![elsewhere(mine(ticket("a", "001", 0)))]])), None);
    let both = here(mine(ticket("a", "001", 0)));
    assert_eq!(next(&merged(&[vec![both]])), Some(("A 001".into(), NextReason::Bound)));
}

#[test]
fn m4_an_appointment_before_its_time_is_next_only_if_nothing_else_waits() {
    let early = priority(booked(ticket("a", "001", 0), 90));
    let rows = merged(&[vec![early.clone(), ticket("a", "002", 30)]]);
    assert_eq!(next(&rows), Some(("A 002".into(), NextReason::Due)));
    let bound_early = here(booked(ticket("b", "001", 0), 120));
    let rows = merged(&[vec![ticket("a", "002", 30)], vec![bound_early.clone()]]);
    assert_eq!(next(&rows), Some(("A 002".into(), NextReason::Due)));
    let rows = merged(&[vec![early], vec![bound_early]]);
    assert_eq!(next(&rows), Some(("B 001".into(), NextReason::Bound)));
}

#[test]
fn a_ticket_that_two_services_list_is_shown_once() {
    let rows = merged(&[vec![ticket("a", "001", 0)], vec![ticket("a", "001", 0), ticket("b", "001", 3)]]);
    assert_eq!(labels(&rows), ["A 001", "B 001"]);
}

#[test]
fn v4_waits_in_whole_seconds_never_negative_none_without_a_date() {
    let undated = Ticket { issued: None, ..ticket("a", "003", 0) };
    let rows = merged(&[vec![ticket("a", "001", 0), ticket("a", "002", 90), undated]]);
    let waits: Vec<Option<u32>> = rows.iter().map(|row| row.waited_s).collect();
    assert_eq!(waits, [Some(3600), Some(0), None]);
}

#[test]
fn v4_wall_time_is_read_in_the_locations_zone_and_in_autumn_as_the_last_one_that_was() {
    let zone = TimeZone::get("Europe/Lisbon").unwrap();
    let (desk, user) = (DeskId::new("3"), UserId::new("ana"));
    let at = |wall: &str, now: &str| -> Timestamp {
        let viewpoint = Viewpoint { desk: &desk, user: &user, now: now.parse().unwrap(), zone: &zone };
        instant(Moment::Wall(wall.parse().unwrap()), &viewpoint)
    };
    let utc = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(at("2026-07-01 09:00:00", "2026-07-01T12:00:00Z"), utc("2026-07-01T08:00:00Z"));
    // On 25 October 2026 at 02:00 the clocks went back to 01:00.
    assert_eq!(at("2026-10-25 01:30:00", "2026-10-25T00:40:00Z"), utc("2026-10-25T00:30:00Z"));
    assert_eq!(at("2026-10-25 01:30:00", "2026-10-25T01:40:00Z"), utc("2026-10-25T01:30:00Z"));
}

#[test]
fn ten_thousand_tickets_of_ten_services_are_all_there() {
    let lists: Vec<Vec<Ticket>> = (0..10)
        .map(|s| (0..1000).map(|n| ticket(&format!("s{s}"), &format!("{n:04}"), (n * 7 + s) % 60)).collect())
        .collect();
    let rows = merged(&lists);
    assert_eq!(rows.len(), 10_000);
    assert_eq!(rows.iter().filter(|row| row.next.is_some()).count(), 1);
}

fn any_ticket(service: usize) -> impl Strategy<Value = Ticket> {
    (0..200u32, proptest::option::of(0..120i64), proptest::option::of(0..120i64), any::<bool>(), 0..5u8)
        .prop_map(move |(number, issued, book, first, bound)| {
            let mut t = ticket(&format!("s{service}"), &format!("{number:03}"), issued.unwrap_or(0));
            if issued.is_none() {
                t.issued = None;
            }
            if let Some(minutes) = book {
                t = booked(t, minutes);
            }
            if first {
                t = priority(t);
            }
            match bound {
                0 => here(t),
                1 => mine(t),
                2 => elsewhere(t),
                3 => somebodys(t),
                _ => t,
            }
        })
}

/// Each ticket has an id of its own.
fn any_list(service: usize) -> impl Strategy<Value = Vec<Ticket>> {
    proptest::collection::vec(any_ticket(service), 0..30).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(i, t)| Ticket { id: format!("{}-{i}", t.id).into(), ..t })
            .collect()
    })
}

fn any_lists() -> impl Strategy<Value = Vec<Vec<Ticket>>> {
    (0..4usize).prop_flat_map(|n| (0..n).map(any_list).collect::<Vec<_>>())
}

fn is_here(t: &Ticket) -> bool {
    t.dst_desk.as_ref().is_some_and(|d| d.id.as_str() == "3")
        || t.dst_user.as_ref().is_some_and(|u| u.id.as_str() == "ana")
}

proptest! {
    #[test]
    fn nothing_is_lost_doubled_or_reordered_within_a_service(lists in any_lists()) {
        let rows = merged(&lists);
        let mut once = std::collections::BTreeSet::new();
        for list in &lists {
            let wanted: Vec<&Ticket> = list.iter().filter(|t| once.insert(t.id.clone())).collect();
            let service = list.first().map(|t| t.waits_in().unwrap().id.clone());
            for lifted in [true, false] {
                // Bound here and due comes before everything; all else keeps the server's order.
                let lift = |t: &Ticket| is_here(t) && t.scheduled_to.is_none();
                let listed: Vec<_> = wanted.iter().filter(|t| lift(t) == lifted && t.scheduled_to.is_none()).map(|t| &t.id).collect();
                let shown: Vec<_> = rows
                    .iter()
                    .map(|r| &r.ticket)
                    .filter(|t| Some(&t.waits_in().unwrap().id) == service.as_ref() && lift(t) == lifted && t.scheduled_to.is_none())
                    .map(|t| &t.id)
                    .collect();
                prop_assert_eq!(listed, shown);
            }
        }
        prop_assert_eq!(rows.len(), once.len());
    }

    #[test]
    fn at_most_one_is_next_and_it_may_be_called_from_here(lists in any_lists()) {
        let rows = merged(&lists);
        let chosen: Vec<&Row> = rows.iter().filter(|r| r.next.is_some()).collect();
        let free = |t: &Ticket| is_here(t) || (t.dst_desk.is_none() && t.dst_user.is_none());
        prop_assert_eq!(chosen.len(), usize::from(rows.iter().any(|r| free(&r.ticket))));
        if let Some(row) = chosen.first() {
            prop_assert!(free(&row.ticket));
            // Whoever is bound here and has no appointment goes before all who are not bound here.
            let bound_due = rows.iter().any(|r| is_here(&r.ticket) && r.ticket.scheduled_to.is_none());
            prop_assert!(!bound_due || row.next == Some(NextReason::Bound));
        }
    }
}
