//! The rules: `(state, event, now) -> (state, effects)`, without I/O.
//!
//! * [`seat`]: signing in at a counter, changing it and signing out, and the ticket found open there (M2).
//! * [`press`]: what each press does in each state, and the guard against a double press.
//! * [`call`]: call next and call a ticket, also a paused or cancelled one (M3, M10, M11, M14).
//! * [`serve`]: recall, the four actions that finish (end, pause, cancel, transfer), and a ticket that opens or closes
//!   here (M2, M13, M19).
//! * [`queue_action`]: actions on the queue beside what is served: issue a ticket, and issue and call.
//! * [`unknown`]: an action whose outcome nobody knows (T12).
//! * [`restart`]: what was saved on disk is restored (M2).
//! * [`offline_calls`]: numbers called by hand while the server does not respond.
//! * [`connection`]: the connection, the end of a session, and the press deferred by it (A4).
//! * [`requests`]: what supervisors ask of this counter.
//! * [`presence`]: tells the server who is at the counter.
//! * [`feed`]: changes that the server pushes.
//! * [`alerts`]: alerts for a person who is not looking at Callpad, and the locked computer.
//! * [`refresh`]: reading the server, and what follows from what it shows (T11).

mod alerts;
mod call;
mod connection;
mod feed;
mod offline_calls;
mod presence;
mod press;
mod queue_action;
mod refresh;
mod requests;
mod restart;
mod seat;
mod serve;
mod unknown;

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{Error, IdempotencyKey};
use jiff::tz::TimeZone;

use crate::action::{Action, Source};
use crate::call_order::Viewpoint;
use crate::effect::Effect;
use crate::event::{Event, JobId, ReplyId};
use crate::notice::{Notice, NoticeKind};
use crate::press::Rejected;
use crate::record::SentRecord;
use crate::request::{Outcome, Request};
use crate::seat::SeatId;
use crate::state::{DeskState, PendingAction, SentAction, SignedIn, State};
use crate::time::Now;

/// How long actions that call or finish are ignored after a call's outcome was drawn: a second press was meant for the
/// screen before it.
pub const GUARD: Duration = Duration::from_secs(1);

/// How far the wall clock may drift from the monotonic one before it counts as set.
const CLOCK_SET: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

/// Takes the desk through one event. A stale event, such as the outcome of a cancelled refresh, changes nothing.
pub fn step(state: State, event: Event, now: Now) -> (State, Vec<Effect>) {
    let mut transition = Transition {
        state,
        now,
        effects: Vec::new(),
        new_number: false,
        connection_is_back: false,
        save_again: false,
    };
    let (lists, by_itself) = (transition.state.lists.clone(), matches!(event, Event::TimerElapsed));
    transition.check_the_clock();
    transition.take(event);
    transition.sign_in_that_waited();
    transition.state.requests.pass(now.running);
    transition.ask_about_the_day();
    if by_itself || !Arc::ptr_eq(&lists, &transition.state.lists) {
        transition.watch_the_hall();
    }
    transition.tell_presence();
    transition.save_journal();
    (transition.state, transition.effects)
}

/// What an action is about, beyond the request itself: for the journal and for the lists that can settle its outcome.
#[derive(Default)]
struct About {
    ticket_id: Option<callpad_wire::TicketId>,
    label: Option<String>,
    source: Option<Source>,
    service_id: Option<callpad_wire::ServiceId>,
}

/// The processing of one event.
struct Transition {
    state: State,
    now: Now,
    effects: Vec<Effect>,
    /// A number called just now is about to be drawn.
    new_number: bool,
    /// A refresh has brought at least one response.
    connection_is_back: bool,
    /// Write the journal even if it has not changed since the last write.
    save_again: bool,
}

