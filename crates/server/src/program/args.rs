//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::{log::LogFormat, options::Serve, windows_service::WindowsService};
use crate::commands::Administer;

/// A queue server that speaks the Queue Management API.
#[derive(Parser)]
#[command(name = "callpad-server", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// How the log is written.
    #[arg(long, value_enum, default_value = "text", global = true)]
    pub(crate) log_format: LogFormat,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve a folder until SIGTERM or Ctrl+C. This is what is done when no command is named.
    Serve(Box<Serve>),
    /// Print the directory of a folder: locations, services, counters, people.
    Directory(DirectoryArgs),
    #[command(flatten)]
    Administer(Administer),
    /// Copy the data of a folder into a new file, whether a server runs on it or not.
    Backup(BackupArgs),
    /// Make a backup the data of a folder. No server may run on it. All sign-ins end.
    Restore(RestoreArgs),
    /// Look through the data of a folder, or through a backup, for damage. A server may run meanwhile.
    Check(CheckArgs),
    /// Make the tables of a PostgreSQL, or bring them up to date. Servers may run on it meanwhile.
    #[cfg(feature = "postgres")]
    Migrate(super::database::DatabaseArgs),
    /// Move everything from a folder into a PostgreSQL or back. No server may run on either.
    #[cfg(feature = "postgres")]
    Copy(super::database::CopyArgs),
    /// The server as a service of Windows.
    #[command(subcommand)]
    WindowsService(WindowsService),
}

#[derive(Args)]
pub(crate) struct DirectoryArgs {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Time zone of locations that have none of their own [default: the system's].
    #[arg(long, value_name = "Z")]
    pub(crate) time_zone: Option<String>,
}

#[derive(Args)]
pub(crate) struct BackupArgs {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// The backup; there must be no such file yet.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Args)]
pub(crate) struct RestoreArgs {
    /// Folder of the data; made if need be.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Replace the data that is in the folder; it is kept beside it as before-restore.sqlite3.
    #[arg(long)]
    pub(crate) replace: bool,
    /// The backup.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct CheckArgs {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// A backup.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

/// The command line of this process. Wrong usage ends it here, with 2.
pub(crate) fn parsed() -> Cli {
    Cli::parse_from(with_command(std::env::args_os().collect()))
}

/// Without a command the options are those of `serve`.
fn with_command(mut arguments: Vec<std::ffi::OsString>) -> Vec<std::ffi::OsString> {
    let first = arguments.get(1).and_then(|first| first.to_str());
    let is_option = first.is_some_and(|first| first.starts_with('-'));
    if is_option && !matches!(first, Some("-h" | "--help" | "-V" | "--version")) {
        arguments.insert(1, "serve".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_first_is_a_command_or_an_option_of_serve() {
        let with = |arguments: &[&str]| {
            let all = ["callpad-server"].iter().chain(arguments).map(Into::into).collect();
            with_command(all).into_iter().map(|one| one.into_string().unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(with(&["--listen", "x"]), "callpad-server serve --listen x");
        assert_eq!(with(&["backup", "--data", "x"]), "callpad-server backup --data x");
        assert_eq!(with(&["--help"]), "callpad-server --help");
    }

    /// The commands that a document tells to type: each line of its shell blocks that begins with the program, with what
    /// is continued on the next.
    fn commands(document: &str) -> Vec<Vec<String>> {
        let mut commands = Vec::new();
        let mut is_shell = false;
        let document = document.replace("\\\n", " ").replace("`\n", " ");
        for line in document.lines() {
            if let Some(language) = line.trim_start().strip_prefix("```") {
                is_shell = matches!(language, "sh" | "powershell" | "ini");
                continue;
            }
            let words: Vec<String> = line
                .split_whitespace()
                .take_while(|word| !word.starts_with('#') && !matches!(*word, "|" | ">" | "&&" | ";"))
                .map(|word| word.trim_matches(['"', '\'']).to_owned())
                .collect();
            // The word after `&` in PowerShell, else the first: `systemctl stop callpad-server` is none.
            let at = usize::from(words.first().is_some_and(|first| first == "&"));
            let name = words.get(at).and_then(|word| word.rsplit(['/', '\\', '=']).next());
            if is_shell && matches!(name, Some("callpad-server" | "callpad-server.exe")) {
                commands.push(words[at..].to_vec());
            }
        }
        commands
    }

    #[test]
    fn every_command_in_the_documents_is_one() {
        let documents = [
            ("administrators-server.md", include_str!("../../../../docs/administrators-server.md"), 10),
            ("server.md", include_str!("../../../../docs/server.md"), 1),
        ];
        for (name, text, at_least) in documents {
            let commands = commands(text);
            assert!(commands.len() >= at_least, "{name} has only {commands:?}");
            for words in commands {
                let typed = words.join(" ");
                // What systemd and the shell put in.
                let words = words
                    .iter()
                    .filter(|word| *word != "$CALLPAD_SERVER_ARGS" && *word != "--")
                    .map(Into::into);
                let mut all: Vec<std::ffi::OsString> = with_command(words.collect());
                if typed.contains("$CALLPAD_SERVER_ARGS") {
                    all.extend(["--listen".into(), "127.0.0.1:8080".into()]);
                }
                if let Err(error) = Cli::try_parse_from(all) {
                    let is_answer = !error.use_stderr();
                    assert!(is_answer, "{name}: {typed}\n{error}");
                }
            }
        }
    }
}
