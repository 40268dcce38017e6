//! Running a program of Windows to its end, for its exit code.
//!
//! A program of ours (`run.c`) stands between: it writes down how far it came. So it is known whether the program was begun
//! at all, which wine does not tell where it fails itself, as it does now and then on a busy machine.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, process};

use super::Wine;
use super::ended::Ended;

/// Our program, on drive C.
pub(super) const PROGRAM: &str = "callpad-run.exe";

/// How often it is tried where wine does not even begin our program.
const TRIES: u32 = 3;

/// Tells the runs of this process apart.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// How far a run came, by the lines that our program has written.
#[derive(Debug, PartialEq)]
enum Run {
    /// Our program was not begun, so neither was the other: nothing has been done.
    NotBegun,
    /// The program has ended with this code.
    Ended(u32),
    /// The program was begun, or perhaps, and nobody knows how it ended.
    Unknown,
}

impl Run {
    fn read(lines: &str) -> Self {
        if lines.is_empty() {
            return Self::NotBegun;
        }
        let ended = lines.lines().find_map(|line| line.strip_prefix("ended ")?.parse().ok());
        ended.map_or(Self::Unknown, Self::Ended)
    }
}

/// Runs a program to its end and returns its exit code. It is tried again only where it is certain that nothing was begun.
#[allow(clippy::print_stderr, reason = "the log of the tests says how often it happens")]
pub(super) fn run(wine: &Wine, program: &OsStr, args: &[&str]) -> Result<u32> {
    let mut tries = 1;
    loop {
        let (lines, ended) = once(wine, program, args)?;
        match Run::read(&lines) {
            Run::Ended(code) => return Ok(code),
            Run::NotBegun if tries < TRIES => {
                eprintln!("{}", ended.failure("wine has begun nothing, so it is tried again"));
                tries += 1;
            }
            Run::NotBegun => return Err(ended.failure(&format!("wine has begun nothing, {TRIES} times"))),
            Run::Unknown => {
                let far = lines.trim_end().replace('\n', ", ");
                return Err(ended.failure(&format!("how the program ended is not known ({far})")));
            }
        }
    }
}

fn once(wine: &Wine, program: &OsStr, args: &[&str]) -> Result<(String, Ended)> {
    // A name of its own: what another run writes late is not taken for this one's.
    let name = format!("run-{}-{}.txt", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let file = Lines(wine.c(&name));
    let mut command = wine.telling(wine.c(PROGRAM));
    command.env("CALLPAD_RUN", format!(r"C:\{name}")).arg(program).args(args);
    let ended = Ended::of(&mut command)?;
    Ok((file.read()?, ended))
}

/// The file that our program writes. It goes when it has been read.
struct Lines(PathBuf);

impl Lines {
    fn read(&self) -> Result<String> {
        let path: &Path = &self.0;
        match fs::read_to_string(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            read => read.map_err(|error| Error::new(error.kind(), format!("{}: {error}", path.display()))),
        }
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::Run;

    #[test]
    fn only_where_nothing_was_written_is_it_certain_that_nothing_was_begun() {
        assert_eq!(Run::read(""), Run::NotBegun);
        for lines in ["here\r\n", "here\n", "here\nbegun\n", "here\nrefused 2\n", "he", "here\nbegun\nended "]
        {
            assert_eq!(Run::read(lines), Run::Unknown, "{lines}");
        }
        assert_eq!(Run::read("here\nbegun\nended 1638\n"), Run::Ended(1638));
        assert_eq!(Run::read("here\nbegun\nended 4294967295\n"), Run::Ended(u32::MAX));
    }
}
