//! The package for a machine: installed, upgraded, refused, removed.

mod common;

use callpad_installers::Edition;
use common::{WEBVIEW2, names, table, with_windows};

const SETTINGS: &str = r"HKLM\Software\Callpad";
const RUN: &str = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run";
const LINK: &str = r"HKLM\Software\Classes\callpad";
const NOTIFICATIONS: &str = r"HKLM\Software\Classes\AppUserModelId\io.callpad.desktop";
const WINDOWS: &str = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion";
const FOLDER: &str = "Program Files/Callpad";
const FILES: [&str; 5] = ["NOTICE.txt", "WebView2Loader.dll", "callpad.exe", "callpad.ico", "callpadctl.exe"];
const PROGRAM: &str = r"C:\Program Files\Callpad\callpad.exe";

/// What Windows Installer ends with.
const DONE: u32 = 0;
const FAILED: u32 = 1603;
const RESTART_WANTED: u32 = 3010;

#[test]
fn what_is_given_once_is_kept_by_an_upgrade_and_all_goes_in_the_end() {
    with_windows(|windows| {
        windows.bring_webview2();
        let given = ["SERVERURL=https://queue.example:8443/q", "DESKID=d-7", "LANGUAGE=pt", "AUTOSTART=1"];
        assert_eq!(windows.msi("/i", Edition::This, &given), DONE);
        assert_eq!(names(&windows.wine.c(FOLDER)), FILES);
        assert!(windows.shortcut().is_file());
        assert_eq!(windows.value(SETTINGS, "serverAddress"), "https://queue.example:8443/q");
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-7");
        assert_eq!(windows.value(SETTINGS, "language"), "pt");
        assert_eq!(windows.value(SETTINGS, "startAtLogin"), "0x1");
        assert_eq!(windows.value(RUN, "Callpad"), format!("\"{PROGRAM}\" --tray --at-login"));
        assert_eq!(windows.value(LINK, ""), "URL:Callpad");
        assert_eq!(windows.wine.value(LINK, "URL Protocol").unwrap().as_deref(), Some(""));
        assert_eq!(
            windows.value(&format!(r"{LINK}\shell\open\command"), ""),
            format!("\"{PROGRAM}\" -- \"%1\"")
        );
        assert_eq!(windows.value(NOTIFICATIONS, "DisplayName"), "Callpad");
        assert_eq!(windows.value(NOTIFICATIONS, "IconUri"), r"C:\Program Files\Callpad\callpad.ico");

        // Upgraded: one value is given anew, the others are kept.
        assert_eq!(windows.msi("/i", Edition::Next, &["DESKID=d-8"]), DONE);
        assert_eq!(windows.installed(), [Edition::Next.version()]);
        assert_eq!(windows.value(SETTINGS, "serverAddress"), "https://queue.example:8443/q");
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-8");
        assert_eq!(windows.value(SETTINGS, "language"), "pt");
        assert_eq!(windows.value(RUN, "Callpad"), format!("\"{PROGRAM}\" --tray --at-login"));
        assert!(windows.wine.c(FOLDER).join("callpad.exe").is_file());

        // A downgrade leaves everything as it is.
        assert_eq!(windows.msi("/i", Edition::This, &[]), FAILED);
        assert_eq!(windows.installed(), [Edition::Next.version()]);
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-8");

        assert_eq!(windows.msi("/x", Edition::Next, &[]), DONE);
        assert!(!windows.wine.c(FOLDER).exists());
        assert!(!windows.shortcut().exists());
        for key in [SETTINGS, LINK, NOTIFICATIONS] {
            assert!(!windows.wine.has_key(key).unwrap(), "{key}");
        }
        assert_eq!(windows.wine.value(RUN, "Callpad").unwrap(), None);
        assert_eq!(windows.installed(), [""; 0]);
    });
}

