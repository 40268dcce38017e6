//! The packages for Linux.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use callpad_installers::Edition;
use xtask::cargo::{Program, cargo, program};
use xtask::process::run_for_data;
use xtask::report::{Outcome, Report};
use xtask::setup::{self, Need};
use xtask::workspace;

use crate::dist::{self, Profile};

/// The version that an upgrade is tried with.
const NEXT: &str = Edition::Next.version();

pub(super) fn run(report: &mut Report, profile: Profile) -> Result<()> {
    let mut folders = None;
    report.step("dist-linux", |_| {
        setup::run(Need::Drive)?;
        setup::install(Need::TryLinux)?;
        dist::linux::prepare()?;
        let programs = dist::linux::build(profile)?;
        let folder = |packages: [PathBuf; 2]| packages[0].parent().map(PathBuf::from);
        let now = dist::linux::pack(&programs, None, profile)?;
        folders = folder(now).zip(folder(dist::linux::pack(&programs, Some(NEXT), profile)?));
        Ok(folders.is_some().into())
    })?;
    if let Some((now, next)) = folders {
        report.step("installers-linux", |log| {
            let tests = tests()?;
            let mut command = Command::new(&tests.file);
            command.current_dir(&tests.folder).env("CALLPAD_DIST", &now).env("CALLPAD_DIST_NEXT", &next);
            command.env("CALLPAD_VERSION_NEXT", NEXT);
            // What was not tried for lack of rights is said.
            Outcome::of_tests("installed", command.arg("--show-output"), log)
        })?;
    }
    Ok(())
}

/// Builds the program of tests, with the features that `cargo xtask test` has built everything with.
fn tests() -> Result<Program> {
    let mut programs = Vec::new();
    let mut command = cargo();
    command.args(["build", "--workspace", "--exclude", "xtask", "--test", "installed", "--locked"]);
    command.arg("--message-format=json-render-diagnostics");
    run_for_data(&mut command, &workspace::logs().join("installed-cargo.log"), |line| {
        programs.extend(program(line));
    })?;
    let found = programs.into_iter().find(|program| program.tests && program.name == "installed");
    found.context("cargo has built no tests of the packages")
}
