//! What an engine has of its own.

use std::time::Duration;

use crate::store::{
    error::StorageError,
    sql::{self, Connection},
};

/// What an engine has of its own.
pub(crate) trait Database: std::fmt::Debug + Send + Sync + 'static {
    /// A connection that writes, on which whatever is changed is recorded.
    ///
    /// # Errors
    /// If it cannot be opened.
    fn to_write(&self) -> Result<Connection, StorageError>;

    /// A connection that reads.
    ///
    /// # Errors
    /// If it cannot be opened.
    fn to_read(&self) -> sql::Result<Connection>;

    /// Erases what the database keeps of what was erased, beside its tables; false while that cannot be done. It waits so
    /// long for those who use it.
    ///
    /// # Errors
    /// If the storage fails.
    fn erase_traces(&self, patience: Duration) -> Result<bool, StorageError>;

    /// Whether what it keeps beside its tables has grown long.
    fn has_long_log(&self) -> bool {
        false
    }

    /// It is not used any more.
    fn close(&self);
}
