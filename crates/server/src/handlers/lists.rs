//! What is read: pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount, where an empty list
//! is `[]` (M10); and of the extensions directory, answers/current and next.

use super::Context;
use crate::{api::params::Params, domain::refusal::Refusal, queue::question::Question, rules::call::Counter};

pub(super) fn paused(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::Paused { desk: params.required("desk_id")? })
}

pub(super) fn waiting(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::Waiting { service: params.required("service_id")? })
}

pub(super) fn cancelled(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::Cancelled { desk: params.required("desk_id")? })
}

/// The services with their queues, of one location or of all the user's own (T6).
pub(super) fn queues(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::Queues { location: params.given("location_id")? })
}

/// The directory that the API lacks (M16).
pub(super) fn directory(_: &Context<'_>, _: &Params) -> Result<Question, Refusal> {
    Ok(Question::Directory)
}

/// The read-back that the API lacks (M2, T12).
pub(super) fn current_answer(_: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    Ok(Question::OpenAnswer { desk: params.required("desk_id")? })
}

/// The ticket that callnextticket would take now (M4): a counter screen need not guess.
pub(super) fn next(context: &Context<'_>, params: &Params) -> Result<Question, Refusal> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let services = params.texts("services")?;
    let counter = Counter { desk, user: context.caller.acting_user(named)? };
    Ok(Question::Next { counter, services })
}