impl Transition {
    fn take(&mut self, event: Event) {
        match event {
            Event::SignIn(sign_in) => self.sign_in(sign_in),
            Event::ChangeDesk { reply_id, seat, zone } => self.change_desk(reply_id, seat, zone),
            Event::SignOut { reply_id } => self.sign_out(reply_id),
            Event::Press { reply_id, press } => self.press(reply_id, press),
            Event::RequestFinished { id, outcome, offset } => {
                if self.state.desk.in_flight() == Some(id) {
                    self.state.offset = offset;
                    self.connection_heard(outcome.error());
                    let ended = matches!(outcome.error(), Some(Error::TokenEnded));
                    self.request_finished(outcome);
                    self.defer_if(ended);
                }
            }
            Event::Refreshed { id, found } => self.refreshed(id, *found),
            Event::JournalSaved { result, new_number } => self.journal_saved(result, new_number),
            Event::TimerElapsed => {
                let now = self.now.running;
                if self
                    .state
                    .undo_offer
                    .as_ref()
                    .is_some_and(|way| way.until.is_some_and(|until| until <= now))
                {
                    self.withdraw_undo_offer();
                }
                if self.state.refresh_due().is_some_and(|due| due <= now) {
                    self.refresh(Vec::new());
                } else if self.state.next_due().is_some_and(|due| due <= now) {
                    self.refresh_next();
                }
            }
            Event::PollEvery(every) => {
                self.state.polling.set_every(every);
                self.connection_shows_interval();
            }
            Event::Background(background) => {
                self.state.polling.set_background(background);
                self.connection_shows_interval();
            }
            Event::UndoTime(length) => self.state.undo_time = length,
            Event::TryNow => self.state.polling.at_once(),
            Event::AlertRules(rules) => self.follow_rules(*rules),
            Event::Seen => self.seen(),
            Event::Locked(locked) => self.lock_changed(Some(locked), None),
            Event::Asleep(asleep) => self.lock_changed(None, Some(asleep)),
            Event::TellPresence(wanted) => self.state.telling.wanted = wanted,
            Event::Leave { reply_id } => {
                self.tell_gone();
                // What is open stays in the journal; nothing more is told.
                self.state.telling.wanted = false;
                self.done(reply_id);
            }
            Event::SystemQuiet(quiet) => self.state.system_quiet = quiet,
            Event::FeedMessages { id, messages } => self.feed_messages(id, messages),
            Event::FeedEnded { id, why } => self.feed_ended(id, &why),
        }
    }

    /// The wall clock was set: waits and the server's offset are wrong until the next refresh (V4). Timers use the
    /// other clock.
    fn check_the_clock(&mut self) {
        if self.state.last.is_some_and(|last| self.now.jump_since(last).abs() > CLOCK_SET) {
            self.state.polling.at_once();
        }
        self.state.last = Some(self.now);
    }

    /// Asks about a ticket that is open since an earlier day, once a day until the person has responded; it is never
    /// dropped (M2, M21). Other notices go first; the question comes back after them.
    fn ask_about_the_day(&mut self) {
        let DeskState::Serving { open, pending: PendingAction::Nothing } = &self.state.desk else { return };
        let Some(signed_in) = &self.state.signed_in else { return };
        let day = |zone: &TimeZone, at: jiff::Timestamp| zone.to_datetime(at).date();
        let (called_on, today) =
            (day(&signed_in.zone, open.called_at()), day(&signed_in.zone, self.now.wall));
        let quiet = self.state.notice.as_ref().is_none_or(|n| matches!(n.what, NoticeKind::Restored { .. }));
        if called_on < today && quiet && self.state.still_serving != Some((open.answer_id.clone(), today)) {
            let label = open.ticket.label();
            self.notify(NoticeKind::AnotherDay { label, called_on });
        }
    }

    /// Saves changes before anything is sent, drawn or replied.
    fn save_journal(&mut self) {
        let journal = self.state.journal_now();
        if journal == self.state.saved_journal && !self.save_again {
            return;
        }
        self.state.saved_journal = journal.clone();
        let save = Effect::SaveJournal { journal: Box::new(journal), new_number: self.new_number };
        let sends = |effect: &Effect| matches!(effect, Effect::Send { .. } | Effect::Reply { .. });
        let at = self.effects.iter().position(sends).unwrap_or(self.effects.len());
        self.effects.insert(at, save);
    }

