//! The packages for Linux: what is in them, and a whole life on a machine.
//!
//! `cargo xtask test-installers` builds the packages and says in `CALLPAD_DIST` where they lie, and in
//! `CALLPAD_DIST_NEXT` where the next version of them lies.
#![cfg(target_os = "linux")]

mod life;
mod machine;
mod packages;
mod server;
mod texts;
