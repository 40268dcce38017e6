//! The window.

mod geometry;
mod window;

pub(crate) use window::{open, say_plainly};
