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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_is_emptied_although_somebody_always_reads() {
    let folder = tempfile::tempdir().unwrap();
    let store = site(folder.path());
    let log = folder.path().join("queue.sqlite3-wal");
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let (end, ended) = std::sync::mpsc::channel::<()>();
    let of_reader = store.clone();
    let reader = tokio::spawn(async move {
        let read = of_reader.read(move |view| {
            let count: i64 = view.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0))?;
            begun.send(count).unwrap();
            ended.recv().unwrap();
            Ok(())
        });
        read.await.unwrap();
    });
    has_begun.await.unwrap();
    store.write_at(issue).await.unwrap();
    let of_erasing = store.clone();
    let erased = tokio::spawn(async move { of_erasing.erase_traces().await.unwrap() });
    // Until nobody may begin to read.
    let brief = std::time::Duration::from_millis(20);
    while tokio::time::timeout(brief, store.read(|_| Ok(()))).await.is_ok() && !erased.is_finished() {}
    end.send(()).unwrap();
    reader.await.unwrap();
    assert!(erased.await.unwrap(), "it was waited for who read, and nobody else began to");
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    store.read(|_| Ok(())).await.unwrap();
    store.close();
}
