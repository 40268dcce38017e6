//! For tests only.
//!
//! * [`start_server()`]: Callpad's own server on a free port, with the demo branch, in a folder of its own.
//! * [`MockApi`]: a server that says what a test tells it, and fails the test on any other request.
//! * [`FaultProxy`]: fault injection, as a proxy before a server: it cuts connections ([`Cut`]), spoils single operations
//!   ([`Faults`]) and sends [`Malformed`] responses. The binary `callpad-faulty-server` is our server behind one.
//! * [`FakePrinter`]: a receipt printer on TCP, whose paper ends and whose cutter jams.
//! * [`Authority`], [`SecureServer`]: certificates of a site, good and bad.
//! * [`ForwardProxy`]: a company's proxy on the way to a server, with or without a password.
//! * [`MemoryStore`]: the desk's disk in memory.
//! * [`branch`]: the server's rules in memory, for models.
//! * [`build`]: tickets, answers and services with sensible contents.

// A test's helper fails as loudly as the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod authority;
pub mod branch;
pub mod build;
mod fault;
mod fault_proxy;
mod forward_proxy;
mod malformed;
mod memory;
mod mock;
mod printer;
mod server;

pub use authority::{Authority, SecureServer};
pub use callpad_server::{test_support::InProcessServer, tls};
pub use fault::{Fault, FaultError, Faults};
pub use fault_proxy::{Cut, FaultProxy};
pub use forward_proxy::ForwardProxy;
pub use malformed::Malformed;
pub use memory::MemoryStore;
pub use mock::{MockApi, Say};
pub use printer::{FakePrinter, Picture};
pub use server::{ServerHandle, TestServer, reset_in, start_server, start_server_in, start_server_with};
