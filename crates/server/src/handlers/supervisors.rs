//! What supervisors change and look up.

use super::Context;
use crate::{
    api::params::Params,
    domain::{refusal::Refusal, transfer::Target},
    queue::{
        history::{self, Cursor, TicketFilter},
        question::Question,
        report,
    },
    rules::{change::Change, command::Command},
};

/// Changes a ticket that waits: exactly one thing, because each may be refused for itself.
pub(super) fn change_ticket(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let ticket = params.required("ticket_id")?;
    let target = match (params.given("dst_type")?, params.given("dst_id")?) {
        (None, None) => None,
        (Some(kind), Some(id)) => Some(Target::read(&kind, id).ok_or(Refusal::PARAMETERS)?),
        _ => return Err(Refusal::PARAMETERS),
    };
    // What has happened is not undone by "false".
    let order = |name, change| match params.flag(name)? {
        None => Ok(None),
        Some(true) => Ok(Some(change)),
        Some(false) => Err(Refusal::PARAMETERS),
    };
    let mut named = [
        params.flag("priority")?.map(Change::Priority),
        target.map(Change::SendOn),
        params.text("note")?.map(Change::Note),
        order("cancel", Change::Cancel)?,
        order("restore", Change::Restore)?,
    ]
    .into_iter()
    .flatten();
    let (Some(change), None) = (named.next(), named.next()) else { return Err(Refusal::PARAMETERS) };
    Ok(Command::ChangeTicket { ticket, change })
}

/// Stops issuing tickets of a service, or resumes it.
pub(super) fn change_service(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let service = params.required("service_id")?;
    let open = params.flag("open")?.ok_or(Refusal::PARAMETERS)?;
    Ok(Command::SetOpen { service, open })
}

/// The business day's tickets, a part of them at a time.
pub(super) fn tickets(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    let state = match params.given("state")? {
        None => None,
        Some(state) => Some(history::state(&state).ok_or(Refusal::PARAMETERS)?),
    };
    let after = match params.given("after")? {
        None => None,
        Some(after) => Some(Cursor::read(&after).ok_or(Refusal::PARAMETERS)?),
    };
    Ok(Question::Tickets(TicketFilter {
        location: params.given("location_id")?,
        number: params.given("number")?,
        state,
        after,
    }))
}

/// A ticket with all that happened to it.
pub(super) fn story(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::Story { ticket: params.required("ticket_id")? })
}

/// What was counted on some business days.
pub(super) fn report(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    let day = |name| report::day(&params.required(name)?).ok_or(Refusal::PARAMETERS);
    let (from, to) = (day("from")?, day("to")?);
    let days = report::Days::new(from, to).ok_or(Refusal::PARAMETERS)?;
    Ok(Question::Report { location: params.given("location_id")?, days })
}
