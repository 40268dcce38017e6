//! `cargo xtask test`, `check-platforms` and `soak`.

use std::io::Write;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use fs_err::File;
use xtask::cargo::{Program, cargo, program};
use xtask::platforms::{self, Platform};
use xtask::process::{run as run_here, run_for_data, run_logged};
use xtask::report::{Outcome, Report};
use xtask::setup::{self, Need};
use xtask::test_summary::TestSummary;
use xtask::{ui_build, workspace};

use crate::args::{Choice, Step};
use crate::{openapi, rules};

/// Why tests were not run.
const NOT_BUILT: &str = "not run: the build failed";

/// Tests that must have run and passed, by program and a part of their name. Without this a renamed test would take
/// its rule with it, unseen.
const REQUIRED: [(&str, &str); 4] = [
    ("callpad_app", "bindings"),
    ("callpad_app", "registry"),
    ("callpad-packaging", "notice_names_what_is_shipped"),
    ("generated", "templates"),
];

pub(crate) fn run(choice: &Choice) -> Result<ExitCode> {
    let mut report = Report::new("test")?;
    test(&mut report, choice)?;
    report.close()
}

pub(crate) fn run_platforms(only: Option<Platform>, accept: bool) -> Result<ExitCode> {
    let mut report = Report::new("check-platforms")?;
    check_platforms(&mut report, only, accept)?;
    report.close()
}

/// Takes random steps for so many minutes and prints how many of each kind; fails on the first violation, with the
/// shortest sequence that leads to it.
pub(crate) fn soak(minutes: u32) -> Result<()> {
    let what = ["test", "--package", "callpad-tests", "--test", "model", "--locked"];
    run_here(
        cargo()
            .args(what)
            .args(["--", "--ignored", "--exact", "--nocapture", "soak"])
            .env("CALLPAD_SOAK_MINUTES", minutes.to_string())
            // Each failing sequence would print its stack while the shortest is looked for.
            .env("RUST_BACKTRACE", "0"),
    )
}

/// Kills the server so often under load, and cuts its power as often; fails on the first thing that was told and is not
/// kept, or kept twice.
pub(crate) fn crashes(times: u32) -> Result<()> {
    let what = ["test", "--package", "callpad-server", "--test", "api", "--locked"];
    run_here(
        cargo().args(what).args(["--", "--nocapture", "crash::"]).env("CALLPAD_CRASHES", times.to_string()),
    )
}

fn test(report: &mut Report, choice: &Choice) -> Result<()> {
    let ready = report.step("setup", |_| {
        setup::run(if cfg!(target_os = "linux") { Need::Drive } else { Need::Build })?;
        ui_build::prepare()?;
        Ok(true.into())
    })?;
    if !ready {
        return Ok(());
    }
    // Programs as built; nothing if that was not asked for or failed.
    let mut programs: Option<Arc<[Program]>> = None;
    let mut beside = Vec::new();
    let needs_build = Step::value_variants().iter().any(|step| step.needs_build() && choice.takes(*step));
    for &step in Step::value_variants() {
        let needed = step == Step::Build && needs_build;
        if !choice.takes(step) && !needed {
            continue;
        }
        // They wait for most of their time: for servers that hang and lines that are cut. What is left of the processors
        // the lints get, and no other test.
        if step.runs_beside() {
            let programs = programs.clone();
            beside.push(Report::beside(&step.name(), move |log| {
                let programs = programs.as_deref().context(NOT_BUILT)?;
                match step {
                    Step::Openapi => openapi::check(programs, log),
                    step => run_tests(step, programs, log),
                }
            }));
            continue;
        }
        if step != Step::Clippy {
            for running in beside.drain(..) {
                report.join(running)?;
            }
        }
        report.step(&step.name(), |log| match step {
            Step::Ui => ui(log),
            Step::Fmt => Outcome::of(cargo().args(["fmt", "--all", "--check"]), log),
            Step::Rules => rules::check_all(log),
            Step::Build => {
                programs = build()?.map(Arc::from);
                Ok(programs.is_some().into())
            }
            Step::Clippy => {
                ui_build::build()?;
                let args = ["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"];
                let mut outcome = Outcome::of(&mut in_the_background(cargo().args(args)), log)?;
                // As whoever wants the API alone builds it.
                let bare = ["clippy", "--package", "callpad-server", "--no-default-features", "--locked"];
                let bare = [bare.as_slice(), &["--", "--deny", "warnings"]].concat();
                outcome += Outcome::of(&mut in_the_background(cargo().args(bare)), log)?;
                Ok(outcome)
            }
            Step::Unit | Step::Window => {
                let programs = programs.as_deref().context(NOT_BUILT)?;
                let mut outcome = run_tests(step, programs, log)?;
                if step == Step::Unit {
                    let own = ["test", "--package", "xtask", "--locked"];
                    outcome += Outcome::of_tests("xtask", cargo().args(own), log)?;
                }
                Ok(outcome)
            }
            Step::System | Step::Openapi => bail!("it runs beside"),
            Step::Doc => {
                ui_build::build()?;
                let args = ["test", "--workspace", "--doc", "--locked", "--no-fail-fast"];
                Outcome::of_tests("doc", cargo().args(args), log)
            }
        })?;
    }
    for running in beside {
        report.join(running)?;
    }
    Ok(())
}

