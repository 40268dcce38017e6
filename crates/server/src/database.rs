//! A database elsewhere, that several servers share.

use std::{
    fmt,
    path::{Path, PathBuf},
};

pub use crate::store::copy::{Copied, CopyError};
use crate::store::{
    copy,
    error::StorageError,
    postgres::{self, Around, Options},
};

/// Where a PostgreSQL is, and how it is reached.
#[derive(Clone)]
pub struct Database {
    /// Its address, such as `postgres://user@host/database`. Several hosts stand with commas between.
    pub url: String,
    /// A file that holds the password and nothing else, read anew with each connection.
    pub password_file: Option<PathBuf>,
    /// Whether a pooler stands in between that gives each transaction another session.
    pub pooled: bool,
}

/// Without the address, which may hold the password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("pooled", &self.pooled).finish_non_exhaustive()
    }
}

impl Database {
    pub(crate) fn options(&self) -> Result<Options, StorageError> {
        let around = Around::of_process(self.password_file.clone(), self.pooled);
        Ok(Options::read(&self.url, around)?)
    }
}

/// What a migration did: the version of the tables before and after, 0 where there were none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version before.
    pub from: i64,
    /// The version after.
    pub to: i64,
}

/// Makes the tables in an empty database, or brings those of an older version up to date, while servers run on it.
///
/// # Errors
/// If the database cannot be reached, is of a newer version, holds something else, or does not let this user make tables.
pub fn migrate(database: &Database) -> Result<Migrated, StorageError> {
    let (from, to) = postgres::migrate(&database.options()?)?;
    Ok(Migrated { from, to })
}

/// Moves everything from a folder into an empty database, while no server runs on either. It is read again row by row
/// before it counts.
///
/// # Errors
/// See [`CopyError`]; then there is nothing in the database.
pub fn copy_out(folder: &Path, database: &Database) -> Result<Copied, CopyError> {
    copy::out(folder, database.options()?)
}

/// Moves everything from a database into a folder without data, as [`copy_out`].
///
/// # Errors
/// See [`CopyError`]; then there is nothing in the folder.
pub fn copy_back(database: &Database, folder: &Path) -> Result<Copied, CopyError> {
    copy::back(database.options()?, folder)
}
