//! The setup for one person: installed, upgraded, refused, removed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use std::time::{Duration, Instant};

use callpad_installers::{Edition, Wine};
use common::{WEBVIEW2, Windows, names, setup, with_windows};

const SETTINGS: &str = r"HKCU\Software\Callpad";
const RUN: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";
const LINK: &str = r"HKCU\Software\Classes\callpad";
const NOTIFICATIONS: &str = r"HKCU\Software\Classes\AppUserModelId\io.callpad.desktop";
const ENTRY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Callpad";
const FILES: [&str; 6] =
    ["NOTICE.txt", "WebView2Loader.dll", "callpad.exe", "callpad.ico", "callpadctl.exe", "uninstall.exe"];

// What docs/administrators-windows.md promises.
const DONE: u32 = 0;
const FAILED: u32 = 2;
const OLD_WINDOWS: u32 = 10;
const NO_WEBVIEW2: u32 = 11;
const NEWER_THERE: u32 = 12;
const RUNNING: u32 = 13;
const NO_ROOM: u32 = 14;

impl Windows {
    fn place(&self) -> PathBuf {
        self.wine.home().unwrap().join("AppData/Local/Programs/Callpad")
    }

    fn files(&self) -> Vec<String> {
        names(&self.place())
    }

    /// Removes Callpad. The uninstaller is told where it is, so that it does not go on from a copy of itself.
    fn remove(&self) -> u32 {
        let uninstaller = self.value(ENTRY, "UninstallString");
        let folder = format!("_?={}", self.value(ENTRY, "InstallLocation"));
        let code = self.wine.run(uninstaller.trim_matches('"'), &["/S", &folder]).unwrap();
        if code == DONE {
            // The one thing that it leaves when it runs from its place.
            fs::remove_file(self.place().join("uninstall.exe")).unwrap();
            fs::remove_dir(self.place()).unwrap();
        }
        code
    }

    /// What the last refusal said.
    fn said(&self) -> String {
        let home = self.wine.home().unwrap();
        let places = ["AppData/Local/Temp", "Temp"].map(|folder| home.join(folder).join("callpad-setup.log"));
        let place = places.iter().find(|place| place.is_file()).unwrap();
        let words = fs::read_to_string(place).unwrap();
        fs::remove_file(place).unwrap();
        words
    }
}

#[test]
fn what_is_given_once_is_kept_by_an_upgrade_and_all_goes_in_the_end() {
    with_windows(|windows| {
        windows.bring_webview2();
        let given =
            ["/SERVERURL=https://queue.example:8443/q", "/DESKID=d-7", "/LANGUAGE=pt", "/AUTOSTART=1"];
        assert_eq!(windows.setup(Edition::This, &given), DONE);
        assert_eq!(windows.files(), FILES);
        assert!(windows.shortcut().is_file());
        let program = windows.value(ENTRY, "InstallLocation") + r"\callpad.exe";
        assert_eq!(windows.value(SETTINGS, "serverAddress"), "https://queue.example:8443/q");
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-7");
        assert_eq!(windows.value(SETTINGS, "language"), "pt");
        assert_eq!(windows.value(SETTINGS, "startAtLogin"), "0x1");
        assert_eq!(windows.value(RUN, "Callpad"), format!("\"{program}\" --tray"));
        assert_eq!(
            windows.value(&format!(r"{LINK}\shell\open\command"), ""),
            format!("\"{program}\" -- \"%1\"")
        );
        assert_eq!(windows.value(NOTIFICATIONS, "DisplayName"), "Callpad");

        assert_eq!(windows.setup(Edition::Next, &["/DESKID=d-8"]), DONE);
        assert_eq!(windows.installed(), [Edition::Next.version()]);
        assert_eq!(windows.files(), FILES);
        assert_eq!(windows.value(SETTINGS, "serverAddress"), "https://queue.example:8443/q");
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-8");
        assert_eq!(windows.value(RUN, "Callpad"), format!("\"{program}\" --tray"));

        assert_eq!(windows.setup(Edition::Next, &["/AUTOSTART=0"]), DONE);
        assert_eq!(windows.wine.value(RUN, "Callpad").unwrap(), None);
        assert_eq!(windows.wine.value(SETTINGS, "startAtLogin").unwrap(), None);

        assert_eq!(windows.setup(Edition::This, &[]), NEWER_THERE);
        assert!(windows.said().contains("it stays as it is"));
        assert_eq!(windows.installed(), [Edition::Next.version()]);

        assert_eq!(windows.remove(), DONE);
        assert!(!windows.shortcut().exists());
        for key in [SETTINGS, LINK, NOTIFICATIONS, ENTRY] {
            assert!(!windows.wine.has_key(key).unwrap(), "{key}");
        }
        assert_eq!(windows.wine.value(RUN, "Callpad").unwrap(), None);
        // Nothing of it is for the machine.
        for key in [SETTINGS, LINK] {
            assert!(!windows.wine.has_key(&key.replace("HKCU", "HKLM")).unwrap(), "{key}");
        }
    });
}

