//! Alerts, from what was read to whoever does not look.

use callpad_board::{Effect, Event, QuietHours, SupervisorAlertKind, SupervisorRules};
use serde_json::json;

use crate::support::{Bench, LIVE, board};

fn over(longest: u32) -> serde_json::Value {
    let mut board = board("x", &["a"]);
    board["services"][0]["target_wait_s"] = json!(900);
    board["services"][0]["waiting"] = json!(1);
    board["services"][0]["longest_wait_s"] = json!(longest);
    board
}

fn told(bench: &Bench) -> Vec<(SupervisorAlertKind, bool)> {
    let alert = |effect: &Effect| match effect {
        Effect::Alert(alert) => Some((alert.kind, alert.all_clear)),
        _ => None,
    };
    bench.log.iter().filter_map(|(_, effect)| alert(effect)).collect()
}

/// Nobody looks; alerts are wanted.
fn bench(rules: SupervisorRules) -> Bench {
    let mut bench = Bench::signed_in(LIVE, &[over(100), board("y", &["b"])]);
    bench.send(Event::AlertRules(Box::new(SupervisorRules { no_counter: false, ..rules })));
    bench.send(Event::Shown(false));
    bench.settle();
    bench
}

#[test]
fn what_is_read_gives_one_alert_and_one_all_clear_though_nobody_looks() {
    let mut bench = bench(SupervisorRules::default());
    bench.boards.insert("x".into(), Ok(over(901)));
    bench.hear_ticket("a");
    bench.live(1_000);
    assert_eq!(told(&bench), [(SupervisorAlertKind::OverTarget, false)]);
    bench.boards.insert("x".into(), Ok(over(200)));
    bench.live(120_000);
    let expected = [(SupervisorAlertKind::OverTarget, false), (SupervisorAlertKind::OverTarget, true)];
    assert_eq!(told(&bench), expected);
}

#[test]
fn a_location_that_falls_silent_is_told_after_a_minute() {
    let mut bench = bench(SupervisorRules::default());
    bench.boards.insert("x".into(), Err(callpad_wire::Error::Broken));
    bench.hear_ticket("a");
    bench.live(50_000);
    assert_eq!(told(&bench), []);
    bench.live(120_000);
    assert_eq!(told(&bench), [(SupervisorAlertKind::NoAnswer, false)]);
}

#[test]
fn quiet_hours_are_those_of_this_machine() {
    // It is 10:00.
    let quiet_hours = Some(QuietHours { from_min: 540, to_min: 605 });
    let mut bench = bench(SupervisorRules { quiet_hours, ..SupervisorRules::default() });
    bench.boards.insert("x".into(), Ok(over(901)));
    bench.hear_ticket("a");
    bench.live(240_000);
    assert_eq!(told(&bench), []);
    bench.live(120_000);
    assert_eq!(told(&bench), [(SupervisorAlertKind::OverTarget, false)], "it is 10:05");
}

#[test]
fn without_rules_nobody_is_alerted() {
    let mut bench = Bench::signed_in(LIVE, &[over(100)]);
    bench.boards.insert("x".into(), Ok(over(901)));
    bench.hear_ticket("a");
    bench.live(120_000);
    assert_eq!(told(&bench), []);
}
