//! Faults: what a bad network, or something in the middle of it, does to a single operation.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use callpad_server::test_support::operation_named;

use crate::malformed::{SIGN_IN_PAGE, response};

/// What becomes of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done, and the connection is cut without a byte.
    DropBefore,
    /// It is done, and the connection is cut without a byte.
    DropAfter,
    /// It is done, and answered only so much later.
    Slow(Duration),
    /// It is done, and the connection is cut in the middle of the answer's body.
    Truncate,
    /// It is done, and the answer's body is bytes that are neither JSON nor text.
    Garbage,
    /// Nothing is done; a web page comes, as from a network that wants its terms accepted.
    Html,
    /// Nothing is done; HTTP 500, and no JSON.
    InternalError,
    /// Nothing is done; HTTP 503 with `Retry-After`, in seconds, and no JSON.
    RetryAfter(u32),
    /// Nothing is done; HTTP 302 to a sign-in page on another host, which does not exist.
    Redirect,
}

impl Fault {
    /// How the kinds are written; `MS` are milliseconds, `S` seconds.
    pub const KINDS: &str =
        "drop-before, drop-after, slow:MS, truncate, garbage, html, 500, 503-retry-after:S, redirect";

    /// Whether the operation is done all the same, whatever its sender gets to see.
    pub fn is_done(self) -> bool {
        match self {
            Self::DropAfter | Self::Slow(_) | Self::Truncate | Self::Garbage => true,
            Self::DropBefore | Self::Html | Self::InternalError | Self::RetryAfter(_) | Self::Redirect => {
                false
            }
        }
    }

    /// What is answered in place of the server; none where the connection is cut instead. Something on the way answers,
    /// so it has none of the server's headers.
    pub(crate) fn replacement(self) -> Option<Vec<u8>> {
        const PLAIN: &str = "text/plain; charset=utf-8";
        Some(match self {
            Self::Html => response(200, "", "text/html; charset=utf-8", PAGE),
            Self::InternalError => response(500, "", PLAIN, b"Internal Server Error\n"),
            Self::RetryAfter(seconds) => {
                response(503, &format!("Retry-After: {seconds}\r\n"), PLAIN, b"Service Unavailable\n")
            }
            Self::Redirect => response(302, SIGN_IN_PAGE, PLAIN, b"Found\n"),
            Self::DropBefore | Self::DropAfter | Self::Slow(_) | Self::Truncate | Self::Garbage => {
                return None;
            }
        })
    }

    fn read(text: &str) -> Option<Self> {
        let (kind, number) = match text.split_once(':') {
            Some((kind, number)) => (kind, Some(number.parse::<u32>().ok()?)),
            None => (text, None),
        };
        Some(match (kind, number) {
            ("drop-before", None) => Self::DropBefore,
            ("drop-after", None) => Self::DropAfter,
            ("slow", Some(milliseconds)) => Self::Slow(Duration::from_millis(milliseconds.into())),
            ("truncate", None) => Self::Truncate,
            ("garbage", None) => Self::Garbage,
            ("html", None) => Self::Html,
            ("500", None) => Self::InternalError,
            ("503-retry-after", Some(seconds)) => Self::RetryAfter(seconds),
            ("redirect", None) => Self::Redirect,
            _ => return None,
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DropBefore => f.write_str("drop-before"),
            Self::DropAfter => f.write_str("drop-after"),
            Self::Slow(time) => write!(f, "slow:{}", time.as_millis()),
            Self::Truncate => f.write_str("truncate"),
            Self::Garbage => f.write_str("garbage"),
            Self::Html => f.write_str("html"),
            Self::InternalError => f.write_str("500"),
            Self::RetryAfter(seconds) => write!(f, "503-retry-after:{seconds}"),
            Self::Redirect => f.write_str("redirect"),
        }
    }
}

const PAGE: &[u8] = b"<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\
    <body><h1>Please accept the terms of this network</h1></body></html>\n";

/// Which operations go wrong, and how; none unless set. Written as `OPERATION=KIND[,OPERATION=KIND…]`, where the
/// extensions are named as in [`callpad_server::ServerHandle::request_counts`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(BTreeMap<&'static str, Fault>);

/// Why faults cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// Not `OPERATION=KIND`.
    #[error("{0:?} is not OPERATION=KIND")]
    Form(String),
    /// There is no such operation.
    #[error("there is no operation {0:?}")]
    Operation(String),
    /// There is no such kind of fault.
    #[error("there is no fault {0:?}; there are {kinds}", kinds = Fault::KINDS)]
    Kind(String),
    /// An operation is named twice.
    #[error("{0} can have one fault only")]
    Twice(&'static str),
}

impl Faults {
    /// One more operation that goes wrong.
    ///
    /// # Errors
    /// If there is no such operation, or it has a fault already.
    pub fn with(mut self, operation: &str, fault: Fault) -> Result<Self, FaultError> {
        let name = operation_named(operation).ok_or_else(|| FaultError::Operation(operation.to_owned()))?;
        match self.0.insert(name, fault) {
            Some(_) => Err(FaultError::Twice(name)),
            None => Ok(self),
        }
    }

    /// Whether everything goes as it should.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fault of an operation, by its name in the document.
    pub(crate) fn of(&self, operation: &str) -> Option<Fault> {
        self.0.get(operation).copied()
    }
}

impl FromStr for Faults {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        text.split(',').try_fold(Self::default(), |faults, one| {
            let (operation, kind) =
                one.trim().split_once('=').ok_or_else(|| FaultError::Form(one.to_owned()))?;
            faults.with(operation, Fault::read(kind).ok_or_else(|| FaultError::Kind(kind.to_owned()))?)
        })
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (operation, fault)) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            write!(f, "{operation}={fault}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_they_are_written() {
        let all = "answers=redirect,callnextticket=drop-after,callticket=drop-before,createticket=garbage,\
                   directory=500,endcall=truncate,login=html,recall=slow:250,transfercall=503-retry-after:7";
        let faults: Faults = all.parse().unwrap();
        assert_eq!(faults.to_string(), all);
        assert_eq!(faults.of("recall"), Some(Fault::Slow(Duration::from_millis(250))));
        assert_eq!(faults.of("transfercall"), Some(Fault::RetryAfter(7)));
        assert_eq!(faults.of("pausecall"), None);
        // In the document's spelling, whatever was written (T2, T3).
        let odd: Faults = "CallTicket=500, cancelledticketslist=html".parse().unwrap();
        assert_eq!(odd.to_string(), "callticket=500,cancellededticketslist=html");
    }

    #[test]
    fn what_is_no_fault_is_said() {
        let error = |text: &str| text.parse::<Faults>().unwrap_err();
        for text in ["", "callticket", "callticket=500,", ","] {
            assert!(matches!(error(text), FaultError::Form(_)), "{text:?}");
        }
        for text in ["call=500", "=500", "callticket =500"] {
            assert!(matches!(error(text), FaultError::Operation(_)), "{text:?}");
        }
        for kind in [
            "",
            "drop",
            "slow",
            "slow:",
            "slow:-1",
            "slow:1.5",
            "slow:4294967296",
            "500:1",
            "503-retry-after",
        ] {
            assert_eq!(error(&format!("callticket={kind}")), FaultError::Kind(kind.to_owned()));
        }
        assert_eq!(error("endcall=500,EndCall=html"), FaultError::Twice("endcall"));
    }
}
