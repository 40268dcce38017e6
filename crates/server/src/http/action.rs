//! The actions: what changes the queue. Each is prepared from its parameters and done in one transaction; with an
//! `Idempotency-Key` it is done once (T12).

use axum::http::HeaderMap;
use rusqlite::Transaction;
use sha2::{Digest, Sha256};

use super::{App, answers, calls, operation::Operation, params::Params, reply::Members, tickets};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{self, once::once},
    store::kept::Claim,
};

/// The longest key, in characters.
const LONGEST_KEY: usize = 128;

/// What an action does in its transaction.
pub(super) type Work = Box<dyn FnOnce(&Transaction<'_>) -> Result<Members, Failure> + Send>;

/// Does an action.
pub(super) async fn run(
    app: &App,
    headers: &HeaderMap,
    request: queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let key = read_key(headers)?;
    let (user, now) = (request.caller.id().to_owned(), request.now);
    let prepared = prepare(app.issue_and_call, request, operation, params);
    let Some(key) = key else { return app.store.write(prepared?).await };
    let claim = claim(user, operation, key, params);
    // A refusal is kept, and so must not undo the transaction: it comes out of it inside a success.
    let done = app.store.write(move |t| once(t, &claim, now, |t| prepared?(t))).await?;
    Ok(done?)
}

/// What is kept under a key: who asked for what.
pub(super) fn claim(user: String, operation: Operation, key: String, params: &Params) -> Claim {
    let asked = Sha256::digest(params.canonical(operation.parameters())).to_vec();
    Claim { user, operation: operation.name(), key, asked }
}

pub(super) fn prepare(
    issue_and_call: bool,
    request: queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<Work, Refusal> {
    match operation {
        Operation::CreateTicket => tickets::create(issue_and_call, request, params),
        Operation::Recall
        | Operation::EndCall
        | Operation::PauseCall
        | Operation::CancelCall
        | Operation::TransferCall => answers::act(request, operation, params),
        _ => calls::call(request, operation, params),
    }
}

/// The request's key: 1 to 128 visible ASCII characters, at most one.
fn read_key(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let mut keys = headers.get_all("idempotency-key").iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.as_bytes();
    let is_good = (1..=LONGEST_KEY).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    match (is_good, keys.next(), std::str::from_utf8(key)) {
        (true, None, Ok(key)) => Ok(Some(key.to_owned())),
        _ => Err(Refusal::PARAMETERS),
    }
}
