//! The rules: `(state, event, now) -> (state, effects)`, without input or output.
//!
//! * [`seat`]: taking a seat, changing and leaving it, and the ticket found open there (M2).
//! * [`press`]: what each press does in each state, and the guard against a double press.
//! * [`call`]: call next and call a ticket, also a paused or cancelled one (M3, M10, M11, M14).
//! * [`serve`]: recall, the four that finish (end, pause, cancel, transfer), and a ticket that opens or closes here (M2,
//!   M13, M19).
//! * [`create`]: issue a ticket, and issue and call.
//! * [`unknown`]: an action whose outcome nobody knows (T12).
//! * [`look`]: reading the server, and what follows from what it shows (T11).

mod call;
mod create;
mod look;
mod press;
mod seat;
mod serve;
mod unknown;

use std::sync::Arc;
use std::time::Duration;

use callpad_client::Error;

use crate::effect::{Act, Effect};
use crate::event::{Event, JobId, Outcome, Waiter};
use crate::ports::Now;
use crate::press::NotPressed;
use crate::queue::Chair;
use crate::state::{Doing, Place, Stage, State, Work};
use crate::view::{Action, Line, Notice, Told};

/// How long call actions and those that finish a ticket are ignored after a call's outcome was drawn: a second press was meant for what
/// was on the screen before.
pub const GUARD: Duration = Duration::from_secs(1);

/// Takes the desk through one event. An event that belongs to nothing any more, such as the outcome of a look that
/// was given up, changes nothing.
pub fn step(state: State, event: Event, now: Now) -> (State, Vec<Effect>) {
    let mut turn = Turn { state, now, effects: Vec::new() };
    turn.take(event);
    turn.seat_that_waited();
    (turn.state, turn.effects)
}

/// One event being worked off.
struct Turn {
    state: State,
    now: Now,
    effects: Vec<Effect>,
}

impl Turn {
    fn take(&mut self, event: Event) {
        match event {
            Event::Sit(sit) => self.sit(sit),
            Event::Move { waiter, seat, zone } => self.change_seat(waiter, seat, zone),
            Event::Leave { waiter } => self.leave(waiter),
            Event::Press { waiter, press } => self.press(waiter, press),
            Event::Acted { id, outcome, offset } => {
                if self.state.work.in_flight() == Some(id) {
                    self.state.offset = offset;
                    self.heard(outcome.error());
                    self.acted(outcome);
                }
            }
            Event::Looked { id, found } => self.looked(id, *found),
            Event::Kept { result, new_number } => self.kept(result, new_number),
            Event::Due => {
                if self.state.due().is_some_and(|due| due <= self.now.running) {
                    self.look(Vec::new());
                }
            }
            Event::PollEvery(every) => {
                self.state.polling.set_every(every);
                self.line_shows_interval();
            }
            Event::Background(background) => {
                self.state.polling.set_background(background);
                self.line_shows_interval();
            }
        }
    }

    /// The outcome of the one action on its way. The pairs that say nothing have been passed over by its id.
    fn acted(&mut self, outcome: Outcome) {
        match (self.state.work.clone(), outcome) {
            (Work::Calling(calling), Outcome::Call(result)) => {
                self.called(calling, result.map(|answer| *answer))
            }
            (
                Work::Serving { open, doing: Doing::Recalling { waiter, stage: _ } },
                Outcome::Recall(result),
            ) => {
                self.recalled(open, waiter, result);
            }
            (
                Work::Serving { open, doing: Doing::Finishing { waiter, stage: _, how, then } },
                Outcome::Finish(result),
            ) => {
                self.finished(open, waiter, how, then, result);
            }
            (Work::Free { creating: Some(creating) }, Outcome::Create(result)) => {
                self.created(creating, None, result);
            }
            (Work::Serving { open, doing: Doing::Creating(creating) }, Outcome::Create(result)) => {
                self.created(creating, Some(open), result);
            }
            (Work::SignedOut | Work::Arriving { .. } | Work::Unknown(_), _)
            | (Work::Free { creating: None } | Work::Serving { open: _, doing: Doing::Nothing }, _)
            | (Work::Calling(_), Outcome::Recall(_) | Outcome::Finish(_) | Outcome::Create(_))
            | (
                Work::Serving { open: _, doing: Doing::Recalling { .. } },
                Outcome::Call(_) | Outcome::Finish(_) | Outcome::Create(_),
            )
            | (
                Work::Serving { open: _, doing: Doing::Finishing { .. } },
                Outcome::Call(_) | Outcome::Recall(_) | Outcome::Create(_),
            )
            | (
                Work::Free { creating: Some(_) } | Work::Serving { open: _, doing: Doing::Creating(_) },
                Outcome::Call(_) | Outcome::Recall(_) | Outcome::Finish(_),
            ) => {}
        }
    }

