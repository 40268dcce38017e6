//! What each press does in each state.

use std::sync::Arc;

use callpad_wire::op::{CreateTicket, TransferCall};
use callpad_wire::{ServiceId, TicketId};

use super::Turn;
use crate::event::Waiter;
use crate::notice::Told;
use crate::press::{NotPressed, OpenFirst, Press, Transfer};
use crate::state::{Before, Chosen, Doing, Finish, Target, Unsettled, Work};
use crate::view::{Open, Seat, Source};

/// Where an action can be sent from.
enum Ready {
    Free,
    Open(Arc<Open>),
}

impl Turn {
    pub(super) fn press(&mut self, waiter: Waiter, press: Press) {
        if let Err(why) = self.carry_out(waiter, press) {
            self.refuse(waiter, why);
        }
    }

    /// Does what was pressed, or says why not; nothing has changed then.
    pub(super) fn carry_out(&mut self, waiter: Waiter, press: Press) -> Result<(), NotPressed> {
        let sends = press.action().is_some().then(|| press.clone());
        let taken = match press {
            Press::CallNext => self.press_call_next(waiter),
            Press::CallTicket { ticket_id, source, open_first } => {
                let (service, label) = match self.state.queues.find_in(source, &ticket_id) {
                    Some((service, ticket)) => (service.cloned(), Some(ticket.label())),
                    None => self.no_longer_listed(&ticket_id),
                };
                let chosen = Chosen { id: ticket_id, source, label, service, issued: None, by_hand: false };
                self.press_call_ticket(waiter, chosen, open_first)
            }
            Press::Recall => self.press_recall(waiter),
            Press::End => self.press_finish(waiter, Finish::End),
            Press::Pause => self.press_finish(waiter, Finish::Pause),
            Press::Cancel => self.press_finish(waiter, Finish::Cancel),
            Press::Transfer(transfer) => self.press_transfer(waiter, *transfer),
            Press::Create { create, call } => self.press_create(waiter, create, call),
            Press::Show(list) => self.press_show(waiter, list),
            Press::LookAgain => self.press_look(waiter),
            Press::GiveUpUnknown => self.press_give_up(waiter),
            Press::DropOpen => self.press_drop(waiter),
            Press::DismissNotice(id) => {
                if let Some(notice) = self.state.notice.take_if(|notice| notice.id == id)
                    && let (Told::AnotherDay { .. } | Told::Returned { .. }, Some(open), Some(place)) =
                        (notice.what, self.state.work.open(), &self.state.place)
                {
                    let today = place.zone.to_datetime(self.now.wall).date();
                    self.state.still_serving = Some((open.answer_id.clone(), today));
                }
                self.done(waiter);
                Ok(())
            }
            Press::ChangeServices(services) => self.press_services(waiter, services),
            Press::TakeBreak => self.press_take_break(waiter),
            Press::EndBreak => self.press_end_break(waiter),
            Press::AddPaper { ticket_id, label } => self.press_add_paper(waiter, ticket_id, &label),
            Press::RemovePaper(id) => self.press_remove_paper(waiter, id),
            Press::CloseByHand(id) => self.press_close_by_hand(waiter, id),
        };
        if taken.is_ok() && sends.is_some() {
            // Whoever presses anew does not wait for what was held.
            self.state.held = None;
            self.state.pressed = sends;
        }
        taken
    }

    /// One action at a time, none while it is not known what the last one did, and none that cannot arrive.
    fn ready(&self) -> Result<Ready, NotPressed> {
        let ready = match &self.state.work {
            Work::SignedOut | Work::Arriving { .. } | Work::Unknown(_) => return Err(NotPressed::NotNow),
            Work::Break { .. } => return Err(NotPressed::OnBreak),
            Work::Free { creating: None } => Ready::Free,
            Work::Free { creating: Some(_) } | Work::Calling(_) => return Err(NotPressed::Busy),
            Work::Serving { open, doing } => match doing {
                Doing::Nothing => Ready::Open(open.clone()),
                Doing::Creating(_) | Doing::Recalling { .. } | Doing::Finishing { .. } => {
                    return Err(NotPressed::Busy);
                }
            },
        };
        self.is_not_away()?;
        self.line_is_open()?;
        Ok(ready)
    }

