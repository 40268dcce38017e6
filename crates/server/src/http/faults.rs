//! Operations that go wrong on purpose (T12).

use std::{
    io,
    sync::{Arc, PoisonError, RwLock},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Response, StatusCode, header},
    middleware::Next,
};
use futures_util::{StreamExt, stream};

use super::{App, dispatch, extensions, request_body::RequestBody};
use crate::{
    edge::Connection,
    fault::{Fault, Faults},
};

/// Neither JSON nor UTF-8, though it begins like an answer.
const GARBAGE: &[u8] = b"{\"success\":tr\x00\xff\xfe\x9c\x03\xc3\x28\x80garbage\x00";
const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\
    <body><h1>Please accept the terms of this network</h1></body></html>\n";
/// Nobody can ever be there (RFC 2606), so no token can get there.
const SIGN_IN_PAGE: &str = "http://sign-in.invalid/";

/// The faults that are on; they may change while the server runs.
#[derive(Debug, Default)]
pub(crate) struct Switch(RwLock<Faults>);

impl Switch {
    /// From the next request on these faults, and no others.
    pub(crate) fn set(&self, faults: Faults) {
        match faults.is_empty() {
            true => tracing::info!("no faults on purpose"),
            false => tracing::warn!(%faults, "things go wrong on purpose"),
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    fn of(&self, operation: &str) -> Option<Fault> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).of(operation)
    }
}

/// Lets an operation go wrong whose fault is on.
pub(super) async fn strike(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { scissors, .. }): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let path = request.uri().path();
    let name = dispatch::asked_for(path).or_else(|| extensions::asked_for(path));
    let Some((name, fault)) = name.and_then(|name| Some((name, app.faults.of(name)?))) else {
        return next.run(request).await;
    };
    tracing::info!(operation = name, %fault, "goes wrong on purpose");
    let answer = if fault.is_done() {
        next.run(request).await
    } else {
        app.counts.count(name);
        // An answer sent before the body was read may never be seen.
        let (parts, body) = request.into_parts();
        RequestBody::new(body, &parts).drain().await;
        Response::default()
    };
    let plain = |status, text| page(status, "text/plain; charset=utf-8", text);
    match fault {
        Fault::DropBefore | Fault::DropAfter => {
            scissors.cut();
            answer
        }
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            answer
        }
        Fault::Truncate => truncated(answer).await,
        Fault::Garbage => {
            let (mut parts, _) = answer.into_parts();
            parts.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(GARBAGE))
        }
        Fault::Html => page(StatusCode::OK, "text/html; charset=utf-8", PAGE),
        Fault::InternalError => plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error\n"),
        Fault::RetryAfter(seconds) => {
            let mut answer = plain(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable\n");
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            answer
        }
        Fault::Redirect => {
            let mut answer = plain(StatusCode::FOUND, "Found\n");
            answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static(SIGN_IN_PAGE));
            answer
        }
    }
}

/// What something else on the way answers; so it has none of our own headers.
fn page(status: StatusCode, kind: &'static str, text: &'static str) -> Response<Body> {
    let mut answer = Response::new(Body::from(text));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}

/// Half of the body, under the length of the whole; then the connection is cut.
async fn truncated(answer: Response<Body>) -> Response<Body> {
    let (mut parts, body) = answer.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.insert(header::CONTENT_LENGTH, whole.len().into());
    let half = whole.slice(..whole.len() / 2);
    let chunks = stream::once(async { Ok::<Bytes, io::Error>(half) }).chain(stream::once(async {
        // Once around: what is written has been sent by then, and only then ends the connection.
        tokio::task::yield_now().await;
        Err(io::ErrorKind::ConnectionAborted.into())
    }));
    Response::from_parts(parts, Body::from_stream(chunks))
}
