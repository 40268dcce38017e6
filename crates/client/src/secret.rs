//! The login secret: never shown, never serialised, overwritten when dropped.

use std::fmt;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use zeroize::Zeroizing;

/// The secret that a server may require at sign-in, besides the user id (A1). `Debug` does not reveal it.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Takes the secret in Unicode normal form NFC: one keyboard writes é as one character, another as two, and a
    /// server compares exactly. `None` if it is empty, because an empty one is not sent (A1).
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = Zeroizing::new(text.into());
        let text = Zeroizing::new(normal(&text));
        (!text.is_empty()).then(|| Self(Arc::new(text)))
    }

    /// The secret itself, for the login.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

/// Unicode normal form NFC.
pub(crate) fn normal(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_not_in_debug() {
        assert_eq!(format!("{:?}", Secret::new("hush").unwrap()), "Secret(***)");
    }

    #[test]
    fn a1_a_secret_is_the_same_however_its_accents_are_typed() {
        assert_eq!(Secret::new("cafe\u{301}").unwrap().text(), "café");
        assert_eq!(Secret::new("café").unwrap().text(), "café");
        assert_eq!(Secret::new("한").unwrap().text(), "한");
        // Other letters stay as they are: NFKC would merge them.
        assert_eq!(Secret::new("ﬁ①").unwrap().text(), "ﬁ①");
    }

    #[test]
    fn an_empty_secret_is_none() {
        assert!(Secret::new("").is_none());
    }
}
