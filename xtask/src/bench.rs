//! The benchmarks: they measure the release build, and print tables for `docs/performance.md`.

use std::process::Command;

use crate::cargo::cargo;
use crate::page;
use crate::process::run;
use crate::setup::{self, Need};
use crate::stop::Result;
use crate::workspace;

/// What is measured. Both are programs of the tests, that have the real window.
#[derive(Clone, Copy, Debug, PartialEq)]
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

    pub(crate) fn run(self) -> Result {
        setup::run(Need::Drive)?;
        page::prepare()?;
        page::build()?;
        let mut build = cargo();
        build.args(["build", "--release", "--locked", "--package", "callpad", "--package", "callpad-server"]);
        build.args(["--package", "callpad-tests", "--bin", "callpad", "--bin", "callpad-server"]);
        // What it is compared with.
        build.args(["--example", "callpad-empty", "--bin", self.program()]);
        run(&mut build)?;
        run(&mut Command::new(workspace::target().join("release").join(self.program())))
    }
}
