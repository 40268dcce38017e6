//! The windows, the tray, and everything else that a desktop shows.

mod badge;
mod bar;
mod closing;
mod desktop;
mod geometry;
mod kept;
mod label;
mod outside;
mod registered;
mod shortcuts;
mod sight;
mod telling;
mod tray;
mod updates;
mod window;
mod words;

pub(crate) use closing::Closing;
pub(crate) use desktop::Desktop;
pub(crate) use updates::Source as UpdateSource;
pub(crate) use window::{Printer, another_runs, nobody_runs, open, say_plainly};
