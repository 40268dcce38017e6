//! The forecast: many runs, and of each answer the median and an 80 % range.

use crate::branch::{Branch, BranchError, CounterState};
use crate::limits::MAX_RUNS;
use crate::run::Run;
use crate::scene::{Questions, Scene};
use crate::times::float;

/// Minutes ahead for which the longest wait and the number over target are told.
pub const MINUTES: [u32; 6] = [10, 20, 30, 40, 50, 60];

/// How a forecast is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many runs; at least 200 for a forecast that is shown.
    pub runs: u32,
    /// Where the random numbers start: the same seed gives the same forecast.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { runs: 200, seed: 1 }
    }
}

/// Median and 80 % range: in one of ten runs it was below `low`, in one of ten above `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// As likely more as less.
    pub median: f64,
    /// One of ten is below.
    pub low: f64,
    /// One of ten is above.
    pub high: f64,
}

impl Range {
    /// Of values that may be infinite; `None` if one of the three is, or if there are no values.
    pub(crate) fn of(values: &mut [f64]) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        let range = Self { median: at(values, 0.5)?, low: at(values, 0.1)?, high: at(values, 0.9)? };
        let whole = range.high.is_finite() && range.median.is_finite() && range.low.is_finite();
        whole.then_some(range)
    }

    /// Whether a value lies within.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether two ranges share a value.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The value at a share of sorted values, between two of them where it falls there.
pub(crate) fn at(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * float(sorted.len().checked_sub(1)?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
    let below = place as usize;
    let (first, second) = (*sorted.get(below)?, *sorted.get(below + 1).or_else(|| sorted.get(below))?);
    let between = place - float(below);
    // Not `first + (second - first) * between`: of two infinite ones that would be no number.
    Some(if between <= 0.0 { first } else { first * (1.0 - between) + second * between })
}

/// What is to be expected of one service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceForecast {
    /// Seconds until a ticket that is issued now would be called. `None` if the service was never measured, or if
    /// nobody serves it, or not in all runs within a day.
    pub newcomer_wait_s: Option<Range>,
    /// So many minutes from now, in the order of [`MINUTES`].
    pub ahead: Vec<Ahead>,
}

/// One service, some minutes from now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// Minutes from now.
    pub minutes: u32,
    /// How long, in seconds, whoever waits the longest has waited then; 0 if nobody waits.
    pub longest_wait_s: Option<Range>,
    /// How many who wait then are over the target; `None` without a target.
    pub over_target: Option<Range>,
}

/// A forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Of each service, in the branch's order.
    pub services: Vec<ServiceForecast>,
    /// Of each waiting ticket, in the branch's order: seconds from now until it is called.
    pub tickets: Vec<Option<Range>>,
    /// The moment at which the last visitor leaves, counted as the branch's moments; `None` if no closing time is known.
    pub last_leaves_s: Option<Range>,
}

/// Forecasts a branch.
///
/// # Errors
/// Whatever in the branch cannot be.
pub fn forecast(branch: &Branch, options: Options) -> Result<Forecast, BranchError> {
    branch.check()?;
    let questions = Questions {
        newcomers: (0..branch.services.len()).map(|service| (service, false)).collect(),
        tickets: true,
        moments: moments(branch),
        last: branch.closes_s.is_some(),
        mean_from: None,
    };
    let (mut columns, mut last) = (Columns::new(branch, &questions), Vec::new());
    let scene = Scene::new(branch, &questions);
    let mut run = Run::default();
    for number in 0..runs(options) {
        run.make(&scene, &questions, options.seed, number);
        columns.add(&run);
        last.push(run.found.last_s);
    }
    let measured = |service: usize| branch.services[service].times.is_some();
    let services = branch.services.iter().enumerate();
    Ok(Forecast {
        services: services
            .map(|(index, _)| ServiceForecast {
                newcomer_wait_s: columns.newcomers[index]
                    .range()
                    .filter(|range| measured(index) || (range.high <= 0.0 && is_free(branch, index))),
                ahead: columns.ahead(branch, index),
            })
            .collect(),
        tickets: columns
            .tickets
            .iter_mut()
            .zip(&branch.waiting)
            .map(|(column, ticket)| column.range().filter(|_| measured(ticket.service)))
            .collect(),
        last_leaves_s: branch.closes_s.and_then(|_| Range::of(&mut last)),
    })
}

