//! `cargo xtask bench forecast`: how well the forecast comes true, and how fast it is. Prints tables for
//! `docs/forecast.md`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use callpad_forecast::{
    ArrivalStep, Branch, Counter, CounterState, Day, History, Kind, ListScore, Options, Score, Service,
    Ticket, Times, forecast, limits, mean_wait, replay, replay_lists, sample_day,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Made-up days of each kind.
const DAYS_OF_A_KIND: u64 = 5;

/// Seconds between two readings of the waiting lists, where nothing else is seen.
const LISTS_EVERY_S: f64 = 10.0;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut days: Option<PathBuf> = None;
    let mut with_history = false;
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--days") => days = Some(args.next().ok_or("--days needs a folder")?.into()),
            Some("--history") => with_history = true,
            _ => return Err(format!("unknown argument {}", arg.display()).into()),
        }
    }
    if let Some(folder) = days {
        return folder_of_days(&folder, with_history);
    }
    closed_forms()?;
    made_up_days()?;
    speed()
}

/// Replays each file of the folder; its name decides the order.
fn folder_of_days(folder: &Path, with_history: bool) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no file that ends in .csv", folder.display()).into());
    }
    head("day");
    let mut all = Score::default();
    let mut history = Earlier::default();
    for path in &files {
        let told = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
        let size = std::fs::metadata(path).map_err(|e| told(&e))?.len();
        if size > limits::MAX_DAY_BYTES as u64 {
            return Err(
                told(&format!("larger than {} bytes: one file is one day", limits::MAX_DAY_BYTES)).into()
            );
        }
        let day = Day::parse(&std::fs::read(path).map_err(|e| told(&e))?).map_err(|e| told(&e))?;
        let known = if with_history { history.of(&day) } else { History::default() };
        let (tickets, learnt) = replay(&day, known, Options::default())?;
        if with_history {
            history.learn(&day, learnt);
        }
        let mut score = Score::default();
        tickets.iter().for_each(|told| score.add(told));
        row(&path.file_name().unwrap_or_default().to_string_lossy(), &score);
        all.join(&score);
    }
    row("**all**", &all);
    println!();
    summary(&all);
    Ok(())
}

/// What earlier days have told, by the services' names.
#[derive(Default)]
struct Earlier(std::collections::HashMap<String, Vec<f64>>);

impl Earlier {
    fn of(&self, day: &Day) -> History {
        let list = |name: &String| self.0.get(name).cloned().unwrap_or_default();
        History { services_s: day.services.iter().map(list).collect() }
    }

    fn learn(&mut self, day: &Day, learnt: History) {
        for (name, list) in day.services.iter().zip(learnt.services_s) {
            self.0.insert(name.clone(), list);
        }
    }
}

fn head(first: &str) {
    println!("| {first} | tickets called | forecast | QL | LES | HOL | below the best | ranges that held |");
    println!("|---|---|---|---|---|---|---|---|");
}

fn row(name: &str, score: &Score) {
    let [forecast, ql, les, hol] = score.errors_s();
    println!(
        "| {name} | {} | {forecast:.1} s | {ql:.1} s | {les:.1} s | {hol:.1} s | {:.1} % | {:.1} % |",
        score.tickets,
        100.0 * score.gain(),
        100.0 * score.share_held(),
    );
}

fn summary(score: &Score) {
    let [forecast, ql, les, hol] = score.errors_s();
    println!("Mean absolute error over {} tickets that were called, in seconds:", score.tickets);
    println!("forecast {forecast:.1}, QL {ql:.1}, LES {les:.1}, HOL {hol:.1}.");
    println!(
        "80 % ranges that held: {:.1} % of {}; with the {} tickets that were told \"at once\": {:.1} %.",
        100.0 * score.share_held(),
        score.ranges(),
        score.tickets - score.ranges(),
        100.0 * score.share_held_of_all(),
    );
}

/// Erlang C: the mean wait of M/M/c in units of the mean service time.
fn erlang_c(counters: usize, load: f64) -> f64 {
    let c = counters as f64;
    let offered = load * c;
    // Erlang B by its recursion, then C from B.
    let blocked = (1..=counters).fold(1.0, |b, k| offered * b / (k as f64 + offered * b));
    let waits = blocked / (1.0 - load * (1.0 - blocked));
    waits / (c * (1.0 - load))
}

