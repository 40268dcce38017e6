//! The ports of the board: what it needs from outside, as traits. Clock and feed are the desk's.

use async_trait::async_trait;
use callpad_desk::StoreProblem;
use callpad_desk::ports::Feed;
use callpad_wire::op::{LocationBoard, Readable};
use callpad_wire::{
    CounterRequest, Error, Features, FeedEnd, IdempotencyKey, LocationId, ServiceId, Ticket, WaitingService,
};
use jiff::civil::DateTime;

use crate::act::{Act, ActDone};
use crate::alert::SupervisorAlert;
use crate::directory::BoardDirectory;
use crate::record::{ActJournal, LoadedActs};

/// The operations that supervisors use, signed in as one person.
#[async_trait]
pub trait BoardApi: Send + Sync + 'static {
    /// The board of one location, or of all that the person may see (`board` extension). Of the last hour the server may leave
    /// out the steps up to the one that began at `steps_after`.
    async fn board(
        &self,
        location: Option<&LocationId>,
        steps_after: Option<DateTime>,
    ) -> Result<Readable<LocationBoard>, Error>;
    /// Locations, services and counters (`directory` extension); where the server has none what is known otherwise, or nothing.
    async fn directory(&self) -> Result<BoardDirectory, Error>;
    /// What waits for an answer at the person's counters (`requests` extension).
    async fn requests(&self) -> Result<Readable<CounterRequest>, Error>;
    /// waitingticketscount, of one location or of all.
    async fn counts(&self, location: Option<&LocationId>) -> Result<Readable<WaitingService>, Error>;
    /// waitingticketslist.
    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error>;
    /// Sends an act, once, with this key.
    async fn act(&self, act: &Act, key: &IdempotencyKey) -> Result<ActDone, Error>;
    /// Opens the change feed (`push` extension), after this message if one was read.
    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd>;
    /// Server clock minus ours; zero if it is not known (V4).
    fn clock_offset(&self) -> jiff::SignedDuration;
    /// What the server has beyond the API, as its last response named it.
    fn features(&self) -> Features;
}

/// Saves the journal of acts for a restart. Both calls may block; the runner makes them where that is allowed.
pub trait BoardStore: Send + Sync + 'static {
    /// Everything saved, as far as it can be read, and what was wrong with it.
    fn load(&self) -> LoadedActs;
    /// Replaces everything saved; on disk when this returns.
    ///
    /// # Errors
    /// Why it could not be written.
    fn save(&self, journal: &ActJournal) -> Result<(), StoreProblem>;
}

/// Alerts a supervisor who does not look at the board. Returns at once.
pub trait SupervisorNotifier: Send + Sync + 'static {
    /// Something is wrong, or no longer.
    fn alert(&self, alert: &SupervisorAlert);
}

/// Alerts nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct NullSupervisorNotifier;

impl SupervisorNotifier for NullSupervisorNotifier {
    fn alert(&self, _: &SupervisorAlert) {}
}
