//! A branch made ready to be run many times.

use crate::branch::{Branch, Counter, CounterState, Ticket};
use crate::times::{Times, float};

/// Seconds that a run looks ahead at most.
pub(crate) const HORIZON_S: f64 = 24.0 * 3_600.0;

/// What a run is to find out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Questions {
    /// Newcomers, each a service and whether it has priority.
    pub(crate) newcomers: Vec<(usize, bool)>,
    /// How long each waiting ticket still waits.
    pub(crate) tickets: bool,
    /// Moments, ascending, at which all who wait are looked at.
    pub(crate) moments: Vec<f64>,
    /// When the last visitor leaves.
    pub(crate) last: bool,
    /// The mean wait of those who arrive from then on, until so many have been called: for closed forms.
    pub(crate) mean_from: Option<(f64, u64)>,
}

impl Questions {
    /// Whether only those who go ahead of a newcomer matter.
    fn priority_only(&self) -> bool {
        self.moments.is_empty() && !self.last && self.mean_from.is_none()
    }
}

/// A set of services.
#[derive(Clone, Debug)]
struct Mask(Vec<u64>);

impl Mask {
    fn of(services: &[usize], count: usize) -> Self {
        let mut words = vec![0; count.div_ceil(64)];
        for service in services {
            words[service / 64] |= 1_u64 << (service % 64);
        }
        Self(words)
    }

    fn has(&self, service: usize) -> bool {
        self.0[service / 64] & (1_u64 << (service % 64)) != 0
    }
}

/// A counter, made ready.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) services: Vec<usize>,
    mask: Mask,
    pub(crate) state: CounterState,
    pub(crate) closes_s: f64,
}

impl Desk {
    pub(crate) fn serves(&self, service: usize) -> bool {
        self.mask.has(service)
    }

    /// Whether it will ever call somebody.
    fn comes(&self, now_s: f64) -> bool {
        self.state != CounterState::Away && self.closes_s > now_s
    }
}

/// Who waits, where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// In the queue of its service.
    Queue,
    /// At the counter that it is bound to.
    At(usize),
    /// Nobody will call it.
    Nowhere,
}

/// Arrivals between two moments.
#[derive(Debug)]
struct Span {
    from_s: f64,
    to_s: f64,
    total_per_s: f64,
    /// Rates added up over the services.
    upto: Vec<f64>,
}

#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) branch: &'a Branch,
    pub(crate) desks: Vec<Desk>,
    /// Of each service its own times, or what stands in for them.
    pub(crate) times: Vec<Option<&'a Times>>,
    /// Waiting tickets in the order of their issue, with their places.
    pub(crate) places: Vec<Place>,
    /// Whether some counter serves the service, now or later.
    pub(crate) reachable: Vec<bool>,
    spans: Vec<Span>,
    priority_only: bool,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(branch: &'a Branch, questions: &Questions) -> Self {
        let count = branch.services.len();
        let desks: Vec<Desk> = branch.counters.iter().map(|counter| desk(counter, count)).collect();
        let stand_in = longest_measured(branch);
        let times = branch.services.iter().map(|service| service.times.as_ref().or(stand_in)).collect();
        let reachable: Vec<bool> = (0..count)
            .map(|service| desks.iter().any(|desk| desk.comes(branch.now_s) && desk.serves(service)))
            .collect();
        let places = branch.waiting.iter().map(|ticket| place(ticket, branch, &desks, &reachable)).collect();
        let priority_only = questions.priority_only();
        // A closed form is held against a run as long as it takes.
        let end_s = if questions.mean_from.is_some() { f64::INFINITY } else { branch.now_s + HORIZON_S };
        let spans = spans(branch, priority_only, end_s);
        Self { branch, desks, times, places, reachable, spans, priority_only }
    }

    /// When the next visitor comes and for which service; `wait` is exponential with mean 1, `which` even.
    pub(crate) fn next_arrival(&self, after_s: f64, wait: f64, which: f64) -> Option<(f64, usize)> {
        let mut left = wait;
        for span in &self.spans {
            let from_s = span.from_s.max(after_s);
            if from_s >= span.to_s || span.total_per_s <= 0.0 {
                continue;
            }
            let room = (span.to_s - from_s) * span.total_per_s;
            if left < room {
                let service = span.upto.partition_point(|upto| *upto <= which * span.total_per_s);
                let service = service.min(span.upto.len().saturating_sub(1));
                return Some((from_s + left / span.total_per_s, service));
            }
            left -= room;
        }
        None
    }

    /// Whether a visitor of this service goes ahead of others.
    pub(crate) fn has_priority(&self, service: usize, even: f64) -> bool {
        self.priority_only || even < self.branch.services[service].priority_share
    }
}

