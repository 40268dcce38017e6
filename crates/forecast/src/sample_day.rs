//! Branch days that were made up, each from a kind and a seed, written as day files. Its queue is worked off by code of its
//! own, so that the forecast is not judged by itself.

use std::fmt::Write;

use crate::day::HEADER;
use crate::rng::Stream;
use crate::times::float;

const HOUR_S: f64 = 3_600.0;
/// Tickets are issued for so long.
const DAY_S: f64 = 8.0 * HOUR_S;

/// Kinds of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same all day.
    Steady,
    /// Twice as many visitors in the first two hours.
    MorningPeak,
    /// Half of the counters close for lunch.
    LunchDip,
    /// More visitors than can be served.
    Overload,
    /// Twelve services, four counters for all of them.
    ManyServices,
    /// Counters for one or two services each.
    Specialists,
    /// A few services take very long.
    LongTail,
    /// One of five visitors does not come.
    NoShows,
    /// One of six goes ahead of others.
    Priority,
    /// Counters close and open without notice.
    Sudden,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Steady,
        Self::MorningPeak,
        Self::LunchDip,
        Self::Overload,
        Self::ManyServices,
        Self::Specialists,
        Self::LongTail,
        Self::NoShows,
        Self::Priority,
        Self::Sudden,
    ];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::MorningPeak => "morning peak",
            Self::LunchDip => "counters close for lunch",
            Self::Overload => "overload",
            Self::ManyServices => "many services, few counters",
            Self::Specialists => "specialists",
            Self::LongTail => "long-tailed service",
            Self::NoShows => "no-shows",
            Self::Priority => "priority",
            Self::Sudden => "sudden closings",
        }
    }
}

struct PlanService {
    mean_s: f64,
    /// Standard deviation of the logarithm.
    spread: f64,
    share: f64,
}

struct PlanCounter {
    services: Vec<usize>,
    /// How much longer than the mean its visitors take.
    pace: f64,
    /// Moments at which it opens and closes, in turn.
    turns_s: Vec<f64>,
}

struct Plan {
    services: Vec<PlanService>,
    counters: Vec<PlanCounter>,
    load: f64,
    no_shows: f64,
    priority: f64,
    gap_s: f64,
    /// How many visitors leave without a word, once they have waited for half an hour.
    leave: f64,
}

fn plan(kind: Kind, draws: &mut Stream) -> Plan {
    let (services, counters, reach) = match kind {
        Kind::ManyServices => (12, 4, 12),
        Kind::Specialists => (6, 7, 1),
        Kind::Overload => (6, 6, 4),
        _ => (5, 6, 3),
    };
    let spread = if kind == Kind::LongTail { 1.2 } else { 0.65 };
    let services: Vec<PlanService> = (0..services)
        .map(|_| PlanService {
            mean_s: 150.0 + 450.0 * draws.next(),
            spread: spread * (0.8 + 0.4 * draws.next()),
            share: 0.3 + draws.next(),
        })
        .collect();
    let counters = (0..counters)
        .map(|index| {
            let first =
                if index < services.len() { index } else { whole(draws.next() * float(services.len())) };
            let mut served: Vec<usize> = vec![first];
            let more = reach - 1 + usize::from(kind == Kind::Specialists && draws.next() < 0.5);
            for _ in 0..more {
                served.push(whole(draws.next() * float(services.len())));
            }
            if kind == Kind::ManyServices {
                served = (0..services.len()).collect();
            }
            served.sort_unstable();
            served.dedup();
            PlanCounter {
                services: served,
                pace: (0.15 * normal(draws)).exp(),
                turns_s: turns(kind, index, draws),
            }
        })
        .collect();
    Plan {
        services,
        counters,
        load: match kind {
            Kind::Overload => 1.1,
            Kind::MorningPeak => 0.75,
            Kind::Specialists | Kind::LongTail => 0.8,
            _ => 0.9,
        },
        no_shows: if kind == Kind::NoShows { 0.2 } else { 0.03 },
        priority: match kind {
            Kind::Priority => 1.0 / 6.0,
            _ => 0.02,
        },
        gap_s: 12.0,
        leave: 0.05,
    }
}

