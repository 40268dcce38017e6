//! What only the program `callpad-server` has, and not a server inside another program.

pub(crate) mod args;
#[cfg(feature = "postgres")]
pub(crate) mod database;
pub(crate) mod log;
mod log_file;
mod metrics;
mod notify;
mod options;
pub(crate) mod serve;
mod signals;
pub(crate) mod windows_service;
