//! Starting one service of the desktop and knowing when it is ready.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::group::Group;

/// Why a desktop did not come up, in words for the person at the terminal.
#[derive(Debug)]
pub struct Trouble(pub(crate) String);

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Starts `command` with its messages in `LOGS/NAME.log`. `package` is what Debian calls the package it is in.
pub(crate) fn start<'g>(
    group: &'g mut Group,
    command: &mut Command,
    logs: &Path,
    package: &str,
) -> Result<&'g mut Child, Trouble> {
    let name = command.get_program().to_string_lossy().into_owned();
    let log = File::create(logs.join(format!("{name}.log")))?;
    command.stderr(log);
    group.keep(command).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Trouble(format!("{name} is not installed (on Debian and Ubuntu: package {package})"))
        } else {
            Trouble(format!("{name} did not start: {error}"))
        }
    })
}

/// The first line that a service says about itself, which it does when it is ready.
pub(crate) fn first_line(child: &mut Child, name: &str, logs: &Path) -> Result<String, Trouble> {
    let mut line = String::new();
    if let Some(pipe) = child.stdout.take() {
        BufReader::new(pipe).read_line(&mut line)?;
    }
    let line = line.trim();
    if line.is_empty() {
        let log = std::fs::read_to_string(logs.join(format!("{name}.log"))).unwrap_or_default();
        return Err(Trouble(format!("{name} ended before it was ready: {}", log.trim())));
    }
    Ok(line.to_owned())
}

/// Gives a service its standard input and closes it.
pub(crate) fn tell(child: &mut Child, text: &[u8]) -> Result<(), Trouble> {
    if let Some(mut pipe) = child.stdin.take() {
        pipe.write_all(text)?;
    }
    Ok(())
}

/// Waits until `name` is owned on the bus.
pub(crate) fn wait_for_name(command: &mut Command, name: &str) -> Result<(), Trouble> {
    let status =
        command
            .args(["wait", "--session", "--timeout", "30", name])
            .stdin(Stdio::null())
            .status()
            .map_err(|error| Trouble(format!("gdbus (package libglib2.0-bin) did not start: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble(format!("{name} did not appear on the bus within 30 s")))
    }
}
