//! A program that has ended: how, and what it said.

use std::fs::File;
use std::io::{Error, Read, Result, Seek};
use std::process::{Command, ExitStatus, Stdio};

/// How many of its last lines are told of a program that failed.
const LAST_LINES: usize = 20;

/// How a program ended, and its words.
#[derive(Debug)]
pub(crate) struct Ended {
    command: String,
    pub(crate) status: ExitStatus,
    pub(crate) out: String,
    err: String,
}

impl Ended {
    /// Waits for the program. It writes into files: what it leaves running keeps what it writes to open, so that a pipe
    /// would not end.
    pub(crate) fn of(command: &mut Command) -> Result<Self> {
        let (out, err) = (tempfile::tempfile()?, tempfile::tempfile()?);
        let status = command
            .stdin(Stdio::null())
            .stdout(out.try_clone()?)
            .stderr(err.try_clone()?)
            .status()
            .map_err(|error| Error::other(format!("{command:?}: {error}")))?;
        Ok(Self { command: format!("{command:?}"), status, out: words(out)?, err: words(err)? })
    }

    /// Nothing if it succeeded, else an error that tells all there is.
    pub(crate) fn done(self) -> Result<()> {
        if self.status.success() { Ok(()) } else { Err(self.failure("it failed")) }
    }

    /// Whether `reg` itself has answered that something is not there, and not wine that there is no `reg`.
    pub(crate) fn is_absence_in_registry(&self) -> bool {
        let says = |said: &String| said.contains("reg: Unable to find the specified registry");
        self.status.code() == Some(1) && [&self.out, &self.err].into_iter().any(says)
    }

    /// What went wrong, with how it ended and its last words.
    pub(crate) fn failure(&self, what: &str) -> Error {
        let lines: Vec<_> = self.out.lines().chain(self.err.lines()).collect();
        let last = &lines[lines.len().saturating_sub(LAST_LINES)..];
        let said = if last.is_empty() { "it said nothing".to_owned() } else { last.join("\n") };
        Error::other(format!("{what}: {}: {}\n{said}", self.command, self.status))
    }
}

fn words(mut file: File) -> Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Ended {
        Ended::of(Command::new("sh").args(["-c", script])).unwrap()
    }

    #[test]
    fn a_failure_tells_how_it_ended_and_the_last_words() {
        let told = shell("echo one; echo two >&2; exit 3").done().unwrap_err().to_string();
        assert!(told.contains("exit status: 3") && told.ends_with("one\ntwo"), "{told}");
        let told = shell("kill -9 $$").done().unwrap_err().to_string();
        assert!(told.contains("signal: 9") && told.ends_with("it said nothing"), "{told}");
        let many = shell("i=0; while [ $i -lt 50 ]; do echo line $i; i=$((i+1)); done; false").done();
        assert_eq!(many.unwrap_err().to_string().lines().count(), 1 + LAST_LINES);
    }

    #[test]
    fn what_is_left_running_holds_nobody_up() {
        let left = shell("sleep 600 & echo $!");
        assert!(left.status.success());
        let id = left.out.trim().to_owned();
        Ended::of(Command::new("kill").arg(id)).unwrap().done().unwrap();
    }

    #[test]
    fn that_a_key_is_not_there_says_reg_and_nobody_else() {
        assert!(
            shell("echo 'reg: Unable to find the specified registry key'; exit 1").is_absence_in_registry()
        );
        assert!(!shell("exit 1").is_absence_in_registry());
        assert!(!shell("echo 'reg: Invalid key name'; exit 1").is_absence_in_registry());
    }
}
