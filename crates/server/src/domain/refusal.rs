//! Why a request is refused.

use callpad_wire::Errno;

use super::storage_failure::StorageFailure;

/// A refusal. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No token, or one that is not valid: HTTP 401 (A4).
    NotSignedIn,
    /// A role is missing, or a user or location is not one's own: HTTP 403 (A4, A6, A8).
    Forbidden,
    /// The address has other methods: errno 2.
    Method {
        /// Those that it has.
        allowed: &'static str,
    },
    /// The body is too large: HTTP 413.
    TooLarge,
    /// Too many of this caller's came before: HTTP 429, with when to come again.
    Later {
        /// Seconds.
        after_s: u32,
    },
    /// The server has more to do than it can: HTTP 503.
    Overloaded,
    /// Anything else, by its number.
    Errno(Errno),
}

impl Refusal {
    /// A parameter is missing, malformed or over-long.
    pub(crate) const PARAMETERS: Self = Self::Errno(Errno::INVALID_PARAMETERS);
    /// An id is not known.
    pub(crate) const UNKNOWN_ID: Self = Self::Errno(Errno::NO_VALUES);
    /// Something is not in the state it must be in.
    pub(crate) const STATE: Self = Self::Errno(Errno::CANNOT_CONCLUDE);
    /// Nobody waits (M10).
    pub(crate) const NOBODY_WAITS: Self = Self::Errno(Errno::NO_TICKETS);

    /// The number that goes into the body (A4: no number is invented for 401 and 403).
    pub(crate) fn errno(self) -> Errno {
        match self {
            Self::NotSignedIn | Self::Forbidden | Self::Later { .. } | Self::Overloaded => {
                Errno::CANNOT_CONCLUDE
            }
            Self::Method { .. } => Errno::INVALID_METHOD,
            Self::TooLarge => Errno::INVALID_PARAMETERS,
            Self::Errno(errno) => errno,
        }
    }
}

/// Why an operation failed: it was refused, or the storage broke.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Refused.
    Refused(Refusal),
    /// The storage broke: errno 9. It has logged the reason.
    Storage(StorageFailure),
    /// The storage is closed: the server is ending.
    Stopped,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StorageFailure> for Failure {
    fn from(failure: StorageFailure) -> Self {
        Self::Storage(failure)
    }
}
