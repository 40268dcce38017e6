//! The 80 % range around what is told of a list: as wide as those before it should have been.

use std::collections::VecDeque;

use crate::forecast::{Range, at};
use crate::rng::normal;
use crate::times::float;

/// How many earlier waits are looked at, the newest.
const MOST: usize = 60;
/// How many made-up ones stand beside them, so that the first few decide little.
const BELIEVED: usize = 10;
/// How far waits are believed to scatter before any was measured: the standard deviation of their logarithm.
const SCATTER: f64 = 0.7;
/// Added to both before they are compared, in seconds: a miss by less is none.
const SHIFT_S: f64 = 60.0;

/// How earlier waits came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ListRange {
    /// Logarithms of how many times longer a wait was than told.
    misses: VecDeque<f64>,
}

impl ListRange {
    /// Somebody who was told so many seconds has waited so many.
    pub(crate) fn note(&mut self, told_s: f64, waited_s: f64) {
        let miss = ((waited_s + SHIFT_S) / (told_s + SHIFT_S)).ln();
        if !miss.is_finite() {
            return;
        }
        if self.misses.len() == MOST {
            self.misses.pop_front();
        }
        self.misses.push_back(miss);
    }

    /// The range around so many seconds, from one share of the earlier waits to another.
    pub(crate) fn around(&self, middle_s: f64, [low, high]: [f64; 2]) -> Range {
        let mut misses: Vec<f64> = self.misses.iter().copied().collect();
        let believed = (0..BELIEVED).map(|i| SCATTER * normal((float(i) + 0.5) / float(BELIEVED)));
        misses.extend(believed);
        misses.sort_by(f64::total_cmp);
        let end = |share: f64| {
            let miss = at(&misses, share).unwrap_or(0.0);
            ((middle_s + SHIFT_S) * miss.exp() - SHIFT_S).max(0.0)
        };
        Range { median: middle_s, low: end(low).min(middle_s), high: end(high).max(middle_s) }
    }
}
