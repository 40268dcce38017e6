//! The window.

mod geometry;
mod window;

pub(crate) use window::{Printer, open, say_plainly};
