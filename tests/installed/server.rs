//! The server as its unit starts it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use callpad_tests::{Result, Trouble};
use serde_json::Value;

use crate::packages::{run, unpacked};

const UNIT: &str = "usr/lib/systemd/system/callpad-server.service";

#[test]
fn the_unit_is_valid_and_shuts_the_server_in() -> Result {
    let files = unpacked()?;
    // systemd wants the program where the unit names it: a copy of the unit names it where it lies here.
    let unit = files.path().join("callpad-server.service");
    let program = files.path().join("usr/bin/callpad-server");
    let text = std::fs::read_to_string(files.path().join(UNIT))?;
    std::fs::write(&unit, text.replace("/usr/bin/callpad-server", &program.to_string_lossy()))?;
    let said =
        run(Command::new("sh").args(["-c", "systemd-analyze verify --man=no \"$0\" 2>&1"]).arg(&unit))?;
    assert!(!said.contains("callpad-server.service"), "{said}");
    if !run(Command::new("systemd-analyze").arg("--help"))?.contains("--threshold") {
        println!("NOT TRIED how much the server is shut in: this systemd is older than 250.");
        return Ok(());
    }
    // 0 is shut in wholly, 10 not at all; systemd calls up to 2.0 safe enough for a network service.
    run(Command::new("systemd-analyze").args(["security", "--offline=yes", "--threshold=20"]).arg(&unit))?;
    Ok(())
}

#[test]
fn the_server_starts_as_the_unit_says_and_is_well() -> Result {
    let files = unpacked()?;
    let state = tempfile::tempdir()?;
    let words = exec_start(files.path())?;
    let (program, args) = words.split_first().ok_or_else(|| Trouble::new("ExecStart is empty"))?;
    let args: Vec<String> = args
        .iter()
        .map(|arg| arg.replace("${STATE_DIRECTORY}", &state.path().to_string_lossy()))
        // The port may be in use on this machine.
        .map(|arg| arg.replace("127.0.0.1:8080", "127.0.0.1:0"))
        .collect();
    let program = files.path().join(program.trim_start_matches('/'));
    let mut server = Command::new(program).args(args).stdout(Stdio::piped()).spawn()?;
    let outcome = is_well(server.stdout.take().ok_or_else(|| Trouble::new("no output"))?);
    run(Command::new("kill").args(["-TERM", &server.id().to_string()]))?;
    let status = server.wait()?;
    outcome?;
    assert_eq!(status.code(), Some(0));
    assert!(state.path().join("queue.sqlite3").is_file());
    Ok(())
}

/// The words of the unit's command, with the arguments that `server.env` gives.
fn exec_start(root: &Path) -> Result<Vec<String>> {
    let unit = std::fs::read_to_string(root.join(UNIT))?;
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart="));
    let line = line.ok_or_else(|| Trouble::new("the unit has no ExecStart"))?;
    let env = std::fs::read_to_string(root.join("etc/callpad/server.env"))?;
    let args = env.lines().find_map(|line| line.strip_prefix("CALLPAD_SERVER_ARGS="));
    let args = args.ok_or_else(|| Trouble::new("server.env has no CALLPAD_SERVER_ARGS"))?;
    assert!(
        unit.contains(&format!("Environment=\"CALLPAD_SERVER_ARGS={args}\"")),
        "the unit's own words differ"
    );
    Ok(line.replace("$CALLPAD_SERVER_ARGS", args).split_whitespace().map(str::to_owned).collect())
}

fn is_well(output: impl Read) -> Result {
    let mut first = String::new();
    BufReader::new(output).read_line(&mut first)?;
    let told: Value = serde_json::from_str(&first)?;
    let address = told["listening"].as_str().and_then(|url| url.strip_prefix("http://"));
    let address = address.ok_or_else(|| Trouble::new(format!("no address in {first}")))?;
    let mut line = TcpStream::connect(address)?;
    write!(line, "GET /callpad/v1/health HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
    let mut answer = String::new();
    line.read_to_string(&mut answer)?;
    assert!(answer.contains("\"success\":true"), "{answer}");
    Ok(())
}
