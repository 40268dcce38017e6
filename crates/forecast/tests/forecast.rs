//! The forecast of branches made by hand.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use callpad_forecast::limits::{MAX_COUNTERS, MAX_SERVICES, MAX_WAITING};
use callpad_forecast::{
    ArrivalStep, Branch, BranchError, Change, Closings, Counter, CounterState, Forecast, Options, Range,
    Sample, Service, Ticket, Times, advise, arrival_rate, forecast, mean_wait, newcomer,
};

fn times(seconds: f64) -> Option<Times> {
    Times::measured(&[0.6, 0.8, 1.0, 1.1, 1.5].map(|factor| Sample::ended(seconds * factor)))
}

fn service(seconds: f64) -> Service {
    Service { times: times(seconds), target_s: Some(600.0), ..Service::default() }
}

fn serving(services: &[usize], since_s: f64) -> Counter {
    let state = CounterState::Serving { service: services[0], since_s };
    Counter { services: services.to_vec(), state, ..Counter::default() }
}

fn free(services: &[usize]) -> Counter {
    Counter {
        services: services.to_vec(),
        state: CounterState::Free { since_s: 900.0 },
        ..Counter::default()
    }
}

fn ticket(service: usize, issued_s: f64) -> Ticket {
    Ticket { service, issued_s, ..Ticket::default() }
}

/// Two services, three busy counters, ten waiting.
fn hall() -> Branch {
    Branch {
        now_s: 1_000.0,
        closes_s: Some(8_200.0),
        services: vec![
            Service {
                arrivals: vec![ArrivalStep { from_s: 0.0, per_s: 0.004 }],
                priority_share: 0.1,
                ..service(300.0)
            },
            Service { arrivals: vec![ArrivalStep { from_s: 0.0, per_s: 0.002 }], ..service(400.0) },
        ],
        counters: vec![serving(&[0], 800.0), serving(&[0, 1], 700.0), serving(&[1], 950.0)],
        waiting: (0..10).map(|i| ticket(i % 2, 500.0 + 40.0 * f64::from(i as u32))).collect(),
        ..Branch::default()
    }
}

fn told(branch: &Branch) -> Forecast {
    forecast(branch, Options::default()).unwrap()
}

fn ranges(forecast: &Forecast) -> Vec<Range> {
    let services = forecast.services.iter().flat_map(|service| {
        let ahead = service.ahead.iter().flat_map(|ahead| [ahead.longest_wait_s, ahead.over_target]);
        ahead.chain([service.newcomer_wait_s])
    });
    services.chain(forecast.tickets.iter().copied()).chain([forecast.last_leaves_s]).flatten().collect()
}

fn median(range: Option<Range>) -> f64 {
    range.unwrap().median
}

/// Erlang C for one and two counters, in mean services.
fn erlang_c(counters: u32, load: f64) -> f64 {
    match counters {
        1 => load / (1.0 - load),
        _ => load * load / (1.0 - load * load),
    }
}

#[test]
fn closed_forms_come_out() {
    for (counters, load) in [(1, 0.5), (2, 0.5), (2, 0.7)] {
        let branch = Branch {
            services: vec![Service {
                times: Times::exponential(1.0),
                arrivals: vec![ArrivalStep { from_s: 0.0, per_s: load * f64::from(counters) }],
                ..Service::default()
            }],
            counters: (0..counters)
                .map(|_| Counter { state: CounterState::Free { since_s: 0.0 }, ..free(&[0]) })
                .collect(),
            ..Branch::default()
        };
        let wait = mean_wait(&branch, 100.0, 150_000, 3).unwrap().unwrap();
        let off = wait / erlang_c(counters, load) - 1.0;
        assert!(off.abs() < 0.04, "{counters} counters at {load}: {off}");
    }
}

#[test]
fn the_seed_decides_and_nothing_else() {
    assert_eq!(told(&hall()), told(&hall()));
    let other = forecast(&hall(), Options { seed: 2, ..Options::default() }).unwrap();
    assert_ne!(told(&hall()), other);
}

