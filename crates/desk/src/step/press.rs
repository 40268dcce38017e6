//! What each press does in each state.

use std::sync::Arc;

use callpad_wire::op::{Destination, TransferCall};
use callpad_wire::{ServiceId, TicketId};

use super::Transition;
use crate::action::{Action, Source};
use crate::event::ReplyId;
use crate::notice::NoticeKind;
use crate::press::{LONGEST_BREAK_REASON, OpenFirst, Press, QueuePress, Rejected, Transfer};
use crate::seat::Seat;
use crate::state::{
    Chosen, DeskState, Finish, OpenBefore, PendingAction, Target, TransferTarget, UncertainAction,
};
use crate::time::Now;
use crate::view::Open;

/// The state from which an action can be sent.
enum Ready {
    Free,
    Open(Arc<Open>),
}

impl Transition {
    pub(super) fn press(&mut self, reply_id: ReplyId, press: Press) {
        if let Err(why) = self.carry_out(reply_id, press) {
            self.refuse(reply_id, why);
        }
    }

    /// Carries the press out, or says why not; then nothing has changed.
    pub(super) fn carry_out(&mut self, reply_id: ReplyId, press: Press) -> Result<(), Rejected> {
        let sends = press.action().is_some().then(|| press.clone());
        let taken = match press {
            Press::CallNext => self.press_call_next(reply_id),
            Press::CallTicket { ticket_id, source, open_first } => {
                let (service, label) = match self.state.queues.find_in(source, &ticket_id) {
                    Some((service, ticket)) => (service.cloned(), Some(ticket.label())),
                    None => self.no_longer_listed(&ticket_id),
                };
                let chosen =
                    Chosen { id: ticket_id, source, label, service, issued: None, called_offline: false };
                self.press_call_ticket(reply_id, chosen, open_first)
            }
            Press::Recall => self.press_recall(reply_id),
            Press::End => self.press_finish(reply_id, Finish::End),
            Press::Pause => self.press_finish(reply_id, Finish::Pause),
            Press::Cancel => self.press_finish(reply_id, Finish::Cancel),
            Press::Transfer(transfer) => self.press_transfer(reply_id, *transfer),
            Press::AnswerRequest { request_id, accept } => self.press_answer(reply_id, request_id, accept),
            Press::Queue(queue) => self.press_queue(reply_id, queue),
            Press::Show(list) => self.press_show(reply_id, list),
            Press::RefreshNow => self.press_refresh(reply_id),
            Press::GiveUpUnknown => self.press_give_up(reply_id),
            Press::DropOpen => self.press_drop(reply_id),
            Press::DismissNotice(id) => {
                if let Some(notice) = self.state.notice.take_if(|notice| notice.id == id)
                    && let (
                        NoticeKind::AnotherDay { .. } | NoticeKind::Returned { .. },
                        Some(open),
                        Some(signed_in),
                    ) = (notice.what, self.state.desk.open(), &self.state.signed_in)
                {
                    let today = signed_in.zone.to_datetime(self.now.wall).date();
                    self.state.still_serving = Some((open.answer_id.clone(), today));
                }
                self.done(reply_id);
                Ok(())
            }
            Press::ChangeServices(services) => self.press_services(reply_id, services),
            Press::TakeBreak => self.press_take_break(reply_id),
            Press::BreakReason(reason) => self.press_break_reason(reply_id, reason),
            Press::EndBreak => self.press_end_break(reply_id),
            Press::AddOfflineCall { ticket_id, label } => {
                self.press_add_offline_call(reply_id, ticket_id, &label)
            }
            Press::RemoveOfflineCall(id) => self.press_remove_offline_call(reply_id, id),
            Press::CloseOfflineCall(id) => self.press_close_offline_call(reply_id, id),
        };
        if taken.is_ok() && sends.is_some() {
            // A new press replaces the deferred one.
            self.state.deferred = None;
            self.state.pressed = sends;
        }
        taken
    }

