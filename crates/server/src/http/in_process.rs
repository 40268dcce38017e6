//! One request by the rules alone: no socket, no token, no faults. For models of the whole.

use callpad_wire::Errno;
use futures_util::FutureExt;
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::{Map, Value};

use super::{action, operation::Operation, params::Params, response::ResponseBody};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{self, lists},
    store::{time, writer::Writer},
};

/// What an operation answers this caller: the body of a success, or the refusal.
pub(crate) fn answer(
    writer: &mut Writer,
    pending: queue::PendingRequest,
    now: Timestamp,
    operation: &str,
    params: &Value,
    key: Option<&str>,
) -> Result<Map<String, Value>, Failure> {
    let operation = Operation::named(operation).ok_or(Refusal::Errno(Errno::INVALID_OPERATION))?;
    if !pending.caller.holds(operation.roles()) {
        return Err(Refusal::Forbidden.into());
    }
    // Only a body of several parts is read bit by bit.
    let read = Params::read(None, Some("application/json"), params.to_string().into_bytes()).now_or_never();
    let params = read.unwrap_or(Err(Refusal::PARAMETERS))?;
    let members = if operation.is_action() {
        let key = key.map(str::to_owned);
        action::Prepared::new(false, &pending.caller, operation, &params, key).run(writer, pending, now)?
    } else {
        let time = time::latest(writer.connection(), now)?;
        look(writer.connection(), &pending.at(time), operation, &params)?
    };
    Ok(members.success())
}

fn look(
    connection: &Connection,
    request: &queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let tickets = match operation {
        Operation::WaitingTicketsCount => {
            let location = params.given("location_id")?;
            let services = lists::queues(connection, request, location.as_deref())?;
            return ResponseBody::empty().with("services", services);
        }
        Operation::PausedTicketsList => lists::paused(connection, request, &params.required("desk_id")?)?,
        Operation::CancelledTicketsList => {
            lists::cancelled(connection, request, &params.required("desk_id")?)?
        }
        _ => lists::waiting(connection, request, &params.required("service_id")?)?,
    };
    ResponseBody::empty().with("tickets", tickets)
}
