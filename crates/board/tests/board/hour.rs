//! The steps of the last hour: each is asked for once, and none is lost.

use callpad_board::{BoardView, Read};
use callpad_wire::FeedEvent;
use serde_json::{Value, json};

use crate::support::{Bench, LIVE, board};

/// The step that began so many five minutes after nine; its longest wait names it.
fn step(n: u32) -> Value {
    let (hour, minute) = (9 + n * 5 / 60, n * 5 % 60);
    json!({"from": format!("2026-11-28 {hour:02}:{minute:02}:00"), "waiting": 1, "longest_wait_s": n})
}

fn hall(steps: std::ops::Range<u32>) -> Value {
    let mut board = board("x", &["a", "b"]);
    for service in board["services"].as_array_mut().unwrap() {
        service["last_hour"] = steps.clone().map(step).collect();
        // One waits, so that every reading is a view of its own.
        service["longest_wait_s"] = json!(60);
    }
    board
}

/// The steps of each service, by what names them.
fn steps(view: &BoardView) -> Vec<Vec<u32>> {
    let hours = view.locations[0].services.iter().map(|service| &service.numbers.last_hour.items);
    hours.map(|hour| hour.iter().filter_map(|step| step.longest_wait_s).collect()).collect()
}

/// Changes the hall, and tells its one location with these steps when it is asked; what was asked.
fn change(bench: &mut Bench, told: Value) -> Read {
    bench.wait(200);
    bench.boards.insert("x".into(), Ok(told));
    bench.hear_ticket("a");
    let read = bench.pending[0].clone();
    bench.answer();
    read
}

fn asked(read: &Read) -> Option<String> {
    read.steps_after.map(|at| at.to_string())
}

#[test]
fn a_step_that_is_known_is_not_asked_for_again() {
    let mut bench = Bench::signed_in(LIVE, &[hall(0..12)]);
    let read = change(&mut bench, hall(12..12));
    assert_eq!(asked(&read).as_deref(), Some("2026-11-28T09:55:00"));
    assert_eq!(steps(&bench.view()), vec![(0..12).collect::<Vec<_>>(); 2], "all of them are still shown");
    let read = change(&mut bench, hall(12..13));
    assert_eq!(asked(&read).as_deref(), Some("2026-11-28T09:55:00"));
    assert_eq!(steps(&bench.view()), vec![(1..13).collect::<Vec<_>>(); 2], "the oldest gives way");
    let read = change(&mut bench, hall(13..16));
    assert_eq!(asked(&read).as_deref(), Some("2026-11-28T10:00:00"));
    assert_eq!(steps(&bench.view()), vec![(4..16).collect::<Vec<_>>(); 2]);
}

#[test]
fn a_server_that_tells_the_whole_hour_is_believed() {
    let mut bench = Bench::signed_in(LIVE, &[hall(0..12)]);
    change(&mut bench, hall(1..13));
    assert_eq!(steps(&bench.view()), vec![(1..13).collect::<Vec<_>>(); 2]);
}

#[test]
fn a_service_that_is_new_has_the_steps_that_were_told_of_it() {
    let mut bench = Bench::signed_in(LIVE, &[hall(0..12)]);
    let mut told = hall(12..13);
    told["services"][1]["id"] = json!("c");
    change(&mut bench, told);
    let view = bench.view();
    let of = |id: &str| view.locations[0].services.iter().position(|one| one.numbers.id.as_str() == id);
    let known = steps(&view);
    assert_eq!(known[of("a").unwrap()], (1..13).collect::<Vec<_>>());
    assert_eq!(known[of("c").unwrap()], [12]);
}

#[test]
fn the_whole_hour_is_asked_for_where_it_is_not_known_of_all_and_with_all_locations() {
    let mut uneven = hall(0..12);
    uneven["services"][1]["last_hour"] = (0..11).map(step).collect();
    let mut bench = Bench::signed_in(LIVE, &[uneven]);
    assert_eq!(asked(&change(&mut bench, hall(0..12))), None);
    let mut bench = Bench::signed_in(LIVE, &[board("x", &["a"])]);
    assert_eq!(asked(&change(&mut bench, hall(0..12))), None, "nothing is known");

    // Whatever was missed comes with the next reading of all of them.
    let mut bench = Bench::signed_in(LIVE, &[hall(0..12)]);
    bench.hear(FeedEvent::Reset);
    assert_eq!(bench.pending.iter().map(asked).collect::<Vec<_>>(), [None]);
    bench.boards.insert("x".into(), Ok(hall(12..13)));
    bench.answer();
    assert_eq!(steps(&bench.view()), [[12], [12]], "nothing is put before what was told whole");
}
