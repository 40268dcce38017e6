//! The system's libraries that the programs need, as packages of Debian and Ubuntu.
//!
//! The table is kept by hand and not taken from the machine that builds (`dpkg-shlibdeps`): there the packages may have
//! names and versions that the oldest promised systems do not have. What is checked is that the table fits the programs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::room;
use crate::stop::{Result, Stop};

/// The C library of Ubuntu 22.04; Debian 12 has 2.36.
const OLDEST_GLIBC: (u32, u32) = (2, 35);

/// What is needed by name and the package that has it.
const PACKAGES: [(&str, &str); 0] = [];

/// Libraries that are looked for while running, not when the program is loaded.
const LOADED_LATER: [&str; 2] = ["libayatana-appindicator3-1", "xdg-utils"];

/// The packages that the programs need, sorted.
pub(super) fn needed(programs: &[PathBuf]) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for program in programs {
        let headers = objdump("--private-headers", program)?;
        names.extend(libraries(&headers).map(str::to_owned));
        check_glibc(program, &headers)?;
    }
    packages(&names)
}

fn packages(names: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut packages: BTreeSet<&str> = LOADED_LATER.into();
    for name in names {
        let Some((_, package)) = PACKAGES.iter().find(|(library, _)| library == name) else {
            return Err(Stop::new(format!(
                "{name} is needed, and no package is named for it in xtask/src/dist_linux/libraries.rs"
            )));
        };
        packages.insert(package);
    }
    if let Some((library, _)) = PACKAGES.iter().find(|(library, _)| !names.contains(*library)) {
        return Err(Stop::new(format!(
            "{library} is not needed any more: take it out of xtask/src/dist_linux/libraries.rs"
        )));
    }
    Ok(packages.into_iter().map(str::to_owned).collect())
}

fn objdump(what: &str, program: &Path) -> Result<String> {
    room::run(Command::new("objdump").arg(what).arg(program))
}

/// Names of libraries in the dynamic section: `  NEEDED               libgtk-3.so.0`.
fn libraries(headers: &str) -> impl Iterator<Item = &str> {
    headers.lines().filter_map(|line| line.trim().strip_prefix("NEEDED")).map(str::trim)
}

/// A program built on a newer system may ask for functions that the oldest one does not have.
fn check_glibc(program: &Path, headers: &str) -> Result {
    match newest_glibc(headers) {
        Some(newest) if newest > OLDEST_GLIBC => {
            let (major, minor) = newest;
            Err(Stop::new(format!(
                "{} needs glibc {major}.{minor}, but Ubuntu 22.04 has 2.35. See which function: \
                 objdump --dynamic-syms {0} | grep GLIBC_{major}.{minor}",
                program.display()
            )))
        }
        Some(_) => Ok(()),
        None => Err(Stop::new(format!("{} does not say which glibc it needs", program.display()))),
    }
}

/// From the version references: `    0x06969194 0x00 09 GLIBC_2.34`.
fn newest_glibc(headers: &str) -> Option<(u32, u32)> {
    headers
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("GLIBC_"))
        .filter_map(|version| {
            let mut parts = version.split('.').map(str::parse);
            Some((parts.next()?.ok()?, parts.next()?.ok()?))
        })
        .max()
}
