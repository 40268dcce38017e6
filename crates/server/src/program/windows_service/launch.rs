//! The command line with which Windows starts the service.

use std::{
    ffi::{OsStr, OsString},
    io,
    path::{Path, PathBuf, absolute},
};

use clap::{Arg, Args, ValueEnum, parser::ValueSource};

use super::Install;
use crate::program::{log::LogFormat, options::Serve};

/// Options whose values are files or folders. A service starts in another folder than the one that they were typed in.
const PATHS: [&str; 4] = ["data", "log_file", "tls_cert", "tls_key"];

/// What a service is started with, and where it works.
#[derive(Debug, PartialEq)]
pub(super) struct Launch {
    /// The arguments of the program.
    pub(super) arguments: Vec<OsString>,
    /// The folder of the data.
    pub(super) data: PathBuf,
    /// The file that it logs to.
    pub(super) log: PathBuf,
}

impl Launch {
    /// From the words that were typed from `install` on, which have been parsed before: the same options, with whole
    /// paths, and a file for the log.
    pub(super) fn of(
        typed: impl IntoIterator<Item = OsString>,
        name: &str,
        format: LogFormat,
    ) -> io::Result<Self> {
        let log_format = Arg::new("log_format").long("log-format");
        let command = Install::augment_args(clap::Command::new("install")).arg(log_format);
        let install = command.try_get_matches_from(typed).map_err(io::Error::other)?;
        let mut arguments: Vec<OsString> =
            ["windows-service", "run", "--name", name].map(OsString::from).into();
        if let Some(format) = format.to_possible_value() {
            arguments.extend(["--log-format", format.get_name()].map(OsString::from));
        }
        for option in Serve::augment_args(clap::Command::new("serve")).get_arguments() {
            let (id, Some(long)) = (option.get_id().as_str(), option.get_long()) else { continue };
            if install.value_source(id) != Some(ValueSource::CommandLine) {
                continue;
            }
            let long = OsString::from(format!("--{long}"));
            if !option.get_action().takes_values() {
                arguments.push(long);
                continue;
            }
            for value in install.get_raw(id).into_iter().flatten() {
                arguments.push(long.clone());
                arguments.push(if PATHS.contains(&id) { whole(value)?.into() } else { value.to_owned() });
            }
        }
        let path = |id: &str| install.get_one::<PathBuf>(id).map(absolute).transpose();
        let data = path("data")?.unwrap_or_default();
        let log = match path("log_file")? {
            Some(log) => log,
            None => {
                let log = data.join("logs").join("callpad-server.log");
                arguments.extend(["--log-file".into(), log.clone().into_os_string()]);
                log
            }
        };
        Ok(Self { arguments, data, log })
    }
}

fn whole(path: &OsStr) -> io::Result<PathBuf> {
    absolute(Path::new(path))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::program::windows_service::Run;

    /// As Windows starts it.
    #[derive(Parser)]
    struct Started {
        #[command(flatten)]
        run: Run,
        #[arg(long, value_enum)]
        log_format: LogFormat,
    }

    fn launch(options: &[&str]) -> Launch {
        let typed = ["install"].iter().chain(options).map(OsString::from);
        Launch::of(typed, "branch-2", LogFormat::Json).unwrap()
    }

    #[test]
    fn a_service_is_started_with_what_was_typed_and_with_whole_paths() {
        let here = std::env::current_dir().unwrap();
        let launch = launch(&[
            "--data",
            "a folder",
            "--listen=0.0.0.0:8443",
            "--require-secret",
            "--account",
            r"NT SERVICE\callpad-server",
            "--name",
            "branch-2",
            "--tls-cert",
            "c.pem",
            "--tls-key",
            "k.pem",
            "--log-format",
            "json",
            "--most-waiting",
            "200",
        ]);
        assert_eq!(launch.data, here.join("a folder"));
        assert_eq!(launch.log, here.join("a folder").join("logs").join("callpad-server.log"));
        // Windows starts it with exactly this, and it is understood.
        assert_eq!(launch.arguments[..2], ["windows-service", "run"]);
        let Started { run, log_format } = Started::try_parse_from(&launch.arguments[1..]).unwrap();
        assert_eq!((run.named.name.as_str(), log_format), ("branch-2", LogFormat::Json));
        let serve = run.serve;
        assert_eq!(serve.listen.to_string(), "0.0.0.0:8443");
        assert!(serve.require_secret && !serve.demo && !serve.allow_open_login);
        assert_eq!((serve.data, serve.log_file), (launch.data, Some(launch.log)));
        assert_eq!((serve.tls_cert, serve.tls_key), (Some(here.join("c.pem")), Some(here.join("k.pem"))));
        assert_eq!(serve.most_waiting, 200);
        assert!(!launch.arguments.iter().any(|one| one == "--account"), "{:?}", launch.arguments);
    }

    #[test]
    fn a_log_of_one_s_own_is_kept() {
        let here = std::env::current_dir().unwrap();
        let launch = launch(&["--data", "d", "--listen", "127.0.0.1:0", "--log-file", "x.log"]);
        assert_eq!(launch.log, here.join("x.log"));
        assert_eq!(launch.arguments.iter().filter(|one| *one == "--log-file").count(), 1);
    }
}
