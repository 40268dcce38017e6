//! The .rpm, by `rpmbuild`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;
use xtask::workspace;

use super::description::{self, Description, wrapped};
use super::room;
use super::tree::{CONFIG, FOLDERS, Tree};

/// Where rpm itself works.
const PLACE: &str = "/var/tmp";

pub(super) fn build(tree: &Tree, description: &Description, out: &Path, effort: u8) -> Result<PathBuf> {
    // rpmbuild clears folders with `rm -rf` and no quotes around their names: no folder of a person's, who may give names with
    // blanks, is safe.
    let top = Path::new(PLACE).join(format!("callpad-rpm-{}", std::process::id()));
    fs::create_dir(&top)?;
    let built = build_in(&top, tree, description, out, effort);
    fs::remove_dir_all(&top)?;
    built
}

fn build_in(top: &Path, tree: &Tree, description: &Description, out: &Path, effort: u8) -> Result<PathBuf> {
    let spec = top.join("callpad.spec");
    fs::write(&spec, self::spec(tree, description, effort)?)?;
    let define = |name: &str, value: &str| format!("{name} {value}");
    room::run(
        Command::new("rpmbuild")
            .args(["-bb", "--define", &define("_topdir", &top.to_string_lossy())])
            .args(["--define", &define("staged", &tree.root.to_string_lossy())])
            .args(["--define", "clamp_mtime_to_source_date_epoch 1"])
            .args(["--define", "use_source_date_epoch_as_buildtime 1"])
            .args(["--define", "_buildhost callpad"])
            .arg(&spec)
            .env("SOURCE_DATE_EPOCH", description.time.to_string()),
    )?;
    let name = format!("{}-{}-1.{}.rpm", description::NAME, description.version, std::env::consts::ARCH);
    let built = top.join("RPMS").join(std::env::consts::ARCH).join(&name);
    let package = out.join(&name);
    if !built.is_file() {
        bail!("rpmbuild has built no {name}");
    }
    fs::copy(&built, &package)?;
    Ok(package)
}

fn spec(tree: &Tree, description: &Description, effort: u8) -> Result<String> {
    let linux = workspace::root().join("installers").join("linux");
    let part = |name: &str| fs::read_to_string(linux.join(name));
    let text: Vec<String> =
        description::TEXT.iter().map(|paragraph| wrapped(paragraph, 78).join("\n")).collect();
    let mut files = FOLDERS.map(|folder| format!("%dir /{folder}\n")).concat();
    for file in tree.files()? {
        let name = file.to_string_lossy();
        let kind = if CONFIG.contains(&name.as_ref()) {
            "%config(noreplace) "
        } else if name.starts_with("usr/share/doc/") || name.starts_with("usr/share/man/") {
            "%doc "
        } else {
            ""
        };
        files += &format!("{kind}/{name}\n");
    }
    Ok(part("callpad.spec")?
        .replace("@EFFORT@", &effort.to_string())
        .replace("@NAME@", description::NAME)
        .replace("@VERSION@", &description.version)
        .replace("@SUMMARY@", description::SUMMARY)
        .replace("@LICENCE@", description::LICENCE)
        .replace("@HOMEPAGE@", description::HOMEPAGE)
        .replace("@MAINTAINER@", description::MAINTAINER)
        .replace("@TEXT@", &text.join("\n\n"))
        .replace("@INSTALLED@", &part("installed.sh")?)
        .replace("@FILES@", &files))
}
