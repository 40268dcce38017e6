//! pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount. An empty list is `[]` (M10).

use super::Read;
use crate::{
    api::{params::Params, response::ResponseBody},
    domain::refusal::Refusal,
    queue::lists,
};

pub(super) fn paused(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    Ok(Box::new(move |connection, request| {
        ResponseBody::empty().with("tickets", lists::paused(connection, request, &desk)?)
    }))
}

pub(super) fn waiting(params: &Params) -> Result<Read, Refusal> {
    let service = params.required("service_id")?;
    Ok(Box::new(move |connection, request| {
        ResponseBody::empty().with("tickets", lists::waiting(connection, request, &service)?)
    }))
}

pub(super) fn cancelled(params: &Params) -> Result<Read, Refusal> {
    let desk = params.required("desk_id")?;
    Ok(Box::new(move |connection, request| {
        ResponseBody::empty().with("tickets", lists::cancelled(connection, request, &desk)?)
    }))
}

/// The services with their queues, of one location or of all the user's own (T6).
pub(super) fn queues(params: &Params) -> Result<Read, Refusal> {
    let location = params.given("location_id")?;
    Ok(Box::new(move |connection, request| {
        ResponseBody::empty().with("services", lists::queues(connection, request, location.as_deref())?)
    }))
}
