//! The system's libraries that the programs need, as packages of Debian and Ubuntu.
//!
//! The table is kept by hand and not taken from the machine that builds (`dpkg-shlibdeps`): there the packages may have
//! names and versions that the oldest promised systems do not have. What is checked is that the table fits the programs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::room;

/// The C library of Ubuntu 22.04; Debian 12 has 2.36.
const OLDEST_GLIBC: (u32, u32) = (2, 35);

/// What is needed, and the package that has it with the oldest version that will do. Versions are those in which the last
/// of the functions used appeared (`dpkg-shlibdeps`), but for the web view: what came with Ubuntu 22.04 is no longer
/// kept free of faults, what its updates bring is.
const PACKAGES: [(&str, &str); 15] = [
    ("libasound.so.2", "libasound2 (>= 1.0.29)"),
    ("libc.so.6", "libc6 (>= 2.34)"),
    ("libcairo.so.2", "libcairo2 (>= 1.10.0)"),
    ("libdbus-1.so.3", "libdbus-1-3 (>= 1.9.14)"),
    ("libgcc_s.so.1", "libgcc-s1 (>= 4.2)"),
    ("libgdk-3.so.0", "libgtk-3-0 (>= 3.21.5)"),
    ("libgdk_pixbuf-2.0.so.0", "libgdk-pixbuf-2.0-0 (>= 2.36.9)"),
    ("libgio-2.0.so.0", "libglib2.0-0 (>= 2.65.1)"),
    ("libglib-2.0.so.0", "libglib2.0-0 (>= 2.65.1)"),
    ("libgobject-2.0.so.0", "libglib2.0-0 (>= 2.65.1)"),
    ("libgtk-3.so.0", "libgtk-3-0 (>= 3.21.5)"),
    ("libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-4.1-0"),
    ("libm.so.6", "libc6 (>= 2.34)"),
    ("libsoup-3.0.so.0", "libsoup-3.0-0 (>= 3.0.3)"),
    ("libwebkit2gtk-4.1.so.0", "libwebkit2gtk-4.1-0 (>= 2.42)"),
];

/// The program that loads the others is a part of the C library; its name tells the processor.
const LOADER: &str = "ld-linux-";

/// Libraries that are looked for while running, not when the program is loaded.
const LOADED_LATER: [&str; 2] = ["libayatana-appindicator3-1", "xdg-utils"];

/// The packages that the programs need, sorted.
pub(super) fn needed(programs: &[PathBuf]) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for program in programs {
        let headers = objdump("--private-headers", program)?;
        names.extend(libraries(&headers).filter(|name| !name.starts_with(LOADER)).map(str::to_owned));
        check_glibc(program, &headers)?;
    }
    packages(&names)
}

fn packages(names: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut packages: BTreeSet<&str> = LOADED_LATER.into();
    for name in names {
        let Some((_, package)) = PACKAGES.iter().find(|(library, _)| library == name) else {
            bail!(
                "{name} is needed, and no package is named for it in xtask/packaging/src/dist/linux/libraries.rs"
            );
        };
        packages.insert(package);
    }
    if let Some((library, _)) = PACKAGES.iter().find(|(library, _)| !names.contains(*library)) {
        bail!("{library} is not needed any more: take it out of xtask/packaging/src/dist/linux/libraries.rs");
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
fn check_glibc(program: &Path, headers: &str) -> Result<()> {
    match newest_glibc(headers) {
        Some(newest) if newest > OLDEST_GLIBC => {
            let (major, minor) = newest;
            bail!(
                "{} needs glibc {major}.{minor}, but Ubuntu 22.04 has 2.35. See which function: \
                 objdump --dynamic-syms {0} | grep GLIBC_{major}.{minor}",
                program.display()
            )
        }
        Some(_) => Ok(()),
        None => bail!("{} does not say which glibc it needs", program.display()),
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

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &str = "
Dynamic Section:
  NEEDED               libgtk-3.so.0
  NEEDED               libc.so.6
  SONAME               libx.so

Version References:
  required from libc.so.6:
    0x06969189 0x00 06 GLIBC_2.4
    0x069691b4 0x00 02 GLIBC_2.34
    0x0d696913 0x00 12 GLIBC_2.2.5
";

    #[test]
    fn headers_name_libraries_and_the_newest_function() {
        assert_eq!(libraries(HEADERS).collect::<Vec<_>>(), ["libgtk-3.so.0", "libc.so.6"]);
        assert_eq!(newest_glibc(HEADERS), Some((2, 34)));
    }

    #[test]
    fn a_glibc_that_the_oldest_system_lacks_is_refused() {
        let program = Path::new("callpad");
        assert!(check_glibc(program, HEADERS).is_ok());
        assert!(check_glibc(program, &HEADERS.replace("2.34", "2.35")).is_ok());
        let words = check_glibc(program, &HEADERS.replace("2.34", "2.36")).unwrap_err().to_string();
        assert!(
            words.contains("callpad needs glibc 2.36") && words.contains("callpad | grep GLIBC_2.36"),
            "{words}"
        );
        assert!(check_glibc(program, "").is_err());
    }

    #[test]
    fn the_table_must_fit_the_programs_both_ways() {
        let all: BTreeSet<String> = PACKAGES.iter().map(|(library, _)| (*library).to_owned()).collect();
        let found = packages(&all).unwrap();
        assert!(found.contains(&"libayatana-appindicator3-1".to_owned()));
        assert_eq!(found.iter().filter(|package| package.starts_with("libglib2.0-0")).count(), 1);
        let mut more = all.clone();
        more.insert("libnew.so.1".into());
        assert!(packages(&more).unwrap_err().to_string().starts_with("libnew.so.1 is needed"));
        let fewer = all.into_iter().skip(1).collect();
        assert!(packages(&fewer).unwrap_err().to_string().contains("not needed any more"));
    }
}
