//! How a location is made ready for the simulation, and how many simulations there are.

use std::{collections::HashMap, sync::Arc, time::Duration};

use callpad_forecast as sim;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    Forecasts, MOST_AT_ONCE, MOST_CHANGES_WAITING,
    branch::{OpenHours, scene},
};
use crate::{
    clock::ManualClock,
    directory::Hours,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
        zones::Zones,
    },
    queue::{PendingRequest, quotas::Quotas},
    store::{
        Store,
        board::{CounterState, Location},
        present::{Counter, Earlier, Gap, HOURS, Present, Service, Ticket},
        query::{Boards, DemoNow},
    },
};

/// Ten o'clock in Lisbon, on a Wednesday.
fn now() -> Timestamp {
    "2026-07-01T09:00:00Z".parse().unwrap()
}

fn minutes(count: i64) -> Timestamp {
    now().checked_add(SignedDuration::from_mins(count)).unwrap()
}

fn lisbon() -> TimeZone {
    TimeZone::get("Europe/Lisbon").unwrap()
}

fn service(id: &str, today: &[(i64, i64)]) -> Service {
    Service {
        id: id.into(),
        target_s: Some(600),
        open: true,
        today: today.iter().copied().collect(),
        ..Service::default()
    }
}

fn counter(id: &str, services: &[&str], state: CounterState, since: i64) -> Counter {
    Counter {
        id: id.into(),
        services: services.iter().map(|service| (*service).into()).collect(),
        user_id: None,
        state,
        since: Some(minutes(since)),
        called_for: None,
    }
}

fn waits(id: &str, desk: Option<&str>, user: Option<&str>) -> Ticket {
    Ticket {
        id: id.into(),
        service_id: "a".into(),
        priority: false,
        issued: minutes(-5),
        scheduled: None,
        desk_id: desk.map(Into::into),
        user_id: user.map(Into::into),
    }
}

fn branch(present: &Present, earlier: &Earlier, open: &OpenHours) -> sim::Branch {
    let branch = scene(present, earlier, open, now()).branch;
    branch.check().unwrap();
    branch
}

#[test]
fn counters_are_as_the_board_has_them_and_bindings_meet_who_sits_there() {
    let present = Present {
        services: vec![service("a", &[(100, 3)]), service("b", &[])],
        counters: vec![
            Counter {
                called_for: Some("b".into()),
                user_id: Some("ana".into()),
                ..counter("1", &["a", "gone"], CounterState::Serving, -10)
            },
            Counter { user_id: Some("rui".into()), ..counter("2", &["b"], CounterState::Free, -3) },
            counter("3", &["a"], CounterState::Nobody, -80),
            counter("4", &["a"], CounterState::Break, -5),
        ],
        waiting: vec![
            waits("free", None, None),
            waits("here", Some("2"), None),
            waits("elsewhere", Some("9"), None),
            waits("rui's", None, Some("rui")),
            waits("nobody's", None, Some("zoe")),
        ],
        ..Present::default()
    };
    let made = scene(&present, &Earlier::default(), &OpenHours::default(), now());
    let branch = &made.branch;
    branch.check().unwrap();
    let ago = |mins: f64| branch.now_s - 60.0 * mins;
    let states: Vec<_> = branch.counters.iter().map(|counter| counter.state).collect();
    assert_eq!(
        states,
        [
            sim::CounterState::Serving { service: 1, since_s: ago(10.0) },
            sim::CounterState::Free { since_s: ago(3.0) },
            sim::CounterState::Away,
            sim::CounterState::Away,
        ]
    );
    assert_eq!(branch.counters[0].services, [0]);
    assert_eq!(branch.waiting.len(), 4, "who waits for a counter elsewhere is in nobody's way");
    assert_eq!(made.tickets[2], ("elsewhere".into(), None));
    assert_eq!(made.tickets[3], ("rui's".into(), Some(2)));
    assert_eq!((branch.waiting[1].counter, branch.waiting[2].user), (Some(1), branch.counters[1].user));
    assert!(branch.counters.iter().all(|counter| counter.user != branch.waiting[3].user));
    assert!(branch.services[0].times.is_some() && branch.services[1].times.is_none());
}

