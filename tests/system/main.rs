//! Our client, our desk and our server together, on real sockets and a real database file, without a window.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod board;
mod client_and_server;
mod desk;
mod desk_and_server;
mod fault;
mod faults;
mod live;
mod operations;
mod secure;
mod supervised;
