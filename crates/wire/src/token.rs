//! The token: never shown, never serialised, overwritten when dropped.
//!
//! It is here because `login` returns it, and because the client and the vault need it but must not know each other.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

/// How long a token is valid if it does not say so (A3).
const VALIDITY: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A session's token. Its `Debug` does not reveal it.
#[derive(Clone)]
pub struct Token {
    /// The second of issue in decimal, a blank, the token: as stored in the vault.
    secret: Arc<Zeroizing<Vec<u8>>>,
    /// Where the token itself starts.
    start: usize,
    issued: Timestamp,
}

impl Token {
    /// A token that a server issued at this time, by the server's clock. `None` if it does not fit in a header: empty,
    /// or with characters other than visible ASCII.
    pub fn issued(text: &str, at: Timestamp) -> Option<Self> {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return None;
        }
        let second = at.as_second();
        let mut secret = Zeroizing::new(Vec::with_capacity(text.len() + 24));
        secret.extend_from_slice(second.to_string().as_bytes());
        secret.push(b' ');
        let start = secret.len();
        secret.extend_from_slice(text.as_bytes());
        Some(Self { secret: Arc::new(secret), start, issued: Timestamp::from_second(second).ok()? })
    }

    /// Parses what [`Token::as_secret_bytes`] gave; `None` for anything else. For the vault only.
    pub fn from_secret_bytes(bytes: &[u8]) -> Option<Self> {
        let (second, text) = std::str::from_utf8(bytes).ok()?.split_once(' ')?;
        Self::issued(text, Timestamp::from_second(second.parse().ok()?).ok()?)
    }

    /// The bytes to store in the vault: the token with its time of issue. For the vault only.
    pub fn as_secret_bytes(&self) -> &[u8] {
        &self.secret
    }

    /// The token itself: for the header, and for `callpadctl --show-token`. Nothing else may show it.
    pub fn reveal(&self) -> &str {
        // Checked as visible ASCII when it was made.
        self.secret.get(self.start..).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }

    /// When it ends: the JWT's `exp` if readable, otherwise seven days after its issue (A3). The signature is not
    /// verified: only the server can.
    pub fn expires_at(&self) -> Timestamp {
        claim(self.reveal(), "exp")
            .or_else(|| self.issued.checked_add(VALIDITY).ok())
            .unwrap_or(Timestamp::MAX)
    }

    /// Its whole lifetime; never negative.
    pub fn validity(&self) -> SignedDuration {
        let from = claim(self.reveal(), "iat").unwrap_or(self.issued);
        self.expires_at().duration_since(from).max(SignedDuration::ZERO)
    }
}

fn claim(token: &str, name: &str) -> Option<Timestamp> {
    let payload = token.split('.').nth(1)?;
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?);
    let claims: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    let second = claims.get(name).and_then(crate::lenient::integer)?;
    Timestamp::from_second(second).ok().filter(|t| *t > Timestamp::UNIX_EPOCH)
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.reveal() == other.reveal()
    }
}

impl Eq for Token {}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(***)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn jwt(payload: &str) -> String {
        format!("eyJhbGciOiJIUzI1NiJ9.{}.c2ln", URL_SAFE_NO_PAD.encode(payload))
    }

    #[test]
    fn a3_the_jwts_own_end_is_trusted() {
        let now = at("2026-11-23T08:00:00Z");
        for payload in [r#"{"exp":1795000000}"#, r#"{"iat":1,"exp":"1795000000"}"#, r#"{"exp":1795000000.5}"#]
        {
            let token = Token::issued(&jwt(payload), now).unwrap();
            assert_eq!(token.expires_at().as_second(), 1_795_000_000, "{payload}");
        }
    }

    #[test]
    fn a3_without_a_readable_end_it_is_seven_days() {
        let now = at("2026-11-23T08:00:00Z");
        for text in [
            "opaque",
            "a.b.c",
            "a..c",
            &jwt("{}"),
            &jwt(r#"{"exp":"soon"}"#),
            &jwt(r#"{"exp":0}"#),
            &jwt("["),
        ] {
            let token = Token::issued(text, now).unwrap();
            assert_eq!(token.expires_at(), at("2026-11-30T08:00:00Z"), "{text}");
        }
    }

    #[test]
    fn the_vaults_bytes_carry_token_and_time_of_issue() {
        let token = Token::issued("opaque", at("2026-11-23T08:00:00Z")).unwrap();
        let again = Token::from_secret_bytes(token.as_secret_bytes()).unwrap();
        assert_eq!((again.reveal(), again.expires_at()), ("opaque", token.expires_at()));
        for junk in [&b""[..], b"opaque", b"x y", b"1 ", b"\xff\xff", b"1 with blank"] {
            assert!(Token::from_secret_bytes(junk).is_none(), "{junk:?}");
        }
    }

    #[test]
    fn the_token_is_not_in_debug() {
        let token = Token::issued("eyJhbGciOi", Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(format!("{token:?}"), "Token(***)");
    }

    #[test]
    fn a_token_that_cannot_stand_in_a_header_is_none() {
        for text in ["", "a b", "a\r\nX-Evil: 1", "é"] {
            assert!(Token::issued(text, Timestamp::UNIX_EPOCH).is_none(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a3_no_token_makes_the_reader_panic(text in "[!-~]{1,80}", payload in "\\PC{0,60}") {
            let _ = Token::issued(&text, Timestamp::UNIX_EPOCH).unwrap().expires_at();
            let _ = Token::issued(&jwt(&payload), Timestamp::UNIX_EPOCH).unwrap().expires_at();
        }
    }
}
