//! What the desk needs of the world, as traits; the fakes stand in `testkit`.

use async_trait::async_trait;
use callpad_client::{Error, Token};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CreateTicket,
    CreatedTicket, EndCall, PauseCall, Readable, Recall, TransferCall,
};
use callpad_wire::{Answer, DeskId, LocationId, ServiceId, Ticket, WaitingService};
use jiff::Timestamp;
use std::time::Duration;

use crate::record::OpenRecord;

/// The operations of the API that the desk uses, signed in as one person. `callpad_client::Session` is the real one.
#[async_trait]
pub trait TicketApi: Send + Sync + 'static {
    /// callnextticket.
    async fn call_next(&self, call: &CallNextTicket) -> Result<Answer, Error>;
    /// callticket.
    async fn call_ticket(&self, call: &CallTicket) -> Result<Answer, Error>;
    /// callpausedticket.
    async fn call_paused(&self, call: &CallPausedTicket) -> Result<Answer, Error>;
    /// callcancelledticket.
    async fn call_cancelled(&self, call: &CallCancelledTicket) -> Result<Answer, Error>;
    /// recall.
    async fn recall(&self, recall: &Recall) -> Result<(), Error>;
    /// endcall.
    async fn end_call(&self, end: &EndCall) -> Result<(), Error>;
    /// pausecall.
    async fn pause_call(&self, pause: &PauseCall) -> Result<(), Error>;
    /// cancelcall.
    async fn cancel_call(&self, cancel: &CancelCall) -> Result<(), Error>;
    /// transfercall.
    async fn transfer_call(&self, transfer: &TransferCall) -> Result<(), Error>;
    /// createticket.
    async fn create_ticket(&self, create: &CreateTicket) -> Result<CreatedTicket, Error>;
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
    /// Server clock minus ours, as the last answer's Date header told it; zero where it did not (V4).
    fn clock_offset(&self) -> jiff::SignedDuration;
}

/// Two clocks: one that never jumps, for timers, and the wall's, for waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Time since the program started, by a clock that never goes back.
    pub running: Duration,
    /// The wall clock of this machine.
    pub wall: Timestamp,
}

/// The source of [`Now`].
pub trait Clock: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> Now;
}

/// The clocks of this machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: std::time::Instant,
}

impl SystemClock {
    /// Starts counting.
    pub fn new() -> Self {
        Self { start: std::time::Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Now {
        Now { running: self.start.elapsed(), wall: Timestamp::now() }
    }
}

/// Keeps open answers over a restart (M2): ticket numbers only, no names. One record per server, person and counter,
/// so that a colleague's open ticket, or one at another branch, is never overwritten by the next person's.
/// Both calls may block; the desk's runner makes them on a thread where that is allowed.
pub trait Store: Send + Sync + 'static {
    /// Everything that was kept; empty where nothing was. A file that cannot be understood is to be set aside under
    /// another name and reported as a problem: the next save writes a new one.
    fn load_open(&self) -> Result<Vec<OpenRecord>, StoreProblem>;
    /// Replaces everything that was kept; on disk when this returns.
    fn save_open(&self, open: &[OpenRecord]) -> Result<(), StoreProblem>;
}

/// Why a file of ours could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {detail}")]
pub struct StoreProblem {
    /// The file's name below the data folder.
    pub file: String,
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
