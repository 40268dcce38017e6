//! A database of its own in a real cluster.

use std::sync::{Arc, OnceLock};

use callpad_postgres_cluster::Cluster;

use super::Place;
use crate::{
    clock::ManualClock,
    domain::zones::Zones,
    store::{
        Store,
        postgres::{Around, Options, migrate},
    },
};

/// The engine of chains.
pub(super) struct Shared(Arc<Options>);

fn options(name: &str) -> Arc<Options> {
    Arc::new(Options::read(&Cluster::shared().url(name), Around::default()).unwrap())
}

/// What blocks must not be called by a task.
fn beside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

impl Place for Shared {
    fn new() -> Self {
        static TEMPLATE: OnceLock<String> = OnceLock::new();
        let cluster = Cluster::shared();
        let template = TEMPLATE.get_or_init(|| {
            let name = cluster.database(None);
            beside(|| migrate(&options(&name)).unwrap());
            name
        });
        Self(options(&cluster.database(Some(template))))
    }

    fn open(&self, clock: Arc<ManualClock>) -> Store {
        beside(|| Store::share(self.0.clone(), Zones::utc(), clock).unwrap())
    }

    /// Copies are its operator's.
    fn backed_up(&self) -> Option<Self> {
        None
    }
}
