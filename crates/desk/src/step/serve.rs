//! The open ticket: it opens, is recalled, finished by one of four actions, and found closed (M2, M3, M13, M19).

use std::sync::Arc;
use std::time::Duration;

use callpad_client::Error;
use callpad_wire::op::{CancelCall, Destination, EndCall, PauseCall, Recall};
use callpad_wire::{Answer, Ticket};

use super::{Turn, answered};
use crate::effect::{Act, Effect};
use crate::event::{Found, ReadBack, Waiter};
use crate::ports::StoreProblem;
use crate::queue::{self, Chair};
use crate::record::OpenRecord;
use crate::state::{Before, Doing, Finish, Place, Stage, Target, Unknown, Unsettled, Work};
use crate::view::{Action, Open, Told};

/// How an answer came to be open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// The server has just said so.
    JustNow,
    /// Called from here at this time, on the clock that never jumps, though nobody knew for a while.
    Since(Duration),
    /// Not called just now: the server knew it as open.
    FoundOpen,
}

impl Turn {
    pub(super) fn recall(&mut self, waiter: Waiter, open: Arc<Open>) {
        let id = self.send(Act::Recall(Recall { answer_id: open.answer_id.clone() }));
        self.state.work = Work::Serving { open, doing: Doing::Recalling { waiter, stage: Stage::Sent(id) } };
    }

    pub(super) fn finish(&mut self, waiter: Waiter, open: Arc<Open>, how: Finish, then: Option<Target>) {
        let answer_id = open.answer_id.clone();
        let id = self.send(match &how {
            Finish::End => Act::End(EndCall { answer_id }),
            Finish::Pause => Act::Pause(PauseCall { answer_id }),
            Finish::Cancel => Act::Cancel(CancelCall { answer_id }),
            Finish::Transfer { call, name: _ } => Act::Transfer(call.clone()),
        });
        self.state.work =
            Work::Serving { open, doing: Doing::Finishing { waiter, stage: Stage::Sent(id), how, then } };
    }

    /// A recall that may or may not have been heard does no harm: the person presses again if nobody comes.
    pub(super) fn recalled(&mut self, open: Arc<Open>, waiter: Waiter, result: Result<(), Error>) {
        match result {
            Ok(()) => {
                let label = open.ticket.label();
                let again = Open {
                    recalls: open.recalls.saturating_add(1),
                    last_recall: Some(self.now),
                    ..Open::clone(&open)
                };
                self.keep_open(&again, false);
                self.state.work = Work::serving(Arc::new(again));
                self.tell(Told::Recalled { label });
                self.look(Vec::new());
                self.done(waiter);
            }
            Err(error) if error.is_gone() => {
                self.state.work =
                    Work::Serving { open, doing: Doing::Recalling { waiter, stage: Stage::Looking(error) } };
                self.look(Vec::new());
            }
            Err(error) => self.failed(open, waiter, Action::Recall, error),
        }
    }

    pub(super) fn finished(
        &mut self,
        open: Arc<Open>,
        waiter: Waiter,
        how: Finish,
        then: Option<Target>,
        result: Result<(), Error>,
    ) {
        let label = open.ticket.label();
        self.want_list_of(&how, &open);
        match (result, then) {
            (Ok(()), None) => {
                self.closed();
                let ticket_id = open.ticket.id.clone();
                self.tell(match how {
                    Finish::End => Told::Ended { label },
                    Finish::Pause => Told::Paused { label, ticket_id },
                    Finish::Cancel => Told::Cancelled { label, ticket_id },
                    Finish::Transfer { call: _, name } => Told::Transferred { label, to: name },
                });
                self.look(Vec::new());
                self.done(waiter);
            }
            (Ok(()), Some(target)) => {
                self.call(waiter, target, Before::Ended(label));
                self.forget();
            }
            // M3: it is no longer open, so the call goes on. The record stays until the call is through.
            (Err(error), Some(target)) if error.is_gone() => {
                self.call(waiter, target, Before::SaidGone(open));
            }
            (Err(error), None) if error.is_gone() => {
                let stage = Stage::Looking(error);
                self.state.work =
                    Work::Serving { open, doing: Doing::Finishing { waiter, stage, how, then: None } };
                self.look(Vec::new());
            }
            (Err(error), Some(_) | None) if error.outcome_unknown() => {
                self.state.work =
                    Work::Unknown(Unknown { what: Unsettled::Finish { how, open }, since: self.now.running });
                self.look(Vec::new());
                self.done(waiter);
            }
            (Err(error), Some(_) | None) => self.failed(open, waiter, how.action(), error),
        }
    }

    /// The list that shows the ticket afterwards is read whatever its count or age says.
    fn want_list_of(&mut self, how: &Finish, open: &Open) {
        let want = &mut self.state.want;
        match how {
            Finish::End => {}
            Finish::Pause => want.paused = true,
            Finish::Cancel => want.cancelled = true,
            Finish::Transfer { call, name: _ } => match (&call.to, open.ticket.waits_in()) {
                (Destination::Service(id), _) => {
                    want.services.insert(id.clone());
                }
                // It keeps its service (M7).
                (Destination::Desk(_) | Destination::User(_), Some(service)) => {
                    want.services.insert(service.id.clone());
                }
                (Destination::Desk(_) | Destination::User(_), None) => want.all = true,
            },
        }
    }

    /// It did not happen, or does no harm: the ticket stays, and the person is told.
    fn failed(&mut self, open: Arc<Open>, waiter: Waiter, action: Action, error: Error) {
        let label = open.ticket.label();
        self.state.work = Work::serving(open);
        if answered(&error) {
            self.look(Vec::new());
        }
        self.tell_failed(action, Some(label), error);
        self.done(waiter);
    }

