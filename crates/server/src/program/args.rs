//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use callpad_server::{FEWEST_CONNECTIONS, Limits};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::log::LogFormat;
use crate::commands::Administer;

/// The longest that the end may be put off after it was announced: whoever hands out requests looks more often.
const LONGEST_DRAIN_S: i64 = 3_600;

/// A queue server that speaks the Queue Management API.
#[derive(Parser)]
#[command(name = "callpad-server", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// How the log is written to standard error.
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
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnOff {
    On,
    Off,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// Address and port to listen on; port 0 lets the system choose.
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) listen: SocketAddr,
    /// Folder of the data; made if need be.
    #[arg(long, value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Whether a token is needed.
    #[arg(long, value_enum, default_value = "on")]
    pub(crate) auth: OnOff,
    /// Fill an empty folder with a branch to try things in.
    #[arg(long)]
    pub(crate) demo: bool,
    /// Whether visitors come to the demo branch, every 20 seconds on average.
    #[arg(long, value_enum, default_value = "off", requires = "demo")]
    pub(crate) arrivals: OnOff,
    /// The same seed brings the same visitors.
    #[arg(long, value_name = "N", requires = "demo")]
    pub(crate) arrivals_seed: Option<u64>,
    /// Time zone of locations that have none of their own, such as Europe/Lisbon [default: the system's].
    #[arg(long, value_name = "Z")]
    pub(crate) time_zone: Option<String>,
    /// A host name under which clients may also address the server; with a port, under that port only.
    #[arg(long, value_name = "HOST[:PORT]")]
    pub(crate) public_name: Option<String>,
    /// Demand of every login the user's own secret, as imported with the directory.
    #[arg(long)]
    pub(crate) require_secret: bool,
    /// Listen beyond this machine without demanding secrets: a user id is then a password.
    #[arg(long)]
    pub(crate) allow_open_login: bool,
    /// How many connections there may be at once [default: 2000, or fewer where the system allows fewer files].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    pub(crate) max_connections: Option<usize>,
    /// How many of them may come from one address of another machine [default: half of all].
    #[arg(long, value_name = "N", value_parser = at_least_a_few)]
    pub(crate) max_connections_per_address: Option<usize>,
    /// Answer refusals with HTTP 400, 404, 405, 409 and 500 instead of 200.
    #[arg(long)]
    pub(crate) meaningful_status: bool,
    /// Let createticket with a counter and a user call the ticket at once.
    #[arg(long)]
    pub(crate) issue_and_call: bool,
    /// For how many days after the business day names, notes and who served are kept; 0 for none.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=3_650))]
    pub(crate) keep_personal_days: u32,
    /// How many tickets may wait in one service.
    #[arg(long, value_name = "N", default_value_t = Limits::default().waiting_per_service,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(Limits::MOST_WAITING)))]
    pub(crate) most_waiting: u32,
    /// How many tickets one user may issue within a minute.
    #[arg(long, value_name = "N", default_value_t = Limits::default().issued_per_minute,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) most_issued: u32,
    /// How long the server goes on after it was told to end, while `ready` already says no; a second signal ends the
    /// wait [default: 5 where a service manager runs it, else 0].
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(0..=LONGEST_DRAIN_S))]
    pub(crate) drain: Option<u32>,
    /// Encrypt connections with this certificate, in PEM form: the server's own first, then those that vouch for it.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    /// The key of the certificate, in PEM form and without a passphrase.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Tell metrics for Prometheus at http://ADDR:PORT/metrics.
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) metrics: Option<SocketAddr>,
    /// Tell metrics beyond this machine, to anybody who reaches the address.
    #[arg(long, requires = "metrics")]
    pub(crate) allow_open_metrics: bool,
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

fn at_least_a_few(text: &str) -> Result<usize, String> {
    let number = text.parse().map_err(|error| format!("{error}"))?;
    match number >= FEWEST_CONNECTIONS {
        true => Ok(number),
        false => Err(format!("fewer than {FEWEST_CONNECTIONS} would not do for one counter")),
    }
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
