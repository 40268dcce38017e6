use serde_json::{Value, json};

use super::SupervisorAlertKind::{
    ClosingLate, DeviceAway, FreeCounter, LongCounter, NearTarget, NoAnswer, NoCounter, OverTarget,
};
use super::*;
use crate::directory::BoardDirectory;
use crate::location::{self, Reading};
use crate::samples;
use crate::view::NoAnswer as Silence;

/// A supervisor, and a clock.
struct Watch {
    watch: AlertWatch,
    rules: SupervisorRules,
    now: Now,
    minute: u16,
    /// The location gives no answer since then.
    silent: Option<Now>,
    /// The location that was read; `None`: all.
    read: Option<LocationId>,
}

/// Everything on.
fn all_rules() -> SupervisorRules {
    SupervisorRules { near_target: true, long_counter: true, ..SupervisorRules::default() }
}

fn only(kind: SupervisorAlertKind) -> SupervisorRules {
    SupervisorRules {
        on: true,
        over_target: kind == OverTarget,
        near_target: kind == NearTarget,
        no_counter: kind == NoCounter,
        free_counter: kind == FreeCounter,
        long_counter: kind == LongCounter,
        closing_late_min: (kind == ClosingLate).then_some(10),
        no_answer: kind == NoAnswer,
        device_away: kind == DeviceAway,
        ..SupervisorRules::default()
    }
}

/// What is told: the kind, whether it is an all-clear, and about what.
type Said = (SupervisorAlertKind, bool, String);

impl Watch {
    /// That has seen an empty location.
    fn new(rules: SupervisorRules) -> Self {
        let wall = "2026-11-28T10:00:00Z".parse().unwrap();
        let now = Now { running: Duration::from_secs(1_000), wall };
        let mut watch =
            Self { watch: AlertWatch::default(), rules, now, minute: 600, silent: None, read: None };
        assert_eq!(watch.sees(&json!({})), []);
        watch
    }

    fn pass(&mut self, s: u64) {
        self.now.running += Duration::from_secs(s);
        self.now.wall += SignedDuration::from_secs(i64::try_from(s).unwrap());
    }

    fn all(&mut self, locations: &[Value]) -> Vec<SupervisorAlert> {
        let directory = BoardDirectory::default();
        let zone = jiff::tz::TimeZone::UTC;
        let reading =
            Reading { now: self.now, offset: SignedDuration::ZERO, zone: &zone, directory: &directory };
        let views: Vec<_> = locations
            .iter()
            .map(|members| {
                let view = location::view(samples::location(members), &reading);
                let error = Arc::new(callpad_wire::Error::Broken);
                let no_answer = self.silent.map(|since| Silence { since, error });
                Arc::new(LocationView { no_answer, ..view })
            })
            .collect();
        self.watch.observe(
            &self.rules,
            &views,
            self.read.as_ref(),
            self.now,
            SignedDuration::ZERO,
            self.minute,
        )
    }

    fn sees(&mut self, location: &Value) -> Vec<Said> {
        self.all(std::slice::from_ref(location)).into_iter().map(said).collect()
    }

    /// Sees it for so many seconds, ten at a time.
    fn sees_for(&mut self, location: &Value, s: u64) -> Vec<Said> {
        (0..s / 10)
            .flat_map(|_| {
                self.pass(10);
                self.sees(location)
            })
            .collect()
    }
}

fn said(alert: SupervisorAlert) -> Said {
    let about = alert.counter.map(|(id, _)| id.to_string());
    let about = about.or(alert.device.map(|(id, _)| id.to_string()));
    let about = about.or(alert.service.map(|(id, _)| id.to_string()));
    (alert.kind, alert.all_clear, about.unwrap_or(alert.location_id.to_string()))
}

fn waits(longest: u32) -> Value {
    json!({"services": [{"id": "a", "name": "Payments", "target_wait_s": 900, "waiting": 2, "longest_wait_s": longest,
        "waiting_over_target": u32::from(longest > 900)}]})
}

fn on(kind: SupervisorAlertKind, about: &str) -> Vec<Said> {
    vec![(kind, false, about.to_owned())]
}

fn over(kind: SupervisorAlertKind, about: &str) -> Vec<Said> {
    vec![(kind, true, about.to_owned())]
}

