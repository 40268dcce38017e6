//! For tests only.
//!
//! * [`start_server()`]: Callpad's own server on a free port, with the demo branch, in a folder of its own.
//! * [`MockApi`]: a server that says what a test tells it, and fails the test on any other request.
//! * [`CutProxy`]: a line to a server that breaks where a test wants it, or on which [`Strange`] answers come.
//! * [`MemoryStore`]: the desk's disk in memory.
//! * [`branch`]: the server's rules in memory, for models.
//! * [`build`]: tickets, answers and services with sensible contents.

// A test's helper fails as loudly as the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod branch;
pub mod build;
mod cut;
mod memory;
mod mock;
mod server;
mod strange;

pub use callpad_server::InProcessServer;
pub use cut::{Cut, CutProxy};
pub use memory::MemoryStore;
pub use mock::{MockApi, Say};
pub use server::{ServerHandle, TestServer, reset_in, start_server, start_server_in, start_server_with};
pub use strange::Strange;
