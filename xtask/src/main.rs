//! The commands of this repository, run as `cargo xtask COMMAND`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod args;
mod bench;
mod generated;
mod icons;
mod openapi;
mod rules;
mod start;
mod test;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{CommandFactory, Parser};
use xtask::cargo::cargo;
use xtask::workspace;

use args::{Cli, Task};

fn main() -> ExitCode {
    run(Cli::parse()).unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

fn run(cli: Cli) -> Result<ExitCode> {
    let Some(task) = cli.task else {
        Cli::command().print_help()?;
        return Ok(ExitCode::SUCCESS);
    };
    match task {
        Task::Start { screenshot, app_args } => return start::run(screenshot.as_deref(), &app_args),
        Task::Test(choice) => return test::run(&choice),
        Task::CheckPlatforms { only, accept } => return test::run_platforms(only, accept),
        Task::Bindings => generated::bindings()?,
        Task::Icons => icons::render()?,
        Task::Pictures => start::take_the_tour()?,
        Task::Policies => generated::policies()?,
        Task::Bench { which, days } => which.run(&days)?,
        Task::Soak { minutes } => test::soak(minutes)?,
        Task::Crashes { times } => test::crashes(times)?,
        Task::Dist(_) | Task::TestInstallers(_) | Task::Notice(_) | Task::Audit(_) => return packaging(),
    }
    Ok(ExitCode::SUCCESS)
}

/// Hands this command line to the program that knows packages. It is compiled when it is first asked for.
fn packaging() -> Result<ExitCode> {
    let mut command = cargo();
    // Where the person is: a signing program may be named from there.
    command.current_dir(std::env::current_dir()?);
    command.args(["run", "--quiet", "--package", "callpad-packaging", "--manifest-path"]);
    command.arg(workspace::root().join("Cargo.toml")).arg("--").args(std::env::args_os().skip(1));
    let status = command.status().context("cargo")?;
    Ok(xtask::process::exit_code(status))
}
