//! The programs themselves: what Windows shows of them, and that those without a window run.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::PathBuf;

use callpad_installers::{DIST_VARIABLE, Edition, folder};
use common::with_windows;

const PROGRAMS: [&str; 3] = ["callpad.exe", "callpadctl.exe", "callpad-server.exe"];

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

#[test]
fn the_programs_without_a_window_run() {
    with_windows(|windows| {
        for name in ["callpadctl.exe", "callpad-server.exe"] {
            let output = windows.wine.command(staged(name)).arg("--version").output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{name}");
            assert!(said.trim().ends_with(Edition::This.version()), "{name}: {said}");
        }
    });
}
