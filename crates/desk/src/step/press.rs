//! What each press does in each state.

use std::sync::Arc;

use callpad_wire::ServiceId;
use callpad_wire::op::CreateTicket;

use super::Turn;
use crate::event::Waiter;
use crate::press::{NotPressed, Press};
use crate::state::{Before, Doing, Target, Unknown, Unsettled, Work};
use crate::view::{Open, Seat, Told};

/// Where an action can be sent from.
enum Ready {
    Free,
    Open(Arc<Open>),
}

impl Turn {
    pub(super) fn press(&mut self, waiter: Waiter, press: Press) {
        let taken = match press {
            Press::CallNext => self.press_call_next(waiter),
            Press::CallTicket { ticket_id, end_open } => {
                let (service, label) = match self.state.queues.find(&ticket_id) {
                    Some((service, ticket)) => (Some(service.clone()), Some(ticket.label())),
                    None => (None, None),
                };
                self.press_call_ticket(waiter, Target::Ticket { id: ticket_id, label, service }, end_open)
            }
            Press::Recall => self.press_recall(waiter),
            Press::End => self.press_end(waiter),
            Press::Create(create) => self.press_create(waiter, create),
            Press::LookAgain => self.press_look(waiter),
            Press::GiveUpUnknown => self.press_give_up(waiter),
            Press::DropOpen => self.press_drop(waiter),
            Press::DismissNotice(id) => {
                self.state.notice.take_if(|notice| notice.id == id);
                self.done(waiter);
                Ok(())
            }
            Press::ChangeServices(services) => self.press_services(waiter, services),
        };
        if let Err(why) = taken {
            self.refuse(waiter, why);
        }
    }

    /// One action at a time, and none while it is not known what the last one did.
    fn ready(&self) -> Result<Ready, NotPressed> {
        match &self.state.work {
            Work::SignedOut | Work::Arriving { .. } | Work::Unknown(_) => Err(NotPressed::NotNow),
            Work::Free { creating: None } => Ok(Ready::Free),
            Work::Free { creating: Some(_) } | Work::Calling(_) => Err(NotPressed::Busy),
            Work::Serving { open, doing } => match doing {
                Doing::Nothing => Ok(Ready::Open(open.clone())),
                Doing::Creating(_) | Doing::Recalling { .. } | Doing::Ending { .. } => Err(NotPressed::Busy),
            },
        }
    }

    /// The same, for call actions and End, which the guard against a double press holds back.
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
            Ready::Open(open) => self.end(waiter, open, Some(Target::Next)),
        }
        Ok(())
    }

    fn press_call_ticket(
        &mut self,
        waiter: Waiter,
        target: Target,
        end_open: bool,
    ) -> Result<(), NotPressed> {
        match self.ready_and_unguarded()? {
            Ready::Free => self.call(waiter, target, Before::Nothing),
            Ready::Open(open) if end_open => self.end(waiter, open, Some(target)),
            Ready::Open(open) => {
                let label = target.label().unwrap_or_default();
                if let Target::Ticket { id, .. } = target {
                    self.tell(Told::OpenTicketFirst { open: open.ticket.label(), ticket_id: id, label });
                }
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

    fn press_end(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match self.ready_and_unguarded()? {
            Ready::Free => return Err(NotPressed::NotNow),
            Ready::Open(open) => self.end(waiter, open, None),
        }
        Ok(())
    }

    fn press_create(&mut self, waiter: Waiter, create: Box<CreateTicket>) -> Result<(), NotPressed> {
        match self.ready()? {
            Ready::Free => self.create(waiter, create, None),
            Ready::Open(open) => self.create(waiter, create, Some(open)),
        }
        Ok(())
    }

    fn press_look(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match &self.state.work {
            Work::SignedOut => return Err(NotPressed::NotNow),
            Work::Arriving { .. }
            | Work::Free { .. }
            | Work::Calling(_)
            | Work::Serving { .. }
            | Work::Unknown(_) => {}
        }
        match &mut self.state.looking {
            // One that reads everything is under way: beginning it again with each press would never end.
            Some(looking) if self.state.want.all => looking.waiters.push(waiter),
            Some(_) | None => {
                self.state.want.all = true;
                self.look(vec![waiter]);
            }
        }
        Ok(())
    }

    fn press_give_up(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        let unknown = self.unknown()?;
        self.state.work = match unknown.what {
            Unsettled::Call { target: _, before } => {
                // Should it have happened after all, the next look finds it where the server can tell.
                self.state.unverified = true;
                before.work()
            }
            Unsettled::End(open) => Work::serving(open),
        };
        self.state.notice = None;
        self.done(waiter);
        Ok(())
    }

    fn press_drop(&mut self, waiter: Waiter) -> Result<(), NotPressed> {
        match self.state.work.clone() {
            Work::SignedOut | Work::Arriving { .. } | Work::Free { .. } => return Err(NotPressed::NotNow),
            Work::Calling(_) => return Err(NotPressed::Busy),
            Work::Serving { open: _, doing } if doing != Doing::Nothing => return Err(NotPressed::Busy),
            Work::Serving { .. } => {}
            Work::Unknown(Unknown { what: Unsettled::End(_), since: _ }) => {}
            Work::Unknown(Unknown { what: Unsettled::Call { .. }, since: _ }) => {
                return Err(NotPressed::NotNow);
            }
        }
        self.state.work = Work::FREE;
        self.state.notice = None;
        // The person has said so: what the server may still show does not bring it back by itself.
        self.state.unverified = false;
        self.forget();
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

    fn unknown(&self) -> Result<Unknown, NotPressed> {
        match &self.state.work {
            Work::Unknown(unknown) => Ok(unknown.clone()),
            Work::SignedOut
            | Work::Arriving { .. }
            | Work::Free { .. }
            | Work::Calling(_)
            | Work::Serving { .. } => Err(NotPressed::NotNow),
        }
    }
}
