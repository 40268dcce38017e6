//! The benchmarks: they measure the release build, and print tables for `docs/performance.md`.

use std::process::Command;

use crate::cargo::cargo;
use crate::page;
use crate::process::run;
use crate::setup::{self, Need};
use crate::stop::Result;
use crate::workspace;

/// What a person waits for, in the real window.
pub(crate) fn live() -> Result {
    setup::run(Need::Drive)?;
    page::prepare()?;
    page::build()?;
    let programs = ["--package", "callpad", "--package", "callpad-server", "--package", "callpad-tests"];
    run(cargo().args(["build", "--release", "--bins", "--locked"]).args(programs))?;
    run(cargo().args([
        "build",
        "--release",
        "--locked",
        "--package",
        "callpad",
        "--example",
        "callpad-empty",
    ]))?;
    run(&mut Command::new(workspace::target().join("release").join("callpad-bench-live")))
}