fn desk(counter: &Counter, count: usize) -> Desk {
    let mut services = counter.services.clone();
    services.sort_unstable();
    services.dedup();
    Desk {
        mask: Mask::of(&services, count),
        services,
        state: counter.state,
        closes_s: counter.closes_s.unwrap_or(f64::INFINITY),
    }
}

/// What stands in for a service that was never measured, so that the others' waits can be told: the longest one.
fn longest_measured(branch: &Branch) -> Option<&Times> {
    let measured = branch.services.iter().filter_map(|service| service.times.as_ref());
    measured.max_by(|a, b| a.mean_s().total_cmp(&b.mean_s()))
}

fn place(ticket: &Ticket, branch: &Branch, desks: &[Desk], reachable: &[bool]) -> Place {
    if ticket.counter.is_none() && ticket.user.is_none() {
        return if reachable[ticket.service] { Place::Queue } else { Place::Nowhere };
    }
    // A ticket bound to a counter and a person needs both.
    let fits = |index: &usize| {
        ticket.counter.is_none_or(|counter| counter == *index)
            && ticket.user.is_none_or(|user| branch.counters[*index].user == Some(user))
            && desks[*index].comes(branch.now_s)
    };
    (0..desks.len()).find(fits).map_or(Place::Nowhere, Place::At)
}

fn spans(branch: &Branch, priority_only: bool, end_s: f64) -> Vec<Span> {
    let end_s = branch.closes_s.unwrap_or(f64::INFINITY).min(end_s);
    let mut cuts: Vec<f64> =
        branch.services.iter().flat_map(|s| &s.arrivals).map(|step| step.from_s).collect();
    cuts.push(branch.now_s);
    cuts.retain(|cut| *cut >= branch.now_s && *cut < end_s);
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let ends: Vec<f64> = cuts.iter().skip(1).copied().chain([end_s]).collect();
    let mut spans = Vec::with_capacity(cuts.len());
    for (from_s, to_s) in cuts.into_iter().zip(ends) {
        let mut total_per_s = 0.0;
        let mut upto = Vec::with_capacity(branch.services.len());
        for service in &branch.services {
            let step = service.arrivals.iter().rev().find(|step| step.from_s <= from_s);
            let share = if priority_only { service.priority_share } else { 1.0 };
            total_per_s += step.map_or(0.0, |step| step.per_s) * share;
            upto.push(total_per_s);
        }
        spans.push(Span { from_s, to_s, total_per_s, upto });
    }
    spans
}

/// How many visitors a second come, from what was counted: in the last hour, of which `seen_s` seconds were seen, and in
/// the same hour of each earlier business day.
///
/// Earlier days count up to twice as much as the last hour: they tell what the hour is like, the last hour tells what
/// today is like. 0 where nothing was seen.
pub fn arrival_rate(last_hour: u32, seen_s: f64, earlier_days: &[u32]) -> f64 {
    const MOST_EARLIER_H: f64 = 2.0;
    let seen_h = if seen_s.is_finite() { (seen_s / 3_600.0).clamp(0.0, 1.0) } else { 0.0 };
    let days = float(earlier_days.len());
    let earlier_h = days.min(MOST_EARLIER_H);
    let earlier: f64 = earlier_days.iter().map(|count| f64::from(*count)).sum();
    let earlier_mean = if days > 0.0 { earlier / days } else { 0.0 };
    let hours = seen_h + earlier_h;
    if hours <= 0.0 { 0.0 } else { (f64::from(last_hour) + earlier_mean * earlier_h) / hours / 3_600.0 }
}