#[test]
fn nothing_is_set_that_was_not_given_and_an_address_is_taken_as_it_is() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &[]), DONE);
        assert!(!windows.wine.has_key(SETTINGS).unwrap());
        assert_eq!(windows.wine.value(RUN, "Callpad").unwrap(), None);
        // The app says what is wrong with it; a roll-out does not stop over it.
        assert_eq!(windows.msi("/i", Edition::Next, &["SERVERURL=queue.example", "AUTOSTART=0"]), DONE);
        assert_eq!(windows.value(SETTINGS, "serverAddress"), "queue.example");
        assert_eq!(windows.wine.value(SETTINGS, "startAtLogin").unwrap(), None);
        assert_eq!(windows.msi("/x", Edition::Next, &[]), DONE);
    });
}

#[test]
fn a_value_is_given_later_by_installing_the_same_package_again() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &["DESKID=d-7"]), DONE);
        let again = ["REINSTALL=ALL", "REINSTALLMODE=omus", "LANGUAGE=pt"];
        assert_eq!(windows.msi("/i", Edition::This, &again), DONE);
        assert_eq!(windows.value(SETTINGS, "language"), "pt");
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-7");
        assert_eq!(windows.msi("/x", Edition::This, &[]), DONE);
    });
    // Windows judges a condition a second time only where the component says so, which wine does not mind.
    let components = table(Edition::This, "Component");
    for component in ["ServerAddress", "Desk", "Language", "Autostart"] {
        let line = components.lines().find(|line| line.starts_with(&format!("{component}\t"))).unwrap();
        assert_eq!(line.split('\t').nth(3), Some("324"), "{line}");
    }
}

/// Windows takes a file without a version for older than any other, and wine does not.
#[test]
fn each_program_is_installed_as_the_version_that_it_is() {
    let files = table(Edition::This, "File");
    let hashes = table(Edition::This, "MsiFileHash");
    let own = format!("{}.0", Edition::This.version());
    for (file, version) in
        [("AppFile", Some(own.as_str())), ("CommandLineFile", Some(&own)), ("LoaderFile", None)]
    {
        let line = files.lines().find(|line| line.starts_with(&format!("{file}\t"))).unwrap();
        let columns: Vec<_> = line.split('\t').collect();
        assert_eq!(columns[4].split('.').count(), 4, "{line}");
        assert!(version.is_none_or(|version| version == columns[4]), "{line}");
        assert_eq!(columns[5], "1033", "{line}");
        assert!(!hashes.contains(file), "{hashes}");
    }
}

#[test]
fn the_same_version_made_anew_takes_the_place_of_the_old_one() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &["DESKID=d-7"]), DONE);
        assert_eq!(windows.msi("/i", Edition::Remade, &[]), DONE);
        assert_eq!(windows.installed(), [Edition::This.version()]);
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-7");
        assert_eq!(windows.msi("/x", Edition::Remade, &[]), DONE);
        assert_eq!(windows.installed(), [""; 0]);
    });
}

#[test]
fn an_upgrade_goes_to_where_the_old_one_is() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &[r"INSTALLDIR=C:\Counter"]), DONE);
        assert!(windows.wine.c("Counter/callpad.exe").is_file());
        assert_eq!(windows.msi("/i", Edition::Next, &[]), DONE);
        assert!(windows.wine.c("Counter/callpad.exe").is_file());
        assert!(!windows.wine.c(FOLDER).exists());
        assert_eq!(windows.value(&format!(r"{LINK}\DefaultIcon"), ""), "\"C:\\Counter\\callpad.exe\",0");
        assert_eq!(windows.msi("/x", Edition::Next, &[]), DONE);
        assert!(!windows.wine.c("Counter").exists());
    });
}

#[test]
fn without_the_web_view_nothing_is_installed_unless_told_so() {
    with_windows(|windows| {
        let nothing = |what: &str| {
            assert_eq!(windows.msi("/i", Edition::This, &["DESKID=d-7"]), FAILED, "{what}");
            assert!(!windows.wine.c(FOLDER).exists(), "{what}");
            assert!(!windows.wine.has_key(SETTINGS).unwrap(), "{what}");
        };
        nothing("there is none");
        // What is left of one that was removed.
        windows.wine.set(WEBVIEW2, "pv", "0.0.0.0").unwrap();
        nothing("it was removed");
        assert_eq!(windows.msi("/i", Edition::This, &["SKIPWEBVIEW2=1"]), DONE);
        assert_eq!(windows.msi("/x", Edition::This, &[]), DONE);
    });
}

