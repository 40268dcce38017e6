//! The new day of each location, which begins by itself.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{
        Store,
        chore::{BeginDays, Begun},
    },
};

/// How often it is looked for. A machine that slept over the hour is late by no more than this when it wakes.
const EVERY: Duration = Duration::from_secs(1);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>) {
    loop {
        if let Err(error @ Failure::Storage(_)) = begin_due(&store).await {
            tracing::error!(?error, "no new day can begin");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Begins what is due.
pub(crate) async fn begin_due(store: &Store) -> Result<(), Failure> {
    for Begun { location, left } in store.tend(BeginDays).await? {
        tracing::info!(location, left, "a new day has begun");
    }
    Ok(())
}