    /// The outcome of the one action on its way. Outcomes of other requests were filtered out by id.
    fn request_finished(&mut self, outcome: Outcome) {
        match (self.state.desk.clone(), outcome) {
            (DeskState::Unknown(unknown), outcome) => self.resent_outcome(*unknown, outcome),
            (DeskState::Calling(calling), Outcome::Call(result)) => {
                self.call_outcome(calling, result.map(|answer| *answer))
            }
            (
                DeskState::Serving { open, pending: PendingAction::Recalling { reply_id, stage: _ } },
                Outcome::Recall(result),
            ) => {
                self.recall_outcome(open, reply_id, result);
            }
            (
                DeskState::Serving { open, pending: PendingAction::Finishing { reply_id, stage, how, then } },
                Outcome::Finish(result),
            ) => {
                self.finish_outcome(open, reply_id, how, then, stage, result);
            }
            (DeskState::Free { queue_action: Some(queue_action) }, Outcome::Queue(result)) => {
                self.queue_outcome(queue_action, None, result);
            }
            (
                DeskState::Serving { open, pending: PendingAction::Queue(queue_action) },
                Outcome::Queue(result),
            ) => {
                self.queue_outcome(queue_action, Some(open), result);
            }
            (DeskState::SignedOut | DeskState::Arriving { .. } | DeskState::Break { .. }, _)
            | (
                DeskState::Free { queue_action: None }
                | DeskState::Serving { open: _, pending: PendingAction::Nothing },
                _,
            )
            | (DeskState::Calling(_), Outcome::Recall(_) | Outcome::Finish(_) | Outcome::Queue(_))
            | (
                DeskState::Serving { open: _, pending: PendingAction::Recalling { .. } },
                Outcome::Call(_) | Outcome::Finish(_) | Outcome::Queue(_),
            )
            | (
                DeskState::Serving { open: _, pending: PendingAction::Finishing { .. } },
                Outcome::Call(_) | Outcome::Recall(_) | Outcome::Queue(_),
            )
            | (
                DeskState::Free { queue_action: Some(_) }
                | DeskState::Serving { open: _, pending: PendingAction::Queue(_) },
                Outcome::Call(_) | Outcome::Recall(_) | Outcome::Finish(_),
            ) => {}
        }
    }

    fn job(&mut self) -> JobId {
        self.state.jobs = self.state.jobs.wrapping_add(1);
        JobId(self.state.jobs)
    }

    /// Sends an action; the caller puts the result into the state. `None` if nobody is signed in. The previous notice
    /// is removed.
    fn send(&mut self, request: Request, about: About) -> Option<SentAction> {
        let seat = self.state.signed_in.as_ref()?.seat.id();
        let id = self.job();
        // A random prefix within 100 characters, then a number: always visible ASCII and short enough.
        let key = IdempotencyKey::parse(&format!("{}-{}", self.state.keys, id.0))
            .unwrap_or_else(IdempotencyKey::random);
        self.state.notice = None;
        self.withdraw_undo_offer();
        let about = self.record(seat, &request, about, &key);
        self.effects.push(Effect::Send { id, request: request.clone(), key: key.clone() });
        Some(SentAction { id, key, at: self.now, request: Some(request), about })
    }

    fn record(&self, seat: SeatId, request: &Request, about: About, key: &IdempotencyKey) -> SentRecord {
        SentRecord {
            seat,
            key: key.to_string(),
            action: request.action(),
            answer_id: request.answer_id().cloned(),
            ticket_id: about.ticket_id.or_else(|| request.ticket_id().cloned()),
            label: about.label,
            source: about.source,
            service_id: about.service_id.or_else(|| request.service_id().cloned()),
            sent: self.now.wall,
        }
    }

    fn notify(&mut self, what: NoticeKind) {
        self.notify_with(what, false);
    }

    /// The same; `nobody_called`: a call was to follow, but nobody was called.
    fn notify_with(&mut self, what: NoticeKind, nobody_called: bool) {
        self.state.notices = self.state.notices.wrapping_add(1);
        self.state.notice = Some(Notice { id: self.state.notices, what, nobody_called });
    }

    fn notify_failed(&mut self, action: Action, label: Option<String>, error: Error) {
        self.notify(NoticeKind::Failed { action, label, error: Arc::new(error) });
    }

    fn done(&mut self, reply_id: ReplyId) {
        self.reply(reply_id, Ok(()));
    }

    fn refuse(&mut self, reply_id: ReplyId, why: Rejected) {
        self.reply(reply_id, Err(why));
    }

    fn reply(&mut self, reply_id: ReplyId, result: Result<(), Rejected>) {
        if reply_id != ReplyId::NONE {
            self.effects.push(Effect::Reply { reply_id, result });
        }
    }

    fn arm_guard(&mut self) {
        self.state.guard = Some(self.now.running.saturating_add(GUARD));
    }

    /// The time by the server's clock (V4).
    fn server_now(&self) -> jiff::Timestamp {
        self.now.wall.checked_add(self.state.offset).unwrap_or(self.now.wall)
    }

    fn viewpoint<'a>(&self, signed_in: &'a SignedIn) -> Viewpoint<'a> {
        Viewpoint {
            desk: &signed_in.seat.desk_id,
            user: &signed_in.seat.user_id,
            now: self.server_now(),
            zone: &signed_in.zone,
        }
    }
}

/// Whether this refusal may mean that the ticket or answer was not as expected: then a refresh comes before the notice
/// (M2, M11). "No tickets available" counts; a refused token or a missing permission does not.
fn needs_refresh(error: &Error) -> bool {
    error.is_gone() || (error.errno() == Some(callpad_wire::Errno::NO_TICKETS) && !error.is_denied())
}
