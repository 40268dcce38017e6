//! What counters tell of themselves, and what supervisors ask of them.

use super::Context;
use crate::{
    api::params::Params,
    domain::{counter_request::RequestKind, presence::PresenceState, refusal::Refusal},
    queue::question::Question,
    rules::{command::Command, counter_request::Ask, presence::Told},
};

/// The longest reason of a break, in characters: a few words on a board.
pub(crate) const LONGEST_REASON: usize = 100;
/// The most services of one counter that may be told: each is kept and told to every supervisor.
pub(crate) const MOST_SERVICES: usize = 300;

/// A counter's program tells who is there.
pub(super) fn presence(params: &Params) -> Result<Command, Refusal> {
    let told = Told {
        desk: params.required("desk_id")?,
        state: PresenceState::read(&params.required("state")?).ok_or(Refusal::PARAMETERS)?,
        reason: reason(params.given("reason")?)?,
        services: params.texts("services")?,
    };
    if told.services.len() > MOST_SERVICES {
        return Err(Refusal::PARAMETERS);
    }
    Ok(Command::Tell(told))
}

/// Checks a reason's length; empty is none.
fn reason(text: Option<String>) -> Result<Option<String>, Refusal> {
    match text {
        Some(text) if text.chars().nth(LONGEST_REASON).is_some() => Err(Refusal::PARAMETERS),
        text => Ok(text),
    }
}

/// A supervisor asks a counter.
pub(super) fn ask(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let desk = params.required("desk_id")?;
    let kind = RequestKind::read(&params.required("kind")?).ok_or(Refusal::PARAMETERS)?;
    let service = params.given("service_id")?;
    // What to serve must be named.
    if kind == RequestKind::Serve && service.is_none() {
        return Err(Refusal::PARAMETERS);
    }
    Ok(Command::AskCounter(Ask { desk, kind, service }))
}

/// The counter's clerk answers.
pub(super) fn answer(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let request = params.required("request_id")?;
    let accept = params.flag("accept")?.ok_or(Refusal::PARAMETERS)?;
    Ok(Command::AnswerRequest { request, accept })
}

/// What waits for an answer.
pub(super) fn open(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::OpenRequests { desk: params.given("desk_id")?, location: params.given("location_id")? })
}
