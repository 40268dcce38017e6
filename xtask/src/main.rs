//! The commands of this repository, run as `cargo xtask COMMAND`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod args;
mod audit;
mod bench;
mod bindings;
mod cargo;
mod debian;
mod dist;
mod fingerprint;
mod icons;
mod installers;
#[cfg(test)]
mod macos;
mod notice;
mod page;
mod platforms;
mod policies;
mod process;
mod report;
mod rules;
mod setup;
mod soak;
mod start;
mod stop;
mod tally;
mod test;
mod test_steps;
mod tools;
mod workspace;

use std::process::ExitCode;

use args::Task;
use stop::Stop;

fn main() -> ExitCode {
    let outcome = args::read().and_then(|task| match task {
        Task::Help => {
            print!("{}", args::HELP);
            Ok(())
        }
        Task::Start { screenshot, app_args } => start::run(screenshot.as_deref(), &app_args),
        Task::Test(choice) => test::run(&choice),
        Task::CheckPlatforms => test::run_platforms(),
        Task::Bindings => bindings::write(),
        Task::Icons => icons::render(),
        Task::Pictures => start::take_the_tour(),
        Task::Policies => policies::write(),
        Task::Bench(which) => which.run(),
        Task::DistLinux => dist::make_linux(),
        Task::DistWindows { unsigned } => dist::make_windows(unsigned),
        Task::TestInstallers { linux, windows, profile } => installers::run(linux, windows, profile),
        Task::Soak { minutes } => soak::run_for(minutes),
        Task::Notice => notice::write(),
        Task::Audit => audit::run(),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Said) => ExitCode::FAILURE,
        Err(Stop::Code(code)) => ExitCode::from(code),
        Err(Stop::Words(words)) => {
            eprintln!("\n{words}");
            ExitCode::FAILURE
        }
    }
}
