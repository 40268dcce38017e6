//! pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount.

use super::{
    App,
    operation::Operation,
    params::{self, Params},
    response::ResponseBody,
};
use crate::{
    domain::refusal::Failure,
    queue::{self, lists},
};

/// A list of tickets; an empty one is `[]` (M10).
pub(super) async fn tickets(
    app: &App,
    pending: queue::PendingRequest,
    operation: Operation,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let id =
        params.required(if operation == Operation::WaitingTicketsList { "service_id" } else { "desk_id" })?;
    let tickets = app
        .store
        .read_at(move |connection, time| {
            let request = pending.at(time);
            match operation {
                Operation::PausedTicketsList => lists::paused(connection, &request, &id),
                Operation::CancelledTicketsList => lists::cancelled(connection, &request, &id),
                _ => lists::waiting(connection, &request, &id),
            }
        })
        .await?;
    ResponseBody::empty().with("tickets", tickets)
}

/// The services with their queues; the location's id is a segment of the path or a parameter (T6).
pub(super) async fn counts(
    app: &App,
    pending: queue::PendingRequest,
    segment: Option<&str>,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let location = match segment {
        Some(segment) => Some(params::segment(segment)?),
        None => params.given("location_id")?,
    };
    let read = app
        .store
        .read_at(move |connection, time| lists::queues(connection, &pending.at(time), location.as_deref()));
    let services = read.await?;
    ResponseBody::empty().with("services", services)
}
