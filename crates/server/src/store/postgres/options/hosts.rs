//! The hosts of an address.

use std::{fmt, net::IpAddr};

use tokio_postgres::{Config, config::Host};

use crate::store::postgres::trouble::Trouble;

/// The port that PostgreSQL has by default.
const PORT: u16 = 5432;

/// One host with its port.
#[derive(Clone, Debug)]
pub(super) struct HostAt {
    host: Option<Host>,
    /// Where the name is not to be looked up.
    address: Option<IpAddr>,
    pub(super) port: u16,
}

/// The hosts that an address names.
pub(super) fn of(config: &Config) -> Result<Vec<HostAt>, Trouble> {
    let (hosts, addresses, ports) = (config.get_hosts(), config.get_hostaddrs(), config.get_ports());
    let count = hosts.len().max(addresses.len());
    if count == 0 {
        return Err(Trouble::of_address("it names no host"));
    }
    if !hosts.is_empty() && !addresses.is_empty() && hosts.len() != addresses.len() {
        return Err(Trouble::of_address("host and hostaddr are not as many"));
    }
    if ports.len() > 1 && ports.len() != count {
        return Err(Trouble::of_address("there are not as many ports as hosts"));
    }
    let all = (0..count).map(|at| HostAt {
        host: hosts.get(at).cloned(),
        address: addresses.get(at).copied(),
        port: ports.get(at).or(ports.first()).copied().unwrap_or(PORT),
    });
    Ok(all.collect())
}

/// All that the address says, but its hosts and its password.
pub(super) fn without(config: &Config) -> Config {
    let mut base = Config::new();
    if let Some(user) = config.get_user() {
        base.user(user);
    }
    if let Some(database) = config.get_dbname() {
        base.dbname(database);
    }
    if let Some(options) = config.get_options() {
        base.options(options);
    }
    if let Some(name) = config.get_application_name() {
        base.application_name(name);
    }
    if let Some(within) = config.get_connect_timeout() {
        base.connect_timeout(*within);
    }
    if let Some(within) = config.get_tcp_user_timeout() {
        base.tcp_user_timeout(*within);
    }
    if let Some(interval) = config.get_keepalives_interval() {
        base.keepalives_interval(interval);
    }
    if let Some(retries) = config.get_keepalives_retries() {
        base.keepalives_retries(retries);
    }
    base.keepalives(config.get_keepalives())
        .keepalives_idle(config.get_keepalives_idle())
        .ssl_mode(config.get_ssl_mode())
        .ssl_negotiation(config.get_ssl_negotiation())
        .channel_binding(config.get_channel_binding())
        .target_session_attrs(config.get_target_session_attrs());
    base
}

impl HostAt {
    /// A socket in the file system, or loopback: nobody is in between.
    pub(super) fn is_on_this_machine(&self) -> bool {
        let by_name = |name: &str| {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        };
        match (&self.address, &self.host) {
            (Some(address), _) => address.is_loopback(),
            (None, Some(Host::Tcp(name))) => by_name(name),
            #[cfg(unix)]
            (None, Some(Host::Unix(_))) => true,
            (None, None) => false,
        }
    }

    /// As a file of passwords names it.
    pub(super) fn name(&self) -> String {
        match (&self.host, &self.address) {
            (Some(Host::Tcp(name)), _) => name.clone(),
            // The file has one word for all sockets.
            #[cfg(unix)]
            (Some(Host::Unix(_)), _) => "localhost".into(),
            (None, Some(address)) => address.to_string(),
            (None, None) => String::new(),
        }
    }

    pub(super) fn add_to(&self, config: &mut Config) {
        match &self.host {
            Some(Host::Tcp(name)) => {
                config.host(name);
            }
            #[cfg(unix)]
            Some(Host::Unix(path)) => {
                config.host_path(path);
            }
            None => {}
        }
        if let Some(address) = self.address {
            config.hostaddr(address);
        }
        config.port(self.port);
    }
}

impl fmt::Display for HostAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.host, &self.address) {
            (Some(Host::Tcp(name)), _) => write!(f, "{name}:{}", self.port),
            #[cfg(unix)]
            (Some(Host::Unix(path)), _) => write!(f, "the socket in {}", path.display()),
            (None, Some(address)) => write!(f, "{address}:{}", self.port),
            (None, None) => f.write_str("nowhere"),
        }
    }
}
