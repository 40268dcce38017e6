//! Day files, their replay, and the estimators of the literature.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use callpad_forecast::limits::{
    MAX_COUNTERS, MAX_DAY_BYTES, MAX_DAY_LINES, MAX_DAY_S, MAX_NAME, MAX_SERVICES,
};
use callpad_forecast::{
    Calibration, Day, HEADER, History, Kind, Observer, Options, Range, Score, Told, What, estimate, replay,
    sample_day,
};

const QUICK: Options = Options { runs: 40, seed: 1 };

fn parse(lines: &str) -> Result<Day, (usize, String)> {
    let text = format!("{HEADER}\n{lines}");
    Day::parse(text.as_bytes()).map_err(|error| (error.line, error.message))
}

fn told(lines: &str) -> Vec<Told> {
    replay(&parse(lines).unwrap(), History::default(), QUICK).unwrap().0
}

#[test]
fn a_day_is_read_as_the_board_describes_it() {
    let day = parse("0,open,,A+B,1\n5,issue,T1,A,\n6.5,issue,T2,B!,\n6.5,call,T1,A,1\n60,end,T1,,1\n60,call,T2,,1\n90,noshow,,,1\n95,close,,,1\n").unwrap();
    assert_eq!(
        (day.services, day.counters, day.tickets),
        (vec!["A".into(), "B".into()], vec!["1".into()], 2)
    );
    let whats: Vec<What> = day.events.into_iter().map(|event| event.what).collect();
    assert_eq!(whats[0], What::Open { counter: 0, services: vec![0, 1] });
    assert_eq!(whats[2], What::Issue { ticket: 1, service: 1, priority: true });
    assert_eq!(whats[6], What::End { counter: 0, no_show: true });
    // As a spreadsheet writes it.
    let text = format!("\u{feff}{HEADER}\r\n0,open,,A,1\r\n\r\n");
    assert_eq!(Day::parse(text.as_bytes()).unwrap().events.len(), 1);
}

#[test]
fn a_broken_line_is_named_with_what_to_do() {
    for (lines, line, message) in [
        ("0,open,,A,1\n1,lunch,,,1\n", 3, "unknown event \"lunch\": use open"),
        ("0,open,,A\n", 2, "4 columns instead of five"),
        ("x,open,,A,1\n", 2, "at_s is no number"),
        ("-1,open,,A,1\n", 2, "at_s is no number"),
        ("NaN,open,,A,1\n", 2, "at_s is no number"),
        ("inf,open,,A,1\n", 2, "at_s is no number"),
        ("9,open,,A,1\n8,close,,,1\n", 3, "8 s comes after 9 s: sort"),
        ("0,open,,,1\n", 2, "the service is missing"),
        ("0,open,,A,\n", 2, "the counter is missing"),
        ("0,issue,,A,\n", 2, "the ticket is missing"),
        ("0,call,T9,,1\n", 2, "ticket T9 was never issued"),
        ("0,issue,T1,A,\n0,issue,T1,A,\n", 3, "ticket T1 waits already"),
    ] {
        let (at, said) = parse(lines).unwrap_err();
        assert!(at == line && said.starts_with(message), "{lines:?}: line {at}: {said}");
    }
    assert_eq!(Day::parse(b"time,event\n").unwrap_err().line, 1);
    assert!(Day::parse(&[0xff, 0xfe]).unwrap_err().to_string().contains("UTF-8"));
    let control = parse("0,\u{1b}[31m,,,1\n").unwrap_err().1;
    assert!(!control.contains('\u{1b}'), "{control:?}");
}

