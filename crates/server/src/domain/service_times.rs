//! How long it takes to serve somebody, as a distribution.

use std::collections::BTreeMap;

use super::percentile;

/// How often each service time came, in whole seconds.
pub(crate) type Times = BTreeMap<i64, i64>;

/// A distribution's percentiles, and of how many they are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measured {
    pub(crate) times: i64,
    pub(crate) median_s: i64,
    pub(crate) long_s: i64,
}

impl Measured {
    pub(crate) fn of(times: &Times) -> Self {
        let rank = |share| percentile::in_distribution(times, share).unwrap_or_default();
        Self { times: times.values().sum(), median_s: rank(50), long_s: rank(90) }
    }
}
