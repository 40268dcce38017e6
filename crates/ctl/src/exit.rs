//! How it went, as other programs see it.

use std::process::ExitCode;

use callpad_client::{Error, FoundInstead};
use callpad_wire::{Errno, OperationKind};

/// The exit codes as `--help` and the manual page list them.
pub(crate) const CODES: &str = "\
Exit codes:
  0  done; an empty list is done too
  2  the command line, or a part of the policy, is wrong
  3  refused: {\"success\":false,\"errno\":N}
  4  the request cannot have arrived (name, connection, TLS), or a read failed
  5  a read was answered, but not by the API
  6  an action was sent and no answer of the API came: it may have happened
  7  not signed in, or a permission is missing (HTTP 401 or 403 after one renewal)
  8  nobody is waiting: {\"success\":false,\"errno\":N}
  9  the self-test has found something that keeps Callpad from working";

/// The exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// The command line was wrong, or a part of the policy is; nothing was sent.
    Usage = 2,
    /// Refused with an error number.
    Refused = 3,
    /// The request cannot have arrived, or it was a read and failed.
    NotArrived = 4,
    /// A read came back whole, but not from the API.
    NotTheApi = 5,
    /// An action was sent and no answer of the API came, whatever else did: it may have happened (T13).
    Unknown = 6,
    /// HTTP 401 or 403 after one renewal.
    Denied = 7,
    /// Nobody is waiting.
    Nobody = 8,
    /// The self-test has found something red.
    Fault = 9,
}

impl Exit {
    /// What a failed operation comes to.
    pub(crate) fn of(error: &Error, kind: OperationKind) -> Self {
        match error {
            Error::Address(_) => Self::Usage,
            error if error.is_denied() => Self::Denied,
            error if error.is_nobody_waiting() || error.errno() == Some(Errno::NO_TICKETS) => Self::Nobody,
            Error::Refused { .. } | Error::SignInRefused { .. } => Self::Refused,
            // The request was refused and has done nothing; only the renewal, a read, failed.
            Error::RenewalFailed(cause) => Self::of(cause, OperationKind::Read),
            error if kind == OperationKind::Act && error.outcome_unknown() => Self::Unknown,
            Error::NotTheApi { found: FoundInstead::BrokenJson, .. } => Self::NotArrived,
            Error::NotTheApi { .. } | Error::Unreadable { .. } => Self::NotTheApi,
            _ => Self::NotArrived,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use callpad_client::UnreachableKind;

    use super::*;

    fn refused(operation: &'static str, status: u16, errno: u32) -> Error {
        Error::Refused { operation, status, errno: Errno(errno), roles: &[] }
    }

    fn not_the_api(found: FoundInstead) -> Error {
        Error::NotTheApi { found, status: 200, excerpt: "x".into() }
    }

    #[test]
    fn every_failure_has_its_code_for_actions_and_for_reads() {
        let timed_out = |sent| Error::TimedOut { after: Duration::from_secs(1), sent };
        let unreadable = Error::Unreadable { field: "answer.id".into(), excerpt: String::new() };
        for (error, act, read) in [
            (refused("endcall", 200, 7), Exit::Refused, Exit::Refused),
            (refused("endcall", 404, 6), Exit::Refused, Exit::Refused),
            (refused("createticket", 200, 107), Exit::Refused, Exit::Refused),
            (refused("endcall", 403, 7), Exit::Denied, Exit::Denied),
            (refused("callnextticket", 200, 8), Exit::Nobody, Exit::Nobody),
            (refused("callnextticket", 200, 6), Exit::Nobody, Exit::Nobody),
            (refused("callticket", 200, 8), Exit::Nobody, Exit::Nobody),
            (refused("callticket", 200, 6), Exit::Refused, Exit::Refused),
            (Error::TokenEnded, Exit::Denied, Exit::Denied),
            (Error::SignInRefused { status: 401, errno: Errno(7) }, Exit::Denied, Exit::Denied),
            (Error::SignInRefused { status: 200, errno: Errno(6) }, Exit::Refused, Exit::Refused),
            (
                Error::Unreachable { host: "h".into(), kind: UnreachableKind::Name },
                Exit::NotArrived,
                Exit::NotArrived,
            ),
            (Error::Tls { detail: "x".into() }, Exit::NotArrived, Exit::NotArrived),
            (timed_out(false), Exit::NotArrived, Exit::NotArrived),
            (timed_out(true), Exit::Unknown, Exit::NotArrived),
            (Error::Broken, Exit::Unknown, Exit::NotArrived),
            (Error::TooLarge, Exit::Unknown, Exit::NotArrived),
            (Error::ServerFailed { status: 500 }, Exit::Unknown, Exit::NotArrived),
            (not_the_api(FoundInstead::BrokenJson), Exit::Unknown, Exit::NotArrived),
            (not_the_api(FoundInstead::WebPage), Exit::Unknown, Exit::NotTheApi),
            (not_the_api(FoundInstead::Redirect), Exit::Unknown, Exit::NotTheApi),
            (not_the_api(FoundInstead::OtherJson), Exit::Unknown, Exit::NotTheApi),
            (not_the_api(FoundInstead::Other), Exit::Unknown, Exit::NotTheApi),
            (unreadable, Exit::Unknown, Exit::NotTheApi),
            (Error::RenewalFailed(Box::new(Error::Broken)), Exit::NotArrived, Exit::NotArrived),
        ] {
            assert_eq!(Exit::of(&error, OperationKind::Act), act, "{error:?}");
            assert_eq!(Exit::of(&error, OperationKind::Read), read, "{error:?}");
        }
    }
}
