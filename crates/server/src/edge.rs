//! The edge: connections as they come in, how many, and how long each may take for what. Nothing here knows of
//! operations, tokens or the queue.
//!
//! A connection is in one of few phases ([`slot::Phase`]). While no whole request has arrived it has a deadline, and it
//! may be closed to make room for another one; while a request is being answered it may not. So whoever connects and
//! says nothing, or never comes to an end, keeps nobody out.

mod accept;
mod limits;
mod slot;
mod stream;
mod table;

pub(crate) use accept::{Edge, serve};
pub use limits::{FEWEST_CONNECTIONS, MOST_CONNECTIONS};
pub(crate) use limits::{Limits, open_files};
pub(crate) use stream::{Connection, Progress};
