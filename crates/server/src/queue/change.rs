//! What a supervisor changes in a ticket that waits: the extension `tickets`.

use callpad_wire::Ticket;

use super::{Request, answer, scope};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        ticket::TicketState,
        transfer::{self, Target},
    },
    store::{
        locations,
        supervised::{self, Undo},
        tickets::{self, TicketFacts},
        turn::Turn,
    },
};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It goes ahead of others, or no longer.
    Priority(bool),
    /// It waits elsewhere, or for somebody.
    SendOn(Target),
    /// Its note; empty clears it.
    Note(String),
    /// The visitor will not come.
    Cancel,
    /// Takes back that a supervisor cancelled it or sent it on.
    Restore,
}

/// Changes a ticket; gives it as it is then.
pub(crate) fn change(
    turn: &Turn<'_>,
    request: &Request,
    ticket: &str,
    change: Change,
) -> Result<Ticket, Failure> {
    let found = tickets::facts(turn, ticket)?;
    let undo = match (&found, &change) {
        (Some(ticket), Change::Restore) => supervised::undo(turn, ticket.seq)?,
        _ => None,
    };
    let mut places = vec![found.as_ref().map(|ticket| vec![ticket.location_id.clone()])];
    match (&change, &found, &undo) {
        (Change::SendOn(target), ..) => places.push(answer::places_of(turn, target)?),
        // Nobody takes a ticket back into a location that is not their own.
        (Change::Restore, Some(ticket), Some(Undo::Sent { before })) => {
            let service = supervised::queue_of(turn, ticket.seq, before)?;
            places.push(locations::of_service(turn, &service)?.map(|place| vec![place]));
        }
        _ => {}
    }
    scope::check(&request.caller, places.iter().map(Option::as_deref))?;
    let ticket = found.ok_or(Refusal::UNKNOWN_ID)?;
    let seq = ticket.seq;
    match change {
        Change::Restore => restore(turn, request, &ticket, undo)?,
        _ if !ticket.is(TicketState::Waiting) => return Err(Refusal::STATE.into()),
        Change::Priority(priority) => supervised::set_priority(turn, seq, priority)?,
        Change::Note(note) => {
            let note = transfer::changed(None, Some(note));
            supervised::set_note(turn, seq, note.as_deref())?;
        }
        Change::SendOn(target) => {
            let to = tickets::changeable(turn, seq)?.binding.sent_to(target);
            may_wait_in(turn, request, seq, &supervised::queue_of(turn, seq, &to)?)?;
            supervised::send_on(turn, seq, &to)?;
        }
        Change::Cancel => supervised::cancel(turn, seq, request.time.moment)?,
    }
    Ok(tickets::view(turn, seq, &request.zones)?)
}

fn restore(
    turn: &Turn<'_>,
    request: &Request,
    ticket: &TicketFacts,
    undo: Option<Undo>,
) -> Result<(), Failure> {
    let seq = ticket.seq;
    match undo {
        Some(Undo::Cancelled) if ticket.is(TicketState::Cancelled) => {
            let service = supervised::queue(turn, seq)?;
            let waiting = tickets::count_waiting(turn, &service)?;
            request.quotas.may_wait(&service, waiting, request.time.now)?;
            Ok(supervised::wait_again(turn, seq, request.time.moment)?)
        }
        Some(Undo::Sent { before }) if ticket.is(TicketState::Waiting) => {
            may_wait_in(turn, request, seq, &supervised::queue_of(turn, seq, &before)?)?;
            Ok(supervised::take_back(turn, seq)?)
        }
        _ => Err(Refusal::STATE.into()),
    }
}

/// Refuses a ticket that waits to go to another service where as many wait as may.
fn may_wait_in(turn: &Turn<'_>, request: &Request, ticket: i64, service: &str) -> Result<(), Failure> {
    if supervised::queue(turn, ticket)? == service {
        return Ok(());
    }
    request.quotas.may_wait(service, tickets::count_waiting(turn, service)?, request.time.now)
}