#[test]
fn over_target_once_until_it_is_well_below_and_then_one_all_clear() {
    let mut watch = Watch::new(only(OverTarget));
    assert_eq!(watch.sees(&waits(900)), []);
    assert_eq!(watch.sees(&waits(901)), on(OverTarget, "a"));
    assert_eq!(watch.sees_for(&waits(1_000), 300), [], "once");
    assert_eq!(watch.sees_for(&waits(721), 300), [], "not yet well below");
    assert_eq!(watch.sees(&waits(901)), [], "it was never over");
    assert_eq!(watch.sees_for(&waits(720), 60), [], "it must last");
    assert_eq!(watch.sees_for(&waits(720), 10), over(OverTarget, "a"));
    assert_eq!(watch.sees_for(&waits(720), 300), [], "once as well");
    assert_eq!(watch.sees(&waits(901)), on(OverTarget, "a"), "a new one");
    // Nobody waits any more.
    let nobody = json!({"services": [{"id": "a", "target_wait_s": 900}]});
    assert_eq!(watch.sees_for(&nobody, 80), over(OverTarget, "a"));
}

#[test]
fn a_service_may_have_borders_of_its_own_also_without_a_target() {
    let mut rules = only(OverTarget);
    rules.thresholds.insert("a".into(), Thresholds { on_s: 300, off_s: 200 });
    rules.thresholds.insert("b".into(), Thresholds { on_s: 100, off_s: 500 });
    let mut watch = Watch::new(rules);
    let without_target =
        |id: &str, longest: u32| json!({"services": [{"id": id, "waiting": 1, "longest_wait_s": longest}]});
    assert_eq!(watch.sees(&without_target("a", 300)), []);
    assert_eq!(watch.sees(&without_target("a", 301)), on(OverTarget, "a"));
    assert_eq!(watch.sees_for(&without_target("a", 201), 100), []);
    assert_eq!(watch.sees_for(&without_target("a", 200), 70), over(OverTarget, "a"));
    // Borders that cross do not flicker.
    assert_eq!(watch.sees(&without_target("b", 101)), on(OverTarget, "b"));
    assert_eq!(watch.sees_for(&without_target("b", 101), 300), []);
    assert_eq!(watch.sees_for(&without_target("b", 100), 70), over(OverTarget, "b"));
    assert_eq!(watch.sees(&without_target("c", 9_999)), [], "no target, no border");
}

#[test]
fn near_the_target_and_then_over_it_is_told_as_two_and_over_at_once_as_one() {
    let mut rules = only(NearTarget);
    rules.over_target = true;
    let mut watch = Watch::new(rules.clone());
    assert_eq!(watch.sees(&waits(600)), []);
    assert_eq!(watch.sees(&waits(601)), on(NearTarget, "a"));
    assert_eq!(watch.sees(&waits(901)), on(OverTarget, "a"));
    assert_eq!(watch.sees_for(&waits(100), 70), over(OverTarget, "a"), "one all-clear for both");

    let mut watch = Watch::new(rules);
    assert_eq!(
        watch.sees(&waits(1_000)),
        on(OverTarget, "a"),
        "nobody needs to hear that it is near as well"
    );
    assert_eq!(watch.sees_for(&waits(100), 70), over(OverTarget, "a"));
}

fn counters(waiting: u32, counters: &Value) -> Value {
    json!({"services": [{"id": "a", "name": "Payments", "waiting": waiting, "long_service_s": 600}], "counters": counters})
}

fn counter(state: &str, since: &str) -> Value {
    json!({"desk_id": "d", "name": "Counter 1", "state": state, "since": since, "services": ["a"],
        "answer_id": "n", "ticket": {"id": "t", "service_id": "a"}})
}

