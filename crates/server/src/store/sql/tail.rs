//! Tells those who listen here what other servers have changed.

use std::{
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{database::Database, outbox};
use crate::{clock::Clock, feed::Feed, log_throttle::LogThrottle, store::sql};

/// Between two looks. Whoever listens is told of another server's change within two of them, and a look is one row of an
/// index. A word from the database would come no sooner for most, and does not pass through a pooler.
const BETWEEN: Duration = Duration::from_millis(25);
/// Between two looks while the database fails.
const AFTER_A_FAILURE: Duration = Duration::from_secs(1);
/// How often what is too old goes.
const TRIMMED_EVERY: Duration = Duration::from_secs(60);

/// The thread that looks. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Tail {
    ending: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Tail {
    pub(super) fn begin(
        database: Arc<dyn Database>,
        feed: Arc<Feed>,
        clock: Arc<dyn Clock>,
    ) -> std::io::Result<Self> {
        let (ending, ends) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("callpad-tail".into())
            .spawn(move || run(&*database, &feed, &*clock, &ends))?;
        Ok(Self { ending: Some(ending), thread: Some(thread) })
    }
}

impl Drop for Tail {
    fn drop(&mut self) {
        self.ending = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("a fault of the program: the thread that tells of changes ended early");
        }
    }
}

fn run(database: &dyn Database, feed: &Feed, clock: &dyn Clock, ends: &mpsc::Receiver<()>) {
    let (mut connection, failing) = (None, LogThrottle::default());
    let mut trimmed = Instant::now();
    let mut pause = BETWEEN;
    while matches!(ends.recv_timeout(pause), Err(mpsc::RecvTimeoutError::Timeout)) {
        let looked = (|| {
            let connection = match connection.take() {
                Some(connection) => connection,
                None => database.to_read()?,
            };
            outbox::catch_up(&connection, feed)?;
            if trimmed.elapsed() >= TRIMMED_EVERY {
                outbox::trim(&connection, clock.now())?;
                trimmed = Instant::now();
            }
            Ok::<_, sql::Error>(connection)
        })();
        pause = match looked {
            Ok(looked) => {
                connection = Some(looked);
                BETWEEN
            }
            Err(error) => {
                if let Some(times) = failing.due() {
                    tracing::error!(%error, times, "what other servers have changed cannot be read");
                }
                AFTER_A_FAILURE
            }
        };
    }
}
