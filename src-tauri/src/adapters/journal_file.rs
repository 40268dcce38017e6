//! The desk's journal in `journal.jsonl` beneath the data folder (M2, T12).

use callpad_desk::Journal;
use callpad_desk::ports::Store;
use callpad_desk::{Loaded, StoreProblem};
use callpad_wire::clean::{LONGEST_LABEL, LONGEST_NAME, line as line_of};
use serde_json::{Map, Value};

use super::line_file::{LineFile, entries};
use crate::folder::DataFolder;

const FILE: &str = "journal.jsonl";

/// The desk's [`Store`] on disk.
pub(crate) struct JournalFile(LineFile);

impl JournalFile {
    /// In this data folder.
    pub(crate) fn new(folder: &DataFolder) -> Self {
        Self(LineFile::new(folder, FILE))
    }

    /// Why what was done last is not in the journal, in the system's words.
    pub(crate) fn unwritten(&self) -> Option<String> {
        self.0.unwritten()
    }
}

impl Store for JournalFile {
    fn load(&self) -> Loaded {
        let (journal, damage) = self.0.load(read);
        Loaded { journal, damage }
    }

    fn save(&self, journal: &Journal) -> Result<(), StoreProblem> {
        self.0.save(journal)
    }
}

fn read(mut lists: Map<String, Value>) -> (Journal, bool) {
    let mut whole = true;
    let mut journal = Journal {
        open: entries(lists.remove("open"), &mut whole),
        sent: entries(lists.remove("sent"), &mut whole),
        paused: entries(lists.remove("paused"), &mut whole),
        offline_calls: entries(lists.remove("paper"), &mut whole),
    };
    clean(&mut journal);
    (journal, whole)
}