#[test]
fn people_and_no_counter_that_serves_them() {
    for (waiting, state, expected) in [
        (1, "nobody", on(NoCounter, "a")),
        (0, "nobody", vec![]),
        (1, "serving", vec![]),
        (1, "free", vec![]),
        (1, "break", vec![]),
        (1, "dreaming", vec![]),
    ] {
        let location = counters(waiting, &json!([counter(state, "2026-11-28 09:00:00")]));
        let mut watch = Watch::new(only(NoCounter));
        assert_eq!(watch.sees_for(&location, 60), [], "{state}: a counter may change hands");
        assert_eq!(watch.sees_for(&location, 10), expected, "{state}");
    }
    let mut watch = Watch::new(only(NoCounter));
    let others = json!([{"desk_id": "d", "state": "free", "services": ["b"]}]);
    assert_eq!(watch.sees_for(&counters(1, &others), 70), on(NoCounter, "a"), "it serves another service");
    let unknown = json!([{"desk_id": "d", "state": "free"}]);
    let mut watch = Watch::new(only(NoCounter));
    assert_eq!(watch.sees_for(&counters(1, &unknown), 70), [], "nobody knows what it serves");
}

#[test]
fn a_counter_is_free_while_people_wait_whom_it_serves() {
    let free = json!([counter("free", "2026-11-28 09:50:00")]);
    let mut watch = Watch::new(only(FreeCounter));
    assert_eq!(watch.sees_for(&counters(1, &free), 120), [], "between two visitors it always is");
    let alert = {
        watch.pass(10);
        watch.all(&[counters(1, &free)]).remove(0)
    };
    assert_eq!((alert.kind, alert.counter.clone()), (FreeCounter, Some(("d".into(), "Counter 1".into()))));
    assert_eq!(alert.service, Some(("a".into(), "Payments".into())));
    assert_eq!((alert.numbers.waiting, alert.numbers.for_s), (1, Some(730)));
    let serving = json!([counter("serving", "2026-11-28 10:02:00")]);
    assert_eq!(watch.sees_for(&counters(1, &serving), 80), over(FreeCounter, "d"));
    for (waiting, counter) in [(0, &free), (1, &serving)] {
        let mut watch = Watch::new(only(FreeCounter));
        assert_eq!(watch.sees_for(&counters(waiting, counter), 300), []);
    }
    let mut watch = Watch::new(only(FreeCounter));
    let two = json!([{"desk_id": "d", "state": "free", "services": ["b"]}]);
    assert_eq!(watch.sees_for(&counters(1, &two), 300), [], "it does not serve them");
}

#[test]
fn a_counter_that_takes_long_and_the_next_ticket_is_another_matter() {
    let mut watch = Watch::new(only(LongCounter));
    let first = counter("serving", "2026-11-28 09:50:00");
    assert_eq!(watch.sees(&counters(0, &json!([first]))), []);
    watch.pass(1);
    assert_eq!(watch.sees(&counters(0, &json!([first]))), on(LongCounter, "d"));
    assert_eq!(watch.sees_for(&counters(0, &json!([first])), 300), []);
    let mut second = first;
    second["answer_id"] = json!("another");
    second["since"] = json!("2026-11-28 10:05:00");
    assert_eq!(watch.sees(&counters(0, &json!([second]))), over(LongCounter, "d"));
    assert_eq!(watch.sees_for(&counters(0, &json!([second])), 610), on(LongCounter, "d"));
}

#[test]
fn closing_time_that_will_not_hold() {
    let leaves = |leaves: &str| json!({"closes": "17:00", "last_leaves": [leaves, "16:00", "19:00"]});
    let mut watch = Watch::new(only(ClosingLate));
    assert_eq!(watch.sees(&leaves("17:09")), []);
    let alert = watch.all(&[leaves("17:10")]).remove(0);
    assert_eq!((alert.kind, alert.numbers.late_min), (ClosingLate, Some(10)));
    assert_eq!(watch.sees_for(&leaves("17:06"), 100), [], "not yet well before");
    assert_eq!(watch.sees_for(&leaves("17:05"), 70), over(ClosingLate, "l"));
    assert_eq!(watch.sees(&leaves("18:00")), on(ClosingLate, "l"));
    assert_eq!(watch.sees_for(&json!({}), 70), over(ClosingLate, "l"), "it is not known any more");
}

#[test]
fn a_location_without_answer_and_what_its_old_numbers_say_is_neither_so_nor_over() {
    let mut watch = Watch::new(all_rules());
    assert_eq!(watch.sees(&waits(901))[0].0, OverTarget);
    watch.silent = Some(watch.now);
    assert_eq!(watch.sees_for(&waits(901), 60), [], "one lost answer is no news");
    assert_eq!(watch.sees_for(&waits(901), 10), on(NoAnswer, "l"));
    assert_eq!(watch.sees_for(&waits(0), 300), []);
    watch.silent = None;
    let after = watch.sees_for(&waits(0), 80);
    assert!(after.contains(&(NoAnswer, true, "l".into())) && after.contains(&(OverTarget, true, "a".into())));
}

