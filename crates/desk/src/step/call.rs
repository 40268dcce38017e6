//! Call next and call a ticket, also a paused or cancelled one (M3, M10, M11, M14).

use std::sync::Arc;

use callpad_wire::Error;
use callpad_wire::op::{CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, Readable};
use callpad_wire::{Answer, ServiceId, Ticket};

use super::serve::Called;
use super::{About, Transition, needs_refresh};
use crate::action::Source;
use crate::event::{RefreshResult, ReplyId};
use crate::notice::NoticeKind;
use crate::ports::ReadBack;
use crate::request::Request;
use crate::state::{
    Calling, Chosen, DeskState, Finish, OpenBefore, SentAction, Stage, Target, UncertainAction,
};

impl Transition {
    pub(super) fn send_call(&mut self, reply_id: ReplyId, target: Target, before: OpenBefore) {
        let Some(signed_in) = &self.state.signed_in else { return };
        let (desk_id, user_id) = (signed_in.seat.desk_id.clone(), signed_in.seat.user_id.clone());
        let request: Request = match &target {
            Target::Next => {
                CallNextTicket { desk_id, user_id, services: signed_in.seat.services.clone() }.into()
            }
            Target::Ticket(Chosen { id, source, .. }) => {
                let ticket_id = id.clone();
                match source {
                    Source::Waiting => CallTicket { desk_id, user_id, ticket_id }.into(),
                    Source::Paused => CallPausedTicket { desk_id, user_id, ticket_id }.into(),
                    Source::Cancelled => CallCancelledTicket { desk_id, user_id, ticket_id }.into(),
                }
            }
        };
        let about = self.about_call(&target);
        let lists = self.state.lists.clone();
        let Some(sent) = self.send(request, about) else { return };
        let stage = Stage::Sent(Box::new(sent));
        self.state.desk = DeskState::Calling(Calling { reply_id, target, before, stage, lists });
    }

    /// For call next: the ticket that the desk expects to be next (M4).
    fn about_call(&self, target: &Target) -> About {
        match target {
            Target::Ticket(chosen) => About {
                ticket_id: None,
                label: chosen.label.clone(),
                source: Some(chosen.source),
                service_id: chosen.service.clone(),
            },
            Target::Next => {
                let next = self.state.lists.waiting.iter().find(|row| row.next.is_some());
                next.map_or_else(About::default, |row| About {
                    ticket_id: Some(row.ticket.id.clone()),
                    label: Some(row.ticket.label()),
                    source: Some(Source::Waiting),
                    service_id: row.ticket.waits_in().map(|service| service.id.clone()),
                })
            }
        }
    }

    pub(super) fn call_outcome(&mut self, calling: Calling, result: Result<Answer, Error>) {
        let Calling { reply_id, target, before, stage, lists } = calling;
        let error = match result {
            Ok(answer) => {
                self.want_lists_of(&target, Some(&answer));
                self.opened(answer, Called::JustNow);
                if matches!(&target, Target::Ticket(chosen) if chosen.called_offline)
                    && let DeskState::Serving { open, pending: _ } = self.state.desk.clone()
                {
                    // The visitor was served long ago: the same press ends the ticket.
                    return self.send_finish(reply_id, open, Finish::End, None);
                }
                self.refresh(Vec::new());
                return self.done(reply_id);
            }
            Err(error) => error,
        };
        if let (true, Stage::Sent(sent)) = (error.outcome_unknown(), &stage) {
            self.want_lists_of(&target, None);
            let what = UncertainAction::Call { target, before, lists: Some(lists) };
            self.unknown(what, SentAction::clone(sent));
            return self.done(reply_id);
        }
        let nobody = target == Target::Next && error.is_nobody_waiting();
        if nobody {
            self.arm_guard();
            self.closed();
            self.notify(NoticeKind::NobodyWaiting { ended: before.label() });
            self.refresh(Vec::new());
            return self.done(reply_id);
        }
        if needs_refresh(&error) {
            self.want_lists_of(&target, None);
            let stage = Stage::Checking(error);
            self.state.desk = DeskState::Calling(Calling { reply_id, target, before, stage, lists });
            // The caller gets its reply when this refresh is done.
            return self.refresh(Vec::new());
        }
        self.arm_guard();
        self.state.desk = before.desk_state();
        if error.is_response() {
            self.refresh(Vec::new());
        }
        self.notify_call_failed(&target, error);
        self.done(reply_id);
    }