/// Texts of a server are cleaned where they enter; a journal of an older version may have them as they came.
fn clean(journal: &mut Journal) {
    let labels = journal.open.iter_mut().map(|open| &mut open.label);
    let labels = labels.chain(journal.sent.iter_mut().filter_map(|sent| sent.label.as_mut()));
    let labels = labels.chain(journal.paused.iter_mut().map(|paused| &mut paused.label));
    for label in labels.chain(journal.offline_calls.iter_mut().map(|call| &mut call.label)) {
        *label = line_of(label, LONGEST_LABEL);
    }
    for open in &mut journal.open {
        open.service_name = line_of(&open.service_name, LONGEST_NAME);
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::path::PathBuf;

    use super::super::line_file::{End, LONGEST};
    use super::*;
    use callpad_desk::{Action, DamageKind, OpenRecord, SeatId, SentRecord};

    fn seat() -> SeatId {
        SeatId { server: "built-in".into(), user_id: "u".into(), desk_id: "d".into() }
    }

    fn open(label: &str) -> OpenRecord {
        OpenRecord {
            seat: seat(),
            answer_id: "a".into(),
            ticket_id: "t".into(),
            label: label.into(),
            service_name: "Payments".into(),
            called: jiff::Timestamp::UNIX_EPOCH,
            waited_s: Some(60),
            recalls: 1,
        }
    }

    fn with(label: &str) -> Journal {
        let sent = SentRecord {
            seat: seat(),
            key: "k-1".into(),
            action: Action::End,
            answer_id: Some("a".into()),
            ticket_id: None,
            label: Some(label.into()),
            source: None,
            service_id: None,
            sent: jiff::Timestamp::UNIX_EPOCH,
        };
        Journal { open: vec![open(label)], sent: vec![sent], ..Journal::default() }
    }

    struct Bench {
        temp: tempfile::TempDir,
        folder: DataFolder,
    }

    impl Bench {
        fn new() -> Self {
            let temp = tempfile::tempdir().unwrap();
            let folder = DataFolder::open(Some(temp.path())).unwrap();
            Self { temp, folder }
        }

        fn file(&self) -> JournalFile {
            JournalFile::new(&self.folder)
        }

        fn path(&self) -> PathBuf {
            self.temp.path().join(FILE)
        }

        fn text(&self) -> String {
            std::fs::read_to_string(self.path()).unwrap()
        }

        /// What a start finds, and the damage it tells; the copy must hold what was there.
        fn found(&self) -> (Journal, Option<DamageKind>) {
            let before = std::fs::read(self.path()).ok();
            let Loaded { journal, damage } = self.file().load();
            if let Some(damage) = &damage {
                let copy =
                    damage.kept.as_ref().map(|name| std::fs::read(self.temp.path().join(name)).unwrap());
                assert_eq!(copy, before, "{damage:?}");
            }
            (journal, damage.map(|damage| damage.kind))
        }
    }

    #[test]
    fn the_last_picture_comes_back_and_each_save_is_one_line() {
        let bench = Bench::new();
        assert_eq!(bench.found(), (Journal::default(), None));
        let file = bench.file();
        for label in ["A 001", "A 002", "A 003"] {
            file.save(&with(label)).unwrap();
        }
        assert_eq!(bench.text().lines().count(), 3);
        assert_eq!(bench.found(), (with("A 003"), None));
        file.save(&Journal::default()).unwrap();
        assert_eq!(bench.found(), (Journal::default(), None));
    }

    /// As versions wrote it that kept what a server sent.
    #[test]
    fn texts_of_an_older_version_are_cleaned() {
        let bench = Bench::new();
        bench.file().save(&with("A\u{0} 001\n\u{202e}")).unwrap();
        assert_eq!(bench.found(), (with("A 001"), None));
    }

    #[test]
    fn the_first_save_after_a_start_and_one_that_grew_too_long_begin_anew() {
        let bench = Bench::new();
        bench.file().save(&with("A 001")).unwrap();
        let file = bench.file();
        file.save(&with("A 002")).unwrap();
        assert_eq!(bench.text().lines().count(), 1);
        for n in 0..1000 {
            file.save(&with(&format!("A {n:03}"))).unwrap();
        }
        assert!(bench.text().len() as u64 <= LONGEST);
        assert_eq!(bench.found(), (with("A 999"), None));
    }

    #[test]
    fn a_line_that_was_cut_leaves_the_one_before() {
        let bench = Bench::new();
        let file = bench.file();
        file.save(&with("A 001")).unwrap();
        file.save(&with("A 002")).unwrap();
        let whole = bench.text();
        for cut in [1, 20, whole.len() / 4] {
            std::fs::write(bench.path(), &whole[..whole.len() - cut]).unwrap();
            assert_eq!(bench.found(), (with("A 001"), Some(DamageKind::Cut)), "{cut}");
        }
        std::fs::write(bench.path(), &whole[..10]).unwrap();
        assert_eq!(bench.found(), (Journal::default(), Some(DamageKind::Cut)));
    }

    #[test]
    fn a_garbled_line_costs_itself_and_one_in_the_middle_nothing() {
        let bench = Bench::new();
        let file = bench.file();
        for label in ["A 001", "A 002", "A 003"] {
            file.save(&with(label)).unwrap();
        }
        let whole = bench.text();
        std::fs::write(bench.path(), whole.replace("A 003", "A 004")).unwrap();
        assert_eq!(bench.found(), (with("A 002"), Some(DamageKind::Garbled)), "the checksum tells");
        std::fs::write(bench.path(), whole.replace("A 002", "\u{0}")).unwrap();
        assert_eq!(bench.found(), (with("A 003"), None), "the last line holds everything");
        std::fs::write(bench.path(), b"\xff\xfe nonsense\n").unwrap();
        assert_eq!(bench.found(), (Journal::default(), Some(DamageKind::Garbled)));
    }

    #[test]
    fn of_a_newer_version_everything_is_used_that_is_known() {
        let bench = Bench::new();
        let mut json = serde_json::to_value(with("A 001")).unwrap();
        json["open"][0]["mood"] = "new".into();
        json["open"].as_array_mut().unwrap().push(serde_json::json!({"of": "another shape"}));
        json["plans"] = serde_json::json!([1, 2]);
        let json = json.to_string();
        let line = format!("2 {:08x} {json}\n", crc32fast::hash(json.as_bytes()));
        std::fs::write(bench.path(), line).unwrap();
        assert_eq!(bench.found(), (with("A 001"), Some(DamageKind::Newer)));
    }

    #[test]
    fn one_that_cannot_be_read_is_told() {
        let bench = Bench::new();
        std::fs::create_dir(bench.path()).unwrap();
        let loaded = bench.file().load();
        assert_eq!(loaded.journal, Journal::default());
        assert_eq!(loaded.damage.map(|damage| damage.kind), Some(DamageKind::Unreadable));
        assert_eq!(bench.file().save(&with("A 001")).unwrap_err().file, FILE);
    }

    /// A real full disk: the device that has no room.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_and_what_was_kept_stays() {
        let bench = Bench::new();
        let file = bench.file();
        file.save(&with("A 001")).unwrap();
        let full = File::options().append(true).open("/dev/full").unwrap();
        let length = bench.text().len() as u64;
        *file.0.end.lock().unwrap() = Some(End { file: full, length });
        let said = file.save(&with("A 002")).unwrap_err();
        assert!(said.detail.contains("No space left"), "{said}");
        assert_eq!(file.unwritten(), Some(said.detail));
        assert_eq!(bench.found(), (with("A 001"), None));
        // With room again the next save is whole.
        file.save(&with("A 003")).unwrap();
        assert_eq!(bench.found(), (with("A 003"), None));
        assert_eq!(file.unwritten(), None);
    }

    #[test]
    fn half_a_line_is_taken_back() {
        let bench = Bench::new();
        let file = bench.file();
        file.save(&with("A 001")).unwrap();
        let before = bench.text();
        // A file open for reading alone takes nothing.
        let reader = File::open(bench.path()).unwrap();
        *file.0.end.lock().unwrap() = Some(End { file: reader, length: before.len() as u64 });
        file.save(&with("A 002")).unwrap_err();
        assert_eq!(bench.text(), before);
        file.save(&with("A 003")).unwrap();
        assert_eq!(bench.found(), (with("A 003"), None));
    }
}
