//! `POST /callpad/v1/hall/tickets`: a kiosk issues a ticket. One press is one ticket, however often it is sent.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::Response,
};
use callpad_wire::Errno;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{allow, body, device, pending, respond};
use crate::{
    api::{
        extensions::HALL_TICKETS,
        idempotency_key,
        parameters::{Kind, Parameter, optional, required},
        response::ResponseBody,
    },
    app::App,
    domain::{
        hall::PageKind,
        refusal::{Failure, Refusal},
    },
    edge::Connection,
    http::authentication,
    queue::{
        asked::{Asked, KeyedRequest},
        outcome::IssuedAtKiosk,
    },
    rules::{command::Command, hall::AtKiosk},
};

const PARAMETERS: &[Parameter] = &[required("service_id"), optional("lang", Kind::Text)];

/// Issues a ticket.
pub(crate) async fn issue(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    app.counts.count(HALL_TICKETS.name);
    let issued = issued(&app, peer, request).await;
    respond(&app, issued)
}

async fn issued(app: &App, peer: std::net::IpAddr, request: Request) -> Result<ResponseBody, Failure> {
    allow(request.method(), "POST")?;
    let (parts, unread) = request.into_parts();
    let (key, device) = device(app, &parts.headers, peer).await?;
    if device.kind != PageKind::Kiosk {
        return Err(Refusal::Forbidden.into());
    }
    // Without a key the ticket could be issued twice.
    let visit = idempotency_key::read(&parts.headers)?.ok_or(Refusal::PARAMETERS)?;
    app.hall.issued.count(device.id.as_bytes())?;
    let params = authentication::small_body(app, Request::from_parts(parts, unread)).await?;
    let (service, lang) = (params.required("service_id")?, params.given("lang")?);
    let ticket = uuid::Uuid::new_v4().to_string();
    let digest = key.code(&ticket).digest();
    let is_held = device.printer.is_some();
    let at_any_hour = app.hall.is_open_at_any_hour();
    let kiosk = device.clone();
    let command = AtKiosk { kiosk, service, lang, ticket, digest, is_held, at_any_hour };
    let pending = pending(app, &device);
    let visit = KeyedRequest {
        user: pending.caller.id().to_owned(),
        operation: HALL_TICKETS.name,
        key: visit,
        params_digest: Sha256::digest(params.canonical(PARAMETERS)).to_vec(),
    };
    let asked = Asked { command: Ok(Command::IssueAtKiosk(Box::new(command))), pending, key: Some(visit) };
    let done = app.store.change(asked).await?;
    let issued: IssuedAtKiosk = serde_json::from_value(Value::Object(done.members)).map_err(|error| {
        tracing::error!(%error, "what was kept of a kiosk's ticket cannot be read");
        Refusal::Errno(Errno::UNKNOWN)
    })?;
    // Of the first time, if this is a repeat: so is its code.
    let code = key.code(&issued.id);
    body(&app.hall.issued_ticket(&device, &issued, &code).await?)
}
