//! Secrets for signing in (A1): how they are kept and compared.

mod hashing;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

pub(crate) use hashing::{Hasher, hash, is, is_hash};

/// The fewest characters of a secret that is imported anew. Those that were kept before go on as they are: sites with
/// four digits must be able to start, and to import everything else.
pub const SHORTEST_SECRET: usize = 6;

/// Why a secret is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// It can be guessed.
    #[error("the secret is too short: give at least {SHORTEST_SECRET} characters")]
    TooShort,
}

/// Whether a new secret may be taken.
///
/// # Errors
/// See [`SecretError`].
pub(crate) fn check_new(secret: &str) -> Result<(), SecretError> {
    if secret.chars().count() < SHORTEST_SECRET { Err(SecretError::TooShort) } else { Ok(()) }
}

/// One secret for the whole server, drawn by a program that embeds it. Only a digest is kept; it is compared in
/// constant time and never shown.
#[derive(Clone)]
pub struct LoginSecret([u8; 32]);

impl LoginSecret {
    /// From the secret's text.
    pub fn new(secret: &str) -> Self {
        Self(Sha256::digest(secret.nfc().collect::<String>()).into())
    }

    /// Whether a text is the secret. The time it takes tells nothing about where they differ.
    pub(crate) fn is(&self, given: &str) -> bool {
        Self::new(given).0.ct_eq(&self.0).into()
    }
}

impl std::fmt::Debug for LoginSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoginSecret(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a1_secrets_are_compared_and_never_shown() {
        let whole = LoginSecret::new("open sesame");
        assert!(whole.is("open sesame") && !whole.is("open sesame ") && !whole.is(""));
        assert!(!format!("{whole:?}").contains("sesame"));
    }

    #[test]
    fn a_new_secret_has_six_characters() {
        for short in ["", "4711", "47112", "ééééé"] {
            assert_eq!(check_new(short), Err(SecretError::TooShort), "{short}");
        }
        for long in ["471123", "éééééé"] {
            check_new(long).unwrap();
        }
    }

    #[test]
    fn a1_an_accent_is_the_same_in_one_character_or_two() {
        let whole = LoginSecret::new("caf\u{e9}");
        assert!(whole.is("cafe\u{301}") && !whole.is("cafe"));
    }
}
