use callpad_forecast::Left;
use jiff::civil::date;

use super::*;

fn of(service: &str) -> SumsOf {
    SumsOf { server: "https://queue".into(), location: "north".into(), service: service.into() }
}

fn news(came: usize, waits: &[(f64, Option<f64>)], seen_s: f64) -> News {
    let left = waits.iter().map(|(waited_s, gap_s)| Left { at_s: 0.0, waited_s: *waited_s, gap_s: *gap_s });
    News { came, left: left.collect(), seen_s }
}

/// A whole hour in which so many came, and each who left had waited so long.
fn hour(sums: &mut SeenSums, day: Date, at: u8, came: usize, waited_s: f64) {
    let waits = vec![(waited_s, Some(60.0)); came];
    sums.note(&of("a"), day, at, &news(came, &waits, 3_600.0), Some(600));
}

const FRIDAY: Date = date(2026, 11, 27);

#[test]
fn what_two_readings_show_is_added_up_by_service_day_and_hour() {
    let mut sums = SeenSums::default();
    sums.note(&of("a"), FRIDAY, 9, &news(2, &[(100.0, None), (700.0, Some(50.0))], 10.0), Some(600));
    sums.note(&of("a"), FRIDAY, 10, &news(1, &[], 5.0), Some(600));
    sums.note(&of("b"), FRIDAY, 9, &news(0, &[(30.0, None)], 10.0), None);
    let told =
        HourSums { came: 3, left: 2, waited_s: 800, aimed: 2, within: 1, gaps: 1, gaps_s: 50, seen_s: 15 };
    assert_eq!(sums.day(&of("a"), FRIDAY), told);
    assert_eq!(
        sums.day(&of("b"), FRIDAY),
        HourSums { left: 1, waited_s: 30, seen_s: 10, ..HourSums::default() }
    );
    assert_eq!(sums.day(&of("c"), FRIDAY), HourSums::default());
}

#[test]
fn nothing_that_was_not_seen_is_kept() {
    let mut sums = SeenSums::default();
    sums.note(&of("a"), FRIDAY, 9, &News::default(), None);
    sums.note(&of("a"), FRIDAY, 24, &news(1, &[], 1.0), None);
    sums.note(&of(&"x".repeat(MOST_CHARS + 1)), FRIDAY, 9, &news(1, &[], 1.0), None);
    assert_eq!((sums.revision(), sums.saved()), (0, SavedSums::default()));
}

#[test]
fn twenty_days_are_kept_and_the_one_that_runs() {
    let mut sums = SeenSums::default();
    let days: Vec<Date> = FRIDAY.series(jiff::ToSpan::days(1)).take(MOST_DAYS + 5).collect();
    days.iter().for_each(|day| hour(&mut sums, *day, 9, 1, 60.0));
    let kept = days.iter().filter(|day| sums.day(&of("a"), **day).came > 0).count();
    assert_eq!(
        (kept, sums.day(&of("a"), days[3]).came, sums.day(&of("a"), days[4]).came),
        (MOST_DAYS + 1, 0, 1)
    );
}

#[test]
fn beyond_the_most_hours_the_oldest_day_goes_wherever_it_is() {
    let mut saved = SavedSums::default();
    let hours: Vec<(Date, u8, [u32; 8])> = (0..24).map(|at| (FRIDAY, at, [1; 8])).collect();
    let old = (date(2026, 11, 2), 9, [1; 8]);
    for n in 0..=MOST_HOURS / 24 {
        let mut hours = hours.clone();
        if n < 100 {
            hours.insert(0, old);
        }
        saved.services.push(SavedService {
            server: "s".into(),
            location: "l".into(),
            service: n.to_string(),
            hours,
        });
    }
    // Even without the old day there are too many: all go that are as old as the oldest.
    let read = SeenSums::read(saved.clone());
    assert!(read.saved().services.is_empty());
    saved.services.truncate(MOST_HOURS / 24);
    let read = SeenSums::read(saved);
    let of = |n: usize| SumsOf {
        server: "s".into(),
        location: "l".into(),
        service: n.to_string().as_str().into(),
    };
    assert_eq!((read.day(&of(0), old.0).came, read.day(&of(0), FRIDAY).came), (0, 24));
}

