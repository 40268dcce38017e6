//! One request, checked in the fixed order: empty operation 1, unknown operation 3, method 2, format 4, token 401,
//! roles 403, parameters 5; then the operation itself checks foreign 403, unknown 6, state 7.

use std::{net::IpAddr, sync::Arc};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, Response, StatusCode, header, request::Parts},
};
use callpad_wire::Errno;
use jiff::Timestamp;
use percent_encoding::percent_decode_str;

use super::{
    App, action, lists, login, mask,
    operation::Operation,
    params::{self, Params},
    request_body::{self, ReadBody, RequestBody},
    response::{Encoding, ResponseBody, ResponseFormat},
};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    edge::Connection,
    queue,
    store::{locations, sessions},
};

/// Where the operations live (T1).
pub(super) const BASE: &str = "/restapi/v2/queuemanagement";

/// An operation of the API, or what was meant as one.
pub(super) async fn operation(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { peer, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let format = params::format(parts.uri.query());
    let response_format = ResponseFormat {
        encoding: if format.as_deref() == Some("xml") { Encoding::Xml } else { Encoding::Json },
        meaningful_status: app.meaningful_status,
    };
    let mut body = RequestBody::new(body, &parts);
    match run(&app, &parts, peer, format.as_deref(), &mut body).await {
        Ok(members) => response_format.success(members),
        Err(failure) => {
            body.drain().await;
            response_format.failure(&failure)
        }
    }
}

/// Any other address.
pub(super) async fn elsewhere(State(app): State<Arc<App>>) -> Response<Body> {
    let response_format =
        ResponseFormat { encoding: Encoding::Json, meaningful_status: app.meaningful_status };
    response_format.refuse(StatusCode::NOT_FOUND, Errno::INVALID_OPERATION)
}

async fn run(
    app: &App,
    parts: &Parts,
    peer: IpAddr,
    format: Option<&str>,
    body: &mut RequestBody,
) -> Result<ResponseBody, Failure> {
    let (operation, segment) = named(parts.uri.path())?;
    app.counts.count(operation.name());
    if parts.method != operation.method() {
        return Err(Refusal::Errno(Errno::INVALID_METHOD).into());
    }
    if !matches!(format, None | Some("json" | "xml")) {
        return Err(Refusal::Errno(Errno::INVALID_FORMAT).into());
    }
    let pending = prepare(app, &parts.headers, operation.needs_token()).await?;
    if operation.needs_token() && !pending.caller.holds(operation.roles()) {
        return Err(Refusal::Forbidden.into());
    }
    // Only now is anything of the body kept, and its room until the answer is there.
    let largest = if operation.needs_token() { request_body::LARGEST } else { request_body::LARGEST_UNKNOWN };
    let ReadBody { bytes, body_budget: _room } = body.take(&app.body_budget, largest).await?;
    let params = Params::read(parts.uri.query(), kind(&parts.headers), bytes).await?;
    let caller = pending.caller.clone();
    let mut members = match operation {
        Operation::Login => {
            let address = login::address(peer, &parts.headers);
            return login::sign_in(app, address, &params).await;
        }
        Operation::PausedTicketsList | Operation::WaitingTicketsList | Operation::CancelledTicketsList => {
            lists::tickets(app, pending, operation, &params).await
        }
        Operation::WaitingTicketsCount => lists::counts(app, pending, segment, &params).await,
        action => action::run(app, &parts.headers, pending, action, &params).await,
    }?;
    mask::hide(app, &caller, members.members_mut());
    Ok(members)
}

fn kind(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()
}

/// The operation that a path names, and the location's id behind waitingticketscount (T6), still encoded.
fn named(path: &str) -> Result<(Operation, Option<&str>), Refusal> {
    let rest = path.strip_prefix(BASE).unwrap_or_default().trim_matches('/');
    if rest.is_empty() {
        return Err(Refusal::Errno(Errno::URI_NOT_SPECIFIED));
    }
    let (name, segment) = match rest.split_once('/') {
        Some((name, segment)) => (name, Some(segment)),
        None => (rest, None),
    };
    let name = percent_decode_str(name).decode_utf8_lossy();
    let operation = Operation::named(&name).ok_or(Refusal::Errno(Errno::INVALID_OPERATION))?;
    match segment {
        Some(segment) if operation != Operation::WaitingTicketsCount || segment.contains('/') => {
            Err(Refusal::Errno(Errno::INVALID_OPERATION))
        }
        segment => Ok((operation, segment)),
    }
}

#[cfg(any(test, feature = "test-support"))]
/// The operation that a path names, if it names one.
pub(super) fn asked_for(path: &str) -> Option<&'static str> {
    path.starts_with(BASE).then(|| named(path).ok()).flatten().map(|(operation, _)| operation.name())
}

