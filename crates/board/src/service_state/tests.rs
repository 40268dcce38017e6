use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::samples;

fn service(numbers: Value) -> BoardService {
    samples::service(&numbers)
}

fn waits(target: Option<u32>, longest: Option<u32>) -> BoardService {
    let waiting = u32::from(longest.is_some());
    service(json!({"target_wait_s": target, "longest_wait_s": longest, "waiting": waiting}))
}

fn now() -> Timestamp {
    "2026-11-28T10:00:00Z".parse().unwrap()
}

fn step(ended_s_ago: i64, longest_wait_s: u32) -> StepEnd {
    StepEnd { at: now() - jiff::SignedDuration::from_secs(ended_s_ago), longest_wait_s }
}

fn state(target: Option<u32>, longest: Option<u32>) -> ServiceState {
    ServiceState::of(&waits(target, longest), &[], now())
}

#[test]
fn every_state_has_its_border() {
    use ServiceState::{Near, NoTarget, OnTarget, Over};
    for (target, longest, expected) in [
        (Some(900), Some(901), Over { by_s: 1 }),
        (Some(900), Some(900), Near),
        (Some(900), Some(720), Near),
        // Nobody knows a pace: as if nobody were called.
        (Some(900), Some(601), Near),
        (Some(900), Some(600), OnTarget),
        (Some(3600), Some(2880), Near),
        (Some(3600), Some(2879), OnTarget),
        (Some(0), Some(0), Near),
        (Some(0), Some(1), Over { by_s: 1 }),
        (Some(900), None, OnTarget),
        (None, Some(9_999), NoTarget),
        (None, None, NoTarget),
        (Some(u32::MAX), Some(u32::MAX), Near),
    ] {
        assert_eq!(state(target, longest), expected, "{target:?} {longest:?}");
    }
}

#[test]
fn near_is_what_passes_the_target_at_the_pace_of_the_last_minutes() {
    let at = |longest, steps: &[StepEnd]| ServiceState::of(&waits(Some(900), Some(longest)), steps, now());
    // 200 s ago the longest was 500 s: it grows by a second each second.
    assert_eq!(at(700, &[step(200, 500)]), ServiceState::Near);
    // It grows by half a second: 150 s in five minutes.
    assert_eq!(at(700, &[step(200, 600)]), ServiceState::OnTarget);
    assert_eq!(at(751, &[step(200, 651)]), ServiceState::Near);
    // It shrinks; 719 s are not yet four fifths.
    assert_eq!(at(719, &[step(200, 900)]), ServiceState::OnTarget);
    assert_eq!(at(720, &[step(200, 900)]), ServiceState::Near);
    // A step that has just ended says little: the one before counts, and of several the newest.
    assert_eq!(at(700, &[step(449, 690), step(149, 551)]), ServiceState::OnTarget);
    assert_eq!(at(700, &[step(450, 690), step(150, 550)]), ServiceState::Near);
    // Nobody waited then: a service with a short target is not near it because somebody came.
    let short = |steps: &[StepEnd]| ServiceState::of(&waits(Some(300), Some(30)), steps, now());
    assert_eq!((short(&[]), short(&[step(200, 0)])), (ServiceState::Near, ServiceState::OnTarget));
}

#[test]
fn a_stopped_service_still_hurts_where_people_wait_in_it() {
    let stopped = |longest: Option<u32>, target: Option<u32>| {
        let service = service(json!({"open": false, "target_wait_s": target, "longest_wait_s": longest}));
        ServiceState::of(&service, &[], now())
    };
    assert_eq!(stopped(None, Some(900)), ServiceState::Closed);
    assert_eq!(stopped(Some(10), Some(900)), ServiceState::Closed);
    assert_eq!(stopped(Some(800), Some(900)), ServiceState::Near);
    assert_eq!(stopped(Some(960), Some(900)), ServiceState::Over { by_s: 60 });
    assert_eq!(stopped(Some(960), None), ServiceState::Closed);
}

#[test]
fn the_next_state_by_waiting_alone_is_known() {
    for (target, longest, expected) in [
        (Some(900), Some(0), Some(721)),
        (Some(900), Some(720), Some(1)),
        (Some(900), Some(721), Some(180)),
        (Some(900), Some(900), Some(1)),
        (Some(900), Some(901), None),
        (Some(900), None, None),
        (None, Some(5), None),
    ] {
        assert_eq!(changes_in_s(&waits(target, longest)), expected, "{target:?} {longest:?}");
    }
}

fn sorted(services: &[BoardService]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..services.len()).collect();
    let stands = |place: &usize| {
        let service = &services[*place];
        (service, ServiceState::of(service, &[], now()))
    };
    order.sort_by(|a, b| worst_first(stands(a), stands(b)));
    order
}

#[test]
fn the_worst_service_stands_first_and_quiet_ones_last() {
    let services = [
        service(json!({"waiting": 0, "target_wait_s": 900})),
        waits(None, Some(5_000)),
        waits(Some(900), Some(300)),
        waits(Some(900), Some(1_000)),
        waits(Some(900), Some(800)),
        waits(Some(600), Some(1_000)),
        service(json!({"waiting": 3, "open": false})),
        waits(Some(900), Some(850)),
        waits(Some(900), Some(400)),
        // Only appointments to come: quiet.
        service(json!({"waiting": 0, "waiting_later": 4})),
        // Over, and yet none of them is counted as waiting: not hidden among the quiet ones.
        service(json!({"waiting": 0, "target_wait_s": 900, "longest_wait_s": 950})),
    ];
    assert_eq!(sorted(&services), [5, 3, 10, 7, 4, 8, 2, 1, 6, 0, 9]);
}

proptest! {
    /// A total order that no sort panics over.
    #[test]
    fn the_order_is_one_whatever_the_numbers(
        numbers in prop::collection::vec((prop::option::of(0u32..5), prop::option::of(0u32..8), 0u32..3, any::<bool>()), 3),
    ) {
        let services: Vec<_> = numbers
            .into_iter()
            .map(|(target, longest, waiting, open)| {
                service(json!({"target_wait_s": target, "longest_wait_s": longest, "waiting": waiting, "open": open}))
            })
            .collect();
        let stands: Vec<_> = services.iter().map(|one| (one, ServiceState::of(one, &[], now()))).collect();
        for a in &stands {
            for b in &stands {
                prop_assert_eq!(worst_first(*a, *b), worst_first(*b, *a).reverse());
                for c in &stands {
                    if worst_first(*a, *b).is_le() && worst_first(*b, *c).is_le() {
                        prop_assert!(worst_first(*a, *c).is_le());
                    }
                }
            }
        }
    }
}
