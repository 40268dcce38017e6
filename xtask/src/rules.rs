//! The rules of the house, as checks.

mod arrows;
mod circles;
mod codes;
mod exceptions;
mod paths;
mod sources;
mod workflows;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use fs_err::{self as fs, File};
use xtask::cargo::cargo;
use xtask::process::read;
use xtask::report::Outcome;
use xtask::workspace;

use crate::icons;

/// One thing that is against a rule, or soon will be.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// File or crate.
    place: String,
    /// What is wrong there, and why that is a rule.
    words: String,
    /// Whether it is only a hint.
    hint: bool,
}

impl Finding {
    fn against(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into(), hint: false }
    }

    fn hint(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into(), hint: true }
    }
}

/// Checks all rules and says what is against them.
pub(crate) fn check_all(log: &mut File) -> Result<Outcome> {
    let root = workspace::root();
    let mut findings = sources::check(&root)?;
    let metadata = read(cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    findings.extend(arrows::check(&serde_json::from_str(&metadata)?)?);
    findings
        .extend(codes::check(&text(&root, "src-tauri/src/dto/error.rs")?, &text(&root, "docs/errors.md")?));
    findings.extend(exceptions::check(&text(&root, "deny.toml")?, exceptions::today()?));
    findings.extend(commands_are_named(&text(&root, "README.md")?, &text(&root, ".ci/run")?));
    findings.extend(circles::check(&root)?);
    findings.extend(paths::check(&root)?);
    findings.extend(workflows::check(&root)?);
    if !icons::up_to_date()? {
        findings
            .push(Finding::against("icons", "not made from callpad.svg as it is now: run cargo xtask icons"));
    }
    for finding in &findings {
        let kind = if finding.hint { "hint" } else { "against the rules" };
        let line = format!("{}: {kind}: {}", finding.place, finding.words);
        println!("{line}");
        writeln!(log, "{line}")?;
    }
    let against = findings.iter().filter(|finding| !finding.hint).count();
    println!("{against} against the rules");
    Ok((against == 0).into())
}

fn text(root: &Path, file: &str) -> Result<String> {
    Ok(fs::read_to_string(root.join(file))?)
}

/// The two commands that a newcomer needs stand in the README, and CI runs the same one.
fn commands_are_named(readme: &str, ci: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for command in ["cargo xtask start", "cargo xtask test"] {
        if !readme.contains(command) {
            findings.push(Finding::against("README.md", format!("does not name {command}")));
        }
    }
    for command in ["cargo xtask test", "cargo xtask test-installers --debug", "cargo xtask check-platforms"]
    {
        if !ci.lines().any(|line| line.trim() == command) {
            findings
                .push(Finding::against(".ci/run", format!("does not run {command} on a line of its own")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readme_and_ci_name_the_commands() {
        let readme = "Run `cargo xtask start`, then `cargo xtask test`.";
        let ci = "#!/bin/sh\ncargo xtask test\nx=$?\n\
                  cargo xtask test-installers --debug\n  cargo xtask check-platforms\n";
        assert_eq!(commands_are_named(readme, ci), []);
        assert_eq!(commands_are_named("cargo xtask start", ci).len(), 1);
        assert_eq!(commands_are_named(readme, "cargo xtask test --skip window").len(), 3);
    }
}
