//! The server as a service of Windows: it installs and removes itself. Elsewhere the system's own service manager does this.

#[cfg(windows)]
mod host;
#[cfg(any(windows, test))]
mod launch;
#[cfg(windows)]
mod manager;

use clap::{Args, Subcommand};

use super::{
    log::{self, LogFormat},
    options::Serve,
};

/// The longest name of a service that is taken: it is printed in lists.
const LONGEST_NAME: usize = 80;

/// What is done with the service.
#[derive(Subcommand)]
pub(crate) enum WindowsService {
    /// Install the service, which starts with the computer. The options of serve say what it serves.
    Install(Box<Install>),
    /// Stop the service and remove it. Data and log stay.
    Remove(Named),
    /// Start the service, and wait until it listens.
    Start(Named),
    /// Stop the service as SIGTERM stops the server, and wait until it has ended.
    Stop(Named),
    /// Print how the service stands. Ends with 0 if it runs, else with 1.
    Status(Named),
    /// Serve, for the service manager of Windows, which alone can call this.
    #[command(hide = true)]
    Run(Box<Run>),
}

/// Which service.
#[derive(Args)]
#[cfg_attr(not(windows), allow(dead_code, reason = "only Windows has such services"))]
pub(crate) struct Named {
    /// The name of the service, for several on one machine.
    #[arg(long, value_name = "NAME", default_value = "callpad-server", value_parser = name)]
    name: String,
}

#[derive(Args)]
#[cfg_attr(not(windows), allow(dead_code, reason = "only Windows has such services"))]
pub(crate) struct Install {
    #[command(flatten)]
    named: Named,
    /// The account that it runs as; it gets access to the data folder. One with a password needs --password-stdin.
    #[arg(long, value_name = "ACCOUNT", default_value = r"NT AUTHORITY\LocalService")]
    account: String,
    /// Read the account's password from standard input.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Args)]
#[cfg_attr(not(windows), allow(dead_code, reason = "only Windows has such services"))]
pub(crate) struct Run {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    serve: Serve,
}

fn name(text: &str) -> Result<String, String> {
    let fits = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | '.');
    match !text.is_empty() && text.len() <= LONGEST_NAME && text.chars().all(fits) {
        true => Ok(text.to_owned()),
        false => {
            Err(format!("a name has letters, digits, - _ and . only, and at most {LONGEST_NAME} of them"))
        }
    }
}

impl WindowsService {
    /// Does it. Gives the exit code.
    #[cfg(windows)]
    pub(crate) fn run(self, format: LogFormat) -> u8 {
        let done = match self {
            Self::Run(run) => return host::run(*run, format),
            Self::Install(install) => manager::install(&install, format),
            Self::Remove(Named { name }) => manager::remove(&name),
            Self::Start(Named { name }) => manager::start(&name),
            Self::Stop(Named { name }) => manager::stop(&name),
            Self::Status(Named { name }) => manager::status(&name),
        };
        done.unwrap_or_else(|error| {
            log::say(&error);
            1
        })
    }

    /// Says who does this here. Gives the exit code.
    #[cfg(not(windows))]
    pub(crate) fn run(self, format: LogFormat) -> u8 {
        if matches!(self, Self::Run(_)) {
            log::to_stderr(format);
        }
        log::say(
            &"only Windows has such services; here the system's service manager runs the server, on Linux systemd with the unit \
             callpad-server.service (docs/administrators-server.md)",
        );
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain() {
        assert_eq!(name("callpad-server"), Ok("callpad-server".into()));
        for unfit in ["", "a b", "a/b", r"a\b", "ä", "\"", &"x".repeat(LONGEST_NAME + 1)] {
            assert!(name(unfit).is_err(), "{unfit}");
        }
    }
}
