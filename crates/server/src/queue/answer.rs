//! The operations on an open answer. Any user of the same location with the role may use them (M13).

use super::{Request, scope};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        storage_failure::StorageFailure,
        ticket::Finish,
        transfer::{self, Target},
    },
    store::{
        answers::{self, AnswerFacts},
        locations, tickets,
        turn::Turn,
    },
};

/// Announces the ticket again (M19).
pub(crate) fn recall(turn: &Turn<'_>, request: &Request, answer: &str) -> Result<(), Failure> {
    let answer = find(turn, request, answer, &[])?;
    Ok(answers::recall(turn, open(answer)?.seq)?)
}

/// Ends, pauses or cancels.
pub(crate) fn finish(
    turn: &Turn<'_>,
    request: &Request,
    answer: &str,
    finish: Finish,
) -> Result<(), Failure> {
    let answer = open(find(turn, request, answer, &[])?)?;
    Ok(answers::finish(turn, &answer, finish, request.time.moment)?)
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

/// Sends the ticket on (M7).
pub(crate) fn transfer(turn: &Turn<'_>, request: &Request, asked: Transfer) -> Result<(), Failure> {
    let mut found = vec![places_of(turn, &asked.target)?];
    if let Some(desk) = &asked.desk {
        found.push(locations::of_desk(turn, desk)?.map(|place| vec![place]));
    }
    let answer = open(find(turn, request, &asked.answer, &found)?)?;
    if let Target::Service(id) = &asked.target {
        request.quotas.may_wait(id, tickets::count_waiting(turn, id)?, request.time.now)?;
    }
    let old = tickets::changeable(turn, answer.ticket_seq)?;
    let new = tickets::Changeable {
        binding: old.binding.sent_to(asked.target),
        priority: asked.priority.unwrap_or(old.priority),
        note: transfer::changed(old.note, asked.note),
        custom_field: transfer::changed(old.custom_field, asked.custom_field),
    };
    tickets::transfer(turn, answer.ticket_seq, &new)?;
    Ok(answers::finish(turn, &answer, Finish::Transfer, request.time.moment)?)
}

/// The locations of where a ticket is sent; `None` if it is unknown.
pub(super) fn places_of(turn: &Turn<'_>, target: &Target) -> Result<Option<Vec<String>>, StorageFailure> {
    let one = |place: Option<String>| place.map(|place| vec![place]);
    Ok(match target {
        Target::Service(id) => one(locations::of_service(turn, id)?),
        Target::Desk(id) => one(locations::of_desk(turn, id)?),
        Target::User(id) => locations::person(turn, id)?.map(|p| p.locations.into_iter().collect()),
    })
}

fn find(
    turn: &Turn<'_>,
    request: &Request,
    answer: &str,
    others: &[Option<Vec<String>>],
) -> Result<AnswerFacts, Failure> {
    let answer = answers::facts(turn, answer)?;
    let place = answer.as_ref().map(|a| std::slice::from_ref(&a.location_id));
    scope::check(&request.caller, others.iter().map(Option::as_deref).chain([place]))?;
    Ok(answer.ok_or(Refusal::UNKNOWN_ID)?)
}

fn open(answer: AnswerFacts) -> Result<AnswerFacts, Failure> {
    if answer.open { Ok(answer) } else { Err(Refusal::STATE.into()) }
}
