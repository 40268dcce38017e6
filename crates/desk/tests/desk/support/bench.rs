//! Drives the state machine by hand: the test is the server, the disk and the clock.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Error, IdempotencyKey};
use callpad_desk::ports::{Loaded, Now, StoreProblem};
use callpad_desk::{
    Act, Alert, Effect, Event, Found, JobId, Journal, Look, NotPressed, Outcome, Phase, Press, ReadBack,
    Seat, Sit, State, Told, View, Waiter, step,
};
use callpad_wire::{Answer, Ticket};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::{seat, start, three_waiting};

/// The desk on a bench, and everything it has asked for that has not come back yet.
pub(crate) struct Bench {
    pub(crate) state: State,
    pub(crate) now: Now,
    /// The action on its way.
    pub(crate) act: Option<(JobId, Act)>,
    /// The key it was sent with.
    pub(crate) key: Option<IdempotencyKey>,
    /// The look under way.
    pub(crate) look: Option<Look>,
    pub(crate) disk: Journal,
    /// What the disk says to the next attempts to write.
    pub(crate) disk_problem: Option<StoreProblem>,
    /// The line on which it listens, and from where.
    pub(crate) listens: Option<(JobId, Option<i64>)>,
    /// What was told.
    pub(crate) alerts: Vec<Alert>,
    pub(crate) alerts_over: usize,
    pub(crate) answers: HashMap<Waiter, Result<(), NotPressed>>,
    /// Whose line to the server is used.
    pub(crate) api: Option<Waiter>,
    waiters: u64,
    sat: bool,
}

impl Bench {
    /// Nobody is signed in.
    pub(crate) fn new() -> Self {
        Self {
            state: State::default(),
            now: start(),
            act: None,
            key: None,
            look: None,
            disk: Journal::default(),
            disk_problem: None,
            listens: None,
            alerts: Vec::new(),
            alerts_over: 0,
            answers: HashMap::new(),
            api: None,
            waiters: 0,
            sat: false,
        }
    }

    /// Signed in and free, three tickets waiting; the server has no read-back.
    pub(crate) fn free() -> Self {
        Self::arrived(ReadBack::CannotTell)
    }

    pub(crate) fn arrived(read_back: ReadBack) -> Self {
        let mut bench = Self::new();
        bench.sit(seat());
        bench.look_back(three_waiting(read_back));
        bench
    }

    /// Serving A 001 by the answer "w1", long enough that the guard is over.
    pub(crate) fn serving() -> Self {
        let mut bench = Self::free();
        bench.press(Press::CallNext);
        bench.called(Ok(super::answer("w1", super::ticket("a", "001", 0))));
        bench.look_back(three_less_one());
        bench.pass(2);
        bench
    }

    /// One event; its effects are noted, and what is to be kept is kept at once.
    pub(crate) fn event(&mut self, event: Event) -> Vec<Effect> {
        let (state, effects) = step(std::mem::take(&mut self.state), event, self.now);
        self.state = state;
        let mut all = Vec::new();
        for effect in effects {
            all.push(effect.clone());
            match effect {
                Effect::UseApi(waiter) => self.api = Some(waiter),
                Effect::Act { id, act, key } => {
                    assert!(self.act.is_none(), "{act:?} while {:?} is on its way", self.act);
                    let journalled = self.disk.sent.iter().any(|sent| sent.key == key.as_str());
                    assert!(
                        journalled || self.disk_problem.is_some(),
                        "{act:?} was sent before it was written"
                    );
                    self.act = Some((id, act));
                    self.key = Some(key);
                }
                Effect::Look(look) => self.look = Some(look),
                Effect::StopLooking => self.look = None,
                Effect::Listen { id, after } => self.listens = Some((id, after)),
                Effect::StopListening => self.listens = None,
                Effect::Alert(alert) => self.alerts.push(alert),
                Effect::AlertOver => self.alerts_over += 1,
                Effect::Keep { journal, new_number } => {
                    let result = self.disk_problem.clone().map_or(Ok(()), Err);
                    if result.is_ok() {
                        self.disk = *journal;
                    }
                    all.extend(self.event(Event::Kept { result, new_number }));
                }
                Effect::Answer { waiter, result } => {
                    assert!(self.answers.insert(waiter, result).is_none(), "{waiter:?} was answered twice");
                }
            }
        }
        all
    }

