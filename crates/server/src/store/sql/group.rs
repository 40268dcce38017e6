//! The writer's thread: it takes what waits in its mailbox together, as one group with one flush.

use std::{
    iter,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::Receiver,
};

use super::writer::Writer;
use crate::{domain::storage_failure::StorageFailure, store::error::StorageError};

/// The most jobs in one group. The first waits for the last, and while the disk flushes about so many come in the largest
/// branch: more would make calls slower and flushes no fewer.
pub(crate) const MOST_TOGETHER: usize = 64;

/// What is done in its turn. What it gives tells who asked, when it is known whether the group is on disk.
pub(super) type Job = Box<dyn FnOnce(&mut Writer) -> Answer + Send>;
/// Tells who asked.
pub(super) type Answer = Box<dyn FnOnce(Result<(), StorageFailure>) + Send>;

/// Runs until nobody can send a job any more and all are done.
///
/// # Errors
/// If `anew` cannot give another writer after a panic.
pub(super) fn run(
    mut writer: Writer,
    mailbox: &Receiver<Job>,
    anew: impl Fn() -> Result<Writer, StorageError>,
) -> Result<(), StorageError> {
    while let Ok(first) = mailbox.recv() {
        let mut answers = Vec::new();
        let mut has_panicked = false;
        for job in iter::once(first).chain(mailbox.try_iter()).take(most_together()) {
            match catch_unwind(AssertUnwindSafe(|| job(&mut writer))) {
                Ok(answer) => answers.push(answer),
                // Its changes were taken back with its turn; those of the others stay.
                Err(_) => has_panicked = true,
            }
            if has_panicked || writer.is_lost() {
                break;
            }
        }
        let settled = writer.settle();
        answers.into_iter().for_each(|answer| answer(settled.clone()));
        if has_panicked {
            tracing::error!(
                "a fault of the program in the writer: the write was undone, the writer begins again"
            );
            // Whatever else it left in the connection goes too.
            writer = anew()?;
        }
    }
    Ok(())
}

#[cfg(not(any(test, feature = "test-support")))]
fn most_together() -> usize {
    MOST_TOGETHER
}

#[cfg(any(test, feature = "test-support"))]
pub(crate) use switch::{most_together, set_most_together};

#[cfg(any(test, feature = "test-support"))]
mod switch {
    use std::sync::atomic::{AtomicUsize, Ordering};

    static MOST: AtomicUsize = AtomicUsize::new(super::MOST_TOGETHER);

    pub(crate) fn most_together() -> usize {
        MOST.load(Ordering::Relaxed)
    }

    /// Groups of another size in this process, to measure what they are worth.
    pub(crate) fn set_most_together(most: usize) {
        MOST.store(most, Ordering::Relaxed);
    }
}
