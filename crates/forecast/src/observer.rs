//! What is seen of a day while it goes on, and the branch that a forecast starts from.

use std::collections::VecDeque;

use crate::branch::{ArrivalStep, Branch, Closings, Counter, CounterState, Service, Ticket};
use crate::day::{Event, What};
use crate::scene::arrival_rate;
use crate::times::{Sample, Times, float};

/// What is believed of a branch before anything was seen of it.
const USUAL_SERVICE_S: f64 = 300.0;
/// How much that counts, in measured services.
const USUAL_COUNTS: f64 = 2.0;
/// How much all services count for one of them, in measured services of its own.
const OTHERS_COUNT: f64 = 6.0;
/// How many measured services of its own make a service's mean as good as that of all.
const OWN_MEAN_COUNTS: f64 = 4.0;
/// What takes so many times the mean was probably not ended by its clerk, and tells little of others.
const FORGOTTEN: f64 = 5.0;
/// How long a counter is away, before anything was seen.
const USUAL_ABSENCES_S: [f64; 4] = [600.0, 1_200.0, 2_400.0, 7_200.0];
/// Seconds of an open counter without a closing that are believed in before anything was seen.
const OPEN_WITHOUT_CLOSING_S: f64 = 4.0 * 3_600.0;
/// So many closings say nothing of those to come: a shift ends, somebody has lunch.
const CLOSINGS_OF_ANY_DAY: u32 = 3;
/// A ticket that so many of its service overtook has probably left.
const OVERTAKEN_AND_GONE: u32 = 2;
/// Measured services, gaps and absences that are kept, the newest.
const KEPT: usize = 1_000;

/// What is known of earlier days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// By service: how long its visitors kept a counter.
    pub services_s: Vec<Vec<f64>>,
}

#[derive(Clone, Debug, Default)]
struct SeenCounter {
    services: Vec<usize>,
    open: bool,
    ever_open: bool,
    /// Service and start of who is served.
    serving: Option<(usize, f64)>,
    /// Since when it is free, or closed.
    since_s: f64,
    /// Whether somebody waited for it when it became free.
    wanted: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    pub(crate) ticket: usize,
    pub(crate) service: usize,
    pub(crate) priority: bool,
    pub(crate) issued_s: f64,
    overtaken: u32,
}

#[derive(Clone, Debug, Default)]
struct SeenService {
    took_s: VecDeque<f64>,
    issued: VecDeque<f64>,
    total: u32,
    priority: u32,
    /// The wait of the last one called.
    last_wait_s: Option<f64>,
}

/// Follows a day, event by event. It knows nothing of what is still to come.
#[derive(Clone, Debug)]
pub struct Observer {
    counters: Vec<SeenCounter>,
    services: Vec<SeenService>,
    waiting: Vec<Waiting>,
    gaps_s: VecDeque<f64>,
    pickups_s: VecDeque<f64>,
    absences_s: VecDeque<f64>,
    /// Seconds that counters have been open, until the last event, and how often one closed.
    open_s: f64,
    closed: u32,
    last_s: f64,
    /// How many were called.
    called: u32,
    history: History,
}

/// A ticket that was called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Called {
    /// The ticket.
    pub ticket: usize,
    /// Seconds from issue to call.
    pub waited_s: f64,
}

impl Observer {
    /// For a day with so many services and counters, of which nothing was seen yet.
    pub fn new(services: usize, counters: usize, history: History) -> Self {
        Self {
            counters: vec![SeenCounter::default(); counters],
            services: vec![SeenService::default(); services],
            waiting: Vec::new(),
            gaps_s: VecDeque::new(),
            pickups_s: VecDeque::new(),
            absences_s: VecDeque::new(),
            open_s: 0.0,
            closed: 0,
            last_s: 0.0,
            called: 0,
            history,
        }
    }

