//! Percentiles by the nearest rank: always a value that was measured, never one between two.

use std::collections::BTreeMap;

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
