//! A disk without room, said plainly, whoever notices it: a program of ours or one that we run.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// What the system calls it (ENOSPC) in messages of every program in the locale C.
const NO_ROOM: &str = "No space left on device";

/// Runs `work`; when the disk was full, the reason says so and what to do.
pub(super) fn or_plain_words<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    work().map_err(|error| {
        if !format!("{error:#}").contains(NO_ROOM) {
            return error;
        }
        error.context(
            "The disk is full, so nothing was packed. Make room (target/ may be removed whole) and run the same \
             command again",
        )
    })
}

/// Runs a packaging tool without its chatter. When it fails, all that it said is the reason.
pub(super) fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.env("LC_ALL", "C").stdin(Stdio::null()).output().context(name.clone())?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{name} failed ({}):\n{said}{complained}", output.status);
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_said_in_plain_words_by_programs_and_by_ourselves() {
        let full: fn() -> Result<String> =
            || run(Command::new("dd").args(["if=/dev/zero", "of=/dev/full", "count=1"]));
        let own: fn() -> Result<String> = || {
            std::fs::write("/dev/full", "x").context("a file")?;
            Ok(String::new())
        };
        for work in [full, own] {
            let words = or_plain_words(work).unwrap_err().to_string();
            assert!(words.starts_with("The disk is full"), "{words}");
        }
    }

    #[test]
    fn other_reasons_stay_as_they_are() {
        let words =
            or_plain_words(|| run(Command::new("sh").args(["-c", "echo why >&2; exit 3"]))).unwrap_err();
        assert_eq!(words.to_string(), "sh failed (exit status: 3):\nwhy\n");
    }
}
