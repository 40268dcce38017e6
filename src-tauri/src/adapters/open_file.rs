//! Keeps the open answers over a restart (M2) in `open.json` beneath the data folder: ticket numbers only, no names.

use std::io;
use std::path::PathBuf;

use callpad_desk::OpenRecord;
use callpad_desk::ports::{Store, StoreProblem};

use crate::folder::{DataFolder, keep_aside, write_whole};

const FILE: &str = "open.json";

/// The desk's [`Store`] on disk.
pub(crate) struct OpenFile {
    path: PathBuf,
}

impl OpenFile {
    /// In this data folder.
    pub(crate) fn new(folder: &DataFolder) -> Self {
        Self { path: folder.at(FILE) }
    }
}

impl Store for OpenFile {
    fn load_open(&self) -> Result<Vec<OpenRecord>, StoreProblem> {
        let bytes = match std::fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(problem(&error)),
        };
        serde_json::from_slice(&bytes).map_err(|error| match keep_aside(&self.path) {
            Ok(kept) => problem(format!("{error}; kept as {}", kept.display())),
            Err(not_kept) => problem(format!("{error}; {not_kept}")),
        })
    }

    fn save_open(&self, open: &[OpenRecord]) -> Result<(), StoreProblem> {
        let bytes = serde_json::to_vec_pretty(open).map_err(problem)?;
        write_whole(&self.path, &bytes).map_err(problem)
    }
}

fn problem(detail: impl ToString) -> StoreProblem {
    StoreProblem { file: FILE.to_owned(), detail: detail.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(label: &str) -> OpenRecord {
        OpenRecord {
            server: "built-in".into(),
            user_id: "u".into(),
            desk_id: "d".into(),
            answer_id: "a".into(),
            ticket_id: "t".into(),
            label: label.into(),
            service_name: "Payments".into(),
            called: jiff::Timestamp::UNIX_EPOCH,
            waited_s: Some(60),
            recalls: 1,
        }
    }

    #[test]
    fn open_answers_come_back() {
        let temp = tempfile::tempdir().unwrap();
        let file = OpenFile::new(&DataFolder::open(Some(temp.path())).unwrap());
        assert_eq!(file.load_open(), Ok(vec![]));
        file.save_open(&[record("A 042"), record("B 001")]).unwrap();
        assert_eq!(file.load_open().unwrap(), [record("A 042"), record("B 001")]);
        file.save_open(&[]).unwrap();
        assert_eq!(file.load_open(), Ok(vec![]));
    }

    #[test]
    fn a_cut_file_is_kept_and_said() {
        let temp = tempfile::tempdir().unwrap();
        let file = OpenFile::new(&DataFolder::open(Some(temp.path())).unwrap());
        std::fs::write(temp.path().join(FILE), b"[{\"server\":").unwrap();
        let said = file.load_open().unwrap_err();
        assert!(said.detail.contains("open.json.unreadable-1"), "{said}");
        assert_eq!(file.load_open(), Ok(vec![]));
    }
}
