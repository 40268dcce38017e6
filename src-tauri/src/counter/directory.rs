//! The directory, read again when an administrator has changed it: names, services, roles.

use std::sync::Arc;
use std::time::Duration;

use callpad_client::Session;
use callpad_wire::feature;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::session_info::SessionInfo;

/// An administrator's changes come several at a time: so long after the first they are read as one.
const TOGETHER: Duration = Duration::from_millis(500);
/// How soon it is read again at the earliest: it may be long, and every counter of a branch hears of a change at once.
const PACE: Duration = Duration::from_secs(5);
/// How soon it is tried again if it cannot be read.
const RETRY: Duration = Duration::from_secs(30);

/// Follows the directory of a session until the task is aborted; one that is not known yet is read first. Of a server that
/// has none nothing is asked.
pub(super) async fn follow(session: &Session, info: &watch::Sender<Option<Arc<SessionInfo>>>) {
    if !session.client().features().has(feature::DIRECTORY) {
        return;
    }
    let mut changes = session.directory_changes();
    let known = info.borrow().as_deref().is_some_and(|info| info.directory != Default::default());
    if !known {
        read(session, info).await;
    }
    while changes.changed().await.is_ok() {
        sleep(TOGETHER).await;
        changes.mark_unchanged();
        read(session, info).await;
        sleep(PACE).await;
    }
}

/// Reads it, however often that fails.
async fn read(session: &Session, info: &watch::Sender<Option<Arc<SessionInfo>>>) {
    loop {
        match session.directory().await {
            Ok(directory) => {
                info.send_if_modified(|info| {
                    let new = info.as_deref().and_then(|info| info.with_directory(directory));
                    let is_other = new.is_some();
                    if let Some(new) = new {
                        *info = Some(new.into());
                    }
                    is_other
                });
                return;
            }
            Err(error) => {
                tracing::warn!(%error, "the directory could not be read again");
                sleep(RETRY).await;
            }
        }
    }
}
