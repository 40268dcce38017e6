//! A database that everything is moved out of, or into.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    driver::PostgresDriver,
    options::Options,
    schema,
    trouble::{Kind, Trouble},
};
use crate::store::{
    error::StorageError,
    sql::{self, Connection, transfer::Table},
};

/// How long connections that have been closed may still be known to the database: it ends them after whoever closed them.
const GONE_WITHIN: Duration = Duration::from_secs(3);
/// How long until it is asked again.
const LOOKED_AGAIN_AFTER: Duration = Duration::from_millis(50);

/// A database that no server uses.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) connection: Connection,
}

impl Shared {
    /// Connects; the tables are made, or brought up to date.
    pub(crate) fn open(options: Options) -> Result<Self, StorageError> {
        schema::migrate(&options)?;
        let connection = Connection::of_driver(Box::new(PostgresDriver::connect(Arc::new(options))?));
        let shared = Self { connection };
        shared.check_alone()?;
        Ok(shared)
    }

    /// A server that runs would go on beside what is moved. One that has just ended, and our own connection that has brought
    /// the tables up to date, are known to the database a moment longer.
    pub(crate) fn check_alone(&self) -> Result<(), StorageError> {
        let until = Instant::now() + GONE_WITHIN;
        loop {
            match self.others()? {
                0 => return Ok(()),
                _ if Instant::now() < until => std::thread::sleep(LOOKED_AGAIN_AFTER),
                others => {
                    let what =
                        format!("servers have {others} connections to the database: stop them, then copy");
                    return Err(Trouble::new(Kind::Other, what).into());
                }
            }
        }
    }

    /// How many connections of servers there are beside this one.
    fn others(&self) -> sql::Result<i64> {
        // Within a transaction the database would tell again what it told first.
        self.connection.execute_batch("SELECT pg_stat_clear_snapshot()")?;
        self.connection.query_row(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                 AND application_name = 'callpad-server' AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
            [],
            |row| row.get(0),
        )
    }

    /// What is put in is put in as it is: no trigger adds to it, until the transaction ends with [`Shared::loud`].
    pub(crate) fn quiet(&self, tables: &[Table]) -> sql::Result<()> {
        self.alter(tables, "DISABLE TRIGGER USER")
    }

    /// Triggers have their say again.
    pub(crate) fn loud(&self, tables: &[Table]) -> sql::Result<()> {
        // A table that something refers to from this transaction is not altered before that was checked.
        self.connection.execute_batch("SET CONSTRAINTS ALL IMMEDIATE")?;
        self.alter(tables, "ENABLE TRIGGER USER")
    }

    fn alter(&self, tables: &[Table], what: &str) -> sql::Result<()> {
        tables.iter().try_for_each(|table| {
            self.connection.execute_batch(&format!("ALTER TABLE {} {what}", table.name))
        })
    }

    /// The last number of each of these tables, also of rows that are no more.
    pub(crate) fn numbers(&self, tables: &[String]) -> sql::Result<Vec<(String, i64)>> {
        tables
            .iter()
            .map(|table| {
                let last = self.connection.query_row(
                    &format!("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {table}_seq_seq"),
                    [],
                    |row| row.get(0),
                )?;
                Ok((table.clone(), last))
            })
            .collect()
    }

    /// From now on rows are counted from behind these.
    pub(crate) fn go_on_behind(&self, numbers: &[(String, i64)]) -> sql::Result<()> {
        for (table, last) in numbers.iter().filter(|(_, last)| *last > 0) {
            let text = "SELECT setval(pg_get_serial_sequence(?1, 'seq'), ?2)";
            self.connection.query_row(text, (table, last), |_| Ok(()))?;
        }
        Ok(())
    }
}
