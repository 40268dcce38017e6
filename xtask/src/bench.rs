//! The benchmarks: they measure the release build, and print tables for `docs/performance.md` and `docs/forecast.md`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};
use xtask::cargo::cargo;
use xtask::process::run;
use xtask::setup::{self, Need};
use xtask::ui_build;
use xtask::workspace;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Bench {
    /// What a person waits for at work, in the real window.
    Live,
    /// What a person waits for before it.
    Start,
    /// How well the forecast of waits comes true, and how fast it is; needs no window.
    Forecast,
    /// The board for supervisors: what the server gives first, then the window.
    Board,
    /// The pages for visitors: from a press to the screen, a hall full of screens and phones, a slow device, and a day of calls.
    Hall,
    /// How many calls the server takes, and what a long day costs it; needs no window.
    Server,
}

/// What the forecast is measured on.
#[derive(Args, Debug, Default, PartialEq)]
pub(crate) struct Days {
    /// Forecast: replay the day files (CSV, docs/forecast.md) in this folder instead
    #[arg(long, value_name = "DIR")]
    pub(crate) days: Option<PathBuf>,
    /// Forecast: let each of these days know of those before it, by file name
    #[arg(long, requires = "days")]
    pub(crate) history: bool,
    /// Server, board, hall: try everything quickly, and measure nothing
    #[arg(long)]
    pub(crate) short: bool,
    /// Server: only these parts (calls, flushes, hall, list, listeners, memory, flood)
    #[arg(long, value_name = "PART,...")]
    pub(crate) only: Option<String>,
    /// Server: measure the one of another version too, which is in the program of its `cargo xtask bench server`
    #[arg(long, value_name = "FILE")]
    pub(crate) beside: Option<PathBuf>,
}

impl Bench {
    fn program(self) -> &'static str {
        match self {
            Self::Live => "callpad-bench-live",
            Self::Start => "callpad-bench-start",
            Self::Forecast => "callpad-bench-forecast",
            Self::Board => "callpad-bench-board",
            Self::Hall => "callpad-bench-hall",
            Self::Server => "server",
        }
    }

    pub(crate) fn run(self, days: &Days) -> Result<()> {
        ensure!(self == Self::Forecast || days.days.is_none(), "--days is for `cargo xtask bench forecast`");
        let is_of_server = days.only.is_some() || days.beside.is_some();
        ensure!(
            self == Self::Server || !is_of_server,
            "--only and --beside are for `cargo xtask bench server`"
        );
        match self {
            Self::Server => return bench_of_server("server", days),
            Self::Board if !days.short => bench_of_server("board", days)?,
            _ => {}
        }
        let mut build = cargo();
        build.args(["build", "--release", "--locked"]);
        if self == Self::Forecast {
            build.args(["--package", "callpad-forecast"]);
        } else {
            setup::run(Need::Drive)?;
            ui_build::prepare()?;
            ui_build::build()?;
            build.args(["--package", "callpad", "--package", "callpad-server", "--package", "callpad-tests"]);
            // What it is compared with.
            build.args(["--bin", "callpad", "--bin", "callpad-server", "--example", "callpad-empty"]);
            if self == Self::Board {
                build.args(["--package", "callpad-testkit", "--bin", "callpad-faulty-server"]);
            }
        }
        run(build.args(["--bin", self.program()]))?;
        let mut program = Command::new(workspace::target().join("release").join(self.program()));
        if let Some(folder) = &days.days {
            program.arg("--days").arg(folder);
        }
        if days.history {
            program.arg("--history");
        }
        if matches!(self, Self::Board | Self::Hall) && days.short {
            program.arg("--short");
        }
        run(&mut program)?;
        if self == Self::Hall && !days.short {
            let mut day = cargo();
            day.args(["test", "--locked", "--package", "callpad-tests", "--test", "hall", "--"]);
            run(day.args(["--ignored", "--nocapture", "a_day_of_calls"]))?;
        }
        Ok(())
    }
}

fn bench_of_server(name: &str, days: &Days) -> Result<()> {
    let mut bench = cargo();
    bench.args(["bench", "--locked", "--package", "callpad-server", "--bench", name, "--"]);
    if days.short {
        bench.arg("--short");
    }
    if let Some(parts) = &days.only {
        bench.args(["--only", parts]);
    }
    if let Some(program) = &days.beside {
        bench.arg("--beside").arg(std::path::absolute(program)?);
    }
    run(&mut bench)
}