    /// The same, where only a free desk will do.
    pub(super) fn ready_and_free(&self) -> Result<(), NotPressed> {
        match self.ready_and_unguarded()? {
            Ready::Free => Ok(()),
            Ready::Open(_) => Err(NotPressed::NotNow),
        }
    }

    /// The same, for call actions and those that finish a ticket, which the guard against a double press holds back.
    fn ready_and_unguarded(&self) -> Result<Ready, NotPressed> {
        let ready = self.ready()?;
        if self.state.guard.is_some_and(|until| self.now.running < until) {
            return Err(NotPressed::Busy);
        }
        Ok(ready)
    }

    fn press_call_next(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match self.ready_and_unguarded()? {
            Ready::Free => self.call(waiter, Target::Next, Before::Nothing),
            Ready::Open(open) => self.finish(waiter, open, Finish::End, Some(Target::Next)),
        }
        Ok(())
    }

    fn press_call_ticket(
        &mut self,
        waiter: Waiter,
        chosen: Chosen,
        open_first: OpenFirst,
    ) -> Result<(), NotPressed> {
        match (self.ready_and_unguarded()?, open_first) {
            (Ready::Free, _) => self.call(waiter, Target::Ticket(chosen), Before::Nothing),
            (Ready::Open(open), OpenFirst::End) => {
                self.finish(waiter, open, Finish::End, Some(Target::Ticket(chosen)));
            }
            (Ready::Open(open), OpenFirst::Pause) => {
                self.finish(waiter, open, Finish::Pause, Some(Target::Ticket(chosen)));
            }
            (Ready::Open(open), OpenFirst::Ask) => {
                self.tell(Told::OpenTicketFirst {
                    open: open.ticket.label(),
                    ticket_id: chosen.id,
                    source: chosen.source,
                    label: chosen.label.unwrap_or_default(),
                });
                self.done(waiter);
            }
        }
        Ok(())
    }

    fn press_recall(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match self.ready()? {
            Ready::Free => return Err(NotPressed::NotNow),
            Ready::Open(open) => self.recall(waiter, open),
        }
        Ok(())
    }

    fn press_finish(&mut self, waiter: Waiter, how: Finish) -> Result<(), NotPressed> {
        match self.ready_and_unguarded()? {
            Ready::Free => return Err(NotPressed::NotNow),
            Ready::Open(open) => self.finish(waiter, open, how, None),
        }
        Ok(())
    }

    fn press_transfer(&mut self, waiter: Waiter, transfer: Transfer) -> Result<(), NotPressed> {
        let Ready::Open(open) = self.ready_and_unguarded()? else { return Err(NotPressed::NotNow) };
        let Some(place) = &self.state.place else { return Err(NotPressed::NotNow) };
        // M7: absent keeps, empty clears; there is nothing to clear where the ticket has none.
        let text = |new: String, old: &Option<String>| (!new.is_empty() || old.is_some()).then_some(new);
        let call = TransferCall {
            answer_id: open.answer_id.clone(),
            to: transfer.to,
            note: text(transfer.note, &open.ticket.note),
            priority: transfer.priority,
            custom_field: text(transfer.custom_field, &open.ticket.custom_field),
            desk_id: place.seat.desk_id.clone(),
        };
        let how = Finish::Transfer { call: Box::new(call), name: transfer.name };
        self.finish(waiter, open, how, None);
        Ok(())
    }

    fn press_create(
        &mut self,
        waiter: Waiter,
        create: Box<CreateTicket>,
        call: bool,
    ) -> Result<(), NotPressed> {
        // Issue and call is a call: with a ticket open, or just after another call, it was not meant.
        let ready = if call { self.ready_and_unguarded()? } else { self.ready()? };
        match ready {
            Ready::Free => self.create(waiter, create, call, None),
            Ready::Open(_) if call => return Err(NotPressed::NotNow),
            Ready::Open(open) => self.create(waiter, create, call, Some(open)),
        }
        Ok(())
    }

