//! The lists as the server showed them.

use std::collections::BTreeMap;
use std::time::Duration;

use callpad_wire::{ServiceId, Ticket, TicketId, WaitingService};

use crate::view::Source;

/// What the server showed, service by service.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Queues {
    /// All services, in the server's order.
    pub(crate) counts: Vec<WaitingService>,
    /// Paths of services that could not be read.
    pub(crate) unreadable: Vec<String>,
    /// The waiting lists that were read.
    pub(crate) waiting: BTreeMap<ServiceId, Queue>,
    /// The paused and the cancelled list, once they were read.
    pub(crate) paused: Option<Queue>,
    pub(crate) cancelled: Option<Queue>,
}

/// One list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Queue {
    pub(crate) tickets: Vec<Ticket>,
    pub(crate) unreadable: Vec<String>,
    /// How many waited by the count before it was read; none for a paused or cancelled list.
    pub(crate) counted: Option<u32>,
    pub(crate) read: Duration,
}

impl Queues {
    /// The service whose list shows this ticket, and the ticket.
    pub(crate) fn find(&self, id: &TicketId) -> Option<(&ServiceId, &Ticket)> {
        self.waiting
            .iter()
            .find_map(|(service, queue)| Some((service, queue.tickets.iter().find(|t| t.id == *id)?)))
    }

    /// A ticket in the list it was chosen from, and the service that lists it as waiting.
    pub(crate) fn find_in(&self, source: Source, id: &TicketId) -> Option<(Option<&ServiceId>, &Ticket)> {
        match source {
            Source::Waiting => self.find(id).map(|(service, ticket)| (Some(service), ticket)),
            Source::Paused | Source::Cancelled => {
                let queue = self.side(source)?;
                queue.tickets.iter().find(|ticket| ticket.id == *id).map(|ticket| (None, ticket))
            }
        }
    }

    /// The paused or the cancelled list.
    pub(crate) fn side(&self, source: Source) -> Option<&Queue> {
        match source {
            Source::Waiting => None,
            Source::Paused => self.paused.as_ref(),
            Source::Cancelled => self.cancelled.as_ref(),
        }
    }

    pub(crate) fn count(&self, service: &ServiceId) -> Option<u32> {
        self.counts.iter().find(|c| c.service.id == *service).map(|c| c.waiting)
    }
}
