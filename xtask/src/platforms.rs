//! Compiling for systems other than this one: Windows is type-checked here and built where packages are tried, macOS is
//! compiled and linked.
//!
//! Where the tool chain has the other system's standard library (`rustup target add`), that is used. Otherwise, on Debian,
//! the library is checked from the source that Debian ships (`rust-web-src`) with the compiler it belongs to
//! (`rustc-web`), so that nothing but Debian's archive is needed.

pub mod imports;
pub mod macho;
pub mod macos;
pub mod version;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;
use fs_err as fs;

use crate::cargo::cargo;
use crate::process::ask;
use crate::setup::Need;
use crate::{apt, setup, workspace};

/// What is checked for.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Platform {
    /// With mingw-w64.
    Windows,
    /// On Apple's own processors.
    Macos,
    /// macOS on Intel's processors.
    #[value(skip)] // built where packages are made
    MacosIntel,
}

impl Platform {
    /// Those that are checked.
    pub const CHECKED: [Self; 2] = [Self::Windows, Self::Macos];

    /// As people write it, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::MacosIntel => "macos-intel",
        }
    }

    /// As Rust writes it.
    pub fn target(self) -> &'static str {
        match self {
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::Macos => "aarch64-apple-darwin",
            Self::MacosIntel => "x86_64-apple-darwin",
        }
    }

    fn is_macos(self) -> bool {
        matches!(self, Self::Macos | Self::MacosIntel)
    }
}

/// The Rust compiler of Debian's `rustc-web`.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The platforms that can be checked on this machine, after whatever is missing for it has been installed.
pub fn prepare(only: Option<Platform>) -> Result<Vec<Platform>> {
    if !cfg!(target_os = "linux") {
        // The other systems check themselves as hosts when they build.
        println!("Only Linux can check for other systems; this one is checked by cargo xtask test.");
        return Ok(Vec::new());
    }
    let wanted: Vec<_> =
        Platform::CHECKED.into_iter().filter(|platform| only.is_none_or(|only| only == *platform)).collect();
    prepare_for(&wanted)?;
    Ok(wanted)
}

/// Installs what compiling for these platforms needs.
pub fn prepare_for(platforms: &[Platform]) -> Result<()> {
    let macos = platforms.iter().any(|platform| platform.is_macos());
    if !platforms.iter().all(|platform| has_standard_library(*platform)) {
        if !apt::is_here() {
            let targets: Vec<_> = platforms.iter().map(|platform| platform.target()).collect();
            bail!(
                "The standard libraries of the other systems are missing. Get them, and mingw-w64's gcc, with:\n  \
                 rustup target add {}",
                targets.join(" ")
            );
        }
        setup::install(Need::Platforms)?;
        check_debian_rustc()?;
    }
    if macos {
        setup::install(Need::LinkMacos)?;
        macos::prepare()?;
    }
    Ok(())
}

/// The command that checks `platform`: for Windows every line of Rust is type-checked, for macOS the programs are linked.
pub fn check(platform: Platform) -> Result<Command> {
    if platform.is_macos() {
        return link(platform);
    }
    let mut command = compile("check", platform)?;
    command.arg("--workspace");
    Ok(command)
}

/// The command that builds the programs for `platform`.
pub fn link(platform: Platform) -> Result<Command> {
    let mut command = compile("build", platform)?;
    for package in macos::PACKAGES {
        command.args(["--package", package]);
    }
    // The feature that Tauri's own bundler sets: the page comes from the program itself.
    command.args(["--bins", "--features", "tauri/custom-protocol"]);
    Ok(command)
}

/// Where everything for other platforms is built.
pub fn folder() -> PathBuf {
    workspace::target().join("platforms")
}

/// A command of cargo's that compiles for `platform`; what it compiles is still to be said.
pub fn compile(subcommand: &str, platform: Platform) -> Result<Command> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let mut command = cargo();
    command.args([subcommand, "--locked", "--target", platform.target(), "--target-dir"]).arg(&folder);
    if !has_standard_library(platform) {
        command.arg("-Zbuild-std=std,panic_abort").env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
    }
    if platform.is_macos() {
        macos::tell(&mut command, platform)?;
    }
    Ok(command)
}

fn has_standard_library(platform: Platform) -> bool {
    let sysroot = ask("rustc", &["--print", "sysroot"]);
    let lib = sysroot.map(|sysroot| Path::new(sysroot.trim()).join("lib").join("rustlib"));
    lib.is_some_and(|lib| lib.join(platform.target()).join("lib").is_dir())
}

/// Debian's compiler must not be older than the oldest that the workspace promises to build with.
fn check_debian_rustc() -> Result<()> {
    let found = ask(DEBIAN_RUSTC, &["--version"]).unwrap_or_default();
    let manifest = fs::read_to_string(workspace::root().join("Cargo.toml"))?;
    let wanted = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let wanted = wanted.unwrap_or_default().trim_matches('"');
    match (version(found.split_whitespace().nth(1).unwrap_or_default()), version(wanted)) {
        (Some(has), Some(needs)) if has >= needs => Ok(()),
        _ => bail!(
            "{DEBIAN_RUSTC} is {:?}, but the workspace needs Rust {wanted} or newer. Fetch newer package lists \
             (apt-get update) and upgrade rustc-web and rust-web-src.",
            found.trim()
        ),
    }
}

/// Major and minor number of `1.90` or `1.90.0`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("1.100.0") > version("1.90"));
        assert_eq!(version("1.90"), version("1.90.0"));
        assert_eq!(version(""), None);
    }
}
