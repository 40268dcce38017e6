//! What the steps came to.

use std::io::Write;
use std::ops::AddAssign;
use std::process::{Command, ExitCode};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use fs_err::{self as fs, File};

use crate::process::run_logged;
use crate::test_summary::TestSummary;
use crate::workspace;

/// How many of its last lines are kept of a step that failed without a failed test: a compiler's error, a crash.
const LINES_OF_A_FAILED_STEP: usize = 40;

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
    steps: Vec<Done>,
}

/// A step that runs while others do.
#[derive(Debug)]
pub struct StepBeside {
    name: String,
    running: JoinHandle<Result<Done>>,
}

/// A step that has ended.
#[derive(Debug)]
struct Done {
    name: String,
    time: Duration,
    outcome: Outcome,
}

impl Report {
    /// A report without steps. `command` names the file that keeps its last line.
    pub fn new(command: &'static str) -> Result<Self> {
        fs::create_dir_all(workspace::logs())?;
        Ok(Self { command, steps: Vec::new() })
    }

    /// Runs one step with a log file of its own and keeps what it came to. Returns whether it succeeded.
    pub fn step(&mut self, name: &str, run: impl FnOnce(&mut File) -> Result<Outcome>) -> Result<bool> {
        let done = run_step(name, run)?;
        Ok(self.keep(done))
    }

    /// Runs a step that mostly waits beside those that follow. What it came to is kept by [`Report::join`].
    pub fn beside(name: &str, run: impl FnOnce(&mut File) -> Result<Outcome> + Send + 'static) -> StepBeside {
        let step = name.to_owned();
        StepBeside { name: name.to_owned(), running: std::thread::spawn(move || run_step(&step, run)) }
    }

    /// Waits for a step that runs beside and keeps what it came to.
    pub fn join(&mut self, step: StepBeside) -> Result<bool> {
        let StepBeside { name, running } = step;
        let done = running.join().map_err(|_| anyhow!("{name}: a fault of xtask"))??;
        Ok(self.keep(done))
    }

    fn keep(&mut self, done: Done) -> bool {
        let succeeded = done.outcome.succeeded;
        self.steps.push(done);
        succeeded
    }

    /// Prints times, the runners' closing lines, and as the last line the sum.
    pub fn close(self) -> Result<ExitCode> {
        let mut sum = TestSummary::default();
        println!("\n=== summary (full output in {})", workspace::logs().display());
        for Done { name, time, outcome } in self.steps {
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

fn run_step(name: &str, run: impl FnOnce(&mut File) -> Result<Outcome>) -> Result<Done> {
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
    // Nor must it be left to guess what: what no test said is at the end of the step's log.
    if !outcome.succeeded && outcome.summary.failures.is_empty() {
        let said = fs::read_to_string(&path)?;
        outcome.summary.failures = end_of_failed_step(name, &said);
    }
    Ok(Done { name: name.to_owned(), time: started.elapsed(), outcome })
}

/// The last lines that a step said which failed without a failed Rust test (a lint, the page's tests, a crash).
fn end_of_failed_step(name: &str, log: &str) -> Vec<String> {
    let lines: Vec<_> = log.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(LINES_OF_A_FAILED_STEP)..];
    std::iter::once(format!("{name} FAILED; the end of its log:"))
        .chain(last.iter().map(|line| (*line).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_without_failed_tests_tells_the_end_of_its_log() {
        let said: Vec<_> = (0..LINES_OF_A_FAILED_STEP + 5).map(|line| format!("line {line}\n\n")).collect();
        let told = end_of_failed_step("clippy", &said.concat());
        assert_eq!(told[0], "clippy FAILED; the end of its log:");
        assert_eq!(told.len(), LINES_OF_A_FAILED_STEP + 1);
        assert_eq!(told.last().map(String::as_str), Some("line 44"));
        assert_eq!(end_of_failed_step("fmt", "").len(), 1);
    }
}