    /// Takes what has just happened. Tells whose wait has ended.
    pub fn see(&mut self, event: &Event) -> Option<Called> {
        let now_s = event.at_s;
        let open = self.counters.iter().filter(|counter| counter.open).count();
        self.open_s += float(open) * (now_s - self.last_s);
        self.last_s = now_s;
        match &event.what {
            What::Open { counter, services } => self.open(*counter, services, now_s),
            What::Close { counter } => {
                let seen = &mut self.counters[*counter];
                if seen.open {
                    seen.open = false;
                    seen.since_s = now_s;
                    self.closed += 1;
                }
            }
            What::Issue { ticket, service, priority } => {
                let seen = &mut self.services[*service];
                keep(&mut seen.issued, now_s);
                seen.total += 1;
                seen.priority += u32::from(*priority);
                self.waiting.push(Waiting {
                    ticket: *ticket,
                    service: *service,
                    priority: *priority,
                    issued_s: now_s,
                    overtaken: 0,
                });
            }
            What::Call { ticket, counter } => return self.call(*ticket, *counter, now_s),
            What::End { counter, .. } => self.end(*counter, now_s),
        }
        None
    }

    fn open(&mut self, counter: usize, services: &[usize], now_s: f64) {
        let seen = &mut self.counters[counter];
        if !seen.open {
            if seen.ever_open {
                keep(&mut self.absences_s, now_s - seen.since_s);
            }
            if seen.serving.is_none() {
                seen.since_s = now_s;
            }
            seen.wanted = false;
        }
        seen.open = true;
        seen.ever_open = true;
        seen.services = services.to_vec();
    }

    fn call(&mut self, ticket: usize, counter: usize, now_s: f64) -> Option<Called> {
        let place = self.waiting.iter().position(|waiting| waiting.ticket == ticket)?;
        self.called += 1;
        // A counter that calls has ended whom it served.
        self.end(counter, now_s);
        let called = self.waiting.remove(place);
        for other in &mut self.waiting[..place] {
            if other.service == called.service && other.priority == called.priority {
                other.overtaken += 1;
            }
        }
        let seen = &mut self.counters[counter];
        if seen.open && seen.wanted {
            keep(&mut self.gaps_s, now_s - seen.since_s);
        } else if seen.open && called.issued_s > seen.since_s {
            keep(&mut self.pickups_s, now_s - called.issued_s);
        }
        seen.serving = Some((called.service, now_s));
        let waited_s = now_s - called.issued_s;
        self.services[called.service].last_wait_s = Some(waited_s);
        Some(Called { ticket, waited_s })
    }

    fn end(&mut self, counter: usize, now_s: f64) {
        let Some((service, since_s)) = self.counters[counter].serving.take() else { return };
        keep(&mut self.services[service].took_s, now_s - since_s);
        let wanted = self.waiting.iter().any(|waiting| {
            waiting.overtaken < OVERTAKEN_AND_GONE
                && self.counters[counter].services.contains(&waiting.service)
        });
        let seen = &mut self.counters[counter];
        seen.wanted = wanted;
        if seen.open {
            seen.since_s = now_s;
        }
    }

    /// The branch as it is now, going by what was seen.
    pub fn branch(&self, now_s: f64) -> Branch {
        let all = self.all_times(now_s);
        let services = (0..self.services.len()).map(|service| self.service(service, now_s, &all)).collect();
        let mut counters = self.counters(now_s);
        self.add_unseen(now_s, &mut counters);
        let waiting = self.still_waiting();
        Branch {
            now_s,
            closes_s: None,
            services,
            counters,
            waiting: waiting
                .map(|waiting| Ticket {
                    service: waiting.service,
                    priority: waiting.priority,
                    issued_s: waiting.issued_s,
                    ..Ticket::default()
                })
                .collect(),
            turnaround: self.gap(&self.gaps_s),
            pickup: self.gap(&self.pickups_s),
            closings: self.closings(now_s),
        }
    }

    /// At first a gap is believed to be none.
    fn gap(&self, seen_s: &VecDeque<f64>) -> Option<Times> {
        let mut samples = vec![Sample { seconds: 0.0, weight: 1.0, ongoing: false }];
        samples.extend(seen_s.iter().copied().map(Sample::ended));
        Times::measured(&samples).filter(|times| times.mean_s() > 0.0)
    }

