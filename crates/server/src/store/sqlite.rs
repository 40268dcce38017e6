//! The engine of small sites: one SQLite file, one writer on its own thread, readers on their own connections.

pub(crate) mod administered;
pub(crate) mod answers;
pub(crate) mod audit;
pub(crate) mod averages;
pub(crate) mod backup;
pub(crate) mod board;
pub(crate) mod candidates;
pub(crate) mod change;
mod changes;
pub(crate) mod days;
pub(crate) mod directory;
pub(crate) mod effects;
pub(crate) mod facts;
mod failure;
mod folder;
pub(crate) mod forecasts;
pub(crate) mod group;
pub(crate) mod idempotency;
pub(crate) mod in_use;
pub(crate) mod locations;
mod lock;
pub(crate) mod meta;
pub(crate) mod numbers;
mod once;
#[cfg(test)]
mod panics;
pub(crate) mod places;
pub(crate) mod presence;
pub(crate) mod present;
pub(crate) mod privacy;
pub(crate) mod requests;
mod schema;
pub(crate) mod sessions;
pub(crate) mod story;
pub(crate) mod sums;
pub(crate) mod supervised;
pub(crate) mod tickets;
pub(crate) mod time;
pub(crate) mod token_keys;
pub(crate) mod turn;
pub(crate) mod view;
pub(crate) mod writer;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig};
use tokio::{
    sync::{Semaphore, oneshot, watch},
    time::{Instant, timeout},
};

pub use self::folder::Untrusted;
use self::{
    group::{Answer, Job},
    turn::Turn,
    view::View,
    writer::Writer,
};
use crate::{
    clock::{Clock, Time},
    domain::{
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
        zones,
        zones::Zones,
    },
    feed::Feed,
    log_throttle::LogThrottle,
    measure,
    queue::{asked::Asked, outcome::Done},
};

/// Name of the database in the data folder.
const FILE: &str = "queue.sqlite3";
/// How many statements a connection keeps prepared.
const STATEMENTS: usize = 128;
/// The most concurrent reads, each on its own connection; more would only compete for the same processors.
const READERS: usize = 8;
/// How long the result of a health check is reused. Anybody may ask, so it must be cheap.
const HEALTH_CACHED_FOR: Duration = Duration::from_secs(1);
/// How long a health check may take before the storage counts as broken.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(5);

/// Why the storage cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Another process uses the folder.
    #[error("the folder is in use by another server")]
    InUse,
    /// Somebody else could change the folder.
    #[error("{0}")]
    Untrusted(Untrusted),
    /// The folder cannot be created or written.
    #[error("{0}")]
    Folder(#[from] std::io::Error),
    /// The database is damaged, or cannot be read or written.
    #[error("{0}")]
    Database(#[from] StorageFailure),
    /// The database was written by a newer version, or it was opened read-only before a server of this version has
    /// migrated it.
    #[error("{}", of_version(*found, *known))]
    Version {
        /// Version of the database.
        found: i64,
        /// Version of this program.
        known: i64,
    },
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl StorageError {
    /// The exit code of a command line: 3 folder in use, 5 damaged, 6 written by a newer version, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::InUse => 3,
            Self::Database(failure) if failure.kind == StorageFailureKind::Damaged => 5,
            Self::Version { found, known } if found > known => 6,
            Self::Untrusted(_) | Self::Folder(_) | Self::Database(_) | Self::Version { .. } => 1,
        }
    }
}

fn of_version(found: i64, known: i64) -> String {
    if found > known {
        format!(
            "the database was written by a newer version of callpad-server (its tables have version {found}, this \
             program knows {known}): take that version, or a backup from before it"
        )
    } else {
        format!(
            "the database is of an older version of callpad-server (its tables have version {found}, this program \
             needs {known}): start the server of this version once, it brings them up to date"
        )
    }
}

/// The storage of one running server.
#[derive(Debug)]
pub(crate) struct Store {
    file: PathBuf,
    /// Publishes changes, after they are on disk.
    feed: Arc<Feed>,
    clock: Arc<dyn Clock>,
    writer_thread: Mutex<Option<WriterThread>>,
    readers: Mutex<Vec<Connection>>,
    reading: Semaphore,
    /// The writer has ended by itself.
    failed: watch::Sender<bool>,
    /// Held while the log is emptied, on a connection of its own; true once the storage is closed.
    closed_to_emptying: Arc<Mutex<bool>>,
    /// Reads that the storage failed.
    unread: LogThrottle,
    /// The last health check: when, and whether the storage worked.
    last_health: tokio::sync::Mutex<Option<(Instant, bool)>>,
}

#[derive(Debug)]
struct WriterThread {
    jobs: mpsc::Sender<Job>,
    thread: thread::JoinHandle<()>,
}

