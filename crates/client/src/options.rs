//! What a client can be told of how to behave.

use std::time::Duration;

/// How long a read waits for the next piece of its answer: with the interval of 5 s a server that fell silent is noticed within
/// 10 s. Only the first time: a server that is merely slow gets the whole limit from then on.
const SILENT_READ: Duration = Duration::from_secs(4);

/// How parameters travel in a POST (T4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// As a JSON body.
    #[default]
    Json,
    /// As a form body.
    Form,
}

/// How a client behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// How parameters travel (T4).
    pub encoding: Encoding,
    /// Limit for name, connection and TLS together.
    pub connect_timeout: Duration,
    /// Limit for everything, from the name to the last byte of the answer.
    pub whole_timeout: Duration,
    /// How long a read waits for the next piece of its answer. An action waits for the whole limit: giving it up early
    /// would only make its outcome unknown.
    pub silence_timeout: Duration,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// Certificates of authorities, in PEM form, that are trusted besides the operating system's.
    pub extra_roots: Vec<Vec<u8>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            encoding: Encoding::default(),
            connect_timeout: Duration::from_secs(5),
            whole_timeout: Duration::from_secs(15),
            silence_timeout: SILENT_READ,
            user_agent: concat!("Callpad/", env!("CARGO_PKG_VERSION")).to_owned(),
            extra_roots: Vec::new(),
        }
    }
}
