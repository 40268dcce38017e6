//! Running programs: what they say goes to the terminal as it comes and, for tests, into a log as well.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::stop::{About, Result, Stop};

/// Runs a program on this terminal.
pub(crate) fn run(command: &mut Command) -> Result {
    let name = name(command);
    let status = command.status().about(&name)?;
    if status.success() { Ok(()) } else { Err(Stop::Words(format!("{name} failed ({status})."))) }
}

/// Runs a program and returns what it writes to standard output; its messages go to the terminal.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.stderr(Stdio::inherit()).output().about(&name)?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Stop::Words(format!("{name} failed ({}).", output.status)))
    }
}

/// What a program says when asked quietly; nothing if it is not there or fails.
pub(crate) fn ask(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program; every line that it says goes to the terminal, to the log and to `each`. Returns whether it
/// succeeded.
pub(crate) fn run_logged(command: &mut Command, log: &mut File, mut each: impl FnMut(&str)) -> Result<bool> {
    let name = name(command);
    // One pipe for both streams keeps their lines in order.
    let (reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().about(&name)?;
    // The command holds the writing ends: without this the pipe would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut lines = BufReader::new(reader);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        log.write_all(&line)?;
        each(text.trim_end());
        line.clear();
    }
    Ok(child.wait()?.success())
}

/// Runs a program that writes data to standard output: `each` gets the data line by line, while its messages go to the
/// terminal and to the log. Returns whether it succeeded.
pub(crate) fn run_for_data(command: &mut Command, log: &Path, mut each: impl FnMut(&str)) -> Result<bool> {
    let name = name(command);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().about(&name)?;
    let messages = child.stderr.take();
    let mut log = File::create(log).about(log.display())?;
    let copier = std::thread::spawn(move || -> std::io::Result<()> {
        let Some(messages) = messages else { return Ok(()) };
        for line in BufReader::new(messages).split(b'\n') {
            let line = line?;
            eprintln!("{}", String::from_utf8_lossy(&line));
            log.write_all(&line)?;
            log.write_all(b"\n")?;
        }
        Ok(())
    });
    if let Some(data) = child.stdout.take() {
        for line in BufReader::new(data).lines() {
            each(&line?);
        }
    }
    let status = child.wait()?;
    if let Ok(copied) = copier.join() {
        copied?;
    }
    Ok(status.success())
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

#[cfg(all(test, unix))]
mod tests {
    use std::path::PathBuf;

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

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let words = run(&mut Command::new("no-such-program-of-ours")).unwrap_err().to_string();
        assert!(words.starts_with("no-such-program-of-ours: "), "{words}");
        assert!(ask("no-such-program-of-ours", &[]).is_none());
    }
}
