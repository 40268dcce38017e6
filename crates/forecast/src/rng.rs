//! Random numbers that are addressed, not drawn in turn: the number for one ticket of one run is the same whatever else
//! happens in that run. So a branch and the same branch with a change meet the same visitors (common random numbers).

/// The finaliser of SplitMix64: every bit of the input changes half of the output's.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The numbers of one purpose in one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draws {
    key: u64,
}

impl Draws {
    pub(crate) fn new(seed: u64, run: u64, purpose: u64) -> Self {
        Self { key: mix(mix(mix(seed) ^ run) ^ purpose) }
    }

    /// Between 0 and 1, neither included.
    pub(crate) fn at(self, index: u64) -> f64 {
        unit(mix(self.key ^ mix(index)))
    }
}

/// Numbers in turn, for what happens in the same order in any case.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    state: u64,
}

impl Stream {
    pub(crate) fn new(seed: u64, run: u64, purpose: u64) -> Self {
        Self { state: Draws::new(seed, run, purpose).key }
    }

    /// Between 0 and 1, neither included.
    pub(crate) fn next(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        unit(mix(self.state))
    }
}

#[expect(clippy::cast_precision_loss, reason = "the 52 upper bits are what a float between 0 and 1 has")]
fn unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

/// A number that is normally distributed, nearly, from an even one: the logistic curve, scaled.
pub(crate) fn normal(even: f64) -> f64 {
    (even / (1.0 - even)).ln() / 1.702
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_even_and_depend_on_each_part_of_their_address() {
        let draws = Draws::new(1, 2, 3);
        let mean = (0..10_000).map(|i| draws.at(i)).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        let others = [Draws::new(9, 2, 3), Draws::new(1, 9, 3), Draws::new(1, 2, 9)];
        assert!(others.iter().all(|other| (other.at(5) - draws.at(5)).abs() > 1e-9));
        assert!((draws.at(5) - Draws::new(1, 2, 3).at(5)).abs() < f64::EPSILON);
    }

    #[test]
    fn a_stream_goes_on() {
        let mut stream = Stream::new(1, 2, 3);
        let numbers: Vec<f64> = (0..10_000).map(|_| stream.next()).collect();
        let mean = numbers.iter().sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert!(numbers.iter().all(|n| *n > 0.0 && *n < 1.0));
    }
}
