//! What a computer and its organisation give Callpad. Knows no window: the app and the command line use it alike.
//!
//! * [`self_test()`]: everything that Callpad needs, looked at, one [`Line`] each, with what to do.
//! * [`with_app()`]: the lines about what only the running app knows.
//! * [`machine_policy()`], [`machine_layers()`]: what the organisation has set.
//! * [`network()`]: how the server is reached, by the settings that hold.

mod app;
mod finding;
mod folder;
mod json;
mod machine;
mod network;
mod self_test;
pub mod state_lines;

pub use app::{AppFacts, Notifications, WebView, with_app};
pub use finding::{Check, Finding, Line, Status};
pub use folder::{IDENTIFIER, SavedPlace, data_home, default_folder};
pub use json::read_json;
pub use machine::{machine_layers, machine_policy};
pub use network::network;
pub use self_test::{Subject, self_test, worst};
