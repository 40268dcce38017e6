//! A certificate for tests, and a program that signs with it.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;
use fs_err as fs;
use xtask::process::run;

/// Its own authority, valid for a day.
pub(super) struct ThrowAway {
    pub(super) certificate: PathBuf,
    pub(super) program: PathBuf,
}

impl ThrowAway {
    pub(super) fn make(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let certificate = folder.join("certificate.pem");
        let key = folder.join("key.pem");
        run(Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"])
            .args(["-subj", "/CN=Callpad tests", "-addext", "extendedKeyUsage=codeSigning"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .stderr(Stdio::null()))?;
        let program = folder.join("sign");
        let script = format!(
            "#!/bin/sh\nset -e\nosslsigncode sign -certs '{}' -key '{}' -n Callpad -h sha256 -in \"$1\" -out \"$1.signed\"\n\
             mv \"$1.signed\" \"$1\"\n",
            certificate.display(),
            key.display()
        );
        fs::write(&program, script)?;
        fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755))?;
        Ok(Self { certificate, program })
    }
}
