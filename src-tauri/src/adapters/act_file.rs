//! The journal of a supervisor's acts in `acts.jsonl` beneath the data folder.

use callpad_board::ports::BoardStore;
use callpad_board::{ActJournal, LoadedActs};
use callpad_desk::StoreProblem;
use callpad_wire::clean::{LONGEST_LABEL, line};

use super::line_file::{LineFile, entries};
use crate::folder::DataFolder;

const FILE: &str = "acts.jsonl";

/// The board's [`BoardStore`] on disk.
pub(crate) struct ActFile(LineFile);

impl ActFile {
    /// In this data folder.
    pub(crate) fn new(folder: &DataFolder) -> Self {
        Self(LineFile::new(folder, FILE))
    }
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
