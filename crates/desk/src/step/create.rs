//! Issue a ticket, and issue and call. Nothing at the desk depends on it: an unknown outcome is a notice, not a state,
//! as the lists show the ticket.

use std::sync::Arc;

use callpad_wire::Error;
use callpad_wire::op::{CreateTicket, CreatedTicket};
use callpad_wire::{ServiceId, Ticket};

use super::serve::Called;
use super::{About, Transition};
use crate::action::{Action, Source};
use crate::event::ReplyId;
use crate::notice::NoticeKind;
use crate::request::Request;
use crate::state::{Before, Chosen, Creating, DeskState, PendingAction, Target, UncertainAction};
use crate::view::Open;

impl Transition {
    pub(super) fn send_create(
        &mut self,
        reply_id: ReplyId,
        create: Box<CreateTicket>,
        call: bool,
        open: Option<Arc<Open>>,
    ) {
        let about = About { service_id: Some(create.service_id.clone()), ..About::default() };
        let Some(sent) = self.send(Request::Create(create.clone()), about) else { return };
        let creating = Creating { reply_id, sent, create, call };
        self.state.desk = match open {
            None => DeskState::Free { creating: Some(creating) },
            Some(open) => DeskState::Serving { open, pending: PendingAction::Creating(creating) },
        };
    }

    pub(super) fn create_outcome(
        &mut self,
        creating: Creating,
        open: Option<Arc<Open>>,
        result: Result<Box<CreatedTicket>, Error>,
    ) {
        let serving = open.is_some();
        self.state.desk = open.clone().map_or(DeskState::FREE, DeskState::serving);
        let Creating { reply_id, sent, create, call } = creating;
        let service = create.service_id.clone();
        self.state.pending_reads.services.insert(service.clone());
        match result {
            Ok(created) => {
                let CreatedTicket { ticket, facts, strings, answer } = *created;
                let service_name = self.service_name(&ticket, &service);
                self.state.pending_reads.services.extend(ticket.waits_in().map(|service| service.id.clone()));
                match answer {
                    // M1: some servers may call the ticket at once.
                    Some(answer) if !serving => self.opened(answer, Called::JustNow),
                    Some(answer) => {
                        tracing::warn!(answer = %answer.id, "a ticket was called on issue while another is open")
                    }
                    None if call && !serving => {
                        // The issue succeeded; the outcome of the call is the caller's reply.
                        let waits_in = ticket.waits_in().map_or(service, |service| service.id.clone());
                        let chosen = Chosen {
                            label: Some(ticket.label()),
                            id: ticket.id,
                            source: Source::Waiting,
                            service: Some(waits_in),
                            issued: Some(service_name),
                            called_offline: false,
                        };
                        return self.send_call(reply_id, Target::Ticket(chosen), Before::Nothing);
                    }
                    None => {}
                }
                self.notify(NoticeKind::Created {
                    label: ticket.label(),
                    ahead: facts.waiting,
                    average_wait_s: facts.average_wait_s,
                    ticket_id: ticket.id,
                    service_name,
                    strings,
                });
                self.refresh(Vec::new());
            }
            // Sending the same key again settles it. Without keys nothing can be resent: the person is asked to check
            // the list, and works on.
            Err(error) if error.outcome_unknown() && self.state.capabilities.idempotency => {
                self.unknown(UncertainAction::Create { create, call, open }, sent);
            }
            Err(error) if error.outcome_unknown() => {
                self.refresh(Vec::new());
                self.notify(NoticeKind::NotKnown { action: Action::CreateTicket, label: None });
            }
            Err(error) => {
                if error.is_answer() {
                    self.refresh(Vec::new());
                }
                self.notify_failed(Action::CreateTicket, None, error);
            }
        }
        self.done(reply_id);
    }

    /// The service's name from the ticket, or else from the counts; its id if neither has it.
    fn service_name(&self, ticket: &Ticket, id: &ServiceId) -> String {
        let counted = self.state.queues.counts.iter().map(|count| &count.service);
        let known = ticket.waits_in().into_iter().chain(counted.filter(|service| service.id == *id));
        known
            .map(|service| service.name.clone())
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    }
}
