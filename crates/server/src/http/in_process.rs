//! One request in process: no socket and no token. For models of the whole.

use callpad_wire::Errno;
use futures_util::FutureExt;
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::action;
use crate::{
    api::{params::Params, response::ResponseBody},
    domain::refusal::{Failure, Refusal},
    handlers::{Context, Handler, Operation},
    queue::{self, asked::Asked},
    store::Memory,
};

/// What an operation answers this caller: the body of a success, or the refusal.
pub(crate) fn answer(
    store: &mut Memory,
    pending: queue::PendingRequest,
    now: Timestamp,
    operation: &str,
    params: &Value,
    key: Option<&str>,
) -> Result<Map<String, Value>, Failure> {
    let operation = Operation::any_named(operation).ok_or(Refusal::Errno(Errno::INVALID_OPERATION))?;
    if !pending.caller.holds(operation.roles) {
        return Err(Refusal::Forbidden.into());
    }
    // Only a body of several parts is read bit by bit.
    let read = Params::read(None, Some("application/json"), params.to_string().into_bytes()).now_or_never();
    let params = read.unwrap_or(Err(Refusal::PARAMETERS))?;
    let members = match operation.handler {
        Handler::Action(prepare) => {
            let asked = action::asked(pending, false, operation, prepare, &params, key.map(str::to_owned))?;
            store.change(asked, now)?.members.into()
        }
        Handler::Read(read) => {
            let context = Context { caller: &pending.caller, issue_and_call: false };
            let question = read(&context, &params)?;
            ResponseBody::shown(store.look(question.by(pending), now)?)?
        }
        Handler::Tell(tell) => {
            let asked = Asked { command: Ok(tell(&params)?), pending, key: None };
            store.change(asked, now)?.members.into()
        }
        Handler::SignIn
        | Handler::SignOut
        | Handler::Forecast
        | Handler::Board
        | Handler::Hall(_)
        | Handler::Print(_) => {
            return Err(Refusal::Errno(Errno::INVALID_OPERATION).into());
        }
    };
    Ok(members.success())
}
