//! Drives the state machine by hand: the test is the server, the disk and the clock.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{
    Alert, Effect, Event, JobId, Journal, NoticeKind, Outcome, Phase, Press, ReadBack, Refresh,
    RefreshResult, Rejected, ReplyId, Request, Seat, SignIn, State, View, step,
};
use callpad_desk::{Loaded, Now, StoreProblem};
use callpad_wire::op::TellPresence;
use callpad_wire::{Answer, Ticket};
use callpad_wire::{Error, IdempotencyKey};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::{seat, start, three_waiting};

/// The desk on a bench, and everything it has asked for that has not come back yet.
pub(crate) struct Bench {
    pub(crate) state: State,
    pub(crate) now: Now,
    /// The action on its way.
    pub(crate) request: Option<(JobId, Request)>,
    /// The key it was sent with.
    pub(crate) key: Option<IdempotencyKey>,
    /// The refresh under way.
    pub(crate) refresh: Option<Refresh>,
    pub(crate) disk: Journal,
    /// What the disk says to the next attempts to write.
    pub(crate) disk_problem: Option<StoreProblem>,
    /// The feed it listens to, and from where.
    pub(crate) listens: Option<(JobId, Option<i64>)>,
    /// What was told.
    pub(crate) alerts: Vec<Alert>,
    pub(crate) alerts_over: usize,
    /// What the server was told of who is here.
    pub(crate) told: Vec<TellPresence>,
    pub(crate) replies: HashMap<ReplyId, Result<(), Rejected>>,
    /// Whose line to the server is used.
    pub(crate) api: Option<ReplyId>,
    last_reply_id: u64,
    sat: bool,
}

impl Bench {
    /// Nobody is signed in.
    pub(crate) fn new() -> Self {
        Self {
            state: State::default(),
            now: start(),
            request: None,
            key: None,
            refresh: None,
            disk: Journal::default(),
            disk_problem: None,
            listens: None,
            alerts: Vec::new(),
            alerts_over: 0,
            told: Vec::new(),
            replies: HashMap::new(),
            api: None,
            last_reply_id: 0,
            sat: false,
        }
    }

    /// Signed in and free, three tickets waiting; the server has no read-back.
    pub(crate) fn free() -> Self {
        Self::arrived(ReadBack::CannotTell)
    }

    pub(crate) fn arrived(read_back: ReadBack) -> Self {
        let mut bench = Self::new();
        bench.sign_in(seat());
        bench.finish_refresh(three_waiting(read_back));
        bench
    }

    /// Serving A 001 by the answer "w1", long enough that the guard is over.
    pub(crate) fn serving() -> Self {
        let mut bench = Self::free();
        bench.press(Press::CallNext);
        bench.called(Ok(super::answer("w1", super::ticket("a", "001", 0))));
        bench.finish_refresh(three_less_one());
        bench.pass(2);
        bench
    }

    /// One event; its effects are noted, and what is to be loaded is loaded at once.
    pub(crate) fn event(&mut self, event: Event) -> Vec<Effect> {
        let (state, effects) = step(std::mem::take(&mut self.state), event, self.now);
        self.state = state;
        let mut all = Vec::new();
        for effect in effects {
            all.push(effect.clone());
            match effect {
                Effect::UseApi(reply_id) => self.api = Some(reply_id),
                Effect::Send { id, request, key } => {
                    assert!(self.request.is_none(), "{request:?} while {:?} is on its way", self.request);
                    let journalled = self.disk.sent.iter().any(|sent| sent.key == key.as_str());
                    assert!(
                        journalled || self.disk_problem.is_some(),
                        "{request:?} was sent before it was written"
                    );
                    self.request = Some((id, request));
                    self.key = Some(key);
                }
                Effect::Tell(presence) => self.told.push(presence),
                Effect::Refresh(refresh) => self.refresh = Some(refresh),
                Effect::CancelRefresh => self.refresh = None,
                Effect::Listen { id, after } => self.listens = Some((id, after)),
                Effect::StopListening => self.listens = None,
                Effect::Alert(alert) => self.alerts.push(alert),
                Effect::ClearAlert => self.alerts_over += 1,
                Effect::SaveJournal { journal, new_number } => {
                    let result = self.disk_problem.clone().map_or(Ok(()), Err);
                    if result.is_ok() {
                        self.disk = *journal;
                    }
                    all.extend(self.event(Event::JournalSaved { result, new_number }));
                }
                Effect::Reply { reply_id, result } => {
                    assert!(
                        self.replies.insert(reply_id, result).is_none(),
                        "{reply_id:?} was answered twice"
                    );
                }
            }
        }
        all
    }

    pub(crate) fn reply_id(&mut self) -> ReplyId {
        self.last_reply_id += 1;
        ReplyId(self.last_reply_id)
    }

    /// How many have asked for something.
    pub(crate) fn asked(&self) -> u64 {
        self.last_reply_id
    }

