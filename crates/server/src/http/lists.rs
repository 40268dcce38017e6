//! pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount.

use super::{
    App,
    operation::Operation,
    params::{self, Params},
    reply::Members,
};
use crate::{
    domain::refusal::Failure,
    queue::{self, lists},
};

/// A list of tickets; an empty one is `[]` (M10).
pub(super) async fn tickets(
    app: &App,
    asker: queue::Asker,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let id =
        params.required(if operation == Operation::WaitingTicketsList { "service_id" } else { "desk_id" })?;
    let tickets = app
        .store
        .read_at(move |connection, time| {
            let request = asker.at(time);
            match operation {
                Operation::PausedTicketsList => lists::paused(connection, &request, &id),
                Operation::CancelledTicketsList => lists::cancelled(connection, &request, &id),
                _ => lists::waiting(connection, &request, &id),
            }
        })
        .await?;
    Members::none().with("tickets", tickets)
}

/// The services with their queues; the location's id is a segment of the path or a parameter (T6).
pub(super) async fn counts(
    app: &App,
    asker: queue::Asker,
    segment: Option<&str>,
    params: &Params,
) -> Result<Members, Failure> {
    let location = match segment {
        Some(segment) => Some(params::segment(segment)?),
        None => params.given("location_id")?,
    };
    let read = app
        .store
        .read_at(move |connection, time| lists::queues(connection, &asker.at(time), location.as_deref()));
    let services = read.await?;
    Members::none().with("services", services)
}