    fn ongoing(&self, service: Option<usize>, now_s: f64) -> impl Iterator<Item = Sample> {
        let serving = self.counters.iter().filter_map(|counter| counter.serving);
        serving
            .filter(move |(other, _)| service.is_none_or(|service| service == *other))
            .map(move |(_, since_s)| Sample::ongoing(now_s - since_s))
    }

    fn all_times(&self, now_s: f64) -> Option<Times> {
        let mut samples = usual_samples();
        let today = self.services.iter().flat_map(|service| service.took_s.iter().rev().take(200));
        samples.extend(today.copied().map(Sample::ended));
        let most_s = FORGOTTEN * USUAL_SERVICE_S;
        samples.extend(self.ongoing(None, now_s).filter(|sample| sample.seconds < most_s));
        Times::measured(&samples)
    }

    fn service(&self, service: usize, now_s: f64, all: &Option<Times>) -> Service {
        const EARLIER_COUNT: f64 = 40.0;
        let seen = &self.services[service];
        let mut samples = Vec::new();
        if let Some(earlier) = self.history.services_s.get(service) {
            let weight = (EARLIER_COUNT / float(earlier.len().max(1))).min(1.0);
            let recent = earlier.iter().rev().take(400);
            samples.extend(recent.map(|seconds| Sample { seconds: *seconds, weight, ongoing: false }));
        }
        samples.extend(seen.took_s.iter().copied().map(Sample::ended));
        samples.extend(self.ongoing(Some(service), now_s));
        let most_s = FORGOTTEN * self.mean_service_s(service);
        samples.iter_mut().for_each(|sample| sample.seconds = sample.seconds.min(most_s));
        if let Some(all) = all {
            samples.splice(0..0, borrowed(all, &samples));
        }
        let last_hour = seen.issued.iter().filter(|at_s| **at_s > now_s - 3_600.0).count();
        let rate =
            arrival_rate(u32::try_from(last_hour).unwrap_or(u32::MAX), now_s.clamp(1_800.0, 3_600.0), &[]);
        Service {
            times: Times::measured(&samples),
            target_s: None,
            arrivals: vec![ArrivalStep { from_s: 0.0, per_s: rate }],
            leave_share: self.leave_share(),
            priority_share: f64::from(seen.priority) / (f64::from(seen.total) + 5.0),
        }
    }

    fn counters(&self, now_s: f64) -> Vec<Counter> {
        let absence = self.absence(now_s);
        let state = |seen: &SeenCounter| match seen.serving {
            Some((service, since_s)) => CounterState::Serving { service, since_s },
            None if seen.open => CounterState::Free { since_s: seen.since_s },
            None if seen.ever_open => match &absence {
                Some(times) => CounterState::AwayAbout { median_s: times.rest(now_s - seen.since_s, 0.5) },
                None => CounterState::Away,
            },
            None => CounterState::Away,
        };
        let seen = self.counters.iter();
        seen.map(|seen| Counter {
            services: seen.services.clone(),
            user: None,
            state: state(seen),
            closes_s: (!seen.open && seen.serving.is_some()).then_some(now_s),
        })
        .collect()
    }

    fn closings(&self, now_s: f64) -> Option<Closings> {
        let closed = self.closed.saturating_sub(CLOSINGS_OF_ANY_DAY);
        let per_s = f64::from(closed) / (self.open_s + OPEN_WITHOUT_CLOSING_S);
        self.absence(now_s).filter(|_| closed > 0).map(|absence| Closings { per_s, absence })
    }

    fn leave_share(&self) -> f64 {
        let gone = float(self.waiting.len() - self.still_waiting().count());
        gone / (gone + f64::from(self.called) + 20.0)
    }

    fn absence(&self, now_s: f64) -> Option<Times> {
        let mut samples: Vec<Sample> = USUAL_ABSENCES_S.iter().copied().map(Sample::ended).collect();
        samples.extend(self.absences_s.iter().copied().map(Sample::ended));
        let away = self.counters.iter().filter(|counter| counter.ever_open && !counter.open);
        samples.extend(away.map(|counter| Sample::ongoing(now_s - counter.since_s)));
        Times::measured(&samples)
    }

