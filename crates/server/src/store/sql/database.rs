//! What an engine has of its own.

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

    /// Erases what the database keeps of what was erased, beside its tables; false while that cannot be done. Nobody waits
    /// for it.
    ///
    /// # Errors
    /// If the storage fails.
    fn erase_traces(&self) -> Result<bool, StorageError>;

    /// It is not used any more.
    fn close(&self);
}