#[test]
fn without_the_web_view_nothing_is_installed_unless_told_so() {
    with_windows(|windows| {
        assert_eq!(windows.setup(Edition::This, &[]), NO_WEBVIEW2);
        assert!(windows.said().starts_with("Callpad needs the Microsoft Edge WebView2 Runtime"));
        assert!(!windows.place().exists() && !windows.wine.has_key(SETTINGS).unwrap());
        // One that this person alone has is enough for a setup for this person.
        let own = WEBVIEW2.replace(r"HKLM\SOFTWARE\WOW6432Node", r"HKCU\Software");
        windows.wine.set(&own, "pv", "131.0.2903.70").unwrap();
        let code = windows.setup(Edition::This, &[]);
        windows.wine.remove_key(&own).unwrap();
        assert_eq!(code, DONE);
        assert_eq!(windows.remove(), DONE);
        assert_eq!(windows.setup(Edition::This, &["/SKIPWEBVIEW2=1"]), DONE);
        assert_eq!(windows.remove(), DONE);
    });
}

#[test]
fn a_callpad_that_runs_is_neither_replaced_nor_removed() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.setup(Edition::This, &[]), DONE);
        let app = windows.place().join("callpad.exe");
        let mut running = windows.play_app(&app);
        let before = fs::read(&app).unwrap();

        assert_eq!(windows.setup(Edition::Next, &["/DESKID=d-8"]), RUNNING);
        assert!(windows.said().starts_with("Callpad is running."));
        assert_eq!(windows.remove(), RUNNING);
        assert_eq!(windows.files(), FILES);
        assert_eq!(fs::read(&app).unwrap(), before);
        assert_eq!(windows.installed(), [Edition::This.version()]);
        assert!(!windows.wine.has_key(SETTINGS).unwrap());

        assert!(running.goes_on());
        running.end();
        assert_eq!(windows.setup(Edition::Next, &[]), DONE);
        assert_ne!(fs::read(&app).unwrap(), before);
        assert_eq!(windows.remove(), DONE);
    });
}

#[test]
fn a_program_in_use_leaves_everything_as_it_was() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.setup(Edition::This, &[]), DONE);
        // The command line waits for somebody: its file is in use, and the app's is not.
        let mut running = windows.play_app(&windows.place().join("callpadctl.exe"));
        assert_eq!(windows.remove(), FAILED);
        assert!(windows.said().contains("is in use"));
        assert_eq!(windows.installed(), [Edition::This.version()]);
        assert!(windows.place().join("uninstall.exe").is_file());
        running.end();
        assert_eq!(windows.remove(), DONE);
        assert_eq!(windows.installed(), [""; 0]);
    });
}

