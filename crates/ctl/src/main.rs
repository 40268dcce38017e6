//! callpadctl: every operation of the Queue Management API on the command line.
//!
//! Standard output carries exactly one line of JSON with the document's keys where there is an answer of the API, or
//! one with the computer's policy, and nothing otherwise (only help, the manual page, a report and the self-test are text); messages go to
//! standard error; the exit code says how it went. `docs/api.md` fixes all three.

mod args;
mod exit;
mod man;
mod operations;
mod output;
mod policy;
mod report;
mod run;
mod secret;
mod self_test;
mod support_bundle;
mod values;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Invocation};
use exit::Exit;

fn main() -> ExitCode {
    let args = Args::parse();
    match args.invocation() {
        Ok(Invocation::Task(task)) => block_on(run::run(*task)),
        Ok(Invocation::SelfTest(task)) => block_on(self_test::run(*task)),
        Ok(Invocation::SupportBundle(task)) => block_on(support_bundle::run(*task)),
        Ok(Invocation::Policy { file }) => policy::print(file.as_deref()).into(),
        Ok(Invocation::Man) => man::print(&mut std::io::stdout().lock()),
        Err(wrong) => Args::command().error(wrong.kind, wrong.message).exit(),
    }
}

fn block_on(work: impl Future<Output = Exit>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            say(&error);
            return Exit::NotArrived.into();
        }
    };
    let exit = runtime.block_on(work);
    // A name that is still being looked up must not hold up the end.
    runtime.shutdown_background();
    exit.into()
}

/// A message for the person, on standard error. Where that is closed there is nobody to tell.
fn say(message: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "callpadctl: {message}");
}
