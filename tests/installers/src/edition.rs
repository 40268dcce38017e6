//! The packages that the tests install.

use std::path::{Path, PathBuf};

/// One of the packings of the same programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// This version.
    This,
    /// This version, packed another time.
    Remade,
    /// A later version, signed.
    Next,
}

impl Edition {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::This, Self::Remade, Self::Next];

    /// The version that the packages carry.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::This | Self::Remade => env!("CARGO_PKG_VERSION"),
            Self::Next => "99.0.0",
        }
    }

    /// The folder of the packages, beneath the one of all editions.
    #[must_use]
    pub fn folder(self, all: &Path) -> PathBuf {
        all.join(match self {
            Self::This => "this",
            Self::Remade => "remade",
            Self::Next => "next",
        })
    }
}
