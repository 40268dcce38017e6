//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::ValueExt;
use lexopt::prelude::{Long, Short, Value};

use crate::bench::Bench;
use crate::dist::Profile;
use crate::stop::{Result, Stop};
use crate::test_steps::StepName;

pub(crate) const HELP: &str = "\
Usage: cargo xtask COMMAND

  start [--screenshot FILE] [-- ARGUMENTS OF THE APP]
                     sets up what is missing, builds Callpad and opens it; without a display it runs on one
                     of its own until Ctrl+C; with --screenshot it takes a picture of the working window and ends
  test [--only STEP,...] [--skip STEP,...]
                     sets up what is missing and runs every check and every test
  check-platforms    type-checks everything for Windows and macOS
  bindings           writes ui/src/generated/bindings.ts from the commands in src-tauri
  pictures           takes a picture of every screen, in light, dark, Arabic, Portuguese, small and with large text, to be
                     looked at, into target/pictures
  icons              renders every size of the icon from icons/callpad.svg
  policies           writes installers/policies and docs/policies.md from the settings in crates/policy
  bench live | start measures what a person waits for, in the real window of the release build
  dist linux         makes the .deb and the .rpm in target/dist/linux
  dist windows [--unsigned]
                     makes the packages for Windows in target/dist/windows, signed by the program in CALLPAD_SIGN
  test-installers [linux | windows] [--debug]
                     makes packages and tries them: installed, used, upgraded, removed; those for Windows under wine, where
                     the console crates' tests run as well; with --debug quickly, from programs that are not optimised
  notice             writes NOTICE, the licences of everything that is shipped
  audit              looks for unfit licences, sources and known faults in what is used
  soak [--minutes N] takes the desk and the server's rules through random steps; 30 minutes unless told

Steps of test: ui, fmt, rules, build, clippy, unit, doc, system, window.
";

#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Help,
    Start { screenshot: Option<PathBuf>, app_args: Vec<OsString> },
    Test(Choice),
    CheckPlatforms,
    Bindings,
    Icons,
    Pictures,
    Policies,
    Bench(Bench),
    DistLinux,
    DistWindows { unsigned: bool },
    TestInstallers { linux: bool, windows: bool, profile: Profile },
    Soak { minutes: u32 },
    Notice,
    Audit,
}

/// Which steps of the tests to run.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Choice {
    only: Vec<StepName>,
    skip: Vec<StepName>,
}

impl Choice {
    pub(crate) fn takes(&self, step: StepName) -> bool {
        (self.only.is_empty() || self.only.contains(&step)) && !self.skip.contains(&step)
    }
}

pub(crate) fn read() -> Result<Task> {
    parse(lexopt::Parser::from_env())
}

