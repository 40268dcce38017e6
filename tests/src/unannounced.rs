//! What other processes do, and tell nobody of: files, lines in them, processes that end.

use std::time::Duration;

use crate::session::PATIENCE;
use crate::trouble::{Result, Trouble};

const EVERY: Duration = Duration::from_millis(20);

/// Looks again and again until there is something to see.
///
/// # Errors
/// When there is nothing in time: `otherwise` says what is wrong then.
pub async fn unannounced<T>(otherwise: &str, look: impl Fn() -> Option<T>) -> Result<T> {
    let seen = async {
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            tokio::time::sleep(EVERY).await;
        }
    };
    tokio::time::timeout(PATIENCE, seen).await.map_err(|_| Trouble::new(otherwise))
}
