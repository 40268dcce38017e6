//! Secrets for signing in (A1): how they are kept and compared.

use argon2::{
    Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{self, SaltString},
};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// One secret for the whole server, drawn by a program that embeds it. Only a digest is kept; it is compared in
/// constant time and never shown.
#[derive(Clone)]
pub struct LoginSecret([u8; 32]);

impl LoginSecret {
    /// From the secret's text.
    pub fn new(secret: &str) -> Self {
        Self(Sha256::digest(secret).into())
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

fn argon2() -> Argon2<'static> {
    // 8 MiB and two passes: slow enough for a guesser, quick enough for the machine of a small site.
    let params = Params::new(8 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
}

/// The hash of a user's own secret, in PHC form.
pub(crate) fn hash(secret: &str) -> Result<String, password_hash::Error> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|_| password_hash::Error::Crypto)?;
    let salt = SaltString::encode_b64(&salt)?;
    Ok(argon2().hash_password(secret.as_bytes(), &salt)?.to_string())
}

/// Whether a text is the secret of a hash.
pub(crate) fn is(hash: &str, given: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon2().verify_password(given.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a1_secrets_are_compared_and_never_shown() {
        let whole = LoginSecret::new("open sesame");
        assert!(whole.is("open sesame") && !whole.is("open sesame ") && !whole.is(""));
        assert!(!format!("{whole:?}").contains("sesame"));
        let own = hash("4711").unwrap();
        assert!(is(&own, "4711") && !is(&own, "4712") && !is("not a hash", "4711"));
        assert!(!own.contains("4711") && own != hash("4711").unwrap());
    }
}
