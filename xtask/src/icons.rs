//! The icon's generated sizes.

use std::path::PathBuf;

use anyhow::Result;
use xtask::cargo::cargo;
use xtask::fingerprint::{Fingerprint, Stamp};
use xtask::process::run;
use xtask::workspace;

/// What must be there beside the source, as `icons/render` writes it.
pub(crate) const FILES: [&str; 16] = [
    "16x16.png",
    "24x24.png",
    "32x32.png",
    "48x48.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "256x256.png",
    "512x512.png",
    "icon.png",
    "icon.ico",
    "icon.icns",
    "tray/empty.png",
    "tray/waiting.png",
    "tray/serving.png",
    "tray/lost.png",
];

pub(crate) fn render() -> Result<()> {
    run(cargo().args(["run", "--quiet", "--package", "callpad-icons", "--"]).arg(folder()))?;
    stamp().set(source()?)?;
    println!("{} files in {}", FILES.len(), folder().display());
    Ok(())
}

/// Whether the files were made from the source as it is now.
pub(crate) fn up_to_date() -> Result<bool> {
    Ok(stamp().is(source()?) && FILES.iter().all(|file| folder().join(file).is_file()))
}

fn folder() -> PathBuf {
    workspace::root().join("icons")
}

fn stamp() -> Stamp {
    Stamp::at(folder().join("made-from.txt"))
}

fn source() -> Result<Fingerprint> {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add_file(&folder().join("callpad.svg"))?;
    for name in ["empty", "waiting", "serving", "lost"] {
        fingerprint.add_file(&folder().join("tray").join(format!("{name}.svg")))?;
    }
    Ok(fingerprint)
}
