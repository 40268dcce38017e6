//! What is read: pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount, where an empty list
//! is `[]` (M10); and of the extensions directory, answers/current and next.

use super::Read;
use crate::{
    api::{params::Params, response::ResponseBody},
    domain::refusal::Refusal,
    queue::{call, lists},
    rules::call::Counter,
};

pub(super) fn paused(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    Ok(Box::new(move |view, request| {
        ResponseBody::empty().with("tickets", lists::paused(view, request, &desk)?)
    }))
}

pub(super) fn waiting(params: &Params) -> Result<Read, Refusal> {
    let service = params.required("service_id")?;
    Ok(Box::new(move |view, request| {
        ResponseBody::empty().with("tickets", lists::waiting(view, request, &service)?)
    }))
}

pub(super) fn cancelled(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    Ok(Box::new(move |view, request| {
        ResponseBody::empty().with("tickets", lists::cancelled(view, request, &desk)?)
    }))
}

/// The services with their queues, of one location or of all the user's own (T6).
pub(super) fn queues(params: &Params) -> Result<Read, Refusal> {
    let location = params.given("location_id")?;
    Ok(Box::new(move |view, request| {
        ResponseBody::empty().with("services", lists::queues(view, request, location.as_deref())?)
    }))
}

/// The directory that the API lacks (M16).
pub(super) fn directory(_: &Params) -> Result<Read, Refusal> {
    Ok(Box::new(|view, request| ResponseBody::of(lists::directory(view, request)?)))
}

/// The read-back that the API lacks (M2, T12).
pub(super) fn current_answer(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    Ok(Box::new(move |view, request| {
        ResponseBody::empty().with("answer", lists::current_answer(view, request, &desk)?)
    }))
}

/// The ticket that callnextticket would take now (M4): a counter screen need not guess.
pub(super) fn next(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let services = params.texts("services")?;
    Ok(Box::new(move |view, request| {
        let counter = Counter { desk, user: request.caller.acting_user(named)? };
        let (ticket, reason) = call::peek_next(view, request, &counter, &services)?.unzip();
        ResponseBody::empty().with("ticket", ticket)?.with("reason", reason)
    }))
}
