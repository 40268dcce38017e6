//! The staged tree: every file as it will lie on the person's machine. Both packages are made of it and of nothing else.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;
use xtask::fingerprint::files;
use xtask::workspace;

use super::description::{Description, NAME};
use super::room;

/// Files that an administrator changes: an upgrade keeps them.
pub(super) const CONFIG: [&str; 1] = ["etc/callpad/server.env"];

/// Folders that are ours alone, so that they go when the package goes.
pub(super) const FOLDERS: [&str; 2] = ["etc/callpad", "usr/share/doc/callpad"];

const DOC: &str = "usr/share/doc/callpad";
const ICONS: &str = "usr/share/icons/hicolor";

/// The drawing's sizes that a desktop asks for; `icons` has them, with this name for the one of 256.
const ICON_SIZES: [(u32, &str); 8] = [
    (16, "16x16.png"),
    (24, "24x24.png"),
    (32, "32x32.png"),
    (48, "48x48.png"),
    (64, "64x64.png"),
    (128, "128x128.png"),
    (256, "256x256.png"),
    (512, "512x512.png"),
];

/// A folder that holds what `/` will hold.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) root: PathBuf,
}

impl Tree {
    /// Fills `root` with the programs and all that goes with them.
    pub(super) fn stage(root: &Path, programs: &[PathBuf], description: &Description) -> Result<Self> {
        let tree = Self { root: root.to_path_buf() };
        for program in programs {
            let name = program.file_name().unwrap_or_default().to_string_lossy();
            tree.copy(program, &format!("usr/bin/{name}"), 0o755)?;
        }
        let source = workspace::root();
        let linux = source.join("installers").join("linux");
        for (from, to) in [
            ("io.callpad.desktop.desktop", "usr/share/applications"),
            ("io.callpad.desktop.metainfo.xml", "usr/share/metainfo"),
            ("callpad-server.service", "usr/lib/systemd/system"),
            ("server.env", "etc/callpad"),
        ] {
            tree.copy(&linux.join(from), &format!("{to}/{from}"), 0o644)?;
        }
        let icons = source.join("icons");
        for (size, file) in ICON_SIZES {
            let to = format!("{ICONS}/{size}x{size}/apps/io.callpad.desktop.png");
            tree.copy(&icons.join(file), &to, 0o644)?;
        }
        let to = format!("{ICONS}/scalable/apps/io.callpad.desktop.svg");
        tree.copy(&icons.join("callpad.svg"), &to, 0o644)?;
        let page = fs::read(source.join("docs/callpadctl.1"))?;
        tree.zip(&page, "usr/share/man/man1/callpadctl.1")?;
        tree.zip(&fs::read(source.join("NOTICE"))?, &format!("{DOC}/NOTICE"))?;
        tree.write(copyright(&source)?.as_bytes(), &format!("{DOC}/copyright"))?;
        tree.zip(changelog(description)?.as_bytes(), &format!("{DOC}/changelog"))?;
        let example = source.join("installers/policies/example-policy.json");
        if example.is_file() {
            tree.copy(&example, &format!("{DOC}/example-policy.json"), 0o644)?;
        }
        Ok(tree)
    }

    /// All files as paths below the root, sorted.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>> {
        files(&self.root, &[])?.iter().map(|file| Ok(file.strip_prefix(&self.root)?.to_path_buf())).collect()
    }

    fn copy(&self, from: &Path, to: &str, mode: u32) -> Result<()> {
        let to = self.place(to)?;
        fs::copy(from, &to)?;
        Ok(fs::set_permissions(&to, std::fs::Permissions::from_mode(mode))?)
    }

    fn write(&self, content: &[u8], to: &str) -> Result<()> {
        let to = self.place(to)?;
        fs::write(&to, content)?;
        Ok(fs::set_permissions(&to, std::fs::Permissions::from_mode(0o644))?)
    }

    /// Without a time or a name inside: the same text gives the same file.
    fn zip(&self, content: &[u8], to: &str) -> Result<()> {
        self.write(content, to)?;
        room::run(Command::new("gzip").args(["-9", "--no-name"]).arg(self.root.join(to))).map(|_| ())
    }

    fn place(&self, to: &str) -> Result<PathBuf> {
        let path = self.root.join(to);
        if let Some(folder) = path.parent() {
            // Whatever the person's umask: all may enter.
            for folder in folder.ancestors().take_while(|folder| folder.starts_with(&self.root)) {
                fs::create_dir_all(folder)?;
                fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))?;
            }
        }
        Ok(path)
    }
}

/// Debian's form of it, with the text of the licence that Debian does not bring along.
fn copyright(source: &Path) -> Result<String> {
    let form = fs::read_to_string(source.join("installers/linux/copyright"))?;
    let licence = fs::read_to_string(source.join("LICENSE-MIT"))?;
    let indented: Vec<String> = licence
        .lines()
        .map(|line| if line.trim().is_empty() { " .".to_owned() } else { format!(" {line}") })
        .collect();
    Ok(form.replace("@MIT@", &indented.join("\n")))
}

fn changelog(description: &Description) -> Result<String> {
    let Description { version, time } = description;
    let date = room::run(Command::new("date").args(["--utc", "--rfc-email", &format!("--date=@{time}")]))?;
    let maintainer = super::description::MAINTAINER;
    if date.trim().is_empty() {
        bail!("date gave no date");
    }
    Ok(format!(
        "{NAME} ({version}) stable; urgency=medium\n\n  * Version {version}.\n\n -- {maintainer}  {}\n",
        date.trim()
    ))
}
