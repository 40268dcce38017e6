//! The crates that are in the programs that people get.

use std::collections::BTreeSet;

use anyhow::Result;
use xtask::cargo::cargo;
use xtask::process::read;

use super::Package;

/// Our packages that have the programs.
const ROOTS: [&str; 3] = ["callpad", "callpad-server", "callpad-ctl"];

/// Where the programs run.
const TARGETS: [&str; 4] =
    ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-apple-darwin"];

/// Crates of others that are in the programs, on any system; what only runs while they are compiled, such as macros, is not.
/// `cargo tree` is asked and not `cargo metadata`, which also lists what only the tests switch on.
pub(super) fn crates() -> Result<BTreeSet<Package>> {
    let mut all = BTreeSet::new();
    for target in TARGETS {
        let mut command = cargo();
        command.args(["tree", "--locked", "--edges", "normal,no-proc-macro", "--target", target]);
        command.args(["--prefix", "none", "--format", "{p}"]);
        for root in ROOTS {
            command.args(["--package", root]);
        }
        all.extend(read(&mut command)?.lines().filter_map(of_others));
    }
    Ok(all)
}

/// Name and version of `serde v1.0.228`; none for our own, which stand with their folder.
fn of_others(line: &str) -> Option<Package> {
    let line = line.trim_end_matches(" (*)");
    let (name, version) = line.split_once(" v")?;
    (!version.contains(' ')).then(|| (name.to_owned(), version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_of_others_count_and_our_own_do_not() {
        let found = |line| of_others(line).map(|(name, version)| format!("{name} {version}"));
        assert_eq!(found("serde v1.0.228").as_deref(), Some("serde 1.0.228"));
        assert_eq!(found("serde v1.0.228 (*)").as_deref(), Some("serde 1.0.228"));
        assert_eq!(found("callpad-desk v0.1.0 (/somewhere/crates/desk)"), None);
        assert_eq!(found("callpad-desk v0.1.0 (/somewhere/crates/desk) (*)"), None);
        assert_eq!(found(""), None);
    }
}
