//! The actions: what changes the queue. Each is prepared from its parameters and done in one transaction; with an
//! `Idempotency-Key` it is done once (T12).

use axum::http::HeaderMap;
use jiff::Timestamp;
use rusqlite::Transaction;
use sha2::{Digest, Sha256};

use super::{App, answers, calls, operation::Operation, params::Params, reply::Members, tickets};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    queue::{self, once::once},
    store::{hand::Hand, kept::Claim},
};

/// The longest key, in characters.
const LONGEST_KEY: usize = 128;

/// What an action does in its transaction.
pub(super) type Work = Box<dyn FnOnce(&Transaction<'_>, &queue::Request) -> Result<Members, Failure> + Send>;

/// An action whose parameters are read: what is left to be done is the writer's.
pub(super) struct Prepared {
    work: Result<Work, Refusal>,
    claim: Option<Claim>,
}

/// Does an action.
pub(super) async fn run(
    app: &App,
    headers: &HeaderMap,
    asker: queue::Asker,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let key = read_key(headers)?;
    let prepared = Prepared::new(app.issue_and_call, &asker.caller, operation, params, key);
    if let Prepared { work: Err(refusal), claim: None } = prepared {
        return Err(refusal.into());
    }
    let store = app.store.clone();
    app.store.by_hand(move |hand| prepared.run(hand, asker, store.now())).await
}

impl Prepared {
    /// Reads the parameters.
    pub(super) fn new(
        issue_and_call: bool,
        caller: &Caller,
        operation: Operation,
        params: &Params,
        key: Option<String>,
    ) -> Self {
        let claim = key.map(|key| claim(caller.id().to_owned(), operation, key, params));
        Self { work: prepare(issue_and_call, caller, operation, params), claim }
    }

    /// Does it, now that its turn to write has come; with a key, once.
    pub(super) fn run(
        self,
        hand: &mut Hand,
        asker: queue::Asker,
        now: Timestamp,
    ) -> Result<Members, Failure> {
        let Self { work, claim } = self;
        match claim {
            None => {
                let work = work?;
                hand.write(now, |transaction, time| work(transaction, &asker.at(time)))
            }
            Some(claim) => {
                Ok(once(hand, &claim, now, |transaction, time| work?(transaction, &asker.at(time)))??)
            }
        }
    }
}

/// What is kept under a key: who asked for what.
fn claim(user: String, operation: Operation, key: String, params: &Params) -> Claim {
    let asked = Sha256::digest(params.canonical(operation.parameters())).to_vec();
    Claim { user, operation: operation.name(), key, asked }
}

fn prepare(
    issue_and_call: bool,
    caller: &Caller,
    operation: Operation,
    params: &Params,
) -> Result<Work, Refusal> {
    match operation {
        Operation::CreateTicket => tickets::create(issue_and_call, caller, params),
        Operation::Recall
        | Operation::EndCall
        | Operation::PauseCall
        | Operation::CancelCall
        | Operation::TransferCall => answers::act(operation, params),
        _ => calls::call(caller, operation, params),
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
