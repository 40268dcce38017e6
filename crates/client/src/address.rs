//! The server's address, as a person types or pastes it (T1).

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use callpad_wire::error::{AddressError, AddressProblem};
use callpad_wire::{BASE_PATH, EXTENSIONS_PATH, clean, path_segment};
use url::{Host, Url};

use crate::secret::normal;

/// The longest address, in characters; a policy's address may not be longer either.
const LONGEST: usize = 2_000;

/// Where a server is: scheme, host, port and path prefix; nothing else.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ServerAddress {
    /// Without query and fragment; its path ends without a slash, except for the root.
    base: Url,
}

impl ServerAddress {
    /// Parses an address (T1): http:// or https://, a host name or number, optional port and path prefix. Trailing
    /// slashes and a pasted `/restapi/v2/queuemanagement…` are removed. Nothing is guessed: the secret goes to this
    /// address, so an ambiguous one is refused, with what was probably meant.
    ///
    /// # Errors
    /// What is wrong, which a person can correct by typing.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        // Invisible characters around a pasted address are no part of it.
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
        if text.is_empty() {
            return Err(AddressProblem::Empty.into());
        }
        let inside = |c: char| c.is_whitespace() || c.is_control() || is_unseen(c);
        if text.chars().nth(LONGEST).is_some() || text.chars().any(inside) {
            return Err(AddressProblem::NotAnAddress.into());
        }
        match beginning(text) {
            Beginning::Plain { scheme, rest } => Self::below_scheme(scheme, rest),
            Beginning::Slip { scheme, rest } => Err(meaning(AddressProblem::Slashes, scheme, rest)),
            Beginning::Host(rest) => {
                let open = Self::below_scheme("http", rest).is_ok_and(|address| address.is_loopback());
                Err(meaning(AddressProblem::NoScheme, if open { "http" } else { "https" }, rest))
            }
            Beginning::Other { rest, .. } if rest.contains('@') && !rest.starts_with("//") => {
                Err(AddressProblem::Credentials.into())
            }
            Beginning::Other { name, rest } => {
                let slip = name.len() > 2 && name.chars().all(|c| "htps".contains(c.to_ascii_lowercase()));
                let scheme = if name.ends_with(['s', 'S']) { "https" } else { "http" };
                let meant =
                    slip.then(|| meaning(AddressProblem::Scheme, scheme, rest.trim_start_matches('/')));
                Err(meant.unwrap_or_else(|| AddressProblem::Scheme.into()))
            }
        }
    }

    fn below_scheme(scheme: &str, rest: &str) -> Result<Self, AddressError> {
        let (authority, behind) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(AddressProblem::Credentials.into());
        }
        if behind.contains(['?', '#']) {
            return Err(AddressProblem::Query.into());
        }
        if authority.contains('%') || rest.contains('\\') {
            return Err(AddressProblem::NotAnAddress.into());
        }
        if authority.parse::<Ipv6Addr>().is_ok() {
            return Err(meaning(AddressProblem::Slashes, scheme, &format!("[{authority}]{behind}")));
        }
        let mut base = Url::parse(&format!("{scheme}://{rest}")).map_err(|error| match error {
            url::ParseError::InvalidPort => AddressProblem::Port,
            url::ParseError::InvalidIpv4Address => AddressProblem::HostNumber,
            _ => AddressProblem::NotAnAddress,
        })?;
        if base.port() == Some(0) {
            return Err(AddressProblem::Port.into());
        }
        let host = authority
            .rsplit_once(':')
            .filter(|(_, port)| !port.contains(']'))
            .map_or(authority, |(host, _)| host);
        host_is_plain(host, &base)?;
        let path = prefix(base.path());
        base.set_path(&path);
        Ok(Self { base })
    }

    /// Whether others could read names and token on the way: http to another machine (T1).
    pub fn is_open_line(&self) -> bool {
        !self.is_https() && !self.is_loopback()
    }

    /// Whether the connection is encrypted.
    pub fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// Whether the server is on this machine.
    pub fn is_loopback(&self) -> bool {
        match self.base.host() {
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                name == "localhost" || name.ends_with(".localhost")
            }
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.to_canonical().is_loopback(),
            None => false,
        }
    }

    /// Host and port, for messages; the port only if it is not the scheme's default.
    pub fn host_and_port(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        self.base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Host and port; the scheme's default if none is given.
    pub(crate) fn host_with_port(&self) -> Option<(&str, u16)> {
        Some((self.base.host_str()?, self.base.port_or_known_default()?))
    }

    /// The URL of an operation, with an extra path segment if there is one (T6).
    pub fn url(&self, op: &str, segment: Option<&str>) -> Url {
        self.below(format!("{BASE_PATH}/{}", path_segment(op)), segment)
    }

    /// The URL of one of our server's extensions, such as `answers/current`, with an extra path segment if there is one.
    pub fn extension_url(&self, path: &str, segment: Option<&str>) -> Url {
        self.below(format!("{EXTENSIONS_PATH}/{path}"), segment)
    }

    fn below(&self, mut path: String, segment: Option<&str>) -> Url {
        if let Some(segment) = segment {
            path.push('/');
            // A segment of dots, encoded or not, would be resolved and give another operation's URL. Encoded twice, it
            // stays a segment, with an id that no server has.
            match segment {
                "." | ".." => path.push_str(&segment.replace('.', "%252E")),
                other => path.push_str(&path_segment(other)),
            }
        }
        let mut url = self.base.clone();
        url.set_path(&format!("{}/{path}", self.base.path().trim_end_matches('/')));
        url
    }
}

