//! `/callpad/v1/hall/tickets/CODE`: what a visitor's phone reads of its ticket, and what the visitor does with it.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{Method, Response},
};
use sha2::{Digest, Sha256};

use super::{Segment, body, keep_current, respond, segment, wrong};
use crate::{
    api::{extensions::HALL_TICKET, idempotency_key, params::Params, response::ResponseBody},
    app::App,
    domain::{
        hall::{PhoneCode, SecretDigest},
        refusal::{Failure, Refusal},
        roles::{Caller, DeviceCaller},
    },
    edge::Connection,
    handlers::session,
    http::authentication,
    queue::{
        PendingRequest,
        asked::{Asked, KeyedRequest},
    },
    rules::{command::Command, hall::ByPhone},
};

/// Reads the ticket of a code, or does what its visitor asks for.
pub(crate) async fn ticket(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    code: Segment,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_TICKET.name);
    let (code, address) = (segment(code), session::address(peer, request.headers()));
    let done = match *request.method() {
        Method::GET => read(&app, &code).await,
        Method::POST => act(&app, &code, request).await,
        _ => Err(Refusal::Method { allowed: "GET, POST" }.into()),
    };
    let done = match done {
        Err(Failure::Refused(Refusal::UNKNOWN_ID)) => {
            Err(wrong(&app, address).err().unwrap_or(Refusal::UNKNOWN_ID).into())
        }
        done => done,
    };
    respond(&app, done)
}

/// The digest of a code. What cannot be one is looked for as well: every wrong one takes as long.
pub(super) fn digest(code: &str) -> SecretDigest {
    match PhoneCode::read(code) {
        Some(code) => code.digest(),
        None => Sha256::digest(code).into(),
    }
}

async fn read(app: &App, code: &str) -> Result<ResponseBody, Failure> {
    keep_current(app).await?;
    let digest = digest(code);
    let (_, _, told) = app.hall.phone(digest).await?.ok_or(Refusal::UNKNOWN_ID)?;
    app.hall.asked.count(&digest)?;
    body(&told)
}

async fn act(app: &App, code: &str, request: Request) -> Result<ResponseBody, Failure> {
    keep_current(app).await?;
    let digest = digest(code);
    let (_, location, _) = app.hall.phone(digest).await?.ok_or(Refusal::UNKNOWN_ID)?;
    app.hall.asked.count(&digest)?;
    let key = idempotency_key::read(request.headers())?.ok_or(Refusal::PARAMETERS)?;
    let params = authentication::small_body(app, request).await?;
    let asked = asked(&params)?;
    let key = KeyedRequest {
        user: String::new(),
        operation: HALL_TICKET.name,
        // Nobody else's key is the same, whatever they choose.
        key: format!("{:x} {key}", Sha256::digest(digest)),
        params_digest: vec![u8::from(asked == ByPhone::Leave)],
    };
    let pending = PendingRequest {
        // No person's doing; what it may do is bound to its one ticket.
        caller: Caller::Device(DeviceCaller::new("", &location)),
        zones: app.zones.clone(),
        quotas: app.quotas.clone(),
    };
    let command = Ok(Command::ByPhone { digest, what: asked });
    app.store.change(Asked { command, pending, key: Some(key) }).await?;
    let (_, _, told) = app.hall.phone(digest).await?.ok_or(Refusal::UNKNOWN_ID)?;
    body(&told)
}

/// Exactly one of the two.
fn asked(params: &Params) -> Result<ByPhone, Refusal> {
    match (params.flag("let_ahead")?, params.flag("leave")?) {
        (Some(true), None) => Ok(ByPhone::LetAhead),
        (None, Some(true)) => Ok(ByPhone::Leave),
        _ => Err(Refusal::PARAMETERS),
    }
}
