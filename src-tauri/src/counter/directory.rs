//! The directory, read again when an administrator has changed it: names, services, roles.

use std::time::Duration;

use callpad_client::Session;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::Counter;

/// An administrator's changes come several at a time: so long after the first they are read as one.
const TOGETHER: Duration = Duration::from_millis(500);
/// How soon it is read again at the earliest: it may be long, and every counter of a branch hears of a change at once.
const PACE: Duration = Duration::from_secs(5);
/// How soon it is tried again if it cannot be read.
const RETRY: Duration = Duration::from_secs(30);

impl Counter {
    /// Follows the directory of a session until the task is aborted.
    pub(super) fn follow_directory(&self, session: &Session) -> JoinHandle<()> {
        let (session, info) = (session.clone(), self.session_info.clone());
        let mut changes = session.directory_changes();
        tokio::spawn(async move {
            while changes.changed().await.is_ok() {
                sleep(TOGETHER).await;
                loop {
                    changes.mark_unchanged();
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
                            break;
                        }
                        Err(error) => {
                            tracing::warn!(%error, "the directory could not be read again");
                            sleep(RETRY).await;
                        }
                    }
                }
                sleep(PACE).await;
            }
        })
    }
}
