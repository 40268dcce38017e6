//! The connections to one server: a new one for each action, reused ones for reads; through the system's proxy or
//! direct.

use std::sync::Once;
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{Certificate, redirect, retry};

use crate::address::ServerAddress;
use crate::error_chain::innermost;
use crate::options::Options;
use callpad_wire::Error;

/// How long an idle connection is reused for reads (T14). Short, because servers and proxies close theirs silently,
/// many after 5 s. A read that meets a closed one is sent again.
const IDLE_CONNECTION: Duration = Duration::from_secs(1);

/// The connections to one server.
pub(crate) struct Connections {
    /// A new connection for each request, closed after its response: the server cannot have closed it before the action
    /// is sent (T14).
    pub(crate) fresh: reqwest::Client,
    /// Reuses connections that were in use within the last second.
    pub(crate) pooled: reqwest::Client,
    /// Host and port of the proxy that all of them go through.
    pub(crate) proxy: Option<String>,
}

impl Connections {
    /// The system's proxy is used, except for a server on this machine and where the environment's `NO_PROXY` names it.
    pub(crate) fn new(address: &ServerAddress, options: &Options) -> Result<Self, Error> {
        static RING: Once = Once::new();
        // Fails only if another provider is already installed, which will do as well.
        RING.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let tls = |e: reqwest::Error| Error::Tls { detail: innermost(&e) };
        let mut roots = Vec::new();
        for pem in &options.extra_roots {
            roots.extend(Certificate::from_pem_bundle(pem).map_err(tls)?);
        }
        let proxy = proxy_of(address);
        let builder = || {
            let builder = reqwest::Client::builder()
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .connect_timeout(options.connect_timeout)
                .timeout(options.whole_timeout)
                .pool_idle_timeout(IDLE_CONNECTION)
                .user_agent(options.user_agent.clone());
            let builder = if proxy.is_none() { builder.no_proxy() } else { builder };
            // Plain http on this machine needs no certificates: a machine without any still works.
            if address.is_loopback() && !address.is_https() {
                builder.tls_certs_only(roots.clone())
            } else {
                builder.tls_certs_merge(roots.clone())
            }
        };
        Ok(Self {
            fresh: builder().pool_max_idle_per_host(0).build().map_err(tls)?,
            pooled: builder().build().map_err(tls)?,
            proxy,
        })
    }
}

/// Host and port of the proxy for this address; `None` if the connection is direct.
fn proxy_of(address: &ServerAddress) -> Option<String> {
    let (host, port) = address.host_with_port()?;
    let exceptions = ["NO_PROXY", "no_proxy"].into_iter().find_map(|name| std::env::var(name).ok());
    if address.is_loopback() || exceptions.is_some_and(|list| is_exception(&list, host, port)) {
        return None;
    }
    let proxy = Matcher::from_system().intercept(&address.to_string().parse().ok()?)?;
    let uri = proxy.uri();
    let host = uri.host()?;
    Some(uri.port_u16().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// Whether the environment exempts a host from the proxy in a form that the HTTP library does not support: a star for
/// IP addresses too, `*.domain`, and a name with its port.
fn is_exception(list: &str, host: &str, port: u16) -> bool {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    list.split([',', ';', ' ']).map(|entry| entry.trim().to_ascii_lowercase()).any(|entry| {
        let entry = match entry.rsplit_once(':') {
            // Not the end of an IPv6 address without brackets.
            Some((name, number)) if !name.contains(':') || name.ends_with(']') => match number.parse::<u16>()
            {
                Ok(number) if number != port => return false,
                Ok(_) => name.to_owned(),
                Err(_) => entry,
            },
            _ => entry,
        };
        let entry = entry.trim_matches(['[', ']']).trim_end_matches('.');
        match entry.strip_prefix('*') {
            Some("") => true,
            Some(domain) => domain.starts_with('.') && host.ends_with(domain),
            None => entry == host,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_the_environment_excepts_needs_no_proxy() {
        for (list, host, excepted) in [
            ("*", "10.0.0.5", true),
            ("*", "queue.example.org", true),
            ("*", "[fe80::1]", true),
            ("localhost, *", "10.0.0.5", true),
            ("*.example.org", "queue.example.org", true),
            ("*.example.org", "example.org", false),
            ("*.example.org", "notexample.org", false),
            ("queue.example.org:8080", "queue.example.org", true),
            ("queue.example.org:81", "queue.example.org", false),
            ("QUEUE.example.org.", "queue.example.org", true),
            ("[fe80::1]:8080", "[fe80::1]", true),
            ("fe80::1", "[fe80::1]", true),
            ("*pple.org", "apple.org", false),
            ("", "queue.example.org", false),
        ] {
            assert_eq!(is_exception(list, host, 8080), excepted, "{list} {host}");
        }
    }
}
