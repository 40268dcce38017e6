//! The writer: the only connection that changes the database.
//!
//! Writes come in groups. Each has its own turn, in which a rule that refuses, or a panic, takes back what it changed and
//! nothing else. The group is one transaction with one flush; only then its changes are told, in order, and only then
//! anybody is answered. A group of refusals alone costs no flush.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use jiff::Timestamp;

use super::{changes, outbox, sums, time, turn::Turn, view::View};
use crate::store::sql::{self, Connection};
use crate::{
    clock::Time,
    domain::{
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
        zones::Zones,
    },
    feed::{ChangeNumbers, Feed, WrittenChange},
    log_throttle::LogThrottle,
    measure,
};

/// The shortest time, in seconds, by which the clock must lag behind the last change to be logged.
const BEHIND_S: i64 = 2;

/// Changes with their numbers.
type Changed = Vec<(i64, WrittenChange)>;

/// A write that a power cut may lose. It may be done twice, the first time being taken back.
type Unflushed = Box<dyn Fn(&Turn<'_>) -> Result<(), StorageFailure> + Send>;

/// The connection that writes. Its changes are published to the feed.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    /// Publishes changes, after they are on disk; `None` if nobody can listen.
    feed: Option<Arc<Feed>>,
    zones: Zones,
    /// At the last check the clock was behind the last change.
    behind: bool,
    /// What was written since the last commit.
    group: Option<Group>,
    /// The storage failed, and since then nothing has been written.
    is_failing: bool,
    logged: LogThrottle,
}

/// Writes of one transaction.
#[derive(Default)]
struct Group {
    /// What is told after the commit, in order.
    changed: Changed,
    /// Something in it must reach the disk before anybody is answered.
    is_flushed: bool,
    /// The time of its last write.
    last: Option<Time>,
    unflushed: Vec<Unflushed>,
    /// Why the storage has taken back all of it.
    lost: Option<StorageFailure>,
}

impl std::fmt::Debug for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Group").field("changed", &self.changed.len()).finish_non_exhaustive()
    }
}

impl Writer {
    /// Publishes its changes to this feed, if there is one.
    pub(crate) fn new(connection: Connection, feed: Option<Arc<Feed>>, zones: Zones) -> Self {
        Self {
            connection,
            feed,
            zones,
            behind: false,
            group: None,
            is_failing: false,
            logged: LogThrottle::default(),
        }
    }