fn closed_forms() -> Result<()> {
    println!("| counters | load | Erlang C, mean services | simulated | off |\n|---|---|---|---|---|");
    const MEAN_S: f64 = 1.0;
    for counters in [1, 3, 10] {
        for (load, calls) in [(0.5, 4_000_000), (0.8, 12_000_000), (0.95, 60_000_000)] {
            let branch = Branch {
                services: vec![Service {
                    times: Times::exponential(MEAN_S),
                    arrivals: vec![ArrivalStep { from_s: 0.0, per_s: load * counters as f64 / MEAN_S }],
                    ..Service::default()
                }],
                counters: vec![
                    Counter {
                        services: vec![0],
                        state: CounterState::Free { since_s: 0.0 },
                        ..Counter::default()
                    };
                    counters
                ],
                ..Branch::default()
            };
            let simulated = mean_wait(&branch, 1_000.0, calls, 1)?.ok_or("nobody was called")?;
            let exact = erlang_c(counters, load) * MEAN_S;
            let off = 100.0 * (simulated / exact - 1.0);
            println!("| {counters} | {load} | {exact:.4} | {simulated:.4} | {off:+.2} % |");
        }
    }
    println!();
    Ok(())
}

fn made_up_days() -> Result<()> {
    head("kind of day");
    let mut all = Score::default();
    let mut lists: Vec<(&str, ListScore)> = Vec::new();
    for kind in Kind::ALL {
        let (mut score, mut of_lists) = (Score::default(), ListScore::default());
        for seed in 1..=DAYS_OF_A_KIND {
            let day = Day::parse(sample_day(kind, seed).as_bytes())?;
            let (tickets, _) = replay(&day, History::default(), Options::default())?;
            tickets.iter().for_each(|told| score.add(told));
            let seen = replay_lists(&day, LISTS_EVERY_S, Options::default())?;
            tickets.iter().zip(&seen).for_each(|(all, seen)| of_lists.add(all, seen));
        }
        row(kind.name(), &score);
        all.join(&score);
        lists.push((kind.name(), of_lists));
    }
    row("**all**", &all);
    println!();
    summary(&all);
    println!();
    from_lists(&lists);
    Ok(())
}

/// The same days by a program that reads the waiting lists from time to time.
fn from_lists(kinds: &[(&str, ListScore)]) {
    println!(
        "Waiting lists alone, read every {LISTS_EVERY_S} s; all over the tickets of which each had something to say:"
    );
    println!();
    println!(
        "| kind of day | tickets | from the lists | server's forecast | average | shown | QL | LES | HOL | ranges that held |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let row = |name: &str, score: &ListScore| {
        let [lists, server, average, shown, ql, les, hol] = score.errors_s();
        println!(
            "| {name} | {} of {} | {lists:.1} s | {server:.1} s | {average:.1} s | {shown:.1} s | {ql:.1} s | {les:.1} s | {hol:.1} s | {:.1} % |",
            score.tickets,
            score.called,
            100.0 * score.share_held(),
        );
    };
    let mut all = ListScore::default();
    for (name, score) in kinds {
        row(name, score);
        all.join(score);
    }
    row("**all**", &all);
    println!();
}

/// A full hall, four hours before it closes.
fn hall() -> Branch {
    let samples: Vec<_> =
        (1..=60).map(|i| callpad_forecast::Sample::ended(60.0 + 12.0 * f64::from(i))).collect();
    let services = (0..12).map(|_| Service {
        times: Times::measured(&samples),
        target_s: Some(900.0),
        arrivals: vec![ArrivalStep { from_s: 0.0, per_s: 0.85 * 20.0 / 425.0 / 12.0 }],
        priority_share: 0.05,
        ..Service::default()
    });
    let counters = (0..20).map(|i| Counter {
        services: (0..4).map(|k| (i + 3 * k) % 12).collect(),
        state: CounterState::Serving { service: i % 12, since_s: 7_000.0 - 10.0 * i as f64 },
        ..Counter::default()
    });
    let waiting = (0..200).map(|i| Ticket {
        service: i % 12,
        priority: i % 17 == 0,
        issued_s: 5_000.0 + 10.0 * i as f64,
        ..Ticket::default()
    });
    Branch {
        now_s: 7_200.0,
        closes_s: Some(7_200.0 + 4.0 * 3_600.0),
        services: services.collect(),
        counters: counters.collect(),
        waiting: waiting.collect(),
        ..Branch::default()
    }
}

fn speed() -> Result<()> {
    const TIMES: usize = 41;
    let branch = hall();
    let mut took_ms = Vec::with_capacity(TIMES);
    for seed in 0..TIMES {
        let start = Instant::now();
        let made = forecast(&branch, Options { seed: seed as u64, ..Options::default() })?;
        took_ms.push(start.elapsed().as_secs_f64() * 1_000.0);
        if made.tickets.iter().any(Option::is_none) || made.last_leaves_s.is_none() {
            return Err("the forecast has gaps".into());
        }
    }
    took_ms.sort_by(f64::total_cmp);
    println!(
        "| 12 services, 20 counters, 200 waiting, 200 runs, 4 h until closing | p50 | worst of {TIMES} | goal |"
    );
    println!("|---|---|---|---|");
    println!(
        "| one forecast, one core | {:.1} ms | {:.1} ms | under 100 ms |",
        took_ms[TIMES / 2],
        took_ms[TIMES - 1]
    );
    Ok(())
}
