//! The writer: the only connection that changes the database.
//!
//! A write is one `BEGIN IMMEDIATE` transaction. It is committed and flushed if its rule succeeds, and rolled back if
//! the rule refuses: a refusal changes nothing and costs no flush.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{changes, sums, time, zones::Zones};
use crate::{
    clock::Time,
    domain::refusal::Failure,
    feed::{ChangeNumbers, Feed},
};

/// The shortest time, in seconds, by which the clock must lag behind the last change to be logged.
const BEHIND_S: i64 = 2;

/// The connection that writes. Its changes are published to the feed.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    /// Publishes changes, after they are on disk; `None` if nobody can listen.
    feed: Option<Arc<Feed>>,
    zones: Zones,
    /// At the last check the clock was behind the last change.
    behind: bool,
}

impl Writer {
    /// Publishes its changes to this feed.
    pub(super) fn publishing_to(
        connection: Connection,
        feed: Arc<Feed>,
        zones: Zones,
    ) -> rusqlite::Result<Self> {
        changes::install_triggers(&connection)?;
        sums::install_triggers(&connection)?;
        Ok(Self { connection, feed: Some(feed), zones, behind: false })
    }

    #[cfg(any(test, feature = "test-support"))]
    /// Uses an in-memory database that lives as long as the writer; publishes nothing.
    pub(crate) fn in_memory(zones: Zones) -> Result<Self, super::StorageError> {
        let mut connection = Connection::open_in_memory()?;
        super::prepare(&connection)?;
        super::schema::migrate(&mut connection)?;
        sums::install_triggers(&connection)?;
        Ok(Self { connection, feed: None, zones, behind: false })
    }

    /// For reads. No write runs in the meantime.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Fails if nothing can be written; writes nothing, so it costs no flush.
    pub(crate) fn try_to_write(&mut self) -> Result<(), Failure> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?)
    }

    /// Runs `work` in its own transaction; its changes are published after the commit. `now` is the clock's time when
    /// its turn comes.
    pub(crate) fn write<T>(
        &mut self,
        now: Timestamp,
        work: impl FnOnce(&Transaction<'_>, Time) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        Ok(self.write_and_record(now, work, |_, _, _| Ok(()))?.0)
    }

    /// The same; `record` is the last part of the transaction, when the numbers are known under which its changes are
    /// told. It changes nothing that is told.
    pub(crate) fn write_and_record<T>(
        &mut self,
        now: Timestamp,
        work: impl FnOnce(&Transaction<'_>, Time) -> Result<T, Failure>,
        record: impl FnOnce(&Transaction<'_>, &T, &ChangeNumbers) -> Result<(), Failure>,
    ) -> Result<(T, ChangeNumbers), Failure> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let time = time::next(&transaction, now)?;
        sums::begin(&transaction, time.moment, &self.zones)?;
        let result = work(&transaction, time)?;
        sums::count(&transaction, &self.zones)?;
        let (changed, numbers) = match &self.feed {
            Some(feed) => {
                let changed = changes::take(&transaction, &self.zones, time)?;
                time::keep_number(&transaction, feed.after(changed.len()))?;
                let numbers = feed.numbers(&changed);
                (changed, numbers)
            }
            None => Default::default(),
        };
        record(&transaction, &result, &numbers)?;
        transaction.commit()?;
        if let Some(feed) = &self.feed
            // It is on disk: even if publishing fails, the request has succeeded.
            && catch_unwind(AssertUnwindSafe(|| feed.publish(changed))).is_err()
        {
            tracing::error!("a fault of the program: a change was not told to those who listen");
        }
        self.watch(time);
        Ok((result, numbers))
    }

    /// Runs `work` in a transaction that survives the end of this process, but reaches the disk only with the next
    /// flush: for what a power cut may lose.
    pub(crate) fn write_unflushed(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        // The pragma has no effect inside a transaction.
        self.connection.pragma_update(None, "synchronous", "NORMAL")?;
        let written = (|| {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            work(&transaction)?;
            transaction.commit()
        })();
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        written
    }

    /// Logs once when the clock is set back, and once when it has caught up.
    fn watch(&mut self, time: Time) {
        let behind_s = time.moment.as_second().saturating_sub(time.now.as_second());
        match (self.behind, behind_s >= BEHIND_S) {
            (false, true) => tracing::warn!(
                seconds = behind_s,
                "the clock was set back: the order is kept, and until it has caught up new tickets and calls bear the \
                 time of the last one; `callpad-server reset` begins anew"
            ),
            (true, false) => tracing::info!("the clock has caught up with the last change"),
            _ => {}
        }
        self.behind = behind_s >= BEHIND_S;
    }
}
