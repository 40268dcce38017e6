//! Ranges that hold: what earlier forecasts were off by widens or narrows the next one's range.

use std::collections::VecDeque;

use crate::forecast::{Range, at};
use crate::rng::normal;
use crate::times::float;

/// How many earlier forecasts are looked at, the newest.
const MOST: usize = 200;
/// How many forecasts of a perfect model stand beside them, so that the first few decide little.
const BELIEVED: usize = 40;
/// How much wider than the model's own range it is believed to be, for what no model foresees: a closing, a break.
const UNFORESEEN: f64 = 1.25;
/// Half a range is taken for at least so many seconds: a miss by seconds is none.
const LEAST_S: f64 = 20.0;

/// What earlier forecasts were off by. Only what is known already may be noted: the wait of a ticket when it is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// In halves of the range: -1 is its low end, 1 its high end.
    misses: VecDeque<f64>,
}

impl Calibration {
    /// Notes what a forecast, before it was calibrated, has come to. A range of no width is certain and tells nothing.
    pub fn note(&mut self, range: &Range, came_s: f64) {
        let miss_s = came_s - range.median;
        let half_s = if miss_s < 0.0 { range.median - range.low } else { range.high - range.median };
        if !miss_s.is_finite() || range.high <= range.low {
            return;
        }
        if self.misses.len() == MOST {
            self.misses.pop_front();
        }
        self.misses.push_back(miss_s / half_s.max(LEAST_S));
    }

    /// The range as it should have been, going by those noted.
    pub fn apply(&self, range: &Range) -> Range {
        if range.high <= range.low {
            return *range;
        }
        let mut misses: Vec<f64> = self.misses.iter().copied().collect();
        misses.extend(
            (0..BELIEVED).map(|i| UNFORESEEN * normal((float(i) + 0.5) / float(BELIEVED)) / normal(0.9)),
        );
        misses.sort_by(f64::total_cmp);
        let to = |share: f64| {
            let miss = at(&misses, share).unwrap_or(0.0);
            let half_s = if miss < 0.0 { range.median - range.low } else { range.high - range.median };
            (range.median + miss * half_s.max(LEAST_S)).max(0.0)
        };
        Range { median: range.median, low: to(0.1).min(range.median), high: to(0.9).max(range.median) }
    }
}
