//! What was measured.

use std::time::Duration;

/// Calls of one measure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Calls {
    /// How long each took, sorted.
    took: Vec<Duration>,
    within: Duration,
}

impl Calls {
    pub(crate) fn new(mut took: Vec<Duration>, within: Duration) -> Self {
        took.sort_unstable();
        Self { took, within }
    }

    pub(crate) fn count(&self) -> usize {
        self.took.len()
    }

    pub(crate) fn per_second(&self) -> f64 {
        self.took.len() as f64 / self.within.as_secs_f64().max(f64::EPSILON)
    }

    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        self.took.get(self.took.len() * percent / 100).copied().unwrap_or_default()
    }

    pub(crate) fn mean(&self) -> Duration {
        let count = u32::try_from(self.took.len().max(1)).unwrap_or(u32::MAX);
        self.took.iter().sum::<Duration>() / count
    }

    /// The columns of p50 and p99.
    pub(crate) fn times(&self) -> String {
        let ms = |percent| self.percentile(percent).as_secs_f64() * 1_000.0;
        format!("{:.1} ms | {:.1} ms", ms(50), ms(99))
    }
}

/// The one of several measures that has as many above as below it.
pub(crate) fn middle(mut measures: Vec<Calls>) -> Calls {
    measures.sort_by(|a, b| a.per_second().total_cmp(&b.per_second()));
    measures.swap_remove(measures.len() / 2)
}

/// Where the body of an HTTP answer begins, and its length.
pub(crate) struct Head {
    pub(crate) begins: usize,
    pub(crate) length: usize,
}

/// None while the head is not whole.
pub(crate) fn head(bytes: &[u8]) -> Option<Head> {
    let begins = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..begins]).unwrap();
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    Some(Head { begins, length: length.expect("a length") })
}
