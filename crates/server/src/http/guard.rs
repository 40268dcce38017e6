//! Who may reach the server at all. Form and query posts need no preflight, so without this check any web page could
//! reach a server on the same machine, by its address or by a name that it points there.

use std::{
    net::SocketAddr,
    sync::{Arc, LazyLock},
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header},
    middleware::Next,
};
use callpad_wire::Errno;

use super::hosts::Hosts;
use crate::{
    api::response::{Encoding, ResponseFormat},
    app::App,
    edge::Connection,
    handlers::features,
};

/// What the server has beyond the API, named on every answer. Clients look here and nowhere else.
static FEATURES: LazyLock<HeaderValue> = LazyLock::new(|| {
    // Words of ours, which fit into a header.
    HeaderValue::try_from(features().join(", ")).unwrap_or(HeaderValue::from_static(""))
});

/// Whether a request is meant for this server, and comes from no foreign page.
fn is_ours(hosts: &Hosts, is_secure: bool, uri: &Uri, headers: &HeaderMap, here: SocketAddr) -> bool {
    // A browser behind a proxy that does TLS leaves out 443; without a proxy it leaves out the port of its scheme.
    let ports = if is_secure { [443, 80] } else { [80, 443] };
    let allows = |authority: &str| hosts.allows(authority, here, &ports);
    let mut named = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return false };
    let host_is_ours = host.to_str().is_ok_and(allows);
    let target_is_ours = uri.authority().is_none_or(|authority| allows(authority.as_str()));
    let origins_are_ours = headers.get_all(header::ORIGIN).iter().all(|origin| {
        origin.to_str().ok().and_then(|origin| origin.split_once("://")).is_some_and(|(scheme, authority)| {
            match scheme {
                "http" => hosts.allows(authority, here, &[80]),
                "https" => hosts.allows(authority, here, &[443]),
                _ => false,
            }
        })
    });
    host_is_ours && target_is_ours && origins_are_ours
}

/// Turns away what does not belong here.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { here, .. }): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if here.is_some_and(|here| is_ours(&app.hosts, app.is_secure, request.uri(), request.headers(), here)) {
        return next.run(request).await;
    }
    let (host, origin) = (request.headers().get(header::HOST), request.headers().get(header::ORIGIN));
    if let Some(times) = app.misdirected.due() {
        tracing::info!(?host, ?origin, times, "refused: neither the address listened on nor the public name");
    }
    let response_format =
        ResponseFormat { encoding: Encoding::Json, meaningful_status: app.meaningful_status };
    with_common_headers(response_format.refuse(StatusCode::FORBIDDEN, Errno::CANNOT_CONCLUDE)).await
}

/// Puts on an answer what every answer of ours has.
pub(super) async fn with_common_headers(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert("callpad-features", FEATURES.clone());
    // The files of the hall's pages are kept; nothing else is.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
