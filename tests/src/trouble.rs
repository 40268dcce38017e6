//! One error for everything that can go wrong in a test, so that tests can use `?`.

use std::fmt;

/// What went wrong, in words. Like a test's panic message, it is read by a person and never matched on.
pub struct Trouble(String);

/// What a test and the functions it calls return.
pub type Result<T = ()> = std::result::Result<T, Trouble>;

impl Trouble {
    /// Trouble in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

// The test runner prints an error with `Debug`; lines must stay lines there.
impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Trouble` is not itself an `Error`, so that every error turns into it with `?`.
impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        let mut words = error.to_string();
        let mut source = error.source();
        while let Some(next) = source {
            words.push_str(": ");
            words.push_str(&next.to_string());
            source = next.source();
        }
        Self(words)
    }
}