#[test]
fn ranges_are_in_order_and_complete() {
    let told = told(&hall());
    let ranges = ranges(&told);
    assert_eq!(ranges.len(), 2 * 13 + 10 + 1);
    for range in ranges {
        assert!(range.low <= range.median && range.median <= range.high, "{range:?}");
        assert!(range.low >= 0.0);
    }
    assert!(told.last_leaves_s.unwrap().low >= 8_200.0 - 600.0);
}

#[test]
fn no_change_changes_nothing_and_a_change_meets_the_same_visitors() {
    let base = told(&hall());
    let none = hall().with(Change::Counters { service: 0, by: 0 }).unwrap();
    assert_eq!(told(&none), base);
    // A counter of another service more: those of a service of its own notice nothing.
    let mut apart = hall();
    apart.services.push(service(100.0));
    apart.counters.push(serving(&[2], 990.0));
    apart.waiting.push(ticket(2, 995.0));
    let before = told(&apart);
    let after = told(&apart.with(Change::Counters { service: 2, by: 1 }).unwrap());
    assert_eq!(before.services[..2], after.services[..2]);
    assert_eq!(before.tickets[..10], after.tickets[..10]);
    assert_ne!(before.services[2], after.services[2]);
}

#[test]
fn more_counters_mean_shorter_waits_and_fewer_longer_ones() {
    let wait = |by| {
        let branch = hall().with(Change::Counters { service: 0, by }).unwrap();
        median(told(&branch).services[0].newcomer_wait_s)
    };
    assert!(wait(1) < wait(0) && wait(0) < wait(-1));
    let taken = hall().with(Change::TakeOn { counter: 2, service: 0 }).unwrap();
    assert!(median(told(&taken).services[0].newcomer_wait_s) < wait(0));
    let unknown = hall().with(Change::TakeOn { counter: 9, service: 0 });
    assert_eq!(unknown, Err(BranchError::Unknown { what: "counter", index: 9 }));
    assert!(hall().with(Change::Counters { service: 0, by: i32::MIN + 1 }).is_err());
}

#[test]
fn a_free_counter_means_no_wait_even_if_nothing_was_measured() {
    let mut branch = hall();
    branch.waiting.clear();
    branch.services.push(Service::default());
    branch.counters.push(free(&[2]));
    let told = told(&branch);
    assert_eq!(told.services[2].newcomer_wait_s, Some(Range { median: 0.0, low: 0.0, high: 0.0 }));
    assert_eq!(told.services[2].ahead[0].longest_wait_s, None);
}

#[test]
fn a_service_without_history_is_never_guessed() {
    let mut branch = hall();
    branch.services[1].times = None;
    let told = told(&branch);
    assert_eq!(told.services[1].newcomer_wait_s, None);
    assert!(told.services[1].ahead.iter().all(|a| a.longest_wait_s.is_none() && a.over_target.is_none()));
    assert!(told.tickets.iter().skip(1).step_by(2).all(Option::is_none));
    assert!(told.services[0].newcomer_wait_s.is_some());
    assert_eq!(newcomer(&branch, 1, false, Options::default()), Ok(None));
}

#[test]
fn without_counters_there_is_no_wait_to_tell_but_the_queue_grows() {
    let branch = Branch { counters: Vec::new(), ..hall() };
    let told = told(&branch);
    assert!(told.services.iter().all(|service| service.newcomer_wait_s.is_none()));
    assert!(told.tickets.iter().all(Option::is_none));
    let longest = |moment: usize| median(told.services[0].ahead[moment].longest_wait_s);
    assert!((longest(0) - 1_100.0).abs() < 1e-6 && (longest(5) - 4_100.0).abs() < 1e-6);
    let empty = forecast(&Branch::default(), Options::default()).unwrap();
    assert!(empty.services.is_empty() && empty.tickets.is_empty() && empty.last_leaves_s.is_none());
}

