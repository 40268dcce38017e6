//! The desk's ports without a network, disk or clock.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use callpad_client::Error;
use callpad_desk::OpenRecord;
use callpad_desk::ports::{Clock, Now, Store, StoreProblem, TicketApi};
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CreateTicket,
    CreatedTicket, EndCall, PauseCall, Readable, Recall, TransferCall,
};
use callpad_wire::{Answer, DeskId, LocationId, ServiceId, Ticket, WaitingService};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// An action that reached a [`FakeApi`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// callnextticket.
    CallNext(CallNextTicket),
    /// callticket.
    CallTicket(CallTicket),
    /// callpausedticket.
    CallPaused(CallPausedTicket),
    /// callcancelledticket.
    CallCancelled(CallCancelledTicket),
    /// recall.
    Recall(Recall),
    /// endcall.
    End(EndCall),
    /// pausecall.
    Pause(PauseCall),
    /// cancelcall.
    Cancel(CancelCall),
    /// transfercall.
    Transfer(TransferCall),
    /// createticket.
    Create(CreateTicket),
}

/// A server in memory. Reads answer with what was last set; each action takes the next scripted outcome, and one
/// without a script fails the test when the fake is dropped.
#[derive(Debug)]
pub struct FakeApi {
    script: Mutex<Script>,
    acted: watch::Sender<Vec<Acted>>,
    held: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct Script {
    calls: VecDeque<Result<Answer, Error>>,
    recalls: VecDeque<Result<(), Error>>,
    finishes: VecDeque<Result<(), Error>>,
    creates: VecDeque<Result<CreatedTicket, Error>>,
    counts: Vec<WaitingService>,
    waiting: HashMap<ServiceId, Vec<Ticket>>,
    paused: Vec<Ticket>,
    cancelled: Vec<Ticket>,
    current: Option<Option<Answer>>,
    read_error: Option<Error>,
    offset: SignedDuration,
    reads: usize,
    unscripted: Vec<Acted>,
}

impl Default for FakeApi {
    fn default() -> Self {
        Self { script: Mutex::default(), acted: watch::channel(Vec::new()).0, held: watch::channel(false).0 }
    }
}

impl FakeApi {
    /// Nobody waits, nothing is scripted, and the open answer cannot be read back.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The outcome of the next of the four operations that call.
    pub fn will_call(&self, outcome: Result<Answer, Error>) {
        self.script().calls.push_back(outcome);
    }

    /// The outcome of the next recall.
    pub fn will_recall(&self, outcome: Result<(), Error>) {
        self.script().recalls.push_back(outcome);
    }

    /// The outcome of the next endcall, pausecall, cancelcall or transfercall.
    pub fn will_finish(&self, outcome: Result<(), Error>) {
        self.script().finishes.push_back(outcome);
    }

    /// The outcome of the next createticket.
    pub fn will_create(&self, outcome: Result<CreatedTicket, Error>) {
        self.script().creates.push_back(outcome);
    }

    /// Who waits from now on: each service with its tickets; the counts are those of the lists.
    pub fn set_waiting(&self, services: Vec<(WaitingService, Vec<Ticket>)>) {
        let mut script = self.script();
        script.counts.clear();
        script.waiting.clear();
        for (mut service, tickets) in services {
            service.waiting = u32::try_from(tickets.len()).unwrap();
            script.waiting.insert(service.service.id.clone(), tickets);
            script.counts.push(service);
        }
    }

    /// Who is paused from now on.
    pub fn set_paused(&self, tickets: Vec<Ticket>) {
        self.script().paused = tickets;
    }

    /// Who is cancelled and may still be called, from now on.
    pub fn set_cancelled(&self, tickets: Vec<Ticket>) {
        self.script().cancelled = tickets;
    }

    /// What the read-back tells from now on; the outer none: this server cannot tell.
    pub fn set_current(&self, answer: Option<Option<Answer>>) {
        self.script().current = answer;
    }

    /// What every read fails with from now on, or none.
    pub fn set_read_error(&self, error: Option<Error>) {
        self.script().read_error = error;
    }

    /// Server clock minus ours.
    pub fn set_offset(&self, offset: SignedDuration) {
        self.script().offset = offset;
    }

    /// Actions wait with their outcome until [`FakeApi::release`].
    pub fn hold(&self) {
        self.held.send_replace(true);
    }

