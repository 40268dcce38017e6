//! The model of desk and server, for as long as one likes.

use crate::cargo::cargo;
use crate::process::run;
use crate::stop::Result;

/// Takes random steps for so many minutes and prints how many of each kind; fails on the first violation, with the
/// shortest sequence that leads to it.
pub(crate) fn run_for(minutes: u32) -> Result {
    let what = ["test", "--package", "callpad-tests", "--test", "model", "--locked"];
    run(cargo()
        .args(what)
        .args(["--", "--ignored", "--exact", "--nocapture", "soak"])
        .env("CALLPAD_SOAK_MINUTES", minutes.to_string())
        // Each failing sequence would print its stack while the shortest is looked for.
        .env("RUST_BACKTRACE", "0"))
}
