//! Why nothing was done.

use serde::Serialize;

/// Why an act was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Rejected {
    /// An act on the same ticket, service or counter is under way.
    #[error("an act on it is under way")]
    Busy,
    /// The outcome of an act on the same ticket, service or counter is not known: it is tried again or left first.
    #[error("the outcome of an act on it is not known")]
    Unsettled,
    /// So many acts are under way or of unknown outcome that some must be settled first.
    #[error("too many acts are open")]
    TooMany,
    /// Nobody is signed in, or there is no such act.
    #[error("not possible now")]
    NotNow,
    /// The server does not take this act.
    #[error("the server does not offer this")]
    NotOffered,
    /// The server does not respond.
    #[error("the server gives no answer")]
    NoResponse,
    /// The session has ended: sign in again first.
    #[error("the session has ended")]
    TokenEnded,
    /// It cannot be sent again: what was sent is not known any more, or the server has forgotten its key.
    #[error("it cannot be sent again")]
    CannotTryAgain,
}