#[test]
fn what_a_file_has_comes_back_and_what_cannot_be_is_left_out() {
    let mut sums = SeenSums::default();
    hour(&mut sums, FRIDAY, 9, 3, 120.0);
    let text = serde_json::to_string(&sums.saved()).unwrap();
    assert!(!text.contains("ticket"), "{text}");
    let read = SeenSums::read(serde_json::from_str(&text).unwrap());
    assert_eq!(read.day(&of("a"), FRIDAY), sums.day(&of("a"), FRIDAY));
    let long = "x".repeat(MOST_CHARS + 1);
    let entry = |service: &str, at: u8| SavedService {
        server: "s".into(),
        location: "l".into(),
        service: service.into(),
        hours: vec![(FRIDAY, at, [1; 8])],
    };
    let bad = SavedSums { services: vec![entry(&long, 9), entry("late", 24)] };
    assert!(SeenSums::read(bad).saved().services.is_empty());
}

#[test]
fn earlier_days_tell_of_this_hour_or_of_all_where_that_is_little() {
    let mut sums = SeenSums::default();
    for (day, came) in [(date(2026, 11, 25), 4), (date(2026, 11, 26), 12)] {
        hour(&mut sums, day, 9, came, 60.0);
        hour(&mut sums, day, 14, 1, 60.0);
    }
    hour(&mut sums, FRIDAY, 9, 50, 60.0);
    let nine = sums.earlier(&of("a"), FRIDAY, 9);
    assert_eq!((nine.gaps, nine.came), (16, vec![4, 12]), "today is not earlier");
    let two = sums.earlier(&of("a"), FRIDAY, 14);
    assert_eq!((two.gaps, two.came), (18, vec![1, 1]), "two gaps say little: all hours");
    assert_eq!(sums.earlier(&of("b"), FRIDAY, 9), Earlier::default());
}

#[test]
fn today_stands_beside_the_same_weekday_over_the_hours_that_were_seen_on_both() {
    let mut sums = SeenSums::default();
    let weeks = [date(2026, 11, 13), date(2026, 11, 20)];
    for (week, came) in weeks.into_iter().zip([10, 20]) {
        hour(&mut sums, week, 9, came, 300.0);
        hour(&mut sums, week, 11, 99, 300.0);
    }
    // Seen for half an hour only: not to be compared.
    sums.note(&of("a"), date(2026, 11, 6), 9, &news(7, &[], 1_800.0), None);
    // Another weekday.
    hour(&mut sums, date(2026, 11, 26), 9, 40, 300.0);
    hour(&mut sums, FRIDAY, 9, 30, 120.0);
    hour(&mut sums, FRIDAY, 11, 1, 120.0);
    let beside = sums.beside_usual(&of("a"), FRIDAY, 11).unwrap();
    assert_eq!(
        (beside.day.came, beside.usual_came, beside.days),
        (30, 15.0, 2),
        "the hour that runs is not over"
    );
    assert_eq!(beside.usual_wait_s, Some(300.0));
    assert_eq!(sums.beside_usual(&of("a"), FRIDAY, 9), None, "no hour of today is over");
    assert_eq!(sums.beside_usual(&of("a"), date(2026, 11, 28), 11), None);
}

#[test]
fn each_hour_stands_beside_what_is_usual_in_it() {
    let mut sums = SeenSums::default();
    for (week, came) in [date(2026, 11, 13), date(2026, 11, 20)].into_iter().zip([10, 21]) {
        hour(&mut sums, week, 9, came, 300.0);
    }
    hour(&mut sums, date(2026, 11, 20), 14, 8, 60.0);
    // Seen for half an hour only, on another weekday, and later: none of them is what is usual.
    sums.note(&of("a"), date(2026, 11, 13), 14, &news(70, &[], 1_800.0), None);
    hour(&mut sums, date(2026, 11, 26), 9, 99, 300.0);
    hour(&mut sums, date(2026, 12, 4), 9, 99, 300.0);
    hour(&mut sums, FRIDAY, 9, 30, 120.0);
    sums.note(&of("a"), FRIDAY, 10, &news(2, &[], 600.0), None);
    let hours = sums.hours(&of("a"), FRIDAY);
    let told: Vec<_> = hours.iter().map(|one| (one.hour, one.sums.came, one.usual_came)).collect();
    assert_eq!(told, [(9, 30, Some(15.5)), (10, 2, None), (14, 0, Some(8.0))]);
    assert_eq!((hours[0].sums.left, hours[0].sums.waited_s), (30, 3_600));
    assert_eq!(sums.hours(&of("b"), FRIDAY), []);
}
