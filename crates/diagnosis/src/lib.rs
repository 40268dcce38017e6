//! What a computer and its organisation give Callpad. Knows no window: the app and the command line use it alike.
//!
//! * [`machine_policy()`], [`machine_layers()`]: what the organisation has set.
//! * [`network()`]: how the server is reached, by the settings that hold.

mod machine;
mod network;

pub use machine::{machine_layers, machine_policy};
pub use network::network;
