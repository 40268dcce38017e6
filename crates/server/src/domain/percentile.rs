//! Percentiles by the nearest rank: always a value that was measured, never one between two.

use std::collections::BTreeMap;

/// From so few values none is told: it would say more than is known.
pub(crate) const FEWEST: i64 = 5;

/// The percentile of a list, which it sorts; `None` if there are too few values.
pub(crate) fn of(values: &mut [i64], percent: usize) -> Option<i64> {
    if values.len() < usize::try_from(FEWEST).unwrap_or(usize::MAX) {
        return None;
    }
    values.sort_unstable();
    let rank = values.len().saturating_mul(percent).div_ceil(100).max(1);
    values.get(rank - 1).copied()
}

/// The percentile of values with their counts; `None` if it is empty.
pub(crate) fn in_distribution(counts: &BTreeMap<i64, i64>, percent: i64) -> Option<i64> {
    let all: i64 = counts.values().sum();
    let rank = all.saturating_mul(percent).saturating_add(99) / 100;
    let mut passed = 0;
    counts.iter().find_map(|(value, count)| {
        passed += count;
        (passed >= rank.max(1)).then_some(*value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rank_is_a_value_that_was_measured_and_four_are_too_few() {
        assert_eq!(of(&mut [50, 10, 20, 40, 30], 90), Some(50));
        assert_eq!(of(&mut [50, 10, 20, 40, 30], 50), Some(30));
        let mut ten: Vec<i64> = (1..=10).rev().collect();
        assert_eq!(of(&mut ten, 90), Some(9), "the ninth of ten, not the tenth");
        let mut eleven: Vec<i64> = (1..=11).collect();
        assert_eq!([of(&mut eleven, 90), of(&mut eleven, 50)], [Some(10), Some(6)]);
        assert_eq!([of(&mut [1, 2, 3, 4], 90), of(&mut [], 90)], [None, None]);
    }

    #[test]
    fn a_distribution_gives_the_nearest_rank_of_the_list() {
        assert_eq!(in_distribution(&BTreeMap::new(), 50), None);
        for length in [1, 5, 10, 11, 97] {
            let mut list: Vec<i64> = (0..length).map(|n| n * n % 13).collect();
            let mut counts = BTreeMap::new();
            list.iter().for_each(|value| *counts.entry(*value).or_default() += 1);
            list.sort_unstable();
            for percent in [1, 10, 50, 90, 99, 100] {
                let rank = (length as f64 * percent as f64 / 100.0).ceil() as usize;
                assert_eq!(in_distribution(&counts, percent), Some(list[rank - 1]), "{percent} of {length}");
            }
        }
    }
}
