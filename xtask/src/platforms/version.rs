//! Versions of macOS.

use std::fmt::{self, Display};

/// A version of macOS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// 13 of 13.2.
    pub major: u32,
    /// 2 of 13.2.
    pub minor: u32,
}

impl Version {
    /// Reads `13` and `13.2`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        Some(Self { major: major.parse().ok()?, minor: minor.parse().ok()? })
    }
}

impl Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
