//! The client's options.

use std::time::Duration;

use crate::network::Network;

/// How long a read waits for the next piece of its response: with the interval of 5 s, a server that stops responding
/// is noticed within 10 s. Only the first time: a server that is merely slow gets the whole limit from then on.
const SILENT_READ: Duration = Duration::from_secs(4);

/// The encoding of parameters in a POST (T4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// As a JSON body.
    #[default]
    Json,
    /// As a form body.
    Form,
}

/// The client's options.
#[derive(Clone, Debug)]
pub struct Options {
    /// The encoding of parameters (T4).
    pub encoding: Encoding,
    /// Limit for name lookup, connection and TLS together.
    pub connect_timeout: Duration,
    /// Limit for everything, from name lookup to the last byte of the response.
    pub whole_timeout: Duration,
    /// How long a read waits for the next piece of its response. An action waits for the whole limit: giving up early
    /// would only make its outcome unknown.
    pub silence_timeout: Duration,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// How the server is reached.
    pub network: Network,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            encoding: Encoding::default(),
            connect_timeout: Duration::from_secs(5),
            whole_timeout: Duration::from_secs(15),
            silence_timeout: SILENT_READ,
            user_agent: concat!("Callpad/", env!("CARGO_PKG_VERSION")).to_owned(),
            network: Network::default(),
        }
    }
}
