//! What the tests of both packages share.
#![allow(dead_code, reason = "each program of tests uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use callpad_installers::{DIST_VARIABLE, Edition, Wine, folder};

/// Where the WebView2 run-time of the machine says that it is there.
pub(crate) const WEBVIEW2: &str =
    r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
const UNINSTALL: &str = r"Software\Microsoft\Windows\CurrentVersion\Uninstall";

/// One thing after the other: there is one Windows, and it installs one package at a time.
static TURN: Mutex<()> = Mutex::new(());

/// Gives the test a Windows without WebView2 and without anything of Callpad's.
pub(crate) fn with_windows(test: impl FnOnce(&Windows)) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let windows = Windows { wine: Wine::from_environment().unwrap() };
    windows.clear();
    test(&windows);
}

pub(crate) fn msi(edition: Edition) -> PathBuf {
    package(edition, ".msi")
}

pub(crate) fn setup(edition: Edition) -> PathBuf {
    package(edition, "-setup.exe")
}

fn package(edition: Edition, ending: &str) -> PathBuf {
    let all = folder(DIST_VARIABLE).unwrap();
    edition.folder(&all).join(format!("callpad-{}-x64{ending}", edition.version()))
}

/// What lies in a folder, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// A table of the package for a machine, one row on a line.
pub(crate) fn table(edition: Edition, name: &str) -> String {
    let output = Command::new("msiinfo").arg("export").arg(msi(edition)).arg(name).output().unwrap();
    assert!(output.status.success(), "{name}");
    String::from_utf8(output.stdout).unwrap()
}

/// A program that runs until it is ended or goes out of sight.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn goes_on(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    pub(crate) fn end(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) struct Windows {
    pub(crate) wine: Wine,
}

impl Windows {
    pub(crate) fn bring_webview2(&self) {
        self.wine.set(WEBVIEW2, "pv", "131.0.2903.70").unwrap();
    }

    /// Runs Windows Installer silently with the package of this edition.
    pub(crate) fn msi(&self, what: &str, edition: Edition, properties: &[&str]) -> u32 {
        let package = msi(edition);
        let mut args = vec![what, package.to_str().unwrap(), "/qn", "/l*v", r"C:\callpad.log"];
        args.extend(properties);
        self.wine.run("msiexec", &args).unwrap()
    }

    /// Runs the setup silently.
    pub(crate) fn setup(&self, edition: Edition, options: &[&str]) -> u32 {
        let mut args = vec!["/S"];
        args.extend(options);
        self.wine.run(Wine::name(&setup(edition)), &args).unwrap()
    }

    /// A value of the registry that is there.
    pub(crate) fn value(&self, key: &str, name: &str) -> String {
        let value = self.wine.value(key, name).unwrap();
        value.unwrap_or_else(|| panic!("{key} has no {name:?}"))
    }

    /// The versions of Callpad in the list of installed programs, for the machine and for the person.
    pub(crate) fn installed(&self) -> Vec<String> {
        self.entries().into_iter().map(|(_, version)| version).collect()
    }

    /// Key and version of each Callpad in the list of installed programs.
    fn entries(&self) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        for root in ["HKLM", "HKCU"] {
            let key = format!(r"{root}\{UNINSTALL}");
            let list = self.wine.query(&key, &["/s"]).unwrap().unwrap_or_default().replace('\r', "");
            for entry in list.split("\n\n").filter(|entry| entry.contains("The Callpad authors")) {
                let mut lines = entry.lines().map(str::trim).filter(|line| !line.is_empty());
                let key = lines.next().unwrap().to_owned();
                let version = lines.find_map(|line| line.strip_prefix("DisplayVersion    REG_SZ    "));
                entries.push((key, version.unwrap().to_owned()));
            }
        }
        entries
    }

    /// Takes away what a test that failed has left.
    fn clear(&self) {
        self.wine.remove_key(WEBVIEW2).unwrap();
        for (key, _) in self.entries() {
            if let Some((_, product)) = key.split_once('{') {
                self.wine.run("msiexec", &["/x", &format!("{{{product}"), "/qn"]).unwrap();
            } else {
                let folder = self.wine.home().unwrap().join("AppData/Local/Programs/Callpad");
                fs::remove_dir_all(folder).unwrap();
                self.wine.remove_key(&key).unwrap();
                self.wine.remove_key(r"HKCU\Software\Callpad").unwrap();
            }
        }
        assert_eq!(self.installed(), [""; 0]);
    }

    /// Puts a program that runs without a web view in the app's place, and starts it there.
    pub(crate) fn play_app(&self, app: &Path) -> Running {
        let staged = Edition::This.folder(&folder(DIST_VARIABLE).unwrap()).join("staged");
        fs::copy(staged.join("callpad-server.exe"), app).unwrap();
        // Into a file: it may leave others running, who would keep a pipe open.
        let log = self.wine.prefix().join("running.log");
        let mut child = self
            .wine
            .command(app)
            .args(["--listen", "127.0.0.1:0", "--demo", "--data", r"C:\running"])
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        if !line.contains("listening") {
            let ended = child.wait().unwrap();
            panic!("{} did not start ({ended}): {line}{}", app.display(), fs::read_to_string(log).unwrap());
        }
        Running(child)
    }

    pub(crate) fn shortcut(&self) -> PathBuf {
        self.wine.home().unwrap().join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Callpad.lnk")
    }
}
