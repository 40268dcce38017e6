//! `cargo xtask test` and `check-platforms`.

use std::fs::File;
use std::process::Command;

use crate::args::Choice;
use crate::cargo::{Program, cargo, program};
use crate::platforms::{self, Platform};
use crate::process::{run_for_data, run_logged};
use crate::report::{Outcome, Report};
use crate::setup::{self, Need};
use crate::stop::{Result, Stop};
use crate::tally::Tally;
use crate::test_steps::StepName;
use crate::{page, rules, workspace};

/// Tests that must have run and passed, by program and a part of their name. Without this a renamed test would take
/// its rule with it, unseen.
const REQUIRED: [(&str, &str); 3] =
    [("callpad_app", "bindings"), ("callpad_app", "registry"), ("generated", "templates")];

pub(crate) fn run(choice: &Choice) -> Result {
    let mut report = Report::new("test")?;
    test(&mut report, choice)?;
    report.close()
}

pub(crate) fn run_platforms() -> Result {
    let mut report = Report::new("check-platforms")?;
    check_platforms(&mut report)?;
    report.close()
}

fn test(report: &mut Report, choice: &Choice) -> Result {
    let ready = report.step("setup", |_| {
        setup::run(if cfg!(target_os = "linux") { Need::Drive } else { Need::Build })?;
        page::prepare()?;
        Ok(true.into())
    })?;
    if !ready {
        return Ok(());
    }
    // Programs as built; nothing if that was not asked for or failed.
    let mut programs = None;
    for step in StepName::ALL {
        let needed =
            step == StepName::Build && StepName::ALL.iter().any(|s| s.needs_build() && choice.takes(*s));
        if !choice.takes(step) && !needed {
            continue;
        }
        report.step(step.name(), |log| match step {
            StepName::Ui => ui(log),
            StepName::Fmt => plain(cargo().args(["fmt", "--all", "--check"]), log),
            StepName::Rules => rules::check_all(log),
            StepName::Build => {
                programs = build()?;
                Ok(programs.is_some().into())
            }
            StepName::Clippy => {
                page::build()?;
                let args = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
                plain(cargo().args(args), log)
            }
            StepName::Unit | StepName::System | StepName::Window => {
                let programs = programs.as_deref().ok_or_else(|| Stop::new("not run: the build failed"))?;
                let mut outcome = run_tests(step, programs, log)?;
                if step == StepName::Unit {
                    let own =
                        tallied("xtask", cargo().args(["test", "--package", "xtask", "--locked"]), log)?;
                    outcome.succeeded &= own.succeeded;
                    outcome.tally += own.tally;
                }
                Ok(outcome)
            }
            StepName::Doc => {
                page::build()?;
                tallied(
                    "doc",
                    cargo().args(["test", "--workspace", "--doc", "--locked", "--no-fail-fast"]),
                    log,
                )
            }
        })?;
    }
    Ok(())
}

fn check_platforms(report: &mut Report) -> Result {
    let mut wanted = Vec::new();
    report.step("setup-platforms", |_| {
        setup::run(Need::Build)?;
        page::prepare()?;
        page::build()?;
        wanted = platforms::prepare()?;
        Ok(true.into())
    })?;
    for platform in wanted {
        check_platform(report, platform)?;
    }
    Ok(())
}

fn check_platform(report: &mut Report, platform: Platform) -> Result {
    report.step(&format!("check-{}", platform.name()), |log| {
        let succeeded = run_logged(&mut platforms::check(platform)?, log, |_| {})?;
        // Each platform is one check of its own kind: it has no runner that would count it.
        let passed = u32::from(succeeded);
        let closing = format!("{}: {}", platform.target(), if succeeded { "checked" } else { "FAILED" });
        Ok(Outcome { succeeded, tally: Tally { passed, failed: 1 - passed, closing: vec![closing] } })
    })?;
    Ok(())
}

/// A program that only succeeds or fails.
fn plain(command: &mut Command, log: &mut File) -> Result<Outcome> {
    Ok(run_logged(command, log, |_| {})?.into())
}

/// A program that ends with lines of Rust's test runner, which are `name`'s.
pub(crate) fn tallied(name: &str, command: &mut Command, log: &mut File) -> Result<Outcome> {
    let mut tally = Tally::default();
    let succeeded = run_logged(command, log, |line| tally.read_rust(line))?;
    tally.say_whose(name);
    Ok(Outcome { succeeded, tally })
}

