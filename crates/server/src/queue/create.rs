//! createticket.

use callpad_wire::{Answer, Ticket, TicketStrings};

use super::{Request, act::act, call};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        text,
    },
    rules::create::{self, Create},
    store::{averages, locations, tickets, turn::Turn},
};

/// What was issued.
#[derive(Debug)]
pub(crate) struct Created {
    pub(crate) ticket: Ticket,
    /// How many wait in the service, including this ticket if it waits.
    pub(crate) waiting: u32,
    pub(crate) average_wait_s: u32,
    pub(crate) strings: Option<TicketStrings>,
    pub(crate) answer: Option<Answer>,
}

/// Issues a ticket and, by the second reading of M1, calls it.
pub(crate) fn create(turn: &Turn<'_>, request: &Request, asked: Create) -> Result<Created, Failure> {
    let (service, priority, is_printed) = (asked.service.clone(), asked.priority, asked.device.is_some());
    let lang = asked.lang.clone().unwrap_or_else(|| text::DEFAULT_LANG.to_owned());
    let made = act(turn, request, &asked.need(), |facts| create::create(request, facts, asked))?;
    let answer = match made.answer {
        Some(_) => Some(call::opened(turn, request, made.answer)?),
        None => None,
    };
    let zone = request.zones.of(locations::time_zone(turn, &service)?.as_deref());
    let waiting = tickets::count_waiting(turn, &service)?;
    let today = local_time::day_start(request.time.moment, &zone);
    let average_wait_s = averages::of(turn, &service)?.on_day(today);
    let ahead = if answer.is_some() { 0 } else { waiting.saturating_sub(1) };
    let issued = local_time::to_local(request.time.moment, &zone);
    let strings = is_printed.then(|| text::ticket_strings(&lang, ahead, average_wait_s, issued, priority));
    let ticket = made.ticket.ok_or(Refusal::STATE)?;
    Ok(Created {
        ticket: tickets::view(turn, ticket, &request.zones)?,
        waiting,
        average_wait_s,
        strings,
        answer,
    })
}
