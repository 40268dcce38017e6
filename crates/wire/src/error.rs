//! What can go wrong with a request, as data: the errors say who can put it right.

use std::time::Duration;

use crate::certificate::CertificateFault;
use crate::envelope::Errno;

/// Why there is no result. Never holds a token or a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not an address: the person corrects the typing.
    #[error("{0}")]
    Address(#[from] AddressError),
    /// Name or machine not found, or nothing listens there: address or network.
    #[error("{host} was not reached: {kind}")]
    Unreachable {
        /// Host and port tried.
        host: String,
        /// How it failed.
        kind: UnreachableKind,
    },
    /// No complete response in time.
    #[error("no whole answer within {} s", after.as_secs_f32())]
    TimedOut {
        /// The limit that was reached.
        after: Duration,
        /// Whether there was a connection, so that the request may have arrived.
        sent: bool,
    },
    /// The connection broke after sending had begun.
    #[error("the connection broke before the whole answer was there")]
    Broken,
    /// The secure connection failed: certificate or protocol. Nothing was sent.
    #[error("the secure connection failed: {detail}")]
    Tls {
        /// The TLS library's message.
        detail: String,
    },
    /// The certificate of the other side is not accepted. Nothing was sent.
    #[error("{0}")]
    Certificate(Box<CertificateFault>),
    /// The server wants a certificate of this computer and got none, or one that it does not accept. It has done nothing.
    #[error("the server {} ({detail})", if *shown { "does not accept this computer's certificate" } else { "wants a certificate of this computer, and none is set (clientCertificateFile)" })]
    ClientCertificate {
        /// Whether one was shown.
        shown: bool,
        /// What the server said.
        detail: String,
    },
    /// The proxy wants a name and a password, and got none, or others. Nothing has arrived at the server.
    #[error(
        "the proxy {proxy} {} ({})",
        if *tried { "does not accept the name and the password" } else { "wants a name and a password" },
        if schemes.is_empty() { "it does not say in which way".to_owned() } else { format!("by {}", schemes.join(", ")) }
    )]
    ProxyPassword {
        /// Host and port of the proxy.
        proxy: String,
        /// The ways of signing in that it takes, in its own words; at most eight. We know Basic only.
        schemes: Vec<String>,
        /// Whether a name and a password were sent.
        tried: bool,
    },
    /// http to another machine, which the organisation forbids. Nothing was sent.
    #[error(
        "http to another machine is not allowed here ({host}): others could read names and the session; use https"
    )]
    OpenLine {
        /// Host and port.
        host: String,
    },
    /// A setting of the network cannot be used: the administrator. Nothing was sent.
    #[error("{setting}: {detail}")]
    NetworkSetting {
        /// The setting's name in policies.
        setting: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// Something responded, but not the API: address.
    #[error("what answered is not the Queue Management API ({found}, HTTP status {status})")]
    NotTheApi {
        /// What came instead.
        found: FoundInstead,
        /// HTTP status; 0 if the response was not even HTTP.
        status: u16,
        /// Start of the body or the redirect's target, at most 200 characters.
        excerpt: String,
    },
    /// The API responded, but one field could not be read: the server's administrator.
    #[error("the field {field} of the answer could not be read")]
    Unreadable {
        /// Path of the field, such as `answer.ticket.id`.
        field: String,
        /// Start of the body, at most 200 characters.
        excerpt: String,
    },
    /// A response of more than 32 MiB, or with more values than any list has.
    #[error("the answer is larger than 32 MiB, or holds more values than any list")]
    TooLarge,
    /// HTTP 5xx without the API's JSON.
    #[error("the server failed (HTTP status {status})")]
    ServerFailed {
        /// HTTP status.
        status: u16,
    },
    /// The server refused with an error number. It has done nothing.
    #[error("the server refused {operation} with {errno}{}", if matches!(status, 401 | 403) { "; perhaps a permission is missing" } else { "" })]
    Refused {
        /// Operation, as in the API document.
        operation: &'static str,
        /// HTTP status; 401 and 403 concern the token and permissions (A4).
        status: u16,
        /// Error number; 9 if the server gave none (V17).
        errno: Errno,
        /// Roles that the API document requires.
        roles: &'static [&'static str],
    },
    /// Sign-in refused: unknown user or wrong secret.
    #[error("the sign-in was refused")]
    SignInRefused {
        /// HTTP status.
        status: u16,
        /// Error number; 9 if the server gave none (V17).
        errno: Errno,
    },
    /// HTTP 403 for the login: the server refuses the address in the request, whoever asks; a proxy may have changed
    /// it. It says nothing about the user, for whom a server uses 401 (A4).
    #[error(
        "the server does not accept the address {host}, whoever signs in; use the address that it was set up for, or ask for this one to be allowed (--public-name)"
    )]
    AddressRefused {
        /// Host and port of the request.
        host: String,
    },
    /// The token ended and could not be renewed: sign in again. The request has done nothing.
    #[error("the session has ended; sign in again")]
    TokenEnded,
    /// The request was refused because of its token and has done nothing; the renewal then failed with this error,
    /// which is never a refusal.
    #[error("the session could not be renewed: {0}")]
    RenewalFailed(Box<Error>),
}

