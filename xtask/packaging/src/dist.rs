//! `cargo xtask dist`: the packages that people install.

#[cfg(target_os = "linux")]
pub(crate) mod linux;
mod sign;
pub(crate) mod windows;
use std::path::Path;

pub(crate) use sign::Signer;

use anyhow::{Result, bail};
use xtask::workspace;

/// Which build is packed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Profile {
    /// What people get.
    Release,
    /// What the tests are built as. It is packed quickly, and its size says nothing.
    Debug,
}

impl Profile {
    /// Cargo's folder for it.
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }

    /// How hard packers try to make it small, from 1 to 9.
    #[cfg(target_os = "linux")]
    fn effort(self) -> u8 {
        match self {
            Self::Release => 9,
            Self::Debug => 1,
        }
    }

    /// Refuses a package that has grown beyond what was promised.
    fn check_size(self, file: &Path, limit: u64) -> Result<()> {
        if self == Self::Release { check_size(file, limit) } else { Ok(()) }
    }
}

/// The version of everything in this workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes the packages for Linux and says where they are and how large.
#[cfg(target_os = "linux")]
pub(crate) fn make_linux() -> Result<()> {
    linux::run()
}

/// As above.
#[cfg(not(target_os = "linux"))]
pub(crate) fn make_linux() -> Result<()> {
    bail!("Packages for Linux are made on Linux.")
}

/// Makes the packages for Windows and says where they are and how large.
pub(crate) fn make_windows(unsigned: bool) -> Result<()> {
    let signer = Signer::from_environment(unsigned)?;
    windows::prepare()?;
    let folder = workspace::target().join("dist").join("windows");
    let profile = Profile::Release;
    let staged = windows::stage(&windows::build(profile)?, &folder, &signer, profile)?;
    for package in windows::pack(&staged, VERSION, &folder, &signer, profile)? {
        println!("{}  {}", package.display(), mebibytes(size(&package)?));
    }
    if !signer.signs() {
        println!("These packages are not signed: they are for tests.");
    }
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    Ok(fs_err::metadata(file)?.len())
}

fn check_size(file: &Path, limit: u64) -> Result<()> {
    let found = size(file)?;
    if found < limit {
        return Ok(());
    }
    bail!("{} has {}; less than {} is promised.", file.display(), mebibytes(found), mebibytes(limit))
}

fn mebibytes(bytes: u64) -> String {
    let hundredths = bytes * 100 / (1024 * 1024);
    format!("{}.{:02} MiB", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_beyond_its_limit_is_refused_with_both_sizes() {
        let file = std::env::temp_dir().join(format!("xtask-dist-{}", std::process::id()));
        std::fs::write(&file, vec![0; 2048]).unwrap();
        assert!(check_size(&file, 2049).is_ok());
        let words = check_size(&file, 2048).unwrap_err().to_string();
        std::fs::remove_file(&file).unwrap();
        assert!(words.ends_with("has 0.00 MiB; less than 0.00 MiB is promised."), "{words}");
        assert_eq!(mebibytes(9 * 1024 * 1024 + 512 * 1024), "9.50 MiB");
    }
}
