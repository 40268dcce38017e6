//! `cargo xtask start`: from a fresh clone to an open window.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};
use xtask::cargo::{Program, cargo, program};
use xtask::setup::{self, Need};
use xtask::{process, ui_build, workspace};

fn open(app: &Path, args: &[OsString]) -> Result<ExitStatus> {
    println!("Callpad is open. Close its window to end it.");
    Command::new(app).args(args).status().with_context(|| app.display().to_string())
}

/// Takes pictures of the real window with one of the programs that drive it.
fn photograph(camera: &str, to: &Path) -> Result<()> {
    println!("[3/4] Building Callpad and the program that drives its window");
    let programs = build(&["--package", "callpad", "--package", "callpad-tests"])?;
    println!("[4/4] Taking pictures");
    let built = programs.iter().find(|program| program.name == camera);
    let built = built.with_context(|| format!("cargo has built no {camera}"))?;
    let to = std::path::absolute(to)?;
    process::run(Command::new(&built.file).arg(&to).env("CALLPAD_APP", app(&programs)?))?;
    println!("{}", to.display());
    Ok(())
}

/// `cargo xtask pictures`: every screen in every look, to be looked at after a change to the page.
pub(crate) fn take_the_tour() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("Pictures are taken on Linux only: WebKitWebDriver drives the window.");
    }
    println!("[1/4] Looking for what is needed");
    setup::run(Need::Drive)?;
    println!("[2/4] The page");
    ui_build::prepare()?;
    ui_build::build()?;
    photograph("callpad-pictures", &workspace::target().join("pictures"))
}

fn start(screenshot: Option<&Path>, app_args: &[OsString]) -> Result<Option<ExitStatus>> {
    let on_linux = cfg!(target_os = "linux");
    if screenshot.is_some() && !on_linux {
        bail!(
            "Pictures are taken on Linux only: WebKitWebDriver drives the window. Elsewhere start Callpad and take a \
             picture with the system's own means."
        );
    }
    if screenshot.is_some() && !app_args.is_empty() {
        bail!("A picture is always of the demo branch: --screenshot takes no arguments for the app.");
    }
    let own_desktop = on_linux && !has_display();
    println!("[1/4] Looking for what is needed");
    setup::run(match (screenshot, own_desktop) {
        (Some(_), _) => Need::Drive,
        (None, true) => Need::Desktop,
        (None, false) => Need::Build,
    })?;
    println!("[2/4] The page");
    ui_build::prepare()?;
    ui_build::build()?;
    if let Some(file) = screenshot {
        photograph("callpad-screenshot", file)?;
        return Ok(None);
    }
    println!("[3/4] Building Callpad");
    let app = app(&build(&["--package", "callpad"])?)?;
    println!("[4/4] Opening the window");
    if own_desktop { on_own_desktop(&app, app_args).map(Some) } else { open(&app, app_args).map(Some) }
}

pub(crate) fn run(screenshot: Option<&Path>, app_args: &[OsString]) -> Result<ExitCode> {
    Ok(start(screenshot, app_args)?.map_or(ExitCode::SUCCESS, process::exit_code))
}

/// Builds programs and returns them. Cargo's progress is shown.
fn build(packages: &[&str]) -> Result<Vec<Program>> {
    let output = cargo()
        .args(["build", "--bins", "--message-format=json-render-diagnostics"])
        .args(packages)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo")?;
    if !output.status.success() {
        bail!("Callpad could not be built; the reason is above.");
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(program).collect())
}

fn app(programs: &[Program]) -> Result<PathBuf> {
    let app = programs.iter().find(|program| program.name == "callpad" && program.kind == "bin");
    app.map(|app| app.file.clone()).context("cargo has built no callpad")
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(target_os = "linux")]
fn on_own_desktop(app: &Path, args: &[OsString]) -> Result<ExitStatus> {
    use callpad_desktop::{Desktop, Home, Options};

    let keyring = workspace::target().join("xtask").join("keyring");
    let desktop = Desktop::start(Options { home: Home::Own { keyring }, ..Options::default() })?;
    // Ctrl+C ends this program, and with it the desktop and everything on it.
    let mut child = desktop.spawn(desktop.command(app).args(args).stdin(Stdio::null()))?;
    println!(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Callpad is open on one of its own:\n\
         a virtual screen ({display}, Xvfb) with its own session bus, keyring and notifications.\n\
         It stays open until Ctrl+C. To see it: cargo xtask start --screenshot FILE",
        display = desktop.display()
    );
    Ok(child.wait()?)
}

#[cfg(not(target_os = "linux"))]
fn on_own_desktop(app: &Path, args: &[OsString]) -> Result<ExitStatus> {
    open(app, args)
}