fn turns(kind: Kind, index: usize, draws: &mut Stream) -> Vec<f64> {
    // The last ones open a little later.
    let opens_s = if index < 3 { 0.0 } else { 900.0 * draws.next() };
    let end_s = 3.0 * DAY_S;
    let mut turns_s = vec![opens_s];
    match kind {
        Kind::LunchDip if index % 2 == 1 => {
            let from_s = (3.0 + draws.next()) * HOUR_S;
            turns_s.extend([from_s, from_s + (0.5 + 0.5 * draws.next()) * HOUR_S]);
        }
        Kind::Sudden => {
            let mut at_s = opens_s;
            loop {
                at_s += -2.5 * HOUR_S * draws.next().ln();
                if at_s > DAY_S {
                    break;
                }
                let back_s = at_s + 300.0 + 1_500.0 * draws.next();
                turns_s.extend([at_s, back_s]);
                at_s = back_s;
            }
        }
        // A short break, somewhere.
        _ if draws.next() < 0.5 => {
            let from_s = (1.0 + 6.0 * draws.next()) * HOUR_S;
            turns_s.extend([from_s, from_s + 600.0 + 600.0 * draws.next()]);
        }
        _ => {}
    }
    turns_s.push(end_s);
    turns_s
}

struct Visitor {
    ticket: usize,
    service: usize,
    priority: bool,
    at_s: f64,
    leaves_s: f64,
}

/// Visitors of the day, in order.
fn visitors(kind: Kind, plan: &Plan, draws: &mut Stream) -> Vec<Visitor> {
    // Who planned the counters had these visitors in mind: each counter's time is shared by its services, unevenly.
    let mut per_s: Vec<f64> = vec![0.0; plan.services.len()];
    for counter in &plan.counters {
        let wanted: f64 = counter.services.iter().map(|service| plan.services[*service].share).sum();
        for service in &counter.services {
            let planned = &plan.services[*service];
            per_s[*service] += plan.load * planned.share / wanted / (planned.mean_s + plan.gap_s);
        }
    }
    let rate: f64 = per_s.iter().sum();
    let most = 2.0;
    let mut visitors = Vec::new();
    let mut at_s = 0.0;
    loop {
        at_s += -draws.next().ln() / (rate * most);
        if at_s >= DAY_S {
            return visitors;
        }
        let wanted = match kind {
            Kind::MorningPeak if at_s < 2.0 * HOUR_S => 1.9,
            Kind::MorningPeak => 0.9,
            // A gentle wave over the day.
            _ => 1.0 + 0.25 * (at_s / DAY_S * 2.0 * std::f64::consts::PI * 1.5).sin(),
        };
        let (stays, mut which, first, leaves) =
            (draws.next(), draws.next() * rate, draws.next(), draws.next());
        if stays > wanted / most {
            continue;
        }
        let mut service = 0;
        while which > per_s[service] && service + 1 < per_s.len() {
            which -= per_s[service];
            service += 1;
        }
        visitors.push(Visitor {
            ticket: visitors.len() + 1,
            service,
            priority: first < plan.priority,
            at_s,
            leaves_s: if leaves < plan.leave { at_s + 0.5 * HOUR_S } else { f64::INFINITY },
        });
    }
}

struct Working {
    open: bool,
    turn: usize,
    /// When it can call, and what ends before that.
    free_s: f64,
    ends: Option<(f64, usize, bool)>,
}

/// A day of this kind, as a day file; the same seed gives the same day.
pub fn sample_day(kind: Kind, seed: u64) -> String {
    let mut draws = Stream::new(seed, kind as u64, 77);
    let plan = plan(kind, &mut draws);
    let visitors = visitors(kind, &plan, &mut draws);
    played(&plan, &visitors, &mut draws)
}

/// An office whose days are made up.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleBranch {
    /// Of each service, how long it takes in the mean, in seconds, and how many come for it beside the others.
    pub services: Vec<(f64, f64)>,
    /// Of each counter, what it serves.
    pub counters: Vec<Vec<usize>>,
    /// Which share of the counters' time the visitors take.
    pub load: f64,
}

impl SampleBranch {
    /// One of its days, steady for eight hours, as a day file whose services and counters are `S1` and `1` and so on; the
    /// same seed gives the same day.
    pub fn day(&self, seed: u64) -> String {
        let mut draws = Stream::new(seed, Kind::Steady as u64, 78);
        let services = self.services.iter();
        let plan = Plan {
            services: services
                .map(|(mean_s, share)| PlanService { mean_s: *mean_s, spread: 0.6, share: *share })
                .collect(),
            counters: (0..self.counters.len())
                .map(|index| PlanCounter {
                    services: self.counters[index].clone(),
                    pace: (0.1 * normal(&mut draws)).exp(),
                    turns_s: turns(Kind::Steady, index, &mut draws),
                })
                .collect(),
            load: self.load,
            no_shows: 0.04,
            priority: 0.05,
            gap_s: 15.0,
            leave: 0.0,
        };
        let visitors = visitors(Kind::Steady, &plan, &mut draws);
        played(&plan, &visitors, &mut draws)
    }
}

