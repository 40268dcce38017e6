//! One store that is open: its writer on a thread of its own, its readers beside each other, and the feed. The database
//! behind it is whichever [`Database`] it was given.

use std::{
    any::Any,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};

use tokio::{
    sync::{Semaphore, oneshot, watch},
    time::{Instant, timeout},
};

use super::{
    administer, averages, change,
    group::{self, Answer, Job},
    look::Look,
    outbox,
    removals::{self, Pass, Removal},
    sums,
    tail::Tail,
    time,
    turn::Turn,
    view::View,
    writer::Writer,
};
use crate::{
    clock::{Clock, Time},
    domain::{refusal::Failure, zones::Zones},
    feed::Feed,
    log_throttle::LogThrottle,
    measure,
    queue::{asked::Asked, outcome::Done},
    store::{
        administration::{Administered, Administration, Plan},
        error::StorageError,
        sql::{Connection, database::Database},
    },
};

/// The most concurrent reads, each on its own connection; more would only compete for the same processors.
const READERS: usize = 8;
/// How long reads, and then the writer, are waited for before the log is emptied: no read takes longer, and no call
/// waits longer than for a slow disk.
const READERS_PAUSE: Duration = Duration::from_secs(1);
/// How long the result of a health check is reused. Anybody may ask, so it must be cheap.
const HEALTH_CACHED_FOR: Duration = Duration::from_secs(1);
/// How long a health check may take before the storage counts as broken.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(5);

/// The storage of one running server.
#[derive(Debug)]
pub(crate) struct Engine {
    database: Arc<dyn Database>,
    pub(super) zones: Zones,
    /// Publishes changes, after they are on disk.
    feed: Arc<Feed>,
    clock: Arc<dyn Clock>,
    writer_thread: Mutex<Option<WriterThread>>,
    /// Tells what other servers change.
    tail: Mutex<Option<Tail>>,
    readers: Mutex<Vec<Connection>>,
    reading: Semaphore,
    /// The writer has ended by itself.
    failed: watch::Sender<bool>,
    /// Reads that the storage failed.
    unread: LogThrottle,
    /// The last health check: when, and whether the storage worked.
    pub(crate) last_health: tokio::sync::Mutex<Option<(Instant, bool)>>,
}

#[derive(Debug)]
struct WriterThread {
    jobs: mpsc::Sender<Job>,
    thread: thread::JoinHandle<()>,
}

