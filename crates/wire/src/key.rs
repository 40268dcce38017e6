//! The key by which servers that support it recognise a repeated action.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

/// Sent with every action as `Idempotency-Key`: our own server gives the same key the first response again; other
/// servers ignore it. 1 to 128 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A stored key, as from a journal; `None` unless it is 1 to 128 visible ASCII characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        fits.then(|| Self(text.to_owned()))
    }

    /// A new key: 128 random bits in hexadecimal. It must be unique, not hard to guess.
    pub fn random() -> Self {
        Self(format!("{:016x}{:016x}", random_bits(), random_bits()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 64 random bits; seeded by the operating system through the standard library's hasher.
fn random_bits() -> u64 {
    RandomState::new().hash_one(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_new_key_differs_and_may_be_kept() {
        let keys: HashSet<IdempotencyKey> = (0..1000).map(|_| IdempotencyKey::random()).collect();
        assert_eq!(keys.len(), 1000);
        assert!(keys.iter().all(|k| IdempotencyKey::parse(k.as_str()).as_ref() == Some(k)));
    }

    #[test]
    fn only_visible_ascii_of_1_to_128_characters() {
        assert!(IdempotencyKey::parse(&"k".repeat(128)).is_some());
        for text in ["", "a b", "é", "a\n", &"k".repeat(129)] {
            assert!(IdempotencyKey::parse(text).is_none(), "{text:?}");
        }
    }
}
