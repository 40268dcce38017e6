//! `cargo xtask dist linux`: the .deb and the .rpm, from one staged tree and one description.

mod deb;
mod description;
mod libraries;
mod room;
mod rpm;
mod tree;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use xtask::cargo::{Program, cargo, program};
use xtask::setup::{self, Need};
use xtask::ui_build;
use xtask::workspace;

use super::Profile;
use description::Description;
use tree::Tree;

/// The programs that the packages bring.
const PROGRAMS: [&str; 3] = ["callpad", "callpad-server", "callpadctl"];

/// What the .deb must stay below. Thousands of counters fetch it over thin lines.
const MOST_BYTES: u64 = 9 << 20;

/// Builds both packages into `target/dist/linux`.
pub(crate) fn run() -> Result<()> {
    prepare()?;
    let packages = pack(&build(Profile::Release)?, None, Profile::Release)?;
    for package in &packages {
        println!("{}  {} kB", package.display(), fs::metadata(package)?.len() / 1000);
    }
    Ok(())
}

/// Installs what building and packing need.
pub(crate) fn prepare() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("Packages for Linux are built on Linux.");
    }
    room::or_plain_words(|| {
        setup::run(Need::Build)?;
        setup::install(Need::PackLinux)?;
        ui_build::prepare()?;
        ui_build::build()
    })
}

/// Packs the programs and returns the paths of both packages. `version` is the workspace's unless told: tests make the next
/// one of the same programs, to upgrade to it; it has a folder of its own.
pub(crate) fn pack(programs: &[PathBuf], version: Option<&str>, profile: Profile) -> Result<[PathBuf; 2]> {
    room::or_plain_words(|| {
        let dist = workspace::target().join("dist");
        let out = dist.join(if version.is_some() { "linux-next" } else { "linux" });
        let work = dist.join("linux-work");
        for folder in [&out, &work] {
            // What an earlier run left must not be taken for this one's.
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
            fs::create_dir_all(folder)?;
        }
        let description = Description::of(version.unwrap_or(env!("CARGO_PKG_VERSION")))?;
        let libraries = libraries::needed(programs)?;
        let tree = Tree::stage(&work.join("tree"), programs, &description)?;
        if profile == Profile::Debug {
            // A release comes stripped.
            let programs = PROGRAMS.map(|name| tree.root.join("usr/bin").join(name));
            room::run(Command::new("strip").args(programs))?;
        }
        let deb = deb::build(&tree, &description, &libraries, &work, &out, profile.effort())?;
        let rpm = rpm::build(&tree, &description, &out, profile.effort())?;
        profile.check_size(&deb, MOST_BYTES)?;
        fs::remove_dir_all(&work)?;
        Ok([deb, rpm])
    })
}

/// Builds the programs and returns where they are.
pub(crate) fn build(profile: Profile) -> Result<Vec<PathBuf>> {
    let mut command = cargo();
    command.args(["build", "--locked", "--bins", "--message-format=json-render-diagnostics"]);
    match profile {
        Profile::Release => {
            // Together, so that what they share is compiled once; by name, so that testkit turns on no feature for tests.
            command.arg("--release");
            command.args(["--package", "callpad", "--package", "callpad-server", "--package", "callpad-ctl"]);
        }
        // With the features that `cargo xtask test` has built everything with.
        Profile::Debug => drop(command.args(["--workspace", "--exclude", "xtask"])),
    }
    let output = command.stderr(Stdio::inherit()).output().context("cargo")?;
    if !output.status.success() {
        bail!("The programs could not be built; the reason is above.");
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let built: Vec<Program> = text.lines().filter_map(program).collect();
    PROGRAMS
        .iter()
        .map(|name| {
            let found = built.iter().find(|program| program.name == *name && program.kind == "bin");
            found.map(|program| program.file.clone()).ok_or_else(|| anyhow!("cargo has built no {name}"))
        })
        .collect()
}
