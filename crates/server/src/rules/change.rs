//! What a supervisor changes in a ticket that waits: the extension `tickets`.

use super::{
    effect::Effect,
    facts::{Facts, Need, TicketFacts, Undo},
    scope,
};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        ticket::TicketState,
        transfer::{self, Target},
    },
    queue::Request,
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

impl Change {
    pub(crate) fn need(&self, ticket: &str) -> Need {
        let mut need = Need { ticket: Some(ticket.to_owned()), ..Need::default() };
        if let Self::SendOn(target) = self {
            need.target(target);
        }
        need
    }
}

/// Changes a ticket.
pub(crate) fn change(request: &Request, facts: &Facts, change: Change) -> Result<Vec<Effect>, Failure> {
    let mut places = vec![facts.places_of_ticket()];
    match (&change, &facts.ticket) {
        (Change::SendOn(target), _) => places.push(facts.places_of_target(target)),
        // Nobody takes a ticket back into a location that is not their own.
        (Change::Restore, Some(TicketFacts { undo: Some(Undo::Sent { before }), .. })) => {
            let queue = facts.ticket.as_ref().map(|ticket| ticket.queue_with(before.service.as_deref()));
            places.push(facts.places_of_service(&queue.unwrap_or_default()));
        }
        _ => {}
    }
    scope::check(&request.caller, places.iter().map(Option::as_deref))?;
    let known = facts.ticket.as_ref().ok_or(Refusal::UNKNOWN_ID)?;
    let ticket = known.seq;
    let effect = match change {
        Change::Restore => restore(request, facts, known)?,
        _ if !known.is(TicketState::Waiting) => return Err(Refusal::STATE.into()),
        Change::Priority(priority) => Effect::SetPriority { ticket, priority },
        Change::Note(note) => Effect::SetNote { ticket, note: transfer::changed(None, Some(note)) },
        Change::SendOn(target) => {
            let to = known.changeable.binding.clone().sent_to(target);
            may_wait_in(request, facts, known, &known.queue_with(to.service.as_deref()))?;
            Effect::SendOn { ticket, to }
        }
        Change::Cancel => Effect::Cancel { ticket },
    };
    Ok(vec![effect])
}

fn restore(request: &Request, facts: &Facts, known: &TicketFacts) -> Result<Effect, Failure> {
    let ticket = known.seq;
    match &known.undo {
        Some(Undo::Cancelled) if known.is(TicketState::Cancelled) => {
            let waiting = facts.waiting(&known.queue_id);
            request.quotas.may_wait(&known.queue_id, waiting, request.time.now)?;
            Ok(Effect::WaitAgain { ticket })
        }
        Some(Undo::Sent { before }) if known.is(TicketState::Waiting) => {
            may_wait_in(request, facts, known, &known.queue_with(before.service.as_deref()))?;
            Ok(Effect::TakeBack { ticket })
        }
        _ => Err(Refusal::STATE.into()),
    }
}

/// Refuses a ticket that waits to go to another service where as many wait as may.
fn may_wait_in(request: &Request, facts: &Facts, ticket: &TicketFacts, service: &str) -> Result<(), Failure> {
    if ticket.queue_id == service {
        return Ok(());
    }
    request.quotas.may_wait(service, facts.waiting(service), request.time.now)
}