#[test]
fn a_day_file_has_its_limits() {
    let said = |lines: String| parse(&lines).unwrap_err().1;
    let long = "x".repeat(MAX_NAME + 1);
    assert!(said(format!("0,open,,{long},1\n")).contains("longer than"));
    assert!(said(format!("0,issue,{long},A,\n")).contains("longer than"));
    assert!(said(format!("{},close,,,1\n", MAX_DAY_S + 1.0)).contains("at_s is no number"));
    let counters: String = (0..=MAX_COUNTERS).map(|i| format!("0,open,,A,{i}\n")).collect();
    assert!(said(counters).contains("more than"));
    let services: String = (0..=MAX_SERVICES).map(|i| format!("0,issue,{i},S{i},\n")).collect();
    assert!(said(services).contains("more than"));
    assert!(said("\n".repeat(MAX_DAY_LINES)).contains("more than"));
    let large = vec![b'\n'; MAX_DAY_BYTES + 1];
    assert!(Day::parse(&large).unwrap_err().message.contains("larger than"));
}

#[test]
fn what_is_still_to_come_changes_nothing() {
    let text = sample_day(Kind::Sudden, 3);
    let lines: Vec<&str> = text.lines().skip(1).take(400).collect();
    let (known, future) = lines.split_at(200);
    let day = |rest: &[&str]| told(&[known, rest].concat().join("\n"));
    let others: Vec<String> = (0..50).map(|i| format!("90000,issue,late{i},S1!,")).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let (one, other) = (day(future), day(&others));
    let issued = known.iter().filter(|line| line.contains(",issue,")).count();
    assert!(issued > 50);
    for (a, b) in one.iter().zip(&other).take(issued) {
        assert_eq!((a.ticket, a.forecast_s, a.estimates), (b.ticket, b.forecast_s, b.estimates));
    }
}

#[test]
fn an_earlier_day_counts_only_where_it_is_given() {
    let day =
        parse(&sample_day(Kind::Steady, 1).lines().skip(1).take(300).collect::<Vec<_>>().join("\n")).unwrap();
    let (first, learnt) = replay(&day, History::default(), QUICK).unwrap();
    let (second, _) = replay(&day, History::default(), QUICK).unwrap();
    assert_eq!(first, second);
    assert!(learnt.services_s.iter().any(|list| !list.is_empty()));
    let (third, _) = replay(&day, learnt, QUICK).unwrap();
    assert_ne!(first, third);
}

#[test]
fn a_free_counter_is_no_wait_and_an_unseen_one_is_no_error() {
    let at_once = told("0,open,,A,1\n5,issue,T1,A,\n5,call,T1,,1\n");
    assert_eq!(at_once[0].forecast_s, Range { median: 0.0, low: 0.0, high: 0.0 });
    assert_eq!(at_once[0].waited_s, Some(0.0));
    // Nothing was seen of the branch, and no counter of the service.
    let early = told("0,issue,T1,A,\n200,open,,B,1\n300,issue,T2,A!,\n400,close,,,7\n");
    assert!(early.iter().all(|told| told.forecast_s.median > 0.0 && told.waited_s.is_none()));
}

#[test]
fn counters_may_call_what_they_do_not_serve_and_forget_an_end() {
    let told = told(
        "0,open,,A,1\n1,issue,T1,B,\n2,issue,T2,A,\n3,call,T1,,1\n9,call,T2,,1\n9,end,,,1\n9,end,,,1\n10,issue,T1,A,\n20,call,T1,,1\n",
    );
    assert_eq!(told.iter().map(|t| t.waited_s).collect::<Vec<_>>(), [Some(2.0), Some(7.0), Some(10.0)]);
}

#[test]
fn the_estimators_of_the_literature_say_what_they_say() {
    let day = parse(
        "0,open,,A,1\n0,open,,A,2\n0,issue,a,A,\n0,call,a,,1\n0,issue,b,A,\n0,call,b,,2\n10,issue,c,A,\n\
         100,end,,,1\n100,call,c,,1\n120,issue,d,A,\n150,issue,e,A!,\n",
    )
    .unwrap();
    let mut seen = Observer::new(day.services.len(), day.counters.len(), History::default());
    let free = estimate(&seen, 0, false, 0.0);
    assert!((free.queue_length_s - 300.0).abs() < 1e-9, "nothing measured, no counter: {free:?}");
    day.events.iter().for_each(|event| {
        seen.see(event);
    });
    let plain = estimate(&seen, 0, false, 200.0);
    // Two ahead and oneself, 100 s each, two counters; c waited 90 s; d has waited 80 s.
    assert_eq!((plain.queue_length_s, plain.last_to_enter_s, plain.head_of_line_s), (150.0, 90.0, 80.0));
    let first = estimate(&seen, 0, true, 200.0);
    assert_eq!((first.queue_length_s, first.head_of_line_s), (100.0, 50.0));
}

