//! The real keyring of Linux, on a private session bus: the tester's own keyring is not touched.
//!
//! A program's environment cannot be changed safely while it runs. So each step runs this test program again in the
//! environment of the private bus, with the one ignored test that does what `CALLPAD_VAULT_STEP` says.
#![cfg(target_os = "linux")]
// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use callpad_vault::{KeyringVault, TokenVault, VaultKey, VaultProblem};
use callpad_wire::Token;
use jiff::Timestamp;
use tempfile::TempDir;

const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJ0ZXN0In0.c2lnbmF0dXJl";

/// A process that is killed with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A home and a session bus of their own.
struct Session {
    home: TempDir,
    bus: Option<Running>,
    keyring: Option<Running>,
}

impl Session {
    fn without_bus() -> Self {
        let home = TempDir::new().unwrap();
        std::fs::create_dir(home.path().join("run")).unwrap();
        Self { home, bus: None, keyring: None }
    }

    fn with_bus() -> Self {
        let mut session = Self::without_bus();
        session.start_bus();
        session
    }

    fn with_keyring() -> Self {
        let mut session = Self::with_bus();
        session.start_keyring();
        session
    }

    /// This bus activates no service: only what is started here exists.
    fn start_bus(&mut self) {
        let config = self.home.path().join("bus.conf");
        let text = format!(
            r#"<busconfig><type>session</type><listen>{}</listen><auth>EXTERNAL</auth>
               <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
               <allow own="*"/></policy></busconfig>"#,
            self.address()
        );
        std::fs::write(&config, text).unwrap();
        let mut daemon = self.program("dbus-daemon");
        daemon.arg(format!("--config-file={}", config.display())).args(["--nofork", "--print-address=1"]);
        let mut daemon = start(daemon.stdout(Stdio::piped()), "dbus");
        let mut line = String::new();
        BufReader::new(daemon.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("unix:"), "dbus-daemon did not start: {line}");
        self.bus = Some(daemon);
    }

    fn start_keyring(&mut self) {
        let mut daemon = self.program("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        let mut daemon = start(daemon.stdin(Stdio::piped()).stdout(Stdio::null()), "gnome-keyring");
        daemon.0.stdin.take().unwrap().write_all(b"password").unwrap();
        self.keyring = Some(daemon);
        let mut wait = self.program("gdbus");
        wait.args(["wait", "--session", "--timeout=60", "org.freedesktop.secrets"]);
        assert!(start(&mut wait, "libglib2.0-bin").0.wait().unwrap().success(), "the keyring did not start");
    }

    fn lock(&self) {
        let mut send = self.program("dbus-send");
        send.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.secrets",
            "/org/freedesktop/secrets",
        ]);
        send.args([
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login",
        ]);
        assert!(start(send.stdout(Stdio::null()), "dbus").0.wait().unwrap().success());
    }

    /// Suspends the keyring's process.
    fn freeze(&self) {
        let pid = self.keyring.as_ref().unwrap().0.id().to_string();
        assert!(Command::new("kill").args(["-STOP", &pid]).status().unwrap().success());
    }

    fn address(&self) -> String {
        format!("unix:path={}", self.home.path().join("run/bus").display())
    }

    fn program(&self, name: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(name);
        let home = self.home.path();
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("DBUS_SESSION_BUS_ADDRESS", self.address());
        command
    }

    /// This program again, for one step.
    fn step_command(&self, step: &str) -> Command {
        let mut command = self.program(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "step", "--nocapture"]).env("CALLPAD_VAULT_STEP", step);
        command
    }

    fn step(&self, step: &str) {
        let output = self.step_command(step).output().unwrap();
        assert!(
            output.status.success(),
            "{step}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

fn start(command: &mut Command, package: &str) -> Running {
    match command.spawn() {
        Ok(child) => Running(child),
        Err(error) => panic!(
            "{} could not be started ({error}): install the package {package}, on Debian and Ubuntu with \
             `apt-get install {package}`",
            command.get_program().display()
        ),
    }
}

fn holds_token(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            return holds_token(&path);
        }
        let mut bytes = Vec::new();
        // Sockets cannot be opened, and contain nothing.
        let read = std::fs::File::open(&path).and_then(|mut f| f.read_to_end(&mut bytes));
        read.is_ok() && bytes.windows(TOKEN.len()).any(|w| w == TOKEN.as_bytes())
    })
}

