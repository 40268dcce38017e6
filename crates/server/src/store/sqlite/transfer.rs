//! A folder that everything is moved out of, or into.

use std::path::Path;

use rusqlite::config::DbConfig;

use super::{lock::FolderLock, open::open_for_writing};
use crate::store::{
    error::StorageError,
    sql::{self, Connection, transfer::Table},
};

/// A folder that no server uses, and none may as long as this lives.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) connection: Connection,
    _lock: FolderLock,
}

impl Kept {
    /// Opens a folder, creating it if necessary; its tables are brought up to date. What is put into it meanwhile is put in as
    /// it is: no trigger adds to it.
    pub(crate) fn open(folder: &Path) -> Result<Self, StorageError> {
        let (_, connection, lock) = open_for_writing(folder)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        Ok(Self { connection: Connection::of_sqlite(connection), _lock: lock })
    }

    /// The tables, in the order in which they were made.
    pub(crate) fn tables(&self) -> sql::Result<Vec<Table>> {
        let names: Vec<String> = self
            .connection
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                 ORDER BY rowid",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<sql::Result<_>>()?;
        names.into_iter().map(|name| self.table(name)).collect()
    }

    /// What is worked out from the others is left out: it is worked out again.
    fn table(&self, name: String) -> sql::Result<Table> {
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        let mut all = self
            .connection
            .prepare("SELECT name, pk FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid")?;
        let mut rows = all.query([&name])?;
        while let Some(row) = rows.next()? {
            let place: i64 = row.get(1)?;
            if place > 0 {
                key.push((place, columns.len()));
            }
            columns.push(row.get(0)?);
        }
        key.sort_unstable();
        Ok(Table { name, columns, key: key.into_iter().map(|(_, at)| at).collect() })
    }

    /// The last number of each table that counts its rows, also those that are no more.
    pub(crate) fn numbers(&self) -> sql::Result<Vec<(String, i64)>> {
        self.connection
            // One that was carried over by a migration before there were rows has none.
            .prepare("SELECT name, seq FROM sqlite_sequence WHERE seq IS NOT NULL ORDER BY name")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    /// The tables that count their rows.
    pub(crate) fn counted(&self) -> sql::Result<Vec<String>> {
        self.connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%' ORDER BY name")?
            .query_map([], |row| row.get(0))?
            .collect()
    }

    /// From now on rows are counted from behind these.
    pub(crate) fn go_on_behind(&self, numbers: &[(String, i64)]) -> sql::Result<()> {
        for (table, last) in numbers {
            self.connection.execute("DELETE FROM sqlite_sequence WHERE name = ?1", [table])?;
            self.connection
                .execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (table, last))?;
        }
        Ok(())
    }
}
