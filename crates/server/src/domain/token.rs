//! Tokens, and the keys that sign them.

/// The content of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The user's id.
    pub(crate) user: String,
    /// The user's epoch when it was issued.
    pub(crate) epoch: i64,
    /// Its own id.
    pub(crate) id: String,
    /// When it ends, in seconds since 1970.
    pub(crate) ends: i64,
}

/// How long a token is valid: seven days, in seconds (A3).
pub(crate) const TOKEN_LIFETIME_S: i64 = 7 * 24 * 3_600;

/// A key that signs or checks tokens.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct TokenKey {
    /// Its name, which its tokens bear; empty for the one from before keys had names.
    pub(crate) kid: String,
    pub(crate) secret: Vec<u8>,
    /// Since when it signs, in seconds since 1970; 0 if that is not known.
    pub(crate) began: i64,
    /// Since when another one signs.
    pub(crate) retired: Option<i64>,
}

impl std::fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenKey").field("kid", &self.kid).finish_non_exhaustive()
    }
}

impl TokenKey {
    /// Until when it checks; without end while it signs.
    pub(crate) fn checks_until(&self) -> Option<i64> {
        self.retired.map(|retired| retired.saturating_add(TOKEN_LIFETIME_S))
    }
}
