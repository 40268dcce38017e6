//! An action was sent, the connection broke, and nobody knows whether it happened (T12).
//!
//! Once the connection is back, the first of these that can settles it: the same key sent again, if the server knows
//! keys and the press is fresh; the read-back of the open answer; the lists. If none can, the person decides and is
//! shown who was probably called. It is never sent again without its key.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::Error;
use callpad_wire::{Answer, ServiceId, TicketId, feature};

use super::Transition;
use super::serve::Called;
use crate::action::Source;
use crate::effect::Effect;
use crate::event::{RefreshResult, ReplyId};
use crate::notice::NoticeKind;
use crate::ports::ReadBack;
use crate::request::{Outcome, Request};
use crate::state::{
    Calling, DeskState, Finish, OpenBefore, QueueAction, SentAction, Stage, Target, UncertainAction, Unknown,
};
use crate::view::{Lists, Open, Row};

/// A list proves that a call did not happen only this long after the connection broke: before that the server may still
/// be carrying it out.
pub(super) const LISTS_SETTLE_AFTER: Duration = Duration::from_secs(5);

impl Transition {
    /// The outcome is now unknown; the refresh finds out whether the connection is back.
    pub(super) fn unknown(&mut self, what: UncertainAction, sent: SentAction) {
        let since = self.now.running;
        self.state.desk = DeskState::Unknown(Box::new(Unknown {
            what,
            sent,
            since,
            again: None,
            probably: None,
            only_person: false,
        }));
        self.refresh(Vec::new());
    }

    /// What a refresh that began at `started` says about it.
    pub(super) fn settle(&mut self, unknown: Unknown, started: Duration, found: &RefreshResult) {
        if self.connection_is_back
            && let Some(request) = self.may_be_sent_again(&unknown.sent)
        {
            return self.send_again(unknown, request);
        }
        let restarted = unknown.sent.request.is_none();
        match unknown.what.clone() {
            UncertainAction::Call { target, before, lists } => {
                let when = if restarted { Called::FoundOpen } else { Called::Since(unknown.since) };
                self.settle_call(unknown, target, &before, lists.as_deref(), when, started, found);
            }
            UncertainAction::Finish { how, open, then_call } => {
                self.settle_finish(unknown, &how, open, then_call, found);
            }
            UncertainAction::Queue { open, on_break, call: _ } => {
                // Nothing at the counter depends on it, and the lists show the ticket.
                if self.connection_is_back {
                    self.state.desk = DeskState::beside(open, on_break);
                    self.notify_not_known(&unknown.sent.about);
                }
            }
        }
    }

    fn may_be_sent_again(&self, sent: &SentAction) -> Option<Request> {
        let request = sent.request.as_ref().filter(|_| self.state.features.has(feature::IDEMPOTENCY))?;
        let within = request.action().spec().resend_within?;
        (sent.age(self.now) <= within).then(|| request.clone())
    }

    fn send_again(&mut self, unknown: Unknown, request: Request) {
        let (id, key) = (self.job(), unknown.sent.key.clone());
        self.effects.push(Effect::Send { id, request, key });
        self.state.desk = DeskState::Unknown(Box::new(Unknown { again: Some(id), ..unknown }));
    }

