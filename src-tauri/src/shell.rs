//! The windows, the tray, and everything else that a desktop shows.

mod bar;
mod closing;
mod desktop;
mod geometry;
mod kept;
mod outside;
mod shortcuts;
mod telling;
mod tray;
mod window;
mod words;

pub(crate) use closing::Closing;
pub(crate) use desktop::Desktop;
pub(crate) use window::{Printer, nobody_runs, open, say_plainly};
