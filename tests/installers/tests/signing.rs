//! The signing hook: what it was called with carries a signature that holds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;
use std::process::Command;

use callpad_installers::{CERTIFICATE_VARIABLE, DIST_VARIABLE, Edition, folder};
use common::{msi, setup};

/// What osslsigncode says of a file.
fn signature(file: &Path) -> (bool, String) {
    let certificate = folder(CERTIFICATE_VARIABLE).unwrap();
    let output = Command::new("osslsigncode")
        .args(["verify", "-CAfile"])
        .arg(certificate)
        .arg("-in")
        .arg(file)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn programs_and_packages_are_signed() {
    let staged = Edition::Next.folder(&folder(DIST_VARIABLE).unwrap()).join("staged");
    for file in [
        staged.join("callpad.exe"),
        staged.join("callpadctl.exe"),
        staged.join("callpad-server.exe"),
        msi(Edition::Next),
        setup(Edition::Next),
    ] {
        let (holds, said) = signature(&file);
        assert!(holds, "{}: {said}", file.display());
    }
}

#[test]
fn a_package_that_was_not_signed_is_told_apart() {
    for file in [msi(Edition::This), setup(Edition::This)] {
        assert!(!signature(&file).0, "{}", file.display());
    }
}

#[test]
fn a_byte_changed_afterwards_breaks_the_signature() {
    let mut bytes = std::fs::read(setup(Edition::Next)).unwrap();
    bytes[1024] ^= 1;
    let changed = setup(Edition::Next).with_extension("changed.exe");
    std::fs::write(&changed, bytes).unwrap();
    let holds = signature(&changed).0;
    std::fs::remove_file(&changed).unwrap();
    assert!(!holds);
}
