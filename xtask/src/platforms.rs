//! Type-checking for systems other than this one.
//!
//! Where the tool chain has the other system's standard library (`rustup target add`), that is used. Otherwise, on Debian,
//! the library is checked from the source that Debian ships (`rust-web-src`) with the compiler it belongs to
//! (`rustc-web`), so that nothing but Debian's archive is needed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::cargo::cargo;
use crate::process::ask;
use crate::setup::Need;
use crate::{apt, setup, workspace};

/// What is checked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Platform {
    /// With mingw-w64.
    Windows,
    /// On Apple's own processors.
    Macos,
}

impl Platform {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Windows, Self::Macos];

    /// As people write it, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
        }
    }

    /// As Rust writes it.
    pub fn target(self) -> &'static str {
        match self {
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::Macos => "aarch64-apple-darwin",
        }
    }
}

/// The Rust compiler of Debian's `rustc-web`.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The platforms that can be checked on this machine, after whatever is missing for it has been installed.
pub fn prepare() -> Result<Vec<Platform>> {
    if !cfg!(target_os = "linux") {
        // The other systems check themselves as hosts when they build.
        println!("Only Linux can check for other systems; this one is checked by cargo xtask test.");
        return Ok(Vec::new());
    }
    prepare_for(&Platform::ALL)?;
    Ok(Platform::ALL.to_vec())
}

/// Installs what compiling for these platforms needs.
pub fn prepare_for(platforms: &[Platform]) -> Result<()> {
    if platforms.iter().all(|platform| has_standard_library(*platform)) {
        return Ok(());
    }
    if !apt::is_here() {
        let targets: Vec<_> = platforms.iter().map(|platform| platform.target()).collect();
        bail!(
            "The standard libraries of the other systems are missing. Get them, and mingw-w64's gcc, with:\n  \
             rustup target add {}",
            targets.join(" ")
        );
    }
    setup::install(Need::Platforms)?;
    check_debian_rustc()
}

/// The command that checks everything for `platform`.
pub fn check(platform: Platform) -> Result<Command> {
    let mut command = compile("check", platform)?;
    command.arg("--workspace");
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
    if platform == Platform::Macos {
        command
            .env("CC_aarch64_apple_darwin", write_apple_cc(&folder)?)
            .env("AR_aarch64_apple_darwin", "/bin/true");
    }
    Ok(command)
}

/// There is no C compiler for macOS to be had here, and none is needed to check Rust. This one answers the questions
/// that build scripts ask, and otherwise leaves an empty file.
const APPLE_CC: &str = r#"#!/bin/sh
for word in "$@"; do
    case $word in
    -E | -v | --version) exec clang --target=arm64-apple-macosx "$@" ;;
    '-?') exit 1 ;;
    esac
done
while [ $# -gt 1 ]; do
    if [ "$1" = -o ]; then : >"$2"; fi
    shift
done
"#;

fn write_apple_cc(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("apple-cc");
    // Cargo looks at the time of the file: written anew each time, everything would be checked anew.
    if fs::read_to_string(&path).is_ok_and(|text| text == APPLE_CC) {
        return Ok(path);
    }
    fs::write(&path, APPLE_CC)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(path)
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("1.100.0") > version("1.90"));
        assert_eq!(version("1.90"), version("1.90.0"));
        assert_eq!(version(""), None);
    }

    #[test]
    fn the_stand_in_for_the_c_compiler_leaves_files_and_refuses_the_right_question() {
        let folder = std::env::temp_dir().join(format!("xtask-platforms-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let cc = write_apple_cc(&folder).unwrap();
        // Read by the shell, not executed: another test that starts a program meanwhile may still hold the file open.
        let run =
            |args: &[&str]| Command::new("sh").arg(&cc).args(args).current_dir(&folder).status().unwrap();
        assert!(run(&["-c", "x.c", "-o", "x.o"]).success());
        assert_eq!(fs::read(folder.join("x.o")).unwrap(), b"");
        assert_eq!(run(&["-?"]).code(), Some(1));
        let before = fs::metadata(&cc).unwrap().modified().unwrap();
        write_apple_cc(&folder).unwrap();
        assert_eq!(fs::metadata(&cc).unwrap().modified().unwrap(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
