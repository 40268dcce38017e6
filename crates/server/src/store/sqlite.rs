//! The engine of small sites: one SQLite file, one writer on its own thread, readers on their own connections.

mod administer;
mod answers;
mod audit;
mod averages;
pub(crate) mod backup;
mod board;
mod candidates;
mod change;
mod changes;
mod chores;
mod days;
mod directory;
mod effects;
mod facts;
mod failure;
mod folder;
mod forecasts;
mod group;
mod hall;
mod idempotency;
mod in_use;
mod locations;
mod lock;
mod look;
#[cfg(any(test, feature = "test-support"))]
mod memory;
mod meta;
mod numbers;
mod offline;
mod once;
mod open;
#[cfg(test)]
mod panics;
mod places;
mod presence;
mod present;
mod privacy;
mod requests;
mod schema;
mod sessions;
mod story;
mod sums;
mod supervised;
mod tickets;
mod time;
mod token_keys;
mod turn;
mod view;
mod writer;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use rusqlite::Connection;
use tokio::{
    sync::{Semaphore, oneshot, watch},
    time::{Instant, timeout},
};

pub(crate) use self::{
    chores::Work,
    look::Look,
    offline::{Offline, is_there, look_offline},
};
#[cfg(any(test, feature = "test-support"))]
pub(crate) use self::{group::set_most_together, memory::Memory};
use self::{
    group::{Answer, Job},
    open::{connect, open_for_reading, open_for_writing},
    turn::Turn,
    view::View,
    writer::Writer,
};
use crate::{
    clock::{Clock, Time},
    domain::{
        refusal::Failure,
        zones::{self, Zones},
    },
    feed::Feed,
    log_throttle::LogThrottle,
    measure,
    queue::{asked::Asked, outcome::Done},
    store::{
        administration::{Administered, Administration},
        error::StorageError,
    },
};

/// The most concurrent reads, each on its own connection; more would only compete for the same processors.
const READERS: usize = 8;
/// How long the result of a health check is reused. Anybody may ask, so it must be cheap.
const HEALTH_CACHED_FOR: Duration = Duration::from_secs(1);
/// How long a health check may take before the storage counts as broken.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(5);

/// The storage of one running server.
#[derive(Debug)]
pub(crate) struct Engine {
    file: PathBuf,
    zones: Zones,
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

impl Engine {
    /// Opens the folder, creating it if necessary, and migrates the database. The folder belongs to this store until
    /// [`Engine::close`] has returned.
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
        let of_thread = zones.clone();
        let thread = thread::Builder::new().name("callpad-store".into()).spawn(move || {
            // The folder is free again only after the last write.
            let _lock = lock;
            let anew = || Ok(Writer::publishing_to(connect(&again)?, of_writer.clone(), of_thread.clone())?);
            if let Err(error) = group::run(writer, &mailbox, anew) {
                tracing::error!(%error, "the writer cannot begin again");
                ended.send_replace(true);
            }
        })?;
        Ok(Self {
            file,
            zones,
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
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Turn<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.write_at(move |turn, _| work(turn)).await
    }

    /// The same, for work that needs the time of the write.
    async fn write_at<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Turn<'_>, Time) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let clock = self.clock.clone();
        self.with_writer(move |writer| writer.write(clock.now(), work)).await
    }

    /// Runs `work` with the writer, after all earlier writes. Its result comes when whatever it has seen is on disk.
    async fn with_writer<T: Send + 'static>(
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
    async fn read<T: Send + 'static>(
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

    /// Looks something up, in parallel with the writer.
    pub(crate) async fn look<Q: Look>(self: &Arc<Self>, query: Q) -> Result<Q::Answer, Failure> {
        let clock = self.clock.clone();
        self.read(move |view| query.look(view, clock.now())).await
    }

    /// Does what an administrator wants.
    pub(crate) async fn administer(
        &self,
        what: Administration,
        who: String,
    ) -> Result<Administered, Failure> {
        let zones = self.zones.clone();
        let done = self
            .write_at(move |turn, time| Ok(administer::administer(turn, &what, time, &who, Some(&zones))?));
        done.await
    }

    /// Whether the writer does what it is given. A write that fails, say on a full disk, counts as well.
    pub(crate) async fn is_alive(&self) -> bool {
        self.with_writer(|_| Ok(())).await.is_ok()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::ManualClock, directory::Directory, rules::effect::NewTicket};

    fn site(folder: &Path) -> Arc<Engine> {
        let directory: Directory = serde_json::from_value(serde_json::json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
        }))
        .unwrap();
        crate::import(folder, &directory).unwrap();
        let clock = Arc::new(ManualClock::new(jiff::Timestamp::UNIX_EPOCH));
        Arc::new(Engine::open(folder, Zones::utc(), clock).unwrap())
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
        let store = Engine::open(folder.path(), Zones::utc(), clock).unwrap();
        assert!(store.feed().after(0) > last);
    }
}
