use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::directory::CounterEntry;
use crate::samples;

/// Ten o'clock at the server; this machine's clock is five hours slow.
fn reading<'a>(zone: &'a TimeZone, directory: &'a BoardDirectory) -> Reading<'a> {
    let wall = "2026-11-28T05:00:00Z".parse().unwrap();
    let now = Now { running: Duration::from_secs(100), wall };
    Reading { now, offset: SignedDuration::from_hours(5), zone, directory }
}

fn shown(members: &Value) -> LocationView {
    let directory = BoardDirectory {
        counters: vec![CounterEntry {
            id: "d".into(),
            name: "Counter".into(),
            location_id: None,
            services: vec!["a".into(), "b".into()],
        }],
        ..BoardDirectory::default()
    };
    view(samples::location(members), &reading(&TimeZone::UTC, &directory))
}

#[test]
fn services_stand_worst_first_and_know_what_their_counters_do() {
    let board = shown(&json!({
        "services": [
            {"id": "a", "target_wait_s": 900, "waiting": 3, "longest_wait_s": 100, "waiting_over_target": 0},
            {"id": "b", "target_wait_s": 900, "waiting": 9, "longest_wait_s": 1000, "waiting_over_target": 2},
            {"id": "c", "target_wait_s": 900, "waiting": 0},
            {"id": "n", "target_wait_s": 900, "waiting": 1, "longest_wait_s": 890, "waiting_over_target": 0},
        ],
        "counters": [
            {"desk_id": "d", "state": "serving"}, {"desk_id": "e", "state": "free", "services": ["b"]},
            {"desk_id": "f", "state": "break", "services": ["a"]}, {"desk_id": "g", "state": "nobody"},
            {"desk_id": "h", "state": "dreaming"}],
    }));
    let order: Vec<_> = board.services.iter().map(|one| (one.numbers.id.as_str(), one.quiet)).collect();
    assert_eq!(order, [("b", false), ("n", false), ("a", false), ("c", true)]);
    let counts =
        |serving, free, on_break, nobody, other| CounterCounts { serving, free, on_break, nobody, other };
    assert_eq!(board.counts, counts(1, 1, 1, 1, 1));
    assert_eq!(
        board.services[0].served_by,
        counts(1, 1, 0, 0, 0),
        "by the directory, and by what a program tells"
    );
    assert_eq!(board.services[2].served_by, counts(1, 0, 1, 0, 0));
    let badness = Badness { over_target: 2, worst_by_s: 100, near: 1, waiting: 13 };
    assert_eq!(board.badness, badness);
    assert!(badness > Badness { over_target: 1, worst_by_s: 9_000, near: 9, waiting: 99 });
}

#[test]
fn how_long_ago_is_by_the_servers_clock_and_the_locations_zone() {
    let directory = BoardDirectory::default();
    let since = |zone: &str, since: &str| {
        let zone = TimeZone::get(zone).unwrap();
        let reading = reading(&zone, &directory);
        let board =
            samples::location(&json!({"counters": [{"desk_id": "d", "state": "free", "since": since}]}));
        let counter = &view(board, &reading).counters[0];
        counter.since.map(|since| seconds_ago(since, reading.now, reading.offset))
    };
    assert_eq!(since("UTC", "2026-11-28 09:58:20"), Some(100));
    assert_eq!(since("America/New_York", "2026-11-28 04:58:20"), Some(100));
    assert_eq!(since("UTC", "2026-11-28 10:00:30"), Some(0), "never in the future");
    assert_eq!(since("UTC", "soon"), None);
}

#[test]
fn in_the_hour_that_autumn_has_twice_it_is_the_later_one_that_has_come() {
    let zone = TimeZone::get("Europe/Lisbon").unwrap();
    let ago = |wall: &str, since: &str| {
        let now = Now { running: Duration::ZERO, wall: wall.parse().unwrap() };
        let directory = BoardDirectory::default();
        let reading = Reading { now, offset: SignedDuration::ZERO, zone: &zone, directory: &directory };
        let board =
            samples::location(&json!({"counters": [{"desk_id": "d", "state": "free", "since": since}]}));
        seconds_ago(view(board, &reading).counters[0].since.unwrap(), now, SignedDuration::ZERO)
    };
    // 01:40 for the second time; 01:30 was ten minutes ago, or seventy.
    assert_eq!(ago("2026-10-25T01:40:00Z", "2026-10-25 01:30:00"), 600);
    // 01:20 for the second time: 01:30 was fifty minutes ago.
    assert_eq!(ago("2026-10-25T01:20:00Z", "2026-10-25 01:30:00"), 3_000);
}

