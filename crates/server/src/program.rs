//! What only the program `callpad-server` has, and not a server inside another program.

pub(crate) mod args;
pub(crate) mod log;
mod log_file;
mod metrics;
mod notify;
mod options;
pub(crate) mod serve;
mod signals;
pub(crate) mod windows_service;
