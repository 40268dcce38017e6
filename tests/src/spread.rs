//! What was measured many times, and when.

use std::time::{SystemTime, UNIX_EPOCH};

/// The time of this computer in milliseconds since 1970, as pages tell theirs.
#[must_use]
pub fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1_000.0
}

/// Measurements of one thing, in milliseconds.
pub struct Spread(pub Vec<f64>);

impl Spread {
    /// The measurement below which this part of all lies: 0.5 is the median. NaN where nothing was measured.
    #[must_use]
    pub fn at(&self, part: f64) -> f64 {
        let mut all = self.0.clone();
        all.sort_by(f64::total_cmp);
        let last = all.len().saturating_sub(1);
        all.get(((last as f64) * part).ceil() as usize).copied().unwrap_or(f64::NAN)
    }

    /// A row of a table: what it is, median, 99th percentile, count, goal.
    #[must_use]
    pub fn row(&self, what: &str, goal: &str) -> String {
        let (median, most) = (self.at(0.5), self.at(0.99));
        format!("| {what} | {median:.1} ms | {most:.1} ms | {} | {goal} |", self.0.len())
    }
}
