//! A day replayed: at each issue the forecast is asked, and what came of it is added up.

use crate::branch::BranchError;
use crate::calibration::Calibration;
use crate::day::{Day, What};
use crate::estimators::{Estimates, estimate};
use crate::forecast::{Options, Range, newcomer};
use crate::observer::{History, Observer};
use crate::times::float;

/// What was said of one ticket, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// The ticket.
    pub ticket: usize,
    /// When it was issued.
    pub issued_s: f64,
    /// The forecast.
    pub forecast_s: Range,
    /// The literature's estimates.
    pub estimates: Estimates,
    /// How long it waited; `None` if it was never called.
    pub waited_s: Option<f64>,
}

/// Replays a day, and tells what a later day may know of it.
///
/// # Errors
/// Never for a day that was parsed; the forecast's own check is passed on.
pub fn replay(day: &Day, history: History, options: Options) -> Result<(Vec<Told>, History), BranchError> {
    let mut seen = Observer::new(day.services.len(), day.counters.len(), history);
    let mut calibration = Calibration::default();
    let mut raw: Vec<Range> = Vec::with_capacity(day.tickets);
    let mut told: Vec<Told> = Vec::with_capacity(day.tickets);
    for event in &day.events {
        if let What::Issue { ticket, service, priority } = event.what {
            let branch = seen.branch(event.at_s);
            let options = Options { seed: options.seed ^ ticket as u64, ..options };
            let estimates = estimate(&seen, service, priority, event.at_s);
            let range = newcomer(&branch, service, priority, options)?.unwrap_or_else(|| {
                let median = estimates.queue_length_s;
                Range { median, low: 0.3 * median, high: 2.0 * median }
            });
            raw.push(range);
            told.push(Told {
                ticket,
                issued_s: event.at_s,
                forecast_s: calibration.apply(&range),
                estimates,
                waited_s: None,
            });
        }
        if let Some(called) = seen.see(event) {
            told[called.ticket].waited_s = Some(called.waited_s);
            calibration.note(&raw[called.ticket], called.waited_s);
        }
    }
    Ok((told, seen.into_history()))
}

/// Sums over tickets that were called.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// How many were called.
    pub tickets: usize,
    /// Sums of absolute errors in seconds: forecast, QL, LES, HOL.
    off_s: [f64; 4],
    /// Tickets whose range held.
    held: usize,
    /// Ranges with a width, and how many of them held.
    ranges: usize,
    ranges_held: usize,
}

impl Score {
    /// Adds what was told of a ticket, if it was called.
    pub fn add(&mut self, told: &Told) {
        let Some(waited_s) = told.waited_s else { return };
        let estimates = &told.estimates;
        let said = [
            told.forecast_s.median,
            estimates.queue_length_s,
            estimates.last_to_enter_s,
            estimates.head_of_line_s,
        ];
        for (sum, said_s) in self.off_s.iter_mut().zip(said) {
            *sum += (said_s - waited_s).abs();
        }
        let held = usize::from(told.forecast_s.holds(waited_s));
        self.tickets += 1;
        self.held += held;
        if told.forecast_s.high > told.forecast_s.low {
            self.ranges += 1;
            self.ranges_held += held;
        }
    }

    /// Adds another sum.
    pub fn join(&mut self, other: &Self) {
        self.tickets += other.tickets;
        self.held += other.held;
        self.ranges += other.ranges;
        self.ranges_held += other.ranges_held;
        self.off_s.iter_mut().zip(other.off_s).for_each(|(sum, more)| *sum += more);
    }

    /// Mean absolute errors in seconds: forecast, QL, LES, HOL. Zero without tickets.
    pub fn errors_s(&self) -> [f64; 4] {
        self.off_s.map(|sum| sum / float(self.tickets.max(1)))
    }

    /// By which share the forecast is better than the best of the others; negative where it is worse.
    pub fn gain(&self) -> f64 {
        let [forecast, others @ ..] = self.errors_s();
        let best = others.into_iter().fold(f64::INFINITY, f64::min);
        if best > 0.0 { 1.0 - forecast / best } else { 0.0 }
    }

    /// The share of the 80 % ranges that held, of those that have a width. What is certain ("at once") is no range.
    pub fn share_held(&self) -> f64 {
        float(self.ranges_held) / float(self.ranges.max(1))
    }

    /// The share of all tickets whose range held, certain ones included.
    pub fn share_held_of_all(&self) -> f64 {
        float(self.held) / float(self.tickets.max(1))
    }

    /// How many tickets had a range with a width.
    pub fn ranges(&self) -> usize {
        self.ranges
    }
}
