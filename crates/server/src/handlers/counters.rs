//! What counters tell of themselves, and what supervisors ask of them.

use super::{Action, Context, Read, Tell};
use crate::{
    api::{params::Params, response::ResponseBody},
    domain::refusal::Refusal,
    queue::{
        presence::{self, MOST_SERVICES, Told},
        requests,
    },
    store::{presence::PresenceState, requests::RequestKind},
};

/// A counter's program tells who is there.
pub(super) fn presence(params: &Params) -> Result<Tell, Refusal> {
    let told = Told {
        desk: params.required("desk_id")?,
        state: PresenceState::read(&params.required("state")?).ok_or(Refusal::PARAMETERS)?,
        reason: presence::reason(params.given("reason")?)?,
        services: params.texts("services")?,
    };
    if told.services.len() > MOST_SERVICES {
        return Err(Refusal::PARAMETERS);
    }
    Ok(Box::new(move |writer, pending, now| {
        presence::tell(writer, &pending, now, told)?;
        Ok(ResponseBody::empty())
    }))
}

/// A supervisor asks a counter.
pub(super) fn ask(_: &Context<'_>, params: &Params) -> Result<Action, Refusal> {
    let desk = params.required("desk_id")?;
    let kind = RequestKind::read(&params.required("kind")?).ok_or(Refusal::PARAMETERS)?;
    let service = params.given("service_id")?;
    // What to serve must be named.
    if kind == RequestKind::Serve && service.is_none() {
        return Err(Refusal::PARAMETERS);
    }
    Ok(Box::new(move |turn, request| {
        let asked = requests::ask(turn, request, &desk, kind, service.as_deref())?;
        ResponseBody::empty().with("request", asked)
    }))
}

/// The counter's clerk answers.
pub(super) fn answer(_: &Context<'_>, params: &Params) -> Result<Action, Refusal> {
    let id = params.required("request_id")?;
    let accept = params.flag("accept")?.ok_or(Refusal::PARAMETERS)?;
    Ok(Box::new(move |turn, request| {
        ResponseBody::empty().with("request", requests::answer(turn, request, &id, accept)?)
    }))
}

/// What waits for an answer.
pub(super) fn open(params: &Params) -> Result<Read, Refusal> {
    let (desk, location) = (params.given("desk_id")?, params.given("location_id")?);
    Ok(Box::new(move |view, request| {
        let open = requests::open(view, request, desk.as_deref(), location.as_deref())?;
        ResponseBody::empty().with("requests", open)
    }))
}
