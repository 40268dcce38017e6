//! pausedticketslist, waitingticketslist, cancellededticketslist, waitingticketscount.

use percent_encoding::percent_decode_str;

use super::{App, operation::Operation, params::Params, reply::Members};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{self, lists},
};

/// A list of tickets; an empty one is `[]` (M10).
pub(super) async fn tickets(
    app: &App,
    request: queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let id =
        params.required(if operation == Operation::WaitingTicketsList { "service_id" } else { "desk_id" })?;
    let tickets = app
        .store
        .read(move |connection| match operation {
            Operation::PausedTicketsList => lists::paused(connection, &request, &id),
            Operation::CancelledTicketsList => lists::cancelled(connection, &request, &id),
            _ => lists::waiting(connection, &request, &id),
        })
        .await?;
    Members::none().with("tickets", tickets)
}

/// The services with their queues; the location's id is a segment of the path or a parameter (T6).
pub(super) async fn counts(
    app: &App,
    request: queue::Request,
    segment: Option<&str>,
    params: &Params,
) -> Result<Members, Failure> {
    let location = match segment {
        Some(segment) => {
            Some(percent_decode_str(segment).decode_utf8().map_err(|_| Refusal::PARAMETERS)?.into_owned())
        }
        None => params.given("location_id")?,
    };
    let services =
        app.store.read(move |connection| lists::queues(connection, &request, location.as_deref())).await?;
    Members::none().with("services", services)
}
