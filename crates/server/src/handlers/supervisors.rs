//! What supervisors change and look up.

use super::{Context, Read};
use crate::{
    api::{params::Params, response::ResponseBody},
    domain::{refusal::Refusal, transfer::Target},
    queue::{
        history::{self, Cursor, TicketFilter},
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
pub(super) fn tickets(params: &Params) -> Result<Read, Refusal> {
    let state = match params.given("state")? {
        None => None,
        Some(state) => Some(history::state(&state).ok_or(Refusal::PARAMETERS)?),
    };
    let after = match params.given("after")? {
        None => None,
        Some(after) => Some(Cursor::read(&after).ok_or(Refusal::PARAMETERS)?),
    };
    let filter = TicketFilter {
        location: params.given("location_id")?,
        number: params.given("number")?,
        state,
        after,
    };
    Ok(Box::new(move |view, request| {
        let (tickets, next) = history::tickets(view, request, &filter)?;
        ResponseBody::empty().with("tickets", tickets)?.with("next", next.map(|next| next.to_string()))
    }))
}

/// A ticket with all that happened to it.
pub(super) fn story(params: &Params) -> Result<Read, Refusal> {
    let ticket = params.required("ticket_id")?;
    Ok(Box::new(move |view, request| {
        let (ticket, story) = history::story(view, request, &ticket)?;
        ResponseBody::empty().with("ticket", ticket)?.with("story", story)
    }))
}

/// What was counted on some business days.
pub(super) fn report(params: &Params) -> Result<Read, Refusal> {
    let day = |name| report::day(&params.required(name)?).ok_or(Refusal::PARAMETERS);
    let (from, to) = (day("from")?, day("to")?);
    let days = report::Days::new(from, to).ok_or(Refusal::PARAMETERS)?;
    let location = params.given("location_id")?;
    Ok(Box::new(move |view, request| {
        let (rows, next) = report::read(view, request, location.as_deref(), days)?;
        ResponseBody::empty().with("rows", rows)?.with("next", next.map(|day| day.to_string()))
    }))
}