impl Store {
    /// Opens the folder, creating it if necessary, and migrates the database. The folder belongs to this store until
    /// [`Store::close`] has returned.
    pub(crate) fn open(folder: &Path, zones: Zones, clock: Arc<dyn Clock>) -> Result<Self, StorageError> {
        let (file, mut connection, lock) = open_for_writing(folder)?;
        let now = clock.now();
        let moment = time::latest(&connection, now)?.moment;
        averages::refresh_all(&connection, moment, &zones)?;
        sums::start(&mut connection, moment, &zones)?;
        let feed = Arc::new(Feed::new(time::first_number(&connection, now)?));
        let writer = Writer::publishing_to(connection, feed.clone(), zones.clone())?;
        let (jobs, mailbox) = mpsc::channel::<Job>();
        let failed = watch::Sender::new(false);
        let (again, of_writer, ended) = (file.clone(), feed.clone(), failed.clone());
        let thread = thread::Builder::new().name("callpad-store".into()).spawn(move || {
            // The folder is free again only after the last write.
            let _lock = lock;
            let anew = || Ok(Writer::publishing_to(connect(&again)?, of_writer.clone(), zones.clone())?);
            if let Err(error) = group::run(writer, &mailbox, anew) {
                tracing::error!(%error, "the writer cannot begin again");
                ended.send_replace(true);
            }
        })?;
        Ok(Self {
            file,
            feed,
            clock,
            writer_thread: Mutex::new(Some(WriterThread { jobs, thread })),
            readers: Mutex::default(),
            reading: Semaphore::new(READERS),
            failed,
            closed_to_emptying: Arc::default(),
            unread: LogThrottle::default(),
            last_health: tokio::sync::Mutex::default(),
        })
    }

    /// Returns when nothing can be written any more although nobody closed the storage.
    pub(crate) async fn failed(&self) {
        // The sender lives as long as the storage.
        let _ = self.failed.subscribe().wait_for(|failed| *failed).await;
    }

    /// Health check: whether reads and writes work in time.
    pub(crate) async fn is_healthy(self: &Arc<Self>) -> bool {
        let mut last_health = self.last_health.lock().await;
        if let Some((at, well)) = *last_health
            && at.elapsed() < HEALTH_CACHED_FOR
        {
            return well;
        }
        let both = async {
            let read = self.read(|connection| Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await;
            read.is_ok() && self.with_writer(Writer::try_to_write).await.is_ok()
        };
        let well = timeout(HEALTH_TIMEOUT, both).await.unwrap_or(false);
        // Once: whoever watches asks again and again.
        if !well && last_health.is_none_or(|(_, was_well)| was_well) {
            tracing::error!("the storage cannot be read and written");
        }
        *last_health = Some((Instant::now(), well));
        well
    }

    /// The feed of changes.
    pub(crate) fn feed(&self) -> &Feed {
        &self.feed
    }

    /// Runs `work` in a turn of its own, after all earlier writes; its changes are published after the commit.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Turn<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.write_at(move |turn, _| work(turn)).await
    }

    /// The same, for work that needs the time of the write.
    pub(crate) async fn write_at<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Turn<'_>, Time) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let clock = self.clock.clone();
        self.with_writer(move |writer| writer.write(clock.now(), work)).await
    }

    /// Runs `work` with the writer, after all earlier writes. Its result comes when whatever it has seen is on disk.
    pub(crate) async fn with_writer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (reply, replied) = oneshot::channel();
        let waiting = measure::WaitingWrite::new();
        let job: Job = Box::new(move |writer| {
            waiting.begins();
            let result = work(writer);
            if let Err(Failure::Storage(failure)) = &result {
                writer.report(failure);
            }
            let answer: Answer = Box::new(move |settled| {
                // If the request was abandoned, nobody reads the result; the write is done anyway.
                let _ = reply.send(settled.map_err(Failure::from).and(result));
            });
            answer
        });
        {
            let writer_thread = self.writer_thread.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(writer_thread) = writer_thread.as_ref() else { return Err(Failure::Stopped) };
            writer_thread.jobs.send(job).map_err(|_| Failure::Stopped)?;
        }
        replied.await.map_err(|_| Failure::Stopped)?
    }

    /// Does what was asked for; with a key, once. It is on disk and told when this returns.
    ///
    /// # Errors
    /// A refusal, or a storage that fails: then nothing has changed.
    pub(crate) async fn change(&self, asked: Asked) -> Result<Done, Failure> {
        let clock = self.clock.clone();
        self.with_writer(move |writer| change::change(writer, asked, clock.now())).await
    }

    /// The clock's time.
    pub(crate) fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// Runs `work` on one consistent view of the data, in parallel with the writer.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&View<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let store = self.clone();
        // Never closed.
        let _turn = self.reading.acquire().await.map_err(|_| Failure::Stopped)?;
        let done = tokio::task::spawn_blocking(move || -> Result<T, Failure> {
            let idle = store.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = match idle {
                Some(connection) => connection,
                None => open_for_reading(&store.file)?,
            };
            let transaction = connection.transaction()?;
            let result = work(&View::of(&transaction));
            transaction.finish()?;
            let mut idle = store.readers.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.len() < READERS {
                idle.push(connection);
            }
            result
        });
        let done = done.await.map_err(|error| {
            if error.is_panic() {
                tracing::error!("a fault of the program in a reader");
            }
            Failure::Stopped
        })?;
        if let Err(Failure::Storage(failure)) = &done
            && let Some(times) = self.unread.due()
        {
            tracing::error!(error = %failure, times, "the storage cannot be read");
        }
        done
    }

    /// The same, for work that needs the time of the read.
    pub(crate) async fn read_at<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&View<'_>, Time) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let clock = self.clock.clone();
        self.read(move |view| work(view, time::latest(view, clock.now())?)).await
    }

    /// Ends the writer after its last write and releases the folder. Blocks; later calls fail.
    pub(crate) fn close(&self) {
        *self.closed_to_emptying.lock().unwrap_or_else(PoisonError::into_inner) = true;
        // Readers first: the last connection to close cleans up the files, so it must be able to write.
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let writer_thread = self.writer_thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(WriterThread { jobs, thread }) = writer_thread {
            drop(jobs);
            if thread.join().is_err() {
                tracing::error!("the storage thread ended early");
            }
        }
    }
}

