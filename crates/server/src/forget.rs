//! What ends by itself: presence that is not told again, and requests that nobody answers. Those who listen hear of it.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{Store, chore::EndWhatIsOver},
};

/// How often it is looked for: by so much more supervisors may hear of it late. What is asked in between goes by the clock.
const EVERY: Duration = Duration::from_secs(2);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(Failure::Storage(error)) = store.tend(EndWhatIsOver).await {
            tracing::error!(%error, "what is over cannot be looked for");
        }
    }
}