/// How long a ticket that is issued now waits; the quick question that the replay of a day asks at each issue.
///
/// # Errors
/// Whatever in the branch cannot be.
pub fn newcomer(
    branch: &Branch,
    service: usize,
    priority: bool,
    options: Options,
) -> Result<Option<Range>, BranchError> {
    branch.check()?;
    let Some(asked) = branch.services.get(service) else {
        return Err(BranchError::Unknown { what: "service", index: service });
    };
    let questions = Questions { newcomers: vec![(service, priority)], ..Questions::default() };
    let scene = Scene::new(branch, &questions);
    let mut run = Run::default();
    let mut waits = Vec::new();
    for number in 0..runs(options) {
        run.make(&scene, &questions, options.seed, number);
        waits.push(run.found.newcomers_s[0]);
    }
    let range = Range::of(&mut waits);
    Ok(range.filter(|range| asked.times.is_some() || (range.high <= 0.0 && is_free(branch, service))))
}

/// The mean wait in seconds of those who come from a moment on, as one long run has it: to be held against closed forms.
/// `None` if nobody was called.
///
/// # Errors
/// Whatever in the branch cannot be.
pub fn mean_wait(branch: &Branch, from_s: f64, calls: u64, seed: u64) -> Result<Option<f64>, BranchError> {
    branch.check()?;
    let questions = Questions { mean_from: Some((from_s, calls)), ..Questions::default() };
    let scene = Scene::new(branch, &questions);
    let mut run = Run::default();
    run.make(&scene, &questions, seed, 0);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let count = run.found.waits as f64;
    Ok((run.found.waits > 0).then(|| run.found.waits_s / count))
}

fn runs(options: Options) -> u64 {
    u64::from(options.runs.clamp(1, MAX_RUNS))
}

fn moments(branch: &Branch) -> Vec<f64> {
    MINUTES.iter().map(|minutes| branch.now_s + 60.0 * f64::from(*minutes)).collect()
}

/// A counter could take a newcomer at once: nothing needs to be measured to know that.
fn is_free(branch: &Branch, service: usize) -> bool {
    branch.counters.iter().any(|counter| {
        matches!(counter.state, CounterState::Free { .. }) && counter.services.contains(&service)
    })
}

/// The values of one answer over all runs.
#[derive(Clone, Debug, Default)]
struct Column(Vec<f64>);

impl Column {
    fn range(&mut self) -> Option<Range> {
        Range::of(&mut self.0)
    }
}

#[derive(Debug)]
struct Columns {
    newcomers: Vec<Column>,
    tickets: Vec<Column>,
    longest: Vec<Column>,
    over: Vec<Column>,
}

impl Columns {
    fn new(branch: &Branch, questions: &Questions) -> Self {
        let cells = branch.services.len() * questions.moments.len();
        let columns = |count: usize| vec![Column::default(); count];
        Self {
            newcomers: columns(branch.services.len()),
            tickets: columns(branch.waiting.len()),
            longest: columns(cells),
            over: columns(cells),
        }
    }

    fn add(&mut self, run: &Run) {
        let found = &run.found;
        for (columns, values) in [
            (&mut self.newcomers, &found.newcomers_s),
            (&mut self.tickets, &found.tickets_s),
            (&mut self.longest, &found.longest_s),
            (&mut self.over, &found.over),
        ] {
            columns.iter_mut().zip(values).for_each(|(column, value)| column.0.push(*value));
        }
    }

    fn ahead(&mut self, branch: &Branch, service: usize) -> Vec<Ahead> {
        let services = branch.services.len();
        let told = &branch.services[service];
        let mut ahead = Vec::with_capacity(MINUTES.len());
        for (moment, minutes) in MINUTES.iter().enumerate() {
            let cell = moment * services + service;
            ahead.push(Ahead {
                minutes: *minutes,
                longest_wait_s: self.longest[cell].range().filter(|_| told.times.is_some()),
                over_target: self.over[cell]
                    .range()
                    .filter(|_| told.times.is_some() && told.target_s.is_some()),
            });
        }
        ahead
    }
}
