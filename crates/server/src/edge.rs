//! The edge: limits how many connections there are, and how long each may take for what. Nothing here knows of
//! operations, tokens or the queue.
//!
//! A connection is in one of a few phases ([`slot::Phase`]). Until a whole request has arrived, it has a deadline and
//! may be closed to make room for another one; while a request is being processed, it may not. So a client that
//! connects and stays silent, or never finishes its request, keeps nobody out.

mod accept;
mod limits;
mod secure;
mod slot;
mod stream;
mod table;

pub(crate) use accept::{Edge, serve};
pub use limits::{FEWEST_CONNECTIONS, MOST_CONNECTIONS};
pub(crate) use limits::{Limits, open_files};
pub use secure::{Agreeing, Bytes, Secure};
pub(crate) use stream::{Connection, Progress};