impl Engine {
    /// Begins on a database that is up to date. `connection` is its first one that writes; `held` is let go after the last
    /// write.
    pub(crate) fn begin(
        database: Arc<dyn Database>,
        connection: Connection,
        held: impl Any + Send,
        zones: Zones,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StorageError> {
        let now = clock.now();
        let start = connection.write()?;
        let moment = time::latest(&start, now)?.moment;
        averages::refresh_all(&start, moment, &zones)?;
        sums::start(&start, moment, &zones)?;
        let first = time::first_number(&start, now)?;
        start.commit()?;
        let is_shared = connection.is_shared();
        let feed = Arc::new(match is_shared {
            // Whoever comes from another server goes on here.
            true => outbox::begin(&connection, first)?,
            false => Feed::new(first),
        });
        let writer = Writer::new(connection, Some(feed.clone()), zones.clone());
        let (jobs, mailbox) = mpsc::channel::<Job>();
        let failed = watch::Sender::new(false);
        let (again, of_writer, ended) = (database.clone(), feed.clone(), failed.clone());
        let of_thread = zones.clone();
        let thread = thread::Builder::new().name("callpad-store".into()).spawn(move || {
            // The database is free again only after the last write.
            let _held = held;
            let anew = || Ok(Writer::new(again.to_write()?, Some(of_writer.clone()), of_thread.clone()));
            if let Err(error) = group::run(writer, &mailbox, anew) {
                tracing::error!(%error, "the writer cannot begin again");
                ended.send_replace(true);
            }
        })?;
        let tail = match is_shared {
            true => Some(Tail::begin(database.clone(), feed.clone(), clock.clone())?),
            false => None,
        };
        Ok(Self {
            database,
            zones,
            feed,
            clock,
            tail: Mutex::new(tail),
            writer_thread: Mutex::new(Some(WriterThread { jobs, thread })),
            readers: Mutex::default(),
            reading: Semaphore::new(READERS),
            failed,
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
    pub(crate) fn feed(&self) -> &Arc<Feed> {
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
            let connection = match idle {
                Some(connection) => connection,
                None => store.database.to_read()?,
            };
            let transaction = connection.read()?;
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
        self: &Arc<Self>,
        what: Administration,
        who: String,
    ) -> Result<Administered, Failure> {
        if let Administration::Change(plan) = &what {
            self.make_room(plan).await?;
        }
        let zones = self.zones.clone();
        let done = self
            .write_at(move |turn, time| Ok(administer::administer(turn, &what, time, &who, Some(&zones))?));
        done.await
    }

    /// What is added anew under a name that was removed begins without a history.
    async fn make_room(self: &Arc<Self>, plan: &Plan) -> Result<(), Failure> {
        let added = removals::of_added(&plan.difference);
        if added.is_empty() {
            return Ok(());
        }
        let pending = self.read(move |view| {
            let mut pending = Vec::new();
            for removal in added {
                if removals::is_pending(view, &removal)? {
                    pending.push(removal);
                }
            }
            Ok(pending)
        });
        for removal in pending.await? {
            self.clear(&removal).await?;
        }
        Ok(())
    }

    /// Clears a history, a little at a time, while others go on. What was found stays as it is meanwhile: only what is open
    /// changes, and that ended when its entry was removed.
    pub(crate) async fn clear(self: &Arc<Self>, removal: &Removal) -> Result<(), Failure> {
        let mut pass = Pass::default();
        loop {
            let (of_read, mut next) = (removal.clone(), pass);
            let found = self.read(move |view| {
                let found = removals::find(view, &of_read, &mut next)?;
                Ok((found, next))
            });
            let (found, next) = found.await?;
            pass = next;
            let of_write = removal.clone();
            let is_over = self.write_at(move |turn, _| Ok(removals::step(turn, &of_write, next, &found)?));
            if is_over.await? {
                return Ok(());
            }
            // Whoever waits to call comes first.
            tokio::task::yield_now().await;
        }
    }

    /// Whether the writer does what it is given. A write that fails, say on a full disk, counts as well.
    pub(crate) async fn is_alive(&self) -> bool {
        self.with_writer(|_| Ok(())).await.is_ok()
    }

    /// Whether what the database keeps beside its tables has grown long.
    pub(super) fn has_long_log(&self) -> bool {
        self.database.has_long_log()
    }

    /// Erases what the database keeps of what was erased; false while others use it. Where somebody always reads, nobody
    /// begins to read for a moment: it would never come about otherwise.
    pub(crate) async fn erase_traces(&self) -> Result<bool, Failure> {
        if self.try_to_erase_traces(Duration::ZERO).await? {
            return Ok(true);
        }
        let all = u32::try_from(READERS).unwrap_or(u32::MAX);
        let Ok(Ok(_nobody_reads)) = timeout(READERS_PAUSE, self.reading.acquire_many(all)).await else {
            return Ok(false);
        };
        self.try_to_erase_traces(READERS_PAUSE).await
    }

    async fn try_to_erase_traces(&self, patience: Duration) -> Result<bool, Failure> {
        let database = self.database.clone();
        match tokio::task::spawn_blocking(move || database.erase_traces(patience)).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(StorageError::Database(failure))) => Err(Failure::Storage(failure)),
            _ => Err(Failure::Stopped),
        }
    }

    /// Ends the writer after its last write and releases the folder. Blocks; later calls fail.
    pub(crate) fn close(&self) {
        self.database.close();
        drop(self.tail.lock().unwrap_or_else(PoisonError::into_inner).take());
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
