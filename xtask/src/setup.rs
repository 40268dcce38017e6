//! What must be there before anything can be built, shown, tested or packed.

use anyhow::{Result, bail};

pub use crate::packages::Need;
use crate::{apt, packages, process, ui_build};

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
