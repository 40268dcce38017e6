//! Actions on the queue: they issue a ticket, or change one that waits. Nothing at the counter depends on them, so they
//! run beside whatever is served, and an unknown outcome that no key can settle is a notice: the lists show the ticket.

use std::sync::Arc;

use callpad_wire::Error;
use callpad_wire::op::CreatedTicket;
use callpad_wire::{ServiceId, Ticket, feature};

use super::serve::Called;
use super::{About, Transition};
use crate::action::Source;
use crate::event::ReplyId;
use crate::notice::NoticeKind;
use crate::press::QueuePress;
use crate::record::SentRecord;
use crate::request::{QueueReply, Request};
use crate::state::{Chosen, DeskState, OpenBefore, PendingAction, QueueAction, Target, UncertainAction};
use crate::time::Now;
use crate::view::Open;

impl Transition {
    pub(super) fn send_queue_action(
        &mut self,
        reply_id: ReplyId,
        press: QueuePress,
        open: Option<Arc<Open>>,
        on_break: Option<Now>,
    ) {
        let QueuePress { request, call } = press;
        let about = self.about_listed(&request);
        let Some(sent) = self.send(request, about) else { return };
        let queue_action = QueueAction { reply_id, sent, call, on_break };
        self.state.desk = match open {
            None => DeskState::Free { queue_action: Some(queue_action) },
            Some(open) => DeskState::Serving { open, pending: PendingAction::Queue(queue_action) },
        };
    }

    /// For a request that names a waiting ticket: its label, and the service that lists it.
    fn about_listed(&self, request: &Request) -> About {
        let listed = request.ticket_id().and_then(|id| self.state.queues.find(id));
        listed.map_or_else(About::default, |(service, ticket)| About {
            label: Some(ticket.label()),
            service_id: Some(service.clone()),
            ..About::default()
        })
    }

    pub(super) fn queue_outcome(
        &mut self,
        queue_action: QueueAction,
        open: Option<Arc<Open>>,
        result: Result<QueueReply, Error>,
    ) {
        let QueueAction { reply_id, sent, call, on_break } = queue_action;
        self.state.desk = DeskState::beside(open.clone(), on_break);
        self.state.pending_reads.services.extend(sent.about.service_id.clone());
        match result {
            Ok(QueueReply::Issued(created)) => {
                return self.issued(reply_id, *created, sent.about.service_id, call, open.is_some());
            }
            Ok(QueueReply::Answered(request)) => return self.answered(reply_id, &request, on_break),
            // Sending the same key again settles it. Without keys nothing can be resent: the person is asked to check
            // the list, and works on.
            Err(error) if error.outcome_unknown() && self.state.features.has(feature::IDEMPOTENCY) => {
                self.unknown(UncertainAction::Queue { call, open, on_break }, sent);
            }
            Err(error) if error.outcome_unknown() => {
                self.refresh(Vec::new());
                self.notify_not_known(&sent.about);
            }
            Err(error) => {
                if error.is_response() {
                    // A request that was answered elsewhere or has ended is no longer there.
                    self.state.requests.read = None;
                    self.refresh(Vec::new());
                }
                self.notify_failed(sent.about.action, sent.about.label, error);
            }
        }
        self.done(reply_id);
    }

    /// Nobody can tell whether this action on the queue happened.
    pub(super) fn notify_not_known(&mut self, about: &SentRecord) {
        self.notify(NoticeKind::NotKnown { action: about.action, label: about.label.clone() });
    }

    /// A ticket was issued for this service. With `call` it is called, unless one is served.
    fn issued(
        &mut self,
        reply_id: ReplyId,
        created: CreatedTicket,
        service: Option<ServiceId>,
        call: bool,
        serving: bool,
    ) {
        let CreatedTicket { ticket, facts, strings, answer } = created;
        let service_name = self.service_name(&ticket, service.as_ref());
        let waits_in = ticket.waits_in().map(|service| service.id.clone());
        self.state.pending_reads.services.extend(waits_in.clone());
        match answer {
            // M1: some servers may call the ticket at once.
            Some(answer) if !serving => self.opened(answer, Called::JustNow),
            Some(answer) => {
                tracing::warn!(answer = %answer.id, "a ticket was called on issue while another is open")
            }
            None if call && !serving => {
                // The issue succeeded; the outcome of the call is the caller's reply.
                let chosen = Chosen {
                    label: Some(ticket.label()),
                    id: ticket.id,
                    source: Source::Waiting,
                    service: waits_in.or(service),
                    issued: Some(service_name),
                    called_offline: false,
                };
                return self.send_call(reply_id, Target::Ticket(chosen), OpenBefore::Nothing);
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
        self.done(reply_id);
    }

    /// The service's name from the ticket, or else from the counts; its id if neither has it.
    fn service_name(&self, ticket: &Ticket, id: Option<&ServiceId>) -> String {
        let counted = self.state.queues.counts.iter().map(|count| &count.service);
        let known = ticket.waits_in().into_iter().chain(counted.filter(|service| Some(&service.id) == id));
        known
            .map(|service| service.name.clone())
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| id.map(ToString::to_string).unwrap_or_default())
    }
}
