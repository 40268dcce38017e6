//! A private desktop for a window where there is no screen: an X server without a picture tube, a session bus, an
//! unlocked keyring and a notification service, all of its own.
//!
//! Used by `cargo xtask start` on a machine without a display, by the window tests, and by tests that need a real
//! keyring. Nothing of it outlives the process that started it, however that process ends, and nothing of it touches
//! the person's own bus, keyring or folders unless [`Home::Own`] is asked for.
//!
//! Linux only; elsewhere this crate is empty.

#[cfg(target_os = "linux")]
mod folder;
#[cfg(target_os = "linux")]
mod group;
#[cfg(target_os = "linux")]
mod service;

#[cfg(target_os = "linux")]
mod desktop;

#[cfg(target_os = "linux")]
pub use desktop::{Desktop, Home, Options};
#[cfg(target_os = "linux")]
pub use folder::files_below;
#[cfg(target_os = "linux")]
pub use service::Trouble;