fn ui(log: &mut File) -> Result<Outcome> {
    page::build()?;
    let mut tally = Tally::default();
    let checked = run_logged(page::npm().args(["run", "--silent", "check"]), log, |_| {})?;
    let tested =
        run_logged(page::npm().args(["run", "--silent", "test"]).env("NO_COLOR", "1"), log, |line| {
            tally.read_vitest(line);
        })?;
    if !checked {
        tally.failed += 1;
    }
    Ok(Outcome { succeeded: checked && tested, tally })
}

/// Builds everything that the tests run, at once: the same features everywhere, so that nothing is compiled twice.
fn build() -> Result<Option<Vec<Program>>> {
    page::build()?;
    let mut programs = Vec::new();
    let mut command = cargo();
    // This very program is left out: Windows does not let a running program be replaced.
    command.args(["build", "--workspace", "--exclude", "xtask", "--all-targets", "--locked"]);
    command.arg("--message-format=json-render-diagnostics");
    let succeeded = run_for_data(&mut command, &workspace::logs().join("build-cargo.log"), |line| {
        programs.extend(program(line));
    })?;
    Ok(succeeded.then_some(programs))
}

/// Whether a program of tests belongs to a step.
fn belongs(program: &Program, step: StepName) -> bool {
    // They need the packages, which `cargo xtask test-installers` makes.
    if program.folder.ends_with("tests/installers") {
        return false;
    }
    let of_the_whole =
        |name| program.kind == "test" && program.folder.ends_with("tests") && program.name == name;
    program.tests
        && match step {
            StepName::System => of_the_whole("system") || of_the_whole("model"),
            StepName::Window => of_the_whole("window"),
            // `installed` needs the packages: cargo xtask test-installers.
            _ => !["system", "model", "window", "installed"].into_iter().any(of_the_whole),
        }
}

fn run_tests(step: StepName, programs: &[Program], log: &mut File) -> Result<Outcome> {
    let mut all = Outcome::from(true);
    let mut found = false;
    for program in programs.iter().filter(|program| belongs(program, step)) {
        found = true;
        println!("\n{} ({})", program.name, program.folder.display());
        let mut tally = Tally::default();
        let mut required: Vec<_> =
            REQUIRED.iter().filter(|(name, _)| *name == program.name).map(|(_, part)| *part).collect();
        let mut command = Command::new(&program.file);
        command
            .current_dir(&program.folder)
            .env("CARGO_MANIFEST_DIR", &program.folder)
            // A snapshot that differs is a failure, not a file beside it.
            .env("INSTA_UPDATE", "no");
        let mut succeeded = run_logged(&mut command, log, |line| {
            tally.read_rust(line);
            required
                .retain(|part| !(line.starts_with("test ") && line.ends_with(" ok") && line.contains(part)));
        })?;
        if succeeded && tally.closing.is_empty() {
            println!("{} ended without the closing line of a test runner", program.name);
            succeeded = false;
        }
        for part in required {
            println!("no test named {part:?} passed in {}", program.name);
            succeeded = false;
        }
        tally.say_whose(&program.name);
        if !succeeded && tally.failed == 0 {
            tally.failed = 1;
        }
        all.succeeded &= succeeded;
        all.tally += tally;
    }
    if found { Ok(all) } else { Err(Stop::new(format!("cargo has built no tests for {}", step.name()))) }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_program_of_tests_belongs_to_exactly_one_step() {
        let program = |folder: &str, name: &str, kind: &str, tests| Program {
            folder: PathBuf::from(folder),
            name: name.into(),
            kind: kind.into(),
            tests,
            file: PathBuf::from("x"),
        };
        let steps = [StepName::Unit, StepName::System, StepName::Window];
        let of = |program: Program| -> Vec<_> {
            steps.into_iter().filter(|step| belongs(&program, *step)).map(StepName::name).collect()
        };
        assert_eq!(of(program("/r/tests", "window", "test", true)), ["window"]);
        assert_eq!(of(program("/r/tests", "system", "test", true)), ["system"]);
        assert_eq!(of(program("/r/tests", "model", "test", true)), ["system"]);
        assert_eq!(of(program("/r/tests", "callpad_tests", "lib", true)), ["unit"]);
        assert_eq!(of(program("/r/crates/server", "system", "test", true)), ["unit"]);
        assert!(of(program("/r/tests", "installed", "test", true)).is_empty());
        assert!(of(program("/r/src-tauri", "callpad", "bin", false)).is_empty());
        assert!(of(program("/r/tests/installers", "msi", "test", true)).is_empty());
    }
}
