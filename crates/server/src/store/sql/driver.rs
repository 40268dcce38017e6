//! What a database elsewhere does for a [`super::Connection`].

use std::fmt::Debug;

use super::{error::Result, value::Value};

/// One connection to a database that gives rows as a whole. It blocks: only threads of the store use it. What it is given
/// has the parameters `?1`, `?2`, …
pub(crate) trait Driver: Debug + Send {
    /// Runs one statement; gives its rows, none where it gives none.
    ///
    /// # Errors
    /// Its kind tells whether the connection is lost and whether the transaction may be done again.
    fn run(&self, sql: &str, values: &[Value]) -> Result<Vec<Vec<Value>>>;

    /// Runs statements without parameters; of `COMMIT` it looks whether it was one.
    ///
    /// # Errors
    /// As [`Driver::run`]; of a commit that may or may not have happened
    /// [`ErrorKind::Unknown`](super::error::ErrorKind::Unknown).
    fn batch(&self, sql: &str) -> Result<()>;

    /// Whether a transaction is open, also one in which something has failed.
    fn is_in_transaction(&self) -> bool;
}
