//! The ports of the desk: what it needs from outside, as traits.

use async_trait::async_trait;
use callpad_wire::op::{Readable, TellPresence};
use callpad_wire::{
    Answer, CounterRequest, DeskId, Error, Features, FeedEnd, FeedMessage, IdempotencyKey, LocationId,
    NextTicket, ServiceId, Ticket, WaitingService,
};
use jiff::Timestamp;
use std::time::Duration;

use crate::alert::Alert;
use crate::record::Journal;
use crate::request::{Outcome, Request};
use crate::storage::{Loaded, StoreProblem};
use crate::time::Now;

/// The operations of the API that the desk uses, signed in as one person. `callpad_client::Session` is the real one.
#[async_trait]
pub trait TicketApi: Send + Sync + 'static {
    /// Sends an action, once, with this key.
    async fn perform(&self, request: &Request, key: &IdempotencyKey) -> Outcome;
    /// waitingticketscount, of one location or of all.
    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error>;
    /// waitingticketslist.
    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error>;
    /// pausedticketslist.
    async fn paused(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error>;
    /// cancellededticketslist (T3).
    async fn cancelled(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error>;
    /// The read-back of the open answer (`answers` extension).
    async fn current_answer(&self, desk: &DeskId) -> Result<ReadBack, Error>;
    /// Tells who is at the counter (`presence` extension); only where the server has it.
    async fn tell_presence(&self, presence: &TellPresence) -> Result<(), Error>;
    /// What waits for an answer of this counter (`requests` extension); only where the server has it.
    async fn open_requests(&self, desk: &DeskId) -> Result<Readable<CounterRequest>, Error>;
    /// Who is called next at this counter for these services (`next` extension); only where the server
    /// has it.
    async fn next_ticket(&self, desk: &DeskId, services: &[ServiceId]) -> Result<Option<NextTicket>, Error>;
    /// Opens the change feed (`push` extension), after this message if one was read; asked only where the
    /// server has it.
    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd>;
    /// Server clock minus ours, by the last response's Date header; zero if it had none (V4).
    fn clock_offset(&self) -> jiff::SignedDuration;
    /// What the server has beyond the API, as its last response named it.
    fn features(&self) -> Features;
}

/// What the read-back of the open answer says (the `answers` extension).
#[derive(Clone, Debug, PartialEq)]
pub enum ReadBack {
    /// Not asked, or no response came.
    NoResponse,
    /// This server has no read-back, or refuses it.
    CannotTell,
    /// No answer is open at this counter.
    NoneOpen,
    /// This one is open.
    Open(Box<Answer>),
}

/// Who is called next, as the server says (the `next` extension).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhoIsNext {
    /// Not asked, or the server cannot tell.
    NoResponse,
    /// Nobody waits.
    Nobody,
    /// This ticket.
    Ticket(NextTicket),
}

/// A change feed.
#[async_trait]
pub trait Feed: Send + 'static {
    /// The next message. Cancel-safe: nothing is lost.
    ///
    /// # Errors
    /// Why the feed ended.
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd>;
}

/// Alerts a person who is not looking at Callpad: notification, sound, tray, taskbar. Returns at once.
pub trait Notifier: Send + Sync + 'static {
    /// Shows this alert.
    fn alert(&self, alert: &Alert);
    /// Withdraws the last alert.
    fn over(&self);
}

/// Alerts nobody: for programs without a window.
#[derive(Clone, Copy, Debug, Default)]
pub struct NullNotifier;

impl Notifier for NullNotifier {
    fn alert(&self, _: &Alert) {}

    fn over(&self) {}
}

/// The source of [`Now`].
pub trait Clock: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> Now;
}

/// The clocks of this machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Duration,
}

impl SystemClock {
    /// Starts the clocks.
    pub fn new() -> Self {
        Self { start: since_boot() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Now {
        Now { running: since_boot().saturating_sub(self.start), wall: Timestamp::now() }
    }
}

/// A clock that never goes back and runs on while the machine sleeps; the standard library's does not on every system.
#[cfg(unix)]
fn since_boot() -> Duration {
    #[cfg(target_os = "linux")]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
    // On macOS this one includes sleep.
    #[cfg(not(target_os = "linux"))]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
    Duration::try_from(rustix::time::clock_gettime(CLOCK)).unwrap_or_default()
}

/// On Windows the performance counter includes sleep.
#[cfg(not(unix))]
fn since_boot() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// Saves the journal for a restart (M2, T12): numbers and ids, no names. It holds the records of every seat, so that
/// nobody overwrites a colleague's open ticket, or one at another branch. Both calls may block; the desk's runner makes
/// them on a thread where that is allowed.
pub trait Store: Send + Sync + 'static {
    /// Everything saved, as far as it can be read, and what was wrong with it. A damaged file is copied before it is
    /// overwritten.
    fn load(&self) -> Loaded;
    /// Replaces everything saved; on disk when this returns.
    fn save(&self, journal: &Journal) -> Result<(), StoreProblem>;
}