/// For the extensions: method, token and address, in the same order. Gives who asks and the parameters.
pub(super) async fn extension(
    app: &App,
    name: &'static str,
    method: Method,
    request: Request,
    needs_token: bool,
) -> Result<(queue::PendingRequest, Params), Failure> {
    app.counts.count(name);
    let (parts, body) = request.into_parts();
    let mut body = RequestBody::new(body, &parts);
    let read = async {
        if parts.method != method {
            return Err(Refusal::Errno(Errno::INVALID_METHOD).into());
        }
        let pending = prepare(app, &parts.headers, needs_token).await?;
        let ReadBody { bytes, .. } = body.take(&app.body_budget, request_body::LARGEST_UNKNOWN).await?;
        let params = Params::read(parts.uri.query(), kind(&parts.headers), bytes).await?;
        Ok((pending, params))
    };
    let read = read.await;
    if read.is_err() {
        body.drain().await;
    }
    read
}

/// Who asks. The demo branch begins anew when its day is over, before anybody sees the old one.
async fn prepare(
    app: &App,
    headers: &HeaderMap,
    needs_token: bool,
) -> Result<queue::PendingRequest, Failure> {
    let now = app.clock.now();
    if let Some(demo) = &app.demo {
        demo.keep_current(&app.store, &app.zones).await?;
    }
    let caller = if app.auth && needs_token { identify(app, headers, now).await? } else { Caller::Anybody };
    Ok(queue::PendingRequest { caller, zones: app.zones.clone(), quotas: app.quotas.clone() })
}

async fn identify(app: &App, headers: &HeaderMap, now: Timestamp) -> Result<Caller, Failure> {
    let token = app.tokens.bearer(headers, now).ok_or(Refusal::NotSignedIn)?;
    let person = app.store.read(move |connection| {
        // Signed out, of an earlier epoch, or of somebody who has been removed since.
        if !sessions::counts(connection, &token)? {
            return Ok(None);
        }
        Ok(locations::person(connection, &token.user)?)
    });
    Ok(Caller::Person(person.await?.ok_or(Refusal::NotSignedIn)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errno(path: &str) -> Option<u32> {
        named(path).err().map(|refusal| refusal.errno().0)
    }

    #[test]
    fn t1_t2_t3_t10_how_a_path_names_an_operation() {
        for path in ["callticket", "CallTicket", "CALLTICKET/", "%63allticket"] {
            assert_eq!(named(&format!("{BASE}/{path}")), Ok((Operation::CallTicket, None)), "{path}");
        }
        for path in ["cancellededticketslist", "cancelledticketslist", "CancelledTicketsList"] {
            assert_eq!(
                named(&format!("{BASE}/{path}")),
                Ok((Operation::CancelledTicketsList, None)),
                "{path}"
            );
        }
        for path in ["", "/", "//"] {
            assert_eq!(errno(&format!("{BASE}{path}")), Some(1), "{path}");
        }
        for path in ["callnext", "callticket/x", "waitingticketscount/a/b", "%ff"] {
            assert_eq!(errno(&format!("{BASE}/{path}")), Some(3), "{path}");
        }
    }

    #[test]
    fn t6_the_location_is_one_segment() {
        let count = Operation::WaitingTicketsCount;
        assert_eq!(named(&format!("{BASE}/waitingticketscount/a%2Fb/")), Ok((count, Some("a%2Fb"))));
        assert_eq!(named(&format!("{BASE}/waitingticketscount/")), Ok((count, None)));
    }
}
