//! What must be there before anything can be built, shown, tested or packed.

use anyhow::{Result, bail};

use crate::{apt, packages, process, ui_build};

/// What the machine is wanted for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Building the app and opening it.
    Build,
    /// The same with a desktop of its own.
    Desktop,
    /// Driving the window from outside, for pictures and tests.
    Drive,
    /// Type-checking for Windows and macOS.
    Platforms,
    /// Packing for Linux.
    PackLinux,
    /// Trying what was packed for Linux.
    TryLinux,
    /// Packing for Windows.
    PackWindows,
    /// Trying what was packed for Windows.
    TryWindows,
}

impl Need {
    /// Driving the window needs a desktop, and that needs the app.
    pub(crate) fn includes(self, other: Self) -> bool {
        let window = [Self::Build, Self::Desktop, Self::Drive];
        let place = |need| window.iter().position(|one| *one == need);
        self == other || place(self).zip(place(other)).is_some_and(|(this, other)| other < this)
    }
}

/// Installs what is missing for the app, where we know how to; elsewhere says what is missing and stops.
pub fn run(need: Need) -> Result<()> {
    if cfg!(target_os = "linux") {
        install(need)?;
    } else if cfg!(target_os = "macos") && process::ask("xcode-select", &["--print-path"]).is_none() {
        bail!("Xcode's command line tools are missing. Install them with:\n  xcode-select --install");
    }
    // On Windows, Rust has brought its linker and the WebView2 run-time is a part of the system.
    ui_build::check_node()
}

/// Installs packages of Linux; where we do not know how to, says what is missing and stops.
pub fn install(need: Need) -> Result<()> {
    if apt::is_here() {
        return apt::install(&packages::of_debian(need));
    }
    let missing = packages::missing(need);
    if missing.is_empty() { Ok(()) } else { bail!(packages::words(need, &missing)) }
}