    /// A service that no counter was seen to serve will be served by somebody: the longer nobody came, the longer it
    /// will take.
    fn add_unseen(&self, now_s: f64, counters: &mut Vec<Counter>) {
        let unseen: Vec<usize> = (0..self.services.len())
            .filter(|service| !self.counters.iter().any(|counter| counter.services.contains(service)))
            .collect();
        if unseen.is_empty() {
            return;
        }
        let nobody_yet = self.counters.iter().all(|counter| !counter.ever_open);
        let (count, median_s) =
            if nobody_yet { (3, (0.5 * now_s).max(60.0)) } else { (1, (0.7 * now_s).max(300.0)) };
        for _ in 0..count {
            counters.push(Counter {
                services: unseen.clone(),
                user: None,
                state: CounterState::AwayAbout { median_s },
                closes_s: None,
            });
        }
    }

    /// Without those who have probably left.
    fn still_waiting(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter().filter(|waiting| waiting.overtaken < OVERTAKEN_AND_GONE)
    }

    /// Who waits for the service and would be called before a newcomer.
    pub(crate) fn ahead(&self, service: usize, priority: bool) -> impl Iterator<Item = &Waiting> {
        self.still_waiting()
            .filter(move |waiting| waiting.service == service && (!priority || waiting.priority))
    }

    pub(crate) fn last_wait_s(&self, service: usize) -> Option<f64> {
        self.services[service].last_wait_s
    }

    /// Counters that are open for the service, and how many of them serve nobody.
    pub(crate) fn open_counters(&self, service: usize) -> (usize, usize) {
        let open = self.counters.iter().filter(|counter| counter.open && counter.services.contains(&service));
        open.fold((0, 0), |(all, free), counter| (all + 1, free + usize::from(counter.serving.is_none())))
    }

    /// The plain mean of the measured services: of this one, else of all, else what is usual.
    pub(crate) fn mean_service_s(&self, service: usize) -> f64 {
        let mean = |values: &mut dyn Iterator<Item = f64>| {
            let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
            (count > 0).then(|| sum / float(count))
        };
        mean(&mut self.services[service].took_s.iter().copied())
            .or_else(|| mean(&mut self.services.iter().flat_map(|seen| seen.took_s.iter().copied())))
            .unwrap_or(USUAL_SERVICE_S)
    }

    /// What this day tells a later one.
    pub fn into_history(self) -> History {
        let mut services_s = self.history.services_s;
        services_s.resize_with(self.services.len().max(services_s.len()), Vec::new);
        for (list, seen) in services_s.iter_mut().zip(self.services) {
            list.extend(seen.took_s);
            let old = list.len().saturating_sub(KEPT);
            list.drain(..old);
        }
        History { services_s }
    }
}

/// All services' times for a service with few of its own, `own`: stretched to its own mean, the more the better that is
/// known.
pub fn borrowed(all: &Times, own: &[Sample]) -> Vec<Sample> {
    let ended: f64 = own.iter().filter(|sample| !sample.ongoing).map(|sample| sample.weight).sum();
    let over: Vec<Sample> = own.iter().copied().filter(|sample| !sample.ongoing).collect();
    let stretch = match Times::measured(&over) {
        Some(times) if times.mean_s() > 0.0 && all.mean_s() > 0.0 => {
            (times.mean_s() / all.mean_s()).powf(ended / (ended + OWN_MEAN_COUNTS))
        }
        _ => 1.0,
    };
    let mut samples = all.as_samples(OTHERS_COUNT);
    samples.iter_mut().for_each(|sample| sample.seconds *= stretch);
    samples
}

fn usual_samples() -> Vec<Sample> {
    // A log-normal distribution, coarsely.
    const FACTORS: [f64; 5] = [0.3, 0.55, 0.85, 1.2, 2.1];
    let weight = USUAL_COUNTS / float(FACTORS.len());
    FACTORS.iter().map(|f| Sample { seconds: USUAL_SERVICE_S * f, weight, ongoing: false }).collect()
}

fn keep(list: &mut VecDeque<f64>, value: f64) {
    if list.len() == KEPT {
        list.pop_front();
    }
    list.push_back(value);
}
