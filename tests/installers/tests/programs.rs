//! The programs themselves: what Windows shows of them, and that those without a window run.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use callpad_installers::{DIST_VARIABLE, Edition, folder};
use common::with_windows;

const PROGRAMS: [&str; 3] = ["callpad.exe", "callpadctl.exe", "callpad-server.exe"];

/// The libraries that every Windows 10 1809 has, besides `api-ms-win-…`, and the one that we bring.
const LIBRARIES: [&str; 72] = [
    "advapi32",
    "authz",
    "avrt",
    "bcrypt",
    "bcryptprimitives",
    "cfgmgr32",
    "combase",
    "comctl32",
    "comdlg32",
    "coremessaging",
    "credui",
    "crypt32",
    "cryptbase",
    "d2d1",
    "d3d11",
    "dbghelp",
    "dcomp",
    "dnsapi",
    "dwmapi",
    "dwrite",
    "dxgi",
    "fwpuclnt",
    "gdi32",
    "gdiplus",
    "imagehlp",
    "imm32",
    "iphlpapi",
    "kernel32",
    "kernelbase",
    "ktmw32",
    "mmdevapi",
    "mpr",
    "msimg32",
    "msvcrt",
    "mswsock",
    "ncrypt",
    "netapi32",
    "normaliz",
    "ntdll",
    "ntmarta",
    "ole32",
    "oleaut32",
    "opengl32",
    "pdh",
    "powrprof",
    "propsys",
    "psapi",
    "rpcrt4",
    "secur32",
    "setupapi",
    "shcore",
    "shell32",
    "shlwapi",
    "sspicli",
    "ucrtbase",
    "urlmon",
    "user32",
    "userenv",
    "usp10",
    "uxtheme",
    "version",
    "webview2loader",
    "wevtapi",
    "windowscodecs",
    "winhttp",
    "wininet",
    "winmm",
    "winspool",
    "wintrust",
    "wldap32",
    "ws2_32",
    "wtsapi32",
];

/// What came to these libraries only after Windows 10 1809, with where it came.
const NEWER: [(&str, &str); 8] = [
    ("AllocConsoleWithOptions", "Windows 11 24H2"),
    ("CreateFile3", "Windows 11 24H2"),
    ("GetMachineTypeAttributes", "Windows 11"),
    ("GetTempPath2A", "Windows 11"),
    ("GetTempPath2W", "Windows 11"),
    ("GetThreadSelectedCpuSetMasks", "Windows 11"),
    ("ReleasePseudoConsole", "Windows 11 24H2"),
    ("SetProcessDynamicEnforcedCetCompatibleRanges", "Windows 10 2004"),
];

fn staged(name: &str) -> PathBuf {
    Edition::This.folder(&folder(DIST_VARIABLE).unwrap()).join("staged").join(name)
}

/// A text as it stands in a program's resources.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn each_program_tells_whose_it_is_and_its_version() {
    for name in PROGRAMS {
        let bytes = fs::read(staged(name)).unwrap();
        for (key, value) in [("ProductVersion", Edition::This.version()), ("ProductName", "Callpad")] {
            let (key, value) = (wide(key), wide(value));
            let found = bytes.windows(key.len()).enumerate().any(|(at, window)| {
                // The value follows its key within the block.
                window == key
                    && bytes[at + key.len()..][..64].windows(value.len()).any(|window| window == value)
            });
            assert!(found, "{name}");
        }
    }
}

/// A program that imports what its system lacks does not start there, and wine has more than the oldest promised Windows.
#[test]
fn no_program_imports_what_the_oldest_promised_windows_lacks() {
    for name in PROGRAMS {
        let output = Command::new("x86_64-w64-mingw32-objdump").arg("-p").arg(staged(name)).output().unwrap();
        assert!(output.status.success(), "{name}");
        let headers = String::from_utf8_lossy(&output.stdout);
        let libraries: Vec<_> =
            headers.lines().filter_map(|line| line.trim().strip_prefix("DLL Name: ")).collect();
        assert!(libraries.iter().any(|library| library.eq_ignore_ascii_case("kernel32.dll")), "{headers}");
        for library in libraries {
            let stem = library.to_ascii_lowercase();
            let stem = stem.trim_end_matches(".dll").trim_end_matches(".drv");
            assert!(stem.starts_with("api-ms-win-") || LIBRARIES.contains(&stem), "{name}: {library}");
        }
        for (function, since) in NEWER {
            let imported = headers.lines().any(|line| line.split_whitespace().last() == Some(function));
            assert!(!imported, "{name}: {function}, which came with {since}");
        }
    }
}

#[test]
fn the_programs_without_a_window_run() {
    with_windows(|windows| {
        for name in ["callpadctl.exe", "callpad-server.exe"] {
            let output = windows.wine.command(staged(name)).arg("--version").output().unwrap();
            assert!(output.status.success(), "{name}: {output:?}");
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(said.trim().ends_with(Edition::This.version()), "{name}: {said}");
        }
    });
}

/// The whole way: the package writes what the administrator gave, Group Policy writes the registry, and a program reads both.
#[test]
fn what_group_policy_and_the_package_say_is_read_and_a_typo_is_named() {
    const POLICY: &str = r"HKLM\Software\Policies\Callpad";
    with_windows(|windows| {
        windows.bring_webview2();
        assert_eq!(windows.msi("/i", Edition::This, &["SERVERURL=https://given.example", "DESKID=d-7"]), 0);
        let read = || {
            let program = windows.wine.c("Program Files/Callpad/callpadctl.exe");
            let output = windows.wine.command(program).arg("policy").output().unwrap();
            let line: serde_json::Value =
                serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
            (output.status.code(), line)
        };
        let (code, line) = read();
        assert_eq!((code, &line["problems"]), (Some(0), &serde_json::json!([])));
        let installation = &line["installation"];
        assert_eq!(installation["serverAddress"], "https://given.example");
        assert_eq!(installation["deskId"], "d-7");

        windows.wine.set(POLICY, "serverAddress", "https://locked.example").unwrap();
        windows.wine.set(POLICY, "langage", "pt").unwrap();
        windows.wine.set(&format!(r"{POLICY}\Recommended"), "language", "pt").unwrap();
        windows.wine.set(&format!(r"{POLICY}\counters"), "HALL-PC-01", "d-1").unwrap();
        let (code, line) = read();
        windows.wine.remove_key(POLICY).unwrap();
        assert_eq!(windows.msi("/x", Edition::This, &[]), 0);
        assert_eq!(code, Some(2));
        assert_eq!(line["locked"]["serverAddress"], "https://locked.example");
        assert_eq!(line["locked"]["counters"], serde_json::json!({"HALL-PC-01": "d-1"}));
        assert_eq!(line["recommended"]["language"], "pt");
        let problems = line["problems"].as_array().unwrap();
        let [typo] = problems.as_slice() else { panic!("{problems:?}") };
        assert!(
            typo.as_str().unwrap().contains("langage") && typo.as_str().unwrap().contains("language"),
            "{typo}"
        );
    });
}