fn check_platforms(report: &mut Report, only: Option<Platform>, accept: bool) -> Result<()> {
    let mut wanted = Vec::new();
    report.step("setup-platforms", |_| {
        setup::run(Need::Build)?;
        ui_build::prepare()?;
        ui_build::build()?;
        wanted = platforms::prepare(only)?;
        Ok(true.into())
    })?;
    for platform in wanted {
        let checked = check_platform(report, platform)?;
        if checked && platform == Platform::Macos {
            check_imports(report, accept)?;
        }
    }
    Ok(())
}

fn check_imports(report: &mut Report, accept: bool) -> Result<()> {
    report.step("macos-imports", |log| {
        let told = platforms::macos::check_imports(accept);
        if let Err(error) = &told {
            println!("{error:#}");
            writeln!(log, "{error:#}")?;
        }
        Ok(one("what is imported from macOS", "is as accepted", told.is_ok()))
    })?;
    Ok(())
}

/// One check of its own kind: it has no runner that would count it.
fn one(what: &str, well: &str, succeeded: bool) -> Outcome {
    let mut summary = TestSummary::default();
    summary.passed = u32::from(succeeded);
    summary.failed = 1 - summary.passed;
    summary.closing.push(format!("{what}: {}", if succeeded { well } else { "FAILED" }));
    Outcome { succeeded, summary }
}

fn check_platform(report: &mut Report, platform: Platform) -> Result<bool> {
    report.step(&format!("check-{}", platform.name()), |log| {
        let succeeded = run_logged(&mut platforms::check(platform)?, log, |_| {})?;
        let well = if platform == Platform::Macos { "linked" } else { "checked" };
        Ok(one(platform.target(), well, succeeded))
    })
}

fn ui(log: &mut File) -> Result<Outcome> {
    ui_build::build()?;
    let mut summary = TestSummary::default();
    let checked = run_logged(ui_build::npm().args(["run", "--silent", "check"]), log, |_| {})?;
    let tested =
        run_logged(ui_build::npm().args(["run", "--silent", "test"]).env("NO_COLOR", "1"), log, |line| {
            summary.read_vitest(line);
        })?;
    if !checked {
        summary.failed += 1;
    }
    Ok(Outcome { succeeded: checked && tested, summary })
}

