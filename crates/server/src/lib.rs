//! Callpad's own queue server: the Queue Management API over axum and SQLite.
//!
//! The vendor's document leaves much unsaid; every letter and number in brackets (T4, M2, ...) is a reading of
//! `docs/api.md`, and every reading is ours. [`start`] serves a folder inside any program; the binary
//! `callpad-server` does no more than read a command line and wait for the end.
//!
//! * `edge`: connections, how many and how long.
//! * `http`: the order of checks, parameters, envelope, tokens, who may reach the server.
//! * `queue`: what each operation does, in one transaction.
//! * `domain`: the rules, without SQL and without HTTP.
//! * `store`: the SQLite file.
//! * `demo`: a branch to try things in.

pub mod clock;
mod config;
mod demo;
pub mod directory;
mod domain;
mod edge;
mod feed;
mod http;
mod lifecycle;
mod log_throttle;
mod login_attempts;
mod offline;
mod queue;
mod secret;
mod store;
mod supervise;
#[cfg(any(test, feature = "test-support"))]
pub mod test_support;

pub use config::{Arrivals, Config, Limits};
pub use demo::DemoIds;
pub use edge::{FEWEST_CONNECTIONS, MOST_CONNECTIONS};
pub use http::PublicNameError;
pub use lifecycle::{ServerHandle, StartError, start};
pub use offline::{OfflineError, import, import_file, read_directory, reset};
pub use secret::{LoginSecret, SHORTEST_SECRET, SecretError};
pub use store::{StorageError, Untrusted, directory::ImportError};
