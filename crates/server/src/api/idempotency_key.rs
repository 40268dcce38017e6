//! The key under which a request is done once (T12).

use axum::http::HeaderMap;

use crate::domain::refusal::Refusal;

/// The longest key, in characters.
const LONGEST: usize = 128;

/// The request's key: 1 to 128 visible ASCII characters, at most one.
pub(crate) fn read(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let mut keys = headers.get_all("idempotency-key").iter();
    let Some(key) = keys.next() else { return Ok(None) };
    let key = key.as_bytes();
    let is_good = (1..=LONGEST).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    match (is_good, keys.next(), std::str::from_utf8(key)) {
        (true, None, Ok(key)) => Ok(Some(key.to_owned())),
        _ => Err(Refusal::PARAMETERS),
    }
}
