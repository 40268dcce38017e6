//! A location as the simulation takes it.

use std::collections::HashMap;

use callpad_forecast as sim;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::{
    directory::Hours,
    domain::{local_time, service_times::Times, steps},
    store::{
        board::CounterState,
        present::{Counter, Earlier, Gap, HOURS, LONGEST_GAP, Present, Service, Ticket},
    },
};

/// The simulation counts seconds from a moment this long ago, so that nothing that still waits lies before it.
const BEGINS_BEFORE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// All service times of earlier days together count as so many of today.
const EARLIER_COUNT: f64 = 40.0;
/// Points that stand for the service times of earlier days, and of today: the simulation looks at a thousand samples.
const POINTS: i64 = 300;
/// What takes so many times the mean was probably not ended by its clerk, and tells little of others.
const FORGOTTEN: f64 = 5.0;
/// How much it takes to believe in a share: of priority in tickets, of those who leave in calls.
const BELIEVED_PRIORITY: f64 = 5.0;
const BELIEVED_LEAVING: f64 = 20.0;
/// The last hour counts as this long at least, however short the day is: three who came in the first minute do not make
/// a hundred and eighty an hour.
const SHORTEST_SEEN_S: f64 = 1_800.0;

/// When a location is open on the day of the forecast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OpenHours {
    /// From and until, in order; empty where nothing is known.
    pub(super) spans: Vec<(Timestamp, Timestamp)>,
}

impl OpenHours {
    /// The hours of a moment's day. Where tickets were issued after the last of them had ended, they tell nothing: people
    /// are let in.
    pub(super) fn at(hours: Option<&Hours>, at: Timestamp, zone: &TimeZone, issued_lately: bool) -> Self {
        let weekday = zone.to_datetime(at).weekday();
        let of_day = hours.map(|hours| hours.of(weekday)).unwrap_or_default();
        let time = |time: &str| local_time::at_time(at, time, zone);
        let spans: Vec<_> =
            of_day.iter().filter_map(|[from, until]| Some((time(from)?, time(until)?))).collect();
        let is_over = spans.last().is_none_or(|(_, until)| *until <= at);
        if is_over && issued_lately { Self::default() } else { Self { spans } }
    }

    /// When nobody is let in any more.
    pub(super) fn closes(&self) -> Option<Timestamp> {
        self.spans.last().map(|(_, until)| *until)
    }

    fn is_open(&self, at: Timestamp) -> bool {
        self.spans.is_empty() || self.spans.iter().any(|(from, until)| *from <= at && at < *until)
    }
}

/// A location ready to be simulated, and what its places stand for.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) branch: sim::Branch,
    /// The moment from which the branch counts.
    pub(super) origin: Timestamp,
    /// By the places of the branch.
    pub(super) services: Vec<String>,
    pub(super) desks: Vec<String>,
    /// All that wait, with their places in the branch; none where the counter that they are bound to is not here.
    pub(super) tickets: Vec<(String, Option<usize>)>,
}

/// Makes a location ready.
pub(super) fn scene(present: &Present, earlier: &Earlier, open: &OpenHours, now: Timestamp) -> Scene {
    let origin = now.checked_sub(BEGINS_BEFORE).unwrap_or(Timestamp::MIN);
    let names = Names::of(present);
    let builder = Builder { now, origin, present, earlier, open, names };
    let (waiting, tickets) = builder.waiting();
    let branch = sim::Branch {
        now_s: builder.s(now),
        closes_s: open.closes().map(|at| builder.s(at).max(0.0)),
        services: builder.services(),
        counters: present.counters.iter().map(|counter| builder.counter(counter)).collect(),
        waiting,
        turnaround: gap_times(&present.gaps, |gap| (gap.due <= gap.free).then(|| gap.called - gap.free)),
        pickup: gap_times(&present.gaps, |gap| (gap.due > gap.free).then(|| gap.called - gap.due)),
        closings: None,
    };
    Scene {
        branch,
        origin,
        services: present.services.iter().map(|service| service.id.clone()).collect(),
        desks: present.counters.iter().map(|counter| counter.id.clone()).collect(),
        tickets,
    }
}

/// Places by id.
struct Names<'a> {
    services: HashMap<&'a str, usize>,
    desks: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(present: &'a Present) -> Self {
        let services = present.services.iter().enumerate();
        let desks = present.counters.iter().enumerate();
        Self {
            services: services.map(|(place, service)| (service.id.as_str(), place)).collect(),
            desks: desks.map(|(place, desk)| (desk.id.as_str(), place)).collect(),
        }
    }
}

struct Builder<'a> {
    now: Timestamp,
    origin: Timestamp,
    present: &'a Present,
    earlier: &'a Earlier,
    open: &'a OpenHours,
    names: Names<'a>,
}

