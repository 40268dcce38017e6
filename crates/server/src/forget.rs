//! What ends by itself: presence that is not told again, and requests that nobody answers. Those who listen hear of it.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{Store, presence, requests},
};

/// How often it is looked for: by so much more supervisors may hear of it late. What is asked in between goes by the clock.
const EVERY: Duration = Duration::from_secs(2);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(Failure::Storage(error)) = once(&store).await {
            tracing::error!(%error, "what is over cannot be looked for");
        }
    }
}

/// Writes only if something is over: a quiet branch costs no flush.
async fn once(store: &Arc<Store>) -> Result<(), Failure> {
    let now = store.now();
    let is_due =
        store.read(move |view| Ok(presence::is_any_due(view, now)? || requests::is_any_due(view, now)?));
    if !is_due.await? {
        return Ok(());
    }
    let end = store.write_at(|transaction, time| {
        presence::forget(transaction, time.now)?;
        Ok(requests::end_due(transaction, time.now)?)
    });
    end.await
}