#[test]
fn a_counter_is_long_beyond_what_is_long_at_what_it_serves() {
    let long = |since: &str, service: &str, state: &str| {
        let board = shown(&json!({
            "services": [{"id": "a", "long_service_s": 600}, {"id": "b"}],
            "counters": [{"desk_id": "d", "state": state, "since": since, "ticket": {"id": "t", "service_id": service}}],
        }));
        (board.counters[0].long, changes_in_s(&board, board.read, SignedDuration::from_hours(5)))
    };
    assert_eq!(long("2026-11-28 09:50:00", "a", "serving"), (false, Some(1)));
    assert_eq!(long("2026-11-28 09:49:59", "a", "serving"), (true, None));
    assert_eq!(long("2026-11-28 09:49:00", "b", "serving"), (false, None), "nobody knows what is long there");
    assert_eq!(long("2026-11-28 09:49:00", "x", "serving"), (false, None));
    assert_eq!(long("2026-11-28 09:49:00", "a", "free"), (false, None));
    assert_eq!(long("never", "a", "serving"), (false, None));
}

#[test]
fn closing_is_late_by_the_nearer_way_round_midnight() {
    for (closes, leaves, late) in [
        (Some("17:00"), Some("17:10"), Some(10)),
        (Some("17:00"), Some("16:40"), Some(-20)),
        (Some("23:50"), Some("00:20"), Some(30)),
        (Some("24:00"), Some("00:20"), Some(20)),
        (Some("00:10"), Some("23:50"), Some(-20)),
        (Some("05:00"), Some("17:00"), Some(720)),
        (Some("25:00"), Some("17:00"), None),
        (Some("17:60"), Some("17:00"), None),
        (Some("1700"), Some("17:00"), None),
        (Some("+7:00"), Some("17:00"), None),
        (None, Some("17:00"), None),
        (Some("17:00"), None, None),
    ] {
        assert_eq!(late_min(closes, leaves), late, "{closes:?} {leaves:?}");
    }
}

#[test]
fn a_view_stays_the_same_only_while_no_number_grows() {
    let quiet = json!({"services": [{"id": "a"}], "counters": [{"desk_id": "d", "state": "nobody"}]});
    let old = Arc::new(shown(&quiet));
    assert!(Arc::ptr_eq(&unless_the_same(Some(&old), shown(&quiet)), &old));
    let waits = json!({"services": [{"id": "a", "waiting": 1, "longest_wait_s": 5}]});
    let old = Arc::new(shown(&waits));
    assert!(
        !Arc::ptr_eq(&unless_the_same(Some(&old), shown(&waits)), &old),
        "the wait counts from another moment"
    );
    let old = Arc::new(shown(&quiet));
    for (name, value) in [
        ("name", json!("Other")),
        ("business_day", json!("2026-11-29")),
        ("closes", json!("17:00")),
        ("last_leaves", json!(["17:00", "17:00", "17:00"])),
        ("forecast_error_s", json!(7)),
        ("advice", json!({"kind": "open", "service_id": "a"})),
        ("services", json!([])),
        ("counters", json!([])),
        ("overtaken", json!([{"ticket": {"id": "t"}, "by": {"id": "u"}}])),
        ("devices", json!([{"id": "d", "here": true}])),
    ] {
        let mut other = quiet.clone();
        other[name] = value;
        assert!(!Arc::ptr_eq(&unless_the_same(Some(&old), shown(&other)), &old), "{name}");
    }
}

#[test]
fn three_hundred_services_are_as_good_as_three_and_a_name_that_is_missing_is_the_id() {
    let services: Vec<Value> = (1..=300)
        .map(
            |n| json!({"id": n.to_string(), "target_wait_s": 600, "waiting": 1, "longest_wait_s": n * 3 + 1}),
        )
        .collect();
    let board = shown(&json!({"name": "", "services": services}));
    assert_eq!((board.services.len(), board.name.as_str()), (300, "l"));
    let longest: Vec<_> = board.services.iter().map(|one| one.numbers.longest_wait_s).collect();
    assert!(longest.is_sorted_by(|a, b| a >= b));
}
