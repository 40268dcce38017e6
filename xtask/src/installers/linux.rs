//! The packages for Linux.

use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use callpad_installers::Edition;

use crate::cargo::{Program, cargo, program};
use crate::dist::{self, Profile};
use crate::process::{run_for_data, run_logged};
use crate::report::{Outcome, Report};
use crate::setup::{self, Need};
use crate::stop::{Result, Stop};
use crate::tally::Tally;
use crate::workspace;

/// The version that an upgrade is tried with.
const NEXT: &str = Edition::Next.version();

pub(super) fn run(report: &mut Report, profile: Profile) -> Result {
    let mut folders = None;
    report.step("dist-linux", |_| {
        setup::run(Need::Drive)?;
        setup::install_or_name(&setup::TEST_LINUX)?;
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
            try_them(command.arg("--show-output"), log)
        })?;
    }
    Ok(())
}

fn try_them(command: &mut Command, log: &mut File) -> Result<Outcome> {
    let mut tally = Tally::default();
    let succeeded = run_logged(command, log, |line| tally.read_rust(line))?;
    tally.say_whose("installed");
    Ok(Outcome { succeeded, tally })
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
    found.ok_or_else(|| Stop::new("cargo has built no tests of the packages"))
}
