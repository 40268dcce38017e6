//! The window.

mod closing;
mod geometry;
mod window;

pub(crate) use closing::Closing;
pub(crate) use window::{Printer, open, say_plainly};
