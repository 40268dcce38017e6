//! What lies beside the programs, judged by the tools that know.

use std::process::Command;

use callpad_tests::Result;

use crate::packages::{deb, run, unpacked};

#[test]
fn the_desktop_entry_and_the_metadata_are_valid() -> Result {
    let files = unpacked()?;
    let share = files.path().join("usr/share");
    let entry = share.join("applications/io.callpad.desktop.desktop");
    assert_eq!(run(Command::new("desktop-file-validate").arg(&entry))?, "");
    let metadata = share.join("metainfo/io.callpad.desktop.metainfo.xml");
    run(Command::new("appstreamcli").args(["validate", "--no-net", "--pedantic"]).arg(&metadata))?;
    let text = std::fs::read_to_string(metadata)?;
    assert!(text.contains(&format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"))), "{text}");
    Ok(())
}

#[test]
fn the_entry_speaks_every_language_of_the_app() -> Result {
    let files = unpacked()?;
    let entry =
        std::fs::read_to_string(files.path().join("usr/share/applications/io.callpad.desktop.desktop"))?;
    let actions = entry.matches("[Desktop Action ").count();
    for language in ["pt", "es", "fr", "de", "ar"] {
        assert_eq!(entry.matches(&format!("\nComment[{language}]=")).count(), 1, "{language}");
        assert_eq!(entry.matches(&format!("\nName[{language}]=")).count(), actions, "{language}");
    }
    Ok(())
}

#[test]
fn lintian_finds_no_error() -> Result {
    // It ends with a failure when there are errors; warnings are for a person to read.
    let said =
        run(Command::new("lintian").args(["--fail-on", "error", "--no-tag-display-limit"]).arg(deb()?))?;
    println!("{said}");
    Ok(())
}

#[test]
fn the_manual_page_is_readable() -> Result {
    let files = unpacked()?;
    let page = files.path().join("usr/share/man/man1/callpadctl.1.gz");
    let text = run(Command::new("gzip").args(["--decompress", "--stdout"]).arg(page))?;
    assert!(text.contains(".TH callpadctl 1"), "{text}");
    Ok(())
}
