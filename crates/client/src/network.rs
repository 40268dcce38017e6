//! The one description of the network between this computer and the server. Everything that is sent goes by it, the
//! feed too.

use std::fmt;
use std::path::PathBuf;

use crate::address::ServerAddress;
use crate::secret::Secret;

/// How the server is reached.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Which proxy is on the way.
    pub proxy: ProxyChoice,
    /// Hosts that are reached without the proxy, besides this machine: names with all names below them, addresses,
    /// networks such as `10.0.0.0/8`, `*` for all.
    pub proxy_exceptions: Vec<String>,
    /// What the proxy is told where it asks for a password (Basic).
    pub proxy_login: Option<ProxyLogin>,
    /// Certificates of authorities in a PEM file, trusted besides the operating system's.
    pub extra_ca_file: Option<PathBuf>,
    /// This computer's certificate with its key, in one PEM file.
    pub client_certificate_file: Option<PathBuf>,
    /// What is done where the address begins with http:// and is another machine's (T1).
    pub open_line: OpenLineRule,
}

impl Network {
    /// Whether the person is to be told that others can read on the way to this address (T1).
    pub fn warns_of(&self, address: &ServerAddress) -> bool {
        address.is_open_line() && self.open_line == OpenLineRule::Warn
    }
}

/// Which proxy is on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProxyChoice {
    /// The one that the system names: the environment, or on Windows and macOS its settings. Scripts (PAC) are not run.
    #[default]
    System,
    /// None.
    None,
    /// This one, as `http://host:port`.
    Address(String),
}

/// What a proxy is told.
#[derive(Clone)]
pub struct ProxyLogin {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

impl fmt::Debug for ProxyLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProxyLogin(***)")
    }
}

/// What is done about http to another machine, where others can read names and token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpenLineRule {
    /// Nothing is sent.
    Forbid,
    /// The person is told.
    #[default]
    Warn,
    /// Nobody is told.
    Allow,
}
