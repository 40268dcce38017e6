//! The desk's disk, in memory.

use std::sync::{Arc, Mutex};

use callpad_desk::Journal;
use callpad_desk::ports::Store;
use callpad_desk::{Loaded, StoreProblem};

/// Keeps the journal until it is dropped: two desks with the same one are two starts of the program.
#[derive(Default)]
pub struct MemoryStore {
    journal: Mutex<Journal>,
}

impl MemoryStore {
    /// With this on it.
    pub fn with(journal: Journal) -> Arc<Self> {
        Arc::new(Self { journal: Mutex::new(journal) })
    }

    /// What is on it.
    pub fn kept(&self) -> Journal {
        self.journal.lock().unwrap().clone()
    }
}

impl Store for MemoryStore {
    fn load(&self) -> Loaded {
        Loaded { journal: self.kept(), damage: None }
    }

    fn save(&self, journal: &Journal) -> Result<(), StoreProblem> {
        *self.journal.lock().unwrap() = journal.clone();
        Ok(())
    }
}
