//! What becomes of actions and lists on their way.

use callpad_wire::error::{Error, FoundInstead};
use jiff::SignedDuration;

/// How long a network carries a request that its sender has given up. The server knows a key for 24 hours.
pub(crate) const CARRIED: SignedDuration = SignedDuration::from_hours(1);

/// What becomes of the action on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It arrives and is answered, if the line is up.
    Answered,
    /// It certainly does not arrive.
    NotArrived,
    /// The line breaks before it arrives.
    LostBefore,
    /// It is done, and the answer is lost.
    LostAfter,
    /// Something on the way gives up, and it arrives later.
    Late,
    /// It is done, and what comes back is no clean answer (T13).
    Unclear(Unclear),
    /// Something on the way answers in the place of the server, which never gets it.
    Barred(Unclear),
    /// The session has ended.
    TokenEnded,
}

/// A list that comes so that nobody can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spoiled {
    Counts,
    Waiting,
    Sides,
}

/// What comes in the place of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unclear {
    Page,
    Redirect,
    OkText,
    OtherJson,
    HalfJson,
    Unreadable,
    TooLarge,
}

impl Unclear {
    pub(crate) const ALL: [Self; 7] = [
        Self::Page,
        Self::Redirect,
        Self::OkText,
        Self::OtherJson,
        Self::HalfJson,
        Self::Unreadable,
        Self::TooLarge,
    ];

    /// As the client names it.
    pub(crate) fn error(self) -> Error {
        let (found, status) = match self {
            Self::Page => (FoundInstead::WebPage, 200),
            Self::Redirect => (FoundInstead::Redirect, 302),
            Self::OkText => (FoundInstead::Other, 200),
            Self::OtherJson => (FoundInstead::OtherJson, 200),
            Self::HalfJson => (FoundInstead::BrokenJson, 200),
            Self::Unreadable => {
                return Error::Unreadable { field: "answer".into(), excerpt: String::new() };
            }
            Self::TooLarge => return Error::TooLarge,
        };
        Error::NotTheApi { found, status, excerpt: "x".into() }
    }
}
