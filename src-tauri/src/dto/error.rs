//! Errors as closed codes. A code exists only if its reader acts on it; `docs/errors.md` lists them all.

use serde::Serialize;
use specta::Type;

/// What went wrong and who can mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ErrorView {
    /// The address is not one: the person mends the typing.
    AddressInvalid {
        /// What is wrong with it.
        problem: AddressProblem,
        /// What was meant, perhaps: an address that would be taken.
        meant: Option<String>,
    },
    /// Name or machine not found, nothing listens there: address or network.
    Unreachable {
        /// Host and port tried.
        host: String,
        /// How it failed.
        kind: UnreachableKind,
    },
    /// No whole answer in time.
    TimedOut {
        /// Seconds waited.
        after_s: u32,
    },
    /// The line broke in mid-answer.
    Broken,
    /// The secure connection failed: certificate or protocol.
    Tls {
        /// The TLS library's words, for the administrator.
        detail: String,
    },
    /// The certificate of the other side is not accepted. Nothing was sent.
    Certificate(Box<CertificateView>),
    /// The server wants a certificate of this computer, and got none or one that it does not accept.
    ClientCertificate {
        /// Whether one was shown.
        shown: bool,
        /// The server's words.
        detail: String,
    },
    /// The proxy wants a name and a password.
    ProxyPassword {
        /// Host and port of the proxy.
        proxy: String,
        /// The ways of signing in that it named.
        schemes: Vec<String>,
        /// Whether Basic, the one we know, is among them, or may be.
        basic: bool,
        /// Whether a name and a password were sent.
        tried: bool,
    },
    /// http to another machine, which the organisation forbids. Nothing was sent.
    OpenLine {
        /// Host and port.
        host: String,
    },
    /// A setting of the network cannot be used. Nothing was sent.
    NetworkSetting {
        /// The setting's name in policies.
        setting: String,
        /// What is wrong with it, in the system's words.
        detail: String,
    },
    /// Something answered, but not the API: address.
    NotTheApi {
        /// What came instead.
        found: FoundInstead,
        /// HTTP status.
        status: u16,
        /// Start of the body or the redirect's target, as text.
        excerpt: String,
    },
    /// The API answered, but one field could not be read: the server's administrator.
    Unreadable {
        /// Path of the field.
        field: String,
        /// Start of the body, as text.
        excerpt: String,
    },
    /// An answer of more than 32 MiB.
    TooLarge,
    /// HTTP 5xx without the API's JSON.
    ServerFailed {
        /// HTTP status.
        status: u16,
    },
    /// The server refused with an error number.
    Refused {
        /// Operation, as in the API document.
        operation: String,
        /// Error number (1 to 9, or above 100).
        errno: u32,
        /// Roles that the API document asks for.
        roles: Vec<String>,
    },
    /// Sign-in refused: unknown user or wrong secret.
    SignInRefused,
    /// The server refuses the address at which it was asked, whoever asks: the address, or something on the way.
    AddressRefused {
        /// Host and port asked.
        host: String,
    },
    /// The token ended and could not be renewed: sign in again.
    TokenEnded,
    /// The computer is locked or asleep: nothing calls.
    Locked,
    /// The organisation has set it for this computer. Nothing was done.
    Managed,
    /// The organisation has set it to a value that cannot be, so nobody here may choose it either. Nothing was done.
    PolicyInvalid {
        /// The setting's name in policies.
        setting: String,
    },
    /// The phone program could not be started, or the ticket has no number that can be dialled.
    Phone {
        /// The system's words.
        detail: String,
    },
    /// The browser could not be opened.
    Browser {
        /// The system's words.
        detail: String,
    },
    /// The system refused a change of its own settings: start at login, links, tray.
    System {
        /// The system's words.
        detail: String,
    },
    /// The operating system's keyring could not be used.
    Keyring {
        /// How it failed.
        kind: KeyringProblem,
    },
    /// A file of ours, or one that an administrator wrote for us, could not be read or written.
    Storage {
        /// The file's name below the data folder, or its whole path.
        file: String,
        /// Why.
        problem: StorageProblem,
        /// The system's words.
        detail: String,
    },
    /// The built-in server did not start.
    BuiltInServer {
        /// The system's words.
        detail: String,
    },
    /// The system's print dialog could not be opened.
    Printing {
        /// The system's words.
        detail: String,
    },
    /// A part of Callpad itself failed. The rest goes on; where something no longer responds, Callpad is to be started again.
    Crashed,
    /// The desk is doing something else just now, or the guard against a double press holds: nothing was done.
    Busy,
    /// What happened to it last is not known yet: that is settled first.
    Unsettled,
    /// So many changes are under way or of unknown outcome that some must be settled first: nothing was done.
    TooMany,
    /// The server does not take this change, or no longer: nothing was sent.
    NotOffered,
    /// A change of unknown outcome cannot be sent again: what was sent is not known any more, or the server has forgotten its key.
    CannotTryAgain,
    /// Not possible in this phase: nothing was done.
    NotNow,
    /// The server gives no answer, so nothing is sent that would change something there.
    NoAnswer,
    /// The person is on a break: nothing was done.
    OnBreak,
    /// At that server the person may not see the board: the server's administrator gives the role.
    NoBoardThere,
    /// This server is on the board already: nothing was done.
    ServerListed,
    /// The board has as many servers as it can have: nothing was done.
    TooManyServers {
        /// So many, one's own among them.
        most: u32,
    },
    /// A field of the form is not acceptable; nothing was sent.
    InputInvalid {
        /// Which field.
        field: String,
        /// Longest text accepted, in characters, where length is the reason.
        max_chars: Option<u32>,
    },
}