    /// A list that was read no longer ago than an interval is fresh: going to and fro between the tabs asks nothing.
    fn press_show(&mut self, waiter: Waiter, list: Source) -> Result<(), NotPressed> {
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
            self.look(Vec::new());
        }
        self.done(waiter);
        Ok(())
    }

    fn press_look(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match &self.state.work {
            Work::SignedOut => return Err(NotPressed::NotNow),
            Work::Arriving { .. }
            | Work::Free { .. }
            | Work::Break { .. }
            | Work::Calling(_)
            | Work::Serving { .. }
            | Work::Unknown(_) => {}
        }
        match &mut self.state.looking {
            // One that reads everything is under way: beginning it again with each press would never end.
            Some(looking) if self.state.want.all && !looking.light => looking.waiters.push(waiter),
            Some(_) | None => {
                self.state.want.all = true;
                // Whoever looks by hand wants to know what is open here as well.
                self.state.unverified = true;
                self.look(vec![waiter]);
            }
        }
        Ok(())
    }

    fn press_give_up(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        let Work::Unknown(unknown) = &self.state.work else { return Err(NotPressed::NotNow) };
        if unknown.again.is_some() {
            return Err(NotPressed::Busy);
        }
        self.state.work = match unknown.what.clone() {
            Unsettled::Call { before, .. } => before.work(),
            Unsettled::Finish { open, .. } => Work::serving(open),
            Unsettled::Create { open, .. } => open.map_or(Work::FREE, Work::serving),
        };
        // Should it have happened after all, the next look finds it where the server can tell.
        self.state.unverified = true;
        self.state.notice = None;
        self.done(waiter);
        Ok(())
    }

    fn press_drop(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match self.state.work.clone() {
            Work::SignedOut | Work::Arriving { .. } | Work::Free { .. } | Work::Break { .. } => {
                return Err(NotPressed::NotNow);
            }
            Work::Calling(_) => return Err(NotPressed::Busy),
            Work::Serving { open: _, doing } if doing != Doing::Nothing => return Err(NotPressed::Busy),
            Work::Serving { .. } => {}
            Work::Unknown(unknown) if unknown.again.is_some() => return Err(NotPressed::Busy),
            Work::Unknown(unknown) => match unknown.what {
                Unsettled::Finish { .. } => {}
                Unsettled::Call { .. } | Unsettled::Create { .. } => return Err(NotPressed::NotNow),
            },
        }
        self.state.work = Work::FREE;
        self.state.notice = None;
        // The person has said so: what the server may still show does not bring it back by itself.
        self.state.unverified = false;
        self.state.verified = Some(self.now.running);
        self.done(waiter);
        Ok(())
    }

    fn press_services(&mut self, waiter: Waiter, services: Vec<ServiceId>) -> Result<(), NotPressed> {
        if services.is_empty() || matches!(self.state.work, Work::SignedOut | Work::Arriving { .. }) {
            return Err(NotPressed::NotNow);
        }
        let Some(place) = &mut self.state.place else { return Err(NotPressed::NotNow) };
        place.seat = Arc::new(Seat { services, ..Seat::clone(&place.seat) });
        let seat = place.seat.clone();
        self.state.queues.waiting.retain(|service, _| seat.services.contains(service));
        self.draw_lists(true);
        self.look(Vec::new());
        self.done(waiter);
        Ok(())
    }

    /// Only this desk knows of a break: it calls nobody and tells of nobody new (M15).
    fn press_take_break(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match &self.state.work {
            Work::Free { creating: None } => {}
            Work::Free { creating: Some(_) } | Work::Calling(_) => return Err(NotPressed::Busy),
            Work::SignedOut
            | Work::Arriving { .. }
            | Work::Break { .. }
            | Work::Serving { .. }
            | Work::Unknown(_) => return Err(NotPressed::NotNow),
        }
        self.state.work = Work::Break { since: self.now };
        self.state.notice = None;
        self.offer_no_longer();
        self.done(waiter);
        Ok(())
    }

    fn press_end_break(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        let Work::Break { .. } = self.state.work else { return Err(NotPressed::NotNow) };
        self.state.work = Work::FREE;
        self.look(Vec::new());
        self.done(waiter);
        Ok(())
    }

    /// Where a ticket that is in no list waited, and its label: it left the list while it was pressed, or the way back leads
    /// to it, into lists that are not on the screen.
    fn no_longer_listed(&self, id: &TicketId) -> (Option<ServiceId>, Option<String>) {
        if let Some(called) = self.state.just_called.iter().rev().find(|called| called.id == *id) {
            return (Some(called.service.clone()), Some(called.label.clone()));
        }
        let way = self.state.way_back.as_ref().filter(|way| way.ticket_id == *id);
        (None, way.map(|way| way.label.clone()))
    }
}