    /// A refused call, after the refresh that followed it. The server may know an open answer that we do not know: then
    /// that ticket is ours to serve.
    pub(super) fn call_refused(&mut self, calling: Calling, refusal: Error, found: &RefreshResult) {
        let Calling { reply_id, target, before, .. } = calling;
        self.arm_guard();
        match (&found.read_back, &before) {
            (ReadBack::Open(answer), OpenBefore::ReportedClosed(open)) if answer.id == open.answer_id => {
                self.state.desk = DeskState::serving(open.clone());
                self.notify_call_failed(&target, refusal);
            }
            (
                ReadBack::Open(answer),
                OpenBefore::ReportedClosed(_) | OpenBefore::Nothing | OpenBefore::Ended(_),
            ) => {
                let label = answer.ticket.label();
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.notify(NoticeKind::FoundOpen { label });
            }
            (
                ReadBack::NoneOpen,
                OpenBefore::ReportedClosed(_) | OpenBefore::Nothing | OpenBefore::Ended(_),
            ) => {
                self.closed();
                self.notify_call_refused(&target, refusal, found);
            }
            (
                ReadBack::CannotTell | ReadBack::NoResponse,
                OpenBefore::ReportedClosed(_) | OpenBefore::Nothing | OpenBefore::Ended(_),
            ) => {
                self.state.desk = before.desk_state();
                self.notify_call_refused(&target, refusal, found);
            }
        }
        self.done(reply_id);
    }

    /// A colleague took the ticket only if the fresh list lacks it (M11). The cancelled list also loses tickets to
    /// tolerance (M12), so it says nothing about a colleague.
    fn notify_call_refused(&mut self, target: &Target, refusal: Error, found: &RefreshResult) {
        match target {
            Target::Ticket(Chosen {
                label: Some(label), source: Source::Waiting | Source::Paused, ..
            }) if self.shows(target, found) == Some(false) => {
                self.notify(NoticeKind::TakenByColleague { label: label.clone() });
            }
            Target::Ticket(_) | Target::Next => self.notify_call_failed(target, refusal),
        }
    }

    /// The call failed for sure. If it was to follow an issue, the new ticket now waits; the notice says so too.
    fn notify_call_failed(&mut self, target: &Target, error: Error) {
        match target {
            Target::Ticket(Chosen { id, label: Some(label), issued: Some(service_name), .. }) => {
                self.notify(NoticeKind::CreatedNotCalled {
                    label: label.clone(),
                    ticket_id: id.clone(),
                    service_name: service_name.clone(),
                    error: Arc::new(error),
                });
            }
            Target::Ticket(_) | Target::Next => self.notify_failed(target.action(), target.label(), error),
        }
    }

    /// Whether this refresh lists the chosen ticket; `None` if it did not read the whole list.
    pub(super) fn shows(&self, target: &Target, found: &RefreshResult) -> Option<bool> {
        let Target::Ticket(Chosen { id, source, service, .. }) = target else { return None };
        let was_read = match source {
            Source::Waiting => was_read(found, service.as_ref()?),
            Source::Paused => is_whole(found.paused.as_ref()),
            Source::Cancelled => is_whole(found.cancelled.as_ref()),
        };
        was_read.then(|| self.state.queues.find_in(*source, id).is_some())
    }

    /// Rereads the lists that a call affects, whatever their counts say.
    pub(super) fn want_lists_of(&mut self, target: &Target, answer: Option<&Answer>) {
        // The first call of a ticket counts towards the tolerance of the cancelled ones (M12).
        self.state.pending_reads.cancelled |= answer.is_some();
        let listed = match target {
            Target::Ticket(Chosen { source: Source::Paused, .. }) => {
                self.state.pending_reads.paused = true;
                return;
            }
            Target::Ticket(Chosen { source: Source::Cancelled, .. }) => {
                self.state.pending_reads.cancelled = true;
                return;
            }
            Target::Ticket(Chosen { source: Source::Waiting, service, .. }) => service.clone(),
            Target::Next => answer
                .and_then(|answer| self.state.queues.find(&answer.ticket.id))
                .map(|(service, _)| service.clone()),
        };
        let waited_in = answer.and_then(|answer| answer.ticket.waits_in()).map(|service| service.id.clone());
        let touched: Vec<ServiceId> = listed.into_iter().chain(waited_in).collect();
        if touched.is_empty() {
            self.state.pending_reads.all = true;
        }
        self.state.pending_reads.services.extend(touched);
    }
}

/// Whether this refresh read the whole waiting list of the service.
pub(super) fn was_read(found: &RefreshResult, service: &ServiceId) -> bool {
    found.waiting.iter().any(|(read, list)| read == service && is_whole(Some(list)))
}

/// Whether this refresh read the whole list.
pub(super) fn is_whole(list: Option<&Result<Readable<Ticket>, Error>>) -> bool {
    matches!(list, Some(Ok(list)) if list.unreadable.is_empty())
}