#[test]
fn service_times_of_today_outweigh_those_of_earlier_days_and_few_are_filled_up() {
    let earlier = |times: &[(i64, i64)]| Earlier {
        times: HashMap::from([("a".to_owned(), times.iter().copied().collect())]),
        days: 20,
        ..Earlier::default()
    };
    let mean = |today: &[(i64, i64)], earlier: &Earlier| {
        let present = Present { services: vec![service("a", today)], ..Present::default() };
        branch(&present, earlier, &OpenHours::default()).services[0].times.as_ref().map(sim::Times::mean_s)
    };
    assert_eq!(mean(&[], &Earlier::default()), None);
    // A thousand of earlier days count as forty of today.
    let of_100 = earlier(&[(100, 1_000)]);
    assert!((mean(&[], &of_100).unwrap() - 100.0).abs() < 1.0);
    let mixed = mean(&[(300, 40)], &of_100).unwrap();
    assert!((mixed - 200.0).abs() < 10.0, "{mixed}");
    // Many different ones are thinned out without moving the mean.
    let many: Vec<(i64, i64)> = (1..=5_000).map(|seconds| (seconds, 2)).collect();
    let thinned = mean(&[], &earlier(&many)).unwrap();
    assert!((thinned - 2_500.5).abs() < 25.0, "{thinned}");
}

#[test]
fn visitors_come_as_in_the_last_hour_and_as_at_this_hour_of_earlier_days() {
    let mut one = service("a", &[(100, 3)]);
    one.last_hour = 12;
    let present = Present { services: vec![one, service("b", &[])], ..Present::default() };
    let mut hours = [0; HOURS as usize];
    (hours[0], hours[2]) = (6, 30);
    let earlier = Earlier {
        days: 2,
        arrivals: HashMap::from([("a".to_owned(), vec![hours, hours])]),
        ..Earlier::default()
    };
    let open = OpenHours { spans: vec![(minutes(-120), minutes(150)), (minutes(210), minutes(600))] };
    let branch = branch(&present, &earlier, &open);
    let per_hour = |service: usize, at: i64| {
        let at_s = branch.now_s + 60.0 * at as f64;
        let step = branch.services[service].arrivals.iter().rev().find(|step| step.from_s <= at_s).unwrap();
        (step.per_s * 3_600.0).round()
    };
    // Of three hours that are looked at, one had twelve and two had six.
    assert_eq!([per_hour(0, 0), per_hour(0, 59), per_hour(0, 60), per_hour(0, 125)], [8.0, 8.0, 0.0, 30.0]);
    // Closed for lunch, and nobody ever came for b.
    assert_eq!([per_hour(0, 151), per_hour(0, 209), per_hour(1, 30)], [0.0, 0.0, 0.0]);
    assert_eq!(branch.closes_s, Some(branch.now_s + 36_000.0));
    // Whose tickets are not issued has no visitors to come.
    let mut stopped = present.clone();
    stopped.services[0].open = false;
    assert_eq!(scene(&stopped, &earlier, &open, now()).branch.services[0].arrivals, []);
    // Without earlier days the last hour is all that is known.
    let alone = super::branch::scene(&present, &Earlier::default(), &OpenHours::default(), now()).branch;
    assert_eq!(alone.services[0].arrivals.len(), 1);
    assert!((alone.services[0].arrivals[0].per_s * 3_600.0 - 12.0).abs() < 1.1);
}

#[test]
fn opening_hours_follow_the_local_day_and_give_way_to_what_happens() {
    let hours: Hours = serde_json::from_value(serde_json::json!({
        "wed": [["09:00", "12:00"], ["13:00", "24:00"]], "sun": [["00:30", "03:00"]]
    }))
    .unwrap();
    let at = |text: &str, lately| OpenHours::at(Some(&hours), text.parse().unwrap(), &lisbon(), lately);
    let closes = |open: &OpenHours| open.closes().map(|at| at.to_string());
    let wednesday = at("2026-07-01T09:00:00Z", true);
    assert_eq!(wednesday.spans.len(), 2);
    assert_eq!(closes(&wednesday).as_deref(), Some("2026-07-01T23:00:00Z"));
    // The night in which clocks go back: three o'clock is four hours after midnight.
    assert_eq!(closes(&at("2026-10-25T00:00:00Z", true)).as_deref(), Some("2026-10-25T03:00:00Z"));
    // The one in which they go forward: half past midnight is not skipped, three comes an hour sooner.
    let spring = at("2026-03-29T00:10:00Z", true);
    assert_eq!(spring.spans[0].0.to_string(), "2026-03-29T00:30:00Z");
    assert_eq!(closes(&spring).as_deref(), Some("2026-03-29T02:00:00Z"));
    // After the end of the day nobody comes; but where tickets are issued, the hours are not what is done.
    let over = at("2026-10-25T12:00:00Z", false);
    assert_eq!(closes(&over).as_deref(), Some("2026-10-25T03:00:00Z"));
    assert_eq!(at("2026-10-25T12:00:00Z", true), OpenHours::default());
    assert_eq!(at("2026-07-02T09:00:00Z", true), OpenHours::default(), "a day without hours");
}