/// Why a text is not accepted as an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}{}", meant.as_ref().map_or_else(String::new, |meant| format!("; did you mean {meant} ?")))]
pub struct AddressError {
    /// What is wrong.
    pub problem: AddressProblem,
    /// The address probably meant, which would be accepted.
    pub meant: Option<String>,
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
    /// It begins with the host: it does not say whether to encrypt the connection.
    #[error("the address must say how it begins, https:// or http://")]
    NoScheme,
    /// Slashes, colons or brackets are missing or too many.
    #[error("the address must begin with https:// or http:// and then the host")]
    Slashes,
    /// A number that is not four decimal parts: it would lead to another machine than it seems to name.
    #[error("a machine's number is written as four numbers from 0 to 255, without leading zeros")]
    HostNumber,
    /// Letters that look like others, or another spelling of them.
    #[error("the host's name holds letters that look like others")]
    HostLetters,
    /// No such port.
    #[error("the port must be a number from 1 to 65535")]
    Port,
    /// User name or password inside the address.
    #[error("the address must not hold a user name or password")]
    Credentials,
    /// Query or fragment inside the address.
    #[error("the address must not hold a ? or # part")]
    Query,
}

impl From<AddressProblem> for AddressError {
    fn from(problem: AddressProblem) -> Self {
        Self { problem, meant: None }
    }
}

/// How a machine could not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreachableKind {
    /// The name is not known.
    Name,
    /// Nothing listens there.
    Connection,
    /// The proxy on the way gives no connection; the host is the proxy's.
    Proxy,
}

impl std::fmt::Display for UnreachableKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Name => "the name is not known",
            Self::Connection => "there is no connection",
            Self::Proxy => "this proxy gives no connection to the server",
        })
    }
}

/// What came instead of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundInstead {
    /// A web page.
    WebPage,
    /// A redirect to another place.
    Redirect,
    /// JSON from something else.
    OtherJson,
    /// Truncated JSON.
    BrokenJson,
    /// The sign-in page of the network, before which nothing gets through.
    SignInPage,
    /// Nothing, or something else.
    Other,
}

impl std::fmt::Display for FoundInstead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::WebPage => "a web page",
            Self::Redirect => "a redirect",
            Self::OtherJson => "JSON of something else",
            Self::BrokenJson => "half a JSON",
            Self::SignInPage => "the sign-in page of the network: sign in there in a browser first",
            Self::Other => "something else",
        })
    }
}

