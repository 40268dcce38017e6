//! The journal of a supervisor's acts in `acts.jsonl` beneath the data folder.

use callpad_board::ports::BoardStore;
use callpad_board::{ActJournal, LoadedActs, Supervisor};
use callpad_desk::StoreProblem;
use callpad_wire::clean::{LONGEST_LABEL, line};
use sha2::{Digest, Sha256};

use super::line_file::{LineFile, entries};
use crate::folder::DataFolder;

const FILE: &str = "acts.jsonl";
/// So many bytes of a hash tell the files of further servers apart.
const TELL_APART: usize = 8;

/// The board's [`BoardStore`] on disk.
pub(crate) struct ActFile(LineFile);

impl ActFile {
    /// In this data folder.
    pub(crate) fn new(folder: &DataFolder) -> Self {
        Self(LineFile::new(folder, FILE))
    }

    /// Of a further server of the board, in a file of its own: two that write one file would each undo what the other wrote.
    pub(crate) fn of_further(folder: &DataFolder, at: &Supervisor) -> Self {
        Self(LineFile::new(folder, &name_of(at)))
    }

    /// Takes the file of a further server away, unless it knows of an act whose outcome is open.
    pub(crate) fn forget(folder: &DataFolder, at: &Supervisor) {
        let loaded = Self::of_further(folder, at).load();
        if loaded.damage.is_none() && loaded.journal.acts.is_empty() {
            // It is there only where something was done; one that stays does no harm.
            let _ = std::fs::remove_file(folder.at(&name_of(at)));
        }
    }
}

fn name_of(at: &Supervisor) -> String {
    let mut hash = Sha256::new();
    hash.update(at.server.as_bytes());
    hash.update([0]);
    hash.update(at.user_id.as_str().as_bytes());
    let digits: String = hash.finalize().iter().take(TELL_APART).map(|byte| format!("{byte:02x}")).collect();
    format!("acts-{digits}.jsonl")
}

impl BoardStore for ActFile {
    fn load(&self) -> LoadedActs {
        let (journal, damage) = self.0.load(|mut lists| {
            let mut whole = true;
            let mut journal = ActJournal { acts: entries(lists.remove("acts"), &mut whole) };
            for act in &mut journal.acts {
                act.label = line(&act.label, LONGEST_LABEL);
            }
            (journal, whole)
        });
        LoadedActs { journal, damage }
    }

    fn save(&self, journal: &ActJournal) -> Result<(), StoreProblem> {
        self.0.save(journal)
    }
}
