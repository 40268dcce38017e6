//! The engine of small sites: one SQLite file, one writer on its own thread, readers on their own connections.

pub(crate) mod backup;
mod failure;
mod folder;
mod lock;
#[cfg(any(test, feature = "test-support"))]
mod memory;
mod offline;
mod open;
mod records;
pub(crate) mod schema;
#[cfg(test)]
mod tests;
#[cfg(feature = "postgres")]
pub(crate) mod transfer;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::OpenFlags;

#[cfg(any(test, feature = "test-support"))]
pub(crate) use self::memory::Memory;
#[cfg(test)]
pub(crate) use self::memory::in_memory;
pub(crate) use self::offline::{Offline, is_there, look_offline};
use self::open::{connect, open_for_reading, open_for_writing};
use crate::{
    clock::Clock,
    domain::zones::Zones,
    store::{
        error::StorageError,
        sql::{self, Connection, database::Database, engine::Engine},
    },
};

/// A log of so many bytes is emptied even if readers have to wait for it. SQLite empties it by itself at a moment in which
/// nobody reads; if there is none, it grows until the disk is full.
const LONG_LOG: u64 = 32 * 1_024 * 1_024;

/// The file of a folder.
#[derive(Debug)]
struct File {
    path: PathBuf,
    /// Held while the log is emptied, on a connection of its own; true once the storage is closed.
    closed_to_emptying: Mutex<bool>,
}

/// Opens the folder, creating it if necessary, and migrates the database. The folder belongs to this store until
/// [`Engine::close`] has returned.
pub(crate) fn open(folder: &Path, zones: Zones, clock: Arc<dyn Clock>) -> Result<Engine, StorageError> {
    let (path, connection, lock) = open_for_writing(folder)?;
    records::install(&connection)?;
    let file = Arc::new(File { path, closed_to_emptying: Mutex::default() });
    Engine::begin(file, Connection::of_sqlite(connection), lock, zones, clock)
}

impl Database for File {
    fn to_write(&self) -> Result<Connection, StorageError> {
        let connection = connect(&self.path)?;
        records::install(&connection)?;
        Ok(Connection::of_sqlite(connection))
    }

    fn to_read(&self) -> sql::Result<Connection> {
        Ok(Connection::of_sqlite(open_for_reading(&self.path)?))
    }

    /// Moves what lies in the log beside the database into it, and empties the log.
    fn erase_traces(&self, patience: Duration) -> Result<bool, StorageError> {
        // Whoever opens the folder next must not find it locked by what is left of this.
        let closed = self.closed_to_emptying.lock().unwrap_or_else(PoisonError::into_inner);
        if *closed {
            return Ok(false);
        }
        let connection = rusqlite::Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        connection.busy_timeout(patience)?;
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }

    fn has_long_log(&self) -> bool {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        std::fs::metadata(log).is_ok_and(|log| log.len() > LONG_LOG)
    }

    fn close(&self) {
        *self.closed_to_emptying.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }
}
