//! What the steps came to.

use std::io::Write;
use std::ops::AddAssign;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::Result;
use fs_err::{self as fs, File};

use crate::process::run_logged;
use crate::test_summary::TestSummary;
use crate::workspace;

/// What one step came to.
#[derive(Debug)]
pub struct Outcome {
    /// Whether all went well.
    pub succeeded: bool,
    /// What the test runners said, if there were any.
    pub summary: TestSummary,
}

impl From<bool> for Outcome {
    fn from(succeeded: bool) -> Self {
        Self { succeeded, summary: TestSummary::default() }
    }
}

impl AddAssign for Outcome {
    fn add_assign(&mut self, other: Self) {
        self.succeeded &= other.succeeded;
        self.summary += other.summary;
    }
}

impl Outcome {
    /// Runs a program that only succeeds or fails.
    pub fn of(command: &mut Command, log: &mut File) -> Result<Self> {
        Ok(run_logged(command, log, |_| {})?.into())
    }

    /// Runs a program that ends with lines of Rust's test runner, which are `name`'s.
    pub fn of_tests(name: &str, command: &mut Command, log: &mut File) -> Result<Self> {
        let mut summary = TestSummary::default();
        let succeeded = run_logged(command, log, |line| summary.read_rust(line))?;
        summary.say_whose(name);
        Ok(Self { succeeded, summary })
    }
}

/// All steps so far.
#[derive(Debug)]
pub struct Report {
    command: &'static str,
    steps: Vec<(String, Duration, Outcome)>,
}

impl Report {
    /// A report without steps. `command` names the file that keeps its last line.
    pub fn new(command: &'static str) -> Result<Self> {
        fs::create_dir_all(workspace::logs())?;
        Ok(Self { command, steps: Vec::new() })
    }

    /// Runs one step with a log file of its own and keeps what it came to. Returns whether it succeeded.
    pub fn step(&mut self, name: &str, run: impl FnOnce(&mut File) -> Result<Outcome>) -> Result<bool> {
        println!("\n=== {name}");
        let path = workspace::logs().join(format!("{name}.log"));
        let mut log = File::create(&path)?;
        let started = Instant::now();
        let mut outcome = match run(&mut log) {
            Ok(outcome) => outcome,
            Err(error) => {
                println!("{error:#}");
                writeln!(log, "{error:#}")?;
                Outcome::from(false)
            }
        };
        // A step that failed without a failed test (a lint, a crash) counts as one failure: the last line of all must
        // never say "0 failed" when something has failed.
        if !outcome.succeeded && outcome.summary.failed == 0 {
            outcome.summary.failed = 1;
        }
        let succeeded = outcome.succeeded;
        self.steps.push((name.to_owned(), started.elapsed(), outcome));
        Ok(succeeded)
    }

    /// Prints times, the runners' closing lines, and as the last line the sum.
    pub fn close(self) -> Result<ExitCode> {
        let mut sum = TestSummary::default();
        println!("\n=== summary (full output in {})", workspace::logs().display());
        for (name, time, outcome) in self.steps {
            let result = if outcome.succeeded { "ok" } else { "FAILED" };
            println!("{name:<16} {:>7.1} s  {result}", time.as_secs_f32());
            sum += outcome.summary;
        }
        println!();
        for line in &sum.closing {
            println!("{line}");
        }
        for line in &sum.failures {
            println!("{line}");
        }
        // For a script that runs several commands and ends with one line.
        let file = |kind| workspace::logs().join(format!("{}.{kind}", self.command));
        fs::write(file("closing"), sum.last_line() + "\n")?;
        fs::write(file("failures"), sum.failures.join("\n") + "\n")?;
        println!("{}", sum.last_line());
        Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
