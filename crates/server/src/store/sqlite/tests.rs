//! The engine on a folder.

mod group;
mod panics;
mod removals;

use std::{path::Path, sync::Arc};

use crate::{
    clock::{ManualClock, Time},
    directory::Directory,
    domain::{refusal::Failure, zones::Zones},
    rules::effect::NewTicket,
    store::sql::{engine::Engine, tickets, turn::Turn},
};

fn site(folder: &Path) -> Arc<Engine> {
    let directory: Directory = serde_json::from_value(serde_json::json!({
        "locations": [{"id": "l", "name": "Hall"}],
        "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
    }))
    .unwrap();
    crate::import(folder, &directory).unwrap();
    let clock = Arc::new(ManualClock::new(jiff::Timestamp::UNIX_EPOCH));
    Arc::new(super::open(folder, Zones::utc(), clock).unwrap())
}

fn issue(transaction: &Turn<'_>, time: Time) -> Result<i64, Failure> {
    let new =
        NewTicket { service_id: "a".into(), issued: time.moment, lang: "x".into(), ..Default::default() };
    Ok(tickets::insert(transaction, &new)?)
}

#[tokio::test]
async fn a_first_listener_misses_nothing_whenever_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let store = site(folder.path());
    let start = store.feed().last();
    store.write_at(issue).await.unwrap();
    // It existed before the change, but only now starts to listen.
    let listening = store.feed().listen(None, Some(start));
    assert_eq!((listening.reset, listening.missed.len()), (false, 1));
    // It arrives while a change is being written.
    let folder = tempfile::tempdir().unwrap();
    let store = site(folder.path());
    let feed = store.feed().clone();
    let mut listening = store
        .write_at(move |transaction, time| {
            issue(transaction, time)?;
            Ok(feed.listen(None, None))
        })
        .await
        .unwrap();
    assert_eq!(listening.coming.try_recv().unwrap().seq, listening.seq + 1);
}

#[tokio::test]
async fn numbers_of_changes_grow_over_a_restart_with_a_clock_that_stands_still() {
    let folder = tempfile::tempdir().unwrap();
    let store = site(folder.path());
    for _ in 0..3 {
        store.write_at(issue).await.unwrap();
    }
    let last = store.feed().last();
    store.close();
    drop(store);
    let clock = Arc::new(ManualClock::new(jiff::Timestamp::UNIX_EPOCH));
    let store = super::open(folder.path(), Zones::utc(), clock).unwrap();
    assert!(store.feed().last() > last);
}
