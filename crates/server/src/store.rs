//! Where the queue is kept: the one door between what the server decides and tells, and the engine that keeps it. What goes
//! through it is data: commands, questions, chores and what comes of them, with neither a connection nor a transaction in
//! sight. So it does not matter to anybody outside whether the engine is a file beside the server or a database elsewhere.
//!
//! An engine has a folder of its own below; [`suite`] says what each must do.

pub(crate) mod administration;
pub(crate) mod audit;
pub(crate) mod board;
pub(crate) mod chore;
#[cfg(feature = "postgres")]
pub(crate) mod copy;
pub(crate) mod error;
pub(crate) mod hall;
pub(crate) mod happened;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
pub(crate) mod present;
pub(crate) mod query;
pub(crate) mod report;
pub(crate) mod sql;
mod sqlite;
#[cfg(test)]
mod suite;

use std::{collections::BTreeSet, path::Path, sync::Arc, time::Duration};

use jiff::Timestamp;
use tokio::sync::watch;

pub(crate) use self::sqlite::backup;
pub(crate) use self::sqlite::{Offline, is_there, look_offline};
use self::{
    administration::{Administered, Administration},
    error::StorageError,
    sql::{chores::Work, engine::Engine, look::Look},
};
#[cfg(any(test, feature = "test-support"))]
pub(crate) use self::{sql::group::set_most_together, sqlite::Memory};
use crate::{
    clock::Clock,
    domain::{refusal::Failure, zones::Zones},
    feed::Listening,
    queue::{asked::Asked, outcome::Done},
};

/// The store of one running server.
#[derive(Debug)]
pub(crate) struct Store {
    engine: Arc<Engine>,
    clock: Arc<dyn Clock>,
}

impl Store {
    /// Opens a folder, creating it if necessary. It belongs to this store until [`Store::close`] has returned. Blocks.
    ///
    /// # Errors
    /// If the folder is in use, damaged, of a newer version, or cannot be written.
    pub(crate) fn open(folder: &Path, zones: Zones, clock: Arc<dyn Clock>) -> Result<Self, StorageError> {
        let engine = sqlite::open(folder, zones, clock.clone())?;
        Ok(Self { engine: Arc::new(engine), clock })
    }

    /// Opens a database that other servers may share. Blocks.
    ///
    /// # Errors
    /// If it cannot be reached, is of another version, or belongs to somebody else.
    #[cfg(feature = "postgres")]
    #[cfg_attr(not(test), expect(dead_code, reason = "no server is offered it yet"))]
    pub(crate) fn share(
        options: Arc<postgres::Options>,
        zones: Zones,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StorageError> {
        let engine = postgres::open(options, zones, clock.clone())?;
        Ok(Self { engine: Arc::new(engine), clock })
    }

    /// Does what was asked for, after all that was asked for before; with a key, once. It is on disk and told when this
    /// returns, also where whoever asked has gone meanwhile.
    ///
    /// # Errors
    /// A refusal, or a storage that fails: then nothing has changed.
    pub(crate) async fn change(&self, asked: Asked) -> Result<Done, Failure> {
        self.engine.change(asked).await
    }

    /// Looks something up, on one consistent view of the data.
    ///
    /// # Errors
    /// A refusal, or a storage that cannot be read.
    pub(crate) async fn look<Q: Look>(&self, query: Q) -> Result<Q::Answer, Failure> {
        self.engine.look(query).await
    }

    /// Does what the server does by itself.
    ///
    /// # Errors
    /// If the storage fails.
    pub(crate) async fn tend<C: Work>(&self, chore: C) -> Result<C::Outcome, Failure> {
        chore.work(self.engine.clone()).await
    }

    /// Does what an administrator wants, all of it or nothing; `who` is the user of the operating system, for the audit.
    ///
    /// # Errors
    /// If the storage fails.
    pub(crate) async fn administer(
        &self,
        what: Administration,
        who: String,
    ) -> Result<Administered, Failure> {
        self.engine.administer(what, who).await
    }

    /// Follows the changes of these locations, none for all: from now on, or from behind the change that was seen last.
    pub(crate) fn follow(&self, locations: Option<&BTreeSet<String>>, after: Option<i64>) -> Listening {
        self.engine.feed().listen(locations, after)
    }

    /// The number of the last change that was told.
    pub(crate) fn last_change(&self) -> i64 {
        self.engine.feed().last()
    }

    /// True when nothing more is told, because the server ends.
    pub(crate) fn ending(&self) -> watch::Receiver<bool> {
        self.engine.feed().closing()
    }

    /// Nothing more is told: whoever follows is told that the server ends.
    pub(crate) fn end_following(&self) {
        self.engine.feed().close()
    }

    /// Whether it can be read and written. Cheap: anybody may ask.
    pub(crate) async fn is_healthy(&self) -> bool {
        self.engine.is_healthy().await
    }

    /// Whether it does what it is given within this time. A change that fails, say on a full disk, counts as well: a new
    /// start would not mend it.
    pub(crate) async fn is_alive(&self, within: Duration) -> bool {
        let alive = async { self.engine.is_alive().await };
        tokio::time::timeout(within, alive).await.unwrap_or(false)
    }

    /// Returns when nothing can be changed any more although nobody closed it.
    pub(crate) async fn failed(&self) {
        self.engine.failed().await
    }

    /// The clock's time.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Ends it after its last change and releases what it holds. Blocks; later calls fail.
    pub(crate) fn close(&self) {
        self.engine.close()
    }
}
