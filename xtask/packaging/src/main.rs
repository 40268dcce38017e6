//! Packages, their licences and their tests. `cargo xtask dist`, `test-installers`, `notice` and `audit` run this program.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod audit;
mod dist;
mod installers;
#[cfg(test)]
mod macos;
mod notice;
#[cfg(test)]
mod privacy;
mod tools;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use dist::Profile;

#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, PartialEq, Subcommand)]
enum Task {
    /// Make the packages that people get, in target/dist
    #[command(subcommand)]
    Dist(Dist),
    /// Make packages and try them: installed, used, upgraded, removed
    ///
    /// Those for Windows are tried under wine, where the console crates' tests run as well.
    TestInstallers(Try),
    /// Write NOTICE, the licences of everything that is shipped
    Notice,
    /// Look for unfit licences, sources and known faults in what is used
    Audit,
}

#[derive(Debug, PartialEq, Subcommand)]
enum Dist {
    /// The .deb and the .rpm, in target/dist/linux
    Linux,
    /// The packages for Windows in target/dist/windows, signed by the program in CALLPAD_SIGN
    Windows {
        /// Leave the signatures out
        #[arg(long)]
        unsigned: bool,
    },
}

#[derive(Args, Debug, PartialEq)]
struct Try {
    /// Only those for this system
    system: Option<System>,
    /// Quickly, from programs that are not optimised
    #[arg(long)]
    debug: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum System {
    Linux,
    Windows,
}

fn main() -> ExitCode {
    run(&Cli::parse().task).unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

fn run(task: &Task) -> Result<ExitCode> {
    match task {
        Task::Dist(Dist::Linux) => dist::make_linux()?,
        Task::Dist(Dist::Windows { unsigned }) => dist::make_windows(*unsigned)?,
        Task::TestInstallers(Try { system, debug }) => {
            let takes = |one| system.is_none_or(|only| only == one);
            let profile = if *debug { Profile::Debug } else { Profile::Release };
            return installers::run(takes(System::Linux), takes(System::Windows), profile);
        }
        Task::Notice => notice::write()?,
        Task::Audit => audit::run()?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(args: &[&str]) -> Result<Task, clap::Error> {
        Cli::try_parse_from([&["packaging"], args].concat()).map(|cli| cli.task)
    }

    #[test]
    fn packages_are_for_a_system_that_is_named() {
        assert_eq!(task(&["dist", "linux"]).unwrap(), Task::Dist(Dist::Linux));
        assert!(task(&["dist"]).is_err() && task(&["dist", "amiga"]).is_err());
    }

    #[test]
    fn packages_are_signed_unless_told_otherwise() {
        for (args, unsigned) in
            [(&["dist", "windows"][..], false), (&["dist", "windows", "--unsigned"], true)]
        {
            assert_eq!(task(args).unwrap(), Task::Dist(Dist::Windows { unsigned }));
        }
    }

    #[test]
    fn packages_are_tried_as_people_get_them_unless_told_otherwise() {
        let of = |args: &[&str]| match task(&[&["test-installers"], args].concat()).unwrap() {
            Task::TestInstallers(Try { system, debug }) => (system, debug),
            other => panic!("{other:?}"),
        };
        assert_eq!(of(&[]), (None, false));
        assert_eq!(of(&["windows"]), (Some(System::Windows), false));
        assert_eq!(of(&["--debug"]), (None, true));
        assert_eq!(of(&["windows", "--debug"]), (Some(System::Windows), true));
    }
}
