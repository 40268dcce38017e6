//! Opening the database of a folder.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{
    folder::{self, FILE},
    lock::FolderLock,
    schema,
};
use crate::store::error::StorageError;

/// How many statements a connection keeps prepared.
const STATEMENTS: usize = 128;

/// Opens a folder, which then belongs to this process: its database, up to date, and its lock.
pub(super) fn open_for_writing(folder: &Path) -> Result<(PathBuf, Connection, FolderLock), StorageError> {
    let found = folder::secure(folder)?;
    let lock = FolderLock::take(folder)?;
    let file = folder.join(FILE);
    let mut connection = connect(&file)?;
    schema::migrate(&mut connection)?;
    if found.was_open {
        connection.execute("DELETE FROM token_keys", [])?;
        tracing::warn!(
            folder = %folder.display(),
            "other users could read or write the data: all sign-ins have ended; look through the directory, and import \
             new secrets"
        );
    }
    Ok((file, connection, lock))
}

/// The connection that writes.
pub(super) fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A confirmed call must survive a power cut: each commit reaches the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten with zeros, in the pages that go on and in those that become free.
    connection.pragma_update(None, "secure_delete", "ON")?;
    prepare(&connection)?;
    Ok(connection)
}

/// A connection that reads.
pub(super) fn open_for_reading(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(&connection)?;
    Ok(connection)
}

/// What all connections have in common.
pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A statement is not planned anew for the values that it is given: that took half of a write.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