#[test]
fn what_is_so_at_first_gives_no_alert_and_no_all_clear() {
    let mut watch = Watch::new(all_rules());
    watch.watch = AlertWatch::default();
    assert_eq!(watch.sees_for(&waits(1_000), 300), []);
    assert_eq!(watch.sees_for(&waits(10), 300), []);
    assert_eq!(watch.sees(&waits(1_000)), on(OverTarget, "a"));
}

#[test]
fn quiet_hours_hold_alerts_back_until_their_end() {
    for (from_min, to_min, quiet, loud) in
        [(600, 660, 600, 660), (600, 660, 659, 599), (1_320, 420, 1_380, 420), (1_320, 420, 0, 1_319)]
    {
        let mut watch = Watch::new(only(OverTarget));
        watch.rules.quiet_hours = Some(QuietHours { from_min, to_min });
        watch.minute = quiet;
        assert_eq!(watch.sees_for(&waits(1_000), 100), [], "{from_min} {to_min} {quiet}");
        watch.minute = loud;
        assert_eq!(watch.sees(&waits(1_000)), on(OverTarget, "a"), "it is still so");
        watch.minute = quiet;
        assert_eq!(watch.sees_for(&waits(10), 100), [], "no all-clear either");
    }
    let mut watch = Watch::new(only(OverTarget));
    watch.rules.quiet_hours = Some(QuietHours { from_min: 600, to_min: 600 });
    assert_eq!(watch.sees(&waits(1_000)), on(OverTarget, "a"), "no hours at all");
    // What came and went in quiet hours is never told.
    let mut watch = Watch::new(only(OverTarget));
    watch.rules.quiet_hours = Some(QuietHours { from_min: 600, to_min: 660 });
    assert_eq!(watch.sees_for(&waits(1_000), 100), []);
    assert_eq!(watch.sees_for(&waits(10), 100), []);
    watch.minute = 700;
    assert_eq!(watch.sees_for(&waits(10), 100), []);
}

#[test]
fn muted_services_and_what_is_switched_off_give_none() {
    let mut watch = Watch::new(all_rules());
    watch.rules.muted.insert("a".into());
    assert_eq!(watch.sees_for(&waits(1_000), 300), []);
    let mut watch = Watch::new(all_rules());
    watch.rules.on = false;
    assert_eq!(watch.sees_for(&waits(1_000), 300), []);
    let mut watch = Watch::new(only(OverTarget));
    assert_eq!(watch.sees(&waits(1_000)), on(OverTarget, "a"));
    watch.rules.over_target = false;
    assert_eq!(watch.sees_for(&waits(10), 100), [], "nor an all-clear of what is not wanted any more");
}

#[test]
fn many_at_once_are_three_and_how_many_more_the_most_important_first() {
    let services: Vec<Value> = (1..=300)
        .map(|n| json!({"id": n.to_string(), "target_wait_s": 60, "waiting": 1, "longest_wait_s": 100}))
        .collect();
    let mut watch = Watch::new(SupervisorRules { closing_late_min: Some(10), ..only(OverTarget) });
    let location =
        json!({"services": services, "closes": "17:00", "last_leaves": ["18:00", "18:00", "18:00"]});
    let alerts = watch.all(std::slice::from_ref(&location));
    let told: Vec<_> = alerts.iter().map(|alert| (alert.kind, alert.more)).collect();
    assert_eq!(told, [(OverTarget, 0), (OverTarget, 0), (OverTarget, 298)]);
    let ids: BTreeSet<_> = alerts.iter().map(|alert| alert.id).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(watch.sees_for(&location, 300), [], "the others are not told one by one");
    assert_eq!(watch.sees_for(&json!({"services": services_of(&location, 1)}), 80).len(), 3);
}

/// The same services with a short wait.
fn services_of(location: &Value, longest: u32) -> Value {
    let mut services = location["services"].clone();
    for service in services.as_array_mut().unwrap() {
        service["longest_wait_s"] = json!(longest);
    }
    services
}

