//! Everything that is kept, moved from a folder into a database elsewhere or back, while no server runs on either.

use std::path::{Path, PathBuf};

use super::{
    error::StorageError,
    postgres::{Options, transfer::Shared},
    sql::{self, transfer::Table},
    sqlite::transfer::Kept,
};

/// The one table that has a row from the beginning.
const CLOCK: &str = "clock";

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// How many tables.
    pub tables: usize,
    /// How many rows.
    pub rows: u64,
}

/// Why nothing was moved.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// One of them cannot be used.
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// There is no data in the folder.
    #[error("there is no data in {}", .0.display())]
    NoData(PathBuf),
    /// There is something already where it should go.
    #[error("there is data in {0} already: name an empty one")]
    HoldsData(String),
    /// What arrived is not what went.
    #[error("it was taken back: {0}")]
    Differs(String),
}

impl CopyError {
    /// The exit code of a command line: 5 it differs, 7 something is there already, else as [`StorageError`].
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Storage(error) => error.exit_code(),
            Self::NoData(_) => 1,
            Self::HoldsData(_) => 7,
            Self::Differs(_) => 5,
        }
    }
}

/// A failure of a statement.
fn storage(error: sql::Error) -> CopyError {
    CopyError::Storage(error.into())
}

/// From a folder into a database.
pub(crate) fn out(folder: &Path, options: Options) -> Result<Copied, CopyError> {
    if !super::is_there(folder) {
        return Err(CopyError::NoData(folder.to_owned()));
    }
    let (kept, shared) = (Kept::open(folder)?, Shared::open(options)?);
    let tables = kept.tables().map_err(storage)?;
    // Both see one moment, and nobody else writes.
    let read = kept.connection.read().map_err(storage)?;
    let write = shared.connection.write().map_err(storage)?;
    check_empty(&tables, &write, "the database")?;
    write.check_references_at_the_end().map_err(storage)?;
    shared.quiet(&tables).map_err(storage)?;
    let rows = all(&tables, &read, &write)?;
    shared.loud(&tables).map_err(storage)?;
    shared.go_on_behind(&kept.numbers().map_err(storage)?).map_err(storage)?;
    shared.check_alone()?;
    write.commit().map_err(storage)?;
    read.finish().map_err(storage)?;
    Ok(Copied { tables: tables.len(), rows })
}

/// From a database into a folder, which is made if need be.
pub(crate) fn back(options: Options, folder: &Path) -> Result<Copied, CopyError> {
    let (shared, kept) = (Shared::open(options)?, Kept::open(folder)?);
    let tables = kept.tables().map_err(storage)?;
    let read = shared.connection.read().map_err(storage)?;
    let write = kept.connection.write().map_err(storage)?;
    check_empty(&tables, &write, &folder.display().to_string())?;
    write.check_references_at_the_end().map_err(storage)?;
    let rows = all(&tables, &read, &write)?;
    let counted: Vec<String> = kept.counted().map_err(storage)?;
    kept.go_on_behind(&shared.numbers(&counted).map_err(storage)?).map_err(storage)?;
    shared.check_alone()?;
    write.commit().map_err(storage)?;
    read.finish().map_err(storage)?;
    Ok(Copied { tables: tables.len(), rows })
}

fn check_empty(tables: &[Table], target: &sql::Connection, name: &str) -> Result<(), CopyError> {
    for table in tables.iter().filter(|table| table.name != CLOCK) {
        if !table.is_empty(target).map_err(storage)? {
            return Err(CopyError::HoldsData(name.to_owned()));
        }
    }
    Ok(())
}

/// Moves every table, and reads both again.
fn all(tables: &[Table], from: &sql::Connection, to: &sql::Connection) -> Result<u64, CopyError> {
    let mut rows = 0;
    for table in tables {
        if table.name == CLOCK {
            table.empty(to).map_err(storage)?;
        }
        let count = table.copy(from, to).map_err(storage)?;
        tracing::info!(table = table.name, rows = count, "copied");
        rows += count;
    }
    for table in tables {
        table.compare(from, to).map_err(|error| match error.kind {
            sql::error::ErrorKind::Damaged => CopyError::Differs(error.to_string()),
            _ => storage(error),
        })?;
    }
    Ok(rows)
}
