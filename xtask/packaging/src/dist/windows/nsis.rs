//! The setup for one person, made by makensis.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use xtask::process::run;

use super::{LOADER, NOTICE, Profile, Signer, sources};

/// One argument: `-X` takes a whole line of the script.
const TARGET: &str = "-XTarget amd64-unicode";

pub(super) fn pack(
    staged: &Path,
    version: &str,
    out: &Path,
    signer: &Signer,
    profile: Profile,
) -> Result<()> {
    let mut command = Command::new("makensis");
    command
        .args(["-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"])
        // Callpad is 64 bit; so is its setup, and nothing in it lands in the other half of the registry.
        .arg(TARGET)
        .arg(format!("-DVERSION={version}"))
        .args(["-DPROGRAMS=.", "-DICONS=."])
        .arg(format!("-DNOTICE={NOTICE}"))
        .arg(format!("-DWEBVIEW2LOADER={LOADER}"))
        .arg(definition("OUT", out.as_os_str()))
        .current_dir(staged);
    if profile == Profile::Debug {
        // The compressor of a release takes minutes for programs that are not optimised.
        command.arg("-DQUICK");
    }
    if let Some(program) = signer.program() {
        command.arg(definition("SIGN", program));
    }
    run(command.arg(sources().join("callpad.nsi")))
}

fn definition(name: &str, value: &std::ffi::OsStr) -> OsString {
    let mut definition = OsString::from(format!("-D{name}="));
    definition.push(value);
    definition
}