#[test]
fn three_hundred_services_have_their_forecasts() {
    let branch = Branch {
        now_s: 1_000.0,
        services: vec![service(200.0); 300],
        counters: (0..10).map(|i| serving(&(i * 30..(i + 1) * 30).collect::<Vec<_>>(), 900.0)).collect(),
        waiting: (0..300).map(|i| ticket(i, 900.0)).collect(),
        ..Branch::default()
    };
    let told = forecast(&branch, Options { runs: 20, seed: 1 }).unwrap();
    assert!(told.services.iter().all(|service| service.newcomer_wait_s.is_some()));
}

#[test]
fn the_forecast_takes_no_more_than_its_limits_and_no_impossible_number() {
    let many = |what, most| BranchError::TooMany { what, most };
    let services = Branch { services: vec![Service::default(); MAX_SERVICES + 1], ..Branch::default() };
    assert_eq!(services.check(), Err(many("services", MAX_SERVICES)));
    let counters = Branch { counters: vec![Counter::default(); MAX_COUNTERS + 1], ..Branch::default() };
    assert_eq!(counters.check(), Err(many("counters", MAX_COUNTERS)));
    let waiting = Branch { waiting: vec![ticket(0, 0.0); MAX_WAITING + 1], ..hall() };
    assert_eq!(waiting.check(), Err(many("waiting tickets", MAX_WAITING)));
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let refused = [
            Branch { now_s: bad, ..hall() },
            Branch { closes_s: Some(bad), ..hall() },
            Branch { waiting: vec![ticket(0, bad)], ..hall() },
            Branch { waiting: vec![Ticket { appointment_s: Some(bad), ..ticket(0, 1.0) }], ..hall() },
            Branch { counters: vec![serving(&[0], bad)], ..hall() },
            Branch { services: vec![Service { priority_share: bad, ..service(1.0) }; 2], ..hall() },
            Branch { services: vec![Service { leave_share: bad, ..service(1.0) }; 2], ..hall() },
            Branch {
                services: vec![
                    Service {
                        arrivals: vec![ArrivalStep { from_s: 0.0, per_s: bad }],
                        ..service(1.0)
                    };
                    2
                ],
                ..hall()
            },
        ];
        for branch in refused {
            let error = forecast(&branch, Options::default()).unwrap_err();
            assert!(matches!(error, BranchError::BadNumber { .. }), "{error}");
        }
    }
    // What has not happened yet, and what is not there.
    assert!(Branch { waiting: vec![ticket(0, 1_001.0)], ..hall() }.check().is_err());
    assert!(Branch { waiting: vec![ticket(7, 1.0)], ..hall() }.check().is_err());
    assert!(Branch { counters: vec![free(&[7])], ..hall() }.check().is_err());
    assert!(newcomer(&hall(), 7, false, Options::default()).is_err());
}

#[test]
fn visitors_without_end_end_a_run() {
    let mut branch = hall();
    branch.services[0].arrivals[0].per_s = 1e9;
    let told = forecast(&branch, Options { runs: 1, seed: 1 }).unwrap();
    assert!(median(told.services[0].ahead[5].over_target) > 50_000.0);
}

