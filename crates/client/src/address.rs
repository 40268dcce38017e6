//! The server's address, as a person types or pastes it (T1).

use std::fmt;
use std::str::FromStr;

use callpad_wire::{BASE_PATH, path_segment};
use url::{Host, Url};

/// Where a server is: scheme, host, port and path prefix; nothing else.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ServerAddress {
    /// Without query and fragment; its path ends without a slash, except for the root.
    base: Url,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing typed.
    #[error("no address was given")]
    Empty,
    /// Not a URL.
    #[error("this is not an address")]
    NotAnAddress,
    /// Neither http nor https.
    #[error("the address must start with http:// or https://")]
    Scheme,
    /// User name or password inside the address.
    #[error("the address must not hold a user name or password")]
    Credentials,
    /// Query or fragment inside the address.
    #[error("the address must not hold a ? or # part")]
    Query,
}

impl ServerAddress {
    /// Reads an address (T1): http or https, a host by name or number, optional port and path prefix. Without a
    /// scheme it is taken as http. Slashes at the end and a pasted `/restapi/v2/queuemanagement…` are cut off.
    ///
    /// # Errors
    /// The [`AddressProblem`], each of which a person can mend by typing.
    pub fn parse(text: &str) -> Result<Self, AddressProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressProblem::Empty);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(AddressProblem::NotAnAddress);
        }
        let with_scheme = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let mut base = Url::parse(&with_scheme).map_err(|_| AddressProblem::NotAnAddress)?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(AddressProblem::Scheme);
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err(AddressProblem::Credentials);
        }
        if base.query().is_some() || base.fragment().is_some() {
            return Err(AddressProblem::Query);
        }
        let path = prefix(base.path());
        base.set_path(&path);
        Ok(Self { base })
    }

    /// Whether names and token would travel readable for others: http to another machine (T1).
    pub fn is_open_line(&self) -> bool {
        !self.is_https() && !self.is_loopback()
    }

    /// Whether the line is encrypted.
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
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }

    /// Host and port, for messages; the port only where it is not the scheme's own.
    pub fn host_and_port(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        self.base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The address of an operation, with an extra path segment behind it where there is one (T6).
    pub fn url(&self, op: &str, segment: Option<&str>) -> Url {
        let mut path = format!("{BASE_PATH}/{}", path_segment(op));
        if let Some(segment) = segment {
            path.push('/');
            // A segment of dots, encoded or not, would be folded away and leave another operation's address:
            // encoded twice, it stays a segment, of an id that no server knows.
            match segment {
                "." | ".." => path.push_str(&segment.replace('.', "%252E")),
                other => path.push_str(&path_segment(other)),
            }
        }
        self.below(&path)
    }

    /// The address of one of our server's extensions, such as `answers/current`.
    pub fn extension_url(&self, path: &str) -> Url {
        self.below(&format!("callpad/v1/{path}"))
    }

    fn below(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}/{path}", self.base.path().trim_end_matches('/')));
        url
    }
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
    type Err = AddressProblem;

    fn from_str(text: &str) -> Result<Self, AddressProblem> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        ServerAddress::parse(text).unwrap().to_string()
    }

    #[test]
    fn t1_every_base_that_people_type() {
        for (typed, address) in [
            ("http://10.0.0.5", "http://10.0.0.5"),
            ("  https://queue.example.org/ ", "https://queue.example.org"),
            ("queue.example.org", "http://queue.example.org"),
            ("localhost:8080", "http://localhost:8080"),
            ("10.0.0.5:8080/bloom//", "http://10.0.0.5:8080/bloom"),
            ("http://h//a///b/", "http://h/a/b"),
            ("HTTP://Queue.Example.ORG:80", "http://queue.example.org"),
            ("https://[::1]:8443/x", "https://[::1]:8443/x"),
            ("http://h/restapi/v2/queuemanagement", "http://h"),
            ("http://h/bloom/RestApi/V2/QueueManagement/callticket/", "http://h/bloom"),
            ("http://h/bloom/restapi/v2", "http://h/bloom"),
            ("http://h/restapi/", "http://h"),
            ("http://h/restapi/other", "http://h/restapi/other"),
        ] {
            assert_eq!(shown(typed), address, "{typed}");
        }
    }

    #[test]
    fn t1_each_problem_has_its_own_name() {
        for (typed, problem) in [
            ("", AddressProblem::Empty),
            (" \t", AddressProblem::Empty),
            ("http://", AddressProblem::NotAnAddress),
            ("two words", AddressProblem::NotAnAddress),
            ("http://h:99999", AddressProblem::NotAnAddress),
            ("http://h\\x", AddressProblem::NotAnAddress),
            ("mailto:ana@example.org", AddressProblem::Credentials),
            ("ftp://h", AddressProblem::Scheme),
            ("file:///etc/passwd", AddressProblem::Scheme),
            ("http://ana:pw@h", AddressProblem::Credentials),
            ("http://ana@h", AddressProblem::Credentials),
            ("http://h/?format=xml", AddressProblem::Query),
            ("http://h/#top", AddressProblem::Query),
        ] {
            assert_eq!(ServerAddress::parse(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn t1_an_open_line_is_http_to_another_machine() {
        for (typed, open) in [
            ("http://10.0.0.5", true),
            ("http://queue.example.org", true),
            ("http://localhost.example.org", true),
            ("https://queue.example.org", false),
            ("http://localhost:8080", false),
            ("http://app.localhost", false),
            ("http://127.3.2.1", false),
            ("http://[::1]", false),
        ] {
            assert_eq!(ServerAddress::parse(typed).unwrap().is_open_line(), open, "{typed}");
        }
    }

    #[test]
    fn t6_the_location_id_is_one_encoded_segment() {
        let address = ServerAddress::parse("http://h:81/bloom").unwrap();
        for (id, end) in [
            ("007", "007"),
            ("a/b?c#d", "a%2Fb%3Fc%23d"),
            ("Lisboa é", "Lisboa%20%C3%A9"),
            ("a+b%", "a%2Bb%25"),
        ] {
            assert_eq!(
                address.url("waitingticketscount", Some(id)).as_str(),
                format!("http://h:81/bloom/restapi/v2/queuemanagement/waitingticketscount/{end}")
            );
        }
        assert_eq!(
            address.url("recall", None).as_str(),
            "http://h:81/bloom/restapi/v2/queuemanagement/recall"
        );
        assert_eq!(address.extension_url("directory").as_str(), "http://h:81/bloom/callpad/v1/directory");
    }

    proptest! {
        #[test]
        fn t1_no_text_makes_it_panic_and_what_is_shown_parses_to_the_same(text in "\\PC{0,60}") {
            if let Ok(address) = ServerAddress::parse(&text) {
                prop_assert_eq!(ServerAddress::parse(&address.to_string()), Ok(address));
            }
        }

        #[test]
        fn t6_no_location_id_leaves_the_operation(id in "\\PC{1,20}") {
            let url = ServerAddress::parse("http://h").unwrap().url("waitingticketscount", Some(&id));
            prop_assert!(url.path().starts_with("/restapi/v2/queuemanagement/waitingticketscount/"), "{}", url);
            prop_assert_eq!(url.path_segments().unwrap().count(), 5);
        }
    }
}