    pub(crate) fn waiter(&mut self) -> Waiter {
        self.waiters += 1;
        Waiter(self.waiters)
    }

    /// How many have asked for something.
    pub(crate) fn asked(&self) -> u64 {
        self.waiters
    }

    pub(crate) fn sit(&mut self, seat: Seat) -> Waiter {
        self.sit_with(seat, Loaded { journal: self.disk.clone(), damage: None })
    }

    pub(crate) fn sit_with(&mut self, seat: Seat, kept: Loaded) -> Waiter {
        let waiter = self.waiter();
        let kept = (!self.sat).then_some(kept);
        self.sat = true;
        let keys = format!("k{}", waiter.0);
        self.event(Event::Sit(Box::new(Sit {
            waiter,
            seat: Arc::new(seat),
            zone: TimeZone::UTC,
            kept,
            keys,
        })));
        waiter
    }

    pub(crate) fn press(&mut self, press: Press) -> Waiter {
        let waiter = self.waiter();
        self.event(Event::Press { waiter, press });
        waiter
    }

    /// Presses, and it was refused so.
    #[track_caller]
    pub(crate) fn refused(&mut self, press: Press, why: NotPressed) {
        let waiter = self.press(press.clone());
        assert_eq!(self.answers.get(&waiter), Some(&Err(why)), "{press:?}");
    }

    /// Takes another counter in the same session.
    pub(crate) fn change_seat(&mut self, seat: Seat) -> Waiter {
        let waiter = self.waiter();
        self.event(Event::Move { waiter, seat: Arc::new(seat), zone: TimeZone::UTC });
        waiter
    }

    pub(crate) fn leave(&mut self) -> Result<(), NotPressed> {
        let waiter = self.waiter();
        self.event(Event::Leave { waiter });
        self.answers[&waiter]
    }

    pub(crate) fn back(&mut self, outcome: Outcome) -> Vec<Effect> {
        let (id, _) = self.act.take().expect("no action is on its way");
        self.event(Event::Acted { id, outcome, offset: SignedDuration::ZERO })
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

    /// The look under way comes back so.
    #[track_caller]
    pub(crate) fn look_back(&mut self, found: Found) -> Vec<Effect> {
        let look = self.look.take().expect("no look is under way");
        self.event(Event::Looked { id: look.id, found: Box::new(found) })
    }

    /// A look under way comes back and has seen nothing new.
    pub(crate) fn look_back_if_any(&mut self) {
        if self.look.is_some() {
            self.look_back(super::ours(super::three_waiting(ReadBack::Unanswered)));
        }
    }

    pub(crate) fn pass(&mut self, seconds: u64) {
        self.now.running += Duration::from_secs(seconds);
        self.now.wall += SignedDuration::from_secs(i64::try_from(seconds).unwrap());
    }

    /// Time passes until the next look begins.
    pub(crate) fn until_look(&mut self) {
        let due = self.state.due().expect("no look is due");
        let ahead = due.saturating_sub(self.now.running);
        self.now.running += ahead;
        self.now.wall += SignedDuration::try_from(ahead).unwrap();
        self.event(Event::Due);
        assert!(self.look.is_some());
    }

    pub(crate) fn view(&self) -> View {
        self.state.view(0)
    }

    pub(crate) fn phase(&self) -> Phase {
        self.view().phase
    }

    pub(crate) fn told(&self) -> Option<Told> {
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

    pub(crate) fn act(&self) -> Option<&Act> {
        self.act.as_ref().map(|(_, act)| act)
    }

    pub(crate) fn labels(&self) -> Vec<String> {
        self.view().lists.waiting.iter().map(|row| row.ticket.label()).collect()
    }

    pub(crate) fn was_answered(&self, waiter: Waiter) -> bool {
        self.answers.get(&waiter) == Some(&Ok(()))
    }
}

fn three_less_one() -> Found {
    let rest: Vec<Ticket> = vec![super::ticket("a", "002", 5)];
    super::found(rest, vec![super::ticket("b", "001", 3)], ReadBack::Unanswered)
}
