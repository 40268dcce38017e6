//! The server against its own description: schemathesis makes up requests from the description, right ones and wrong ones,
//! and judges the answers. It comes from PyPI, into a folder of its own, in versions that are written down.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use fs_err::{self as fs, File};
use serde_json::Value;
use xtask::cargo::Program;
use xtask::fingerprint::{Fingerprint, Stamp};
use xtask::process::{run, run_logged};
use xtask::report::Outcome;
use xtask::workspace;

/// The same requests each time, as far as answers do not lead to others.
const SEED: &str = "20261129";

/// A server, and for how long it is asked.
struct Round {
    name: &'static str,
    seconds: &'static str,
    options: &'static [&'static str],
    /// What is left out besides what tests/openapi/schemathesis.toml leaves out, and why.
    unchecked: &'static [(&'static str, &'static str)],
}

const ROUNDS: [Round; 2] = [
    Round {
        name: "plain",
        seconds: "90",
        options: &[],
        unchecked: &[
            ("negative_data_rejection", "a refusal is HTTP 200 with an errno, as the API has it"),
            ("unsupported_method", "so is that of a method"),
            ("ignored_auth", "so is that of a format, which is looked at before the token"),
        ],
    },
    // With a status for each errno those can be checked too.
    Round { name: "meaningful", seconds: "75", options: &["--meaningful-status"], unchecked: &[] },
];

/// Asks the server that was built; each round counts as a test.
pub(crate) fn check(programs: &[Program], log: &mut File) -> Result<Outcome> {
    let server = programs
        .iter()
        .find(|program| program.name == "callpad-server" && program.kind == "bin" && !program.tests)
        .context("cargo has built no callpad-server")?;
    let schemathesis = prepare()?;
    let mut all = Outcome::from(true);
    for round in &ROUNDS {
        println!("\nopenapi: {} server", round.name);
        for (check, why) in round.unchecked {
            println!("not checked: {check}: {why}");
        }
        let running = Running::start(&server.file, round)?;
        let mut command = Command::new(&schemathesis);
        command
            // It leaves a folder of its own where it runs, and finds its hooks on Python's path.
            .current_dir(&running.folder)
            .env("PYTHONPATH", sources())
            .arg("--config-file")
            .arg(sources().join("schemathesis.toml"))
            .arg("run")
            .arg(format!("{}/callpad/v1/openapi.json", running.url))
            .args(["--no-color", "--continue-on-failure", "--generation-database", "none", "--seed", SEED])
            .args(["--phases", "coverage,fuzzing", "--max-time", round.seconds])
            .env("CALLPAD_USER_ID", &running.user)
            .env("CALLPAD_DESK_ID", &running.desk)
            // Next to what it is about lies nothing that a run has made.
            .env("PYTHONDONTWRITEBYTECODE", "1");
        if !round.unchecked.is_empty() {
            let checks: Vec<_> = round.unchecked.iter().map(|(check, _)| *check).collect();
            command.args(["--exclude-checks", &checks.join(",")]);
        }
        let mut outcome = Outcome::from(run_logged(&mut command, log, |_| {})?);
        let counts = if outcome.succeeded { (1, 0) } else { (0, 1) };
        (outcome.summary.passed, outcome.summary.failed) = counts;
        let word = if outcome.succeeded { "holds" } else { "is VIOLATED" };
        outcome.summary.closing.push(format!("openapi: the description of the {} server {word}", round.name));
        all += outcome;
    }
    Ok(all)
}

fn sources() -> PathBuf {
    workspace::root().join("tests").join("openapi")
}

/// Fetches schemathesis if it is not there in these versions; gives the program.
fn prepare() -> Result<PathBuf> {
    let folder = workspace::target().join("tools").join("schemathesis");
    let requirements = sources().join("requirements.txt");
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let mut wanted = Fingerprint::default();
    wanted.add_file(&requirements)?;
    let stamp = Stamp::at(folder.join("stamp"));
    if !stamp.is(wanted) {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        println!("Fetching schemathesis from PyPI; this happens once");
        let python = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(python).args(["-m", "venv"]).arg(&folder))
            .context("Python cannot make a folder for schemathesis (on Debian: python3-venv)")?;
        run(Command::new(program("pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement"])
            .arg(&requirements))
        .context("schemathesis was not to be had from PyPI, so the server's description was not checked")?;
        stamp.set(wanted)?;
    }
    Ok(program("schemathesis"))
}

/// A server with the demo branch on a folder of its own; it ends with this.
struct Running {
    child: Child,
    folder: PathBuf,
    url: String,
    user: String,
    desk: String,
}

impl Running {
    fn start(server: &Path, round: &Round) -> Result<Self> {
        let folder = workspace::target().join("openapi").join(round.name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let log = workspace::logs().join(format!("openapi-{}-server.log", round.name));
        let mut child = Command::new(server)
            .args(["--listen", "127.0.0.1:0", "--demo", "--data"])
            .arg(folder.join("data"))
            .args(round.options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?.into_parts().0)
            .spawn()
            .context(server.display().to_string())?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.as_mut() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let mut running =
            Self { child, folder, url: String::new(), user: String::new(), desk: String::new() };
        let told: Value = serde_json::from_str(&line).unwrap_or_default();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (Some(url), Some(user), Some(desk)) =
            (text(&told["listening"]), text(&told["demo"]["user_id"]), text(&told["demo"]["desk_id"]))
        else {
            bail!("the server did not start: {line}{}", fs::read_to_string(&log)?);
        };
        (running.url, running.user, running.desk) = (url, user, desk);
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What fails here has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
