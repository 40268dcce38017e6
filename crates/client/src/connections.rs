//! The connections to one server: a new one for each action, reused ones for reads; all of one network.

use std::time::Duration;

use reqwest::{redirect, retry};

use crate::address::ServerAddress;
use crate::error_chain::innermost;
use crate::network::OpenLineRule;
use crate::options::Options;
use crate::proxy::Proxy;
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
    /// The proxy that all of them go through.
    pub(crate) proxy: Option<Proxy>,
    /// Whether this computer has a certificate of its own to show.
    pub(crate) shows_certificate: bool,
}

impl Connections {
    /// Nothing is connected yet.
    pub(crate) fn new(
        address: &ServerAddress,
        options: &Options,
        tls: rustls::ClientConfig,
    ) -> Result<Self, Error> {
        let network = &options.network;
        if address.is_open_line() && network.open_line == OpenLineRule::Forbid {
            return Err(Error::OpenLine { host: address.host_and_port() });
        }
        let proxy = Proxy::to(address, network)?;
        let failed = |e: reqwest::Error| Error::Tls { detail: innermost(&e) };
        let builder = || {
            let builder = reqwest::Client::builder()
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .connect_timeout(options.connect_timeout)
                .timeout(options.whole_timeout)
                .pool_idle_timeout(IDLE_CONNECTION)
                .user_agent(options.user_agent.clone())
                .tls_backend_preconfigured(tls.clone())
                // What the system names is asked for above.
                .no_proxy();
            match &proxy {
                Some(proxy) => proxy.for_requests().map(|proxy| builder.proxy(proxy)),
                None => Ok(builder),
            }
        };
        let build = |change: fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder| {
            builder().and_then(|builder| change(builder).build()).map_err(failed)
        };
        Ok(Self {
            fresh: build(|builder| builder.pool_max_idle_per_host(0))?,
            pooled: build(|builder| builder)?,
            shows_certificate: network.client_certificate_file.is_some(),
            proxy,
        })
    }
}
