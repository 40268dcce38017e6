//! The store of a server that shares a PostgreSQL with others.

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use super::{
    driver::PostgresDriver,
    options::Options,
    schema::{Standing, check, migrate},
};
use crate::{
    clock::Clock,
    domain::zones::Zones,
    store::{
        error::StorageError,
        sql::{self, Connection, database::Database, engine::Engine},
    },
};

/// How long the writer tries to connect again after a fault of the program: a standby needs some seconds to take over.
const TRIED_FOR: Duration = Duration::from_secs(60);
/// Between two tries.
const BETWEEN: Duration = Duration::from_millis(500);

/// Where the database is.
#[derive(Debug)]
struct Shared(Arc<Options>);

/// Opens a database whose tables are up to date; those of an empty one are made. Blocks.
///
/// # Errors
/// If it cannot be reached, is of another version, or belongs to somebody else.
pub(crate) fn open(
    options: Arc<Options>,
    zones: Zones,
    clock: Arc<dyn Clock>,
) -> Result<Engine, StorageError> {
    up_to_date(&options)?;
    let shared = Arc::new(Shared(options));
    let connection = shared.to_write()?;
    Engine::begin(shared, connection, (), zones, clock)
}

/// Other servers may still run on older tables: only whoever operates them brings them up to date.
fn up_to_date(options: &Options) -> Result<(), StorageError> {
    match check(options)? {
        Standing::Current | Standing::Newer(_) => Ok(()),
        Standing::Empty => Ok(migrate(options).map(drop)?),
        Standing::Older(found) => Err(StorageError::Version { found, known: super::schema::known() }),
    }
}

impl Shared {
    fn connect(&self) -> sql::Result<Connection> {
        Ok(Connection::of_driver(Box::new(PostgresDriver::connect(self.0.clone())?)))
    }
}

impl Database for Shared {
    fn to_write(&self) -> Result<Connection, StorageError> {
        let until = Instant::now() + TRIED_FOR;
        loop {
            match self.connect() {
                Err(error) if Instant::now() + BETWEEN < until => {
                    tracing::warn!(%error, "the database cannot be reached: trying again");
                    thread::sleep(BETWEEN);
                }
                done => return Ok(done?),
            }
        }
    }

    fn to_read(&self) -> sql::Result<Connection> {
        self.connect()
    }

    fn erase_traces(&self, _: Duration) -> Result<bool, StorageError> {
        // What was erased stays in the pages and the log of the database until it cleans up by itself: that is its
        // operator's.
        Ok(true)
    }

    fn close(&self) {}
}