/// How a text begins.
enum Beginning<'t> {
    /// With http:// or https://.
    Plain { scheme: &'t str, rest: &'t str },
    /// With a misspelt http:// or https://.
    Slip { scheme: &'static str, rest: &'t str },
    /// With the host.
    Host(&'t str),
    /// With another scheme.
    Other { name: &'t str, rest: &'t str },
}

fn beginning(text: &str) -> Beginning<'_> {
    let name = text.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(name);
    let scheme = ["http", "https"].into_iter().find(|scheme| name.eq_ignore_ascii_case(scheme));
    if let (Some(scheme), [b':' | b'/' | b'\\', ..]) = (scheme, rest.as_bytes()) {
        return match rest.strip_prefix("://").filter(|rest| !rest.starts_with(['/', '\\'])) {
            Some(rest) => Beginning::Plain { scheme: name, rest },
            None => Beginning::Slip { scheme, rest: rest.trim_start_matches([':', '/', '\\']) },
        };
    }
    let is_host = text.parse::<Ipv6Addr>().is_ok()
        || rest.strip_prefix(':').is_none_or(|port| {
            let port = port.split(['/', '?', '#']).next().unwrap_or_default();
            port.bytes().all(|b| b.is_ascii_digit()) && !port.is_empty()
        });
    match rest.strip_prefix(':') {
        Some(rest) if !is_host => Beginning::Other { name, rest },
        _ => Beginning::Host(text.trim_start_matches(['/', '\\'])),
    }
}

/// The problem, with the address that was probably meant; if there is none, what is wrong with that one.
fn meaning(problem: AddressProblem, scheme: &str, rest: &str) -> AddressError {
    match ServerAddress::below_scheme(scheme, rest) {
        Ok(address) => AddressError { problem, meant: Some(address.to_string()) },
        Err(AddressError { problem: AddressProblem::NotAnAddress, .. }) => problem.into(),
        Err(error) => error,
    }
}

/// Whether the host is what it looks like: browsers' rules accept numbers in octal, hexadecimal and short forms, and
/// letters of other scripts that look like Latin ones.
fn host_is_plain(typed: &str, base: &Url) -> Result<(), AddressError> {
    let with_host = |problem, host: &str| {
        let mut meant = base.clone();
        let meant = meant.set_host(Some(host)).is_ok().then(|| ServerAddress { base: meant }.to_string());
        AddressError { problem, meant }
    };
    match base.host() {
        Some(Host::Ipv4(ip)) if ip.is_unspecified() => Err(AddressProblem::HostNumber.into()),
        Some(Host::Ipv4(ip)) if typed != ip.to_string() => {
            // Leading zeros count for nothing: a person who types 010 means ten.
            let parts: Option<Vec<u8>> = typed.split('.').map(|part| part.parse().ok()).collect();
            Err(match parts.as_deref() {
                Some([a, b, c, d]) => with_host(AddressProblem::HostNumber, &format!("{a}.{b}.{c}.{d}")),
                _ => AddressProblem::HostNumber.into(),
            })
        }
        Some(Host::Ipv6(ip)) if ip.is_unspecified() => Err(AddressProblem::HostNumber.into()),
        Some(Host::Domain(name)) if name.contains("..") || name.starts_with('.') => {
            Err(AddressProblem::NotAnAddress.into())
        }
        Some(Host::Domain(name)) if !typed.is_ascii() => {
            let (spelt_out, _) = idna::domain_to_unicode(name);
            if spelt_out == normal(&typed.to_lowercase()) && !typed.split('.').any(mixes_scripts) {
                Ok(())
            } else {
                Err(with_host(AddressProblem::HostLetters, name))
            }
        }
        Some(_) => Ok(()),
        None => Err(AddressProblem::NotAnAddress.into()),
    }
}

/// Whether a part of a name mixes scripts whose letters look alike.
fn mixes_scripts(label: &str) -> bool {
    let script = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(0),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(1),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Some(2),
        '\u{530}'..='\u{58f}' => Some(3),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(4),
        _ => None,
    };
    let mut scripts = label.chars().filter_map(script);
    scripts.next().is_some_and(|first| scripts.any(|other| other != first))
}

/// Zero-width characters, which a pasted text may contain.
fn is_unseen(c: char) -> bool {
    clean::is_unfit(c.encode_utf8(&mut [0; 4]))
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}')
}

/// The path without empty segments and without the API's own part.
fn prefix(path: &str) -> String {
    let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    let own = segments.iter().enumerate().position(|(i, s)| {
        let next = segments.get(i + 1);
        s.eq_ignore_ascii_case("restapi") && next.is_none_or(|next| next.eq_ignore_ascii_case("v2"))
    });
    format!("/{}", segments[..own.unwrap_or(segments.len())].join("/"))
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerAddress({self})")
    }
}

impl FromStr for ServerAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
