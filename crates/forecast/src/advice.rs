//! One advice, where it is worth it: the cheapest change that brings the worst service back to its target.

use crate::branch::{Branch, BranchError, Counter, CounterState};
use crate::change::Change;
use crate::forecast::{Ahead, Forecast, Options, Range, forecast};

/// How many changes are tried at most: each is a forecast of its own.
pub const MAX_TRIED: usize = 8;
/// A service whose newcomers would wait this much longer, in seconds, is told beside the advice.
const WORTH_TELLING_S: f64 = 60.0;

/// What to do, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What to do.
    pub change: Change,
    /// The service that it is for.
    pub service: usize,
    /// After so many minutes it is on target again.
    pub minutes: u32,
    /// The longest wait then in seconds, as it is and with the change.
    pub longest_wait_s: (Range, Range),
    /// How many are over the target then, as it is and with the change.
    pub over_target: (Range, Range),
    /// Other services whose newcomers would wait longer or shorter by a minute and more.
    pub others: Vec<Effect>,
}

/// What a change does to another service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The service.
    pub service: usize,
    /// A newcomer's wait in seconds, as it is and with the change.
    pub newcomer_wait_s: (Range, Range),
}

/// Finds the cheapest change that brings the worst service back to its target within the hour and keeps it there: a counter that takes it
/// on, then a counter that opens, then one more counter, then two. `base` is the branch's own forecast, made with the same
/// options. `None` if no service misses its target, if nothing helps for certain (the ranges overlap), or if it would push
/// another service over its target.
///
/// # Errors
/// Whatever in the branch cannot be.
pub fn advise(branch: &Branch, base: &Forecast, options: Options) -> Result<Option<Advice>, BranchError> {
    let Some(service) = worst(branch, base) else { return Ok(None) };
    for change in candidates(branch, service) {
        let changed = forecast(&branch.with(change)?, options)?;
        let Some((before, after)) = back_on_target(branch, base, &changed, service) else { continue };
        if harms(branch, base, &changed, service) {
            continue;
        }
        if let (Some(longest), Some(longest_then), Some(over), Some(over_then)) =
            (before.longest_wait_s, after.longest_wait_s, before.over_target, after.over_target)
        {
            return Ok(Some(Advice {
                change,
                service,
                minutes: after.minutes,
                longest_wait_s: (longest, longest_then),
                over_target: (over, over_then),
                others: effects(base, &changed, service),
            }));
        }
    }
    Ok(None)
}

/// The service that will be furthest over its target, as a share of the target.
fn worst(branch: &Branch, base: &Forecast) -> Option<usize> {
    let mut worst: Option<(f64, usize)> = None;
    for (index, (service, told)) in branch.services.iter().zip(&base.services).enumerate() {
        let Some(target_s) = service.target_s.filter(|target_s| *target_s > 0.0) else { continue };
        let longest = told.ahead.iter().filter_map(|ahead| ahead.longest_wait_s);
        let share = longest.map(|range| range.median / target_s).fold(0.0, f64::max);
        if share > 1.0 && worst.is_none_or(|(most, _)| share > most) {
            worst = Some((share, index));
        }
    }
    worst.map(|(_, index)| index)
}

fn candidates(branch: &Branch, service: usize) -> Vec<Change> {
    let indexed = || branch.counters.iter().enumerate();
    let comes = |counter: &Counter| !counter.is_away() && counter.closes_s.is_none();
    // A free counter first, then those with the fewest services.
    let mut taking: Vec<(bool, usize, usize)> = indexed()
        .filter(|(_, counter)| comes(counter) && !counter.services.contains(&service))
        .map(|(index, counter)| {
            (!matches!(counter.state, CounterState::Free { .. }), counter.services.len(), index)
        })
        .collect();
    taking.sort_unstable();
    let take_on = taking.into_iter().map(|(_, _, counter)| Change::TakeOn { counter, service });
    let open = indexed()
        .filter(|(_, counter)| counter.is_away() && counter.services.contains(&service))
        .map(|(counter, _)| Change::Open { counter });
    let more = [1, 2].map(|by| Change::Counters { service, by });
    take_on.take(MAX_TRIED - 4).chain(open.take(2)).chain(more).collect()
}

/// The first time at which it is over its target as it is and, with the change, for certain less, on target, and stays so.
fn back_on_target(
    branch: &Branch,
    base: &Forecast,
    changed: &Forecast,
    service: usize,
) -> Option<(Ahead, Ahead)> {
    let target_s = branch.services[service].target_s?;
    let (before, after) = (&base.services[service].ahead, &changed.services[service].ahead);
    // From then on it must stay so.
    let misses = |ahead: &Ahead| ahead.longest_wait_s.is_none_or(|range| range.median > target_s);
    let first = after.iter().rposition(misses).map_or(0, |last| last + 1);
    before.iter().zip(after).skip(first).map(|(before, after)| (*before, *after)).find(|(before, after)| {
        misses(before)
            && matches!((before.longest_wait_s, after.longest_wait_s), (Some(b), Some(a)) if a.high < b.low)
    })
}

/// Whether another service would miss its target that keeps it now.
fn harms(branch: &Branch, base: &Forecast, changed: &Forecast, service: usize) -> bool {
    let misses = |ahead: &Ahead, target_s: f64| ahead.longest_wait_s.is_some_and(|r| r.median > target_s);
    (0..branch.services.len()).filter(|other| *other != service).any(|other| {
        let Some(target_s) = branch.services[other].target_s else { return false };
        let pairs = base.services[other].ahead.iter().zip(&changed.services[other].ahead);
        pairs.into_iter().any(|(before, after)| !misses(before, target_s) && misses(after, target_s))
    })
}

fn effects(base: &Forecast, changed: &Forecast, service: usize) -> Vec<Effect> {
    let pairs = base.services.iter().zip(&changed.services).enumerate();
    pairs
        .filter(|(other, _)| *other != service)
        .filter_map(|(other, (before, after))| {
            let (before, after) = (before.newcomer_wait_s?, after.newcomer_wait_s?);
            let differs = (before.median - after.median).abs() >= WORTH_TELLING_S;
            differs.then_some(Effect { service: other, newcomer_wait_s: (before, after) })
        })
        .collect()
}
