//! Tokens: HS256 JWT, valid for seven days (A3).

use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use crate::store::sessions::Token;

/// Seven days in seconds.
const LIFETIME_S: i64 = 7 * 24 * 3_600;

#[derive(Serialize, Deserialize)]
struct Claims {
    /// The user's id.
    sub: String,
    iat: i64,
    exp: i64,
    jti: String,
    /// The user's epoch (`store::sessions`). Tokens from before there were epochs have none.
    #[serde(default)]
    epoch: i64,
}

/// Signs and checks tokens.
pub(crate) struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    validation: Validation,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(***)")
    }
}

impl Tokens {
    /// With the folder's own key.
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        // The time is the server's clock, not the library's.
        validation.validate_exp = false;
        validation.set_required_spec_claims::<&str>(&[]);
        Self { signing: EncodingKey::from_secret(key), checking: DecodingKey::from_secret(key), validation }
    }

    /// A new token. Older ones stay valid (A4).
    pub(crate) fn issue(
        &self,
        user: &str,
        epoch: i64,
        now: Timestamp,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let iat = now.as_second();
        let claims = Claims {
            sub: user.to_owned(),
            iat,
            exp: iat.saturating_add(LIFETIME_S),
            jti: uuid::Uuid::new_v4().to_string(),
            epoch,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
    }

    /// The token that the request bears; none without one, or if it is forged or past its time. Whether it was signed
    /// out since, the store knows.
    pub(crate) fn bearer(&self, headers: &HeaderMap, now: Timestamp) -> Option<Token> {
        self.read(headers).filter(|token| now.as_second() < token.ends)
    }

    /// The same, whatever the time.
    pub(crate) fn read(&self, headers: &HeaderMap) -> Option<Token> {
        let Claims { sub: user, exp: ends, jti: id, epoch, .. } = self.claims(headers)?;
        Some(Token { user, epoch, id, ends })
    }

    fn claims(&self, headers: &HeaderMap) -> Option<Claims> {
        let mut values = headers.get_all(header::AUTHORIZATION).iter();
        let (Some(value), None) = (values.next(), values.next()) else { return None };
        let (scheme, token) = value.to_str().ok()?.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        Some(jsonwebtoken::decode::<Claims>(token.trim(), &self.checking, &self.validation).ok()?.claims)
    }
}
