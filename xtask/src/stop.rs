//! Why a command stops before its end.

use std::fmt;

/// A reason to stop.
#[derive(Debug)]
pub(crate) enum Stop {
    /// In words for the person at the terminal: what is wrong and what to do.
    Words(String),
    /// Everything has been said already.
    Said,
    /// The program that was run ended with this code and said what it had to say.
    Code(u8),
}

pub(crate) type Result<T = ()> = std::result::Result<T, Stop>;

impl Stop {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Said => f.write_str("see above"),
            Self::Code(code) => write!(f, "ended with {code}"),
        }
    }
}

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Words(error.to_string())
    }
}

/// Says which file or program an error belongs to.
pub(crate) trait About<T> {
    fn about(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: std::error::Error> About<T> for std::result::Result<T, E> {
    fn about(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Stop::Words(format!("{what}: {error}")))
    }
}