    /// For reads, of what is written so far. No write runs in the meantime.
    pub(crate) fn view(&self) -> View<'_> {
        View::of(&self.connection)
    }

    /// The same where what is read decides what is written: also no other server writes in the meantime.
    pub(crate) fn view_to_decide(&mut self) -> Result<View<'_>, Failure> {
        if self.connection.is_shared() {
            self.begin()?;
        }
        Ok(self.view())
    }

    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Fails if nothing can be written. It costs a flush only after a failure: then nothing less tells whether it is over.
    pub(crate) fn try_to_write(&mut self) -> Result<(), Failure> {
        self.begin()?;
        if !self.is_failing {
            return Ok(());
        }
        self.in_turn(|turn| Ok((touch(turn)?, None)))
    }

    /// Runs `work` in a turn of its own; its changes are published after the commit. `now` is the clock's time when its
    /// turn comes.
    pub(crate) fn write<T>(
        &mut self,
        now: Timestamp,
        work: impl FnOnce(&Turn<'_>, Time) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        Ok(self.write_and_record(now, work, |_, _, _| Ok(()))?.0)
    }

    /// The same; `record` is the last part of the turn, when the numbers are known under which its changes are told. It
    /// changes nothing that is told.
    pub(crate) fn write_and_record<T>(
        &mut self,
        now: Timestamp,
        work: impl FnOnce(&Turn<'_>, Time) -> Result<T, Failure>,
        record: impl FnOnce(&Turn<'_>, &T, &ChangeNumbers) -> Result<(), Failure>,
    ) -> Result<(T, ChangeNumbers), Failure> {
        let (is_told, zones) = (self.feed.is_some(), self.zones.clone());
        self.in_turn(|turn| {
            let (time, last) = time::next_and_number(turn, now)?;
            sums::begin(turn, time.moment, &zones)?;
            let result = work(turn, time)?;
            sums::count(turn, &zones)?;
            let mut changed = Vec::new();
            if is_told {
                let taken = changes::take(turn, &zones, time)?.into_iter().map(WrittenChange::from);
                changed.extend((last.saturating_add(1)..).zip(taken));
            }
            if let Some((number, _)) = changed.last() {
                time::keep_number(turn, *number)?;
                if turn.is_shared() {
                    outbox::keep(turn, &changed, time.now)?;
                }
            }
            let numbers = ChangeNumbers::of(&changed);
            record(turn, &result, &numbers)?;
            Ok(((result, numbers), Some((time, changed))))
        })
    }

    /// Runs `work` in a turn of its own, for what a power cut may lose: it survives the end of this process, but reaches
    /// the disk only with the next flush.
    pub(crate) fn write_unflushed(
        &mut self,
        work: impl Fn(&Turn<'_>) -> Result<(), StorageFailure> + Send + 'static,
    ) -> Result<(), Failure> {
        self.begin()?;
        let done = (|| -> Result<(), StorageFailure> {
            let turn = Turn::begin(&self.connection)?;
            work(&turn)?;
            Ok(turn.keep()?)
        })();
        done.map_err(|failure| self.failed(failure.into()))?;
        if let Some(group) = &mut self.group {
            group.unflushed.push(Box::new(work));
        }
        Ok(())
    }

    /// Begins a group, unless there is one.
    fn begin(&mut self) -> Result<(), Failure> {
        match &self.group {
            Some(group) if self.connection.is_autocommit() => {
                return Err(group.lost.clone().unwrap_or_else(lost).into());
            }
            Some(_) => {}
            None => {
                self.connection.begin_writing()?;
                self.group = Some(Group::default());
            }
        }
        Ok(())
    }

    /// One turn of what is flushed: what it gives, its time, and what it changed.
    fn in_turn<T>(
        &mut self,
        work: impl FnOnce(&Turn<'_>) -> Result<(T, Option<(Time, Changed)>), Failure>,
    ) -> Result<T, Failure> {
        self.begin()?;
        let done = (|| {
            let turn = Turn::begin(&self.connection)?;
            let done = work(&turn)?;
            turn.keep()?;
            Ok(done)
        })();
        let (result, told) = done.map_err(|failure| self.failed(failure))?;
        if let Some(group) = &mut self.group {
            let (time, changed) = told.unzip();
            group.is_flushed = true;
            group.last = time.or(group.last);
            group.changed.extend(changed.unwrap_or_default());
        }
        Ok(result)
    }

    /// A turn was taken back; a storage that fails may have taken back the whole group.
    fn failed(&mut self, failure: Failure) -> Failure {
        if self.connection.is_autocommit()
            && let Some(group) = &mut self.group
            && let Failure::Storage(why) = &failure
        {
            group.lost = Some(why.clone());
        }
        failure
    }

    /// Whether the storage has taken back the whole group, so that nothing may follow in it.
    pub(super) fn is_lost(&self) -> bool {
        self.group.is_some() && self.connection.is_autocommit()
    }

    /// Ends the group: commits it, with one flush, and then tells what changed in it.
    ///
    /// # Errors
    /// Nothing of the group has changed anything, and nobody is told; whatever its writes came to does not count.
    pub(crate) fn settle(&mut self) -> Result<(), StorageFailure> {
        let Some(group) = self.group.take() else { return Ok(()) };
        let Group { changed, is_flushed, last, unflushed, lost: why } = group;
        let done = match (self.connection.is_autocommit(), is_flushed) {
            (true, _) => Err(why.unwrap_or_else(lost)),
            (false, true) => {
                measure::committed(|| self.connection.control("COMMIT")).map_err(StorageFailure::from)
            }
            (false, false) => self
                .connection
                .control("ROLLBACK")
                .map_err(StorageFailure::from)
                .and_then(|()| self.rewrite(&unflushed)),
        };
        if let Err(why) = done {
            self.report(&why);
            if !self.connection.is_autocommit() {
                let _ = self.connection.execute_batch("ROLLBACK");
            }
            self.bury();
            return Err(why);
        }
        if is_flushed && std::mem::take(&mut self.is_failing) {
            tracing::info!("the storage works again");
        }
        if let Some(feed) = &self.feed
            // It is on disk: even if publishing fails, the requests have succeeded.
            && catch_unwind(AssertUnwindSafe(|| self.tell(feed, changed))).is_err()
        {
            tracing::error!("a fault of the program: a change was not told to those who listen");
        }
        if let Some(time) = last {
            self.watch(time);
        }
        Ok(())
    }

    /// Tells those who listen, behind all that others have committed before it.
    fn tell(&self, feed: &Feed, changed: Changed) {
        if !feed.tell(changed)
            && let Err(error) = outbox::catch_up(&self.connection, feed)
        {
            tracing::warn!(%error, "a change is told later");
        }
    }

    /// Runs `work` as a group of its own: for a writer without a thread.
    #[cfg(any(test, feature = "test-support"))]
    pub(crate) fn alone<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let result = work(self);
        self.settle()?;
        result
    }

    /// Writes these once more, in a transaction that is not flushed.
    fn rewrite(&mut self, unflushed: &[Unflushed]) -> Result<(), StorageFailure> {
        if unflushed.is_empty() {
            return Ok(());
        }
        self.connection.flushes(false)?;
        let written = (|| -> Result<(), StorageFailure> {
            let transaction = self.connection.write()?;
            for work in unflushed {
                let turn = Turn::begin(&transaction)?;
                work(&turn)?;
                turn.keep()?;
            }
            Ok(transaction.commit()?)
        })();
        self.connection.flushes(true)?;
        written
    }

    /// A transaction whose flush failed may lie on the disk as a whole, and would come back after a crash although it
    /// was refused. The next one that is written lies over it, so one is written at once.
    fn bury(&mut self) {
        if self.connection.is_shared() {
            return;
        }
        let buried = (|| {
            let transaction = self.connection.write()?;
            touch(&transaction)?;
            transaction.commit()
        })();
        if let Err(error) = buried {
            tracing::debug!(%error, "the storage still fails");
        }
    }

    /// Logs why the storage fails, not more often than is of use.
    pub(super) fn report(&mut self, failure: &StorageFailure) {
        if failure.kind != StorageFailureKind::Other {
            self.is_failing = true;
        }
        if let Some(times) = self.logged.due() {
            tracing::error!(error = %failure, times, "{}", failure.kind.advice());
        }
    }

    /// Logs once when the clock is set back, and once when it has caught up.
    fn watch(&mut self, time: Time) {
        let behind_s = time.moment.as_second().saturating_sub(time.now.as_second());
        measure::clock_behind(behind_s);
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

/// Writes something that matters to nobody. What is as it was would not be written at all.
fn touch(connection: &Connection) -> sql::Result<()> {
    connection.execute("UPDATE clock SET moment = moment + 1", []).map(|_| ())
}

fn lost() -> StorageFailure {
    StorageFailure::new(StorageFailureKind::Device, "the storage has taken back a transaction")
}
