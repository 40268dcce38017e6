//! Who asks, and with which parameters: the checks that operations and extensions share.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
};
use jiff::Timestamp;

use super::request_body::{self, ReadBody, RequestBody};
use crate::{
    api::params::Params,
    app::App,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    queue,
    store::query::PersonOf,
};

/// For the extensions that are no row of the table, all GET: method, token and address, in the same order. Gives who asks
/// and the parameters.
pub(crate) async fn extension(
    app: &App,
    name: &'static str,
    request: Request,
    needs_token: bool,
) -> Result<(queue::PendingRequest, Params), Failure> {
    app.counts.count(name);
    let (parts, body) = request.into_parts();
    let mut body = RequestBody::new(body, &parts);
    let read = async {
        if parts.method != Method::GET {
            return Err(Refusal::Method { allowed: "GET" }.into());
        }
        let pending = prepare(app, &parts.headers, needs_token).await?;
        let ReadBody { bytes, .. } = body.take(&app.body_budget, request_body::LARGEST_UNKNOWN).await?;
        let params = Params::read(parts.uri.query(), content_type(&parts.headers), bytes).await?;
        Ok((pending, params))
    };
    let read = read.await;
    if read.is_err() {
        body.drain().await;
    }
    read
}

/// The parameters of a request of somebody who is known, and asks for little.
pub(crate) async fn small_body(app: &App, request: Request) -> Result<Params, Failure> {
    let query = request.uri().query().map(str::to_owned);
    let kind = content_type(request.headers()).map(str::to_owned);
    let bytes = raw_body(app, request, request_body::LARGEST_UNKNOWN).await?;
    Ok(Params::read(query.as_deref(), kind.as_deref(), bytes).await?)
}

/// The body of a request of somebody who is known, as it is, if it is no larger than this.
pub(crate) async fn raw_body(app: &App, request: Request, largest: usize) -> Result<Vec<u8>, Failure> {
    let (parts, body) = request.into_parts();
    let mut body = RequestBody::new(body, &parts);
    match body.take(&app.body_budget, largest).await {
        Ok(ReadBody { bytes, .. }) => Ok(bytes),
        Err(refusal) => {
            body.drain().await;
            Err(refusal.into())
        }
    }
}

/// Who asks. The demo branch begins anew when its day is over, before anybody sees the old one.
pub(super) async fn prepare(
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
    // None where it was signed out, is of an earlier epoch, or of somebody who has been removed since.
    let person = app.store.look(PersonOf(token)).await?;
    Ok(Caller::Person(person.ok_or(Refusal::NotSignedIn)?))
}

/// The type of the body.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()
}
