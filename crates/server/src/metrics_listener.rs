//! A second address for those who watch: `GET /metrics`. It tells numbers, and needs no token; nothing of the API is
//! reached through it.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{Method, Response, StatusCode, header},
    routing::any,
};

use crate::{
    config::MetricsListener,
    edge::{Connection, Edge, Limits},
    http::{hosts::Hosts, internal_error},
};

/// Connections of those who watch: some programs, each with one. Their limit is their own, so that they take none from
/// the counters.
const MOST_WATCHERS: usize = 16;

/// Serves the metrics.
pub(crate) fn edge(listener: MetricsListener) -> Arc<Edge> {
    let router = Router::new().route("/metrics", any(metrics)).with_state(listener);
    let limits = Limits { all: MOST_WATCHERS, per_address: MOST_WATCHERS };
    Edge::new(router, internal_error, limits, None, |_| {})
}

async fn metrics(
    State(listener): State<MetricsListener>,
    ConnectInfo(Connection { here, .. }): ConnectInfo<Connection>,
    request: Request,
) -> Response<Body> {
    // On this machine a web page could point a name of its own here.
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_from_elsewhere = here.is_some_and(|here| {
        here.ip().to_canonical().is_loopback() && !Hosts { public_name: None }.allows(host, here, &[80])
    });
    let (status, text) = match request.method() {
        _ if is_from_elsewhere => (StatusCode::FORBIDDEN, "not by this name\n".to_owned()),
        &Method::GET => (StatusCode::OK, (listener.write)()),
        _ => (StatusCode::METHOD_NOT_ALLOWED, "GET alone\n".to_owned()),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let kind = header::HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
