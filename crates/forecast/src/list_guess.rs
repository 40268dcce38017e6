//! What a newcomer waits, told from waiting lists in several ways, of which each is believed as far as it came true here.

use crate::times::float;

/// So many ways there are.
pub(crate) const WAYS: usize = 6;
/// After so many waits an error counts about a third.
const FORGETS: f64 = 20.0;
/// How much more the better way is believed: the power of how much less it was off.
const SHARPNESS: i32 = 4;
/// Errors are taken for at least so many seconds: readings are no closer.
const LEAST_OFF_S: f64 = 5.0;

/// A mean that forgets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Fading {
    sum: f64,
    weight: f64,
}

impl Fading {
    fn add(&mut self, value: f64, weight: f64) {
        let keeps = 1.0 - 1.0 / FORGETS;
        self.sum = self.sum * keeps + value;
        self.weight = self.weight * keeps + weight;
    }

    fn mean(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }
}

/// What all lists of a place have in common: counters serve several services.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPool {
    /// Seconds that somebody waited for each who was before in any list, oneself included.
    per_head_s: Fading,
    /// The wait of the last one who left any list.
    last_wait_s: Option<f64>,
}

/// What somebody finds who comes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// Who waits in the same list.
    pub(crate) ahead: usize,
    /// And in all lists.
    pub(crate) ahead_of_all: usize,
    /// How long the first of the list has waited.
    pub(crate) head_s: f64,
}

/// What each way says, in seconds.
pub(crate) type Said = [Option<f64>; WAYS];

/// What one list has shown of waits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ListGuess {
    per_head_s: Fading,
    last_wait_s: Option<f64>,
    off_s: [Fading; WAYS],
}

impl ListGuess {
    /// What each way says to somebody who comes; `gap_s` is the mean time from one to the next while somebody waits.
    pub(crate) fn ways(&self, found: &Found, gap_s: Option<f64>, pool: &ListPool) -> Said {
        let (own, all) = (float(found.ahead) + 1.0, float(found.ahead_of_all) + 1.0);
        [
            gap_s.map(|gap_s| gap_s * own),
            self.per_head_s.mean().map(|per_head_s| per_head_s * own),
            pool.per_head_s.mean().map(|per_head_s| per_head_s * all),
            self.last_wait_s,
            pool.last_wait_s,
            (found.ahead > 0).then_some(found.head_s),
        ]
    }

    /// All ways together: each as far as it came true. `None` where none says anything.
    pub(crate) fn together(&self, said: &Said) -> Option<f64> {
        // Of a way that was never measured no more is believed than of the worst.
        let worst_s = self.off_s.iter().filter_map(Fading::mean).fold(0.0, f64::max);
        let weight = |way: usize| {
            let off_s = self.off_s[way].mean().unwrap_or(worst_s).max(LEAST_OFF_S);
            (1_000.0 / off_s).powi(SHARPNESS)
        };
        let (mut sum, mut weights) = (0.0, 0.0);
        for (way, said_s) in said.iter().enumerate() {
            if let Some(said_s) = said_s {
                sum += weight(way) * said_s;
                weights += weight(way);
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }

    /// Somebody of whom this was said, and who had found this, has waited so long.
    pub(crate) fn note(&mut self, found: &Found, said: &Said, waited_s: f64, pool: &mut ListPool) {
        for (off_s, said_s) in self.off_s.iter_mut().zip(said) {
            if let Some(said_s) = said_s {
                off_s.add((said_s - waited_s).abs(), 1.0);
            }
        }
        self.per_head_s.add(waited_s, float(found.ahead) + 1.0);
        self.last_wait_s = Some(waited_s);
        pool.per_head_s.add(waited_s, float(found.ahead_of_all) + 1.0);
        pool.last_wait_s = Some(waited_s);
    }
}
