//! The HTTP client of the Queue Management API: one method per operation, a session that renews itself, retry as a
//! pure function, and errors that say who is at fault.
//!
//! * [`ServerAddress`]: what a person typed, turned into URLs of operations (T1, T6).
//! * [`Client`]: sends one request and reads the complete response, whatever its status (T3, T4, T9).
//! * [`Session`]: a client with a person and a token; renews once for all who wait (A3, A4, A5).
//! * [`Network`]: the one description of the way there: proxy, trust, this computer's certificate.
//! * [`probe()`]: is the API there at all? [`inspect()`]: what certificates and clock has the server?
//! * [`retry`]: reads may be repeated, actions are sent once (T12).
//!
//! The codes in brackets are the readings of `docs/api.md`.

mod address;
mod api_request;
mod body;
mod certificate;
mod classify;
mod client;
mod connections;
pub mod directory;
mod error_chain;
mod excerpt;
mod extensions;
mod feed;
mod inspect;
mod network;
mod options;
mod probe;
mod proxy;
mod response_meta;
pub mod retry;
mod secret;
mod session;
mod tls;

pub use address::ServerAddress;
pub use callpad_wire::certificate::{CertificateFacts, CertificateFault, CertificateProblem};
pub use callpad_wire::error::{AddressError, AddressProblem, Error, FoundInstead, UnreachableKind};
pub use callpad_wire::{FeedEnd, IdempotencyKey, NextReason, NextTicket, Token};
pub use client::Client;
pub use directory::Directory;
pub use feed::Feed;
pub use inspect::{Inspection, ProxyInEffect, inspect, proxy_in_effect, system_script};
pub use network::{Network, OpenLineRule, ProxyChoice, ProxyLogin};
pub use options::{Encoding, Options};
pub use probe::{Probe, probe};
pub use secret::Secret;
pub use session::{Session, SignedInUser};
