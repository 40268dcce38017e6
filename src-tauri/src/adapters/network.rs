//! Notices that the network came back, so that a desk without an answer does not wait for its next look.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{Connection, DeskHandle, View};
use tokio::sync::watch;

/// Every address of this machine but its own loopback; none where the system does not tell.
type Addresses = Option<BTreeSet<IpAddr>>;

/// Between two looks at the machine's addresses, while the line is lost. They are read from the system, nothing is sent.
const EVERY: Duration = Duration::from_secs(2);

/// Watches while the line is lost, and never otherwise; ends with the desk.
pub(crate) async fn watch(desk: DeskHandle) {
    watch_with(desk, addresses).await;
}

async fn watch_with(desk: DeskHandle, addresses: impl Fn() -> Addresses) {
    let mut views = desk.watch();
    while views.wait_for(is_lost).await.is_ok() {
        let before = addresses();
        if changed_while_lost(&mut views, &before, &addresses).await {
            tracing::info!("the machine's addresses have changed: trying the server now");
            desk.try_now();
        }
    }
}

/// Whether the addresses became others before the line came back.
async fn changed_while_lost(
    views: &mut watch::Receiver<Arc<View>>,
    before: &Addresses,
    addresses: impl Fn() -> Addresses,
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
    matches!(view.connection, Connection::Lost { .. })
}

fn addresses() -> Addresses {
    let found = if_addrs::get_if_addrs().ok()?;
    Some(found.into_iter().map(|interface| interface.ip()).filter(|ip| !ip.is_loopback()).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use callpad_client::{Client, Options, ServerAddress, Session};
    use callpad_connector::Connector;
    use callpad_desk::ports::{NullNotifier, Store, SystemClock};
    use callpad_desk::{Journal, Ports, Seat};
    use callpad_desk::{Loaded, StoreProblem};

    use super::*;

    struct NoDisk;

    impl Store for NoDisk {
        fn load(&self) -> Loaded {
            Loaded::default()
        }

        fn save(&self, _: &Journal) -> Result<(), StoreProblem> {
            Ok(())
        }
    }

    /// A desk at an address where nothing answers, which takes a minute to try again by itself.
    async fn lost_desk() -> (DeskHandle, tokio::net::TcpListener) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let client = Client::new(ServerAddress::parse(&url).unwrap(), Options::default()).unwrap();
        let desk = DeskHandle::spawn(Ports {
            clock: Arc::new(SystemClock::new()),
            store: Arc::new(NoDisk),
            notifier: Arc::new(NullNotifier),
        });
        let seat = Seat {
            server: url,
            user_id: "u".into(),
            desk_id: "d".into(),
            services: vec!["a".into()],
            location: None,
            time_zone: None,
            target_wait_s: Vec::new(),
        };
        let accepting = async {
            loop {
                drop(listener.accept().await);
            }
        };
        tokio::select! {
            () = accepting => {}
            _ = desk.sign_in(seat, Arc::new(Connector::new(Session::resume(client, "u".into(), None, None)))) => {}
        }
        (desk, listener)
    }

    #[tokio::test]
    async fn other_addresses_while_the_line_is_lost_are_told_to_the_desk() {
        let (desk, listener) = lost_desk().await;
        assert!(is_lost(&desk.view()));
        let now = Arc::new(Mutex::new(BTreeSet::new()));
        let seen = now.clone();
        // Counts how often it is asked, and shows a network from the second time on.
        let addresses = move || {
            let mut known = seen.lock().unwrap();
            let told = known.clone();
            known.insert(IpAddr::from([192, 0, 2, 1]));
            Some(told)
        };
        let mut views = desk.watch();
        let nothing = Some(BTreeSet::new());
        assert!(changed_while_lost(&mut views, &nothing, addresses).await);
        assert_eq!(now.lock().unwrap().len(), 1);
        drop(listener);
    }

    #[test]
    fn the_system_tells_the_addresses() {
        assert!(addresses().is_some_and(|all| all.iter().all(|ip| !ip.is_loopback())));
    }
}
