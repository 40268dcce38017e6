//! The benchmarks: they measure the release build, and print tables for `docs/performance.md`.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;
use xtask::cargo::cargo;
use xtask::process::run;
use xtask::setup::{self, Need};
use xtask::ui_build;
use xtask::workspace;

/// What is measured. Both are programs of the tests, that have the real window.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Bench {
    /// What a person waits for at work.
    Live,
    /// What a person waits for before it.
    Start,
}

impl Bench {
    fn program(self) -> &'static str {
        match self {
            Self::Live => "callpad-bench-live",
            Self::Start => "callpad-bench-start",
        }
    }

    pub(crate) fn run(self) -> Result<()> {
        setup::run(Need::Drive)?;
        ui_build::prepare()?;
        ui_build::build()?;
        let mut build = cargo();
        build.args(["build", "--release", "--locked", "--package", "callpad", "--package", "callpad-server"]);
        build.args(["--package", "callpad-tests", "--bin", "callpad", "--bin", "callpad-server"]);
        // What it is compared with.
        build.args(["--example", "callpad-empty", "--bin", self.program()]);
        run(&mut build)?;
        run(&mut Command::new(workspace::target().join("release").join(self.program())))
    }
}