/// The same program, which takes what others leave of the processors: what is tried beside it must not wait for it.
fn in_the_background(command: &Command) -> Command {
    let mut quiet = if cfg!(unix) {
        let mut nice = Command::new("nice");
        nice.args(["-n", "19"]).arg(command.get_program());
        nice
    } else {
        Command::new(command.get_program())
    };
    quiet.args(command.get_args());
    quiet.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some(folder) = command.get_current_dir() {
        quiet.current_dir(folder);
    }
    quiet
}

/// Builds everything that the tests run, at once: the same features everywhere, so that nothing is compiled twice.
fn build() -> Result<Option<Vec<Program>>> {
    ui_build::build()?;
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
fn belongs(program: &Program, step: Step) -> bool {
    // They need the packages, which `cargo xtask test-installers` makes.
    if program.folder.ends_with("tests/installers") {
        return false;
    }
    // Cargo builds benchmarks as tests; they measure and prove nothing (`cargo xtask bench`).
    if program.kind == "bench" {
        return false;
    }
    let of_the_whole =
        |name| program.kind == "test" && program.folder.ends_with("tests") && program.name == name;
    program.tests
        && match step {
            Step::System => of_the_whole("system") || of_the_whole("model"),
            Step::Window => of_the_whole("window") || of_the_whole("hall"),
            // `installed` needs the packages: cargo xtask test-installers.
            _ => !["system", "model", "window", "hall", "installed"].into_iter().any(of_the_whole),
        }
}

fn run_tests(step: Step, programs: &[Program], log: &mut File) -> Result<Outcome> {
    let mut all = Outcome::from(true);
    let mut found = false;
    for program in programs.iter().filter(|program| belongs(program, step)) {
        found = true;
        println!("\n{} ({})", program.name, program.folder.display());
        let mut summary = TestSummary::default();
        let mut required: Vec<_> =
            REQUIRED.iter().filter(|(name, _)| *name == program.name).map(|(_, part)| *part).collect();
        let mut command = Command::new(&program.file);
        command
            .current_dir(&program.folder)
            .env("CARGO_MANIFEST_DIR", &program.folder)
            // A snapshot that differs is a failure, not a file beside it.
            .env("INSTA_UPDATE", "no");
        let mut succeeded = run_logged(&mut command, log, |line| {
            summary.read_rust(line);
            required
                .retain(|part| !(line.starts_with("test ") && line.ends_with(" ok") && line.contains(part)));
        })?;
        if succeeded && summary.closing.is_empty() {
            println!("{} ended without the closing line of a test runner", program.name);
            succeeded = false;
        }
        for part in required {
            println!("no test named {part:?} passed in {}", program.name);
            succeeded = false;
        }
        summary.say_whose(&program.name);
        if !succeeded && summary.failed == 0 {
            summary.failed = 1;
        }
        all += Outcome { succeeded, summary };
    }
    if found { Ok(all) } else { bail!("cargo has built no tests for {}", step.name()) }
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
        let steps = [Step::Unit, Step::System, Step::Window];
        let of = |program: Program| -> Vec<_> {
            steps.into_iter().filter(|step| belongs(&program, *step)).map(Step::name).collect()
        };
        assert_eq!(of(program("/r/tests", "window", "test", true)), ["window"]);
        assert_eq!(of(program("/r/tests", "hall", "test", true)), ["window"]);
        assert_eq!(of(program("/r/tests", "system", "test", true)), ["system"]);
        assert_eq!(of(program("/r/tests", "model", "test", true)), ["system"]);
        assert_eq!(of(program("/r/tests", "callpad_tests", "lib", true)), ["unit"]);
        assert_eq!(of(program("/r/crates/server", "system", "test", true)), ["unit"]);
        assert!(of(program("/r/tests", "installed", "test", true)).is_empty());
        assert!(of(program("/r/src-tauri", "callpad", "bin", false)).is_empty());
        assert!(of(program("/r/tests/installers", "msi", "test", true)).is_empty());
        assert!(of(program("/r/crates/server", "board", "bench", true)).is_empty());
    }
}