    fn job(&mut self) -> JobId {
        self.state.jobs = self.state.jobs.wrapping_add(1);
        JobId(self.state.jobs)
    }

    /// Sends an action; the caller puts the stage into the state. What was told before is taken away.
    fn send(&mut self, act: Act) -> JobId {
        let id = self.job();
        self.state.notice = None;
        self.effects.push(Effect::Act { id, act });
        id
    }

    fn tell(&mut self, what: Told) {
        self.state.notices = self.state.notices.wrapping_add(1);
        self.state.notice = Some(Notice { id: self.state.notices, what });
    }

    fn tell_failed(&mut self, action: Action, label: Option<String>, error: Error) {
        self.tell(Told::Failed { action, label, error: Arc::new(error) });
    }

    fn done(&mut self, waiter: Waiter) {
        self.effects.push(Effect::Answer { waiter, result: Ok(()) });
    }

    fn refuse(&mut self, waiter: Waiter, why: NotPressed) {
        self.effects.push(Effect::Answer { waiter, result: Err(why) });
    }

    fn arm_guard(&mut self) {
        self.state.guard = Some(self.now.running.saturating_add(GUARD));
    }

    /// What an action's outcome says about the line. A refusal is a whole answer; only one for the token is not.
    fn heard(&mut self, error: Option<&Error>) {
        match error {
            None => self.state.last_answer = Some(self.now),
            Some(Error::Refused { status, .. }) if *status != 401 => self.state.last_answer = Some(self.now),
            Some(error) => self.lost(error.clone()),
        }
    }

    fn lost(&mut self, error: Error) {
        let since = self.state.last_answer.unwrap_or(self.now);
        // The same error again is drawn once.
        if !matches!(&self.state.line, Line::Lost { since: s, error: e } if *s == since && **e == error) {
            self.state.line = Line::Lost { since, error: Arc::new(error) };
        }
    }

    fn line_shows_interval(&mut self) {
        if let Line::Polling { every } = &mut self.state.line {
            *every = self.state.polling.interval();
        }
    }

    /// The time by the server's clock (V4).
    fn server_now(&self) -> jiff::Timestamp {
        self.now.wall.checked_add(self.state.offset).unwrap_or(self.now.wall)
    }

    fn chair<'a>(&self, place: &'a Place) -> Chair<'a> {
        Chair {
            desk: &place.seat.desk_id,
            user: &place.seat.user_id,
            now: self.server_now(),
            zone: &place.zone,
        }
    }
}

/// Whether an action that was refused so may not have found its ticket or answer as it should be: it is looked into
/// before anything is said (M2, M11). "No tickets available" counts, but a refusal of the token or a permission
/// does not.
fn asks_for_a_look(error: &Error) -> bool {
    error.is_gone() || (error.errno() == Some(callpad_wire::Errno::NO_TICKETS) && !error.is_denied())
}

/// Whether it is worth looking at once: the server gave a whole answer.
fn answered(error: &Error) -> bool {
    matches!(error, Error::Refused { .. })
}

impl Stage {
    fn refusal(&self) -> Option<&Error> {
        match self {
            Self::Sent(_) => None,
            Self::Looking(refusal) => Some(refusal),
        }
    }
}