    /// Lets held actions go on.
    pub fn release(&self) {
        self.held.send_replace(false);
    }

    /// The actions so far, in order.
    pub fn acted(&self) -> Vec<Acted> {
        self.acted.borrow().clone()
    }

    /// Waits until so many actions have come, and returns them.
    pub async fn wait_acted(&self, count: usize) -> Vec<Acted> {
        self.acted.subscribe().wait_for(|acted| acted.len() >= count).await.unwrap().clone()
    }

    /// How many reads came so far.
    pub fn reads(&self) -> usize {
        self.script().reads
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap()
    }

    async fn act<T>(
        &self,
        acted: Acted,
        next: impl Fn(&mut Script) -> Option<Result<T, Error>>,
    ) -> Result<T, Error> {
        let outcome = next(&mut self.script());
        self.acted.send_modify(|all| all.push(acted.clone()));
        self.held.subscribe().wait_for(|held| !held).await.unwrap();
        outcome.unwrap_or_else(|| {
            self.script().unscripted.push(acted);
            Err(Error::Broken)
        })
    }

    fn read<T>(&self, read: impl Fn(&Script) -> T) -> Result<T, Error> {
        let mut script = self.script();
        script.reads += 1;
        match &script.read_error {
            Some(error) => Err(error.clone()),
            None => Ok(read(&script)),
        }
    }
}

impl Drop for FakeApi {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let unscripted = &self.script.get_mut().unwrap().unscripted;
            assert!(unscripted.is_empty(), "nothing was scripted for: {unscripted:?}");
        }
    }
}

fn readable<T>(items: Vec<T>) -> Readable<T> {
    Readable { items, unreadable: Vec::new() }
}

#[async_trait]
impl TicketApi for FakeApi {
    async fn call_next(&self, call: &CallNextTicket) -> Result<Answer, Error> {
        self.act(Acted::CallNext(call.clone()), |s| s.calls.pop_front()).await
    }

    async fn call_ticket(&self, call: &CallTicket) -> Result<Answer, Error> {
        self.act(Acted::CallTicket(call.clone()), |s| s.calls.pop_front()).await
    }

    async fn call_paused(&self, call: &CallPausedTicket) -> Result<Answer, Error> {
        self.act(Acted::CallPaused(call.clone()), |s| s.calls.pop_front()).await
    }

    async fn call_cancelled(&self, call: &CallCancelledTicket) -> Result<Answer, Error> {
        self.act(Acted::CallCancelled(call.clone()), |s| s.calls.pop_front()).await
    }

    async fn recall(&self, recall: &Recall) -> Result<(), Error> {
        self.act(Acted::Recall(recall.clone()), |s| s.recalls.pop_front()).await
    }

    async fn end_call(&self, end: &EndCall) -> Result<(), Error> {
        self.act(Acted::End(end.clone()), |s| s.finishes.pop_front()).await
    }

    async fn pause_call(&self, pause: &PauseCall) -> Result<(), Error> {
        self.act(Acted::Pause(pause.clone()), |s| s.finishes.pop_front()).await
    }

    async fn cancel_call(&self, cancel: &CancelCall) -> Result<(), Error> {
        self.act(Acted::Cancel(cancel.clone()), |s| s.finishes.pop_front()).await
    }

    async fn transfer_call(&self, transfer: &TransferCall) -> Result<(), Error> {
        self.act(Acted::Transfer(transfer.clone()), |s| s.finishes.pop_front()).await
    }

    async fn create_ticket(&self, create: &CreateTicket) -> Result<CreatedTicket, Error> {
        self.act(Acted::Create(create.clone()), |s| s.creates.pop_front()).await
    }

    async fn counts(&self, _: Option<&LocationId>) -> Result<Readable<WaitingService>, Error> {
        self.read(|s| readable(s.counts.clone()))
    }

    async fn waiting(&self, service: &ServiceId) -> Result<Readable<Ticket>, Error> {
        self.read(|s| readable(s.waiting.get(service).cloned().unwrap_or_default()))
    }

    async fn paused(&self, _: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.read(|s| readable(s.paused.clone()))
    }

    async fn cancelled(&self, _: &DeskId) -> Result<Readable<Ticket>, Error> {
        self.read(|s| readable(s.cancelled.clone()))
    }

