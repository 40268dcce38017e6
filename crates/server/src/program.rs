//! What only the program `callpad-server` has, and not a server inside another program.

pub(crate) mod args;
pub(crate) mod log;
mod metrics;
mod notify;
pub(crate) mod serve;
mod signals;
