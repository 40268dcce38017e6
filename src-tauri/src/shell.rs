//! The windows, the tray, and everything else that a desktop shows.

mod app;
mod badge;
mod bar;
mod counter_window;
mod desktop;
mod geometry;
mod label;
mod outside;
mod quit;
mod registered;
mod shortcuts;
mod telling;
mod tray;
mod updates;
mod visibility;
mod window_state;
mod words;

pub(crate) use app::{another_runs, nobody_runs, open, say_plainly};
pub(crate) use counter_window::Printer;
pub(crate) use desktop::Desktop;
pub(crate) use quit::Closing;
