//! What the steps came to.

use std::fs::{self, File};
use std::io::Write;
use std::time::{Duration, Instant};

use crate::stop::{About, Result, Stop};
use crate::tally::Tally;
use crate::workspace;

/// What one step came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) succeeded: bool,
    pub(crate) tally: Tally,
}

impl From<bool> for Outcome {
    fn from(succeeded: bool) -> Self {
        Self { succeeded, tally: Tally::default() }
    }
}

/// All steps so far.
#[derive(Debug)]
pub(crate) struct Report {
    command: &'static str,
    steps: Vec<(String, Duration, Outcome)>,
}

impl Report {
    pub(crate) fn new(command: &'static str) -> Result<Self> {
        fs::create_dir_all(workspace::logs()).about(workspace::logs().display())?;
        Ok(Self { command, steps: Vec::new() })
    }

    /// Runs one step with a log file of its own and keeps what it came to. Returns whether it succeeded.
    pub(crate) fn step(
        &mut self,
        name: &str,
        run: impl FnOnce(&mut File) -> Result<Outcome>,
    ) -> Result<bool> {
        println!("\n=== {name}");
        let path = workspace::logs().join(format!("{name}.log"));
        let mut log = File::create(&path).about(path.display())?;
        let started = Instant::now();
        let mut outcome = match run(&mut log) {
            Ok(outcome) => outcome,
            Err(stop) => {
                println!("{stop}");
                writeln!(log, "{stop}")?;
                Outcome::from(false)
            }
        };
        // A step that failed without a failed test (a lint, a crash) counts as one failure: the last line of all must
        // never say "0 failed" when something has failed.
        if !outcome.succeeded && outcome.tally.failed == 0 {
            outcome.tally.failed = 1;
        }
        let succeeded = outcome.succeeded;
        self.steps.push((name.to_owned(), started.elapsed(), outcome));
        Ok(succeeded)
    }

    /// Times, the runners' closing lines, and as the last line the sum.
    pub(crate) fn close(self) -> Result {
        let mut sum = Tally::default();
        println!("\n=== summary (full output in {})", workspace::logs().display());
        for (name, time, outcome) in self.steps {
            let result = if outcome.succeeded { "ok" } else { "FAILED" };
            println!("{name:<16} {:>7.1} s  {result}", time.as_secs_f32());
            sum += outcome.tally;
        }
        println!();
        for line in &sum.closing {
            println!("{line}");
        }
        // For a script that runs several commands and ends with one line.
        let path = workspace::logs().join(format!("{}.closing", self.command));
        fs::write(&path, sum.last_line() + "\n").about(path.display())?;
        println!("{}", sum.last_line());
        if sum.failed == 0 { Ok(()) } else { Err(Stop::Said) }
    }
}
