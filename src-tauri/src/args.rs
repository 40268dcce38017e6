//! The command line of the app.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches, Parser};

use crate::external::{ExternalCommand, ticket_number};

/// Callpad, the counter app.
#[derive(Clone, Debug, Parser)]
#[command(name = "callpad", version, about)]
pub(crate) struct Args {
    /// Everything that Callpad writes is beneath this folder.
    #[arg(long, value_name = "DIR", env = "CALLPAD_DATA_DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Fills the server's address into sign-in.
    #[arg(long, value_name = "URL")]
    pub(crate) server: Option<String>,
    /// Fills the user id into sign-in.
    #[arg(long, value_name = "ID")]
    pub(crate) user_id: Option<String>,
    /// Fills the counter's id into sign-in.
    #[arg(long, value_name = "ID")]
    pub(crate) desk: Option<String>,
    /// Starts with the window closed, where there is a tray.
    #[arg(long)]
    pub(crate) tray: bool,
    /// Started by the computer for everybody who signs in: ends at once for those who do not want that.
    #[arg(long)]
    pub(crate) at_login: bool,
    /// Hands "call next" to the running Callpad of this data folder; exit code 4 where none runs.
    #[arg(long, group = "act")]
    pub(crate) call_next: bool,
    /// Hands "recall" to it.
    #[arg(long, group = "act")]
    pub(crate) recall: bool,
    /// Hands "end" to it.
    #[arg(long, group = "act")]
    pub(crate) end: bool,
    /// Hands "pause" to it.
    #[arg(long, group = "act")]
    pub(crate) pause: bool,
    /// Hands "call this ticket" to it, such as "A 042".
    #[arg(long, value_name = "TICKET", group = "act")]
    pub(crate) call: Option<String>,
    /// A `callpad://` link, as the system hands it over. It stands alone: nothing that a link holds can become an option.
    #[arg(value_name = "LINK")]
    pub(crate) link: Option<String>,
}

/// What another start asks of the Callpad that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Nothing but itself: the window is shown.
    Window,
    /// Nothing at all: the system started it quietly, and one runs already.
    Quiet,
    /// An act.
    Act(ExternalCommand),
    /// A link, still to be judged.
    Link(String),
    /// Something that cannot be read: nothing is done.
    Nothing,
}

impl Args {
    /// What this start would ask of a Callpad that runs.
    pub(crate) fn asked(&self) -> Asked {
        let act = if self.call_next {
            ExternalCommand::CallNext
        } else if self.recall {
            ExternalCommand::Recall
        } else if self.end {
            ExternalCommand::End
        } else if self.pause {
            ExternalCommand::Pause
        } else if let Some(ticket) = &self.call {
            return ticket_number(ticket)
                .map_or(Asked::Nothing, |number| Asked::Act(ExternalCommand::Call(number)));
        } else {
            let itself = if self.tray { Asked::Quiet } else { Asked::Window };
            return self.link.clone().map_or(itself, Asked::Link);
        };
        Asked::Act(act)
    }

    /// Whether this start only hands something over, and so never opens a window of its own.
    pub(crate) fn only_hands_over(&self) -> bool {
        self.call.is_some() || self.call_next || self.recall || self.end || self.pause
    }

    pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let matches = Self::command().try_get_matches_from(args)?;
        // What the environment gives is the person's own; only the command line can come from a link.
        let typed = |id: &&str| matches.value_source(id) == Some(ValueSource::CommandLine);
        let ids: Vec<&str> = matches.ids().map(clap::Id::as_str).collect();
        let beside = ids.into_iter().filter(|id| !matches!(*id, "link" | "act" | "Args")).find(typed);
        if let Some(option) = beside.filter(|_| typed(&"link")) {
            let words = format!("a link stands alone, and --{} stands beside it", option.replace('_', "-"));
            return Err(Self::command().error(ErrorKind::ArgumentConflict, words));
        }
        Self::from_arg_matches(&matches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Args, clap::Error> {
        Args::read(std::iter::once("callpad").chain(args.iter().copied()).map(OsString::from))
    }

    #[test]
    fn what_another_start_asks_for() {
        let asked = |args: &[&str]| read(args).map(|args| (args.asked(), args.only_hands_over()));
        assert_eq!(asked(&[]).unwrap(), (Asked::Window, false));
        assert_eq!(asked(&["--tray"]).unwrap(), (Asked::Quiet, false));
        for (flag, act) in [
            ("--call-next", ExternalCommand::CallNext),
            ("--recall", ExternalCommand::Recall),
            ("--end", ExternalCommand::End),
            ("--pause", ExternalCommand::Pause),
        ] {
            assert_eq!(asked(&[flag]).unwrap(), (Asked::Act(act), true));
        }
        assert_eq!(
            asked(&["--call", " A 042"]).unwrap().0,
            Asked::Act(ExternalCommand::Call("A 042".into()))
        );
        assert_eq!(asked(&["--call", "; rm -rf /"]).unwrap(), (Asked::Nothing, true));
        assert_eq!(asked(&["--call", ""]).unwrap(), (Asked::Nothing, true));
        let link = "callpad://end?key=1";
        assert_eq!(asked(&[link]).unwrap(), (Asked::Link(link.into()), false));
        for two in
            [&["--end", "--call-next"][..], &["--end", link], &["--call", "A1", "--pause"], &["a", "b"]]
        {
            assert!(read(two).is_err(), "{two:?}");
        }
    }

    /// The system puts a link behind `--`. A program that hands one over in pieces, or without the two dashes, must not be
    /// able to say where Callpad keeps its data, or which server it asks.
    #[test]
    fn a_link_stands_alone() {
        let link = "callpad://call-next?key=1";
        assert_eq!(read(&["--", link]).unwrap().asked(), Asked::Link(link.into()));
        assert_eq!(read(&["--"]).unwrap().asked(), Asked::Window, "from the menu, without a link");
        let dashes = "--data-dir=/tmp/x";
        assert_eq!(read(&["--", dashes]).unwrap().asked(), Asked::Link(dashes.into()), "no option any more");
        for options in [
            &["--data-dir", "/tmp/x"][..],
            &["--server", "http://evil.example"],
            &["--user-id", "1"],
            &["--desk", "1"],
            &["--tray"],
            &["--at-login"],
            &["--call-next"],
            &["--call", "A 1"],
        ] {
            let (mut before, mut behind) = (options.to_vec(), vec![link]);
            before.push(link);
            behind.extend(options);
            for line in [before, behind] {
                let told = read(&line).unwrap_err();
                assert_eq!(told.kind(), ErrorKind::ArgumentConflict, "{line:?}");
                assert!(told.to_string().contains(options[0]), "{told}");
            }
            let smuggled: Vec<_> = ["--", link].iter().chain(options).copied().collect();
            assert!(read(&smuggled).is_err(), "{smuggled:?}");
        }
    }

    #[test]
    fn presets_are_read_and_typos_refused() {
        let args =
            read(&["--server", "http://q:8080", "--user-id", "007", "--desk", "d3", "--data-dir", "x"])
                .unwrap();
        assert_eq!(args.server.as_deref(), Some("http://q:8080"));
        assert_eq!((args.user_id.as_deref(), args.desk.as_deref()), (Some("007"), Some("d3")));
        assert_eq!(args.data_dir, Some(PathBuf::from("x")));
        assert!(read(&["--sever", "x"]).unwrap_err().use_stderr());
        assert!(!read(&["--help"]).unwrap_err().use_stderr());
    }
}