#[test]
fn a1_the_keyring_keeps_a_token_for_another_run_and_no_file_shows_it() {
    let session = Session::with_keyring();
    session.step("load-none");
    session.step("save");
    session.step("load");
    assert!(!holds_token(session.home.path()));
    session.step("forget");
    session.step("load-none");
}

#[test]
fn without_a_session_bus_the_keyring_is_absent() {
    Session::without_bus().step("absent");
}

#[test]
fn on_a_session_bus_without_a_keyring_it_is_absent() {
    Session::with_bus().step("absent");
}

#[test]
fn a_keyring_that_comes_later_is_found_by_the_same_run() {
    let mut session = Session::without_bus();
    let mut command = session.step_command("absent-then-save");
    let mut run = Running(command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap());
    let mut said = BufReader::new(run.0.stdout.take().unwrap()).lines();
    assert!(said.by_ref().any(|line| line.unwrap().ends_with("was absent")), "the step ended early");
    session.start_bus();
    session.start_keyring();
    run.0.stdin.take().unwrap().write_all(b"now\n").unwrap();
    // Read to the end, so that the step's output does not block.
    said.for_each(drop);
    assert!(run.0.wait().unwrap().success());
    session.step("load");
}

#[test]
fn a_locked_keyring_is_locked_and_nobody_waits_for_a_prompt() {
    let session = Session::with_keyring();
    session.step("save");
    session.lock();
    session.step("locked");
}

#[test]
fn a_keyring_that_does_not_answer_is_timed_out() {
    let session = Session::with_keyring();
    session.step("save");
    session.freeze();
    session.step("timed-out");
}

/// The step that the other tests run in the environment of a private bus.
#[tokio::test]
#[ignore = "run by the other tests, in a session of their own"]
async fn step() {
    let Ok(step) = std::env::var("CALLPAD_VAULT_STEP") else { return };
    let key = VaultKey { account: "hash|http://127.0.0.1:1|u é".into() };
    let token = Token::issued(TOKEN, Timestamp::now()).unwrap();
    let vault = match step.as_str() {
        "timed-out" => KeyringVault::with_limit(Duration::from_millis(500)),
        _ => KeyringVault::new(),
    };
    match step.as_str() {
        "save" => vault.save(&key, &token).await.unwrap(),
        "load" => {
            let kept = vault.load(&key).await.unwrap();
            assert_eq!(kept.map(|t| t.reveal().to_owned()).as_deref(), Some(TOKEN));
            let other = VaultKey { account: "other|http://127.0.0.1:1|u é".into() };
            assert_eq!(vault.load(&other).await, Ok(None));
            // Saved twice it is still one entry.
            vault.save(&key, &token).await.unwrap();
            assert_eq!(vault.load(&key).await, Ok(Some(token)));
        }
        "load-none" => assert_eq!(vault.load(&key).await, Ok(None)),
        "forget" => {
            vault.forget(&key).await.unwrap();
            vault.forget(&key).await.unwrap();
        }
        "absent" => all_are(&vault, &key, &token, &VaultProblem::Absent).await,
        "locked" => all_are(&vault, &key, &token, &VaultProblem::Locked).await,
        "timed-out" => all_are(&vault, &key, &token, &VaultProblem::TimedOut).await,
        "absent-then-save" => {
            assert_eq!(vault.save(&key, &token).await, Err(VaultProblem::Absent));
            println!("was absent");
            std::io::stdin().read_line(&mut String::new()).unwrap();
            vault.save(&key, &token).await.unwrap();
        }
        other => panic!("no step {other}"),
    }
}

async fn all_are(vault: &KeyringVault, key: &VaultKey, token: &Token, problem: &VaultProblem) {
    assert_eq!(vault.load(key).await.as_ref().unwrap_err(), problem);
    assert_eq!(vault.save(key, token).await.as_ref().unwrap_err(), problem);
    assert_eq!(vault.forget(key).await.as_ref().unwrap_err(), problem);
}
