//! How long something takes, as measured: service at a counter, or the step from one visitor to the next.

use crate::limits::MAX_SAMPLES;
use crate::rng::normal;

/// Steps of the table that durations are drawn from.
const STEPS: usize = 128;
/// How far the mean of few samples may be off, as a logarithm.
const MOST_DOUBT: f64 = 0.6;

/// One measured duration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Seconds.
    pub seconds: f64,
    /// How much it counts beside the others; one of today counts 1.
    pub weight: f64,
    /// It goes on still: it will take at least so long.
    pub ongoing: bool,
}

impl Sample {
    /// One that has ended, of full weight.
    pub fn ended(seconds: f64) -> Self {
        Self { seconds, weight: 1.0, ongoing: false }
    }

    /// One that goes on, of full weight.
    pub fn ongoing(seconds: f64) -> Self {
        Self { seconds, weight: 1.0, ongoing: true }
    }

    fn is_fit(&self) -> bool {
        self.seconds.is_finite() && self.seconds >= 0.0 && self.weight.is_finite() && self.weight > 0.0
    }
}

/// A distribution of durations in seconds, to draw from.
#[derive(Clone, Debug, PartialEq)]
pub struct Times {
    shape: Shape,
    mean_s: f64,
    /// Standard deviation of the mean, as a logarithm: what is not known because little was measured.
    doubt: f64,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    /// The means of equal shares of the distribution, ascending: its mean is kept exactly.
    Table(Vec<f64>),
    Exponential,
}

impl Times {
    /// An exponential distribution, as closed forms assume it. `None` unless the mean is a positive number.
    pub fn exponential(mean_s: f64) -> Option<Self> {
        (mean_s.is_finite() && mean_s > 0.0).then_some(Self { shape: Shape::Exponential, mean_s, doubt: 0.0 })
    }

    /// From samples. What goes on still is counted by the Kaplan–Meier rule: its weight goes to those that took longer,
    /// so that a morning in which only the short services have ended is not taken for a quick one. Samples that are no
    /// durations are left out; `None` if no sample is left that has ended.
    pub fn measured(samples: &[Sample]) -> Option<Self> {
        let newest = samples.len().saturating_sub(MAX_SAMPLES);
        let mut sorted: Vec<Sample> = samples[newest..].iter().copied().filter(Sample::is_fit).collect();
        if sorted.iter().all(|sample| sample.ongoing) {
            return None;
        }
        // Among equals what has ended comes first.
        sorted.sort_by(|a, b| a.seconds.total_cmp(&b.seconds).then(a.ongoing.cmp(&b.ongoing)));
        let ended: f64 = sorted.iter().filter(|sample| !sample.ongoing).map(|sample| sample.weight).sum();
        let atoms = kaplan_meier(&sorted);
        let (mean, deviation) = moments(&atoms);
        let table = table(&smooth(&atoms, ended));
        let doubt = if mean > 0.0 { (deviation / mean / ended.max(0.5).sqrt()).min(MOST_DOUBT) } else { 0.0 };
        Some(Self { shape: Shape::Table(table), mean_s: mean, doubt })
    }

    /// Mean in seconds.
    pub fn mean_s(&self) -> f64 {
        self.mean_s
    }

    /// As samples that count `weight` in all: what another service can borrow.
    pub fn as_samples(&self, weight: f64) -> Vec<Sample> {
        const POINTS: usize = 16;
        (0..POINTS)
            .map(|i| Sample {
                seconds: self.draw((float(i) + 0.5) / float(POINTS)),
                weight: weight / float(POINTS),
                ongoing: false,
            })
            .collect()
    }

    /// The duration at this share of the distribution.
    pub(crate) fn draw(&self, even: f64) -> f64 {
        match &self.shape {
            Shape::Table(table) => table[place(even, table.len())],
            Shape::Exponential => -self.mean_s * even.ln(),
        }
    }

    /// What is left of one that has gone on for `elapsed_s`.
    pub(crate) fn rest(&self, elapsed_s: f64, even: f64) -> f64 {
        match &self.shape {
            Shape::Table(table) => {
                let first = table.partition_point(|value| *value <= elapsed_s);
                if first < table.len() {
                    table[first + place(even, table.len() - first)] - elapsed_s
                } else {
                    // Longer than anything measured: the longer it has taken, the longer it will take.
                    -even.ln() * (0.5 * self.mean_s).max(0.3 * elapsed_s)
                }
            }
            Shape::Exponential => -self.mean_s * even.ln(),
        }
    }

    /// By how much durations of a run differ from the measured ones, because the mean is not known exactly.
    pub(crate) fn doubt_factor(&self, even: f64) -> f64 {
        if self.doubt > 0.0 { (self.doubt * normal(even)).exp() } else { 1.0 }
    }
}

/// (seconds, weight), ascending, from samples sorted by time.
fn kaplan_meier(sorted: &[Sample]) -> Vec<(f64, f64)> {
    let mut at_risk: f64 = sorted.iter().map(|sample| sample.weight).sum();
    let mut left = 1.0;
    let mut atoms = Vec::with_capacity(sorted.len() + 1);
    for sample in sorted {
        if !sample.ongoing {
            let share = left * (sample.weight / at_risk).min(1.0);
            atoms.push((sample.seconds, share));
            left -= share;
        }
        at_risk = (at_risk - sample.weight).max(f64::MIN_POSITIVE);
    }
    // The longest ones go on still: what they will have taken is a guess, upwards.
    if let (true, Some(longest)) = (left > 1e-9, sorted.last()) {
        atoms.push((longest.seconds * 1.1, left));
    }
    atoms
}

