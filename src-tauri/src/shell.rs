//! The windows, the tray, and everything else that a desktop shows.

mod app;
mod app_facts;
mod badge;
mod bar;
mod board;
mod board_alerts;
mod counter_window;
mod desktop;
mod external;
mod geometry;
mod global_shortcuts;
mod label;
mod main_thread;
#[cfg(target_os = "macos")]
mod menu;
mod notifications;
mod quit;
mod registered;
mod telling;
mod translations;
mod tray;
mod updates;
mod visibility;
mod window_state;
mod windows;

pub(crate) use app::{another_runs, nobody_runs, open, say_plainly};
pub(crate) use app_facts::app_facts;
pub(crate) use counter_window::Printer;
pub(crate) use desktop::Desktop;
pub(crate) use quit::QuitGuard;
