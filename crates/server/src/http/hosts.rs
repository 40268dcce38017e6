//! The names under which the server may be addressed.

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

/// The name under which a proxy or the network's names know the server (`--public-name`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicName {
    host: String,
    /// Only this port; any, where none is named, for there may be a proxy before the server.
    port: Option<u16>,
}

/// Why a public name cannot be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no public name: give a host name or an address, such as queue.example.org, with a port only if clients name it (queue.example.org:8443)"
)]
pub struct PublicNameError(String);

impl FromStr for PublicName {
    type Err = PublicNameError;

    fn from_str(text: &str) -> Result<Self, PublicNameError> {
        let refused = || PublicNameError(text.to_owned());
        let (host, port) = split(text.trim()).ok_or_else(refused)?;
        let host = plain(host);
        if port == Some(0) || !(is_name(&host) || address(&host).is_some()) {
            return Err(refused());
        }
        Ok(Self { host, port })
    }
}

/// The labels of a host's name.
fn is_name(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

/// The names under which the server may be addressed.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    pub(crate) public_name: Option<PublicName>,
}

impl Hosts {
    /// Whether `host[:port]` names this server: the address at which the connection arrived (on loopback also as
    /// `localhost`), or the public name. `default_ports` are those that are meant where none is named.
    pub(crate) fn allows(&self, authority: &str, here: SocketAddr, default_ports: &[u16]) -> bool {
        let Some((host, port)) = split(authority) else { return false };
        let host = plain(host);
        let is_port = |wanted| port.map_or(default_ports.contains(&wanted), |port| port == wanted);
        if self.public_name.as_ref().is_some_and(|name| name.host == host && name.port.is_none_or(is_port)) {
            return true;
        }
        let ours = here.ip().to_canonical();
        // No proxy here: where no port is named, it is that of plain HTTP.
        let is_here = port.unwrap_or(default_ports.first().copied().unwrap_or(80)) == here.port();
        is_here && (address(&host) == Some(ours) || ours.is_loopback() && host == "localhost")
    }
}

/// One name, one spelling: no capitals, and no dot at the end, which only says that the name is whole.
fn plain(host: &str) -> String {
    host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase()
}

fn address(host: &str) -> Option<IpAddr> {
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let address: IpAddr = inner.unwrap_or(host).parse().ok()?;
    (address.is_ipv4() == inner.is_none()).then(|| address.to_canonical())
}

/// Host and port of `host`, `host:port`, `[v6]` or `[v6]:port`.
fn split(authority: &str) -> Option<(&str, Option<u16>)> {
    let host_end = authority.rfind(']').map_or(0, |at| at + 1);
    match authority.get(host_end..)?.find(':') {
        None => Some((authority, None)),
        Some(at) => {
            let (host, port) = authority.split_at(host_end + at);
            let port =
                port.strip_prefix(':').filter(|port| port.bytes().all(|byte| byte.is_ascii_digit()))?;
            Some((host, Some(port.parse().ok()?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(name: &str) -> Hosts {
        Hosts { public_name: Some(name.parse().unwrap()) }
    }

    #[test]
    fn host_only_the_listen_address_and_the_public_name() {
        let hosts = hosts("queue.example");
        let allows = |host: &str, here: &str| hosts.allows(host, here.parse().unwrap(), &[80, 443]);
        for good in [
            "127.0.0.1:8080",
            "localhost:8080",
            "LOCALHOST:8080",
            "localhost.:8080",
            "queue.example",
            "Queue.Example.",
            "Queue.Example:443",
            "queue.example.:8443",
        ] {
            assert!(allows(good, "127.0.0.1:8080"), "{good}");
        }
        for bad in [
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.2:8080",
            "evil.example:8080",
            "",
            ".",
            ":8080",
            "localhost..:8080",
            "localhost:8080:8080",
            "127.0.0.1:8080@evil.example",
            "[::1]:8080",
            "queue.example.evil",
            "queue.example..",
            "127.0.0.1:99999",
            "127.0.0.1:+8080",
        ] {
            assert!(!allows(bad, "127.0.0.1:8080"), "{bad}");
        }
        assert!(allows("10.0.0.5", "10.0.0.5:80") && !allows("localhost", "10.0.0.5:80"));
        assert!(allows("[::1]:8080", "[::1]:8080") && allows("10.0.0.5:8080", "[::ffff:10.0.0.5]:8080"));
    }

    #[test]
    fn a_public_name_with_a_port_is_that_port_only() {
        let hosts = hosts("Queue.example.:8443");
        let allows = |host: &str, ports: &[u16]| hosts.allows(host, "127.0.0.1:8080".parse().unwrap(), ports);
        assert!(allows("queue.example:8443", &[80, 443]) && allows("QUEUE.example.:8443", &[443]));
        assert!(!allows("queue.example", &[80, 443]) && !allows("queue.example:8080", &[80, 443]));
        let secure = self::hosts("queue.example:443");
        let allows = |ports: &[u16]| secure.allows("queue.example", "127.0.0.1:8080".parse().unwrap(), ports);
        // What a browser leaves out behind a proxy that does TLS.
        assert!(allows(&[80, 443]) && allows(&[443]) && !allows(&[80]));
    }

    #[test]
    fn what_can_never_match_is_refused_as_a_public_name() {
        for good in
            ["queue", "queue.example", "queue.example:8443", "10.0.0.5", "[2001:db8::1]:80", "a_b.c-d"]
        {
            good.parse::<PublicName>().unwrap();
        }
        for bad in [
            "",
            " ",
            "http://queue.example",
            "queue.example/callpad",
            "queue.example:",
            "queue.example:0",
            "queue.example:99999",
            "queue.example:http",
            "user@queue.example",
            "queue example",
            "2001:db8::1",
            "[10.0.0.5]",
            "*.example",
            "schlange.straße",
        ] {
            let refused = bad.parse::<PublicName>().unwrap_err().to_string();
            assert!(refused.contains("queue.example.org"), "{bad}: {refused}");
        }
    }
}
