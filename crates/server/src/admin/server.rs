//! The server's side: it takes commands through its local socket, a few at a time.

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::{Semaphore, watch},
    time::timeout,
};

use super::{
    ask::{AdminError, Ask, Change, Reply, Report},
    change::{plan, report},
    socket::{self, Listener, Request},
    told::told,
};
use crate::{
    domain::refusal::Failure,
    store::{
        Store,
        administration::{Administered, Administration},
        chore::EraseTraces,
        query::StateNow,
    },
    tokens::Tokens,
};

/// How many commands are taken at once; whoever comes then is turned away, and comes again.
const AT_ONCE: usize = 4;
/// How long a command may take to arrive, and its answer to be taken: it comes from this machine.
const TRANSFER: Duration = Duration::from_secs(30);
/// How often a change is worked out anew because somebody else was quicker.
const TRIES: usize = 5;
/// How often the last traces are tried to be erased, and how long after each other: a read takes less.
const TRACE_TRIES: usize = 50;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// Before it is listened anew after a fault of the system.
const PAUSE: Duration = Duration::from_secs(1);

/// What a command needs of the server.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub(crate) store: Arc<Store>,
    pub(crate) tokens: Arc<Tokens>,
    /// Told when tokens have ended, or people may see or do something else.
    pub(crate) rights_changed: watch::Sender<()>,
    /// How others reach the server, as far as it knows.
    pub(crate) base_url: String,
}

/// Takes commands until it is dropped. A server that cannot be administered serves all the same.
pub(crate) async fn run(folder: PathBuf, office: Office) {
    let mut listener = match Listener::open(&folder) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::warn!(%error, "the server cannot be administered while it runs");
            return std::future::pending().await;
        }
    };
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let stream = match listener.accept().await {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(%error, "a command could not be taken");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let Ok(turn) = turns.clone().try_acquire_owned() else { continue };
        let office = office.clone();
        tokio::spawn(async move {
            let _turn = turn;
            answer(stream, &office).await;
        });
    }
}

async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin, office: &Office) {
    let request: Request = match timeout(TRANSFER, socket::receive(&mut stream)).await {
        Ok(Ok(request)) => request,
        Ok(Err(error)) => {
            tracing::warn!(%error, "a command could not be read");
            let reply = Reply::Plain(format!(
                "the server did not understand the command ({error}); is it of another version?"
            ));
            let _ = timeout(TRANSFER, socket::send(&mut stream, &reply)).await;
            return;
        }
        Err(_) => return,
    };
    let who = request.who();
    let done = office.perform(request.ask, who.clone()).await;
    match &done {
        Ok(report) => tracing::info!(who, lines = report.lines.len(), "administration"),
        Err(error) => tracing::info!(who, refused = %first_line(error), "administration"),
    }
    // Whoever asked has gone, or reads it.
    let _ = timeout(TRANSFER, socket::send(&mut stream, &Reply::from(done))).await;
}

fn first_line(error: &AdminError) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

impl Office {
    async fn perform(&self, ask: Ask, who: String) -> Result<Report, AdminError> {
        match ask.into_plain() {
            Ok(what) => self.at_once(what, who).await,
            Err(change) => {
                let report = self.change(*change, who).await?;
                self.rights_changed.send_replace(());
                Ok(report)
            }
        }
    }

    async fn at_once(&self, what: Administration, who: String) -> Result<Report, AdminError> {
        let done = self.store.administer(what.clone(), who).await.map_err(failed)?;
        if let Administered::Rotated { ring, .. } = &done {
            self.tokens.change_keys(ring);
        }
        let mut report = told(&what, done, &self.base_url)?;
        if matches!(
            what,
            Administration::Revoke { .. }
                | Administration::RotateKeys { .. }
                | Administration::DeviceKey { .. }
        ) {
            self.rights_changed.send_replace(());
        }
        if matches!(what, Administration::Erase(_)) && !self.traces_are_erased().await {
            report
                .lines
                .push("it is still in the log beside the database, until nobody reads for a moment".into());
        }
        Ok(report)
    }

    /// What was erased is gone from beside the data too, unless others read it all the time.
    async fn traces_are_erased(&self) -> bool {
        for _ in 0..TRACE_TRIES {
            if self.store.tend(EraseTraces).await.unwrap_or(false) {
                return true;
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
        false
    }

    async fn change(&self, change: Change, who: String) -> Result<Report, AdminError> {
        let mut tries = TRIES;
        loop {
            let state = self.store.look(StateNow).await.map_err(failed)?;
            // Secrets take their time: nobody else waits for it.
            let of = change.clone();
            let plan = tokio::task::spawn_blocking(move || plan(state, of)).await;
            let plan = plan.map_err(|error| AdminError::Plain(error.to_string()))??;
            if change.dry_run {
                return Ok(report(&plan));
            }
            let what = Administration::Change(Arc::new(plan));
            match self.store.administer(what.clone(), who.clone()).await.map_err(failed)? {
                // Somebody else was quicker.
                Administered::Stale if tries > 1 => tries -= 1,
                done => return told(&what, done, &self.base_url),
            }
        }
    }
}

fn failed(failure: Failure) -> AdminError {
    match failure {
        Failure::Storage(error) => AdminError::Storage(error.into()),
        Failure::Refused(_) | Failure::Stopped => AdminError::Plain("the server is ending".into()),
    }
}
