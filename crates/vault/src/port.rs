//! The vault as the app uses it, as a trait.

use async_trait::async_trait;
use callpad_wire::Token;

/// Identifies one token in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VaultKey {
    /// Contains a hash of the data folder and the system's user, and the names of server and person.
    pub account: String,
}

/// Stores the session's token.
#[async_trait]
pub trait TokenVault: Send + Sync + 'static {
    /// The token stored under this key, if any.
    async fn load(&self, key: &VaultKey) -> Result<Option<Token>, VaultProblem>;
    /// Stores a token.
    async fn save(&self, key: &VaultKey, token: &Token) -> Result<(), VaultProblem>;
    /// Removes it; a missing one is no error.
    async fn forget(&self, key: &VaultKey) -> Result<(), VaultProblem>;
}

/// Why the vault could not be used; the session then lives in memory only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultProblem {
    /// There is none on this system or in this session.
    #[error("this system has no keyring that Callpad can reach")]
    Absent,
    /// It is locked and was not unlocked.
    #[error("the keyring is locked")]
    Locked,
    /// It did not respond in time.
    #[error("the keyring did not answer in time")]
    TimedOut,
    /// It refused or failed.
    #[error("the keyring failed: {detail}")]
    Failed {
        /// The system's message; never holds the secret.
        detail: String,
    },
}
