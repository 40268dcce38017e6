//! What the runners of desk and board have in common: they wait for what is due, listen to a change feed, and spread requests.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::time::Duration;

use callpad_wire::{FeedEnd, FeedMessage};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use tokio::time::{Instant, timeout_at};

use crate::ports::{Clock, Feed};

/// The longest single sleep. Timers stop while the machine sleeps, the clock does not: after a pause much longer than this the
/// machine has slept.
const NAP: Duration = Duration::from_secs(2);

/// How much longer than asked the pause must be for that.
const SLEPT: Duration = Duration::from_secs(10);

/// The most messages passed on together.
const MOST_AT_ONCE: usize = 1_000;

/// Why [`until_due`] returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woke {
    /// The time has come.
    Due,
    /// The machine has slept.
    Slept,
}

/// Returns at this time of the clock, or when the machine woke; never without a time.
pub async fn until_due(due: Option<Duration>, clock: &dyn Clock) -> Woke {
    let Some(due) = due else { return std::future::pending().await };
    loop {
        let now = clock.now().running;
        let left = due.saturating_sub(now);
        if left.is_zero() {
            return Woke::Due;
        }
        tokio::time::sleep(left.min(NAP)).await;
        if clock.now().running.saturating_sub(now) > NAP + SLEPT {
            return Woke::Slept;
        }
    }
}

/// What a change feed brings.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Messages, in order.
    Messages(Vec<FeedMessage>),
    /// Its end.
    Ended(FeedEnd),
}

/// Reads a feed until it ends, and passes on what it brings, each as the event that `event` makes of it. Between two deliveries
/// of messages lies `pace`: a burst is one event, and the first is not delayed.
pub async fn listen<E: Send>(
    opening: impl Future<Output = Result<Box<dyn Feed>, FeedEnd>> + Send,
    pace: Duration,
    events: mpsc::Sender<E>,
    event: impl Fn(Heard) -> E + Send,
) {
    let mut not_before = Instant::now();
    let mut feed = match opening.await {
        Ok(feed) => feed,
        Err(why) => return drop(events.send(event(Heard::Ended(why))).await),
    };
    let mut next = feed.next().await;
    loop {
        let mut messages = Vec::new();
        let ended = loop {
            match next {
                Ok(message) => messages.push(message),
                Err(why) => break Some(why),
            }
            // Messages already there are taken even if the pause is over; above this number they are passed on first.
            if messages.len() >= MOST_AT_ONCE {
                break None;
            }
            match timeout_at(not_before, feed.next()).await {
                Ok(more) => next = more,
                Err(_) => break None,
            }
        };
        if !messages.is_empty() && events.send(event(Heard::Messages(messages))).await.is_err() {
            return;
        }
        if let Some(why) = ended {
            return drop(events.send(event(Heard::Ended(why))).await);
        }
        not_before = Instant::now() + pace;
        next = feed.next().await;
    }
}

/// A task that ends when this is dropped.
#[derive(Debug)]
pub struct TaskGuard(pub AbortHandle);

impl Drop for TaskGuard {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// From 0 to 1; spreads the requests of many programs over time. Seeded by the system through the standard hasher.
pub fn random() -> f64 {
    let bits = RandomState::new().hash_one(()) >> 32;
    f64::from(u32::try_from(bits).unwrap_or_default()) / f64::from(u32::MAX)
}