    /// The outcome of sending it again with its key. A complete response is either the first one repeated, or the
    /// action happened just now; in both cases once. Anything else says nothing about the first attempt.
    pub(super) fn resent_outcome(&mut self, unknown: Unknown, outcome: Outcome) {
        let refused = matches!(outcome.error(), Some(error @ Error::Refused { .. }) if !error.is_denied());
        if outcome.error().is_some() && !refused {
            self.state.desk = DeskState::Unknown(Box::new(Unknown { again: None, ..unknown }));
            return;
        }
        let Unknown { what, sent, since, .. } = unknown;
        let nobody = ReplyId::NONE;
        match (what, outcome) {
            (UncertainAction::Call { target, .. }, Outcome::Call(Ok(answer))) => {
                self.want_lists_of(&target, Some(&answer));
                let label = Some(answer.ticket.label());
                self.opened(*answer, Called::Since(since));
                self.notify(NoticeKind::SettledDone { action: target.action(), label });
                self.refresh(Vec::new());
            }
            (UncertainAction::Call { target, before, lists }, Outcome::Call(Err(error))) => {
                let (stage, lists) = (Stage::Sent(Box::new(sent)), lists.unwrap_or_default());
                self.call_outcome(Calling { reply_id: nobody, target, before, stage, lists }, Err(error));
            }
            (UncertainAction::Finish { how, open, then_call }, Outcome::Finish(Ok(()))) => {
                self.settle_as_finished(&how, &open, then_call);
                self.refresh(Vec::new());
            }
            (UncertainAction::Finish { how, open, then_call: _ }, Outcome::Finish(Err(error))) => {
                self.finish_outcome(open, nobody, how, None, Stage::Sent(Box::new(sent)), Err(error));
            }
            (UncertainAction::Queue { call, open, on_break }, Outcome::Queue(result)) => {
                self.queue_outcome(QueueAction { reply_id: nobody, sent, call, on_break }, open, result);
            }
            // Impossible pairs: an outcome is of its action's kind.
            (what, Outcome::Call(_) | Outcome::Recall(_) | Outcome::Finish(_) | Outcome::Queue(_)) => {
                self.unknown(what, sent);
            }
        }
    }

    fn settle_finish(
        &mut self,
        unknown: Unknown,
        how: &Finish,
        open: Arc<Open>,
        then_call: bool,
        found: &RefreshResult,
    ) {
        let (action, label) = (how.action(), Some(open.ticket.label()));
        match &found.read_back {
            ReadBack::Open(answer) if answer.id == open.answer_id => {
                self.arm_guard();
                // After a restart only the server has the whole ticket.
                let whole = Open { ticket: answer.ticket.clone(), ..Open::clone(&open) };
                self.state.desk = DeskState::serving(Arc::new(whole));
                self.notify_with(NoticeKind::SettledNotDone { action, label }, then_call);
            }
            ReadBack::Open(answer) => {
                self.put_aside(how, &open);
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.notify_with(NoticeKind::SettledDone { action, label }, then_call);
            }
            ReadBack::NoneOpen => self.settle_as_finished(how, &open, then_call),
            ReadBack::CannotTell if self.is_listed_by(how, &open, found) => {
                self.settle_as_finished(how, &open, then_call);
            }
            ReadBack::CannotTell => self.only_the_person(unknown, None),
            ReadBack::NoResponse => {}
        }
    }

    fn settle_as_finished(&mut self, how: &Finish, open: &Open, then_call: bool) {
        self.closed();
        self.arm_guard();
        self.put_aside(how, open);
        let (action, label) = (how.action(), Some(open.ticket.label()));
        self.notify_with(NoticeKind::SettledDone { action, label }, then_call);
        self.offer_undo(how, open);
    }

    /// The server cannot tell; `probably` names who was called, as far as the lists show.
    fn only_the_person(&mut self, unknown: Unknown, probably: Option<String>) {
        self.state.desk = DeskState::Unknown(Box::new(Unknown { only_person: true, probably, ..unknown }));
    }