    /// One action at a time; none while the last one's outcome is unknown, and none that cannot reach the server.
    fn ready(&self) -> Result<Ready, Rejected> {
        let ready = match &self.state.desk {
            DeskState::SignedOut | DeskState::Arriving { .. } | DeskState::Unknown(_) => {
                return Err(Rejected::NotNow);
            }
            DeskState::Break { .. } => return Err(Rejected::OnBreak),
            DeskState::Free { queue_action: None } => Ready::Free,
            DeskState::Free { queue_action: Some(_) } | DeskState::Calling(_) => return Err(Rejected::Busy),
            DeskState::Serving { open, pending } => match pending {
                PendingAction::Nothing => Ready::Open(open.clone()),
                PendingAction::Queue(_)
                | PendingAction::Recalling { .. }
                | PendingAction::Finishing { .. } => {
                    return Err(Rejected::Busy);
                }
            },
        };
        self.can_send()?;
        Ok(ready)
    }

    /// Somebody can be in front of the screen, and the server can be reached.
    fn can_send(&self) -> Result<(), Rejected> {
        self.is_not_locked()?;
        self.connection_is_open()
    }

    /// The same, unless this server does not have the action, or the guard against a double press blocks it.
    fn ready_for(&self, action: Action) -> Result<Ready, Rejected> {
        let ready = self.ready()?;
        self.allows(action)?;
        Ok(ready)
    }

    /// This server has the action, and the guard against a double press does not block it.
    fn allows(&self, action: Action) -> Result<(), Rejected> {
        let spec = action.spec();
        if !spec.is_offered_by(&self.state.features) {
            return Err(Rejected::NotNow);
        }
        if spec.guarded && self.state.guard.is_some_and(|until| self.now.running < until) {
            return Err(Rejected::Busy);
        }
        Ok(())
    }

    /// On a break, which goes on: since when it is.
    pub(super) fn on_break_for(&self, action: Action) -> Result<Option<Now>, Rejected> {
        let DeskState::Break { since } = self.state.desk else { return Ok(None) };
        self.can_send()?;
        self.allows(action)?;
        Ok(Some(since))
    }

    /// As [`Self::ready_for`], but only at a free desk.
    pub(super) fn free_for(&self, action: Action) -> Result<(), Rejected> {
        match self.ready_for(action)? {
            Ready::Free => Ok(()),
            Ready::Open(_) => Err(Rejected::NotNow),
        }
    }

    /// The same, but only with an open ticket.
    fn open_for(&self, action: Action) -> Result<Arc<Open>, Rejected> {
        match self.ready_for(action)? {
            Ready::Free => Err(Rejected::NotNow),
            Ready::Open(open) => Ok(open),
        }
    }

    fn press_call_next(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        match self.ready_for(Action::CallNext)? {
            Ready::Free => self.send_call(reply_id, Target::Next, OpenBefore::Nothing),
            Ready::Open(open) => self.send_finish(reply_id, open, Finish::End, Some(Target::Next)),
        }
        Ok(())
    }

    fn press_call_ticket(
        &mut self,
        reply_id: ReplyId,
        chosen: Chosen,
        open_first: OpenFirst,
    ) -> Result<(), Rejected> {
        match (self.ready_for(chosen.source.call())?, open_first) {
            (Ready::Free, _) => self.send_call(reply_id, Target::Ticket(chosen), OpenBefore::Nothing),
            (Ready::Open(open), OpenFirst::End) => {
                self.send_finish(reply_id, open, Finish::End, Some(Target::Ticket(chosen)));
            }
            (Ready::Open(open), OpenFirst::Pause) => {
                self.send_finish(reply_id, open, Finish::Pause, Some(Target::Ticket(chosen)));
            }
            (Ready::Open(open), OpenFirst::Ask) => {
                self.notify(NoticeKind::OpenTicketFirst {
                    open: open.ticket.label(),
                    ticket_id: chosen.id,
                    source: chosen.source,
                    label: chosen.label.unwrap_or_default(),
                });
                self.done(reply_id);
            }
        }
        Ok(())
    }

    fn press_recall(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        let open = self.open_for(Action::Recall)?;
        self.send_recall(reply_id, open);
        Ok(())
    }

    fn press_finish(&mut self, reply_id: ReplyId, how: Finish) -> Result<(), Rejected> {
        let open = self.open_for(how.action())?;
        self.send_finish(reply_id, open, how, None);
        Ok(())
    }

