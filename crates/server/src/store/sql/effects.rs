//! What rules decided is done.

use super::{answers, hall, locations, presence, requests, supervised, tickets, turn::Turn, zones::Zones};
use crate::{
    clock::Time,
    domain::storage_failure::StorageFailure,
    rules::effect::{Called, Effect},
};

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Made {
    /// The ticket that was issued.
    pub(crate) ticket: Option<i64>,
    /// The answer that was opened.
    pub(crate) answer: Option<i64>,
    /// What was asked of a counter, or answered by it.
    pub(crate) request: Option<i64>,
    /// The number of a ticket that is held.
    pub(crate) held_number: Option<i64>,
}

/// Does what a rule decided, in this order.
pub(crate) fn apply(
    turn: &Turn<'_>,
    effects: Vec<Effect>,
    time: Time,
    zones: &Zones,
) -> Result<Made, StorageFailure> {
    let (at, mut made) = (time.moment, Made::default());
    for effect in effects {
        match effect {
            Effect::Issue(new) => made.ticket = Some(tickets::insert(turn, &new)?),
            Effect::Open { ticket, desk, user } => {
                let ticket = match ticket {
                    Called::Known(ticket) => ticket,
                    Called::Issued => made.ticket.unwrap_or_default(),
                };
                made.answer = Some(answers::open(turn, ticket, &desk, &user, at, zones)?);
            }
            Effect::Finish { answer, ticket, finish } => {
                answers::finish(turn, answer, ticket, finish, at)?;
            }
            Effect::Recall { answer } => answers::recall(turn, answer)?,
            Effect::Transfer { ticket, to } => tickets::transfer(turn, ticket, &to)?,
            Effect::SetPriority { ticket, priority } => supervised::set_priority(turn, ticket, priority)?,
            Effect::SetNote { ticket, note } => supervised::set_note(turn, ticket, note.as_deref())?,
            Effect::SendOn { ticket, to } => supervised::send_on(turn, ticket, &to)?,
            Effect::Cancel { ticket } => supervised::cancel(turn, ticket, at)?,
            Effect::WaitAgain { ticket } => supervised::wait_again(turn, ticket, at)?,
            Effect::TakeBack { ticket } => supervised::take_back(turn, ticket)?,
            Effect::LetAhead { ticket, due } => hall::let_ahead(turn, ticket, due)?,
            Effect::Leave { ticket } => {
                hall::leave(turn, ticket, at)?;
                supervised::cancel(turn, ticket, at)?;
            }
            Effect::GiveCode { digest } => hall::add(turn, &digest, made.ticket.unwrap_or_default())?,
            Effect::Hold { digest, ticket, device, service, lang } => {
                let of = (&*ticket, &*device, &*service, lang.as_deref());
                made.held_number = Some(hall::hold(turn, &digest, of, time.now)?);
            }
            Effect::HoldOn { digest, may_be_out } => hall::hold_on(turn, &digest, may_be_out, time.now)?,
            Effect::HoldNoLonger { digest } => hall::hold_no_longer(turn, &digest)?,
            Effect::TellDevice { location, members } => hall::tell_device(turn, &location, &members)?,
            Effect::SetOpen { service, open } => locations::set_open(turn, &service, open)?,
            Effect::BePresent { desk, presence } => presence::put(turn, &desk, &presence)?,
            Effect::ToldAgain { desk, at } => presence::told_again(turn, &desk, at)?,
            Effect::EndDueRequests => requests::end_due(turn, time.now)?,
            Effect::AskCounter { desk, kind, service, at } => {
                made.request = Some(requests::insert(turn, &desk, kind, service.as_deref(), at)?);
            }
            Effect::AnswerRequest { request, state } => {
                requests::end(turn, request, state)?;
                made.request = Some(request);
            }
        }
    }
    Ok(made)
}
