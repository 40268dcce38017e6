//! Which proxy is on the way to a server, and what it wants of whoever asks it.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use callpad_wire::Error;
use callpad_wire::clean::line;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::header::HeaderValue;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::address::ServerAddress;
use crate::network::{Network, ProxyChoice};

/// The most ways of signing in that are told of a proxy; those that are used have one or two.
const MOST_SCHEMES: usize = 8;

/// The longest name of one, in characters.
const LONGEST_SCHEME: usize = 20;

/// How much of a proxy's answer is read, in bytes: heads of answers are smaller.
const LARGEST_HEAD: usize = 16 * 1024;

/// A proxy on the way.
#[derive(Clone, Debug)]
pub(crate) struct Proxy {
    /// Its address, without name and password.
    pub(crate) uri: http::Uri,
    /// What it is told.
    pub(crate) login: Option<HeaderValue>,
    /// Whether the system names it, instead of a policy.
    pub(crate) of_the_system: bool,
}

impl Proxy {
    /// The proxy on the way to this address; `None` if the connection is direct.
    ///
    /// # Errors
    /// [`Error::NetworkSetting`] where the address that is set is none of a proxy that we can use.
    pub(crate) fn to(address: &ServerAddress, network: &Network) -> Result<Option<Self>, Error> {
        let Some((host, port)) = address.host_with_port() else { return Ok(None) };
        let exceptions = network.proxy_exceptions.join(",");
        if address.is_loopback() || is_exception(&exceptions, host, port) {
            return Ok(None);
        }
        let unusable = |detail: String| Error::NetworkSetting { setting: "proxy", detail };
        let target: http::Uri = match address.to_string().parse() {
            Ok(target) => target,
            Err(_) => return Ok(None),
        };
        // Masks of networks, and names with all below them, are read as the environment's are.
        let any = Matcher::builder().all("http://proxy.invalid").no(exceptions.as_str()).build();
        if any.intercept(&target).is_none() {
            return Ok(None);
        }
        let found = match &network.proxy {
            ProxyChoice::None => None,
            ProxyChoice::Address(proxy) => {
                let found = Matcher::builder().all(proxy.as_str()).build().intercept(&target);
                Some(found.ok_or_else(|| {
                    unusable(format!(
                        "{proxy:?} is no proxy's address, such as http://proxy.example.org:3128"
                    ))
                })?)
            }
            ProxyChoice::System => {
                let named = ["NO_PROXY", "no_proxy"].into_iter().find_map(|name| std::env::var(name).ok());
                let excepted = named.is_some_and(|list| is_exception(&list, host, port));
                (!excepted).then(|| Matcher::from_system().intercept(&target)).flatten()
            }
        };
        let Some(found) = found else { return Ok(None) };
        if !matches!(found.uri().scheme_str(), Some("http" | "https")) {
            let scheme = found.uri().scheme_str().unwrap_or_default().to_owned();
            return Err(unusable(format!(
                "a proxy of the kind {scheme} cannot be used, only http:// and https://"
            )));
        }
        let login = match &network.proxy_login {
            Some(login) => Some(basic(&login.user, login.password.text())),
            None => found.basic_auth().cloned(),
        };
        Ok(Some(Self {
            login,
            of_the_system: network.proxy == ProxyChoice::System,
            uri: found.uri().clone(),
        }))
    }