    /// Whether the list shows the ticket where the action would have put it: then it happened. Its absence proves
    /// nothing, and after an end there is no list to check.
    fn is_listed_by(&self, how: &Finish, open: &Open, found: &RefreshResult) -> bool {
        let id = &open.ticket.id;
        let Some(list) = how.action().shown_in() else { return false };
        match list {
            Source::Waiting => {
                let read = |service: &ServiceId| {
                    found.waiting.iter().any(|(id, list)| id == service && list.is_ok())
                };
                self.state.queues.find(id).is_some_and(|(service, _)| read(service))
            }
            Source::Paused | Source::Cancelled => {
                matches!(found.side(list), Some(Ok(_))) && self.state.queues.find_in(list, id).is_some()
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // the parts of one unknown call, taken apart once
    fn settle_call(
        &mut self,
        unknown: Unknown,
        target: Target,
        before: &OpenBefore,
        lists: Option<&Lists>,
        when: Called,
        started: Duration,
        found: &RefreshResult,
    ) {
        let (action, label) = (target.action(), target.label());
        match &found.read_back {
            ReadBack::Open(answer) => {
                let still_the_old =
                    matches!(before, OpenBefore::ReportedClosed(open) if open.answer_id == answer.id);
                let another = matches!(&target, Target::Ticket(chosen) if chosen.id != answer.ticket.id);
                if still_the_old {
                    self.arm_guard();
                    self.state.desk = before.desk_state();
                    self.notify(NoticeKind::SettledNotDone { action, label });
                } else if another {
                    self.opened(Answer::clone(answer), Called::FoundOpen);
                    self.notify(NoticeKind::SettledNotDone { action, label });
                } else {
                    let label = Some(answer.ticket.label());
                    self.opened(Answer::clone(answer), when);
                    self.notify(NoticeKind::SettledDone { action, label });
                }
            }
            ReadBack::NoneOpen => {
                self.closed();
                self.arm_guard();
                // Asked once more with the next refresh: a slow server may still be carrying it out.
                self.state.unverified = true;
                self.notify(NoticeKind::SettledNotDone { action, label });
            }
            ReadBack::CannotTell => {
                let late_enough = started >= unknown.since.saturating_add(LISTS_SETTLE_AFTER);
                match self.by_the_lists(&target, lists, &unknown, found) {
                    Seen::StillThere if late_enough => {
                        self.arm_guard();
                        self.state.desk = before.desk_state();
                        self.notify(NoticeKind::SettledNotDone { action, label });
                    }
                    Seen::Vanished(label) => self.only_the_person(unknown, Some(label)),
                    Seen::StillThere | Seen::CannotTell => self.only_the_person(unknown, None),
                }
            }
            ReadBack::NoResponse => {}
        }
    }

    /// What the lists say about a call: whether the tickets that could have been called are still listed.
    fn by_the_lists(
        &self,
        target: &Target,
        lists: Option<&Lists>,
        unknown: &Unknown,
        found: &RefreshResult,
    ) -> Seen {
        let vanished = |label: Option<String>| label.map_or(Seen::CannotTell, Seen::Vanished);
        match (target, lists) {
            (Target::Ticket(chosen), _) => match self.shows(target, found) {
                Some(true) => Seen::StillThere,
                Some(false) => vanished(chosen.label.clone()),
                None => Seen::CannotTell,
            },
            // If nobody is gone, that proves nothing: a visitor may have come and been called between two refreshes. In
            // the order of M4 the first one gone is the most probable.
            (Target::Next, Some(lists)) => {
                // A ticket that cannot be read now need not be gone.
                let was_read = |row: &&Row| {
                    let service = row.ticket.waits_in();
                    service.is_none_or(|service| super::call::was_read(found, &service.id))
                };
                let gone = lists.waiting.iter().filter(was_read).find(|row| !self.waits(&row.ticket.id));
                vanished(gone.map(|row| row.ticket.label()))
            }
            // After a restart only the probable next ticket is known.
            (Target::Next, None) => match &unknown.sent.about.ticket_id {
                Some(id) if self.read_every_list(found) && !self.waits(id) => {
                    vanished(unknown.sent.about.label.clone())
                }
                Some(_) | None => Seen::CannotTell,
            },
        }
    }

    fn waits(&self, id: &TicketId) -> bool {
        self.state.queues.find(id).is_some()
    }

    /// Whether this refresh read the whole waiting list of every service served.
    fn read_every_list(&self, found: &RefreshResult) -> bool {
        let Some(signed_in) = &self.state.signed_in else { return false };
        signed_in.seat.services.iter().all(|service| super::call::was_read(found, service))
    }
}

/// What the lists say about a call.
enum Seen {
    /// The chosen ticket is still listed: it has not been called.
    StillThere,
    /// This ticket is gone: called here, or by a colleague.
    Vanished(String),
    CannotTell,
}
