//! The desk's rules and its runner, from outside.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod call;
mod call_order;
mod chance;
mod feed;
mod finish;
mod issue;
mod lock;
mod presence;
mod press;
mod refresh;
mod requests;
mod restart;
mod runner;
mod samples;
mod seat;
mod serve;
mod settle;
mod sides;
mod support;
mod table;
mod unknown;