fn moments(atoms: &[(f64, f64)]) -> (f64, f64) {
    let total: f64 = atoms.iter().map(|(_, weight)| weight).sum();
    let mean = atoms.iter().map(|(seconds, weight)| seconds * weight).sum::<f64>() / total;
    let square = atoms.iter().map(|(seconds, weight)| (seconds - mean).powi(2) * weight).sum::<f64>() / total;
    (mean, square.sqrt())
}

/// Few samples stand for what lies around them.
fn smooth(atoms: &[(f64, f64)], count: f64) -> Vec<(f64, f64)> {
    let width = 0.5 * count.max(1.0).powf(-0.4);
    let steps = [(-1.3 * width, 0.25), (0.0, 0.5), (1.3 * width, 0.25)];
    let raised: f64 = steps.iter().map(|(step, share)| step.exp() * share).sum();
    let mut smoothed: Vec<(f64, f64)> = atoms
        .iter()
        .flat_map(|(seconds, weight)| {
            steps.map(|(step, share)| (seconds * step.exp() / raised, weight * share))
        })
        .collect();
    smoothed.sort_by(|a, b| a.0.total_cmp(&b.0));
    smoothed
}

/// The mean of each of `STEPS` equal shares.
fn table(atoms: &[(f64, f64)]) -> Vec<f64> {
    let total: f64 = atoms.iter().map(|(_, weight)| weight).sum();
    let share = total / float(STEPS);
    let mut table = Vec::with_capacity(STEPS);
    let (mut sum, mut room) = (0.0, share);
    for (seconds, weight) in atoms {
        let mut weight = *weight;
        while weight >= room && table.len() < STEPS {
            table.push((sum + seconds * room) / share);
            weight -= room;
            (sum, room) = (0.0, share);
        }
        sum += seconds * weight;
        room -= weight;
    }
    // What rounding has left over.
    let last = atoms.last().map_or(0.0, |(seconds, _)| *seconds);
    table.resize(STEPS, last);
    table
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small"
)]
fn place(even: f64, count: usize) -> usize {
    ((even * count as f64) as usize).min(count - 1)
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(crate) fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(seconds: &[f64]) -> Vec<Sample> {
        seconds.iter().copied().map(Sample::ended).collect()
    }

    #[test]
    fn the_mean_is_kept() {
        let times = Times::measured(&ended(&[10.0, 20.0, 30.0, 1_000.0])).unwrap();
        assert!((times.mean_s() - 265.0).abs() < 1e-9);
        let drawn = (0..10_000).map(|i| times.draw((float(i) + 0.5) / 10_000.0)).sum::<f64>() / 10_000.0;
        assert!((drawn - 265.0).abs() < 0.02 * 265.0, "{drawn}");
    }

    #[test]
    fn what_goes_on_still_makes_the_mean_longer() {
        let mut samples = ended(&[100.0, 200.0, 600.0]);
        let without = Times::measured(&samples).unwrap().mean_s();
        // By Kaplan and Meier: 1/5 at 100, 1/5 at 200, and the two that passed 300 are as the one of 600.
        samples.extend([Sample::ongoing(300.0), Sample::ongoing(300.0)]);
        let with = Times::measured(&samples).unwrap().mean_s();
        assert!((without - 300.0).abs() < 1e-9);
        assert!((with - 420.0).abs() < 1e-9, "{with}");
    }

    #[test]
    fn the_rest_is_of_those_that_took_longer() {
        let times = Times::measured(&ended(&[100.0, 100.0, 100.0, 1_000.0])).unwrap();
        for step in 1..10 {
            let rest = times.rest(500.0, float(step) / 10.0);
            assert!(rest > 0.0 && rest < 1_500.0, "{rest}");
        }
        assert!(times.rest(100_000.0, 0.5) > 1_000.0);
    }

    #[test]
    fn nothing_measured_is_no_guess() {
        assert_eq!(Times::measured(&[]), None);
        assert_eq!(Times::measured(&[Sample::ongoing(50.0)]), None);
        assert_eq!(Times::measured(&ended(&[f64::NAN, -1.0, f64::INFINITY])), None);
        assert_eq!(Times::exponential(0.0), None);
        assert_eq!(Times::exponential(f64::NAN), None);
    }

    #[test]
    fn the_newest_samples_count() {
        let mut seconds = vec![1_000.0; MAX_SAMPLES];
        seconds.extend(vec![10.0; MAX_SAMPLES]);
        assert!((Times::measured(&ended(&seconds)).unwrap().mean_s() - 10.0).abs() < 1e-9);
    }

    #[test]
    fn durations_of_no_length_stay_so() {
        let times = Times::measured(&ended(&[0.0, 0.0])).unwrap();
        assert!(times.draw(0.9).abs() < f64::EPSILON && times.doubt_factor(0.9) >= 1.0);
    }
}
