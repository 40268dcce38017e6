//! One request by the rules alone: no socket, no token, no faults. For models of the whole.

use callpad_wire::Errno;
use futures_util::FutureExt;
use rusqlite::{Connection, Transaction};
use serde_json::{Map, Value};

use super::{action, operation::Operation, params::Params, reply::Members};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{self, lists, once::once},
    store,
};

/// What an operation answers this caller: the body of a success, or the refusal.
pub(crate) fn answer(
    connection: &mut Connection,
    request: queue::Request,
    operation: &str,
    params: &Value,
    key: Option<&str>,
) -> Result<Map<String, Value>, Failure> {
    let operation = Operation::named(operation).ok_or(Refusal::Errno(Errno::INVALID_OPERATION))?;
    if !request.caller.holds(operation.roles()) {
        return Err(Refusal::Forbidden.into());
    }
    // Only a body of several parts is read bit by bit.
    let read = Params::read(None, Some("application/json"), params.to_string().into_bytes()).now_or_never();
    let params = read.unwrap_or(Err(Refusal::PARAMETERS))?;
    let members = store::in_transaction(connection, |transaction| {
        if operation.is_action() {
            return Ok(act(transaction, request, operation, &params, key));
        }
        Ok(look(transaction, &request, operation, &params))
    })??;
    Ok(members.success())
}

/// A refusal is kept with its key, and so must not undo the transaction.
fn act(
    transaction: &Transaction<'_>,
    request: queue::Request,
    operation: Operation,
    params: &Params,
    key: Option<&str>,
) -> Result<Members, Failure> {
    let (user, now) = (request.caller.id().to_owned(), request.now);
    let prepared = action::prepare(false, request, operation, params);
    let Some(key) = key else { return store::attempt(transaction, |t| prepared?(t)) };
    let claim = action::claim(user, operation, key.to_owned(), params);
    Ok(once(transaction, &claim, now, |t| prepared?(t))??)
}

fn look(
    connection: &Connection,
    request: &queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let tickets = match operation {
        Operation::WaitingTicketsCount => {
            let location = params.given("location_id")?;
            let services = lists::queues(connection, request, location.as_deref())?;
            return Members::none().with("services", services);
        }
        Operation::PausedTicketsList => lists::paused(connection, request, &params.required("desk_id")?)?,
        Operation::CancelledTicketsList => {
            lists::cancelled(connection, request, &params.required("desk_id")?)?
        }
        _ => lists::waiting(connection, request, &params.required("service_id")?)?,
    };
    Members::none().with("tickets", tickets)
}