impl Builder<'_> {
    /// As the branch counts.
    fn s(&self, at: Timestamp) -> f64 {
        at.duration_since(self.origin).as_secs_f64()
    }

    /// A moment that has passed, as the branch counts; nothing lies after now or before the branch begins.
    fn past_s(&self, at: Timestamp) -> f64 {
        self.s(at).clamp(0.0, self.s(self.now))
    }

    fn services(&self) -> Vec<sim::Service> {
        let all: Vec<sim::Sample> =
            self.present.services.iter().flat_map(|service| self.samples(service)).collect();
        let all = sim::Times::measured(&thinned(all));
        self.present.services.iter().map(|service| self.service(service, all.as_ref())).collect()
    }

    fn service(&self, service: &Service, all: Option<&sim::Times>) -> sim::Service {
        let (newest, first) = (float(service.newest.0), float(service.newest.1));
        let (calls, gone) = (float(service.calls), float(service.gone.max(0)));
        sim::Service {
            times: self.times(service, all),
            target_s: service.target_s.map(|target| float(target.max(0))),
            arrivals: self.arrivals(service),
            priority_share: (first / (newest + BELIEVED_PRIORITY)).clamp(0.0, 1.0),
            leave_share: (gone / (gone + calls + BELIEVED_LEAVING)).clamp(0.0, 1.0),
        }
    }

    /// What was measured of a service, today and before.
    fn samples(&self, service: &Service) -> Vec<sim::Sample> {
        let mut samples = Vec::new();
        if let Some(times) = self.earlier.times.get(&service.id) {
            let all: i64 = times.values().sum();
            samples.extend(points(times, (EARLIER_COUNT / float(all.max(1))).min(1.0)));
        }
        samples.extend(points(&service.today, 1.0));
        samples
    }

    /// None if the service was never measured: it is not guessed.
    fn times(&self, service: &Service, all: Option<&sim::Times>) -> Option<sim::Times> {
        let mut samples = self.samples(service);
        let (sum, weight) = samples
            .iter()
            .fold((0.0, 0.0), |(sum, all), one| (sum + one.seconds * one.weight, all + one.weight));
        if weight <= 0.0 {
            return None;
        }
        let here = self.present.counters.iter().filter(|one| one.called_for.as_ref() == Some(&service.id));
        let since = here.filter_map(|counter| counter.since);
        samples.extend(since.map(|since| sim::Sample::ongoing(self.s(self.now) - self.past_s(since))));
        let most_s = FORGOTTEN * sum / weight;
        samples.iter_mut().for_each(|sample| sample.seconds = sample.seconds.min(most_s));
        if let Some(all) = all {
            let borrowed = sim::borrowed(all, &samples);
            samples.splice(0..0, borrowed);
        }
        sim::Times::measured(&samples)
    }

    /// How many come from now on. An hour that was seen on earlier days is as it was then, and the one that begins now
    /// as the last one too; nobody comes while the location is closed, or
    /// for a service whose tickets are not issued.
    fn arrivals(&self, service: &Service) -> Vec<sim::ArrivalStep> {
        if !service.open {
            return Vec::new();
        }
        let of_days = self.earlier.arrivals.get(&service.id);
        let same_hour = |hour: usize| -> Vec<u32> {
            let none = vec![0; self.earlier.days];
            of_days.map_or(none, |days| days.iter().map(|hours| hours[hour]).collect())
        };
        let last_hour = u32::try_from(service.last_hour).unwrap_or(u32::MAX);
        let now_per_s = sim::arrival_rate(last_hour, self.seen_s(), &same_hour(0));
        let mut rates = vec![(self.now, now_per_s)];
        if self.earlier.days > 0 {
            for hour in 1..HOURS {
                let Ok(from) = self.now.checked_add(SignedDuration::from_hours(hour)) else { break };
                let hour = usize::try_from(hour).unwrap_or_default();
                rates.push((from, sim::arrival_rate(0, 0.0, &same_hour(hour))));
            }
        }
        let borders = self.open.spans.iter().flat_map(|(from, until)| [*from, *until]);
        let mut cuts: Vec<Timestamp> = rates.iter().map(|(from, _)| *from).chain(borders).collect();
        cuts.retain(|cut| *cut >= self.now);
        cuts.sort_unstable();
        cuts.dedup();
        let rate = |at: Timestamp| {
            let known = rates.iter().rev().find(|(from, _)| *from <= at).map_or(0.0, |(_, rate)| *rate);
            if self.open.is_open(at) { known } else { 0.0 }
        };
        cuts.into_iter().map(|cut| sim::ArrivalStep { from_s: self.s(cut), per_s: rate(cut) }).collect()
    }

    /// How much of the last hour people were let in, in seconds.
    fn seen_s(&self) -> f64 {
        let step = steps::of(self.now.as_microsecond());
        let counted_from = steps::start(step - steps::OF_AN_HOUR + 1);
        let opened = self.open.spans.iter().rev().map(|(from, _)| from.as_microsecond()).find(|from| {
            // The first of the spans, unless a break lies in this hour: then from its end.
            *from <= self.now.as_microsecond()
        });
        let began = opened.or(self.present.began.map(steps::start)).unwrap_or(counted_from);
        let from = counted_from.max(began);
        seconds(self.now.as_microsecond() - from).clamp(SHORTEST_SEEN_S, 3_600.0)
    }

    fn counter(&self, counter: &Counter) -> sim::Counter {
        let services: Vec<usize> =
            counter.services.iter().filter_map(|id| self.names.services.get(id.as_str()).copied()).collect();
        let since_s = counter.since.map_or(self.s(self.now), |since| self.past_s(since));
        let state = match counter.state {
            CounterState::Serving => {
                let called_for =
                    counter.called_for.as_deref().and_then(|id| self.names.services.get(id).copied());
                let service = called_for.or_else(|| services.first().copied());
                service.map_or(sim::CounterState::Away, |service| sim::CounterState::Serving {
                    service,
                    since_s,
                })
            }
            CounterState::Free => sim::CounterState::Free { since_s },
            CounterState::Break | CounterState::Nobody => sim::CounterState::Away,
        };
        let user = counter.user_id.as_deref().map(|user| self.user(user));
        sim::Counter { services, user, state, closes_s: None }
    }

    /// A person by number: the first counter at which the person was last; nobody's number is none of these.
    fn user(&self, id: &str) -> u32 {
        let sits = |counter: &Counter| counter.user_id.as_deref() == Some(id);
        self.present.counters.iter().position(sits).and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX)
    }

    fn waiting(&self) -> (Vec<sim::Ticket>, Vec<(String, Option<usize>)>) {
        let (mut waiting, mut tickets) = (Vec::new(), Vec::new());
        for ticket in &self.present.waiting {
            let place = self.ticket(ticket).map(|taken| {
                waiting.push(taken);
                waiting.len() - 1
            });
            tickets.push((ticket.id.clone(), place));
        }
        (waiting, tickets)
    }

    /// None if it waits for a counter elsewhere: then it is in nobody's way.
    fn ticket(&self, ticket: &Ticket) -> Option<sim::Ticket> {
        let counter = match &ticket.desk_id {
            Some(desk) => Some(*self.names.desks.get(desk.as_str())?),
            None => None,
        };
        Some(sim::Ticket {
            service: *self.names.services.get(ticket.service_id.as_str())?,
            priority: ticket.priority,
            issued_s: self.past_s(ticket.issued),
            appointment_s: ticket.scheduled.map(|at| self.s(at).max(0.0)),
            counter,
            user: ticket.user_id.as_deref().map(|user| self.user(user)),
        })
    }
}

