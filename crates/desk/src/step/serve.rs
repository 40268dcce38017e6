//! The open ticket: it opens, is recalled, is finished by one of four actions, or turns out to be closed (M2, M3, M13,
//! M19).

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::Recall;
use callpad_wire::{Answer, Error, ServiceId, Ticket};

use super::{About, Transition};
use crate::action::{Action, Source};
use crate::call_order::{self, Viewpoint};
use crate::event::{RefreshResult, ReplyId};
use crate::notice::NoticeKind;
use crate::ports::ReadBack;
use crate::record::PausedRecord;
use crate::state::{DeskState, Finish, OpenBefore, PendingAction, Stage, Target, UncertainAction};
use crate::storage::StoreProblem;
use crate::view::{Open, UndoOffer};

/// How an answer came to be open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// The server has just called it.
    JustNow,
    /// Called from here at this time, on the monotonic clock, though its outcome was unknown for a while.
    Since(Duration),
    /// Not called just now: the server had it open.
    FoundOpen,
}

impl Transition {
    pub(super) fn send_recall(&mut self, reply_id: ReplyId, open: Arc<Open>) {
        let about = about(&open, None);
        let request = Recall { answer_id: open.answer_id.clone() }.into();
        let Some(sent) = self.send(request, about) else { return };
        let stage = Stage::Sent(Box::new(sent));
        self.state.desk = DeskState::Serving { open, pending: PendingAction::Recalling { reply_id, stage } };
    }

    pub(super) fn send_finish(
        &mut self,
        reply_id: ReplyId,
        open: Arc<Open>,
        how: Finish,
        then: Option<Target>,
    ) {
        let about = about(&open, how.sent_to().cloned());
        let Some(request) = how.request(&open.answer_id) else { return };
        let Some(sent) = self.send(request, about) else { return };
        let stage = Stage::Sent(Box::new(sent));
        self.state.desk =
            DeskState::Serving { open, pending: PendingAction::Finishing { reply_id, stage, how, then } };
    }

    /// A recall of unknown outcome does no harm: the person presses again if nobody comes.
    pub(super) fn recall_outcome(&mut self, open: Arc<Open>, reply_id: ReplyId, result: Result<(), Error>) {
        match result {
            Ok(()) => {
                let label = open.ticket.label();
                let again = Open {
                    recalls: open.recalls.saturating_add(1),
                    last_recall: Some(self.now),
                    ..Open::clone(&open)
                };
                self.state.desk = DeskState::serving(Arc::new(again));
                self.notify(NoticeKind::Recalled { label });
                self.refresh(Vec::new());
                self.done(reply_id);
            }
            Err(error) if error.is_gone() => {
                self.state.desk = DeskState::Serving {
                    open,
                    pending: PendingAction::Recalling { reply_id, stage: Stage::Checking(error) },
                };
                self.refresh(Vec::new());
            }
            Err(error) if error.outcome_unknown() => {
                let label = Some(open.ticket.label());
                self.state.desk = DeskState::serving(open);
                self.notify(NoticeKind::NotKnown { action: Action::Recall, label });
                self.refresh(Vec::new());
                self.done(reply_id);
            }
            Err(error) => self.failed(open, reply_id, Action::Recall, error),
        }
    }

