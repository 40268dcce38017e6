//! The actions: what changes the queue. Each is read from its parameters; with an `Idempotency-Key` it is done once
//! (T12).

use sha2::{Digest, Sha256};

use crate::{
    api::params::Params,
    domain::refusal::Refusal,
    handlers::{Context, Operation},
    queue::{
        PendingRequest,
        asked::{Asked, KeyedRequest},
    },
    rules::command::Command,
};

/// Reads the parameters of an action.
type Prepare = fn(&Context<'_>, &Params) -> Result<Command, Refusal>;

/// What is asked for by a request.
///
/// # Errors
/// If its parameters are not right and it has no key under which that is kept.
pub(super) fn asked(
    pending: PendingRequest,
    issue_and_call: bool,
    operation: &'static Operation,
    prepare: Prepare,
    params: &Params,
    key: Option<String>,
) -> Result<Asked, Refusal> {
    let context = Context { caller: &pending.caller, issue_and_call };
    let command = prepare(&context, params);
    let Some(key) = key else { return Ok(Asked { command: Ok(command?), pending, key: None }) };
    let key = Some(keyed_request(pending.caller.id().to_owned(), operation, key, params));
    Ok(Asked { command, pending, key })
}

/// What is kept under a key: who asked for what.
fn keyed_request(user: String, operation: &'static Operation, key: String, params: &Params) -> KeyedRequest {
    let params_digest = Sha256::digest(params.canonical(operation.parameters)).to_vec();
    KeyedRequest { user, operation: operation.name, key, params_digest }
}
