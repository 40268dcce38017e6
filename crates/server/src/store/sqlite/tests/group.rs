//! What waits together is written together, and each write stands or falls alone.

// The disk that fails knows the paths of Unix.
#![cfg(unix)]

use std::{path::Path, sync::Arc};

use callpad_faulty_disk::{Disk, DiskFault};
use callpad_wire::Errno;
use futures_util::future::{BoxFuture, FutureExt, join_all};
use jiff::Timestamp;

use crate::{
    clock::{ManualClock, Time},
    directory::Directory,
    domain::zones::Zones,
    domain::{
        refusal::{Failure, Refusal},
        storage_failure::StorageFailureKind,
    },
    feed::ChangeNumbers,
    queue::asked::KeyedRequest,
    rules::effect::NewTicket,
    store::{
        error::StorageError,
        sql::{self, engine::Engine, group::MOST_TOGETHER, once::run_once, tickets, turn::Turn},
    },
};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// A hall on a disk that is watched.
struct Hall {
    _folder: tempfile::TempDir,
    disk: Disk,
    store: Arc<Engine>,
}

/// What a write came to: the ticket's number and the numbers under which it is told.
type Issued = Result<(i64, ChangeNumbers), Failure>;

impl Hall {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let directory: Directory = serde_json::from_value(serde_json::json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
        }))
        .unwrap();
        crate::import(folder.path(), &directory).unwrap();
        let disk = Disk::under(folder.path());
        let store = opened(folder.path()).unwrap();
        let hall = Self { _folder: folder, disk, store };
        // The first one begins the log file, which is flushed for itself.
        hall.issue().await.unwrap();
        hall
    }

    fn issue(&self) -> BoxFuture<'static, Issued> {
        self.issue_or(|| Ok(()))
    }

    /// Issues a ticket, and then does something else in the same turn.
    fn issue_or(&self, then: fn() -> Result<(), Failure>) -> BoxFuture<'static, Issued> {
        let store = self.store.clone();
        let issue = move |turn: &Turn<'_>, time: Time| {
            let number = issue(turn, time)?;
            then()?;
            Ok(number)
        };
        async move {
            store.with_writer(move |writer| writer.write_and_record(NOW, issue, |_, _, _| Ok(()))).await
        }
        .boxed()
    }

    /// Issues a ticket once under a key, or is refused.
    fn once(&self, key: &str, refused: bool) -> BoxFuture<'static, Result<Result<i64, Refusal>, Failure>> {
        let (store, key) = (self.store.clone(), key.to_owned());
        async move {
            let keyed_request =
                KeyedRequest { user: "ana".into(), operation: "createticket", key, params_digest: vec![1] };
            let done = store.with_writer(move |writer| {
                run_once(writer, &keyed_request, NOW, |turn, time| {
                    let number = issue(turn, time)?;
                    if refused { Err(Refusal::STATE.into()) } else { Ok(number) }
                })
            });
            Ok(done.await?.map(|(number, _)| number))
        }
        .boxed()
    }

    /// Has the writer find all of these in its mailbox at once, in this order.
    async fn together<T: Send + 'static>(&self, jobs: Vec<BoxFuture<'static, T>>) -> Vec<T> {
        let (open, gate) = std::sync::mpsc::channel::<()>();
        let closed = self.store.with_writer(move |_| {
            gate.recv().unwrap();
            Ok(())
        });
        // Each is sent when it is looked at first; the gate is opened behind the last.
        let (_, results, _) =
            tokio::join!(biased; closed, join_all(jobs), async move { open.send(()).unwrap() });
        results
    }

    /// The numbers of all tickets, in the order in which they were issued.
    async fn numbers(&self) -> Vec<i64> {
        numbers(&self.store).await
    }
}

fn opened(folder: &Path) -> Result<Arc<Engine>, StorageError> {
    Ok(Arc::new(crate::store::sqlite::open(folder, Zones::utc(), Arc::new(ManualClock::new(NOW)))?))
}

/// Issues a ticket; gives its number.
fn issue(turn: &Turn<'_>, time: Time) -> Result<i64, Failure> {
    let new =
        NewTicket { service_id: "a".into(), issued: time.moment, lang: "x".into(), ..NewTicket::default() };
    let seq = tickets::insert(turn, &new)?;
    Ok(turn.query_row("SELECT number FROM tickets WHERE seq = ?1", [seq], |row| row.get(0))?)
}

async fn numbers(store: &Arc<Engine>) -> Vec<i64> {
    let read = store.read(|connection| {
        let mut all = connection.prepare("SELECT number FROM tickets ORDER BY issued_at")?;
        let all = all.query_map([], |row| row.get(0))?;
        Ok(all.collect::<sql::Result<_>>()?)
    });
    read.await.unwrap()
}

fn told(numbers: &ChangeNumbers) -> i64 {
    let header = numbers.header(&crate::domain::roles::Caller::Anybody).unwrap();
    header.strip_prefix("l ").unwrap().parse().unwrap()
}