    /// A recall, or an action that finishes, that was refused because the answer is not open, after the look that followed it. Without a
    /// read-back only the person can say that it is gone (M2, M19).
    pub(super) fn answer_refused(
        &mut self,
        open: Arc<Open>,
        waiter: Waiter,
        action: Action,
        refusal: Error,
        found: &Found,
    ) {
        let label = open.ticket.label();
        match &found.read_back {
            ReadBack::NoneOpen => {
                self.closed();
                self.tell(Told::AnswerGone { label });
            }
            ReadBack::Open(answer) if answer.id != open.answer_id => {
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.tell(Told::AnswerGone { label });
            }
            ReadBack::Open(_) | ReadBack::CannotTell | ReadBack::Unanswered => {
                self.state.work = Work::serving(open);
                self.tell_failed(action, Some(label), refusal);
            }
        }
        self.done(waiter);
    }

    /// A ticket is open here from now on.
    pub(super) fn opened(&mut self, answer: Answer, when: Called) {
        let Some(place) = self.state.place.clone() else { return };
        let chair = self.chair(&place);
        let earlier = match when {
            Called::JustNow => Duration::ZERO,
            Called::Since(since) => self.now.running.saturating_sub(since),
            // There is only the server's date, if any.
            Called::FoundOpen => answer.called.map_or(Duration::ZERO, |called| {
                Duration::try_from(chair.now.duration_since(queue::instant(called, &chair)))
                    .unwrap_or_default()
            }),
        };
        let when_called =
            jiff::SignedDuration::try_from(earlier).ok().and_then(|ago| chair.now.checked_sub(ago).ok());
        let open = Open {
            waited_s: queue::waited(
                &answer.ticket,
                &Chair { now: when_called.unwrap_or(chair.now), ..chair },
            ),
            answer_id: answer.id,
            ticket: answer.ticket,
            called: self.now,
            earlier,
            recalls: 0,
            last_recall: None,
            restored: when == Called::FoundOpen,
        };
        self.serve(open);
    }

    /// Kept on disk before it is drawn (M2); the list shows it no longer. A ticket found open was not called by a press
    /// just now, so nothing is held back for it.
    pub(super) fn serve(&mut self, open: Open) {
        let called_now = !open.restored;
        if called_now {
            self.arm_guard();
        }
        self.state.unverified = false;
        self.keep_open(&open, called_now);
        self.unlist(&open.ticket);
        self.state.work = Work::serving(Arc::new(open));
    }

    /// No ticket is open here any more.
    pub(super) fn closed(&mut self) {
        self.state.work = Work::FREE;
        self.state.unverified = false;
        self.forget();
    }

    fn unlist(&mut self, ticket: &Ticket) {
        let mut changed = false;
        let queues = &mut self.state.queues;
        for (service, queue) in &mut queues.waiting {
            let before = queue.tickets.len();
            queue.tickets.retain(|waiting| waiting.id != ticket.id);
            if queue.tickets.len() == before {
                continue;
            }
            changed = true;
            for count in queues.counts.iter_mut().filter(|count| count.service.id == *service) {
                count.waiting = count.waiting.saturating_sub(1);
            }
        }
        for queue in queues.paused.iter_mut().chain(&mut queues.cancelled) {
            let before = queue.tickets.len();
            queue.tickets.retain(|listed| listed.id != ticket.id);
            changed |= queue.tickets.len() != before;
        }
        if changed {
            self.draw_lists(true);
        }
    }

    fn keep_open(&mut self, open: &Open, new_number: bool) {
        let Some(place) = &self.state.place else { return };
        let earlier = jiff::SignedDuration::try_from(open.serving(self.now)).unwrap_or_default();
        let record = OpenRecord {
            server: place.seat.server.clone(),
            user_id: place.seat.user_id.clone(),
            desk_id: place.seat.desk_id.clone(),
            answer_id: open.answer_id.clone(),
            ticket_id: open.ticket.id.clone(),
            label: open.ticket.label(),
            service_name: open.ticket.waits_in().map(|service| service.name.clone()).unwrap_or_default(),
            called: self.now.wall.checked_sub(earlier).unwrap_or(self.now.wall),
            waited_s: open.waited_s,
            recalls: open.recalls,
        };
        self.keep(Some(record), new_number);
    }

    /// Takes this seat's record away, and leaves all others.
    pub(super) fn forget(&mut self) {
        self.keep(None, false);
    }

    fn keep(&mut self, record: Option<OpenRecord>, new_number: bool) {
        let Some(place) = &self.state.place else { return };
        let mut records = self.state.records.clone();
        records.retain(|record| !is_of(record, place));
        records.extend(record);
        if records != self.state.records {
            self.state.records.clone_from(&records);
            self.effects.push(Effect::Keep { records, new_number });
        }
    }

    /// What happens on disk never stops the work. A record that could not be cleared does no lasting harm: it is
    /// checked at the next start.
    pub(super) fn kept(&mut self, result: Result<(), StoreProblem>, new_number: bool) {
        if new_number {
            self.arm_guard();
        }
        match (result, &self.state.work) {
            (Err(problem), Work::Serving { .. }) => self.tell(Told::NotKept { problem }),
            (
                Err(_),
                Work::SignedOut
                | Work::Arriving { .. }
                | Work::Free { .. }
                | Work::Calling(_)
                | Work::Unknown(_),
            )
            | (Ok(()), _) => {}
        }
    }
}

/// Whether a record belongs to this seat.
pub(super) fn is_of(record: &OpenRecord, place: &Place) -> bool {
    let seat = &place.seat;
    record.server == seat.server && record.user_id == seat.user_id && record.desk_id == seat.desk_id
}
