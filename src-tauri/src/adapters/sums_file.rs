//! What was seen of servers that keep no sums of their own, in `seen.jsonl` beneath the data folder: twenty business days, sums
//! only. It is written whole, now and then: what is lost with the last minute is a minute of numbers.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use callpad_board::{SavedSums, SeenSums};

use super::line_file::{LineFile, entries};
use crate::dto::{ErrorView, StorageProblem, storage_error};
use crate::folder::{DataFolder, keep_aside};

const FILE: &str = "seen.jsonl";

/// A longer file is none of ours: the most hours that are kept take half of it.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Between two looks whether there is something to write.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// The sums and their file.
pub(crate) struct SumsFile {
    file: LineFile,
    sums: Arc<Mutex<SeenSums>>,
    /// The revision that is on disk.
    written: Mutex<u64>,
}

impl SumsFile {
    /// Reads it. A damaged file is kept under another name, and said.
    pub(crate) fn open(folder: &DataFolder) -> (Self, Option<ErrorView>) {
        let path = folder.at(FILE);
        let file = LineFile::new(folder, FILE);
        let (sums, error) = match too_long(&path) {
            Some(error) => (SeenSums::default(), Some(error)),
            None => {
                let (saved, damage) = file.load(|mut lists| {
                    let mut whole = true;
                    (SavedSums { services: entries(lists.remove("services"), &mut whole) }, whole)
                });
                let error = damage.map(|damage| {
                    storage_error(FILE, StorageProblem::Malformed, told(damage.kept, damage.detail))
                });
                (SeenSums::read(saved), error)
            }
        };
        let written = Mutex::new(sums.revision());
        (Self { file, sums: Arc::new(Mutex::new(sums)), written }, error)
    }

    /// The sums, for whoever adds to them.
    pub(crate) fn sums(&self) -> Arc<Mutex<SeenSums>> {
        self.sums.clone()
    }

    /// Writes them whenever something was added, for as long as the app runs.
    pub(crate) async fn keep(self: Arc<Self>) {
        loop {
            tokio::time::sleep(WRITTEN_EVERY).await;
            let this = self.clone();
            // A fault there was logged; the next time is in a minute.
            let _ = tokio::task::spawn_blocking(move || this.write()).await;
        }
    }

    /// Writes what was added since the last time. Blocks.
    pub(crate) fn write(&self) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let (revision, saved) = {
            let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
            if *written == sums.revision() {
                return;
            }
            (sums.revision(), sums.saved())
        };
        match self.file.save(&saved) {
            Ok(()) => *written = revision,
            Err(problem) => tracing::warn!(%problem, "what was seen could not be kept"),
        }
    }
}

fn told(kept: Option<String>, detail: String) -> String {
    kept.map_or(detail.clone(), |kept| format!("{detail}; kept as {kept}"))
}

/// Set aside unread: nothing of it would be believed.
fn too_long(path: &Path) -> Option<ErrorView> {
    let length = std::fs::metadata(path).ok().map(|data| data.len()).filter(|length| *length > MOST_BYTES)?;
    let kept = keep_aside(path).ok().and_then(|kept| Some(kept.file_name()?.to_string_lossy().into_owned()));
    Some(storage_error(FILE, StorageProblem::Malformed, told(kept, format!("{length} bytes"))))
}

#[cfg(test)]
mod tests {
    use callpad_board::SumsOf;
    use jiff::civil::{Date, date};

    use super::*;

    const DAY: Date = date(2026, 11, 27);

    fn of() -> SumsOf {
        SumsOf { server: "https://queue".into(), location: "north".into(), service: "a".into() }
    }

    fn opened(folder: &DataFolder) -> (SumsFile, Option<ErrorView>) {
        SumsFile::open(folder)
    }

    fn with_one(folder: &DataFolder) -> SumsFile {
        let (file, error) = opened(folder);
        assert_eq!(error, None);
        file.sums().lock().unwrap().came(&of(), DAY, 9, 3);
        file.write();
        file
    }

    fn names(folder: &DataFolder) -> Vec<String> {
        let entries = std::fs::read_dir(folder.root()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_written_is_there_after_a_start_and_only_its_owner_may_read_it() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        with_one(&folder);
        let (again, error) = opened(&folder);
        assert_eq!((again.sums().lock().unwrap().day(&of(), DAY).came, error), (3, None));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.at(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn nothing_is_written_where_nothing_was_added() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        opened(&folder).0.write();
        assert_eq!(names(&folder), Vec::<String>::new());
        let file = with_one(&folder);
        std::fs::remove_file(folder.at(FILE)).unwrap();
        file.write();
        assert_eq!(names(&folder), Vec::<String>::new());
    }

    #[test]
    fn a_damaged_file_is_kept_aside_and_said() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        for damage in [&b"nonsense\n"[..], b"1 00000000 {}\n"] {
            std::fs::write(folder.at(FILE), damage).unwrap();
            let (file, error) = opened(&folder);
            assert_eq!(file.sums().lock().unwrap().day(&of(), DAY).came, 0);
            assert!(
                matches!(&error, Some(ErrorView::Storage { file, problem: StorageProblem::Malformed, detail })
                    if file == FILE && detail.contains(".unreadable-")),
                "{error:?}"
            );
        }
        assert_eq!(names(&folder).iter().filter(|name| name.contains(".unreadable-")).count(), 2);
    }

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        let file = std::fs::File::create(folder.at(FILE)).unwrap();
        file.set_len(MOST_BYTES + 1).unwrap();
        let (_, error) = opened(&folder);
        assert!(matches!(error, Some(ErrorView::Storage { .. })), "{error:?}");
        assert_eq!(names(&folder), [format!("{FILE}.unreadable-1")]);
        with_one(&folder);
    }
}