#[test]
fn a_file_that_cannot_be_replaced_brings_the_old_ones_back() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.setup(Edition::This, &[]), DONE);
        let app = windows.place().join("callpad.exe");
        let before = fs::read(&app).unwrap();
        // A folder of that name can be neither deleted nor written over.
        let blocked = windows.place().join("callpad.ico.old");
        fs::create_dir_all(blocked.join("in use")).unwrap();
        assert_eq!(windows.setup(Edition::Next, &[]), FAILED);
        assert!(windows.said().contains("Nothing has been changed"));
        fs::remove_dir_all(blocked).unwrap();
        assert_eq!(windows.files(), FILES);
        assert!(fs::read(&app).unwrap() == before);
        assert_eq!(windows.installed(), [Edition::This.version()]);
        assert_eq!(windows.setup(Edition::Next, &[]), DONE);
        assert_eq!(windows.files(), FILES);
        assert_eq!(windows.remove(), DONE);
    });
}

/// As Tauri's updater starts it.
#[test]
fn an_update_that_is_refused_brings_callpad_back_as_it_was_started() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.setup(Edition::Next, &[]), DONE);
        // A stand-in that needs no web view: it makes its folder and says where it listens.
        windows.play_app(&windows.place().join("callpad.exe")).end();
        let data = windows.wine.c("come-back");
        let update =
            ["/P", "/UPDATE", "/R", "/ARGS", "--listen", "127.0.0.1:0", "--demo", "--data", r"C:\come-back"];
        assert_eq!(windows.wine.run(Wine::name(&setup(Edition::This)), &update).unwrap(), NEWER_THERE);
        let come = || data.join("queue.sqlite3").is_file();
        let until = Instant::now() + Duration::from_secs(60);
        while !come() && Instant::now() < until {
            // Nobody tells of a file in another system.
            std::thread::sleep(Duration::from_millis(50));
        }
        assert!(come(), "Callpad does not come back");
        windows.wine.run("taskkill", &["/f", "/im", "callpad.exe"]).unwrap();
        fs::remove_dir_all(data).unwrap();
        assert_eq!(windows.remove(), DONE);
    });
}

#[test]
fn a_windows_that_is_too_old_is_refused() {
    with_windows(|windows| {
        windows.bring_webview2();
        windows.wine.pretend("win81").unwrap();
        let code = windows.setup(Edition::This, &[]);
        windows.wine.pretend("win10").unwrap();
        assert_eq!(code, OLD_WINDOWS);
        assert!(windows.said().contains("Windows 10, version 1809"));
        assert_eq!(windows.installed(), [""; 0]);
    });
}

#[test]
fn an_upgrade_goes_to_where_the_old_one_is() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.setup(Edition::This, &[r"/D=C:\Counter\Callpad"]), DONE);
        assert_eq!(windows.setup(Edition::Next, &[]), DONE);
        assert_eq!(windows.value(ENTRY, "InstallLocation"), r"C:\Counter\Callpad");
        assert!(!windows.place().exists());
        let uninstaller = windows.value(ENTRY, "UninstallString");
        let code =
            windows.wine.run(uninstaller.trim_matches('"'), &["/S", r"_?=C:\Counter\Callpad"]).unwrap();
        assert_eq!(code, DONE);
        let left: Vec<_> = fs::read_dir(windows.wine.c("Counter/Callpad")).unwrap().flatten().collect();
        assert_eq!(left.len(), 1, "only the uninstaller, which ran from its place: {left:?}");
        fs::remove_dir_all(windows.wine.c("Counter")).unwrap();
    });
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_is_left_alone() {
    with_windows(|windows| {
        windows.bring_webview2();
        // A file system that says of itself that nothing is free.
        windows.wine.map_drive('q', Path::new("/proc")).unwrap();
        assert_eq!(windows.setup(Edition::This, &[r"/D=Q:\Callpad"]), NO_ROOM);
        assert!(windows.said().contains("There is not enough room on Q:"));
        assert_eq!(windows.installed(), [""; 0]);
        assert!(!windows.wine.has_key(SETTINGS).unwrap());
    });
}
