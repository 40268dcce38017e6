//! The formats of the API, below all that acts: parameters of requests, bodies of responses. `handlers.rs` lists the
//! operations.

pub(crate) mod extensions;
pub(crate) mod idempotency_key;
pub(crate) mod parameters;
pub(crate) mod params;
pub(crate) mod response;
mod xml;
