//! The operations on an open answer. Any user of the same location with the role may use them (M13).

use super::{
    effect::{Changeable, Effect},
    facts::{AnswerFacts, Facts, Need, Places},
    scope,
};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        ticket::Finish,
        transfer::{self, Target},
    },
    queue::Request,
};

pub(crate) fn need(answer: &str) -> Need {
    Need { answer: Some(answer.to_owned()), ..Need::default() }
}

/// Announces the ticket again (M19).
pub(crate) fn recall(request: &Request, facts: &Facts) -> Result<Vec<Effect>, Failure> {
    Ok(vec![Effect::Recall { answer: open(request, facts, &[])?.seq }])
}

/// Ends, pauses or cancels.
pub(crate) fn finish(request: &Request, facts: &Facts, finish: Finish) -> Result<Vec<Effect>, Failure> {
    Ok(vec![finished(open(request, facts, &[])?, finish)])
}

/// The requested transfer (M7).
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub(crate) answer: String,
    pub(crate) target: Target,
    /// The acting counter.
    pub(crate) desk: Option<String>,
    /// `None` leaves it, empty clears it.
    pub(crate) note: Option<String>,
    /// `None` leaves it.
    pub(crate) priority: Option<bool>,
    /// `None` leaves it, empty clears it.
    pub(crate) custom_field: Option<String>,
}

impl Transfer {
    pub(crate) fn need(&self) -> Need {
        let mut need = need(&self.answer);
        need.with_its_ticket = true;
        need.target(&self.target);
        need.desks.extend(self.desk.clone());
        need
    }
}

/// Sends the ticket on (M7).
pub(crate) fn transfer(request: &Request, facts: &Facts, asked: Transfer) -> Result<Vec<Effect>, Failure> {
    let mut found = vec![facts.places_of_target(&asked.target)];
    if let Some(desk) = &asked.desk {
        found.push(facts.places_of_desk(desk));
    }
    let answer = open(request, facts, &found)?;
    if let Target::Service(id) = &asked.target {
        request.quotas.may_wait(id, facts.waiting(id), request.time.now)?;
    }
    let old = facts.ticket.as_ref().map(|ticket| ticket.changeable.clone()).unwrap_or_default();
    let to = Changeable {
        binding: old.binding.sent_to(asked.target),
        priority: asked.priority.unwrap_or(old.priority),
        note: transfer::changed(old.note, asked.note),
        custom_field: transfer::changed(old.custom_field, asked.custom_field),
    };
    Ok(vec![Effect::Transfer { ticket: answer.ticket_seq, to }, finished(answer, Finish::Transfer)])
}

fn finished(answer: &AnswerFacts, finish: Finish) -> Effect {
    Effect::Finish { answer: answer.seq, ticket: answer.ticket_seq, finish }
}

/// The answer, which must be of an own location and open, as must be the other ids.
fn open<'a>(request: &Request, facts: &'a Facts, others: &[Places]) -> Result<&'a AnswerFacts, Failure> {
    let answer = facts.answer.as_ref();
    let place = answer.map(|answer| std::slice::from_ref(&answer.location_id));
    scope::check(&request.caller, others.iter().map(Option::as_deref).chain([place]))?;
    let answer = answer.ok_or(Refusal::UNKNOWN_ID)?;
    if answer.open { Ok(answer) } else { Err(Refusal::STATE.into()) }
}
