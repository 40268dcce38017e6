//! The board from outside: what it reads when, what it shows, and what it does.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod acts;
mod alerts;
mod chance;
mod hour;
mod reading;
mod runner;
mod support;
mod undo;
