//! The new day of each location, which begins by itself.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{Store, days, zones::Zones},
};

/// How often it is looked for. A machine that slept over the hour is late by no more than this when it wakes.
const EVERY: Duration = Duration::from_secs(1);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>, zones: Zones) {
    loop {
        if let Err(error @ Failure::Storage(_)) = begin_due(&store, &zones).await {
            tracing::error!(?error, "no new day can begin");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Begins what is due. Writes only then: a quiet branch costs no flush.
pub(crate) async fn begin_due(store: &Arc<Store>, zones: &Zones) -> Result<(), Failure> {
    let now = store.now();
    if !store.read(move |connection| Ok(days::is_any_due(connection, now)?)).await? {
        return Ok(());
    }
    let zones = zones.clone();
    let begun =
        store.write_at(move |transaction, time| Ok(days::begin_due(transaction, time, &zones)?)).await?;
    for days::Begun { location, left } in begun {
        tracing::info!(location, left, "a new day has begun");
    }
    Ok(())
}
