//! How a service stands against its target, and in which order services are shown. Pure.

use std::cmp::Ordering;

use callpad_wire::op::BoardService;
use jiff::Timestamp;

/// So long ahead a service is near its target: whoever has waited longest would pass it at this pace.
pub const LOOKS_AHEAD_S: u32 = 300;

/// The pace is taken from a step that ended at least so long ago: a younger one says little.
const PACE_OVER_S: i64 = 150;

/// How a service stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceState {
    /// Somebody has waited longer than the target.
    Over {
        /// By so many seconds.
        by_s: u32,
    },
    /// Whoever has waited longest will pass the target within five minutes at this pace, or has waited four fifths of it.
    Near,
    /// Nobody is near it.
    OnTarget,
    /// It has none.
    NoTarget,
    /// No tickets are issued, and nobody who still waits is near the target.
    Closed,
}

impl ServiceState {
    /// The state of a service whose last hour has these step ends, at `now`.
    pub(crate) fn of(service: &BoardService, step_ends: &[StepEnd], now: Timestamp) -> Self {
        let stands = match (service.target_wait_s, service.longest_wait_s) {
            (None, _) => Self::NoTarget,
            (Some(_), None) => Self::OnTarget,
            (Some(target), Some(longest)) if longest > target => Self::Over { by_s: longest - target },
            (Some(target), Some(longest)) => {
                let far = u64::from(longest) * 5 >= u64::from(target) * 4;
                let soon = f64::from(longest) + pace(longest, step_ends, now) * f64::from(LOOKS_AHEAD_S)
                    > f64::from(target);
                if far || soon { Self::Near } else { Self::OnTarget }
            }
        };
        match stands {
            Self::OnTarget | Self::NoTarget if !service.open => Self::Closed,
            stands => stands,
        }
    }

    /// Somebody waits too long, or soon will.
    pub fn hurts(self) -> bool {
        matches!(self, Self::Over { .. } | Self::Near)
    }

    fn rank(self) -> u8 {
        match self {
            Self::Over { .. } => 0,
            Self::Near => 1,
            Self::OnTarget => 2,
            Self::NoTarget | Self::Closed => 3,
        }
    }
}

/// The longest wait at the end of a step; 0 if nobody waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StepEnd {
    pub(crate) at: Timestamp,
    pub(crate) longest_wait_s: u32,
}

/// By how many seconds the longest wait grows in one: from the newest step that is old enough until now, 0 to 1; 1 where
/// there is none, as if nobody were called.
fn pace(longest_s: u32, step_ends: &[StepEnd], now: Timestamp) -> f64 {
    let old = |step: &&StepEnd| now.duration_since(step.at).as_secs() >= PACE_OVER_S;
    let Some(step) = step_ends.iter().filter(old).max_by_key(|step| step.at) else { return 1.0 };
    let passed = now.duration_since(step.at).as_secs_f64();
    ((f64::from(longest_s) - f64::from(step.longest_wait_s)) / passed).clamp(0.0, 1.0)
}

/// In how many seconds a service reaches its next state by waiting alone: its target, or what is near it.
pub(crate) fn changes_in_s(service: &BoardService) -> Option<u32> {
    let (target, longest) = (service.target_wait_s?, service.longest_wait_s?);
    let near = u32::try_from(u64::from(target) * 4 / 5).unwrap_or(u32::MAX);
    [near, target].into_iter().filter(|border| longest <= *border).map(|border| border - longest + 1).min()
}

/// A service without trouble: nobody waits, and nobody waited too long.
pub(crate) fn is_quiet(service: &BoardService, state: ServiceState) -> bool {
    service.waiting == 0 && !matches!(state, ServiceState::Over { .. })
}

/// Worst first: over target by how much, near and on target by their share of it, then the others; quiet ones last.
/// Equal ones stay in the directory's order, if the sort is stable.
pub(crate) fn worst_first(a: (&BoardService, ServiceState), b: (&BoardService, ServiceState)) -> Ordering {
    let quiet = |(service, state)| is_quiet(service, state);
    quiet(a).cmp(&quiet(b)).then_with(|| {
        if quiet(a) {
            return Ordering::Equal;
        }
        a.1.rank().cmp(&b.1.rank()).then_with(|| match (a.1, b.1) {
            (ServiceState::Over { by_s: a }, ServiceState::Over { by_s: b }) => b.cmp(&a),
            (ServiceState::Near | ServiceState::OnTarget, _) => share(b.0).total_cmp(&share(a.0)),
            _ => Ordering::Equal,
        })
    })
}

/// Which share of the target the one has waited that has waited longest.
fn share(service: &BoardService) -> f64 {
    match (service.longest_wait_s, service.target_wait_s) {
        (Some(longest), Some(target)) => f64::from(longest) / f64::from(target.max(1)),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests;
