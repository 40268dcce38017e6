//! The Queue Management API as data: no I/O, no clock, no HTTP.
//!
//! * [`certificate`]: what is told of a certificate that is not accepted.
//! * [`charset`] and [`json`]: the text of a body, and JSON as servers really send it, repaired in place (V19).
//! * [`clean`]: how texts from outside are cleaned, once, where they enter.
//! * [`ids`]: opaque identifiers (V2).
//! * [`error`] and [`key`]: what can go wrong with a request, and the key that identifies a repeated action.
//! * [`envelope`]: `success` / `errno` around every response (T9, V17).
//! * [`lenient`]: one tolerant reader per kind of value (V1, V3, V4, V5, V7); none panics on any JSON value.
//! * [`model`]: tickets, answers, services; read tolerantly, written strictly in the document's form.
//! * [`feature`], [`next`], [`request`], [`forecast`] and [`feed`]: what our own server adds to the API.
//! * [`token`]: what a sign-in gives; it is never shown.
//! * [`op`]: one request and one reply type per operation, each with its name, method, kind and roles.
//!
//! The codes in brackets are the readings of `docs/api.md`: the vendor's document leaves much unsaid.

pub mod certificate;
pub mod charset;
pub mod clean;
pub mod envelope;
pub mod error;
pub mod feature;
pub mod feed;
pub mod forecast;
pub mod ids;
pub mod json;
pub mod key;
pub mod lenient;
pub mod model;
pub mod next;
pub mod op;
pub mod report_csv;
pub mod request;
pub mod token;

pub use envelope::{Errno, Reply, read_reply};
pub use error::Error;
pub use feature::Features;
pub use feed::{FeedEnd, FeedEvent, FeedMessage, TicketChange, TicketChangeKind};
pub use forecast::{Forecasts, LocationForecast, ServiceForecast, TicketForecast};
pub use ids::{AnswerId, CheckId, DeskId, DeviceId, LocationId, RequestId, ServiceId, TicketId, UserId};
pub use key::IdempotencyKey;
pub use lenient::{Moment, Unreadable};
pub use model::{
    Answer, DeskRef, DeviceRef, Flags, NewTicketFacts, ServiceRef, Ticket, TicketStrings, UserRef,
    WaitingService,
};
pub use next::{NextReason, NextTicket};
pub use op::{Method, Operation, OperationKind, Param, Params};
pub use request::{CounterRequest, CounterRequestKind, CounterRequestState};
pub use token::Token;

/// The path below the server's base address that all operations share (T1).
pub const BASE_PATH: &str = "restapi/v2/queuemanagement";

/// The path below the server's base address that our own server's extensions share.
pub const EXTENSIONS_PATH: &str = "callpad/v1";

/// Percent-encodes a text as one path segment (T6).
pub fn path_segment(text: &str) -> String {
    const KEEP: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEEP).to_string()
}
