//! The command line of the app.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser;

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
}

impl Args {
    pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        Self::try_parse_from(args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Args, clap::Error> {
        Args::read(std::iter::once("callpad").chain(args.iter().copied()).map(OsString::from))
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