#[test]
fn m4_decides_who_waits_how_long() {
    // One counter with one at a time; the order of calls shows in the waits.
    let counter = Counter { user: Some(7), ..serving(&[0], 900.0) };
    let branch = Branch {
        now_s: 1_000.0,
        services: vec![service(100.0)],
        counters: vec![counter, serving(&[0], 0.0)],
        waiting: vec![
            ticket(0, 10.0),
            ticket(0, 20.0),
            Ticket { priority: true, ..ticket(0, 500.0) },
            Ticket { appointment_s: Some(90_000.0), priority: true, ..ticket(0, 1.0) },
            Ticket { user: Some(7), ..ticket(0, 990.0) },
            Ticket { user: Some(8), ..ticket(0, 1.0) },
            Ticket { counter: Some(0), user: Some(8), ..ticket(0, 1.0) },
        ],
        ..Branch::default()
    };
    let only_first = Branch { counters: branch.counters[..1].to_vec(), ..branch };
    let waits = told(&only_first).tickets;
    let wait = |index: usize| median(waits[index]);
    assert!(wait(4) < wait(2), "bound before priority");
    assert!(wait(2) < wait(0), "priority before due");
    assert!(wait(0) < wait(1), "due");
    assert!(wait(1) < wait(3), "an appointment before its time is last");
    assert_eq!((waits[5], waits[6]), (None, None), "bound to somebody who is not there");
    // A newcomer is called before the early appointment, and one with priority before those without.
    let plain = median(newcomer(&only_first, 0, false, Options::default()).unwrap());
    let first = median(newcomer(&only_first, 0, true, Options::default()).unwrap());
    assert!(wait(1) < plain && plain <= wait(3));
    assert!(wait(2) < first && first <= wait(0));
}

#[test]
fn an_appointment_comes_into_the_queue_at_its_time() {
    let branch = Branch {
        now_s: 1_000.0,
        services: vec![service(100.0)],
        counters: vec![serving(&[0], 990.0)],
        waiting: vec![
            Ticket { appointment_s: Some(1_500.0), priority: true, ..ticket(0, 1.0) },
            ticket(0, 2.0),
            ticket(0, 3.0),
        ],
        ..Branch::default()
    };
    let mut long = branch.clone();
    long.waiting.extend((0..20).map(|i| ticket(0, 10.0 + f64::from(i))));
    let waits = told(&long).tickets;
    // Not before its time while others wait, then at once.
    assert!(waits[0].unwrap().low >= 500.0 && waits[0].unwrap().high < 800.0, "{:?}", waits[0]);
    assert!(median(told(&branch).tickets[0]) < 500.0, "nothing else waits");
}

#[test]
fn counters_that_close_open_or_may_close_count() {
    let wait = |counters: Vec<Counter>, closings: Option<Closings>| {
        let branch = Branch { counters, closings, ..hall() };
        told(&branch).services[0].newcomer_wait_s
    };
    let usual = median(wait(hall().counters, None));
    let mut closing = hall().counters;
    closing[1].closes_s = Some(1_000.0);
    assert!(median(wait(closing, None)) > usual);
    let away = |state| Counter { state, ..free(&[0]) };
    let with = |state| wait([hall().counters, vec![away(state)]].concat(), None);
    assert!((median(with(CounterState::Away)) - usual).abs() < 1e-9);
    assert!(median(with(CounterState::AwayUntil { opens_s: 1_100.0 })) < usual);
    let about = with(CounterState::AwayAbout { median_s: 100.0 }).unwrap();
    assert!(about.median < usual);
    let closings = Closings { per_s: 1.0 / 600.0, absence: times(1_200.0).unwrap() };
    assert!(median(wait(hall().counters, Some(closings))) > usual);
    // Only a counter that comes back serves: its wait is at least until then.
    let late = wait(vec![away(CounterState::AwayUntil { opens_s: 5_000.0 })], None).unwrap();
    assert!(late.low >= 4_000.0);
}

#[test]
fn those_who_leave_make_it_shorter_and_the_way_to_the_counter_longer() {
    let usual = median(told(&hall()).services[0].newcomer_wait_s);
    let mut branch = hall();
    branch.services.iter_mut().for_each(|service| service.leave_share = 0.5);
    assert!(median(told(&branch).services[0].newcomer_wait_s) < usual);
    let branch = Branch { turnaround: times(60.0), ..hall() };
    assert!(median(told(&branch).services[0].newcomer_wait_s) > usual);
    let quiet = Branch { waiting: Vec::new(), counters: vec![free(&[0])], pickup: times(20.0), ..hall() };
    let wait = told(&quiet).services[0].newcomer_wait_s.unwrap();
    assert!(wait.low > 0.0 && wait.high < 60.0, "{wait:?}");
}

