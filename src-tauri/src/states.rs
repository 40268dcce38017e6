//! What a page draws, joined from its sources, with one revision that grows with each change; and how it gets there.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tauri::ipc::{Channel, IpcResponse};
use tokio::time::{Instant, sleep_until};

use crate::error_log::CriticalTaskGuard;

/// Where a state is read, and how it is known that it has changed.
pub(crate) trait Sources: Clone + Send + Sync + 'static {
    /// What they give, at one moment.
    type State: Clone + Send;

    /// The state now, with this revision.
    fn read(&self, revision: u32) -> Self::State;

    /// Its revision.
    fn revision(state: &Self::State) -> u32;

    /// Whether both show the same, whatever their revisions.
    fn same(one: &Self::State, other: &Self::State) -> bool;

    /// What is there now counts as known.
    fn heed(&mut self);

    /// Waits for a change, and whether there may be another: none after what is shown has ended.
    fn changed(&mut self) -> impl Future<Output = bool> + Send;
}

/// A reader of the states as they change. All readers share the revisions.
pub(crate) struct States<S: Sources> {
    sources: S,
    last: Arc<Mutex<S::State>>,
}

impl<S: Sources> States<S> {
    pub(crate) fn of(sources: S) -> Self {
        let first = sources.read(0);
        Self { sources, last: Arc::new(Mutex::new(first)) }
    }

    /// The newest state. Whoever reads it, and wherever: states are read one after the other, so that their revisions
    /// are in the order of what they show.
    pub(crate) fn now(&self) -> S::State {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.sources.read(S::revision(&last).wrapping_add(1));
        if !S::same(&now, &last) {
            *last = now;
        }
        last.clone()
    }

    /// Another reader with the same revisions, which can wait for changes.
    pub(crate) fn follow(&self) -> Self {
        let mut sources = self.sources.clone();
        sources.heed();
        Self { sources, last: self.last.clone() }
    }

    /// Waits for a change, and whether there may be another.
    pub(crate) async fn changed(&mut self) -> bool {
        let goes_on = self.sources.changed().await;
        self.sources.heed();
        goes_on
    }
}

/// Tells a page each change until its channel closes or what is shown ends: the first at once, later ones at most one per
/// `pace`, each made of the newest state. `before` is what the page was given first; a change that it need not be told has
/// no message.
pub(crate) async fn tell<S: Sources, M: IpcResponse>(
    channel: Channel<M>,
    pace: Duration,
    mut states: States<S>,
    mut before: S::State,
    message: impl Fn(&S::State, &S::State) -> Option<M>,
) {
    let _guard = CriticalTaskGuard;
    let mut next = Instant::now();
    loop {
        let now = states.now();
        if let Some(message) = message(&before, &now) {
            if Instant::now() < next {
                // More may come until the pace allows a message; the newest state is read again then.
                sleep_until(next).await;
                continue;
            }
            if channel.send(message).is_err() {
                return;
            }
            next = Instant::now() + pace;
        }
        before = now;
        if !states.changed().await {
            return;
        }
    }
}