fn parse(mut parser: lexopt::Parser) -> Result<Task> {
    let mut task = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(command)) => match command.to_str() {
            Some("help") => return Ok(Task::Help),
            Some("start") => Task::Start { screenshot: None, app_args: Vec::new() },
            Some("test") => Task::Test(Choice::default()),
            Some("check-platforms") => Task::CheckPlatforms,
            Some("bindings") => Task::Bindings,
            Some("icons") => Task::Icons,
            Some("pictures") => Task::Pictures,
            Some("policies") => Task::Policies,
            Some("bench") => match parser.next()? {
                Some(Value(what)) if what == "live" => Task::Bench(Bench::Live),
                Some(Value(what)) if what == "start" => Task::Bench(Bench::Start),
                _ => return Err(Stop::new(format!("The benchmarks are live and start.\n\n{HELP}"))),
            },
            Some("dist") => match parser.next()? {
                Some(Value(what)) if what == "linux" => Task::DistLinux,
                Some(Value(what)) if what == "windows" => Task::DistWindows { unsigned: false },
                _ => return Err(Stop::new(format!("Packages are made for linux and windows.\n\n{HELP}"))),
            },
            Some("test-installers") => match parser.next()? {
                Some(Value(what)) if what == "linux" => try_packages(true, false),
                Some(Value(what)) if what == "windows" => try_packages(false, true),
                None => try_packages(true, true),
                Some(Long("debug")) => {
                    Task::TestInstallers { linux: true, windows: true, profile: Profile::Debug }
                }
                _ => return Err(Stop::new(format!("Packages are tried for linux and windows.\n\n{HELP}"))),
            },
            Some("soak") => Task::Soak { minutes: 30 },
            Some("notice") => Task::Notice,
            Some("audit") => Task::Audit,
            _ => {
                return Err(Stop::new(format!(
                    "There is no command {}.\n\n{HELP}",
                    command.to_string_lossy()
                )));
            }
        },
        Some(other) => return Err(other.unexpected().into()),
    };
    while let Some(arg) = parser.next()? {
        match (&mut task, arg) {
            (_, Short('h') | Long("help")) => return Ok(Task::Help),
            (Task::Start { screenshot, .. }, Long("screenshot")) => {
                *screenshot = Some(parser.value()?.into())
            }
            // What follows `--` comes as plain values.
            (Task::Start { app_args, .. }, Value(first)) => {
                app_args.push(first);
                app_args.extend(parser.raw_args()?);
            }
            (Task::Test(choice), Long("only")) => choice.only.extend(steps(&parser.value()?)?),
            (Task::Test(choice), Long("skip")) => choice.skip.extend(steps(&parser.value()?)?),
            (Task::DistWindows { unsigned }, Long("unsigned")) => *unsigned = true,
            (Task::TestInstallers { profile, .. }, Long("debug")) => *profile = Profile::Debug,
            (Task::Soak { minutes }, Long("minutes")) => *minutes = parser.value()?.parse()?,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}

/// Packages as people get them, unless told otherwise.
fn try_packages(linux: bool, windows: bool) -> Task {
    Task::TestInstallers { linux, windows, profile: Profile::Release }
}

fn steps(list: &OsString) -> Result<Vec<StepName>> {
    let list = list.to_string_lossy();
    list.split(',')
        .map(|name| {
            StepName::named(name).ok_or_else(|| Stop::new(format!("There is no step {name}.\n\n{HELP}")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(args: &[&str]) -> Result<Task> {
        parse(lexopt::Parser::from_args(args))
    }

    #[test]
    fn start_takes_a_picture_and_passes_the_rest_on() {
        let Task::Start { screenshot, app_args } =
            task(&["start", "--screenshot", "a.png", "--", "--data-dir", "x", "--", "y"]).unwrap()
        else {
            panic!("another task");
        };
        assert_eq!(screenshot, Some(PathBuf::from("a.png")));
        assert_eq!(app_args, ["--data-dir", "x", "--", "y"]);
    }

    #[test]
    fn steps_are_chosen_and_left_out() {
        let Task::Test(choice) = task(&["test", "--only", "fmt,rules", "--skip", "rules"]).unwrap() else {
            panic!("another task");
        };
        assert!(choice.takes(StepName::Fmt));
        assert!(!choice.takes(StepName::Rules));
        assert!(!choice.takes(StepName::Window));
        assert!(StepName::ALL.iter().all(|step| Choice::default().takes(*step)));
    }

    #[test]
    fn the_benchmark_is_named() {
        assert_eq!(task(&["bench", "live"]).unwrap(), Task::Bench(Bench::Live));
        assert_eq!(task(&["bench", "start"]).unwrap(), Task::Bench(Bench::Start));
        assert!(task(&["bench"]).is_err() && task(&["bench", "x"]).is_err());
    }

    #[test]
    fn packages_are_for_a_system_that_is_named() {
        assert_eq!(task(&["dist", "linux"]).unwrap(), Task::DistLinux);
        assert!(task(&["dist"]).is_err() && task(&["dist", "amiga"]).is_err());
    }

    #[test]
    fn a_soak_lasts_as_long_as_one_likes() {
        assert_eq!(task(&["soak"]).unwrap(), Task::Soak { minutes: 30 });
        assert_eq!(task(&["soak", "--minutes", "2"]).unwrap(), Task::Soak { minutes: 2 });
        assert!(task(&["soak", "--minutes", "long"]).is_err());
    }

    #[test]
    fn packages_are_signed_unless_told_otherwise() {
        assert_eq!(task(&["dist", "windows"]).unwrap(), Task::DistWindows { unsigned: false });
        assert_eq!(task(&["dist", "windows", "--unsigned"]).unwrap(), Task::DistWindows { unsigned: true });
        assert!(task(&["dist"]).is_err());
        assert_eq!(task(&["test-installers"]).unwrap(), try_packages(true, true));
        assert_eq!(task(&["test-installers", "windows"]).unwrap(), try_packages(false, true));
        for (args, linux) in
            [(&["test-installers", "--debug"][..], true), (&["test-installers", "windows", "--debug"], false)]
        {
            let profile = Profile::Debug;
            assert_eq!(task(args).unwrap(), Task::TestInstallers { linux, windows: true, profile });
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(task(&["strat"]).is_err());
        assert!(task(&["check-platforms", "--only", "fmt"]).is_err());
        assert!(task(&["test", "--only", "everything"]).is_err());
        assert!(task(&["start", "--screenshot"]).is_err());
        assert_eq!(task(&[]).unwrap(), Task::Help);
    }

    #[test]
    fn the_help_names_every_step() {
        for step in StepName::ALL {
            assert!(HELP.contains(step.name()), "{}", step.name());
        }
    }
}
