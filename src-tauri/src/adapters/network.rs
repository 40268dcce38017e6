//! Notices that the network came back, so that a desk without an answer does not wait for its next look.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{Desk, Line, View};
use tokio::sync::watch;

/// Between two looks at the machine's addresses, while the line is lost. They are read from the system, nothing is sent.
const EVERY: Duration = Duration::from_secs(2);

/// Watches while the line is lost, and never otherwise; ends with the desk.
pub(crate) async fn watch(desk: Desk) {
    let mut views = desk.watch();
    while views.wait_for(is_lost).await.is_ok() {
        let before = addresses();
        if changed_while_lost(&mut views, &before).await {
            tracing::info!("the machine's addresses have changed: trying the server now");
            desk.try_now();
        }
    }
}

/// Whether the addresses became others before the line came back.
async fn changed_while_lost(
    views: &mut watch::Receiver<Arc<View>>,
    before: &Option<BTreeSet<IpAddr>>,
) -> bool {
    loop {
        tokio::select! {
            back = views.wait_for(|view| !is_lost(view)) => {
                drop(back);
                return false;
            }
            () = tokio::time::sleep(EVERY) => {
                if addresses() != *before {
                    return true;
                }
            }
        }
    }
}

fn is_lost(view: &Arc<View>) -> bool {
    matches!(view.line, Line::Lost { .. })
}

/// Every address of this machine but its own loopback; none where the system does not tell.
fn addresses() -> Option<BTreeSet<IpAddr>> {
    let found = if_addrs::get_if_addrs().ok()?;
    Some(found.into_iter().map(|interface| interface.ip()).filter(|ip| !ip.is_loopback()).collect())
}