/// Works off the visitors of a day.
fn played(plan: &Plan, visitors: &[Visitor], draws: &mut Stream) -> String {
    let mut lines = String::from(HEADER);
    lines.push('\n');
    let mut line = |at_s: f64, event: &str, ticket: &str, service: &str, counter: &str| {
        // Writing into a text cannot fail.
        let _ = writeln!(lines, "{:.0},{event},{ticket},{service},{counter}", at_s.floor());
    };
    let name = |service: usize| format!("S{}", service + 1);
    let mut counters: Vec<Working> = plan
        .counters
        .iter()
        .map(|_| Working { open: false, turn: 0, free_s: f64::INFINITY, ends: None })
        .collect();
    let mut waiting: Vec<&Visitor> = Vec::new();
    let mut coming = visitors.iter().peekable();
    loop {
        // What comes next: 0 an opening or closing, 1 an end, 2 a visitor, 3 a call.
        let mut next = (f64::INFINITY, 0, 0);
        let mut offer = |at_s: f64, what: u8, who: usize| {
            if at_s < next.0 {
                next = (at_s, what, who);
            }
        };
        for (index, counter) in counters.iter().enumerate() {
            let turns_s = &plan.counters[index].turns_s;
            offer(turns_s.get(counter.turn).copied().unwrap_or(f64::INFINITY), 0, index);
            offer(counter.ends.map_or(f64::INFINITY, |(at_s, _, _)| at_s), 1, index);
            if counter.open && counter.ends.is_none() {
                offer(counter.free_s, 3, index);
            }
        }
        offer(coming.peek().map_or(f64::INFINITY, |visitor| visitor.at_s), 2, 0);
        let (at_s, what, who) = next;
        let all_done =
            coming.peek().is_none() && waiting.is_empty() && counters.iter().all(|c| c.ends.is_none());
        if all_done || at_s.is_infinite() {
            break;
        }
        waiting.retain(|visitor| visitor.leaves_s > at_s);
        let counter_name = (who + 1).to_string();
        match what {
            0 => {
                let counter = &mut counters[who];
                counter.open = !counter.open;
                counter.turn += 1;
                if counter.open {
                    counter.free_s = at_s;
                    let services: Vec<String> =
                        plan.counters[who].services.iter().map(|s| name(*s)).collect();
                    line(at_s, "open", "", &services.join("+"), &counter_name);
                } else {
                    line(at_s, "close", "", "", &counter_name);
                }
            }
            1 => {
                if let Some((_, ticket, no_show)) = counters[who].ends.take() {
                    line(
                        at_s,
                        if no_show { "noshow" } else { "end" },
                        &ticket.to_string(),
                        "",
                        &counter_name,
                    );
                    counters[who].free_s = at_s - plan.gap_s * draws.next().ln() * 0.5 + 0.5 * plan.gap_s;
                }
            }
            2 => {
                let Some(visitor) = coming.next() else { break };
                let mark = if visitor.priority { "!" } else { "" };
                line(
                    at_s,
                    "issue",
                    &visitor.ticket.to_string(),
                    &format!("{}{mark}", name(visitor.service)),
                    "",
                );
                waiting.push(visitor);
                for (index, counter) in counters.iter_mut().enumerate() {
                    if counter.free_s.is_infinite()
                        && counter.open
                        && plan.counters[index].services.contains(&visitor.service)
                    {
                        counter.free_s = at_s;
                    }
                }
            }
            _ => {
                let fits = |visitor: &&Visitor| plan.counters[who].services.contains(&visitor.service);
                let chosen = waiting
                    .iter()
                    .enumerate()
                    .filter(|(_, visitor)| fits(visitor))
                    .min_by_key(|(place, visitor)| (!visitor.priority, *place))
                    .map(|(place, _)| place);
                let Some(place) = chosen else {
                    counters[who].free_s = f64::INFINITY;
                    continue;
                };
                let visitor = waiting.remove(place);
                line(at_s, "call", &visitor.ticket.to_string(), &name(visitor.service), &counter_name);
                let no_show = draws.next() < plan.no_shows;
                let service = &plan.services[visitor.service];
                let spread = service.spread;
                let length_s = if no_show {
                    30.0 + 40.0 * draws.next()
                } else {
                    let around = (spread * normal(draws) - spread * spread / 2.0).exp();
                    service.mean_s * plan.counters[who].pace * around
                };
                counters[who].ends = Some((at_s + length_s.max(10.0), visitor.ticket, no_show));
            }
        }
    }
    lines
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number that is not negative"
)]
fn whole(value: f64) -> usize {
    value as usize
}

/// The sum of twelve even numbers, less their mean: normal, with tails that end.
fn normal(draws: &mut Stream) -> f64 {
    (0..12).map(|_| draws.next()).sum::<f64>() - 6.0
}
