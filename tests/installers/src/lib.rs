//! A Windows of one's own, which wine plays: for installing packages and for running programs built for Windows.

mod edition;
mod ended;
mod run;

use std::ffi::OsStr;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use ended::Ended;

/// Where the tests look for the prefix that was made for them.
pub const PREFIX_VARIABLE: &str = "CALLPAD_WINE";
/// The folder of all editions of the packages.
pub const DIST_VARIABLE: &str = "CALLPAD_DIST";
/// The certificate that signatures are checked against.
pub const CERTIFICATE_VARIABLE: &str = "CALLPAD_CERTIFICATE";

pub use edition::Edition;

/// The sources of what is compiled for this Windows, in the folder of this package.
const SHIM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/bcryptprimitives.c");
const RUNNER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/run.c");

/// A folder that holds a Windows.
#[derive(Clone, Debug)]
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Makes a new Windows 10 in this folder. What was there before is removed.
    ///
    /// # Errors
    ///
    /// When wine or mingw-w64's compiler is missing or fails.
    pub fn make(prefix: &Path) -> Result<Self> {
        if prefix.exists() {
            fs::remove_dir_all(prefix)?;
        }
        fs::create_dir_all(prefix)?;
        let wine = Self { prefix: prefix.to_owned() };
        // One server for everything: without it each program would start this Windows anew, which takes seconds.
        succeed(Command::new("wineserver").envs(wine.variables()).arg("--persistent"))?;
        // The first program boots this Windows. To ask for that as well (wineboot --init) would start a second service
        // manager beside the first, and each would know half of the services.
        wine.pretend("win10")?;
        let shim = wine.c("windows/system32/bcryptprimitives.dll");
        succeed(compiler().args(["-shared", "-o"]).arg(shim).args([SHIM, "-ladvapi32"]))?;
        // No console is opened for it.
        succeed(compiler().args(["-mwindows", "-o"]).arg(wine.c(run::PROGRAM)).arg(RUNNER))?;
        Ok(wine)
    }

    /// The Windows that `cargo xtask test-installers` has made.
    ///
    /// # Errors
    ///
    /// When the tests were started without it.
    pub fn from_environment() -> Result<Self> {
        Ok(Self { prefix: folder(PREFIX_VARIABLE)? })
    }

    /// Makes it another Windows, such as `win7` or `win10`.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn pretend(&self, version: &str) -> Result<()> {
        succeed(self.telling("winecfg").args(["-v", version]))
    }

    /// Does what a restart does: files that were in use are replaced now.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn restart(&self) -> Result<()> {
        succeed(self.telling("wineboot").arg("--restart"))
    }

    /// The variables that a program needs to run in this Windows, and on no screen.
    #[must_use]
    pub fn variables(&self) -> [(&'static str, &OsStr); 4] {
        [
            ("WINEPREFIX", self.prefix.as_os_str()),
            ("WINEDEBUG", OsStr::new("-all")),
            // Neither offers to download parts of Windows nor writes into the menu of the real desktop.
            ("WINEDLLOVERRIDES", OsStr::new("mscoree=;mshtml=;winemenubuilder.exe=")),
            ("DISPLAY", OsStr::new("")),
        ]
    }

    /// A program, to be run with its arguments in this Windows.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("wine");
        command.envs(self.variables()).arg(program).stdin(Stdio::null());
        command
    }

    /// The same, and wine says what goes wrong.
    fn telling(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = self.command(program);
        command.env("WINEDEBUG", "-all,err+all");
        command
    }

    /// Runs a program to its end and returns its exit code.
    ///
    /// # Errors
    ///
    /// When it cannot be run, with all that is known about why.
    pub fn run(&self, program: impl AsRef<OsStr>, args: &[&str]) -> Result<u32> {
        run::run(self, program.as_ref(), args)
    }

    /// The folder that all of it lies in.
    #[must_use]
    pub fn prefix(&self) -> &Path {
        &self.prefix
    }

    /// A place on drive C.
    #[must_use]
    pub fn c(&self, path: &str) -> PathBuf {
        self.prefix.join("drive_c").join(path)
    }

    /// The person's own folder on drive C.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn home(&self) -> Result<PathBuf> {
        let folders = fs::read_dir(self.c("users"))?.flatten();
        let own = folders.map(|entry| entry.path()).find(|path| !path.ends_with("Public"));
        own.ok_or_else(|| Error::other("nobody has a folder"))
    }

    /// How this Windows names a file of the system that wine runs on.
    #[must_use]
    pub fn name(file: &Path) -> String {
        format!("Z:{}", file.display()).replace('/', r"\")
    }

    /// Lets a drive letter stand for a folder.
    ///
    /// # Errors
    ///
    /// When the link cannot be made.
    #[cfg(unix)]
    pub fn map_drive(&self, letter: char, folder: &Path) -> Result<()> {
        std::os::unix::fs::symlink(folder, self.prefix.join("dosdevices").join(format!("{letter}:")))
    }

    /// A value of the registry, as text; the value without a name has the name "". Nothing where it is not there.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn value(&self, key: &str, name: &str) -> Result<Option<String>> {
        let wanted = if name.is_empty() { "(Default)" } else { name };
        Ok(self.query(key, &[])?.unwrap_or_default().lines().find_map(|line| {
            let (found, rest) = line.trim_start().split_once("    ")?;
            let (_, value) = rest.split_once("    ")?;
            (found == wanted).then(|| value.to_owned())
        }))
    }

    /// Whether a key of the registry is there.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn has_key(&self, key: &str) -> Result<bool> {
        Ok(self.query(key, &[])?.is_some())
    }

    /// What `reg query` says of a key, with its options; nothing where the key is not there.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn query(&self, key: &str, options: &[&str]) -> Result<Option<String>> {
        Self::registry(self.telling("reg").args(["query", key]).args(options))
    }

    /// Writes a text into the registry.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn set(&self, key: &str, name: &str, value: &str) -> Result<()> {
        succeed(self.telling("reg").args(["add", key, "/v", name, "/d", value, "/f"]))
    }

    /// Removes a key from the registry, if it is there.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn remove_key(&self, key: &str) -> Result<()> {
        Self::registry(self.telling("reg").args(["delete", key, "/f"])).map(|_| ())
    }

    /// What `reg` says; nothing where it says that something is not there.
    fn registry(command: &mut Command) -> Result<Option<String>> {
        let ended = Ended::of(command)?;
        if ended.status.success() {
            Ok(Some(ended.out))
        } else if ended.is_absence_in_registry() {
            Ok(None)
        } else {
            Err(ended.failure("the registry was not read"))
        }
    }

    /// Ends everything that still runs in this Windows.
    ///
    /// # Errors
    ///
    /// When wine fails.
    pub fn shut_down(&self) -> Result<()> {
        // It says with its exit code whether anything ran.
        Ended::of(Command::new("wineserver").envs(self.variables()).arg("--kill")).map(|_| ())
    }
}

/// A folder that a variable names.
///
/// # Errors
///
/// When it is not set.
pub fn folder(variable: &str) -> Result<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| Error::other(format!("{variable} is not set: run cargo xtask test-installers")))
}

fn compiler() -> Command {
    let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
    compiler.args(["-O2", "-Wall"]);
    compiler
}

fn succeed(command: &mut Command) -> Result<()> {
    Ended::of(command)?.done()
}
