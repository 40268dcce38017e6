//! `cargo xtask test-installers`: packages are made and tried. Those for Linux are installed on this machine, those for Windows
//! under wine, where the console crates' tests run as well.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod throw_away;
#[cfg(target_os = "linux")]
mod windows;
use std::process::ExitCode;

use anyhow::Result;

use crate::dist::Profile;

#[cfg(target_os = "linux")]
pub(crate) fn run(linux: bool, windows: bool, profile: Profile) -> Result<ExitCode> {
    let mut report = xtask::report::Report::new("test-installers")?;
    if linux {
        linux::run(&mut report, profile)?;
    }
    if windows {
        windows::run(&mut report, profile)?;
    }
    report.close()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn run(_: bool, _: bool, _: Profile) -> Result<ExitCode> {
    anyhow::bail!("Packages are tried on Linux, where wine plays Windows.")
}
