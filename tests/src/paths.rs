//! Where the programs under test and the pictures lie.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, Trouble};

/// A program of this workspace as the build left it: `callpad`, `callpad-server` or `callpadctl`. The variable
/// `CALLPAD_APP` names another `callpad`, such as an installed one.
///
/// # Errors
/// When it is not there.
pub fn program(name: &str) -> Result<PathBuf> {
    let path = match std::env::var_os("CALLPAD_APP") {
        Some(path) if name == "callpad" => PathBuf::from(path),
        _ => target_debug()?.join(name),
    };
    if path.is_file() {
        Ok(path)
    } else {
        Err(Trouble::new(format!("{} is not there: run cargo xtask test, or build it first", path.display())))
    }
}

/// The folder for pictures and other things that a test leaves for a person to look at.
///
/// # Errors
/// When it cannot be made.
pub fn shots() -> Result<PathBuf> {
    let build = target_debug()?;
    let path = build.parent().unwrap_or(&build).join("window-shots");
    fs::create_dir_all(&path)?;
    Ok(path)
}

/// The folder of this build's programs. Test programs lie in `deps` below it.
fn target_debug() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    own.ancestors()
        .skip(1)
        .find(|folder| !folder.ends_with("deps"))
        .map(Path::to_path_buf)
        .ok_or_else(|| Trouble::new("this program lies in no folder"))
}
