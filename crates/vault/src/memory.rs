//! A vault that lasts as long as the program: for tests, and for systems without a keyring.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use callpad_wire::Token;

use crate::port::{TokenVault, VaultKey, VaultProblem};

/// Stores tokens in memory only.
#[derive(Debug, Default)]
pub struct MemoryVault {
    tokens: Mutex<HashMap<VaultKey, Token>>,
}

impl MemoryVault {
    /// An empty vault.
    pub fn new() -> Self {
        Self::default()
    }

    fn tokens(&self) -> MutexGuard<'_, HashMap<VaultKey, Token>> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl TokenVault for MemoryVault {
    async fn load(&self, key: &VaultKey) -> Result<Option<Token>, VaultProblem> {
        Ok(self.tokens().get(key).cloned())
    }

    async fn save(&self, key: &VaultKey, token: &Token) -> Result<(), VaultProblem> {
        self.tokens().insert(key.clone(), token.clone());
        Ok(())
    }

    async fn forget(&self, key: &VaultKey) -> Result<(), VaultProblem> {
        self.tokens().remove(key);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[tokio::test]
    async fn keeps_replaces_and_forgets() {
        let vault = MemoryVault::new();
        let (one, two) = (VaultKey { account: "one".into() }, VaultKey { account: "two".into() });
        let token = |text| Token::issued(text, Timestamp::UNIX_EPOCH).unwrap();
        vault.save(&one, &token("first")).await.unwrap();
        vault.save(&one, &token("second")).await.unwrap();
        assert_eq!(vault.load(&one).await, Ok(Some(token("second"))));
        assert_eq!(vault.load(&two).await, Ok(None));
        vault.forget(&one).await.unwrap();
        vault.forget(&one).await.unwrap();
        assert_eq!(vault.load(&one).await, Ok(None));
        assert!(!format!("{vault:?}").contains("second"));
    }
}