#[test]
fn a_windows_that_is_too_old_is_refused() {
    with_windows(|windows| {
        windows.bring_webview2();
        let build = windows.value(WINDOWS, "CurrentBuildNumber");
        windows.wine.set(WINDOWS, "CurrentBuildNumber", "17134").unwrap();
        let ended = windows.msi("/i", Edition::This, &[]);
        windows.wine.set(WINDOWS, "CurrentBuildNumber", "17763").unwrap();
        let oldest = windows.msi("/i", Edition::This, &[]);
        windows.wine.set(WINDOWS, "CurrentBuildNumber", &build).unwrap();
        assert_eq!((ended, oldest), (FAILED, DONE));
        assert_eq!(windows.msi("/x", Edition::This, &[]), DONE);
    });
}

#[test]
fn each_refusal_says_what_to_do() {
    // wine keeps the words of a silent refusal to itself; Windows writes them into the log.
    let words = table(Edition::This, "LaunchCondition");
    for part in [
        "A newer Callpad is on this computer, and it stays as it is.",
        "Callpad needs Windows 10, version 1809 (build 17763), or newer.",
        "Callpad needs the Microsoft Edge WebView2 Runtime",
        "SKIPWEBVIEW2=1",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
}

#[test]
fn a_callpad_that_runs_goes_on_and_is_replaced_with_the_next_restart() {
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &["DESKID=d-7"]), DONE);
        let app = windows.wine.c(FOLDER).join("callpad.exe");
        let mut running = windows.play_app(&app);
        let old = std::fs::read(&app).unwrap();
        assert_eq!(windows.msi("/i", Edition::Next, &[]), RESTART_WANTED);
        assert!(running.goes_on());
        assert_eq!(windows.installed(), [Edition::Next.version()]);
        assert_eq!(windows.value(SETTINGS, "deskId"), "d-7");
        assert!(std::fs::read(&app).unwrap() == old);
        running.end();
        windows.wine.restart().unwrap();
        assert!(std::fs::read(&app).unwrap() != old);
        assert_eq!(names(&windows.wine.c(FOLDER)), FILES);
        assert_eq!(windows.msi("/x", Edition::Next, &[]), DONE);
    });
}

#[test]
fn no_computer_is_restarted_and_no_running_callpad_closed() {
    let properties = table(Edition::This, "Property");
    for part in ["REBOOT\tReallySuppress", "MSIRESTARTMANAGERCONTROL\tDisableShutdown", "ALLUSERS\t1"] {
        assert!(properties.contains(part), "{part}\n{properties}");
    }
    // The old version goes within the transaction, so that a failure brings it back.
    let sequence = table(Edition::This, "InstallExecuteSequence");
    let at = |action: &str| -> u32 {
        let line = sequence.lines().find(|line| line.starts_with(&format!("{action}\t"))).unwrap();
        line.rsplit('\t').next().unwrap().trim().parse().unwrap()
    };
    assert!(at("InstallInitialize") < at("RemoveExistingProducts"));
    assert!(at("RemoveExistingProducts") < at("ProcessComponents"));
    // Who opens the package by hand gets the folder of the old one, too.
    let by_hand = table(Edition::This, "InstallUISequence");
    assert!(by_hand.contains("KeepInstallDir\tKEPTINSTALLDIR AND NOT INSTALLDIR\t55"), "{by_hand}");
    for keep in ["KeepServerUrl", "KeepDeskId", "KeepLanguage", "KeepAutostart", "KeepInstallDir"] {
        assert!(at("AppSearch") < at(keep) && at(keep) < at("CostInitialize"), "{keep}");
    }
}
