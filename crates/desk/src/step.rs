//! The rules: `(state, event, now) -> (state, effects)`, without input or output.
//!
//! * [`seat`]: taking a seat, changing and leaving it, and the ticket found open there (M2).
//! * [`press`]: what each press does in each state, and the guard against a double press.
//! * [`call`]: call next and call a ticket, also a paused or cancelled one (M3, M10, M11, M14).
//! * [`serve`]: recall, the four that finish (end, pause, cancel, transfer), and a ticket that opens or closes here (M2,
//!   M13, M19).
//! * [`create`]: issue a ticket, and issue and call.
//! * [`unknown`]: an action whose outcome nobody knows (T12).
//! * [`restart`]: what was kept on disk is taken up (M2).
//! * [`paper`]: numbers called by hand while the server gives no answer.
//! * [`line`]: how the line is, the session that ended, and what was held for it (A4).
//! * [`feed`]: changes that the server pushes.
//! * [`alerts`]: what is told to a person who looks elsewhere, and the computer that is locked.
//! * [`look`]: reading the server, and what follows from what it shows (T11).

mod alerts;
mod call;
mod create;
mod feed;
mod line;
mod look;
mod paper;
mod press;
mod restart;
mod seat;
mod serve;
mod unknown;

use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Error, IdempotencyKey};
use jiff::tz::TimeZone;

use crate::effect::{Act, Effect};
use crate::event::{Event, JobId, Outcome, Waiter};
use crate::notice::{Notice, Told};
use crate::ports::Now;
use crate::press::NotPressed;
use crate::queue::Chair;
use crate::record::SentRecord;
use crate::state::{Doing, Place, Sent, State, Work};
use crate::view::{Action, Source};

/// How long call actions and those that finish a ticket are ignored after a call's outcome was drawn: a second press was meant for what
/// was on the screen before.
pub const GUARD: Duration = Duration::from_secs(1);

/// How far the wall clock may be off the other one before it counts as set.
const CLOCK_SET: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

/// Takes the desk through one event. An event that belongs to nothing any more, such as the outcome of a look that
/// was given up, changes nothing.
pub fn step(state: State, event: Event, now: Now) -> (State, Vec<Effect>) {
    let mut turn =
        Turn { state, now, effects: Vec::new(), new_number: false, line_is_back: false, keep_again: false };
    let (lists, by_itself) = (turn.state.lists.clone(), matches!(event, Event::Due));
    turn.look_at_the_clock();
    turn.take(event);
    turn.seat_that_waited();
    turn.ask_about_the_day();
    if by_itself || !Arc::ptr_eq(&lists, &turn.state.lists) {
        turn.watch_the_hall();
    }
    turn.keep();
    (turn.state, turn.effects)
}

/// What an action is about, beside what it sends: for the journal and for the lists that can tell its outcome.
#[derive(Default)]
struct About {
    ticket_id: Option<callpad_wire::TicketId>,
    label: Option<String>,
    source: Option<Source>,
    service_id: Option<callpad_wire::ServiceId>,
}

