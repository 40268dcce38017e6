//! Who may reach the server at all. Form and query posts need no preflight, so without this check any web page could
//! reach a server on the same machine, by its address or by a name that it points there.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header},
    middleware::Next,
};
use callpad_wire::Errno;

use super::{
    App, FEATURES,
    listener::Connection,
    reply::{Format, Style},
};

/// The names under which the server may be addressed.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    /// `--public-name`: any port, for there may be a proxy before the server.
    pub(crate) public_name: Option<String>,
}

impl Hosts {
    /// Whether `host[:port]` names this server: the address at which the connection arrived (on loopback also as
    /// `localhost`), or the public name.
    fn allows(&self, authority: &str, here: SocketAddr, default_port: u16) -> bool {
        let Some((host, port)) = split(authority) else { return false };
        if self.public_name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(host)) {
            return true;
        }
        if port.unwrap_or(default_port) != here.port() {
            return false;
        }
        let address = here.ip().to_canonical();
        let named = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        named.is_ok_and(|named| named.to_canonical() == address)
            || address.is_loopback() && host.eq_ignore_ascii_case("localhost")
    }

    fn allows_request(&self, uri: &Uri, headers: &HeaderMap, here: SocketAddr) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        let host_is_ours = host.to_str().is_ok_and(|host| self.allows(host, here, 80));
        let target_is_ours =
            uri.authority().is_none_or(|authority| self.allows(authority.as_str(), here, 80));
        let origins_are_ours = headers.get_all(header::ORIGIN).iter().all(|origin| {
            origin.to_str().ok().and_then(|origin| origin.split_once("://")).is_some_and(
                |(scheme, authority)| match scheme {
                    "http" => self.allows(authority, here, 80),
                    "https" => self.allows(authority, here, 443),
                    _ => false,
                },
            )
        });
        host_is_ours && target_is_ours && origins_are_ours
    }
}

/// Host and port of `host`, `host:port`, `[v6]` or `[v6]:port`.
fn split(authority: &str) -> Option<(&str, Option<u16>)> {
    let host_end = authority.rfind(']').map_or(0, |at| at + 1);
    match authority.get(host_end..)?.find(':') {
        None => Some((authority, None)),
        Some(at) => {
            let (host, port) = authority.split_at(host_end + at);
            Some((host, Some(port.strip_prefix(':')?.parse().ok()?)))
        }
    }
}

/// Turns away what does not belong here.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    ConnectInfo(Connection { here, .. }): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if here.is_some_and(|here| app.hosts.allows_request(request.uri(), request.headers(), here)) {
        return next.run(request).await;
    }
    let (host, origin) = (request.headers().get(header::HOST), request.headers().get(header::ORIGIN));
    tracing::info!(?host, ?origin, "refused: neither the address listened on nor the public name");
    let style = Style { format: Format::Json, meaningful: app.meaningful_status };
    signed(style.refuse(StatusCode::FORBIDDEN, Errno::CANNOT_CONCLUDE)).await
}

/// Puts on an answer what every answer of ours has.
pub(super) async fn signed(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert("callpad-features", HeaderValue::from_static(FEATURES));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_only_the_listen_address_and_the_public_name() {
        let hosts = Hosts { public_name: Some("queue.example".into()) };
        let allows = |host: &str, here: &str| hosts.allows(host, here.parse().unwrap(), 80);
        for good in
            ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "queue.example", "Queue.Example:443"]
        {
            assert!(allows(good, "127.0.0.1:8080"), "{good}");
        }
        for bad in [
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.2:8080",
            "evil.example:8080",
            "",
            ":8080",
            "localhost:8080:8080",
            "127.0.0.1:8080@evil.example",
            "[::1]:8080",
            "queue.example.evil",
            "127.0.0.1:99999",
        ] {
            assert!(!allows(bad, "127.0.0.1:8080"), "{bad}");
        }
        assert!(allows("10.0.0.5", "10.0.0.5:80") && !allows("localhost", "10.0.0.5:80"));
        assert!(allows("[::1]:8080", "[::1]:8080") && allows("10.0.0.5:8080", "[::ffff:10.0.0.5]:8080"));
    }
}
