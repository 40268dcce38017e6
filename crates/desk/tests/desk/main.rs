//! The desk's rules and its runner, from outside.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod call;
mod chance;
mod finish;
mod issue;
mod look;
mod press;
mod queue;
mod runner;
mod seat;
mod serve;
mod session_api;
mod sides;
mod support;
mod table;
mod unknown;
