//! Issue a ticket. Nothing at the desk depends on it, so an unknown outcome is a notice, not a state: the lists tell.

use std::sync::Arc;

use callpad_client::Error;
use callpad_wire::op::{CreateTicket, CreatedTicket};

use super::serve::Called;
use super::{Turn, answered};
use crate::effect::Act;
use crate::event::Waiter;
use crate::state::{Creating, Doing, Work};
use crate::view::{Action, Open, Told};

impl Turn {
    pub(super) fn create(&mut self, waiter: Waiter, create: Box<CreateTicket>, open: Option<Arc<Open>>) {
        let service = create.service_id.clone();
        let id = self.send(Act::Create(create));
        let creating = Creating { waiter, id, service };
        self.state.work = match open {
            None => Work::Free { creating: Some(creating) },
            Some(open) => Work::Serving { open, doing: Doing::Creating(creating) },
        };
    }

    pub(super) fn created(
        &mut self,
        creating: Creating,
        open: Option<Arc<Open>>,
        result: Result<Box<CreatedTicket>, Error>,
    ) {
        let serving = open.is_some();
        self.state.work = open.map_or(Work::FREE, Work::serving);
        self.state.want.services.insert(creating.service);
        match result {
            Ok(created) => {
                let CreatedTicket { ticket, facts, strings: _, answer } = *created;
                self.state.want.services.extend(ticket.waits_in().map(|service| service.id.clone()));
                match answer {
                    // M1: some servers may call the ticket at once.
                    Some(answer) if !serving => self.opened(answer, Called::JustNow),
                    Some(answer) => {
                        tracing::warn!(answer = %answer.id, "a ticket was called on issue while another is open")
                    }
                    None => {}
                }
                self.tell(Told::Created {
                    label: ticket.label(),
                    ahead: facts.waiting,
                    average_wait_s: facts.average_wait_s,
                });
                self.look(Vec::new());
            }
            Err(error) => {
                if error.outcome_unknown() || answered(&error) {
                    self.look(Vec::new());
                }
                self.tell_failed(Action::CreateTicket, None, error);
            }
        }
        self.done(creating.waiter);
    }
}
