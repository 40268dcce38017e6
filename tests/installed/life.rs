//! Installed, used, upgraded while in use, removed, purged.

use std::path::{Path, PathBuf};
use std::process::Command;

use callpad_tests::{App, Desktop, Options, Result, Trouble};

use crate::machine::{CONFIG, Machine, status};
use crate::packages::{deb, next_deb, next_version, run, unpacked};

const PROGRAM: &str = "/usr/bin/callpad";

#[tokio::test]
async fn the_package_is_installed_used_upgraded_and_removed() -> Result {
    let Some(machine) = Machine::take()? else {
        println!(
            "NOT INSTALLED for real: that takes root, apt, and a machine without Callpad. The unpacked program is used instead."
        );
        let files = unpacked()?;
        let desktop = Desktop::start(Options::default())?;
        let app = open(&desktop, &files.path().join("usr/bin/callpad"), &desktop.home().join("data")).await?;
        call_next(&app).await?;
        return app.close().await;
    };
    machine.install(&deb()?)?;
    assert_eq!(status().as_deref(), Some(concat!("installed ", env!("CARGO_PKG_VERSION"))));
    assert_eq!(run(Command::new("dpkg").args(["--verify", "callpad"]))?, "", "files that differ");
    let files = files_of_package()?;
    assert!(files.contains(&PathBuf::from(PROGRAM)), "{files:?}");
    assert_eq!(handler()?, "io.callpad.desktop.desktop");

    let desktop = Desktop::start(Options::default())?;
    let app = open(&desktop, Path::new(PROGRAM), &desktop.home().join("data")).await?;
    let ticket = call_next(&app).await?;
    assert_window_belongs_to_the_entry(&desktop)?;

    // The files are replaced under the running app, which goes on with what it has open.
    machine.install(&next_deb()?)?;
    assert_eq!(status(), Some(format!("installed {}", next_version()?)));
    app.press_real("F4").await?;
    app.wait_text("notice", &ticket).await?;
    app.close().await?;
    let app = open(&desktop, Path::new(PROGRAM), &desktop.home().join("data-2")).await?;
    call_next(&app).await?;
    app.close().await?;

    // What an administrator has written stays: the policy for good, the server's arguments until purged.
    let policy = Path::new(CONFIG).join("policy.json");
    let arguments = Path::new(CONFIG).join("server.env");
    std::fs::write(&policy, "{}\n")?;
    let outcome = removed(&machine, &files, &policy, &arguments);
    std::fs::remove_file(&policy)?;
    outcome?;
    std::fs::remove_dir(CONFIG)?;
    Ok(())
}

fn removed(machine: &Machine, files: &[PathBuf], policy: &Path, arguments: &Path) -> Result {
    machine.remove()?;
    assert_eq!(left(files), [arguments]);
    assert_ne!(handler()?, "io.callpad.desktop.desktop");
    machine.purge()?;
    assert_eq!(left(files), [""; 0].map(PathBuf::from));
    assert_eq!(status(), None);
    assert!(policy.is_file());
    for folder in ["/usr/share/doc/callpad", "/var/lib/callpad-server", "/var/lib/private/callpad-server"] {
        assert!(!Path::new(folder).exists(), "{folder} is left");
    }
    Ok(())
}

/// What is in the package's list and is a file.
fn files_of_package() -> Result<Vec<PathBuf>> {
    let list = run(Command::new("dpkg").args(["--listfiles", "callpad"]))?;
    Ok(list.lines().map(PathBuf::from).filter(|path| path.is_file()).collect())
}

fn left(files: &[PathBuf]) -> Vec<PathBuf> {
    files.iter().filter(|file| file.exists()).cloned().collect()
}

/// Which desktop entry opens Callpad's links, for a person who has chosen nothing.
fn handler() -> Result<String> {
    let home = tempfile::tempdir()?;
    let mut ask = Command::new("xdg-mime");
    ask.args(["query", "default", "x-scheme-handler/callpad"]).env_clear().env("HOME", home.path());
    if let Some(path) = std::env::var_os("PATH") {
        ask.env("PATH", path);
    }
    // It fails where nothing is found, which is an answer too.
    Ok(String::from_utf8_lossy(&ask.output()?.stdout).trim().to_owned())
}

async fn open<'d>(desktop: &'d Desktop, program: &Path, data: &Path) -> Result<App<'d>> {
    let app = App::launch_program(desktop, program, data, &[], &[]).await?;
    app.try_it().await?;
    Ok(app)
}

async fn call_next(app: &App<'_>) -> Result<String> {
    app.press_real("F9").await?;
    let ticket = app.wait_text("open-number", "").await?;
    assert!(ticket.chars().any(|c| c.is_ascii_digit()), "{ticket}");
    Ok(ticket)
}

/// The desktop joins window and entry by this name: without it the taskbar shows a second, nameless icon.
fn assert_window_belongs_to_the_entry(desktop: &Desktop) -> Result {
    let entry = std::fs::read_to_string("/usr/share/applications/io.callpad.desktop.desktop")?;
    let class = entry.lines().find_map(|line| line.strip_prefix("StartupWMClass="));
    let class = class.ok_or_else(|| Trouble::new("the entry names no window"))?;
    let pattern = format!("^{class}$");
    let mut search = desktop.command("xdotool");
    let found = run(search.args(["search", "--onlyvisible", "--class", &pattern]))?;
    assert!(!found.trim().is_empty(), "no window is of the class {class}");
    Ok(())
}
