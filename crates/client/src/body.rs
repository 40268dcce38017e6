//! The one reader of bodies: limited in bytes, in values and, over all requests, in memory.

use std::time::Duration;

use reqwest::Response;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// The largest body read, in bytes: ten thousand waiting tickets with the longest texts that our server accepts.
pub(crate) const LARGEST_BODY: usize = 32 * 1024 * 1024;

/// The largest body read beside others, in bytes. Larger ones are read one at a time, so that a desk with many services
/// holds at most one large list.
const SMALL_BODY: usize = 1024 * 1024;

/// The most values in one body: a value takes about a hundred times the one byte that may encode it, and ten thousand
/// tickets have about half a million.
const MOST_VALUES: usize = 1_000_000;

/// A complete body.
pub(crate) struct Body<'s> {
    pub(crate) bytes: Vec<u8>,
    /// The permit to hold a large one until it is parsed.
    pub(crate) large: Option<SemaphorePermit<'s>>,
}

/// Why a body is not complete.
pub(crate) enum BodyError {
    TooLarge,
    /// Nothing came within the time limit.
    TimedOut,
    Failed(reqwest::Error),
}

/// Reads a body, with this limit for each piece. `large` has one permit.
pub(crate) async fn read<'s>(
    response: &mut Response,
    silence: Duration,
    large: &'s Semaphore,
) -> Result<Body<'s>, BodyError> {
    let mut body = Body { bytes: Vec::new(), large: None };
    loop {
        let Ok(chunk) = timeout(silence, response.chunk()).await else { return Err(BodyError::TimedOut) };
        let Some(chunk) = chunk.map_err(BodyError::Failed)? else { break };
        let length = body.bytes.len() + chunk.len();
        if length > LARGEST_BODY {
            return Err(BodyError::TooLarge);
        }
        if length > SMALL_BODY && body.large.is_none() {
            // Never closed, so the permit always comes: its holder has time limits.
            body.large = large.acquire().await.ok();
        }
        body.bytes.extend_from_slice(&chunk);
    }
    if values_at_most(&body.bytes) > MOST_VALUES {
        return Err(BodyError::TooLarge);
    }
    Ok(body)
}

/// An upper bound: no JSON parser, however lenient, makes more values of these bytes, because each but the first
/// follows a comma or opens a list or an object. Commas in texts count too, as parsers may differ on where a text ends.
fn values_at_most(bytes: &[u8]) -> usize {
    1 + bytes.iter().filter(|b| matches!(b, b',' | b'[' | b'{')).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn values(value: &Value) -> usize {
        match value {
            Value::Array(items) => 1 + items.iter().map(values).sum::<usize>(),
            Value::Object(members) => 1 + members.values().map(values).sum::<usize>(),
            _ => 1,
        }
    }

    #[test]
    fn ten_thousand_full_tickets_are_within_the_bounds() {
        let triple = serde_json::json!({"id":"00000000-0000-0000-0000-000000000000","name":"n, n".repeat(60),"tag":"A"});
        let text = "a note, of a visitor".repeat(50);
        let ticket = serde_json::json!({
            "id":"00000000-0000-0000-0000-000000000000","number":"001","date":"2026-11-28 10:00:00","cancelled":"0",
            "transferred":"0","state":"1","note":text,"lang":"en_GB","custom_field":"x".repeat(255),
            "client_name":"n".repeat(255),"flags":"priority,appointment,virtual","app_displayname":"","app_id":"",
            "scheduled_to":"","ticket_service":triple,"dst_service":triple,"dst_desk":triple,"dst_user":triple,"device":triple,
        });
        let bytes = ticket.to_string().into_bytes();
        assert!(bytes.len() * 10_000 < LARGEST_BODY * 11 / 10, "{}", bytes.len());
        assert!(values(&ticket) * 10_000 < MOST_VALUES && values_at_most(&bytes) >= values(&ticket));
    }

    proptest! {
        #[test]
        fn there_are_never_more_values_than_are_counted(text in r#"[\[\]{},:"a1 \\]{0,80}"#) {
            if let Some(value) = callpad_wire::json::read(&text) {
                prop_assert!(values(&value) <= values_at_most(text.as_bytes()), "{text}");
            }
        }
    }
}
