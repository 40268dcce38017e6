//! What the desk needs of the world, as traits; the fakes stand in `testkit`.

use async_trait::async_trait;
use callpad_client::{Error, FeedEnd, IdempotencyKey, NextTicket, Token};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CreateTicket,
    CreatedTicket, EndCall, PauseCall, Readable, Recall, TransferCall,
};
use callpad_wire::{Answer, DeskId, FeedMessage, LocationId, ServiceId, Ticket, WaitingService};
use jiff::Timestamp;
use serde::Serialize;
use std::time::Duration;

use crate::alert::Alert;
use crate::record::Journal;

/// The operations of the API that the desk uses, signed in as one person. `callpad_client::Session` is the real one.
#[async_trait]
pub trait TicketApi: Send + Sync + 'static {
    /// callnextticket.
    async fn call_next(&self, call: &CallNextTicket, key: &IdempotencyKey) -> Result<Answer, Error>;
    /// callticket.
    async fn call_ticket(&self, call: &CallTicket, key: &IdempotencyKey) -> Result<Answer, Error>;
    /// callpausedticket.
    async fn call_paused(&self, call: &CallPausedTicket, key: &IdempotencyKey) -> Result<Answer, Error>;
    /// callcancelledticket.
    async fn call_cancelled(&self, call: &CallCancelledTicket, key: &IdempotencyKey)
    -> Result<Answer, Error>;
    /// recall.
    async fn recall(&self, recall: &Recall, key: &IdempotencyKey) -> Result<(), Error>;
    /// endcall.
    async fn end_call(&self, end: &EndCall, key: &IdempotencyKey) -> Result<(), Error>;
    /// pausecall.
    async fn pause_call(&self, pause: &PauseCall, key: &IdempotencyKey) -> Result<(), Error>;
    /// cancelcall.
    async fn cancel_call(&self, cancel: &CancelCall, key: &IdempotencyKey) -> Result<(), Error>;
    /// transfercall.
    async fn transfer_call(&self, transfer: &TransferCall, key: &IdempotencyKey) -> Result<(), Error>;
    /// createticket.
    async fn create_ticket(
        &self,
        create: &CreateTicket,
        key: &IdempotencyKey,
    ) -> Result<CreatedTicket, Error>;
    /// waitingticketscount, of one location or of all.
    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error>;
    /// waitingticketslist.
    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error>;
    /// pausedticketslist.
    async fn paused(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error>;
    /// cancellededticketslist (T3).
    async fn cancelled(&self, desk: &DeskId) -> Result<Readable<Ticket>, Error>;
    /// The read-back of the open answer (`answers` extension). Outer none: this server cannot tell (plain Bloom).
    async fn current_answer(&self, desk: &DeskId) -> Result<Option<Option<Answer>>, Error>;
    /// Who is called next at this counter for these services (`next` extension); asked only where [`Capabilities::next`].
    async fn next_ticket(&self, desk: &DeskId, services: &[ServiceId]) -> Result<Option<NextTicket>, Error>;
    /// Opens the change feed (`push` extension), from behind this message if one was
    /// read; asked only where [`Capabilities::push`].
    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd>;
    /// Server clock minus ours, as the last answer's Date header told it; zero where it did not (V4).
    fn clock_offset(&self) -> jiff::SignedDuration;
    /// What the server has beyond the API, as its last answer named it.
    fn capabilities(&self) -> Capabilities;
}

/// Our server's extensions that the desk uses; a plain Bloom server has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// It answers the same key with the first answer again: an unknown outcome is settled by sending again.
    pub idempotency: bool,
    /// It tells which answer is open at a counter.
    pub answers: bool,
    /// It tells who is called next.
    pub next: bool,
    /// It tells every change at once.
    pub push: bool,
}

/// A change feed.
#[async_trait]
pub trait Feed: Send + 'static {
    /// The next message. May be given up and asked again without loss.
    ///
    /// # Errors
    /// Why there is none any more.
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd>;
}

/// Tells a person who looks elsewhere: notification, sound, tray, taskbar. Returns at once.
pub trait Notifier: Send + Sync + 'static {
    /// Tells this.
    fn alert(&self, alert: &Alert);
    /// What was told last is over.
    fn over(&self);
}