/// One event being worked off.
struct Turn {
    state: State,
    now: Now,
    effects: Vec<Effect>,
    /// A number that was called just now is about to be drawn.
    new_number: bool,
    /// A look has brought at least one answer.
    line_is_back: bool,
    /// The journal is to be written even if it is what was last given to the disk.
    keep_again: bool,
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
                    let ended = matches!(outcome.error(), Some(Error::TokenEnded));
                    self.acted(outcome);
                    self.hold_if(ended);
                }
            }
            Event::Looked { id, found } => self.looked(id, *found),
            Event::Kept { result, new_number } => self.kept(result, new_number),
            Event::Due => {
                let now = self.now.running;
                if self.state.way_back.as_ref().is_some_and(|way| way.until.is_some_and(|until| until <= now))
                {
                    self.offer_no_longer();
                }
                if self.state.look_due().is_some_and(|due| due <= now) {
                    self.look(Vec::new());
                } else if self.state.next_due().is_some_and(|due| due <= now) {
                    self.look_for_next();
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
            Event::Ribbon(length) => self.state.ribbon = length,
            Event::TryNow => self.state.polling.at_once(),
            Event::AlertRules(rules) => self.follow_rules(*rules),
            Event::Seen => self.seen(),
            Event::Locked(locked) => self.away(Some(locked), None),
            Event::Asleep(asleep) => self.away(None, Some(asleep)),
            Event::SystemQuiet(quiet) => self.state.system_quiet = quiet,
            Event::Heard { id, messages } => self.heard_feed(id, messages),
            Event::FeedEnded { id, why } => self.feed_ended(id, &why),
        }
    }

    /// The wall clock was set: waits and the server's offset are wrong until the server is looked at (V4). Timers count
    /// by the other clock.
    fn look_at_the_clock(&mut self) {
        if self.state.last.is_some_and(|last| self.now.jump_since(last).abs() > CLOCK_SET) {
            self.state.polling.at_once();
        }
        self.state.last = Some(self.now);
    }

    /// A ticket that is open since an earlier day is asked about, once a day until the person has answered, and never
    /// dropped (M2, M21). What else is told goes first; the question comes back after it.
    fn ask_about_the_day(&mut self) {
        let Work::Serving { open, doing: Doing::Nothing } = &self.state.work else { return };
        let Some(place) = &self.state.place else { return };
        let day = |zone: &TimeZone, at: jiff::Timestamp| zone.to_datetime(at).date();
        let (called_on, today) = (day(&place.zone, open.called_at()), day(&place.zone, self.now.wall));
        let quiet = self.state.notice.as_ref().is_none_or(|n| matches!(n.what, Told::Restored { .. }));
        if called_on < today && quiet && self.state.still_serving != Some((open.answer_id.clone(), today)) {
            let label = open.ticket.label();
            self.tell(Told::AnotherDay { label, called_on });
        }
    }

    /// What has changed is written before anything is sent, drawn or answered.
    fn keep(&mut self) {
        let journal = self.state.journal_now();
        if journal == self.state.kept && !self.keep_again {
            return;
        }
        self.state.kept = journal.clone();
        let keep = Effect::Keep { journal: Box::new(journal), new_number: self.new_number };
        let sends = |effect: &Effect| matches!(effect, Effect::Act { .. } | Effect::Answer { .. });
        let at = self.effects.iter().position(sends).unwrap_or(self.effects.len());
        self.effects.insert(at, keep);
    }

    /// The outcome of the one action on its way. The pairs that say nothing have been passed over by its id.
    fn acted(&mut self, outcome: Outcome) {
        match (self.state.work.clone(), outcome) {
            (Work::Unknown(unknown), outcome) => self.heard_again(*unknown, outcome),
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
                Work::Serving { open, doing: Doing::Finishing { waiter, stage, how, then } },
                Outcome::Finish(result),
            ) => {
                self.finished(open, waiter, how, then, stage, result);
            }
            (Work::Free { creating: Some(creating) }, Outcome::Create(result)) => {
                self.created(creating, None, result);
            }
            (Work::Serving { open, doing: Doing::Creating(creating) }, Outcome::Create(result)) => {
                self.created(creating, Some(open), result);
            }
            (Work::SignedOut | Work::Arriving { .. } | Work::Break { .. }, _)
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

    /// Sends an action; the caller puts what was sent into the state. What was told before is taken away.
    fn send(&mut self, act: Act, about: About) -> Sent {
        let id = self.job();
        // Random within 100 characters, then a number: always visible ASCII and short enough.
        let key = IdempotencyKey::parse(&format!("{}-{}", self.state.keys, id.0))
            .unwrap_or_else(IdempotencyKey::random);
        self.state.notice = None;
        self.offer_no_longer();
        let about = self.record(&act, about, &key);
        self.effects.push(Effect::Act { id, act: act.clone(), key: key.clone() });
        Sent { id, key, at: self.now, act: Some(act), about }
    }

    fn record(&self, act: &Act, about: About, key: &IdempotencyKey) -> SentRecord {
        let nowhere = || crate::record::SeatId {
            server: String::new(),
            user_id: callpad_wire::UserId::new(""),
            desk_id: callpad_wire::DeskId::new(""),
        };
        let About { ticket_id, label, source, service_id } = about;
        SentRecord {
            seat: self.state.place.as_ref().map_or_else(nowhere, |place| place.seat.id()),
            key: key.to_string(),
            action: act.action(),
            answer_id: act.answer_id().cloned(),
            ticket_id,
            label,
            source,
            service_id,
            sent: self.now.wall,
        }
    }

    fn tell(&mut self, what: Told) {
        self.tell_with(what, false);
    }

    /// The same, and perhaps that nobody was called, where a call was to follow.
    fn tell_with(&mut self, what: Told, nobody_called: bool) {
        self.state.notices = self.state.notices.wrapping_add(1);
        self.state.notice = Some(Notice { id: self.state.notices, what, nobody_called });
    }

    fn tell_failed(&mut self, action: Action, label: Option<String>, error: Error) {
        self.tell(Told::Failed { action, label, error: Arc::new(error) });
    }

    fn done(&mut self, waiter: Waiter) {
        self.answer(waiter, Ok(()));
    }

    fn refuse(&mut self, waiter: Waiter, why: NotPressed) {
        self.answer(waiter, Err(why));
    }

    fn answer(&mut self, waiter: Waiter, result: Result<(), NotPressed>) {
        if waiter != Waiter::NOBODY {
            self.effects.push(Effect::Answer { waiter, result });
        }
    }

    fn arm_guard(&mut self) {
        self.state.guard = Some(self.now.running.saturating_add(GUARD));
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