    fn press_transfer(&mut self, reply_id: ReplyId, transfer: Transfer) -> Result<(), Rejected> {
        let open = self.open_for(Action::Transfer)?;
        let Some(signed_in) = &self.state.signed_in else { return Err(Rejected::NotNow) };
        // M7: an absent text leaves it, an empty one clears it; a ticket without a text has nothing to clear.
        let text = |new: String, old: &Option<String>| (!new.is_empty() || old.is_some()).then_some(new);
        let call = TransferCall {
            answer_id: open.answer_id.clone(),
            to: transfer.to,
            note: text(transfer.note, &open.ticket.note),
            priority: transfer.priority,
            custom_field: text(transfer.custom_field, &open.ticket.custom_field),
            desk_id: signed_in.seat.desk_id.clone(),
        };
        let waits_in = match &call.to {
            Destination::Service(id) => Some(id.clone()),
            Destination::Desk(_) | Destination::User(_) => {
                open.ticket.waits_in().map(|service| service.id.clone())
            }
        };
        let how =
            Finish::Transfer(Box::new(TransferTarget { call: Some(call), waits_in, name: transfer.name }));
        self.send_finish(reply_id, open, how, None);
        Ok(())
    }

    pub(super) fn press_queue(&mut self, reply_id: ReplyId, queue: QueuePress) -> Result<(), Rejected> {
        let mut ready = self.ready_for(queue.request.action())?;
        if queue.call {
            // Issue and call is a call: with a ticket open, or right after another call, it was a slip.
            ready = self.ready_for(Action::CallTicket)?;
        }
        match ready {
            Ready::Free => self.send_queue_action(reply_id, queue, None, None),
            Ready::Open(_) if queue.call => return Err(Rejected::NotNow),
            Ready::Open(open) => self.send_queue_action(reply_id, queue, Some(open), None),
        }
        Ok(())
    }

    /// A list read within the last interval is fresh: switching between the tabs requests nothing.
    fn press_show(&mut self, reply_id: ReplyId, list: Source) -> Result<(), Rejected> {
        self.state.shown = list;
        let now = self.now.running;
        let fresh = match list {
            Source::Waiting => true,
            Source::Paused | Source::Cancelled => self
                .state
                .queues
                .side(list)
                .is_some_and(|queue| now.saturating_sub(queue.read) < self.state.polling.interval()),
        };
        if !fresh {
            self.refresh(Vec::new());
        }
        self.done(reply_id);
        Ok(())
    }

    fn press_refresh(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        match &self.state.desk {
            DeskState::SignedOut => return Err(Rejected::NotNow),
            DeskState::Arriving { .. }
            | DeskState::Free { .. }
            | DeskState::Break { .. }
            | DeskState::Calling(_)
            | DeskState::Serving { .. }
            | DeskState::Unknown(_) => {}
        }
        match &mut self.state.refreshing {
            // A full refresh is under way: if each press restarted it, it would never end.
            Some(refreshing) if self.state.pending_reads.all && !refreshing.light => {
                refreshing.reply_ids.push(reply_id)
            }
            Some(_) | None => {
                self.state.pending_reads.all = true;
                // A person who refreshes by hand also wants to know what is open here.
                self.state.unverified = true;
                self.refresh(vec![reply_id]);
            }
        }
        Ok(())
    }

    fn press_give_up(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        let DeskState::Unknown(unknown) = &self.state.desk else { return Err(Rejected::NotNow) };
        if unknown.again.is_some() {
            return Err(Rejected::Busy);
        }
        self.state.desk = match unknown.what.clone() {
            UncertainAction::Call { before, .. } => before.desk_state(),
            UncertainAction::Finish { open, .. } => DeskState::serving(open),
            UncertainAction::Queue { open, on_break, .. } => DeskState::beside(open, on_break),
        };
        // If it did happen, the next refresh finds it, provided the server has the read-back.
        self.state.unverified = true;
        self.state.notice = None;
        self.done(reply_id);
        Ok(())
    }

