//! Folders that no server uses, and folders that are only read.

use std::path::Path;

use jiff::Timestamp;

use super::{
    folder::FILE,
    lock::FolderLock,
    open::{open_for_reading, open_for_writing},
    schema,
};
use crate::{
    directory::Directory,
    domain::refusal::Failure,
    store::{
        administration::{Administered, Administration},
        error::{ImportError, OfflineAccessError, StorageError},
        sql::{
            Connection,
            administer::administer,
            days, directory,
            look::Look,
            meta,
            removals::{self, Pass},
            time,
            turn::Turn,
            view::View,
        },
    },
};

/// Whether a folder holds a database.
pub(crate) fn is_there(folder: &Path) -> bool {
    folder.join(FILE).exists()
}

/// Looks something up in a folder, whether or not a server uses it.
pub(crate) fn look_offline<Q: Look>(
    folder: &Path,
    query: Q,
    now: Timestamp,
) -> Result<Q::Answer, OfflineAccessError> {
    let connection = open_for_reading(&folder.join(FILE)).map_err(StorageError::from)?;
    schema::check(&connection)?;
    let connection = Connection::of_sqlite(connection);
    query.look(&View::of(&connection), now).map_err(OfflineAccessError::Work)
}

/// A folder that no server uses, and that nobody else uses as long as this lives.
#[derive(Debug)]
pub(crate) struct Offline {
    connection: Connection,
    _lock: FolderLock,
}

impl Offline {
    /// Opens a folder, creating it if necessary.
    pub(crate) fn open(folder: &Path) -> Result<Self, StorageError> {
        let (_, connection, lock) = open_for_writing(folder)?;
        Ok(Self { connection: Connection::of_sqlite(connection), _lock: lock })
    }

    /// Looks something up.
    pub(crate) fn look<Q: Look>(&self, query: Q, now: Timestamp) -> Result<Q::Answer, Failure> {
        query.look(&View::of(&self.connection), now)
    }

    /// Does what an administrator wants.
    pub(crate) fn administer(
        &mut self,
        what: &Administration,
        who: &str,
        now: Timestamp,
    ) -> Result<Administered, Failure> {
        let done = self.write(|turn| {
            let time = time::next(turn, now)?;
            Ok(administer(turn, what, time, who, None)?)
        })?;
        self.clear_removed();
        Ok(done)
    }

    /// Clears the histories of what was removed. What is left of them if that fails, the server clears when it runs.
    fn clear_removed(&mut self) {
        let clear = |offline: &mut Self| -> Result<(), Failure> {
            while let Some(removal) = removals::next(&offline.connection)? {
                let mut pass = Pass::default();
                let mut is_over = false;
                while !is_over {
                    let found = removals::find(&offline.connection, &removal, &mut pass)?;
                    is_over = offline.write(|turn| Ok(removals::step(turn, &removal, pass, &found)?))?;
                }
            }
            Ok(())
        };
        if let Err(failure) = clear(self) {
            tracing::warn!(?failure, "what was removed still has a history");
        }
    }

    /// Ends the day everywhere (M21); nobody is written down. Gives how many tickets it met.
    pub(crate) fn reset(&mut self, now: Timestamp) -> Result<usize, Failure> {
        self.write(|turn| {
            let time = time::next(turn, now)?;
            Ok(days::reset(turn, None, time)?)
        })
    }

    /// Makes a checked directory the one of the folder. What it does not name is removed, with its tickets.
    pub(crate) fn take_over(&mut self, directory: &Directory) -> Result<(), ImportError> {
        let mut refused = None;
        let done = self.write(|turn| {
            // From now on it is somebody's own, and no demo that begins anew each day.
            meta::clear_demo(turn)?;
            directory::replace(turn, directory).map_err(|error| {
                refused = Some(error);
                Failure::Stopped
            })
        });
        match (refused, done) {
            (Some(refused), _) => Err(refused),
            (None, Err(Failure::Storage(failure))) => Err(failure.into()),
            (None, _) => {
                self.clear_removed();
                Ok(())
            }
        }
    }

    fn write<T>(&mut self, work: impl FnOnce(&Turn<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let transaction = self.connection.write()?;
        let turn = Turn::begin(&transaction)?;
        let result = work(&turn)?;
        turn.keep()?;
        transaction.commit()?;
        Ok(result)
    }
}
