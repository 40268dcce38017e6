//! What a computer and its organisation give Callpad. Knows no window: the app and the command line use it alike.
//!
//! * [`self_test()`]: everything that Callpad needs, looked at, one [`Line`] each, with what to do.
//! * [`with_app()`]: the lines about what only the running app knows.
//! * [`bundle()`]: the support bundle; every text in it has been through a [`Redactor`].
//! * [`machine_policy()`], [`machine_layers()`]: what the organisation has set.
//! * [`network()`]: how the server is reached, by the settings that hold.

mod app;
mod bundle;
mod finding;
mod folder;
mod json;
mod machine;
mod network;
mod redact;
mod self_test;
pub mod state_lines;

pub use app::{AppFacts, Notifications, WebView, with_app};
pub use bundle::{Bundle, BundleFile, BundleParts, bundle};
pub use finding::{Check, Finding, Line, Status};
pub use folder::{IDENTIFIER, Personal, SavedPlace, data_home, default_folder, personal_of};
pub use json::read_json;
pub use machine::{machine_layers, machine_policy};
pub use network::network;
pub use redact::Redactor;
pub use self_test::{Subject, self_test, worst};