#[test]
fn the_same_service_name_at_two_locations_is_two() {
    let at = |id: &str, service: &str, longest: u32| {
        let mut location = waits(longest);
        location["id"] = json!(id);
        location["services"][0]["id"] = json!(service);
        location
    };
    let mut watch = Watch::new(only(OverTarget));
    watch.all(&[at("x", "a", 0), at("y", "b", 0)]);
    let both = |watch: &mut Watch, x: u32, y: u32| -> Vec<_> {
        let alerts = watch.all(&[at("x", "a", x), at("y", "b", y)]);
        alerts.into_iter().map(|alert| (alert.location_id.to_string(), alert.all_clear)).collect()
    };
    assert_eq!(both(&mut watch, 1_000, 0), [("x".to_owned(), false)]);
    assert_eq!(both(&mut watch, 1_000, 1_000), [("y".to_owned(), false)]);
    // A location that goes takes its conditions with it.
    assert_eq!(watch.all(&[at("y", "b", 1_000)]), []);
    assert_eq!(both(&mut watch, 1_000, 1_000), [], "and is new when it is back");
}

#[test]
fn one_location_that_was_read_says_nothing_of_the_others() {
    let at = |id: &str, service: &str, longest: u32| {
        let mut location = waits(longest);
        location["id"] = json!(id);
        location["services"][0]["id"] = json!(service);
        location
    };
    let mut watch = Watch::new(only(OverTarget));
    watch.all(&[at("x", "a", 0), at("y", "b", 0)]);
    let both = |watch: &mut Watch, read: &str, x: u32, y: u32| -> Vec<_> {
        watch.read = Some(read.into());
        let alerts = watch.all(&[at("x", "a", x), at("y", "b", y)]);
        alerts.into_iter().map(|alert| (alert.location_id.to_string(), alert.all_clear)).collect()
    };
    assert_eq!(both(&mut watch, "x", 1_000, 1_000), [("x".to_owned(), false)]);
    assert_eq!(both(&mut watch, "y", 1_000, 1_000), [("y".to_owned(), false)]);
    assert_eq!(both(&mut watch, "x", 1_000, 0), []);
    // y is well below its target; only its own reading tells that.
    for _ in 0..10 {
        watch.pass(10);
        assert_eq!(both(&mut watch, "x", 1_000, 0), []);
    }
    assert_eq!(both(&mut watch, "y", 0, 0), []);
    watch.pass(60);
    assert_eq!(both(&mut watch, "y", 0, 0), [("y".to_owned(), true)]);
    // x is still over it.
    assert_eq!(both(&mut watch, "x", 1_000, 0), []);
}

#[test]
fn a_screen_that_is_away_for_a_minute_and_one_that_only_loads_anew() {
    let devices = |screen: bool, kiosk: bool| {
        json!({"devices": [{"id": "s", "name": "Entrance", "kind": "screen", "here": screen, "since_s": 5},
            {"id": "k", "name": "Lobby", "kind": "kiosk", "here": kiosk, "since_s": 5}]})
    };
    let mut watch = Watch::new(only(DeviceAway));
    assert_eq!(watch.sees(&devices(true, true)), []);
    assert_eq!(watch.sees_for(&devices(false, true), 50), [], "it loads anew");
    assert_eq!(watch.sees_for(&devices(true, true), 70), []);
    assert_eq!(watch.sees(&devices(true, false)), [], "it must last");
    assert_eq!(watch.sees_for(&devices(true, false), 300), on(DeviceAway, "k"), "once");
    assert_eq!(watch.sees_for(&devices(false, false), 100), on(DeviceAway, "s"), "each by itself");
    assert_eq!(watch.sees_for(&devices(true, false), 200), over(DeviceAway, "s"));
    // What was away when the board was opened stands there, and is no news.
    let mut watch = Watch { watch: AlertWatch::default(), ..Watch::new(only(DeviceAway)) };
    assert_eq!(watch.sees_for(&devices(false, true), 200), []);
    let mut watch = Watch::new(SupervisorRules { device_away: false, ..all_rules() });
    assert_eq!(watch.sees_for(&devices(true, true), 10), []);
    assert_eq!(watch.sees_for(&devices(false, true), 200), []);
}