    fn press_drop(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        match self.state.desk.clone() {
            DeskState::SignedOut
            | DeskState::Arriving { .. }
            | DeskState::Free { .. }
            | DeskState::Break { .. } => {
                return Err(Rejected::NotNow);
            }
            DeskState::Calling(_) => return Err(Rejected::Busy),
            DeskState::Serving { open: _, pending } if pending != PendingAction::Nothing => {
                return Err(Rejected::Busy);
            }
            DeskState::Serving { .. } => {}
            DeskState::Unknown(unknown) if unknown.again.is_some() => return Err(Rejected::Busy),
            DeskState::Unknown(unknown) => match unknown.what {
                UncertainAction::Finish { .. } => {}
                UncertainAction::Call { .. } | UncertainAction::Queue { .. } => {
                    return Err(Rejected::NotNow);
                }
            },
        }
        self.state.desk = DeskState::FREE;
        self.state.notice = None;
        // The person decided: what the server may still show does not bring it back by itself.
        self.state.unverified = false;
        self.state.verified = Some(self.now.running);
        self.done(reply_id);
        Ok(())
    }

    fn press_services(&mut self, reply_id: ReplyId, services: Vec<ServiceId>) -> Result<(), Rejected> {
        if services.is_empty() || matches!(self.state.desk, DeskState::SignedOut | DeskState::Arriving { .. })
        {
            return Err(Rejected::NotNow);
        }
        self.serve_these(services);
        self.done(reply_id);
        Ok(())
    }

    /// A service more, as a supervisor asked.
    pub(super) fn serve_as_well(&mut self, service: ServiceId) {
        let Some(signed_in) = &self.state.signed_in else { return };
        if !signed_in.seat.services.contains(&service) {
            self.serve_these(signed_in.seat.services.iter().cloned().chain([service]).collect());
        }
    }

    fn serve_these(&mut self, services: Vec<ServiceId>) {
        let Some(signed_in) = &mut self.state.signed_in else { return };
        signed_in.seat = Arc::new(Seat { services, ..Seat::clone(&signed_in.seat) });
        let seat = signed_in.seat.clone();
        self.state.queues.waiting.retain(|service, _| seat.services.contains(service));
        self.draw_lists(true);
        self.refresh(Vec::new());
    }

    /// Only this desk knows of a break: it calls nobody and alerts to nobody new (M15).
    fn press_take_break(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        match &self.state.desk {
            DeskState::Free { queue_action: None } => {}
            DeskState::Free { queue_action: Some(_) } | DeskState::Calling(_) => return Err(Rejected::Busy),
            DeskState::SignedOut
            | DeskState::Arriving { .. }
            | DeskState::Break { .. }
            | DeskState::Serving { .. }
            | DeskState::Unknown(_) => return Err(Rejected::NotNow),
        }
        self.state.desk = DeskState::Break { since: self.now };
        self.state.notice = None;
        self.withdraw_undo_offer();
        self.done(reply_id);
        Ok(())
    }

    fn press_break_reason(&mut self, reply_id: ReplyId, reason: Option<String>) -> Result<(), Rejected> {
        let fits = |reason: &String| (1..=LONGEST_BREAK_REASON).contains(&reason.chars().count());
        if self.state.desk.on_break().is_none() || !reason.as_ref().is_none_or(fits) {
            return Err(Rejected::NotNow);
        }
        self.state.telling.break_reason = reason;
        self.done(reply_id);
        Ok(())
    }

    fn press_end_break(&mut self, reply_id: ReplyId) -> Result<(), Rejected> {
        let DeskState::Break { .. } = self.state.desk else { return Err(Rejected::NotNow) };
        self.state.desk = DeskState::FREE;
        self.refresh(Vec::new());
        self.done(reply_id);
        Ok(())
    }

    /// The service and label of a ticket that is in no list: it left the list while it was pressed, or an undo offer
    /// leads to it in lists that are not on the screen.
    fn no_longer_listed(&self, id: &TicketId) -> (Option<ServiceId>, Option<String>) {
        if let Some(called) = self.state.just_called.iter().rev().find(|called| called.id == *id) {
            return (Some(called.service.clone()), Some(called.label.clone()));
        }
        let way = self.state.undo_offer.as_ref().filter(|way| way.ticket_id == *id);
        (None, way.map(|way| way.label.clone()))
    }
}
