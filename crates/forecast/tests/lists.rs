//! What is told of services of which only the waiting lists are seen.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use callpad_forecast::{
    BLIND_S, Day, Earlier, FEWEST_GAPS, FEWEST_MEASURED, History, Kind, Left, ListForecast, ListObserver,
    ListPool, ListScore, Listed, ListedService, MINUTES, News, Options, forecast_lists, replay, replay_lists,
    sample_day,
};

const QUICK: Options = Options { runs: 100, seed: 1 };

fn listed(tickets: &[(u32, f64)]) -> Vec<Listed<u32>> {
    tickets.iter().map(|(key, due_s)| Listed { key: *key, due_s: *due_s, priority: false }).collect()
}

/// The only list there is, read.
fn see(seen: &mut ListObserver<u32>, listed: &[Listed<u32>], average_s: Option<f64>, now_s: f64) -> News {
    seen.see(listed, average_s, (&mut ListPool::default(), 0), now_s)
}

fn forecast(seen: &ListObserver<u32>, earlier: Earlier, now_s: f64) -> ListForecast<u32> {
    let pool = ListPool::default();
    let asked = ListedService { seen, pool: &pool, others: 0, target_s: Some(300.0), open: true, earlier };
    forecast_lists(&[asked], now_s, QUICK).unwrap().remove(0)
}

/// Somebody leaves every 60 s, and five always wait: each was due 300 s before.
fn steady(readings: u32) -> (ListObserver<u32>, f64) {
    let mut seen = ListObserver::default();
    let mut now_s = 0.0;
    for reading in 0..readings {
        now_s = f64::from(reading) * 60.0;
        let waiting: Vec<(u32, f64)> =
            (reading..reading + 5).map(|key| (key, f64::from(key) * 60.0 - 240.0)).collect();
        see(&mut seen, &listed(&waiting), None, now_s);
    }
    (seen, now_s)
}

#[test]
fn nothing_is_said_before_enough_was_seen() {
    let few = u32::try_from(FEWEST_GAPS).unwrap();
    // The first to leave begins the first gap, and the list that was there at first tells of none.
    let (seen, now_s) = steady(few + 1);
    let told = forecast(&seen, Earlier::default(), now_s);
    assert_eq!((told.newcomer_wait_s, told.tickets.len()), (None, 0));
    assert!(told.ahead.iter().all(|ahead| ahead.longest_wait_s.is_none() && ahead.over_target.is_none()));
    let (seen, now_s) = steady(few + 2);
    let told = forecast(&seen, Earlier::default(), now_s);
    assert!(told.newcomer_wait_s.is_some() && told.tickets.len() == 5);
    assert_eq!(told.ahead.iter().map(|ahead| ahead.minutes).collect::<Vec<_>>(), MINUTES);
    assert!(told.ahead.iter().all(|ahead| ahead.longest_wait_s.is_some() && ahead.over_target.is_some()));
}

#[test]
fn a_list_that_is_worked_off_at_one_pace_is_told_at_that_pace() {
    let (seen, now_s) = steady(40);
    let told = forecast(&seen, Earlier::default(), now_s);
    let newcomer = told.newcomer_wait_s.unwrap();
    // Five before it at 60 s each, of which the first half is over: 300 s, less what has passed of the first gap.
    assert!((270.0..=345.0).contains(&newcomer.median), "{newcomer:?}");
    assert!(newcomer.low < newcomer.median && newcomer.median < newcomer.high);
    let of = |key: u32| told.tickets[&key].median;
    assert!((0.0..=60.0).contains(&of(39)) && of(39) < of(40) && of(42) < of(43) && of(43) < newcomer.median);
}

#[test]
fn earlier_days_speak_until_waits_were_measured_today() {
    let mut seen = ListObserver::default();
    see(&mut seen, &listed(&[(1, 0.0), (2, 0.0), (3, 0.0)]), None, 10.0);
    let earlier = Earlier { gaps: 200, gaps_s: 200.0 * 120.0, came: vec![30; 5] };
    let told = forecast(&seen, earlier.clone(), 10.0).newcomer_wait_s.unwrap();
    assert!((300.0..=560.0).contains(&told.median), "three before it at two minutes: {told:?}");
    let (seen, now_s) = steady(40);
    let (alone, both) = (forecast(&seen, Earlier::default(), now_s), forecast(&seen, earlier, now_s));
    assert_eq!(alone.newcomer_wait_s, both.newcomer_wait_s);
}

#[test]
fn two_readings_tell_who_came_and_who_is_gone() {
    let mut seen = ListObserver::default();
    let first = see(&mut seen, &listed(&[(1, 0.0), (2, 5.0)]), None, 10.0);
    assert_eq!((first.came, first.left.len(), first.seen_s), (0, 0, 0.0), "nobody knows when these came");
    let news = see(&mut seen, &listed(&[(2, 5.0), (3, 15.0), (4, 99.0)]), None, 20.0);
    assert_eq!(news.came, 1, "an appointment before its time does not wait yet");
    assert_eq!(news.left, [Left { at_s: 15.0, waited_s: 15.0, gap_s: None }]);
    let news = see(&mut seen, &listed(&[]), None, 40.0);
    // In the order in which they were due, spread over the time between the readings.
    assert_eq!(
        news.left,
        [
            Left { at_s: 25.0, waited_s: 20.0, gap_s: Some(10.0) },
            Left { at_s: 35.0, waited_s: 20.0, gap_s: Some(10.0) }
        ]
    );
    let news = see(&mut seen, &listed(&[(5, 45.0)]), None, 50.0);
    assert_eq!((news.came, news.seen_s), (1, 10.0));
    let news = see(&mut seen, &listed(&[]), None, 60.0);
    assert_eq!(news.left[0].gap_s, None, "nobody waited meanwhile: that is no pace");
}