#[test]
fn whoever_is_overtaken_again_and_again_has_left() {
    let lines =
        "0,open,,A,1\n0,issue,gone,A,\n1,issue,x,A,\n2,issue,y,A,\n3,call,x,,1\n60,end,,,1\n60,call,y,,1\n";
    let day = parse(lines).unwrap();
    let mut seen = Observer::new(1, 1, History::default());
    for (index, event) in day.events.iter().enumerate() {
        seen.see(event);
        let waiting = seen.branch(event.at_s).waiting.len();
        assert_eq!(waiting, [0, 1, 2, 3, 2, 2, 0][index], "after event {index}");
    }
}

#[test]
fn ranges_learn_from_what_came() {
    let range = Range { median: 100.0, low: 50.0, high: 150.0 };
    let mut calibration = Calibration::default();
    let first = calibration.apply(&range);
    assert!(first.low < range.low && first.high > range.high && first.high < 200.0, "{first:?}");
    for i in 0..400 {
        // Half of the visits are far off.
        calibration.note(&range, if i % 2 == 0 { 100.0 } else { 400.0 });
    }
    let wider = calibration.apply(&range);
    assert!(wider.high > 300.0 && (wider.median - 100.0).abs() < 1e-9 && wider.low > first.low, "{wider:?}");
    assert!(wider.low <= wider.median && wider.median <= wider.high);
    // What is certain stays so, and tells nothing.
    let certain = Range { median: 0.0, low: 0.0, high: 0.0 };
    let before = calibration.clone();
    calibration.note(&certain, 900.0);
    calibration.note(&range, f64::NAN);
    assert_eq!((calibration.clone(), calibration.apply(&certain)), (before, certain));
}

#[test]
fn made_up_days_are_days_and_the_forecast_is_better_than_the_literature() {
    let mut score = Score::default();
    for kind in [Kind::ManyServices, Kind::Overload] {
        assert_eq!(sample_day(kind, 7), sample_day(kind, 7));
        let text = sample_day(kind, 7);
        let start: Vec<&str> = text.lines().skip(1).take(500).collect();
        told(&start.join("\n")).iter().for_each(|told| score.add(told));
    }
    assert!(score.tickets > 200 && score.gain() > 0.1, "{score:?}");
    for kind in Kind::ALL {
        Day::parse(sample_day(kind, 1).as_bytes()).unwrap();
    }
}

#[test]
fn the_way_to_the_counter_is_learnt_from_those_who_went_it() {
    let mut lines = String::from("0,open,,A,1\n");
    for visitor in 0..10 {
        // Each is issued while the one before is served, and called 20 s after its end.
        let start = visitor * 100;
        lines += &format!("{start},issue,t{visitor},A,\n{},call,t{visitor},,1\n", start + 50);
        lines += &format!("{},issue,u{visitor},A,\n{},end,,,1\n", start + 60, start + 70);
        lines += &format!("{},call,u{visitor},,1\n{},end,,,1\n", start + 90, start + 95);
    }
    let day = parse(&lines).unwrap();
    let mut seen = Observer::new(1, 1, History::default());
    day.events.iter().for_each(|event| {
        seen.see(event);
    });
    let branch = seen.branch(1_000.0);
    let (turnaround, pickup) = (branch.turnaround.unwrap().mean_s(), branch.pickup.unwrap().mean_s());
    // Beside the one that took no time, which is believed at first.
    assert!((turnaround - 20.0 * 10.0 / 11.0).abs() < 1e-6, "{turnaround}");
    // The first one came when the counter opened: that was no way to it.
    assert!((pickup - 50.0 * 9.0 / 10.0).abs() < 1e-6, "{pickup}");
}