impl ErrorView {
    /// For the log: all of it but the start of what a server sent, in which names may stand.
    pub(crate) fn for_log(&self) -> String {
        let mut facts = serde_json::to_value(self).unwrap_or_default();
        if let Some(facts) = facts.as_object_mut() {
            facts.remove("excerpt");
        }
        facts.to_string()
    }
}

/// A certificate that is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// What is wrong with it.
    pub problem: CertificateProblem,
    /// The name that was asked for.
    pub host: String,
    /// Whose it is.
    pub subject: String,
    /// Who vouches for it.
    pub issuer: String,
    /// The names that it is for.
    pub names: Vec<String>,
    /// When its time begins, in UTC to the minute.
    pub valid_from: Option<String>,
    /// When its time ends.
    pub valid_until: Option<String>,
    /// What this computer's clock said, in the same form.
    pub now: String,
    /// The TLS library's words, for the administrator.
    pub detail: String,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AddressProblem {
    /// Nothing typed.
    Empty,
    /// Not a URL.
    NotAnAddress,
    /// Neither http nor https.
    Scheme,
    /// User name or password inside the address.
    Credentials,
    /// Query or fragment inside the address.
    Query,
    /// It begins with the host.
    NoScheme,
    /// Slash, colon or a bracket is missing or too many.
    Slashes,
    /// A machine's number that is not four decimal parts.
    HostNumber,
    /// Letters that look like others.
    HostLetters,
    /// There is no such port.
    Port,
}

/// How a machine was not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum UnreachableKind {
    /// The name is not known.
    Name,
    /// Nothing listens there.
    Connection,
    /// The proxy on the way gives no connection; the host is the proxy's.
    Proxy,
}

/// What came instead of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FoundInstead {
    /// A web page.
    WebPage,
    /// A redirect to another place.
    Redirect,
    /// JSON of something else.
    OtherJson,
    /// Half a JSON.
    BrokenJson,
    /// The sign-in page of the network.
    SignInPage,
    /// Nothing, or something else.
    Other,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CertificateProblem {
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It is for another name.
    OtherName,
    /// Nobody whom this computer trusts vouches for it.
    UnknownIssuer,
    /// Its issuer has taken it back.
    Revoked,
    /// Something else.
    Other,
}

/// Why a file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StorageProblem {
    /// It is not there.
    Missing,
    /// The system does not allow it.
    Denied,
    /// There is no room left.
    Full,
    /// What it holds is not what it must hold.
    Malformed,
    /// Something else, in the system's words.
    Other,
}

/// How the keyring failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KeyringProblem {
    /// There is none on this system or session.
    Absent,
    /// It is locked and was not unlocked.
    Locked,
    /// It did not answer in time.
    TimedOut,
    /// It refused or failed.
    Failed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_sent_is_in_no_log() {
        let excerpt = "{\"visitor\":\"Zoe Quill\"}".to_owned();
        let unreadable = ErrorView::Unreadable { field: "tickets".into(), excerpt: excerpt.clone() };
        let other = ErrorView::NotTheApi { found: FoundInstead::OtherJson, status: 200, excerpt };
        for (error, kept) in [(unreadable, "tickets"), (other, "200")] {
            let logged = error.for_log();
            assert!(!logged.contains("Quill") && logged.contains(kept), "{logged}");
        }
        assert_eq!(ErrorView::TooMany.for_log(), r#"{"code":"tooMany"}"#);
    }
}
