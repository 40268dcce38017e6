//! A day replayed as a program sees it that reads the waiting lists from time to time, and nothing else.

use std::collections::HashMap;

use crate::branch::BranchError;
use crate::day::{Day, What};
use crate::forecast::{Options, Range};
use crate::list_forecast::{ListedService, forecast_lists};
use crate::list_guess::ListPool;
use crate::listed::{Earlier, ListObserver, Listed};
use crate::replay::Told;
use crate::times::float;

/// What was said of one ticket when it was issued.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListTold {
    /// The ticket.
    pub ticket: usize,
    /// The forecast, if enough was seen.
    pub forecast_s: Option<Range>,
    /// The mean of the day's waits in its service, as servers tell it; `None` before the first call.
    pub average_s: Option<f64>,
    /// The average was not measured to be as good by then: the forecast is shown.
    pub is_better: bool,
}

/// Replays a day whose lists are all read every `every_s` seconds.
///
/// # Errors
/// Never for a day that was parsed; the forecast's own check is passed on.
pub fn replay_lists(day: &Day, every_s: f64, options: Options) -> Result<Vec<ListTold>, BranchError> {
    let count = day.services.len();
    let mut seen: Vec<ListObserver<usize>> = vec![ListObserver::default(); count];
    let mut waiting: HashMap<usize, (usize, Listed<usize>)> = HashMap::new();
    let mut pool = ListPool::default();
    // Sum and number of the day's waits.
    let mut waits: Vec<(f64, usize)> = vec![(0.0, 0); count];
    let average = |(sum_s, number): (f64, usize)| (number > 0).then(|| sum_s / float(number));
    let mut told = Vec::with_capacity(day.tickets);
    let mut next_s = 0.0;
    for event in &day.events {
        while next_s <= event.at_s {
            let mut lists: Vec<Vec<Listed<usize>>> = vec![Vec::new(); count];
            for (service, listed) in waiting.values() {
                lists[*service].push(listed.clone());
            }
            for (service, (list, waits)) in lists.iter().zip(&waits).enumerate() {
                let others = others(&seen, service);
                seen[service].see(list, average(*waits), (&mut pool, others), next_s);
            }
            next_s += every_s;
        }
        match event.what {
            What::Issue { ticket, service, priority } => {
                let asked = ListedService {
                    seen: &seen[service],
                    pool: &pool,
                    others: others(&seen, service),
                    target_s: None,
                    open: true,
                    earlier: Earlier::default(),
                };
                let options = Options { seed: options.seed ^ ticket as u64, ..options };
                let made = forecast_lists(&[asked], event.at_s, options)?;
                if let Some(range) = made.first().and_then(|made| made.newcomer_wait_s) {
                    seen[service].tell(range.median, event.at_s);
                }
                told.push(ListTold {
                    ticket,
                    forecast_s: made.first().and_then(|made| made.newcomer_wait_s),
                    average_s: average(waits[service]),
                    is_better: !seen[service].compared().average_is_better(),
                });
                waiting.insert(ticket, (service, Listed { key: ticket, due_s: event.at_s, priority }));
            }
            What::Call { ticket, .. } => {
                if let Some((service, listed)) = waiting.remove(&ticket) {
                    waits[service].0 += event.at_s - listed.due_s;
                    waits[service].1 += 1;
                }
            }
            What::Open { .. } | What::Close { .. } | What::End { .. } => {}
        }
    }
    Ok(told)
}

/// How many wait in the other lists.
fn others(seen: &[ListObserver<usize>], service: usize) -> usize {
    seen.iter().enumerate().filter(|(other, _)| *other != service).map(|(_, seen)| seen.waiting()).sum()
}

/// Sums over tickets that were called and of which everybody had something to say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ListScore {
    /// Tickets that were called, and of how many of them the lists told a wait.
    pub called: usize,
    /// Those that count: with an average too.
    pub tickets: usize,
    off_s: [f64; 7],
    ranges: usize,
    held: usize,
}

impl ListScore {
    /// Adds a ticket: what a server told that knows all, and what was told from the lists.
    pub fn add(&mut self, all: &Told, lists: &ListTold) {
        let Some(waited_s) = all.waited_s else { return };
        self.called += 1;
        let (Some(range), Some(average_s)) = (lists.forecast_s, lists.average_s) else { return };
        let shown_s = if lists.is_better { range.median } else { average_s };
        let estimates = &all.estimates;
        let said = [
            range.median,
            all.forecast_s.median,
            average_s,
            shown_s,
            estimates.queue_length_s,
            estimates.last_to_enter_s,
            estimates.head_of_line_s,
        ];
        for (sum, said_s) in self.off_s.iter_mut().zip(said) {
            *sum += (said_s - waited_s).abs();
        }
        self.tickets += 1;
        if range.high > range.low {
            self.ranges += 1;
            self.held += usize::from(range.holds(waited_s));
        }
    }

    /// Adds another sum.
    pub fn join(&mut self, other: &Self) {
        self.called += other.called;
        self.tickets += other.tickets;
        self.ranges += other.ranges;
        self.held += other.held;
        self.off_s.iter_mut().zip(other.off_s).for_each(|(sum, more)| *sum += more);
    }

    /// Mean absolute errors in seconds: from the lists, by a server that knows all, the average, what is shown where the better
    /// one is taken, QL, LES, HOL. Zero without tickets.
    pub fn errors_s(&self) -> [f64; 7] {
        self.off_s.map(|sum| sum / float(self.tickets.max(1)))
    }

    /// The share of the 80 % ranges that held, of those that have a width.
    pub fn share_held(&self) -> f64 {
        float(self.held) / float(self.ranges.max(1))
    }
}