    pub(super) fn finish_outcome(
        &mut self,
        open: Arc<Open>,
        reply_id: ReplyId,
        how: Finish,
        then: Option<Target>,
        stage: Stage,
        result: Result<(), Error>,
    ) {
        let label = open.ticket.label();
        self.want_list_of(&how);
        match (result, then) {
            (Ok(()), None) => {
                self.closed();
                self.put_aside(&how, &open);
                let ticket_id = open.ticket.id.clone();
                self.notify(match &how {
                    Finish::End => NoticeKind::Ended { label },
                    Finish::Pause => NoticeKind::Paused { label, ticket_id },
                    Finish::Cancel => NoticeKind::Cancelled { label, ticket_id },
                    Finish::Transfer(transfer) => {
                        NoticeKind::Transferred { label, ticket_id, to: transfer.name.clone() }
                    }
                });
                self.offer_undo(&how, &open);
                self.refresh(Vec::new());
                self.done(reply_id);
            }
            (Ok(()), Some(target)) => {
                self.put_aside(&how, &open);
                self.send_call(reply_id, target, OpenBefore::Ended(label));
            }
            // M3: it is no longer open, so the call goes ahead. The record stays until the call is done.
            (Err(error), Some(target)) if error.is_gone() => {
                self.send_call(reply_id, target, OpenBefore::ReportedClosed(open));
            }
            (Err(error), None) if error.is_gone() => {
                let stage = Stage::Checking(error);
                self.state.desk = DeskState::Serving {
                    open,
                    pending: PendingAction::Finishing { reply_id, stage, how, then: None },
                };
                self.refresh(Vec::new());
            }
            (Err(error), then) if error.outcome_unknown() => {
                let then_call = then.is_some();
                match stage {
                    Stage::Sent(sent) => {
                        self.unknown(UncertainAction::Finish { how, open, then_call }, *sent)
                    }
                    // No outcome comes in while a refresh checks what a refusal meant.
                    Stage::Checking(_) => self.state.desk = DeskState::serving(open),
                }
                self.done(reply_id);
            }
            (Err(error), then) => {
                self.failed(open, reply_id, how.action(), error);
                if let (Some(_), Some(notice)) = (then, &mut self.state.notice) {
                    notice.nobody_called = true;
                }
            }
        }
    }

    /// Remembers a ticket paused here, for "nothing left behind", and a no-show with its time.
    pub(super) fn put_aside(&mut self, how: &Finish, open: &Open) {
        let Some(signed_in) = &self.state.signed_in else { return };
        let (seat, ticket_id, now) = (signed_in.seat.id(), open.ticket.id.clone(), self.now.wall);
        match how.action().shown_in() {
            Some(Source::Paused) => {
                self.state.paused.retain(|paused| paused.ticket_id != ticket_id);
                let label = open.ticket.label();
                self.state.paused.push(PausedRecord { seat, ticket_id, label, paused: Some(now) });
            }
            Some(Source::Cancelled) => {
                self.state.no_shows.retain(|(id, _)| *id != ticket_id);
                self.state.no_shows.push((ticket_id, now));
            }
            Some(Source::Waiting) | None => {}
        }
    }

    /// Offers the undo that the API allows, for the notice just shown. An end has none.
    pub(super) fn offer_undo(&mut self, how: &Finish, open: &Open) {
        let Some(source) = how.action().shown_in() else { return };
        let (notice, ticket_id, label) = (self.state.notices, open.ticket.id.clone(), open.ticket.label());
        let until = self.state.undo_time.map(|length| self.now.running.saturating_add(length));
        self.state.undo_offer = Some(UndoOffer { notice, ticket_id, label, source, until });
    }

    /// The offer has expired or can no longer work: its notice goes too.
    pub(super) fn withdraw_undo_offer(&mut self) {
        if let Some(way) = self.state.undo_offer.take() {
            self.state.notice.take_if(|notice| notice.id == way.notice);
        }
    }

    /// Rereads the list that shows the ticket afterwards, whatever its count or age says.
    fn want_list_of(&mut self, how: &Finish) {
        let pending_reads = &mut self.state.pending_reads;
        match (how.action().shown_in(), how.sent_to()) {
            (None, _) => {}
            (Some(Source::Paused), _) => pending_reads.paused = true,
            (Some(Source::Cancelled), _) => pending_reads.cancelled = true,
            (Some(Source::Waiting), Some(service)) => {
                pending_reads.services.insert(service.clone());
            }
            (Some(Source::Waiting), None) => pending_reads.all = true,
        }
    }

    /// The action did not happen, or does no harm: the ticket stays open, and a notice says so.
    fn failed(&mut self, open: Arc<Open>, reply_id: ReplyId, action: Action, error: Error) {
        let label = open.ticket.label();
        self.state.desk = DeskState::serving(open);
        if error.is_response() {
            self.refresh(Vec::new());
        }
        self.notify_failed(action, Some(label), error);
        self.done(reply_id);
    }

