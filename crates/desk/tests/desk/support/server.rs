//! A queue server in memory, a disk in memory and a clock that goes with tokio's: for the runner.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use callpad_desk::ports::{Clock, Feed, Store, TicketApi};
use callpad_desk::{Damage, Loaded, Now, StoreProblem};
use callpad_desk::{DeskHandle, Journal, Outcome, Phase, ReadBack, Request};
use callpad_wire::op::{PresenceState, Readable, TellPresence};
use callpad_wire::{
    Answer, CounterRequest, DeskId, FeedMessage, LocationId, ServiceId, Ticket, WaitingService,
};
use callpad_wire::{Error, Features, FeedEnd, IdempotencyKey, NextTicket};
use jiff::SignedDuration;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

use super::{answer, readable, refused, start, ticket, waiting_service};

/// What goes wrong with the next request of an operation.
pub(crate) enum Fault {
    /// It answers this error and does nothing.
    Fail(Error),
    /// It does it, then the connection breaks.
    DoThenBreak,
    /// It waits until told to go on.
    Hold(oneshot::Receiver<()>),
    /// The client's code fails.
    Panic,
}

/// Two services, one counter; tickets are called in order.
pub(crate) struct FakeServer {
    inner: Mutex<Inner>,
    read_back: bool,
    push: Option<Push>,
    presence: bool,
    log: watch::Sender<Vec<&'static str>>,
}

struct Inner {
    waiting: Vec<Ticket>,
    paused: Vec<Ticket>,
    cancelled: Vec<Ticket>,
    open: Option<Answer>,
    answers: u32,
    told: Vec<TellPresence>,
    faults: HashMap<&'static str, VecDeque<Fault>>,
}

impl FakeServer {
    pub(crate) fn new(read_back: bool) -> Arc<Self> {
        let waiting = vec![ticket("a", "001", 0), ticket("a", "002", 5), ticket("b", "001", 3)];
        let (paused, cancelled) = (Vec::new(), Vec::new());
        let inner = Inner {
            waiting,
            paused,
            cancelled,
            open: None,
            answers: 0,
            told: Vec::new(),
            faults: HashMap::new(),
        };
        Arc::new(Self {
            inner: Mutex::new(inner),
            read_back,
            push: None,
            presence: false,
            log: watch::Sender::default(),
        })
    }

    /// One that pushes on these lines, and reads back.
    pub(crate) fn pushing(push: Push) -> Arc<Self> {
        let mut server = Self::new(true);
        if let Some(server) = Arc::get_mut(&mut server) {
            server.push = Some(push);
        }
        server
    }

    /// One that takes in who is there, and reads back.
    pub(crate) fn with_presence() -> Arc<Self> {
        let mut server = Self::new(true);
        if let Some(server) = Arc::get_mut(&mut server) {
            server.presence = true;
        }
        server
    }

    /// What it was told of who is there.
    pub(crate) fn told(&self) -> Vec<PresenceState> {
        self.inner().told.iter().map(|told| told.state).collect()
    }

    pub(crate) fn fault(&self, op: &'static str, fault: Fault) {
        self.inner().faults.entry(op).or_default().push_back(fault);
    }

    /// The next request of this operation waits until the sender is used or dropped.
    pub(crate) fn hold(&self, op: &'static str) -> oneshot::Sender<()> {
        let (go_on, deferred) = oneshot::channel();
        self.fault(op, Fault::Hold(deferred));
        go_on
    }

    /// Returns when this operation has been requested so many times.
    pub(crate) async fn requested(&self, op: &'static str, times: usize) {
        self.log.subscribe().wait_for(|log| count(log, op) >= times).await.unwrap();
    }

    pub(crate) fn count(&self, op: &str) -> usize {
        count(&self.log.borrow(), op)
    }

    pub(crate) fn open_id(&self) -> Option<String> {
        self.inner().open.as_ref().map(|open| open.id.to_string())
    }

