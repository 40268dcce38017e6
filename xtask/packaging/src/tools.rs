//! Tools written in Rust that are not part of the workspace: installed below `target/tools`, in one version.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use xtask::cargo::cargo;
use xtask::process::{ask, run};
use xtask::workspace;

/// A tool from crates.io.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    features: &'static str,
}

/// Reads the licences of all crates.
pub(crate) const ABOUT: Tool = Tool { name: "cargo-about", version: "0.9.3", features: "cli" };

/// Judges licences, sources and advisories.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", features: "" };

impl Tool {
    /// The tool as a command in the repository's folder; it is compiled first if it is not there in this version, which
    /// takes some minutes.
    pub(crate) fn command(self) -> Result<Command> {
        let folder = workspace::target().join("tools");
        let file: PathBuf = folder.join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        let found = ask(&file.to_string_lossy(), &["--version"]).unwrap_or_default();
        if found.split_whitespace().last() != Some(self.version) {
            println!("Compiling {} {}; this happens once and takes some minutes", self.name, self.version);
            run(cargo()
                .args(["install", self.name, "--version", self.version, "--features", self.features])
                // Not optimised: compiling it takes longer than it ever runs.
                .args(["--debug", "--locked", "--force", "--root"])
                .arg(&folder)
                // Outside the workspace's own build, of which it would take the settings.
                .arg("--target-dir")
                .arg(folder.join("build")))?;
        }
        let mut command = Command::new(file);
        command.current_dir(workspace::root());
        Ok(command)
    }
}