/// Runs `work` on a folder that no server uses.
pub(crate) fn write_offline<T>(
    folder: &Path,
    work: impl FnOnce(&Turn<'_>) -> Result<T, Failure>,
) -> Result<T, OfflineAccessError> {
    let (_, mut connection, _lock) = open_for_writing(folder)?;
    let written = (|| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let turn = Turn::begin(&transaction)?;
        let result = work(&turn)?;
        turn.keep()?;
        transaction.commit()?;
        Ok(result)
    })();
    written.map_err(OfflineAccessError::Work)
}

/// Whether a folder holds a database.
pub(crate) fn is_there(folder: &Path) -> bool {
    folder.join(FILE).exists()
}

/// Reads from a folder, whether or not a server uses it.
pub(crate) fn read_offline<T>(
    folder: &Path,
    work: impl FnOnce(&View<'_>) -> Result<T, Failure>,
) -> Result<T, OfflineAccessError> {
    let connection = open_for_reading(&folder.join(FILE)).map_err(StorageError::from)?;
    schema::check(&connection)?;
    work(&View::of(&connection)).map_err(OfflineAccessError::Work)
}

/// Why work on a folder without a server failed.
#[derive(Debug)]
pub(crate) enum OfflineAccessError {
    Open(StorageError),
    Work(Failure),
}

impl From<StorageError> for OfflineAccessError {
    fn from(error: StorageError) -> Self {
        Self::Open(error)
    }
}

fn open_for_writing(folder: &Path) -> Result<(PathBuf, Connection, lock::FolderLock), StorageError> {
    let found = folder::secure(folder)?;
    let lock = lock::FolderLock::take(folder)?;
    let file = folder.join(FILE);
    let mut connection = connect(&file)?;
    schema::migrate(&mut connection)?;
    if found.was_open {
        token_keys::forget_all(&connection)?;
        tracing::warn!(
            folder = %folder.display(),
            "other users could read or write the data: all sign-ins have ended; look through the directory, and import \
             new secrets"
        );
    }
    Ok((file, connection, lock))
}

fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A confirmed call must survive a power cut: each commit reaches the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten with zeros, in the pages that go on and in those that become free.
    connection.pragma_update(None, "secure_delete", "ON")?;
    prepare(&connection)?;
    Ok(connection)
}

fn open_for_reading(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(&connection)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A statement is not planned anew for the values that it is given: that took half of a write.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::ManualClock, directory::Directory, rules::effect::NewTicket};

    fn site(folder: &Path) -> Arc<Store> {
        let directory: Directory = serde_json::from_value(serde_json::json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
        }))
        .unwrap();
        crate::import(folder, &directory).unwrap();
        let clock = Arc::new(ManualClock::new(jiff::Timestamp::UNIX_EPOCH));
        Arc::new(Store::open(folder, Zones::utc(), clock).unwrap())
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
        let start = store.feed().after(0);
        store.write_at(issue).await.unwrap();
        // It existed before the change, but only now starts to listen.
        let listening = store.feed().listen(None, Some(start));
        assert_eq!((listening.reset, listening.missed.len()), (false, 1));
        // It arrives while a change is being written.
        let folder = tempfile::tempdir().unwrap();
        let store = site(folder.path());
        let feed = store.feed.clone();
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
        let last = store.feed().after(0);
        store.close();
        drop(store);
        let clock = Arc::new(ManualClock::new(jiff::Timestamp::UNIX_EPOCH));
        let store = Store::open(folder.path(), Zones::utc(), clock).unwrap();
        assert!(store.feed().after(0) > last);
    }
}