    async fn current_answer(&self, _: &DeskId) -> Result<Option<Option<Answer>>, Error> {
        self.read(|s| s.current.clone())
    }

    fn clock_offset(&self) -> SignedDuration {
        self.script().offset
    }
}

/// Keeps open answers in memory.
#[derive(Debug, Default)]
pub struct FakeStore {
    kept: Mutex<Vec<OpenRecord>>,
    problem: Mutex<Option<StoreProblem>>,
}

impl FakeStore {
    /// With these records from an earlier run.
    pub fn with(records: Vec<OpenRecord>) -> Arc<Self> {
        Arc::new(Self { kept: Mutex::new(records), problem: Mutex::default() })
    }

    /// What is kept now.
    pub fn kept(&self) -> Vec<OpenRecord> {
        self.kept.lock().unwrap().clone()
    }

    /// What every call fails with from now on, or none.
    pub fn set_problem(&self, problem: Option<StoreProblem>) {
        *self.problem.lock().unwrap() = problem;
    }

    fn check(&self) -> Result<(), StoreProblem> {
        self.problem.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

impl Store for FakeStore {
    fn load_open(&self) -> Result<Vec<OpenRecord>, StoreProblem> {
        self.check()?;
        Ok(self.kept())
    }

    fn save_open(&self, open: &[OpenRecord]) -> Result<(), StoreProblem> {
        self.check()?;
        *self.kept.lock().unwrap() = open.to_vec();
        Ok(())
    }
}

/// Goes with tokio's clock, also while that is paused and moved by a test; its wall starts at 10 o'clock in the
/// morning (UTC) of 23 November 2026. Made inside a runtime.
#[derive(Debug)]
pub struct FakeClock {
    start: tokio::time::Instant,
    jump: Mutex<SignedDuration>,
}

impl FakeClock {
    /// Starts counting.
    pub fn new() -> Arc<Self> {
        Arc::new(Self { start: tokio::time::Instant::now(), jump: Mutex::default() })
    }

    /// The wall clock is put forward, or back; the running time goes on as it was.
    pub fn jump_wall(&self, by: SignedDuration) {
        *self.jump.lock().unwrap() += by;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Now {
        let running: Duration = self.start.elapsed();
        let start: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let jump = *self.jump.lock().unwrap();
        Now { running, wall: start + SignedDuration::try_from(running).unwrap() + jump }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build;

    #[tokio::test]
    async fn actions_take_their_script_and_can_be_held() {
        let api = FakeApi::new();
        let called = build::answer(&build::ticket("A", 42));
        api.will_call(Ok(called.clone()));
        api.hold();
        let call =
            CallNextTicket { desk_id: "d".into(), user_id: "u".into(), services: vec!["service-a".into()] };
        let (other, sent) = (api.clone(), call.clone());
        let waiting = tokio::spawn(async move { other.call_next(&sent).await });
        assert_eq!(api.wait_acted(1).await, [Acted::CallNext(call)]);
        assert!(!waiting.is_finished());
        api.release();
        assert_eq!(waiting.await.unwrap(), Ok(called));
    }

    #[tokio::test]
    #[should_panic(expected = "nothing was scripted for: [End(")]
    async fn an_action_without_a_script_fails_the_test() {
        let api = FakeApi::new();
        let _ = api.end_call(&EndCall { answer_id: "a".into() }).await;
    }

    #[tokio::test]
    async fn reads_follow_what_was_set() {
        let api = FakeApi::new();
        api.set_waiting(vec![(build::queue("A", 0), vec![build::ticket("A", 1), build::ticket("A", 2)])]);
        assert_eq!(api.counts(None).await.unwrap().items[0].waiting, 2);
        assert_eq!(api.waiting(&"service-a".into()).await.unwrap().items.len(), 2);
        api.set_paused(vec![build::ticket("A", 3)]);
        api.set_cancelled(vec![build::ticket("A", 4), build::ticket("A", 5)]);
        assert_eq!(api.paused(&"d".into()).await.unwrap().items.len(), 1);
        assert_eq!(api.cancelled(&"d".into()).await.unwrap().items.len(), 2);
        api.set_read_error(Some(Error::Broken));
        assert_eq!(api.counts(None).await, Err(Error::Broken));
        assert_eq!(api.reads(), 5);
    }
}
