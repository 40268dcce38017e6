//! Running programs: what they say goes to the terminal as it comes and, for tests, into a log as well.

mod descendants;
mod watched;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use anyhow::{Context, Result, ensure};
use fs_err::File;

use watched::{Limits, Stream, Watched};

/// Runs a program on this terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().context(name.clone())?;
    ensure!(status.success(), "{name} failed ({status}).");
    Ok(())
}

/// Runs a program and returns what it writes to standard output; its messages go to the terminal.
pub fn read(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.stderr(Stdio::inherit()).output().context(name.clone())?;
    ensure!(output.status.success(), "{name} failed ({}).", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program says when asked quietly; nothing if it is not there or fails.
pub fn ask(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The code that a program ended with, as one's own.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// Runs a program; every line that it says goes to the terminal, to the log and to `each`. Returns whether it
/// succeeded; one that hangs is stopped and has failed.
pub fn run_logged(command: &mut Command, log: &mut File, each: impl FnMut(&str)) -> Result<bool> {
    run_logged_within(Limits::USUAL, command, log, each)
}

fn run_logged_within(
    limits: Limits,
    command: &mut Command,
    log: &mut File,
    mut each: impl FnMut(&str),
) -> Result<bool> {
    let name = name(command);
    // One pipe for both streams keeps their lines in order.
    let (reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn().context(name.clone())?;
    // The command holds the writing ends: without this the pipe would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut watched = Watched::new(name, child, limits);
    watched.listen(Stream::Messages, reader);
    watched.until_it_ends(|_, line| {
        println!("{line}");
        writeln!(log, "{line}")?;
        each(line);
        Ok(())
    })
}

/// Runs a program that writes data to standard output: `each` gets the data line by line, while its messages go to the
/// terminal and to the log. Returns whether it succeeded; one that hangs is stopped and has failed.
pub fn run_for_data(command: &mut Command, log: &Path, mut each: impl FnMut(&str)) -> Result<bool> {
    let name = name(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context(name.clone())?;
    let mut log = File::create(log)?;
    let (data, messages) = (child.stdout.take(), child.stderr.take());
    let mut watched = Watched::new(name, child, Limits::USUAL);
    if let Some(data) = data {
        watched.listen(Stream::Data, data);
    }
    if let Some(messages) = messages {
        watched.listen(Stream::Messages, messages);
    }
    watched.until_it_ends(|stream, line| {
        if stream == Stream::Data {
            each(line);
        } else {
            eprintln!("{line}");
            writeln!(log, "{line}")?;
        }
        Ok(())
    })
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for arg in command.get_args().take(3) {
        name.push(' ');
        name.push_str(&arg.to_string_lossy());
    }
    name
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;

    use super::*;

    fn log(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("xtask-process-{}-{name}", std::process::id()))
    }

    #[test]
    fn both_streams_are_logged_in_order_and_the_exit_is_told() {
        let path = log("both");
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let mut file = File::create(&path).unwrap();
        let succeeded = run_logged(&mut command, &mut file, |line| lines.push(line.to_owned())).unwrap();
        assert!(!succeeded);
        assert_eq!(lines, ["one", "two", "three"]);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\ntwo\nthree\n");
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn data_and_messages_are_kept_apart() {
        let path = log("apart");
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo data; echo message >&2"]);
        assert!(run_for_data(&mut command, &path, |line| lines.push(line.to_owned())).unwrap());
        assert_eq!(lines, ["data"]);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "message\n");
        std::fs::remove_file(path).unwrap();
    }

    /// Runs a shell within short limits; returns whether it succeeded, what it said, and what the log says.
    fn run_shell(name: &str, script: &str, limits: Limits) -> (bool, Vec<String>, String) {
        let path = log(name);
        let mut lines = Vec::new();
        let mut file = File::create(&path).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let succeeded =
            run_logged_within(limits, &mut command, &mut file, |line| lines.push(line.to_owned())).unwrap();
        let logged = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        (succeeded, lines, logged)
    }

    const LONG: Duration = Duration::from_secs(600);
    const SHORT: Duration = Duration::from_millis(300);

    #[test]
    fn a_program_that_hangs_is_stopped_with_a_sentence_and_has_failed() {
        let silent = Limits { silent: SHORT, whole: LONG };
        let (succeeded, lines, logged) = run_shell("silent", "echo one; exec sleep 600", silent);
        assert!(!succeeded);
        assert_eq!(lines[0], "one");
        assert!(logged.contains("sh -c echo one; exec sleep 600 has said nothing for 0 s"), "{logged}");
    }

    /// As of `cargo test`, of which one program hangs.
    #[cfg(target_os = "linux")]
    #[test]
    fn where_a_child_hangs_the_child_is_stopped_and_the_program_goes_on() {
        let silent = Limits { silent: SHORT, whole: LONG };
        let script = "sh -c 'sleep 600; :'; echo it gave $?; echo next";
        let (succeeded, lines, logged) = run_shell("child", script, silent);
        assert_eq!(lines.last().map(String::as_str), Some("next"), "{lines:?}");
        assert!(lines.contains(&"it gave 137".to_owned()), "{lines:?}");
        assert!(!succeeded, "what was stopped has failed, whatever its parent says");
        assert!(logged.contains("has said nothing for"), "{logged}");
    }

    #[test]
    fn a_program_that_never_ends_is_stopped_however_much_it_says() {
        let whole = Limits { silent: LONG, whole: SHORT };
        let (succeeded, _, logged) = run_shell("whole", "while :; do echo on; sleep 0.05; done", whole);
        assert!(!succeeded);
        assert!(logged.contains("has not ended within 0 s"), "{logged}");
    }

    #[test]
    fn what_a_program_leaves_behind_with_its_pipe_holds_nobody_up() {
        let limits = Limits { silent: LONG, whole: LONG };
        let (succeeded, lines, _) = run_shell("left", "sleep 30 & echo done", limits);
        assert!(succeeded);
        assert_eq!(lines, ["done"]);
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program-of-ours")).unwrap_err();
        let words = format!("{error:#}");
        assert!(words.starts_with("no-such-program-of-ours: "), "{words}");
        assert!(ask("no-such-program-of-ours", &[]).is_none());
    }
}