    pub(crate) fn add(&self, ticket: Ticket) {
        self.inner().waiting.push(ticket);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    async fn serve<T>(
        &self,
        op: &'static str,
        work: impl FnOnce(&mut Inner) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.log.send_modify(|log| log.push(op));
        let fault = self.inner().faults.get_mut(op).and_then(VecDeque::pop_front);
        match fault {
            None => work(&mut self.inner()),
            Some(Fault::Fail(error)) => Err(error),
            Some(Fault::DoThenBreak) => {
                work(&mut self.inner()).ok();
                Err(Error::Broken)
            }
            Some(Fault::Hold(deferred)) => {
                deferred.await.ok();
                work(&mut self.inner())
            }
            Some(Fault::Panic) => panic!("a fault of the test"),
        }
    }
}

fn count(log: &[&str], op: &str) -> usize {
    log.iter().filter(|o| **o == op).count()
}

impl Inner {
    fn call(
        &mut self,
        op: &'static str,
        which: &(dyn Fn(&Ticket) -> bool + Sync),
        none: u32,
        list: fn(&mut Self) -> &mut Vec<Ticket>,
    ) -> Result<Answer, Error> {
        if self.open.is_some() {
            return Err(refused(op, 7));
        }
        let place = list(self).iter().position(which).ok_or_else(|| refused(op, none))?;
        self.answers += 1;
        let open = answer(&format!("w{}", self.answers), list(self).remove(place));
        Ok(self.open.insert(open).clone())
    }

    /// The open ticket, no longer open.
    fn finish(&mut self, op: &'static str, id: &callpad_wire::AnswerId) -> Result<Ticket, Error> {
        self.is_open(op, id)?;
        Ok(self.open.take().unwrap().ticket)
    }

    fn is_open(&self, op: &'static str, id: &callpad_wire::AnswerId) -> Result<(), Error> {
        if self.open.as_ref().is_some_and(|open| open.id == *id) { Ok(()) } else { Err(refused(op, 7)) }
    }

    fn of(&self, service: &str) -> Vec<Ticket> {
        self.waiting.iter().filter(|t| t.waits_in().unwrap().id.as_str() == service).cloned().collect()
    }
}

#[async_trait]
impl TicketApi for FakeServer {
    async fn perform(&self, request: &Request, _: &IdempotencyKey) -> Outcome {
        let op = request.action().spec().operation;
        let call = async |which: &(dyn Fn(&Ticket) -> bool + Sync),
                          none,
                          list: fn(&mut Inner) -> &mut Vec<Ticket>| {
            Outcome::Call(self.serve(op, |inner| inner.call(op, which, none, list)).await.map(Box::new))
        };
        match request {
            Request::CallNext(next) => {
                call(&|t| next.services.contains(&t.waits_in().unwrap().id), 8, |i| &mut i.waiting).await
            }
            Request::CallTicket(chosen) => call(&|t| t.id == chosen.ticket_id, 7, |i| &mut i.waiting).await,
            Request::CallPaused(chosen) => call(&|t| t.id == chosen.ticket_id, 7, |i| &mut i.paused).await,
            Request::CallCancelled(chosen) => {
                call(&|t| t.id == chosen.ticket_id, 7, |i| &mut i.cancelled).await
            }
            Request::Recall(recall) => {
                Outcome::Recall(self.serve(op, |inner| inner.is_open(op, &recall.answer_id)).await)
            }
            Request::End(end) => {
                Outcome::Finish(self.serve(op, |inner| inner.finish(op, &end.answer_id).map(drop)).await)
            }
            Request::Pause(pause) => Outcome::Finish(
                self.serve(op, |inner| {
                    let ticket = inner.finish(op, &pause.answer_id)?;
                    inner.paused.push(ticket);
                    Ok(())
                })
                .await,
            ),
            Request::Cancel(cancel) => Outcome::Finish(
                self.serve(op, |inner| {
                    let ticket = inner.finish(op, &cancel.answer_id)?;
                    inner.cancelled.push(ticket);
                    Ok(())
                })
                .await,
            ),
            Request::Transfer(transfer) => Outcome::Finish(
                self.serve(op, |inner| {
                    let mut ticket = inner.finish(op, &transfer.answer_id)?;
                    ticket.transferred = true;
                    inner.waiting.push(ticket);
                    Ok(())
                })
                .await,
            ),
            other => panic!("this server does not do {other:?}"),
        }
    }

    async fn counts(&self, _: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.serve("waitingticketscount", |inner| {
            let count = |id| waiting_service(id, u32::try_from(inner.of(id).len()).unwrap());
            Ok(readable(vec![count("a"), count("b")]))
        })
        .await
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.serve("waitingticketslist", |inner| Ok(readable(inner.of(service.as_str())))).await
    }

    async fn paused(&self, _: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.serve("pausedticketslist", |inner| Ok(readable(inner.paused.clone()))).await
    }

