//! What the app needs of a vault, as a trait.

use async_trait::async_trait;
use callpad_wire::Token;

/// Names one token in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VaultKey {
    /// Carries a hash of the data folder and the system's user, and names server and person.
    pub account: String,
}

/// Where the session's token rests.
#[async_trait]
pub trait TokenVault: Send + Sync + 'static {
    /// The token kept under this key, if any.
    async fn load(&self, key: &VaultKey) -> Result<Option<Token>, VaultProblem>;
    /// Keeps a token.
    async fn save(&self, key: &VaultKey, token: &Token) -> Result<(), VaultProblem>;
    /// Removes it; nothing there is no error.
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
    /// It did not answer in time.
    #[error("the keyring did not answer in time")]
    TimedOut,
    /// It refused or failed.
    #[error("the keyring failed: {detail}")]
    Failed {
        /// The system's words; never holds the secret.
        detail: String,
    },
}
