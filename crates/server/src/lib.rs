//! Callpad's own queue server: the Queue Management API over axum and SQLite.
//!
//! The vendor's document leaves much unsaid; every letter and number in brackets (T4, M2, ...) is a reading of
//! `docs/api.md`, and every reading is ours. [`start`] serves a folder inside any program; the binary
//! `callpad-server` does no more than read a command line and wait for the end.
//!
//! * `edge`: connections, how many and how long.
//! * `http`: who may reach the server, routes, the order of checks.
//! * `handlers`: the table of operations, and what each does with its parameters, by group.
//! * `queue`: what is asked of the queue and what is answered, as data.
//! * `rules`: what may be changed and how, from facts to effects; pure.
//! * `api`: the forms of the API: parameters, envelope, XML.
//! * `domain`: what the rules are made of, without SQL and without HTTP.
//! * `store`: the door to where the queue is kept, and the engines that keep it: a SQLite file, a PostgreSQL.
//! * `database`: a PostgreSQL that several servers share.
//! * `forecast`: the simulation of each location, from its present state.
//! * `admin`: what an administrator does, by the running server or on the folder.
//! * `demo`: a branch to try things in.

pub mod admin;
mod api;
mod app;
pub mod clock;
mod config;
mod counted;
#[cfg(feature = "postgres")]
pub mod database;
mod day;
mod demo;
pub mod directory;
mod domain;
mod edge;
mod feed;
mod forecast;
mod forget;
mod hall;
mod hall_files;
mod handlers;
mod http;
mod lifecycle;
mod listeners;
mod log_throttle;
mod login_attempts;
mod measure;
mod metrics_listener;
mod offline;
mod privacy;
mod queue;
mod rules;
mod secret;
mod store;
mod supervise;
#[cfg(any(test, feature = "test-support"))]
pub mod test_support;
pub mod tls;
mod tokens;

pub use config::{Arrivals, Config, Limits, MetricsListener};
pub use demo::DemoIds;
pub use domain::storage_failure::{StorageFailure, StorageFailureKind};
pub use edge::{Agreeing, Bytes, FEWEST_CONNECTIONS, MOST_CONNECTIONS, Secure};
pub use http::hosts::PublicNameError;
pub use lifecycle::{HallPages, HallPagesError, ServerHandle, StartError, start};
pub use measure::describe as describe_metrics;
pub use offline::{OfflineError, import, read_directory, reset};
pub use secret::{LoginSecret, SHORTEST_SECRET, SecretError};
pub use store::{
    backup::{BackupError, backup, check_backup, check_folder, restore},
    error::{ImportError, StorageError, Untrusted},
};
