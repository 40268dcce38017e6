//! A file whose lines are each a whole state at one moment: format, checksum, JSON. A save appends one line and flushes it to
//! disk, which is one flush where replacing the file would be three. The last good line counts, so that a line that was cut
//! or garbled costs no more than itself.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use callpad_desk::{Damage, DamageKind, StoreProblem};
use callpad_diagnosis::state_lines::{self, FORMAT, split};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::folder::{DataFolder, copy_aside, write_whole};

/// A longer file is replaced by its last line.
pub(super) const LONGEST: u64 = 64 * 1024;

/// A file of states.
pub(crate) struct LineFile {
    name: String,
    path: PathBuf,
    /// Where the next line goes; none when the file must be written whole first.
    pub(super) end: Mutex<Option<End>>,
    /// Why the newest state is not on disk.
    unwritten: Mutex<Option<String>>,
}

/// The end of a file, open to be written to.
pub(super) struct End {
    pub(super) file: File,
    pub(super) length: u64,
}

impl LineFile {
    /// A file of this name in the data folder.
    pub(crate) fn new(folder: &DataFolder, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            path: folder.at(name),
            end: Mutex::default(),
            unwritten: Mutex::default(),
        }
    }

    /// The last good state and what is wrong with the file if anything may be lost by it. `read` makes the state of its
    /// lists, and says whether it understood all of it. A damaged file is copied before it is overwritten.
    pub(crate) fn load<T: Default>(
        &self,
        read: impl Fn(Map<String, Value>) -> (T, bool),
    ) -> (T, Option<Damage>) {
        let bytes = match std::fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (T::default(), None),
            Err(error) => {
                let damage = Damage {
                    kind: DamageKind::Unreadable,
                    kept: copy_aside(&self.path).ok().map(|copy| name_of(&copy)),
                    detail: error.to_string(),
                };
                return (T::default(), Some(damage));
            }
        };
        let (state, kind) = last_good(&bytes, read);
        let damage = kind.map(|kind| {
            let copy = copy_aside(&self.path);
            let detail = copy.as_ref().map_or_else(ToString::to_string, |_| format!("{} bytes", bytes.len()));
            Damage { kind, kept: copy.ok().map(|copy| name_of(&copy)), detail }
        });
        (state, damage)
    }

    /// Why the newest state is not on disk, in the system's words; `None` where it is.
    pub(crate) fn unwritten(&self) -> Option<String> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces the state; it is on disk when this returns.
    pub(crate) fn save(&self, state: &impl Serialize) -> Result<(), StoreProblem> {
        let saved = self.append(state);
        *self.unwritten.lock().unwrap_or_else(PoisonError::into_inner) =
            saved.as_ref().err().map(|problem| problem.detail.clone());
        saved
    }

    fn append(&self, state: &impl Serialize) -> Result<(), StoreProblem> {
        let line = line(state).map_err(|error| self.problem(error))?;
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken out: whatever goes wrong, the next save writes the file anew.
        match end.take() {
            Some(mut open) if open.length + line.len() as u64 <= LONGEST => {
                let written = open.file.write_all(line.as_bytes()).and_then(|()| open.file.sync_data());
                if let Err(error) = written {
                    // Half a line would be told as damage after a restart; without it the line before counts.
                    let _ = open.file.set_len(open.length);
                    return Err(self.problem(error));
                }
                open.length += line.len() as u64;
                *end = Some(open);
            }
            open => {
                // Windows does not replace a file that is open.
                drop(open);
                *end = Some(self.write_anew(&line).map_err(|error| self.problem(error))?);
            }
        }
        Ok(())
    }

    /// Replaces the file by this line and opens its end.
    fn write_anew(&self, line: &str) -> io::Result<End> {
        write_whole(&self.path, line.as_bytes())?;
        let file = OpenOptions::new().append(true).open(&self.path)?;
        let length = file.metadata()?.len();
        Ok(End { file, length })
    }

    fn problem(&self, error: impl Into<io::Error>) -> StoreProblem {
        let error = error.into();
        StoreProblem { file: self.name.clone(), kind: error.kind(), detail: error.to_string() }
    }
}

fn line(state: &impl Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(state)?;
    Ok(state_lines::line(&json))
}

/// The state of the last good line, and what is wrong with the file if anything may be lost by it.
fn last_good<T: Default>(
    bytes: &[u8],
    read: impl Fn(Map<String, Value>) -> (T, bool),
) -> (T, Option<DamageKind>) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    // Behind the last line's end stands nothing, or the start of one that was cut.
    let cut = lines.pop().is_some_and(|rest| !rest.is_empty());
    let mut garbled = false;
    for line in lines.iter().rev() {
        let Some((format, json)) = split(line) else {
            garbled = true;
            continue;
        };
        let (state, whole) = match serde_json::from_str(json) {
            Ok(Value::Object(lists)) => read(lists),
            _ => (T::default(), false),
        };
        let kind = if format > FORMAT {
            Some(DamageKind::Newer)
        } else if garbled || !whole {
            Some(DamageKind::Garbled)
        } else {
            cut.then_some(DamageKind::Cut)
        };
        return (state, kind);
    }
    let kind = if garbled { Some(DamageKind::Garbled) } else { cut.then_some(DamageKind::Cut) };
    (T::default(), kind)
}

/// Entry by entry: one that makes no sense, as those of a newer version may, costs only itself.
pub(crate) fn entries<T: DeserializeOwned>(list: Option<Value>, whole: &mut bool) -> Vec<T> {
    let items = match list {
        None => Vec::new(),
        Some(Value::Array(items)) => items,
        Some(_) => {
            *whole = false;
            Vec::new()
        }
    };
    let count = items.len();
    let read: Vec<T> = items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect();
    *whole &= read.len() == count;
    read
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
