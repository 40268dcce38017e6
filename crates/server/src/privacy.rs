//! What belongs to people is erased some days after the business day, a little at a time.

use std::{sync::Arc, time::Duration};

use crate::{
    domain::refusal::Failure,
    store::{
        Store,
        privacy::{self, Pass},
        zones::Zones,
    },
};

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(2);

/// Runs until it is dropped.
pub(crate) async fn run(store: Arc<Store>, zones: Zones, keep_days: u32) {
    // After a start the log may hold what was erased before it.
    let mut log_is_left = true;
    loop {
        match erase_due(&store, &zones, keep_days).await {
            Ok(erased) => log_is_left |= erased,
            Err(Failure::Storage(error)) => {
                tracing::error!(%error, "what belongs to people cannot be erased")
            }
            Err(_) => {}
        }
        if log_is_left {
            log_is_left = !store.empty_log().await.unwrap_or(false);
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Erases what is due; gives whether something was.
async fn erase_due(store: &Arc<Store>, zones: &Zones, keep_days: u32) -> Result<bool, Failure> {
    let (now, of_look) = (store.now(), zones.clone());
    let due = store.read(move |view| Ok(privacy::due(view, keep_days, now, &of_look)?)).await?;
    let Some(cutoffs) = due else { return Ok(false) };
    let mut pass = Pass::default();
    loop {
        let (of_step, mut next) = (cutoffs.clone(), pass);
        let done = store.write_at(move |turn, time| {
            let is_over = privacy::step(turn, &of_step, &mut next, time.now)?;
            Ok((is_over, next))
        });
        let (is_over, next) = done.await?;
        pass = next;
        if is_over {
            break;
        }
        // Whoever waits to call comes first.
        tokio::task::yield_now().await;
    }
    tracing::info!(tickets = pass.erased, "what belongs to people is erased");
    Ok(true)
}