    /// Host and port, for messages.
    pub(crate) fn host_and_port(&self) -> String {
        let host = self.uri.host().unwrap_or_default();
        self.uri.port_u16().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// As the HTTP library wants it.
    pub(crate) fn for_requests(&self) -> Result<reqwest::Proxy, reqwest::Error> {
        let proxy = reqwest::Proxy::all(self.uri.to_string())?;
        Ok(match &self.login {
            Some(login) => proxy.custom_http_auth(login.clone()),
            None => proxy,
        })
    }

    /// The error for a proxy that wants a password, with the ways that it named.
    pub(crate) fn wants_password(&self, schemes: Vec<String>) -> Error {
        Error::ProxyPassword { proxy: self.host_and_port(), schemes, tried: self.login.is_some() }
    }

    /// Asks it once more for the way to a server, to learn in which ways one can sign in: the HTTP library does not tell.
    /// Nothing is told to it; empty where it does not answer in time.
    pub(crate) async fn schemes(&self, address: &ServerAddress, limit: Duration) -> Vec<String> {
        let Some((host, port)) = address.host_with_port() else { return Vec::new() };
        // One with TLS is not asked: it would need the whole of a connection for one word of a message.
        let Some(proxy) = self.uri.host().filter(|_| self.uri.scheme_str() == Some("http")) else {
            return Vec::new();
        };
        let at = (proxy.trim_matches(['[', ']']).to_owned(), self.uri.port_u16().unwrap_or(80));
        let asked = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n");
        let asking = async {
            let mut line = TcpStream::connect(at).await.ok()?;
            line.write_all(asked.as_bytes()).await.ok()?;
            let mut head = Vec::new();
            while head.len() < LARGEST_HEAD && !head.windows(4).any(|end| end == b"\r\n\r\n") {
                if line.read_buf(&mut head).await.ok()? == 0 {
                    break;
                }
            }
            Some(head)
        };
        let head = timeout(limit, asking).await.ok().flatten().unwrap_or_default();
        let head = String::from_utf8_lossy(&head);
        let lines = head.lines().skip(1).take_while(|line| !line.is_empty());
        let challenges = lines.filter_map(|line| line.split_once(':'));
        scheme_names(
            challenges
                .filter(|(name, _)| name.eq_ignore_ascii_case("proxy-authenticate"))
                .map(|(_, value)| value),
        )
    }
}

/// The names of the ways of signing in, from the values of `Proxy-Authenticate`, each once.
pub(crate) fn scheme_names<'v>(challenges: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for challenge in challenges {
        // What stands in quotes is said by the proxy as it likes.
        let unquoted: String = challenge.split('"').step_by(2).collect();
        // Several may stand in one value; the parameters of each have an equals sign in their first word.
        for part in unquoted.split(',') {
            let word = part.split_whitespace().next().unwrap_or_default();
            let name = line(word, LONGEST_SCHEME);
            let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if plain
                && names.len() < MOST_SCHEMES
                && !names.iter().any(|known| known.eq_ignore_ascii_case(&name))
            {
                names.push(name);
            }
        }
    }
    names
}

fn basic(user: &str, password: &str) -> HeaderValue {
    let text = format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{password}")));
    // Base64 always makes a value of a header.
    let mut value = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("Basic Og=="));
    value.set_sensitive(true);
    value
}

/// Whether a list exempts a host from the proxy in a form that the HTTP library does not support: a star for
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
    fn a_host_that_is_excepted_needs_no_proxy() {
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

    fn to(address: &str, network: &Network) -> Result<Option<String>, Error> {
        let address = ServerAddress::parse(address).unwrap();
        Proxy::to(&address, network).map(|found| found.map(|proxy| proxy.host_and_port()))
    }

    fn through(proxy: &str, exceptions: &[&str]) -> Network {
        Network {
            proxy: ProxyChoice::Address(proxy.into()),
            proxy_exceptions: exceptions.iter().map(|&text| text.to_owned()).collect(),
            ..Network::default()
        }
    }

    #[test]
    fn the_proxy_that_is_set_is_used_but_for_this_machine_and_the_exceptions() {
        let network = through("http://proxy.example:3128", &["intern.example", "10.0.0.0/8", "*.lan"]);
        for (address, proxied) in [
            ("https://queue.example", true),
            ("http://queue.example:8080", true),
            ("https://queue.intern.example", false),
            ("https://10.1.2.3", false),
            ("https://192.168.1.20", true),
            ("https://queue.lan", false),
            ("http://127.0.0.1:8080", false),
            ("http://localhost", false),
        ] {
            let expected = proxied.then(|| "proxy.example:3128".to_owned());
            assert_eq!(to(address, &network).unwrap(), expected, "{address}");
        }
        let none = Network { proxy: ProxyChoice::None, ..Network::default() };
        assert_eq!(to("https://queue.example", &none).unwrap(), None);
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_said_at_once() {
        for proxy in ["socks5://proxy.example:1080", "not an address", ""] {
            let error = to("https://queue.example", &through(proxy, &[])).unwrap_err();
            assert!(matches!(error, Error::NetworkSetting { setting: "proxy", .. }), "{proxy} {error:?}");
        }
    }

    #[test]
    fn the_ways_of_signing_in_are_told_by_their_names() {
        let names = |values: &[&str]| scheme_names(values.iter().copied());
        assert_eq!(names(&["Basic realm=\"a, b c\"", "NTLM", "Negotiate"]), ["Basic", "NTLM", "Negotiate"]);
        assert_eq!(names(&["Negotiate, NTLM, Basic realm=x", "ntlm"]), ["Negotiate", "NTLM", "Basic"]);
        assert!(names(&["<script>", "\u{1b}[31m", ""]).is_empty());
        let many: Vec<String> = (0..50).map(|n| format!("Way{n}")).collect();
        assert_eq!(scheme_names(many.iter().map(String::as_str)).len(), MOST_SCHEMES);
    }
}
