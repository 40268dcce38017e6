//! The lists as the server sent them.

use std::collections::BTreeMap;
use std::time::Duration;

use callpad_wire::{ServiceId, Ticket, TicketId, WaitingService};

use crate::action::Source;
use crate::call_order::{self, Viewpoint};

/// What the server sent, service by service.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Queues {
    /// All services, in the server's order.
    pub(crate) counts: Vec<WaitingService>,
    /// Paths of services that could not be read.
    pub(crate) unreadable: Vec<String>,
    /// The waiting lists that were read.
    pub(crate) waiting: BTreeMap<ServiceId, Queue>,
    /// The paused and the cancelled list, once read.
    pub(crate) paused: Option<Queue>,
    pub(crate) cancelled: Option<Queue>,
}

/// One list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Queue {
    pub(crate) tickets: Vec<Ticket>,
    pub(crate) unreadable: Vec<String>,
    /// How many waited by the count before it was read; `None` for a paused or cancelled list.
    pub(crate) counted: Option<u32>,
    pub(crate) read: Duration,
}

impl Queues {
    /// The service that lists this ticket, and the ticket.
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

    /// Whether the paused (or else the cancelled) list has this ticket.
    pub(crate) fn lists_aside(&self, id: &TicketId, paused: bool) -> bool {
        let list = if paused { &self.paused } else { &self.cancelled };
        list.as_ref().is_some_and(|queue| queue.tickets.iter().any(|ticket| ticket.id == *id))
    }

    /// Updates a service; its new count is the current one.
    pub(crate) fn take_service(&mut self, service: WaitingService) {
        match self.counts.iter_mut().find(|known| known.service.id == service.service.id) {
            Some(known) => *known = service,
            None => self.counts.push(service),
        }
    }

    /// Removes a ticket from where it waited and, if it waits now, puts it where the server would list it. Returns
    /// whether all counts are still known: if a service's list is not read, nobody knows who left it.
    pub(crate) fn take_ticket(
        &mut self,
        ticket: Ticket,
        waits: bool,
        served: &[ServiceId],
        viewpoint: &Viewpoint<'_>,
    ) -> bool {
        let mut left = Vec::new();
        for (service, queue) in &mut self.waiting {
            let before = queue.tickets.len();
            queue.tickets.retain(|known| known.id != ticket.id);
            if queue.tickets.len() < before {
                queue.counted = queue.counted.map(|count| count.saturating_sub(1));
                left.push(service.clone());
            }
        }
        for service in &left {
            self.count_by(service, |count| count.saturating_sub(1));
        }
        let Some(service) = ticket.waits_in().map(|service| service.id.clone()) else { return false };
        let is_read = self.waiting.contains_key(&service) && served.contains(&service);
        if waits {
            self.count_by(&service, |count| count.saturating_add(1));
            if let Some(queue) = self.waiting.get_mut(&service) {
                let at = call_order::place_of(&queue.tickets, &ticket, viewpoint);
                queue.tickets.insert(at, ticket);
                queue.counted = queue.counted.map(|count| count.saturating_add(1));
            }
        }
        waits || is_read || !left.is_empty()
    }

    /// Sorts every waiting list as the server that pushes would now: the time of an appointment comes without a pushed
    /// change.
    pub(crate) fn put_in_order(&mut self, viewpoint: &Viewpoint<'_>) {
        for queue in self.waiting.values_mut() {
            call_order::put_in_order(&mut queue.tickets, viewpoint);
        }
    }

    fn count_by(&mut self, service: &ServiceId, change: impl Fn(u32) -> u32) {
        if let Some(known) = self.counts.iter_mut().find(|known| known.service.id == *service) {
            known.waiting = change(known.waiting);
        }
    }

    pub(crate) fn count(&self, service: &ServiceId) -> Option<u32> {
        self.counts.iter().find(|c| c.service.id == *service).map(|c| c.waiting)
    }
}