impl Error {
    /// For an action: nobody here knows whether it happened (T12). Only two things prove that it did not: the API
    /// refused it, or the request cannot have arrived. Any other response, such as a web page, a redirect, "OK" or half
    /// a JSON, says nothing about what the server did before (T13).
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::TimedOut { sent, .. } => *sent,
            Self::Broken
            | Self::NotTheApi { .. }
            | Self::Unreadable { .. }
            | Self::TooLarge
            | Self::ServerFailed { .. } => true,
            Self::Address(_)
            | Self::Unreachable { .. }
            | Self::Tls { .. }
            | Self::Certificate(_)
            | Self::ClientCertificate { .. }
            | Self::ProxyPassword { .. }
            | Self::OpenLine { .. }
            | Self::NetworkSetting { .. } => false,
            Self::Refused { .. }
            | Self::SignInRefused { .. }
            | Self::AddressRefused { .. }
            | Self::TokenEnded
            | Self::RenewalFailed(_) => false,
        }
    }

    /// The API responded: with a refusal, or with something that could not be read. The connection is good, and
    /// refreshing less often would not help.
    pub fn is_response(&self) -> bool {
        match self {
            Self::Refused { .. } | Self::Unreadable { .. } | Self::TooLarge => true,
            Self::Address(_)
            | Self::Unreachable { .. }
            | Self::TimedOut { .. }
            | Self::Broken
            | Self::Tls { .. }
            | Self::Certificate(_)
            | Self::ClientCertificate { .. }
            | Self::ProxyPassword { .. }
            | Self::OpenLine { .. }
            | Self::NetworkSetting { .. }
            | Self::NotTheApi { .. }
            | Self::ServerFailed { .. }
            | Self::SignInRefused { .. }
            | Self::AddressRefused { .. }
            | Self::TokenEnded
            | Self::RenewalFailed(_) => false,
        }
    }

    /// There was a complete response, even if not the API's: the connection to its sender is good.
    pub fn is_whole_response(&self) -> bool {
        match self {
            Self::NotTheApi { status, .. } => *status != 0,
            Self::ServerFailed { .. } => true,
            other => other.is_response(),
        }
    }

    /// The request cannot have arrived: name, connection or TLS failed before it was sent.
    pub fn cannot_have_arrived(&self) -> bool {
        matches!(
            self,
            Self::Address(_)
                | Self::Unreachable { .. }
                | Self::Tls { .. }
                | Self::Certificate(_)
                | Self::ClientCertificate { .. }
                | Self::ProxyPassword { .. }
                | Self::OpenLine { .. }
                | Self::NetworkSetting { .. }
                | Self::TimedOut { sent: false, .. }
        )
    }

    /// The error number, if the server refused with one.
    pub fn errno(&self) -> Option<Errno> {
        match self {
            Self::Refused { errno, .. } | Self::SignInRefused { errno, .. } => Some(*errno),
            _ => None,
        }
    }

    /// Refused because of the token, a permission or the address, by HTTP status (A4).
    pub fn is_denied(&self) -> bool {
        matches!(
            self,
            Self::TokenEnded
                | Self::AddressRefused { .. }
                | Self::Refused { status: 401 | 403, .. }
                | Self::SignInRefused { status: 401 | 403, .. }
        )
    }

    /// The ticket or answer named in the request does not exist or is not in the required state (M11, M19). A refusal
    /// by status 401 or 403 says nothing about that.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Refused { errno, .. } if errno.is_gone() && !self.is_denied())
    }

    /// Call next found nobody waiting (M10).
    pub fn is_nobody_waiting(&self) -> bool {
        matches!(self, Self::Refused { errno, operation: "callnextticket", .. } if errno.is_nobody_waiting())
    }

    /// A list that is simply empty (M10).
    pub fn is_empty_list(&self) -> bool {
        matches!(self, Self::Refused { errno, .. } if errno.is_empty_list() && !self.is_denied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(operation: &'static str, status: u16, errno: u32) -> Error {
        Error::Refused { operation, status, errno: Errno(errno), roles: &[] }
    }

    fn not_the_api(found: FoundInstead, status: u16, excerpt: &str) -> Error {
        Error::NotTheApi { found, status, excerpt: excerpt.into() }
    }

    #[test]
    fn t13_only_a_refusal_and_what_cannot_have_arrived_leave_no_doubt() {
        let second = Duration::from_secs(1);
        let unknown = [
            Error::TimedOut { after: second, sent: true },
            Error::Broken,
            Error::TooLarge,
            Error::ServerFailed { status: 500 },
            Error::Unreadable { field: "answer.id".into(), excerpt: String::new() },
            not_the_api(FoundInstead::BrokenJson, 200, "{"),
            not_the_api(FoundInstead::Other, 200, ""),
            not_the_api(FoundInstead::Other, 200, "OK"),
            not_the_api(FoundInstead::Other, 0, ""),
            not_the_api(FoundInstead::WebPage, 200, "<html>"),
            not_the_api(FoundInstead::WebPage, 403, "<html>"),
            not_the_api(FoundInstead::Redirect, 302, "http://x"),
            not_the_api(FoundInstead::SignInPage, 511, "<html>"),
            not_the_api(FoundInstead::OtherJson, 200, "{}"),
            not_the_api(FoundInstead::Other, 404, ""),
            not_the_api(FoundInstead::Other, 429, "slow down"),
        ];
        let not_arrived = [
            Error::TimedOut { after: second, sent: false },
            Error::Unreachable { host: "h".into(), kind: UnreachableKind::Name },
            Error::Unreachable { host: "h".into(), kind: UnreachableKind::Connection },
            Error::Unreachable { host: "p".into(), kind: UnreachableKind::Proxy },
            Error::Tls { detail: "x".into() },
            Error::ClientCertificate { shown: false, detail: "x".into() },
            Error::ProxyPassword { proxy: "p".into(), schemes: vec!["NTLM".into()], tried: false },
            Error::OpenLine { host: "h".into() },
            Error::NetworkSetting { setting: "proxy", detail: "x".into() },
        ];
        let refusals = [
            refused("endcall", 200, 7),
            Error::TokenEnded,
            Error::RenewalFailed(Box::new(Error::Broken)),
            Error::SignInRefused { status: 401, errno: Errno(7) },
            Error::AddressRefused { host: "h".into() },
        ];
        for error in unknown {
            assert!(error.outcome_unknown() && !error.cannot_have_arrived(), "{error:?}");
        }
        for error in not_arrived {
            assert!(!error.outcome_unknown() && error.cannot_have_arrived(), "{error:?}");
        }
        for error in refusals {
            assert!(!error.outcome_unknown() && !error.cannot_have_arrived(), "{error:?}");
        }
    }

    #[test]
    fn what_is_an_answer_of_the_api_and_what_is_whole_at_least() {
        let unreadable = Error::Unreadable { field: "tickets".into(), excerpt: String::new() };
        for error in [refused("waitingticketslist", 403, 7), unreadable, Error::TooLarge] {
            assert!(error.is_response() && error.is_whole_response(), "{error:?}");
        }
        for error in [not_the_api(FoundInstead::WebPage, 200, "<html>"), Error::ServerFailed { status: 500 }]
        {
            assert!(!error.is_response() && error.is_whole_response(), "{error:?}");
        }
        for error in [Error::Broken, Error::TokenEnded, not_the_api(FoundInstead::Other, 0, "")] {
            assert!(!error.is_response() && !error.is_whole_response(), "{error:?}");
        }
    }

    #[test]
    fn m10_m11_what_a_refusal_means() {
        assert!(refused("callnextticket", 200, 6).is_nobody_waiting());
        assert!(refused("callnextticket", 200, 8).is_nobody_waiting());
        assert!(!refused("callnextticket", 200, 7).is_nobody_waiting());
        assert!(!refused("callticket", 200, 8).is_nobody_waiting());
        assert!(refused("endcall", 200, 6).is_gone() && refused("endcall", 409, 7).is_gone());
        assert!(!refused("endcall", 403, 7).is_gone(), "a missing permission is not a ticket that is gone");
        assert!(!refused("endcall", 200, 5).is_gone());
    }
}