#[test]
fn what_was_not_watched_is_not_counted() {
    for pause_s in [BLIND_S + 1.0, -5.0] {
        let (mut seen, now_s) = steady(10);
        let news = see(&mut seen, &listed(&[(90, now_s)]), None, now_s + pause_s);
        assert_eq!((news.came, news.left.len(), news.seen_s), (0, 0, 0.0), "{pause_s}");
        assert_eq!(seen.since_s(), Some(now_s + pause_s));
    }
}

#[test]
fn whoever_comes_to_an_empty_list_is_told_what_such_people_waited() {
    let mut seen = ListObserver::default();
    see(&mut seen, &[], None, 0.0);
    // Each comes to nobody and is gone 40 s later.
    for visitor in 0..8_u32 {
        let at_s = 100.0 * f64::from(visitor);
        see(&mut seen, &listed(&[(visitor, at_s + 10.0)]), None, at_s + 20.0);
        see(&mut seen, &listed(&[(visitor, at_s + 10.0)]), None, at_s + 40.0);
        see(&mut seen, &[], None, at_s + 60.0);
    }
    let told = forecast(&seen, Earlier::default(), 800.0);
    let newcomer = told.newcomer_wait_s.unwrap();
    // Those who were called at once were not seen: it is less than those who were, and may be nothing.
    assert!(newcomer.low <= 0.0 && (10.0..=40.0).contains(&newcomer.median), "{newcomer:?}");
    assert_eq!(told.ahead[0].longest_wait_s, None, "no pace was ever seen");
}

#[test]
fn forecast_and_average_are_measured_against_what_came() {
    let (mut seen, mut now_s) = steady(20);
    assert_eq!(seen.compared().waits, 0);
    for reading in 20..40_u32 {
        seen.tell(300.0, now_s);
        now_s = f64::from(reading) * 60.0;
        // Whoever is new came a moment ago, and waits until five more are gone.
        let waiting: Vec<(u32, f64)> =
            (reading..reading + 5).map(|key| (key, f64::from(key) * 60.0 - 240.0)).collect();
        see(&mut seen, &listed(&waiting), Some(900.0), now_s);
    }
    let compared = seen.compared();
    assert!(compared.waits >= FEWEST_MEASURED, "{compared:?}");
    assert!(compared.off_s[0] < 60.0 && compared.off_s[1] > 500.0, "{compared:?}");
    assert!(!compared.average_is_better());
}

#[test]
fn the_average_is_the_better_one_only_where_that_was_measured() {
    let told = |told_s: f64, average_s: f64, readings: u32| {
        let (mut seen, mut now_s) = steady(20);
        for reading in 20..20 + readings {
            seen.tell(told_s, now_s);
            now_s = f64::from(reading) * 60.0;
            let waiting: Vec<(u32, f64)> =
                (reading..reading + 5).map(|key| (key, f64::from(key) * 60.0 - 240.0)).collect();
            see(&mut seen, &listed(&waiting), Some(average_s), now_s);
        }
        seen.compared()
    };
    assert!(told(900.0, 270.0, 30).average_is_better());
    assert!(!told(270.0, 900.0, 30).average_is_better());
    let few = told(900.0, 270.0, 8);
    assert!(few.waits > 0 && few.waits < FEWEST_MEASURED && !few.average_is_better(), "{few:?}");
}

#[test]
fn on_made_up_days_the_lists_tell_more_than_the_average() {
    let mut score = ListScore::default();
    for kind in [Kind::MorningPeak, Kind::Overload] {
        let text = sample_day(kind, 7);
        let start: Vec<&str> = text.lines().take(700).collect();
        let day = Day::parse(start.join("\n").as_bytes()).unwrap();
        let (all, _) = replay(&day, History::default(), QUICK).unwrap();
        let lists = replay_lists(&day, 10.0, QUICK).unwrap();
        assert!(lists == replay_lists(&day, 10.0, QUICK).unwrap(), "the same day, the same words");
        all.iter().zip(&lists).for_each(|(all, lists)| score.add(all, lists));
    }
    let [lists, server, average, shown, ..] = score.errors_s();
    assert!(score.tickets > 150, "{score:?}");
    assert!(lists < average && shown < average && server < lists, "{lists} {server} {average} {shown}");
}

#[test]
fn what_is_still_to_come_changes_nothing() {
    let text = sample_day(Kind::Steady, 3);
    let lines: Vec<&str> = text.lines().take(401).collect();
    let short = Day::parse(lines[..201].join("\n").as_bytes()).unwrap();
    let long = Day::parse(lines.join("\n").as_bytes()).unwrap();
    let (short, long) =
        (replay_lists(&short, 10.0, QUICK).unwrap(), replay_lists(&long, 10.0, QUICK).unwrap());
    assert!(short.len() > 50);
    assert!(short[..] == long[..short.len()]);
}