fn kind<T: std::fmt::Debug>(result: Result<T, Failure>) -> StorageFailureKind {
    match result {
        Err(Failure::Storage(failure)) => failure.kind,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_waits_together_costs_one_flush_and_each_has_its_own_number() {
    let hall = Hall::new().await;
    let (syncs, last) = (hall.disk.syncs(), hall.store.feed().last());
    let listening = hall.store.feed().listen(None, None);
    let jobs = (0..30).map(|n| {
        let refuse: fn() -> _ = || Err(Refusal::STATE.into());
        if n % 3 == 2 { hall.issue_or(refuse) } else { hall.issue() }
    });
    let results = hall.together(jobs.collect()).await;
    assert_eq!(hall.disk.syncs() - syncs, 1);
    let mut expected = 1;
    for (n, result) in results.into_iter().enumerate() {
        match (n % 3, result) {
            (2, Err(Failure::Refused(Refusal::STATE))) => {}
            (0 | 1, Ok((number, numbers))) => {
                expected += 1;
                assert_eq!((number, told(&numbers)), (expected, last + expected - 1));
            }
            other => panic!("{other:?}"),
        }
    }
    // What a refusal had taken is free again.
    assert_eq!(hall.numbers().await, (1..=21).collect::<Vec<_>>());
    let mut coming = listening.coming;
    for n in 1..=20 {
        assert_eq!(coming.try_recv().unwrap().seq, last + n);
    }
    coming.try_recv().unwrap_err();
}

#[tokio::test]
async fn a_group_has_an_end() {
    let hall = Hall::new().await;
    let syncs = hall.disk.syncs();
    let results = hall.together((0..MOST_TOGETHER + 5).map(|_| hall.issue()).collect()).await;
    assert!(results.iter().all(Result::is_ok));
    // The one who held the gate was the first of the first group.
    assert_eq!(hall.disk.syncs() - syncs, 2);
}

#[tokio::test]
async fn who_is_refused_costs_no_flush_and_a_key_counts_within_a_group() {
    let hall = Hall::new().await;
    let syncs = hall.disk.syncs();
    let refused = hall.together(vec![hall.once("r", true), hall.once("r", false)]).await;
    for refused in refused {
        assert_eq!(refused.unwrap(), Err(Refusal::STATE));
    }
    assert_eq!(hall.disk.syncs(), syncs);
    // Kept also beside something that is flushed.
    let jobs =
        vec![hall.once("s", true), hall.once("k", false), hall.once("k", false), hall.once("r", false)];
    let results: Vec<_> = hall.together(jobs).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(results, [Err(Refusal::STATE), Ok(2), Ok(2), Err(Refusal::STATE)]);
    let again = hall.together(vec![hall.once("s", false), hall.once("k", false)]).await;
    let again: Vec<_> = again.into_iter().map(Result::unwrap).collect();
    assert_eq!(again, [Err(Refusal::STATE), Ok(2)]);
    assert_eq!((hall.numbers().await, hall.disk.syncs() - syncs), (vec![1, 2], 1));
}

#[tokio::test]
async fn a_panic_undoes_its_own_write_and_no_other() {
    let hall = Hall::new().await;
    let last = hall.store.feed().last();
    let jobs = vec![
        hall.issue(),
        hall.issue_or(|| panic!("a fault")),
        hall.issue(),
        hall.issue_or(|| Err(Refusal::Errno(Errno::NO_TICKETS).into())),
        hall.issue(),
    ];
    let results = hall.together(jobs).await;
    assert!(matches!(results[1], Err(Failure::Stopped)), "{results:?}");
    assert!(matches!(results[3], Err(Failure::Refused(_))), "{results:?}");
    let done: Vec<_> =
        results.into_iter().flatten().map(|(number, told_as)| (number, told(&told_as))).collect();
    assert_eq!(done, [(2, last + 1), (3, last + 2), (4, last + 3)]);
    assert_eq!(hall.numbers().await, [1, 2, 3, 4]);
    assert!(hall.store.is_healthy().await);
}

#[tokio::test]
async fn a_group_that_cannot_be_flushed_changes_nothing_and_nobody_is_told() {
    for (fault, expected) in [
        (DiskFault::Sync, StorageFailureKind::Device),
        (DiskFault::Write, StorageFailureKind::Device),
        (DiskFault::Full, StorageFailureKind::Full),
    ] {
        let hall = Hall::new().await;
        let last = hall.store.feed().last();
        let mut listening = hall.store.feed().listen(None, None);
        hall.disk.fail(Some(fault));
        let results = hall.together(vec![hall.issue(), hall.issue(), hall.issue()]).await;
        for result in results {
            assert_eq!(kind(result), expected, "{fault:?}");
        }
        listening.coming.try_recv().unwrap_err();
        assert_eq!(hall.numbers().await, [1]);
        hall.disk.fail(None);
        let (number, numbers) = hall.issue().await.unwrap();
        assert_eq!((number, told(&numbers)), (2, last + 1), "{fault:?}");
        assert_eq!(listening.coming.try_recv().unwrap().seq, last + 1);
    }
}

#[tokio::test]
async fn what_was_refused_does_not_come_back_after_a_crash() {
    let hall = Hall::new().await;
    // Its pages and the mark of its commit are written, and only then the device fails.
    hall.disk.fail_once(DiskFault::Sync);
    assert_eq!(kind(hall.issue().await), StorageFailureKind::Device);
    // What the next start finds if the process ends now: all that was written, flushed or not.
    let crashed = tempfile::tempdir().unwrap();
    hall.disk.cut_power(crashed.path(), || true);
    assert_eq!(numbers(&opened(crashed.path()).unwrap()).await, [1]);
}
