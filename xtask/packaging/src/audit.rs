//! `cargo xtask audit`: what others have found wrong with what we use.
//!
//! Licences, sources and bans are judged from what lies here. Known faults are listed elsewhere, by services that are not
//! to be reached from everywhere: where one is not, that is said, and it is no failure.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use xtask::ui_build;

use crate::tools;

/// What cargo-deny says when it has no list yet and cannot fetch one.
const NO_ADVISORIES: [&str; 2] = ["failed to fetch advisory database", "failed to load advisory database"];

/// What npm says when the registry does not answer audits.
const NO_AUDITS: [&str; 4] = ["audit endpoint returned an error", "ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN"];

pub(crate) fn run() -> Result<()> {
    ui_build::check_node()?;
    let deny = || -> Result<Command> {
        let mut command = tools::DENY.command()?;
        command.args(["--locked", "check", "--hide-inclusion-graph"]);
        Ok(command)
    };
    let mut policy = deny()?;
    policy.args(["bans", "licenses", "sources"]);
    let mut advisories = deny()?;
    advisories.arg("advisories");
    let mut page = ui_build::npm();
    // A fault in what only builds and tests the page never reaches a counter.
    page.args(["audit", "--omit=dev"]);

    let mut found = Vec::new();
    for (name, mut command, unreachable) in [
        ("licences, bans and sources of crates", policy, &[][..]),
        ("known faults of crates", advisories, &NO_ADVISORIES),
        ("known faults of the page's packages", page, &NO_AUDITS),
    ] {
        println!("\n=== {name}");
        let output = command.stdin(Stdio::null()).output().context(name)?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        match verdict(output.status.success(), &said, unreachable) {
            Verdict::Fine => println!("nothing found"),
            Verdict::Unreachable => {
                println!("NOT CHECKED: the list of known faults cannot be reached from here")
            }
            Verdict::Found => {
                print!("{said}");
                found.push(name);
            }
        }
    }
    if found.is_empty() { Ok(()) } else { bail!("Something was found: {}.", found.join("; ")) }
}

#[derive(Debug, PartialEq)]
enum Verdict {
    Fine,
    Unreachable,
    Found,
}

fn verdict(succeeded: bool, said: &str, unreachable: &[&str]) -> Verdict {
    if succeeded {
        Verdict::Fine
    } else if unreachable.iter().any(|words| said.contains(words)) {
        Verdict::Unreachable
    } else {
        Verdict::Found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_out_of_reach_is_neither_fine_nor_a_finding() {
        let npm = "npm warn audit 405 Method Not Allowed\nnpm error audit endpoint returned an error\n";
        assert_eq!(verdict(false, npm, &NO_AUDITS), Verdict::Unreachable);
        assert_eq!(verdict(true, "found 0 vulnerabilities", &NO_AUDITS), Verdict::Fine);
        assert_eq!(verdict(false, "1 high severity vulnerability", &NO_AUDITS), Verdict::Found);
        assert_eq!(verdict(false, "error[banned]: failed to fetch", &[]), Verdict::Found);
    }
}
