//! The data folder and what lies in it. Nothing is changed, but for one file that is written and removed again.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use callpad_policy::ProblemKind;
use serde_json::Value;

use super::{LONGEST_DETAIL, MOST_NAMED, detail, line};
use crate::finding::{Check, Finding, Line, Status};
use crate::json::read_json;
use crate::state_lines::{FORMAT, split};
use callpad_wire::clean::line as line_of;

/// What is written to try the disk, in bytes: more than the journal grows to.
const TRIED: usize = 128 * 1024;

/// Below this the disk is told to be low, in MiB: an update and the log's growth need as much.
const LOW: u64 = 200;

/// The largest file that is looked into, in bytes; those of Callpad's own are far smaller.
const LARGEST: u64 = 16 * 1024 * 1024;

pub(super) fn look(folder: &Path) -> [Line; 4] {
    [data_folder(folder), disk(folder), settings(folder), journal(folder)]
}

fn data_folder(folder: &Path) -> Line {
    let path = line_of(&folder.display().to_string(), LONGEST_DETAIL);
    if !folder.exists() {
        return line(Check::DataFolder, Status::Yellow, Finding::NoFolder { path });
    }
    let (status, finding) = match try_to_write(folder) {
        Ok(()) => (Status::Green, Finding::FolderSound { path }),
        Err(error) if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            (Status::Red, Finding::FolderFull { path })
        }
        Err(error) => (Status::Red, Finding::FolderClosed { path, detail: detail(&error) }),
    };
    line(Check::DataFolder, status, finding)
}

/// Whether a file can be written and flushed, as the journal is.
fn try_to_write(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!(".self-test-{}", std::process::id()));
    let written = fs::File::create(&path).and_then(|mut file| {
        file.write_all(&vec![b' '; TRIED])?;
        file.sync_all()
    });
    let removed = match fs::remove_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    written.and(removed)
}

fn disk(folder: &Path) -> Line {
    // A folder that is not there yet will lie on the disk of the one above it.
    let there = folder.ancestors().find(|folder| folder.exists());
    let Some(free) = there.and_then(|folder| fs4::available_space(folder).ok()) else {
        return line(Check::Disk, Status::Skipped, Finding::NotTried);
    };
    let free = free / (1024 * 1024);
    let mebibytes = u32::try_from(free).unwrap_or(u32::MAX);
    if free < LOW {
        line(Check::Disk, Status::Yellow, Finding::DiskLow { mebibytes })
    } else {
        line(Check::Disk, Status::Green, Finding::DiskRoom { mebibytes })
    }
}

/// At most the largest file; `None` if there is none.
pub(crate) fn read_bounded(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn settings(folder: &Path) -> Line {
    let unreadable = |words: String| (Status::Red, Finding::SettingsUnreadable { detail: words });
    let (status, finding) = match read_bounded(&folder.join("settings.json")) {
        Ok(None) => (Status::Green, Finding::SettingsSound),
        Err(error) => unreadable(detail(&error)),
        Ok(Some(bytes)) => match read_json::<Value>(&bytes) {
            Err(error) => unreadable(detail(&error)),
            Ok(Value::Object(file)) => chosen(file.get("preferences").unwrap_or(&Value::Null)),
            Ok(_) => unreadable("it is no object".to_owned()),
        },
    };
    line(Check::Settings, status, finding)
}

/// What a person chose: names that this version does not know were written by a newer one.
fn chosen(preferences: &Value) -> (Status, Finding) {
    if preferences.is_null() {
        return (Status::Green, Finding::SettingsSound);
    }
    let read = callpad_policy::parse_json("settings.json", &preferences.to_string());
    let unknown =
        |problem: &&callpad_policy::Problem| matches!(problem.kind, ProblemKind::UnknownName { .. });
    if let Some(wrong) = read.problems.iter().find(|problem| !unknown(problem)) {
        return (Status::Red, Finding::SettingsUnreadable { detail: detail(wrong) });
    }
    let names: Vec<_> = read
        .problems
        .iter()
        .take(MOST_NAMED)
        .filter_map(|problem| problem.name.as_ref())
        .map(detail)
        .collect();
    if names.is_empty() {
        (Status::Green, Finding::SettingsSound)
    } else {
        (Status::Yellow, Finding::SettingsNewer { names })
    }
}

fn journal(folder: &Path) -> Line {
    let (status, finding) = match read_bounded(&folder.join("journal.jsonl")) {
        Ok(None) => (Status::Green, Finding::JournalSound),
        Err(error) => (Status::Red, Finding::JournalUnreadable { detail: detail(&error) }),
        Ok(Some(bytes)) => health(&bytes),
    };
    line(Check::Journal, status, finding)
}

/// What the lines say of themselves; what is in them is nobody's business here.
fn health(bytes: &[u8]) -> (Status, Finding) {
    let mut lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
    let cut = lines.pop().is_some_and(|rest| !rest.is_empty());
    let formats: Vec<_> = lines.iter().map(|line| split(line).map(|(format, _)| format)).collect();
    if formats.iter().flatten().last().is_some_and(|format| *format > FORMAT) {
        (Status::Red, Finding::JournalNewer)
    } else if cut || formats.contains(&None) {
        (Status::Yellow, Finding::JournalDamaged)
    } else {
        (Status::Green, Finding::JournalSound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_lines;

    fn of(check: Check, folder: &Path) -> Line {
        look(folder).into_iter().find(|line| line.check == check).unwrap()
    }

    #[test]
    fn a_folder_that_was_never_used_and_one_that_was_are_told_apart() {
        let temp = tempfile::tempdir().unwrap();
        assert_eq!(of(Check::DataFolder, temp.path()).status, Status::Green);
        assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0, "nothing is left");
        let missing = of(Check::DataFolder, &temp.path().join("never"));
        assert!(matches!(missing.finding, Finding::NoFolder { .. }), "{missing:?}");
        assert!(!matches!(of(Check::Disk, temp.path()).finding, Finding::NotTried));
    }

    #[test]
    fn the_settings_are_sound_newer_or_unreadable() {
        let temp = tempfile::tempdir().unwrap();
        for (text, expected) in [
            (r#"{"preferences": {"language": "pt"}}"#, Status::Green),
            (r#"{"preferences": {"hologram": true}}"#, Status::Yellow),
            (r#"{"preferences": {"language": 7}}"#, Status::Red),
            ("{", Status::Red),
            ("[]", Status::Red),
        ] {
            fs::write(temp.path().join("settings.json"), text).unwrap();
            let line = of(Check::Settings, temp.path());
            assert_eq!(line.status, expected, "{text} {line:?}");
        }
        fs::write(temp.path().join("settings.json"), r#"{"preferences": {"hologram": true}}"#).unwrap();
        assert!(of(Check::Settings, temp.path()).to_string().contains("hologram"));
    }

    #[test]
    fn the_journal_is_judged_by_its_lines() {
        let temp = tempfile::tempdir().unwrap();
        let sound = state_lines::line(r#"{"open":[]}"#);
        let newer = sound.replacen('1', "2", 1);
        for (text, expected) in [
            (sound.clone(), Finding::JournalSound),
            (format!("{sound}1 0000"), Finding::JournalDamaged),
            (format!("garbage\n{sound}"), Finding::JournalDamaged),
            (format!("{sound}{newer}"), Finding::JournalNewer),
        ] {
            fs::write(temp.path().join("journal.jsonl"), &text).unwrap();
            assert_eq!(of(Check::Journal, temp.path()).finding, expected, "{text}");
        }
    }
}