    /// A recall or a finishing action was refused because the answer is not open; the refresh after it is done. Without
    /// a read-back only the person can say that it is gone (M2, M19).
    pub(super) fn answer_refused(
        &mut self,
        open: Arc<Open>,
        reply_id: ReplyId,
        action: Action,
        refusal: Error,
        found: &RefreshResult,
    ) {
        let label = open.ticket.label();
        match &found.read_back {
            ReadBack::NoneOpen => {
                self.closed();
                self.notify(NoticeKind::AnswerGone { label });
            }
            ReadBack::Open(answer) if answer.id != open.answer_id => {
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.notify(NoticeKind::AnswerGone { label });
            }
            ReadBack::Open(_) | ReadBack::CannotTell | ReadBack::NoResponse => {
                self.state.desk = DeskState::serving(open);
                self.notify_failed(action, Some(label), refusal);
            }
        }
        self.done(reply_id);
    }

    /// A ticket is now open here.
    pub(super) fn opened(&mut self, answer: Answer, when: Called) {
        let Some(signed_in) = self.state.signed_in.clone() else { return };
        let viewpoint = self.viewpoint(&signed_in);
        let earlier = match when {
            Called::JustNow => Duration::ZERO,
            Called::Since(since) => self.now.running.saturating_sub(since),
            // Only the server's date is known, if any.
            Called::FoundOpen => answer.called.map_or(Duration::ZERO, |called| {
                Duration::try_from(viewpoint.now.duration_since(call_order::instant(called, &viewpoint)))
                    .unwrap_or_default()
            }),
        };
        let when_called =
            jiff::SignedDuration::try_from(earlier).ok().and_then(|ago| viewpoint.now.checked_sub(ago).ok());
        let open = Open {
            waited_s: call_order::waited(
                &answer.ticket,
                &Viewpoint { now: when_called.unwrap_or(viewpoint.now), ..viewpoint },
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

    /// Saves the ticket before it is drawn (M2) and takes it off the list. A ticket found open was not called by a
    /// press just now, so the guard does not apply.
    pub(super) fn serve(&mut self, open: Open) {
        let called_now = !open.restored;
        if called_now {
            self.arm_guard();
        }
        self.new_number |= called_now;
        self.state.unverified = false;
        self.state.verified = Some(self.now.running);
        self.state.paused.retain(|paused| paused.ticket_id != open.ticket.id);
        self.state.no_shows.retain(|(id, _)| *id != open.ticket.id);
        self.strike_offline_call(&open.ticket.id, &open.ticket.label());
        self.state.undo_offer = None;
        self.unlist(&open.ticket);
        self.state.desk = DeskState::serving(Arc::new(open));
    }

    /// No ticket is open here any more.
    pub(super) fn closed(&mut self) {
        self.state.desk = DeskState::FREE;
        self.state.unverified = false;
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

    /// A disk error never stops the work. A record that could not be cleared does no lasting harm: it is checked at the
    /// next start.
    pub(super) fn journal_saved(&mut self, result: Result<(), StoreProblem>, new_number: bool) {
        if new_number {
            self.arm_guard();
        }
        self.state.journal_unsaved = result.is_err();
        if result.is_ok() {
            // The notice is outdated: the journal is now saved.
            self.state.notice.take_if(|notice| matches!(notice.what, NoticeKind::JournalNotSaved { .. }));
        }
        match (result, &self.state.desk) {
            (Err(problem), DeskState::Serving { .. } | DeskState::Calling(_) | DeskState::Unknown(_)) => {
                self.notify(NoticeKind::JournalNotSaved { problem });
            }
            (
                Err(_),
                DeskState::SignedOut
                | DeskState::Arriving { .. }
                | DeskState::Free { .. }
                | DeskState::Break { .. },
            )
            | (Ok(()), _) => {}
        }
    }
}

/// What an action on an open ticket is about.
fn about(open: &Open, service_id: Option<ServiceId>) -> About {
    About {
        ticket_id: Some(open.ticket.id.clone()),
        label: Some(open.ticket.label()),
        source: None,
        service_id,
    }
}