    async fn cancelled(&self, _: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.serve("cancellededticketslist", |inner| Ok(readable(inner.cancelled.clone()))).await
    }

    async fn current_answer(&self, _: &DeskId) -> Result<ReadBack, Error> {
        if !self.read_back {
            return Ok(ReadBack::CannotTell);
        }
        self.serve("answers/current", |inner| {
            Ok(inner.open.clone().map_or(ReadBack::NoneOpen, |open| ReadBack::Open(Box::new(open))))
        })
        .await
    }

    async fn tell_presence(&self, presence: &TellPresence) -> Result<(), Error> {
        self.serve("presence", |inner| {
            inner.told.push(presence.clone());
            Ok(())
        })
        .await
    }

    async fn open_requests(&self, _: &DeskId) -> Result<Readable<CounterRequest>, Error> {
        self.serve("requests", |_| Ok(readable(Vec::new()))).await
    }

    async fn next_ticket(&self, _: &DeskId, _: &[ServiceId]) -> Result<Option<NextTicket>, Error> {
        Err(refused("next", 7))
    }

    async fn feed(&self, after: Option<i64>) -> Result<Box<dyn Feed>, FeedEnd> {
        self.log.send_modify(|log| log.push("events"));
        let push = self.push.as_ref().ok_or(FeedEnd::Broken)?;
        let connection = push.lines.lock().unwrap().pop_front().ok_or(FeedEnd::Broken)?;
        push.after.lock().unwrap().push(after);
        Ok(Box::new(FakeFeed(connection)))
    }

    fn clock_offset(&self) -> SignedDuration {
        SignedDuration::ZERO
    }

    fn features(&self) -> Features {
        let named = [(self.read_back, "answers"), (self.push.is_some(), "push"), (self.presence, "presence")];
        Features::read(&named.map(|(has, name)| if has { name } else { "" }).join(","))
    }
}

/// The lines on which a server pushes, as the test feeds them; where there is none more it cannot be reached.
#[derive(Default)]
pub(crate) struct Push {
    pub(crate) lines: Mutex<VecDeque<mpsc::UnboundedReceiver<Result<FeedMessage, FeedEnd>>>>,
    /// From where each was opened.
    pub(crate) after: Mutex<Vec<Option<i64>>>,
}

struct FakeFeed(mpsc::UnboundedReceiver<Result<FeedMessage, FeedEnd>>);

#[async_trait]
impl Feed for FakeFeed {
    async fn next(&mut self) -> Result<FeedMessage, FeedEnd> {
        self.0.recv().await.unwrap_or(Err(FeedEnd::Broken))
    }
}

/// Goes with tokio's clock, which tests stop and move on.
pub(crate) struct TestClock {
    start: Instant,
    slept: Mutex<Duration>,
}

impl TestClock {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { start: Instant::now(), slept: Mutex::default() })
    }

    /// The machine sleeps: this clock goes on, and every timer stands still.
    pub(crate) fn sleep(&self, length: Duration) {
        *self.slept.lock().unwrap() += length;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Now {
        let passed = self.start.elapsed() + *self.slept.lock().unwrap();
        let start = start();
        Now { running: start.running + passed, wall: start.wall + SignedDuration::try_from(passed).unwrap() }
    }
}

/// A disk that notes what the desk showed while it was written.
#[derive(Default)]
pub(crate) struct FakeStore {
    pub(crate) journal: Mutex<Journal>,
    pub(crate) damage: Mutex<Option<Damage>>,
    pub(crate) problem: Mutex<Option<StoreProblem>>,
    pub(crate) watched: OnceLock<DeskHandle>,
    pub(crate) shown_while_saving: Mutex<Vec<Phase>>,
}

impl FakeStore {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    pub(crate) fn kept(&self) -> Vec<String> {
        self.journal.lock().unwrap().open.iter().map(|r| r.answer_id.to_string()).collect()
    }
}

impl Store for FakeStore {
    fn load(&self) -> Loaded {
        let damage = self.damage.lock().unwrap().clone();
        Loaded { journal: self.journal.lock().unwrap().clone(), damage }
    }

    fn save(&self, journal: &Journal) -> Result<(), StoreProblem> {
        if let Some(desk) = self.watched.get() {
            self.shown_while_saving.lock().unwrap().push(desk.view().phase.clone());
        }
        if let Some(problem) = &*self.problem.lock().unwrap() {
            return Err(problem.clone());
        }
        *self.journal.lock().unwrap() = journal.clone();
        Ok(())
    }
}
