//! Steps of five minutes, for which sums are kept.

/// The length of a step, in microseconds. Every time zone's midnight lies on the border of two.
const LENGTH: i64 = 300_000_000;
/// How many steps an hour has; the ends of so many are kept.
pub(crate) const OF_AN_HOUR: i64 = 12;

/// The step of a moment, both as numbers.
pub(crate) fn of(microseconds: i64) -> i64 {
    microseconds.div_euclid(LENGTH)
}

/// When a step begins, in microseconds since 1970.
pub(crate) fn start(step: i64) -> i64 {
    step.saturating_mul(LENGTH)
}
