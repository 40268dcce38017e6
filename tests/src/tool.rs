//! What the small programs beside the tests share.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::{Result, Trouble};

/// Runs a program that takes one path and leaves pictures there.
pub fn with_path(usage: &str, work: impl AsyncFnOnce(PathBuf) -> Result) -> ExitCode {
    let run = || -> Result {
        let path = std::env::args_os()
            .nth(1)
            .map(PathBuf::from)
            .ok_or_else(|| Trouble::new(format!("usage: {usage}")))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(work(path))
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            // Where standard error is closed, the exit code says it.
            let _ = writeln!(std::io::stderr(), "no picture: {trouble:?}");
            ExitCode::FAILURE
        }
    }
}
