//! This machine, when the package may be installed on it.

use std::path::Path;
use std::process::Command;

use callpad_tests::Result;

use crate::packages::run;

/// What the package must leave alone, and what must not be there before.
pub(crate) const CONFIG: &str = "/etc/callpad";

/// A machine that had no Callpad. Dropping it takes the package away again, however the test went.
pub(crate) struct Machine(());

impl Machine {
    /// This machine, if the caller is root on a system with apt, and nobody uses Callpad on it.
    pub(crate) fn take() -> Result<Option<Self>> {
        let root = run(Command::new("id").arg("--user"))?.trim() == "0";
        let apt = run(Command::new("apt-get").arg("--version")).is_ok();
        let free =
            status().is_none() && !Path::new(CONFIG).exists() && !Path::new("/usr/bin/callpad").exists();
        Ok((root && apt && free).then_some(Self(())))
    }

    /// Installs a package file, with what it needs, or upgrades to it.
    pub(crate) fn install(&self, package: &Path) -> Result<String> {
        run(apt().args(["install", "--yes", "--no-install-recommends"]).arg(package))
    }

    pub(crate) fn remove(&self) -> Result<String> {
        run(apt().args(["remove", "--yes", "callpad"]))
    }

    pub(crate) fn purge(&self) -> Result<String> {
        run(apt().args(["purge", "--yes", "callpad"]))
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        if status().is_some() {
            // What a failed test has left; it has its own words already.
            let _ = self.purge();
        }
    }
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "-o", "DPkg::Lock::Timeout=300"]).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// What dpkg knows of the package: its state and version, such as `installed 0.1.0`.
pub(crate) fn status() -> Option<String> {
    let format = "--showformat=${db:Status-Status} ${Version}";
    run(Command::new("dpkg-query").args(["--show", format, "callpad"])).ok()
}
