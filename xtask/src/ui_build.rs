//! The page: its packages and its build.

use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::fingerprint::{Fingerprint, Stamp};
use crate::process::{ask, run};
use crate::workspace::{root, target, ui};

/// Folders below `ui` that are made, not written.
const MADE: [&str; 3] = ["node_modules", "dist", "dist-hall"];

/// `npm` in the page's folder.
pub fn npm() -> Command {
    // On Windows npm is a batch file, which only its whole name finds.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(ui());
    command
}

/// Installs the page's packages, unless those of the lock file are there already.
pub fn prepare() -> Result<()> {
    let mut wanted = Fingerprint::default();
    wanted.add_file(&ui().join("package.json"))?;
    wanted.add_file(&ui().join("package-lock.json"))?;
    // Packages with parts of their own for each system and processor.
    wanted.add(std::env::consts::OS.as_bytes());
    wanted.add(std::env::consts::ARCH.as_bytes());
    // It lies within, so it goes when the folder goes.
    let stamp = Stamp::at(ui().join("node_modules").join(".callpad-stamp"));
    if stamp.is(wanted) {
        return Ok(());
    }
    println!("Installing the page's packages (npm ci)");
    run(npm().args(["ci", "--no-audit", "--no-fund"])).map_err(|error| {
        anyhow!("{error:#} The packages come from the npm registry: is there a connection to it?")
    })?;
    stamp.set(wanted)
}

/// Builds the page, unless nothing in it has changed since it was built last.
pub fn build() -> Result<()> {
    let mut wanted = Fingerprint::default();
    wanted.add_folder(&ui(), &MADE)?;
    // The page shows the icon.
    wanted.add_file(&root().join("icons").join("callpad.svg"))?;
    let stamp = Stamp::at(target().join("xtask").join("page.stamp"));
    // The app's page, and those that the server shows in the waiting area.
    let built = ["dist/index.html", "dist-hall/hall.html"].iter().all(|page| ui().join(page).is_file());
    if stamp.is(wanted) && built {
        return Ok(());
    }
    println!("Building the pages");
    run(npm().args(["run", "--silent", "build"]))?;
    stamp.set(wanted)
}

/// The oldest Node that Vite 8 runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Says plainly when Node is missing or too old.
pub fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let wanted = format!("Callpad's page is built with Node.js {major}.{minor} or newer (and its npm)");
    let get = "Get it from https://nodejs.org/ or with a version manager such as nvm or fnm. \
               Debian 12's own package is older (18).";
    let Some(found) = ask("node", &["--version"]) else {
        bail!("Node.js is not installed. {wanted}.\n{get}");
    };
    let found = found.trim();
    if version(found).is_none_or(|version| version < OLDEST_NODE) {
        bail!("Node.js {found} is too old. {wanted}.\n{get}");
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if ask(npm, &["--version"]).is_none() {
        bail!("npm is not installed, though Node.js {found} is. {wanted}.\n{get}");
    }
    Ok(())
}

/// Major and minor number of `v20.19.3`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_as_numbers() {
        let new_enough = |text| version(text).is_some_and(|version| version >= OLDEST_NODE);
        assert!(new_enough("v20.19.0"));
        assert!(new_enough("v22.2.1"));
        assert!(new_enough("v100.0.0"));
        assert!(!new_enough("v20.9.1"));
        assert!(!new_enough("v18.20.4"));
        assert!(!new_enough("20.19"));
        assert!(!new_enough("vNext"));
    }
}
