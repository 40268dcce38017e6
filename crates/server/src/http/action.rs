//! The actions: what changes the queue. Each is prepared from its parameters and done in one transaction; with an
//! `Idempotency-Key` it is done once (T12).

use axum::http::HeaderMap;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{
    api::{params::Params, response::ResponseBody},
    app::App,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    feed::ChangeNumbers,
    handlers::{Action, Context, Operation},
    queue::{self, idempotency::run_once},
    store::{idempotency::KeyedRequest, time, turn::Turn, writer::Writer},
};

/// The longest key, in characters.
const LONGEST_KEY: usize = 128;

/// Reads the parameters of an action.
type Prepare = fn(&Context<'_>, &Params) -> Result<Action, Refusal>;

/// An action whose parameters are read: what is left to be done is the writer's.
pub(super) struct Prepared {
    work: Result<Action, Refusal>,
    keyed_request: Option<KeyedRequest>,
}

/// Does an action; gives also the numbers under which its changes are told, of the first time if it is repeated.
pub(super) async fn run(
    app: &App,
    headers: &HeaderMap,
    pending: queue::PendingRequest,
    operation: &'static Operation,
    prepare: Prepare,
    params: &Params,
) -> Result<(ResponseBody, ChangeNumbers), Failure> {
    let key = read_key(headers)?;
    let context = Context { caller: &pending.caller, issue_and_call: app.issue_and_call };
    let prepared = Prepared::new(&context, operation, prepare, params, key);
    if let Prepared { work: Err(refusal), keyed_request: None } = prepared {
        return Err(refusal.into());
    }
    let store = app.store.clone();
    app.store.with_writer(move |writer| prepared.run(writer, pending, store.now())).await
}

impl Prepared {
    /// Reads the parameters.
    pub(super) fn new(
        context: &Context<'_>,
        operation: &'static Operation,
        prepare: Prepare,
        params: &Params,
        key: Option<String>,
    ) -> Self {
        let keyed_request =
            key.map(|key| keyed_request(context.caller.id().to_owned(), operation, key, params));
        Self { work: prepare(context, params), keyed_request }
    }

    /// Does it, now that its turn to write has come; with a key, once.
    pub(super) fn run(
        self,
        writer: &mut Writer,
        pending: queue::PendingRequest,
        now: Timestamp,
    ) -> Result<(ResponseBody, ChangeNumbers), Failure> {
        let Self { work, keyed_request } = self;
        match keyed_request {
            None => {
                let work = work?;
                let act = |turn: &Turn<'_>, time| act(turn, work, pending.at(time));
                writer.write_and_record(now, act, |_, _, _| Ok(()))
            }
            Some(keyed_request) => {
                Ok(run_once(writer, &keyed_request, now, |turn, time| act(turn, work?, pending.at(time)))??)
            }
        }
    }
}

/// The action itself; what it changes is recorded as the caller's doing.
fn act(turn: &Turn<'_>, work: Action, request: queue::Request) -> Result<ResponseBody, Failure> {
    if let Caller::Person(person) = &request.caller {
        time::acts(turn, &person.id)?;
    }
    work(turn, &request)
}

/// What is kept under a key: who asked for what.
fn keyed_request(user: String, operation: &'static Operation, key: String, params: &Params) -> KeyedRequest {
    let params_digest = Sha256::digest(params.canonical(operation.parameters)).to_vec();
    KeyedRequest { user, operation: operation.name, key, params_digest }
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
