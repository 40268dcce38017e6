//! A small pseudo-random generator; the same seed gives the same numbers (SplitMix64).

#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// At least 0 and below 1.
    pub(super) fn fraction(&mut self) -> f64 {
        // 53 bits: the precision of an f64.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with this probability in percent.
    pub(super) fn percent(&mut self, often: u32) -> bool {
        self.fraction() * 100.0 < f64::from(often)
    }

    /// One of them; `None` if there are none.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get((self.fraction() * from.len() as f64) as usize)
    }
}
