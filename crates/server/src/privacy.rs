//! What belongs to people is erased some days after the business day, and the history of what was removed is cleared: each a
//! little at a time.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{
        Store,
        chore::{ClearRemoved, ErasePeople, EraseTraces, ShortenLog},
    },
};

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(2);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>, keep_days: u32) {
    // After a start there may be traces of what was erased before it.
    let mut traces_are_left = true;
    loop {
        // First: what was removed belongs to no location that knows how long anything is kept.
        match store.tend(ClearRemoved).await {
            Ok(0) | Err(Failure::Refused(_) | Failure::Stopped) => {}
            Ok(removed) => {
                tracing::info!(removed, "the history of what was removed is cleared");
                traces_are_left = true;
            }
            Err(Failure::Storage(error)) => {
                tracing::error!(%error, "the history of what was removed cannot be cleared")
            }
        }
        match store.tend(ErasePeople { keep_days }).await {
            Ok(Some(tickets)) => {
                tracing::info!(tickets, "what belongs to people is erased");
                traces_are_left = true;
            }
            Ok(None) | Err(Failure::Refused(_) | Failure::Stopped) => {}
            Err(Failure::Storage(error)) => {
                tracing::error!(%error, "what belongs to people cannot be erased")
            }
        }
        if traces_are_left {
            traces_are_left = !store.tend(EraseTraces).await.unwrap_or(false);
        }
        if let Err(Failure::Storage(error)) = store.tend(ShortenLog).await {
            tracing::error!(%error, "the log beside the data cannot be emptied");
        }
        tokio::time::sleep(EVERY).await;
    }
}