/// The gaps of one kind, with one that is none: at first the next is believed to be called at once.
fn gap_times(gaps: &[Gap], length: impl Fn(&Gap) -> Option<i64>) -> Option<sim::Times> {
    let mut samples = vec![sim::Sample::ended(0.0)];
    let lengths = gaps.iter().filter_map(length).map(seconds);
    let longest_s = LONGEST_GAP.as_secs_f64();
    samples.extend(lengths.filter(|gap| (0.0..longest_s).contains(gap)).map(sim::Sample::ended));
    sim::Times::measured(&samples).filter(|times| times.mean_s() > 0.0)
}

/// A distribution as at most about [`POINTS`] samples, each counting `weight` for each time it came.
fn points(times: &Times, weight: f64) -> Vec<sim::Sample> {
    let all: i64 = times.values().sum();
    let enough = if times.len() > usize::try_from(POINTS).unwrap_or_default() { all / POINTS } else { 0 };
    let (mut samples, mut sum, mut count) = (Vec::new(), 0, 0);
    let last = times.keys().next_back().copied();
    for (took, times) in times {
        sum += took * times;
        count += times;
        if count > enough || Some(*took) == last {
            let seconds = float(sum) / float(count.max(1));
            samples.push(sim::Sample { seconds, weight: weight * float(count), ongoing: false });
            (sum, count) = (0, 0);
        }
    }
    samples
}

/// As many as the simulation looks at, of all services alike.
fn thinned(samples: Vec<sim::Sample>) -> Vec<sim::Sample> {
    let every = samples.len().div_ceil(sim::limits::MAX_SAMPLES).max(1);
    samples.into_iter().step_by(every).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts and spans are far below 2^52")]
fn float(count: i64) -> f64 {
    count as f64
}

fn seconds(microseconds: i64) -> f64 {
    float(microseconds) / 1e6
}
