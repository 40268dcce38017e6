//! Issue a ticket, and issue and call. Nothing at the desk depends on it, so an unknown outcome is a notice, not a state: the lists tell.

use std::sync::Arc;

use callpad_client::Error;
use callpad_wire::op::{CreateTicket, CreatedTicket};
use callpad_wire::{ServiceId, Ticket};

use super::serve::Called;
use super::{About, Turn};
use crate::effect::Act;
use crate::event::Waiter;
use crate::notice::Told;
use crate::state::{Before, Chosen, Creating, Doing, Target, Unsettled, Work};
use crate::view::{Action, Open, Source};

impl Turn {
    pub(super) fn create(
        &mut self,
        waiter: Waiter,
        create: Box<CreateTicket>,
        call: bool,
        open: Option<Arc<Open>>,
    ) {
        let about = About { service_id: Some(create.service_id.clone()), ..About::default() };
        let sent = self.send(Act::Create(create.clone()), about);
        let creating = Creating { waiter, sent, create, call };
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
        self.state.work = open.clone().map_or(Work::FREE, Work::serving);
        let Creating { waiter, sent, create, call } = creating;
        let service = create.service_id.clone();
        self.state.want.services.insert(service.clone());
        match result {
            Ok(created) => {
                let CreatedTicket { ticket, facts, strings, answer } = *created;
                let service_name = self.service_name(&ticket, &service);
                self.state.want.services.extend(ticket.waits_in().map(|service| service.id.clone()));
                match answer {
                    // M1: some servers may call the ticket at once.
                    Some(answer) if !serving => self.opened(answer, Called::JustNow),
                    Some(answer) => {
                        tracing::warn!(answer = %answer.id, "a ticket was called on issue while another is open")
                    }
                    None if call && !serving => {
                        // It was issued for sure; the call answers the waiter.
                        let waits_in = ticket.waits_in().map_or(service, |service| service.id.clone());
                        let chosen = Chosen {
                            label: Some(ticket.label()),
                            id: ticket.id,
                            source: Source::Waiting,
                            service: Some(waits_in),
                            issued: Some(service_name),
                            by_hand: false,
                        };
                        return self.call(waiter, Target::Ticket(chosen), Before::Nothing);
                    }
                    None => {}
                }
                self.tell(Told::Created {
                    label: ticket.label(),
                    ahead: facts.waiting,
                    average_wait_s: facts.average_wait_s,
                    ticket_id: ticket.id,
                    service_name,
                    strings,
                });
                self.look(Vec::new());
            }
            // The same key tells what came of it. Without keys nothing can be sent again: the person is told to look at
            // the list, and works on.
            Err(error) if error.outcome_unknown() && self.state.abilities.idempotency => {
                self.unknown(Unsettled::Create { create, call, open }, sent);
            }
            Err(error) if error.outcome_unknown() => {
                self.look(Vec::new());
                self.tell(Told::NotKnown { action: Action::CreateTicket, label: None });
            }
            Err(error) => {
                if error.is_answer() {
                    self.look(Vec::new());
                }
                self.tell_failed(Action::CreateTicket, None, error);
            }
        }
        self.done(waiter);
    }

    /// What the ticket, or else the counts, call the service; its id where neither names it.
    fn service_name(&self, ticket: &Ticket, id: &ServiceId) -> String {
        let counted = self.state.queues.counts.iter().map(|count| &count.service);
        let known = ticket.waits_in().into_iter().chain(counted.filter(|service| service.id == *id));
        known
            .map(|service| service.name.clone())
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    }
}