#[test]
fn arrivals_are_of_the_last_hour_and_of_earlier_days() {
    let close = |rate: f64, per_hour: f64| assert!((rate * 3_600.0 - per_hour).abs() < 1e-9, "{rate}");
    close(arrival_rate(30, 3_600.0, &[]), 30.0);
    close(arrival_rate(15, 1_800.0, &[]), 30.0);
    close(arrival_rate(30, 3_600.0, &[60, 60, 60]), 50.0);
    close(arrival_rate(0, 0.0, &[40]), 40.0);
    close(arrival_rate(0, 0.0, &[]), 0.0);
    close(arrival_rate(5, f64::NAN, &[]), 0.0);
}

/// A service that runs over its target, and another with a counter that has nothing to do.
fn hall_in_need() -> Branch {
    Branch {
        now_s: 1_000.0,
        services: vec![
            Service { arrivals: vec![ArrivalStep { from_s: 0.0, per_s: 1.0 / 150.0 }], ..service(240.0) },
            service(240.0),
        ],
        counters: vec![serving(&[0], 800.0), free(&[1])],
        waiting: (0..6).map(|i| ticket(0, 700.0 + 50.0 * f64::from(i))).collect(),
        ..Branch::default()
    }
}

fn advice(branch: &Branch) -> Option<callpad_forecast::Advice> {
    advise(branch, &told(branch), Options::default()).unwrap()
}

#[test]
fn the_advice_is_the_cheapest_change_that_helps_for_certain() {
    let branch = hall_in_need();
    let given = advice(&branch).unwrap();
    assert_eq!((given.service, given.change), (0, Change::TakeOn { counter: 1, service: 0 }));
    let (before, after) = given.longest_wait_s;
    assert!(before.median > 600.0 && after.median <= 600.0 && !before.overlaps(&after));
    assert!(given.over_target.0.median > given.over_target.1.median);
    assert_eq!(given.others.iter().map(|effect| effect.service).collect::<Vec<_>>(), [1]);
    // Nobody there who could take it on: a counter that is away, else one more.
    let mut away = hall_in_need();
    away.counters[1] = Counter { services: vec![0], ..Counter::default() };
    assert_eq!(advice(&away).unwrap().change, Change::Open { counter: 1 });
    let mut alone = hall_in_need();
    alone.counters.truncate(1);
    assert_eq!(advice(&alone).unwrap().change, Change::Counters { service: 0, by: 1 });
}

#[test]
fn there_is_no_advice_where_none_is_needed_none_helps_or_another_would_pay() {
    let mut enough = hall_in_need();
    enough.counters.extend([free(&[0]), free(&[0])]);
    assert_eq!(advice(&enough), None, "on target");
    let mut no_target = hall_in_need();
    no_target.services[0].target_s = None;
    assert_eq!(advice(&no_target), None, "no target");
    let mut hopeless = hall_in_need();
    hopeless.services[0].arrivals[0].per_s = 1.0;
    assert_eq!(advice(&hopeless), None, "nothing helps");
    // What is not known is as wide as the gain: the ranges overlap.
    let mut unsure = hall_in_need();
    unsure.services[0].times = Times::measured(&[5.0, 10.0, 20.0, 4_000.0].map(Sample::ended));
    assert_eq!(advice(&unsure), None, "the ranges overlap");
    // Somebody of the other service waits, who would stand behind all those.
    let mut tight = hall_in_need();
    tight.counters[1] = serving(&[1], 800.0);
    tight.waiting.push(ticket(1, 995.0));
    tight.services[1].target_s = None;
    let take_on = Some(Change::TakeOn { counter: 1, service: 0 });
    assert_eq!(advice(&tight).map(|given| given.change), take_on);
    tight.services[1].target_s = Some(300.0);
    let given = advice(&tight);
    assert!(given.is_some() && given.map(|given| given.change) != take_on, "{take_on:?} would harm");
}
