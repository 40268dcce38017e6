//! Faults of the program inside the storage.

use std::sync::Arc;

use jiff::Timestamp;

use super::{FILE, Store, meta, zones::Zones};
use crate::{clock::ManualClock, domain::refusal::Failure};

fn opened(folder: &std::path::Path) -> Arc<Store> {
    Arc::new(Store::open(folder, Zones::utc(), Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH))).unwrap())
}

async fn mark(store: &Arc<Store>) -> Option<i64> {
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
        assert!(store.is_well().await);
        store.write(move |t| Ok(meta::set_demo_ends(t, round)?)).await.unwrap();
        assert_eq!(mark(&store).await, Some(round), "what the fault had changed is undone");
        // A reader too.
        let broken = store.read::<()>(|_| panic!("a fault")).await;
        assert!(matches!(broken, Err(Failure::Stopped)));
    }
    store.close();
}

#[tokio::test]
async fn a_writer_that_cannot_begin_again_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    assert!(store.is_well().await);
    let file = folder.path().join(FILE);
    let broken = store.write::<()>(move |_| {
        // A folder in its place cannot be opened.
        std::fs::rename(&file, file.with_extension("away")).unwrap();
        std::fs::create_dir(&file).unwrap();
        panic!("a fault")
    });
    assert!(matches!(broken.await, Err(Failure::Stopped)));
    store.failed().await;
    assert!(matches!(store.write(|_| Ok(())).await, Err(Failure::Stopped)));
    *store.seen.lock().await = None;
    assert!(!store.is_well().await);
    store.close();
}
