//! Whether a request is sent again: reads may be, actions never are (T12).

use std::time::Duration;

use callpad_wire::OperationKind;

use callpad_wire::error::{Error, FoundInstead};

/// How often a read is sent again after its first failure.
pub const MORE_READS: u32 = 2;

/// The pause before the first retry; each later one is three times as long.
const FIRST_PAUSE: Duration = Duration::from_millis(200);

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Report the failure.
    GiveUp,
    /// Send again after this pause.
    After(Duration),
}

/// Decides after a failure. `attempt` is 0 for the first sending; `jitter` from 0 to 1 spreads the pauses of many
/// clients between half and one and a half of their length.
///
/// An action is sent once, whatever happened. A read is repeated if a second try is likely to succeed at once: no
/// connection, a broken one, half a response, a server error. Not after a timeout: the person has waited long enough,
/// and the next poll comes anyway.
pub fn decide(kind: OperationKind, attempt: u32, error: &Error, jitter: f64) -> Decision {
    let passing = matches!(
        error,
        Error::Unreachable { kind: crate::UnreachableKind::Connection, .. }
            | Error::Broken
            | Error::ServerFailed { .. }
            | Error::NotTheApi { found: FoundInstead::BrokenJson, .. }
    );
    if kind == OperationKind::Act || attempt >= MORE_READS || !passing {
        return Decision::GiveUp;
    }
    let jitter = if jitter.is_finite() { jitter.clamp(0.0, 1.0) } else { 0.5 };
    Decision::After(FIRST_PAUSE.mul_f64(0.5 + jitter) * 3_u32.pow(attempt))
}

#[cfg(test)]
mod tests {
    use callpad_wire::Errno;

    use super::*;
    use crate::UnreachableKind;

    fn errors() -> Vec<Error> {
        let host = || "h".to_owned();
        vec![
            Error::Unreachable { host: host(), kind: UnreachableKind::Connection },
            Error::Unreachable { host: host(), kind: UnreachableKind::Name },
            Error::TimedOut { after: Duration::from_secs(1), sent: true },
            Error::TimedOut { after: Duration::from_secs(1), sent: false },
            Error::Broken,
            Error::Tls { detail: String::new() },
            Error::NotTheApi { found: FoundInstead::BrokenJson, status: 200, excerpt: String::new() },
            Error::NotTheApi { found: FoundInstead::WebPage, status: 200, excerpt: String::new() },
            Error::TooLarge,
            Error::ServerFailed { status: 503 },
            Error::Refused { operation: "recall", status: 200, errno: Errno(7), roles: &[] },
            Error::TokenEnded,
            Error::RenewalFailed(Box::new(Error::Broken)),
        ]
    }

    #[test]
    fn t12_an_action_is_never_sent_again() {
        for error in errors() {
            for attempt in 0..4 {
                assert_eq!(decide(OperationKind::Act, attempt, &error, 0.5), Decision::GiveUp, "{error:?}");
            }
        }
    }

    #[test]
    fn t12_a_read_is_sent_at_most_twice_more() {
        let again: Vec<Error> = errors()
            .into_iter()
            .filter(|e| decide(OperationKind::Read, 0, e, 0.5) != Decision::GiveUp)
            .collect();
        assert_eq!(again.len(), 4, "{again:?}");
        for error in again {
            assert_eq!(
                decide(OperationKind::Read, 0, &error, 0.5),
                Decision::After(Duration::from_millis(200))
            );
            assert_eq!(
                decide(OperationKind::Read, 1, &error, 0.5),
                Decision::After(Duration::from_millis(600))
            );
            assert_eq!(decide(OperationKind::Read, 2, &error, 0.5), Decision::GiveUp);
        }
    }

    #[test]
    fn jitter_spreads_the_pause_and_nothing_breaks_it() {
        let pause = |jitter| match decide(OperationKind::Read, 0, &Error::Broken, jitter) {
            Decision::After(pause) => pause.as_millis(),
            Decision::GiveUp => 0,
        };
        assert_eq!((pause(0.0), pause(1.0)), (100, 300));
        assert_eq!((pause(-5.0), pause(7.0), pause(f64::NAN)), (100, 300, 200));
    }
}
