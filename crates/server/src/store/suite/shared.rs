//! A database of its own in a real cluster.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
    time::Duration,
};

use callpad_postgres_cluster::Cluster;
use futures_util::future::join_all;

use super::{Branch, Place, call_next, issue, refused, text, under_key};
use crate::{
    clock::ManualClock,
    domain::{refusal::Refusal, zones::Zones},
    feed::Listening,
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

/// How long what another server has changed may take to be told here, before the test has failed.
const TOLD_WITHIN: Duration = Duration::from_secs(60);

/// The numbers of the next changes.
async fn numbers(listening: &mut Listening, count: usize) -> Vec<i64> {
    let mut numbers = Vec::new();
    while numbers.len() < count {
        let change = tokio::time::timeout(TOLD_WITHIN, listening.coming.recv()).await.expect("it is told");
        numbers.push(change.unwrap().seq);
    }
    numbers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_database_are_one_queue() {
    let one = Branch::<Shared>::new().await;
    let other = Branch {
        place: Shared(one.place.0.clone()),
        clock: one.clock.clone(),
        store: Arc::new(one.place.open(one.clock.clone())),
        quotas: one.quotas.clone(),
    };
    let last = one.store.last_change();
    assert_eq!(other.store.last_change(), last, "it goes on where the first one is");
    let (mut here, mut there) = (one.follow(), other.follow());
    let at = |n: usize| if n.is_multiple_of(2) { &one } else { &other };
    for n in 0..10 {
        assert_eq!(at(n).issue("a").await.1, format!("{:03}", n + 1));
    }
    // Twenty counters call at once, ten wait.
    let called = join_all((0..20).map(|n| at(n).change(call_next(n)))).await;
    let (got, none): (Vec<_>, Vec<_>) = called.into_iter().partition(Result::is_ok);
    let tickets: BTreeSet<_> =
        got.into_iter().map(|done| text(&done.unwrap().members, "/answer/ticket/id")).collect();
    assert_eq!(tickets.len(), 10, "each ticket once");
    assert!(none.into_iter().all(|none| refused(none) == Refusal::NOBODY_WAITS));
    // Both tell all of it, in the same order and without a gap.
    let all: Vec<_> = (last + 1..=last + 20).collect();
    assert_eq!(numbers(&mut here, 20).await, all);
    assert_eq!(numbers(&mut there, 20).await, all);
    // Done at one, asked for again at the other.
    let keyed = |branch: &Branch<Shared>| under_key("k", &[1], branch.asked(issue("b")));
    let first = one.store.change(keyed(&one)).await.unwrap();
    let again = other.store.change(keyed(&other)).await.unwrap();
    assert_eq!(again.members, first.members);
    assert_eq!(one.waiting("b").await.len(), 1);
    // Who comes from one to the other misses nothing.
    let back = other.store.follow(None, Some(last + 15));
    assert!(!back.reset);
    assert_eq!(back.missed.first().map(|first| first.seq), Some(last + 16));
    for store in [one.store, other.store] {
        tokio::task::spawn_blocking(move || store.close()).await.unwrap();
    }
}