    pub(crate) fn sign_in(&mut self, seat: Seat) -> ReplyId {
        self.sign_in_with(seat, Loaded { journal: self.disk.clone(), damage: None })
    }

    pub(crate) fn sign_in_with(&mut self, seat: Seat, loaded: Loaded) -> ReplyId {
        let reply_id = self.reply_id();
        let loaded = (!self.sat).then_some(loaded);
        self.sat = true;
        let keys = format!("k{}", reply_id.0);
        self.event(Event::SignIn(Box::new(SignIn {
            reply_id,
            seat: Arc::new(seat),
            zone: TimeZone::UTC,
            loaded,
            keys,
        })));
        reply_id
    }

    pub(crate) fn press(&mut self, press: Press) -> ReplyId {
        let reply_id = self.reply_id();
        self.event(Event::Press { reply_id, press });
        reply_id
    }

    /// Presses, and it was refused so.
    #[track_caller]
    pub(crate) fn refused(&mut self, press: Press, why: Rejected) {
        let reply_id = self.press(press.clone());
        assert_eq!(self.replies.get(&reply_id), Some(&Err(why)), "{press:?}");
    }

    /// Takes another counter in the same session.
    pub(crate) fn change_desk(&mut self, seat: Seat) -> ReplyId {
        let reply_id = self.reply_id();
        self.event(Event::ChangeDesk { reply_id, seat: Arc::new(seat), zone: TimeZone::UTC });
        reply_id
    }

    pub(crate) fn sign_out(&mut self) -> Result<(), Rejected> {
        let reply_id = self.reply_id();
        self.event(Event::SignOut { reply_id });
        self.replies[&reply_id]
    }

    pub(crate) fn back(&mut self, outcome: Outcome) -> Vec<Effect> {
        let (id, _) = self.request.take().expect("no action is on its way");
        self.event(Event::RequestFinished { id, outcome, offset: SignedDuration::ZERO })
    }

    pub(crate) fn called(&mut self, result: Result<Answer, Error>) {
        self.back(Outcome::Call(result.map(Box::new)));
    }

    /// The end, pause, cancel or transfer on its way comes back so.
    pub(crate) fn ended(&mut self, result: Result<(), Error>) {
        self.back(Outcome::Finish(result));
    }

    pub(crate) fn recalled(&mut self, result: Result<(), Error>) {
        self.back(Outcome::Recall(result));
    }

    /// The refresh under way comes back so.
    #[track_caller]
    pub(crate) fn finish_refresh(&mut self, found: RefreshResult) -> Vec<Effect> {
        let refresh = self.refresh.take().expect("no look is under way");
        self.event(Event::Refreshed { id: refresh.id, found: Box::new(found) })
    }

    /// A refresh under way comes back and has seen nothing new.
    pub(crate) fn finish_refresh_if_any(&mut self) {
        if self.refresh.is_some() {
            self.finish_refresh(super::ours(super::three_waiting(ReadBack::NoResponse)));
        }
    }

    pub(crate) fn pass(&mut self, seconds: u64) {
        self.now.running += Duration::from_secs(seconds);
        self.now.wall += SignedDuration::from_secs(i64::try_from(seconds).unwrap());
    }

    /// Time passes until the next refresh begins.
    pub(crate) fn until_refresh(&mut self) {
        let due = self.state.due().expect("no look is due");
        let ahead = due.saturating_sub(self.now.running);
        self.now.running += ahead;
        self.now.wall += SignedDuration::try_from(ahead).unwrap();
        self.event(Event::TimerElapsed);
        assert!(self.refresh.is_some());
    }

    pub(crate) fn view(&self) -> View {
        self.state.view(0)
    }

    pub(crate) fn phase(&self) -> Phase {
        self.view().phase
    }

    pub(crate) fn notice(&self) -> Option<NoticeKind> {
        self.view().notice.map(|notice| notice.what)
    }

    /// The answer that is open on the screen.
    pub(crate) fn open_id(&self) -> Option<String> {
        match self.phase() {
            Phase::Serving { open, .. } => Some(open.answer_id.to_string()),
            Phase::Unknown { open, .. } => open.map(|open| open.answer_id.to_string()),
            Phase::SignedOut | Phase::Free | Phase::Break { .. } | Phase::Calling { .. } => None,
        }
    }

    pub(crate) fn request(&self) -> Option<&Request> {
        self.request.as_ref().map(|(_, request)| request)
    }

    pub(crate) fn labels(&self) -> Vec<String> {
        self.view().lists.waiting.iter().map(|row| row.ticket.label()).collect()
    }

    pub(crate) fn was_answered(&self, reply_id: ReplyId) -> bool {
        self.replies.get(&reply_id) == Some(&Ok(()))
    }
}

fn three_less_one() -> RefreshResult {
    let rest: Vec<Ticket> = vec![super::ticket("a", "002", 5)];
    super::found(rest, vec![super::ticket("b", "001", 3)], ReadBack::NoResponse)
}
