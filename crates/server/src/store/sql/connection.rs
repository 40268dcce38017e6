//! The connection that statements are run on, whichever engine it belongs to.

use std::ops::Deref;

use super::{
    driver::Driver,
    error::{ErrorKind, Result},
    params::Params,
    row::Row,
    statement::Statement,
};

/// One connection to a database.
#[derive(Debug)]
pub(crate) struct Connection(Of);

#[derive(Debug)]
enum Of {
    Sqlite(rusqlite::Connection),
    Driver(Box<dyn Driver>),
}

impl Connection {
    pub(crate) fn of_sqlite(connection: rusqlite::Connection) -> Self {
        Self(Of::Sqlite(connection))
    }

    /// To a database elsewhere.
    #[allow(dead_code, reason = "only an engine that is built in by choice has a driver")]
    pub(crate) fn of_driver(driver: Box<dyn Driver>) -> Self {
        Self(Of::Driver(driver))
    }

    /// SQLite's own connection, to be changed; `None` in another engine.
    #[cfg(test)]
    pub(crate) fn sqlite_mut(&mut self) -> Option<&mut rusqlite::Connection> {
        match &mut self.0 {
            Of::Sqlite(connection) => Some(connection),
            Of::Driver(_) => None,
        }
    }

    /// A statement that is kept prepared.
    #[inline]
    pub(crate) fn prepare_cached(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(match &self.0 {
            Of::Sqlite(connection) => Statement::cached(connection.prepare_cached(sql)?),
            Of::Driver(driver) => Statement::of_driver(driver.as_ref(), sql),
        })
    }

    /// A statement that is run seldom.
    pub(crate) fn prepare(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(match &self.0 {
            Of::Sqlite(connection) => Statement::once(connection.prepare(sql)?),
            Of::Driver(driver) => Statement::of_driver(driver.as_ref(), sql),
        })
    }

    /// Runs a statement that is run seldom.
    pub(crate) fn execute(&self, sql: &str, params: impl Params) -> Result<()> {
        self.prepare(sql)?.execute(params)
    }

    /// The first row of a statement that is run seldom.
    pub(crate) fn query_row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.prepare(sql)?.query_row(params, read)
    }

    /// Runs statements that take and give nothing.
    pub(crate) fn execute_batch(&self, sql: &str) -> Result<()> {
        match &self.0 {
            Of::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Of::Driver(driver) => driver.batch(sql),
        }
    }

    /// Whether no transaction is open.
    pub(crate) fn is_autocommit(&self) -> bool {
        match &self.0 {
            Of::Sqlite(connection) => connection.is_autocommit(),
            Of::Driver(driver) => !driver.is_in_transaction(),
        }
    }

    /// Begins to read: what is read until the transaction ends is as it was at one moment.
    pub(crate) fn read(&self) -> Result<Transaction<'_>> {
        match &self.0 {
            Of::Sqlite(_) => self.control("BEGIN")?,
            Of::Driver(driver) => begin(driver.as_ref(), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?,
        }
        Ok(Transaction { connection: self, is_over: false })
    }

    /// Begins to write, alone: whoever else writes, here or elsewhere, is done by then, and seen.
    pub(crate) fn write(&self) -> Result<Transaction<'_>> {
        self.begin_writing()?;
        Ok(Transaction { connection: self, is_over: false })
    }

    /// The same, where the end is [`Connection::control`]'s.
    pub(crate) fn begin_writing(&self) -> Result<()> {
        match &self.0 {
            Of::Sqlite(_) => self.control("BEGIN IMMEDIATE"),
            // What comes after the lock sees what was committed before it.
            Of::Driver(driver) => begin(driver.as_ref(), "BEGIN; SELECT 1 FROM clock FOR UPDATE"),
        }
    }

    /// Begins, ends or marks a transaction.
    pub(crate) fn control(&self, sql: &str) -> Result<()> {
        match &self.0 {
            Of::Sqlite(_) => self.prepare_cached(sql)?.execute([]),
            Of::Driver(driver) => driver.batch(sql),
        }
    }

    /// Whether what is committed from now on reaches the disk before it counts. It must not stand in a transaction.
    pub(crate) fn flushes(&self, flushes: bool) -> Result<()> {
        match (&self.0, flushes) {
            (Of::Sqlite(connection), true) => Ok(connection.pragma_update(None, "synchronous", "FULL")?),
            (Of::Sqlite(connection), false) => Ok(connection.pragma_update(None, "synchronous", "NORMAL")?),
            (Of::Driver(driver), true) => driver.batch("SET synchronous_commit TO DEFAULT"),
            (Of::Driver(driver), false) => driver.batch("SET synchronous_commit = off"),
        }
    }

    /// References are checked at the end of this transaction.
    pub(crate) fn check_references_at_the_end(&self) -> Result<()> {
        match &self.0 {
            Of::Sqlite(connection) => Ok(connection.pragma_update(None, "defer_foreign_keys", true)?),
            Of::Driver(driver) => driver.batch("SET CONSTRAINTS ALL DEFERRED"),
        }
    }

    /// Whether what is changed is recorded for the feed: where nobody can listen, it is not.
    pub(crate) fn records_changes(&self) -> Result<bool> {
        match &self.0 {
            Of::Sqlite(_) => self
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = 'changed')")?
                .query_row([], |row| row.get(0)),
            Of::Driver(_) => Ok(true),
        }
    }

    /// Whether other servers read and write the same database.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self.0, Of::Driver(_))
    }

    /// Which index SQLite is to take, after the name of a table. Others find it themselves.
    pub(crate) fn indexed_by(&self, index: &'static str) -> String {
        match &self.0 {
            Of::Sqlite(_) => format!("INDEXED BY {index}"),
            Of::Driver(_) => String::new(),
        }
    }
}

/// How often a transaction is begun: where a connection was lost meanwhile, the driver makes another.
const BEGUN: usize = 3;

/// Nothing has happened yet: it may be begun once more.
fn begin(driver: &dyn Driver, sql: &str) -> Result<()> {
    let mut tries = 1;
    loop {
        match driver.batch(sql) {
            Err(error) if error.kind == ErrorKind::Lost && tries < BEGUN => tries += 1,
            done => return done,
        }
    }
}

/// An open transaction. Whatever ends it but [`Transaction::commit`] takes back what it changed.
#[derive(Debug)]
pub(crate) struct Transaction<'c> {
    connection: &'c Connection,
    is_over: bool,
}

impl Transaction<'_> {
    /// What it changed stays.
    pub(crate) fn commit(mut self) -> Result<()> {
        self.connection.control("COMMIT")?;
        self.is_over = true;
        Ok(())
    }

    /// It has read enough.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.is_over = true;
        self.connection.control("ROLLBACK")
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if !self.is_over && !self.connection.is_autocommit() {
            // A connection that cannot even do that is of no use: its next statement tells.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

impl Deref for Transaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}
