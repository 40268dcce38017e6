//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use xtask::platforms::Platform;

use crate::bench::{Bench, Days};

/// The commands of this repository
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) task: Option<Task>,
}

#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum Task {
    /// Set up what is missing, build Callpad and open it
    ///
    /// Without a display it runs on one of its own until Ctrl+C.
    Start {
        /// Take a picture of the working window and end
        #[arg(long, value_name = "FILE")]
        screenshot: Option<PathBuf>,
        /// Arguments of the app, after `--`
        #[arg(trailing_var_arg = true)]
        app_args: Vec<OsString>,
    },
    /// Set up what is missing and run every check and every test
    Test(Choice),
    /// Type-check everything for Windows, and compile and link the programs for macOS
    CheckPlatforms {
        /// Only this one
        only: Option<Platform>,
        /// Write installers/macos/link/imports.txt anew from what the programs import from macOS
        #[arg(long)]
        accept: bool,
    },
    /// Write ui/src/generated/bindings.ts from the commands in src-tauri
    Bindings,
    /// Take a picture of every screen in every look, to be looked at, into target/pictures
    Pictures,
    /// Render every size of the icon from icons/callpad.svg
    Icons,
    /// Write installers/policies and docs/policies.md from the settings in crates/policy
    Policies,
    /// Measure the release build: what a person waits for, and how well the forecast comes true
    Bench {
        /// What to measure
        which: Bench,
        #[command(flatten)]
        days: Days,
    },
    /// Take the desk and the server's rules through random steps
    Soak {
        /// For how long
        #[arg(long, default_value_t = 30)]
        minutes: u32,
    },
    /// Kill the server under load, and cut its power, and compare what was told with what is kept
    Crashes {
        /// How often each
        #[arg(long, default_value_t = 300)]
        times: u32,
    },
    /// Make the packages that people get, in target/dist (`linux`, or `windows` signed by the program in CALLPAD_SIGN)
    #[command(disable_help_flag = true)]
    Dist(Rest),
    /// Make packages and try them: installed, used, upgraded, removed; those for Windows under wine
    #[command(disable_help_flag = true)]
    TestInstallers(Rest),
    /// Write NOTICE, the licences of everything that is shipped
    #[command(disable_help_flag = true)]
    Notice(Rest),
    /// Look for unfit licences, sources and known faults in what is used
    #[command(disable_help_flag = true)]
    Audit(Rest),
}

/// What the program for packages reads itself.
#[derive(Args, Debug, PartialEq)]
pub(crate) struct Rest {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    args: Vec<OsString>,
}

/// Which steps of the tests to run.
#[derive(Args, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    /// Run only these steps, and what they need
    #[arg(long, value_name = "STEP,...", value_delimiter = ',')]
    only: Vec<Step>,
    /// Leave these steps out
    #[arg(long, value_name = "STEP,...", value_delimiter = ',')]
    skip: Vec<Step>,
}

impl Choice {
    pub(crate) fn takes(&self, step: Step) -> bool {
        (self.only.is_empty() || self.only.contains(&step)) && !self.skip.contains(&step)
    }
}

/// A step of the tests, in the order they run: what is quick to tell comes first.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Step {
    /// The page: types, tests
    Ui,
    /// The form of the Rust code
    Fmt,
    /// The rules of the house
    Rules,
    /// Everything built once: programs and tests
    Build,
    /// The programs together; beside the lints
    System,
    /// The server's answers against its own description, by schemathesis from PyPI; beside the lints
    Openapi,
    /// Lints
    Clippy,
    /// Tests of single crates
    Unit,
    /// Examples within the documentation
    Doc,
    /// The real app in a real window
    Window,
}

impl Step {
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Whether the step runs what the step `build` has built.
    pub(crate) fn needs_build(self) -> bool {
        matches!(self, Self::Unit | Self::System | Self::Openapi | Self::Window)
    }

