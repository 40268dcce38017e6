//! Tokens: HS256 JWT, valid for seven days (A3).

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, errors::ErrorKind};
use serde::{Deserialize, Serialize};

use crate::domain::token::{TOKEN_LIFETIME_S, Token, TokenKey};

#[derive(Serialize, Deserialize)]
struct Claims {
    /// The user's id.
    sub: String,
    iat: i64,
    exp: i64,
    jti: String,
    /// The user's epoch ([`Token::epoch`]). Tokens from before there were epochs have none.
    #[serde(default)]
    epoch: i64,
}

/// Signs and checks tokens.
pub(crate) struct Tokens {
    ring: RwLock<Ring>,
    validation: Validation,
}

/// The keys of the folder.
struct Ring {
    /// None where there is no key: then nobody signs in.
    signing: Option<(Header, EncodingKey)>,
    /// By the name that a token bears; tokens from before keys had names bear none.
    checking: HashMap<String, DecodingKey>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(***)")
    }
}

impl Tokens {
    /// With the folder's own keys: the first signs, all check.
    pub(crate) fn new(keys: &[TokenKey]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        // The time is the server's clock, not the library's.
        validation.validate_exp = false;
        validation.set_required_spec_claims::<&str>(&[]);
        Self { ring: RwLock::new(Ring::of(keys)), validation }
    }

    /// With other keys from now on.
    pub(crate) fn change_keys(&self, keys: &[TokenKey]) {
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Ring::of(keys);
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
            exp: iat.saturating_add(TOKEN_LIFETIME_S),
            jti: uuid::Uuid::new_v4().to_string(),
            epoch,
        };
        let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
        let (header, key) = ring.signing.as_ref().ok_or(ErrorKind::InvalidKeyFormat)?;
        jsonwebtoken::encode(header, &claims, key)
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
        let token = token.trim();
        let kid = jsonwebtoken::decode_header(token).ok()?.kid.unwrap_or_default();
        let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
        let key = ring.checking.get(&kid)?;
        Some(jsonwebtoken::decode::<Claims>(token, key, &self.validation).ok()?.claims)
    }
}

impl Ring {
    /// The first signs, all check.
    fn of(keys: &[TokenKey]) -> Self {
        let signing = keys.first().map(|key| {
            let kid = Some(key.kid.clone()).filter(|kid| !kid.is_empty());
            (Header { kid, ..Header::new(Algorithm::HS256) }, EncodingKey::from_secret(&key.secret))
        });
        let checking =
            keys.iter().map(|key| (key.kid.clone(), DecodingKey::from_secret(&key.secret))).collect();
        Self { signing, checking }
    }
}