/// Tells nobody: for programs without a face.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Notifier for Silent {
    fn alert(&self, _: &Alert) {}

    fn over(&self) {}
}

/// Two clocks: one that never jumps, for timers, and the wall's, for waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Time since the program started, by a clock that never goes back and also counts while the machine sleeps.
    pub running: Duration,
    /// The wall clock of this machine.
    pub wall: Timestamp,
}

impl Now {
    /// How long ago that was, by whichever clock says more: the running one begins anew with each start, the wall's may
    /// be set.
    pub fn since(self, then: Self) -> Duration {
        let wall = Duration::try_from(self.wall.duration_since(then.wall).abs()).unwrap_or(Duration::MAX);
        self.running.saturating_sub(then.running).max(wall)
    }

    /// How far the wall clock was set since then; negative where it was set back.
    pub(crate) fn jump_since(self, then: Self) -> jiff::SignedDuration {
        let running = jiff::SignedDuration::try_from(self.running.saturating_sub(then.running));
        self.wall.duration_since(then.wall).saturating_sub(running.unwrap_or_default())
    }
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
    /// Starts counting.
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

/// A clock that never goes back and counts on while the machine sleeps; the standard library's does not everywhere.
#[cfg(unix)]
fn since_boot() -> Duration {
    #[cfg(target_os = "linux")]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
    // On macOS this one counts the sleep.
    #[cfg(not(target_os = "linux"))]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
    Duration::try_from(rustix::time::clock_gettime(CLOCK)).unwrap_or_default()
}

/// On Windows the performance counter counts the sleep.
#[cfg(not(unix))]
fn since_boot() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// Keeps the journal over a restart (M2, T12): numbers and ids, no names. It holds the records of every seat, so that a
/// colleague's open ticket, or one at another branch, is never overwritten by the next person's.
/// Both calls may block; the desk's runner makes them on a thread where that is allowed.
pub trait Store: Send + Sync + 'static {
    /// Everything that was kept, as far as it can be read, and what was wrong with it. A damaged file is copied before
    /// it is written again.
    fn load(&self) -> Loaded;
    /// Replaces everything that was kept; on disk when this returns.
    fn save(&self, journal: &Journal) -> Result<(), StoreProblem>;
}

/// What a [`Store`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// All that can be read.
    pub journal: Journal,
    /// What could not.
    pub damage: Option<Damage>,
}

/// What was wrong with a kept journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// How.
    pub kind: DamageKind,
    /// The name of the copy beneath the data folder; none where none could be made.
    pub kept: Option<String>,
    /// The system's words, for the log.
    pub detail: String,
}

/// How a journal is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DamageKind {
    /// Its end is missing: the machine stopped while it was written.
    Cut,
    /// A part makes no sense.
    Garbled,
    /// It is from a newer version; what is known of it is used.
    Newer,
    /// It cannot be opened or read at all.
    Unreadable,
}

/// Why a file of ours could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {detail}")]
pub struct StoreProblem {
    /// The file's name below the data folder.
    pub file: String,
    /// What kind of failure it was.
    pub kind: std::io::ErrorKind,
    /// The system's words.
    pub detail: String,
}

/// Names one token in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VaultKey {
    /// Carries a hash of the data folder and the system's user, and names server and person.
    pub account: String,
}

/// Where the session's token rests.
#[async_trait]
pub trait TokenVault: Send + Sync + 'static {
    /// The token kept under this key, if any.
    async fn load(&self, key: &VaultKey) -> Result<Option<Token>, VaultProblem>;
    /// Keeps a token.
    async fn save(&self, key: &VaultKey, token: &Token) -> Result<(), VaultProblem>;
    /// Removes it; nothing there is no error.
    async fn forget(&self, key: &VaultKey) -> Result<(), VaultProblem>;
}

/// Why the vault could not be used; the session then lives in memory only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultProblem {
    /// There is none on this system or in this session.
    #[error("this system has no keyring that Callpad can reach")]
    Absent,
    /// It is locked and was not unlocked.
    #[error("the keyring is locked")]
    Locked,
    /// It did not answer in time.
    #[error("the keyring did not answer in time")]
    TimedOut,
    /// It refused or failed.
    #[error("the keyring failed: {detail}")]
    Failed {
        /// The system's words; never holds the secret.
        detail: String,
    },
}