#[test]
fn a_gap_is_between_two_who_were_there_and_waits_for_no_counter_that_was_left() {
    let minute = 60_000_000;
    let gaps = vec![
        // Waited already when the counter became free: half a minute.
        Gap { free: 10 * minute, due: 5 * minute, called: 10 * minute + minute / 2 },
        // Came later: called after a quarter.
        Gap { free: 20 * minute, due: 25 * minute, called: 25 * minute + minute / 4 },
        // Nobody was at the counter for an hour.
        Gap { free: 30 * minute, due: 29 * minute, called: 90 * minute },
    ];
    let present = Present { services: vec![service("a", &[(100, 3)])], gaps, ..Present::default() };
    let branch = branch(&present, &Earlier::default(), &OpenHours::default());
    // Each with one of no length beside it.
    assert!((branch.turnaround.unwrap().mean_s() - 15.0).abs() < 0.1);
    assert!((branch.pickup.unwrap().mean_s() - 7.5).abs() < 0.1);
}

/// So many locations with a service each.
async fn site(count: usize) -> (tempfile::TempDir, Arc<Forecasts>, Vec<Location>) {
    let folder = tempfile::tempdir().unwrap();
    let each = |of: &dyn Fn(usize) -> serde_json::Value| (0..count).map(of).collect::<Vec<_>>();
    let directory = serde_json::json!({
        "locations": each(&|n| serde_json::json!({"id": format!("l{n}"), "name": "Hall"})),
        "services": each(&|n| serde_json::json!({"id": format!("s{n}"), "tag": "A", "name": "A",
            "location_id": format!("l{n}"), "open": true})),
    });
    crate::import(folder.path(), &serde_json::from_value(directory).unwrap()).unwrap();
    let store = Store::open(folder.path(), Zones::utc(), Arc::new(ManualClock::new(now()))).unwrap();
    let store = Arc::new(store);
    let quotas = Arc::new(Quotas::new(crate::Limits::default()));
    let pending = PendingRequest { caller: Caller::Anybody, zones: Zones::utc(), quotas };
    let seen = store.look(Boards { pending, location: None }).await.unwrap();
    let places = seen.into_iter().map(|seen| seen.place).collect();
    (folder, Forecasts::new(store, Zones::utc()), places)
}

#[tokio::test]
async fn changes_that_wait_have_an_end_and_what_is_known_waits_for_none() {
    let (_folder, forecasts, places) = site(1).await;
    let made = forecasts.of(&places[0]).await.unwrap();
    forecasts.changed(&made, "s0", 1, 20).await.unwrap();
    let waiting: Vec<_> =
        (0..MOST_CHANGES_WAITING).map(|_| forecasts.changes.clone().try_acquire_owned().unwrap()).collect();
    let refused = forecasts.changed(&made, "s0", 2, 20).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::Overloaded))), "{refused:?}");
    forecasts.changed(&made, "s0", 1, 60).await.unwrap();
    drop(waiting);
    forecasts.changed(&made, "s0", 2, 20).await.unwrap();
}

#[tokio::test]
async fn forecasts_that_wait_for_their_turn_hold_no_connection() {
    let (_folder, forecasts, places) = site(20).await;
    let mut turns = Vec::new();
    for _ in 0..MOST_AT_ONCE {
        turns.push(forecasts.turn().await.unwrap());
    }
    let asked: Vec<_> = places
        .iter()
        .map(|place| {
            let (forecasts, place) = (forecasts.clone(), place.clone());
            tokio::spawn(async move { forecasts.of(&place).await.is_ok() })
        })
        .collect();
    // All have read and wait; more of them than there are readers.
    let have_read = || places.iter().all(|place| super::locked(&forecasts.place(place).earlier).is_some());
    while !have_read() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    forecasts.store.look(DemoNow).await.unwrap();
    assert!(asked.iter().all(|one| !one.is_finished()));
    drop(turns);
    for one in asked {
        assert!(one.await.unwrap());
    }
}

#[tokio::test]
async fn whoever_goes_away_lets_no_second_simulation_begin() {
    let (_folder, forecasts, places) = site(1).await;
    let place = forecasts.place(&places[0]);
    for _ in 0..5 {
        // Each is given up while it is on its way, or has just ended.
        let _ = tokio::time::timeout(Duration::from_micros(300), forecasts.of(&places[0])).await;
    }
    // Whatever still runs holds the turn and the place of the one that may run.
    drop(place.making.clone().lock_owned().await);
    assert_eq!(forecasts.turns.available_permits(), MOST_AT_ONCE);
    forecasts.of(&places[0]).await.unwrap();
}