    /// Whether the step leaves the processors alone for most of its time, so that it may run beside the lints.
    pub(crate) fn runs_beside(self) -> bool {
        matches!(self, Self::System | Self::Openapi)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn task(args: &[&str]) -> Result<Option<Task>, clap::Error> {
        Cli::try_parse_from([&["xtask"], args].concat()).map(|cli| cli.task)
    }

    #[test]
    fn the_commands_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn start_takes_a_picture_and_passes_the_rest_on() {
        let args = ["start", "--screenshot", "a.png", "--", "--data-dir", "x", "--", "y"];
        let Some(Task::Start { screenshot, app_args }) = task(&args).unwrap() else {
            panic!("another task");
        };
        assert_eq!(screenshot, Some(PathBuf::from("a.png")));
        assert_eq!(app_args, ["--data-dir", "x", "--", "y"]);
    }

    #[test]
    fn steps_are_chosen_and_left_out() {
        let args = ["test", "--only", "fmt,rules", "--skip", "rules"];
        let Some(Task::Test(choice)) = task(&args).unwrap() else {
            panic!("another task");
        };
        assert!(choice.takes(Step::Fmt));
        assert!(!choice.takes(Step::Rules));
        assert!(!choice.takes(Step::Window));
        assert!(Step::value_variants().iter().all(|step| Choice::default().takes(*step)));
    }

    #[test]
    fn the_benchmark_is_named() {
        let bench = |which, days| Some(Task::Bench { which, days });
        assert_eq!(task(&["bench", "live"]).unwrap(), bench(Bench::Live, Days::default()));
        assert_eq!(task(&["bench", "start"]).unwrap(), bench(Bench::Start, Days::default()));
        assert_eq!(task(&["bench", "board"]).unwrap(), bench(Bench::Board, Days::default()));
        assert_eq!(task(&["bench", "hall"]).unwrap(), bench(Bench::Hall, Days::default()));
        let days = Days { days: Some(PathBuf::from("d")), history: true, ..Days::default() };
        let forecast = ["bench", "forecast", "--days", "d", "--history"];
        assert_eq!(task(&forecast).unwrap(), bench(Bench::Forecast, days));
        assert!(task(&["bench", "forecast", "--history"]).is_err());
        let parts = Days { only: Some("hall,flood".to_owned()), short: true, ..Days::default() };
        let server = ["bench", "server", "--short", "--only", "hall,flood"];
        assert_eq!(task(&server).unwrap(), bench(Bench::Server, parts));
        assert!(task(&["bench"]).is_err() && task(&["bench", "x"]).is_err());
    }

    #[test]
    fn a_soak_lasts_as_long_as_one_likes() {
        assert_eq!(task(&["soak"]).unwrap(), Some(Task::Soak { minutes: 30 }));
        assert_eq!(task(&["soak", "--minutes", "2"]).unwrap(), Some(Task::Soak { minutes: 2 }));
        assert!(task(&["soak", "--minutes", "long"]).is_err());
        assert_eq!(task(&["crashes", "--times", "9"]).unwrap(), Some(Task::Crashes { times: 9 }));
    }

    #[test]
    fn whatever_is_asked_of_packages_is_handed_on() {
        for args in [&["dist", "--help"][..], &["dist", "linux"], &["test-installers", "windows", "--debug"]]
        {
            assert!(task(args).is_ok(), "{args:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(task(&["strat"]).is_err());
        assert!(task(&["check-platforms", "--only", "fmt"]).is_err());
        assert!(task(&["check-platforms", "amiga"]).is_err());
        let only = task(&["check-platforms", "macos"]).unwrap();
        assert_eq!(only, Some(Task::CheckPlatforms { only: Some(Platform::Macos), accept: false }));
        let check = task(&["check-platforms", "--accept"]).unwrap();
        assert_eq!(check, Some(Task::CheckPlatforms { only: None, accept: true }));
        assert!(task(&["test", "--only", "everything"]).is_err());
        assert!(task(&["start", "--screenshot"]).is_err());
        assert_eq!(task(&[]).unwrap(), None);
    }

    #[test]
    fn the_help_names_every_step() {
        let help = Cli::command().find_subcommand_mut("test").unwrap().render_help().to_string();
        for step in Step::value_variants() {
            assert!(help.contains(&step.name()), "{}", step.name());
        }
    }
}
