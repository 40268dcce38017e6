//! Panics inside the storage.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;

use crate::{
    clock::ManualClock,
    domain::{refusal::Failure, zones::Zones},
    store::sql::{engine::Engine, meta},
};

/// A writer that continues where it should have ended fails the test instead of blocking it for ever.
const NOTICED_WITHIN: Duration = Duration::from_secs(30);

fn opened(folder: &std::path::Path) -> Arc<Engine> {
    Arc::new(
        crate::store::sqlite::open(folder, Zones::utc(), Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH)))
            .unwrap(),
    )
}

async fn mark(store: &Arc<Engine>) -> Option<i64> {
    store.read(|connection| Ok(meta::demo_ends(connection)?)).await.unwrap()
}

#[tokio::test]
async fn a_writer_that_panics_begins_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    for round in 1..=3 {
        let broken = store.write::<()>(|t| {
            meta::set_demo_ends(t, -1)?;
            panic!("a fault")
        });
        assert!(matches!(broken.await, Err(Failure::Stopped)));
        assert!(store.is_healthy().await);
        store.write(move |t| Ok(meta::set_demo_ends(t, round)?)).await.unwrap();
        assert_eq!(mark(&store).await, Some(round), "what the fault had changed is undone");
        // The same for a reader.
        let broken = store.read::<()>(|_| panic!("a fault")).await;
        assert!(matches!(broken, Err(Failure::Stopped)));
    }
    store.close();
}

#[tokio::test]
async fn a_writer_that_cannot_begin_again_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    assert!(store.is_healthy().await);
    // A new connection cannot record the changes of a missing table.
    store
        .with_writer(|writer| {
            Ok(writer
                .connection()
                .execute_batch("PRAGMA foreign_keys = OFF; ALTER TABLE answers RENAME TO away")?)
        })
        .await
        .unwrap();
    let broken = store.write::<()>(|_| panic!("a fault"));
    assert!(matches!(broken.await, Err(Failure::Stopped)));
    tokio::time::timeout(NOTICED_WITHIN, store.failed()).await.expect("it is told");
    assert!(matches!(store.write(|_| Ok(())).await, Err(Failure::Stopped)));
    *store.last_health.lock().await = None;
    assert!(!store.is_healthy().await);
    store.close();
}
