//! A newer version that is being put in place, kept over the end of the program: on Windows a setup does it, after Callpad has
//! ended, and only the next start sees what came of it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::folder::{DataFolder, read_json, write_whole};

/// What it is called in the data folder.
const FILE: &str = "update.json";
/// Where the setup says why it did nothing, beside the other temporary files (`installers/windows/callpad.nsi`).
const SETUP_LOG: &str = "callpad-setup.log";
/// The most that is read of either: both are some lines, but anybody's program can write temporary files.
const MOST_BYTES: u64 = 4 * 1024;

/// From which version to which.
#[derive(Debug, Serialize, Deserialize)]
struct UnderWay {
    from: String,
    to: String,
}

/// An update that did not take place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotInstalled {
    /// The version that was to come.
    pub(crate) version: String,
    /// Why, in the setup's words.
    pub(crate) detail: String,
}

/// Where the setup leaves its words.
pub(crate) fn setup_log() -> PathBuf {
    std::env::temp_dir().join(SETUP_LOG)
}

/// Notes that the version `to` is put in place now. What an earlier setup said is gone: it would be taken for this one's.
pub(crate) fn begin(folder: &DataFolder, from: &str, to: &str, log: &Path) -> io::Result<()> {
    match fs::remove_file(log) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "the words of an earlier setup cannot be removed");
        }
        _ => {}
    }
    let note = UnderWay { from: from.to_owned(), to: to.to_owned() };
    write_whole(&folder.at(FILE), &serde_json::to_vec(&note)?)
}

/// It is known what came of it.
pub(crate) fn end(folder: &DataFolder) {
    match fs::remove_file(folder.at(FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(%error, "the note of an update cannot be removed");
        }
        _ => {}
    }
}

/// What came of the last one, told once: nothing where there was none, or where another version than before runs now.
pub(crate) fn outcome(folder: &DataFolder, here: &str, log: &Path) -> Option<NotInstalled> {
    let note = bounded(&folder.at(FILE)).ok()?;
    end(folder);
    let note: UnderWay =
        read_json(&note).inspect_err(|error| tracing::warn!(%error, "the note of an update")).ok()?;
    if note.from != here {
        return None;
    }
    let said =
        bounded(log).map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned()).unwrap_or_default();
    let detail = if said.is_empty() { "the setup ended without saying why".to_owned() } else { said };
    Some(NotInstalled { version: note.to, detail })
}

fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, DataFolder, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::open(Some(&folder.path().join("data"))).unwrap();
        let log = folder.path().join(SETUP_LOG);
        (folder, data, log)
    }

    #[test]
    fn what_the_setup_said_is_told_once_by_the_version_that_stayed() {
        let (_folder, data, log) = place();
        fs::write(&log, "an earlier one").unwrap();
        begin(&data, "1.0.0", "1.1.0", &log).unwrap();
        assert!(!log.exists());
        fs::write(&log, "Callpad is running. Close it, then try again.\r\n").unwrap();
        let told = outcome(&data, "1.0.0", &log).unwrap();
        assert_eq!(told.version, "1.1.0");
        assert_eq!(told.detail, "Callpad is running. Close it, then try again.");
        assert_eq!(outcome(&data, "1.0.0", &log), None);
    }

    #[test]
    fn an_update_that_took_place_has_nothing_to_tell() {
        let (_folder, data, log) = place();
        begin(&data, "1.0.0", "1.1.0", &log).unwrap();
        fs::write(&log, "of another").unwrap();
        assert_eq!(outcome(&data, "1.1.0", &log), None);
        assert_eq!(outcome(&data, "1.0.0", &log), None, "it was told");
    }

    #[test]
    fn a_silent_setup_a_long_log_and_a_broken_note_are_no_harm() {
        let (_folder, data, log) = place();
        begin(&data, "1.0.0", "1.1.0", &log).unwrap();
        assert_eq!(outcome(&data, "1.0.0", &log).unwrap().detail, "the setup ended without saying why");
        begin(&data, "1.0.0", "1.1.0", &log).unwrap();
        fs::write(&log, "x".repeat(100_000)).unwrap();
        assert_eq!(outcome(&data, "1.0.0", &log).unwrap().detail.len() as u64, MOST_BYTES);
        fs::write(data.at(FILE), "{").unwrap();
        assert_eq!(outcome(&data, "1.0.0", &log), None);
    }
}
