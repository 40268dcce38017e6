//! The .deb, by `dpkg-deb`.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;
use xtask::workspace;

use super::description::{self, Description, wrapped};
use super::room;
use super::tree::{CONFIG, Tree};

pub(super) fn build(
    tree: &Tree,
    description: &Description,
    libraries: &[String],
    work: &Path,
    out: &Path,
    effort: u8,
) -> Result<PathBuf> {
    let architecture = architecture(std::env::consts::ARCH)?;
    // The package's own folder stands beside the tree's, which must stay as the .rpm wants it.
    let folder = work.join("deb");
    room::run(Command::new("cp").args(["--archive", "--link"]).arg(&tree.root).arg(&folder))?;
    let own = folder.join("DEBIAN");
    fs::create_dir(&own)?;
    let write = |name: &str, text: &str, mode: u32| {
        let path = own.join(name);
        fs::write(&path, text)?;
        fs::set_permissions(&path, std::fs::Permissions::from_mode(mode))
    };
    write("control", &control(description, architecture, libraries, size(tree)?), 0o644)?;
    write("conffiles", &CONFIG.map(|file| format!("/{file}\n")).concat(), 0o644)?;
    let mut sums = room::run(Command::new("md5sum").args(tree.files()?).current_dir(&tree.root))?;
    for file in CONFIG {
        // The administrator may change it, so a sum of it says nothing.
        sums = sums.lines().filter(|line| !line.ends_with(file)).map(|line| format!("{line}\n")).collect();
    }
    write("md5sums", &sums, 0o644)?;
    let scripts = workspace::root().join("installers").join("linux");
    for (name, parts) in [
        ("postinst", ["installed.sh", "deb-postinst.sh"]),
        ("prerm", ["deb-prerm.sh", ""]),
        ("postrm", ["installed.sh", "deb-postrm.sh"]),
    ] {
        let mut script = "#!/bin/sh\nset -e\n".to_owned();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            script += &fs::read_to_string(scripts.join(part))?;
        }
        write(name, &script, 0o755)?;
    }
    let package = out.join(format!("{}_{}_{architecture}.deb", description::NAME, description.version));
    room::run(
        Command::new("dpkg-deb")
            // xz is read by every dpkg that is promised, and smaller than zstd.
            .args(["--root-owner-group", "-Zxz", &format!("-z{effort}"), "--build"])
            .arg(&folder)
            .arg(&package)
            .env("SOURCE_DATE_EPOCH", description.time.to_string()),
    )?;
    Ok(package)
}

fn architecture(rust: &str) -> Result<&'static str> {
    match rust {
        "x86_64" => Ok("amd64"),
        "aarch64" => Ok("arm64"),
        other => bail!("Callpad is not packaged for {other}"),
    }
}

/// What the files take, in KiB, as Debian counts: each in whole units.
fn size(tree: &Tree) -> Result<u64> {
    let sizes =
        tree.files()?.into_iter().map(|file| Ok(fs::metadata(tree.root.join(file))?.len().div_ceil(1024)));
    sizes.sum()
}

fn control(description: &Description, architecture: &str, libraries: &[String], size: u64) -> String {
    let text: Vec<String> = description::TEXT
        .iter()
        .map(|paragraph| wrapped(paragraph, 78).iter().map(|line| format!(" {line}\n")).collect())
        .collect();
    format!(
        "Package: {}\nVersion: {}\nArchitecture: {architecture}\nMaintainer: {}\nInstalled-Size: {size}\n\
         Depends: {}\nRecommends: gnome-keyring | kwalletmanager | keepassxc\nSection: misc\nPriority: optional\n\
         Homepage: {}\nDescription: {}\n{}",
        description::NAME,
        description.version,
        description::MAINTAINER,
        libraries.join(", "),
        description::HOMEPAGE,
        description::SUMMARY,
        text.join(" .\n"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_file_has_one_field_a_line_and_an_indented_description() {
        let description = Description { version: "1.2.3".into(), time: 0 };
        let text = control(&description, "amd64", &["a".into(), "b (>= 1)".into()], 7);
        assert!(text.contains("\nVersion: 1.2.3\n") && text.contains("\nDepends: a, b (>= 1)\n"), "{text}");
        let (_, long) = text.split_once("\nDescription: ").unwrap();
        assert!(long.lines().skip(1).all(|line| line.starts_with(' ')), "{text}");
        assert!(long.contains("\n .\n") && text.ends_with(".\n"), "{text}");
    }
}
