//! What our client learns about a server from the headers of its responses.

use callpad_wire::Features;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::HeaderMap;

/// The header in which our server names its extensions.
const FEATURES: &str = "callpad-features";

/// What the head of a response says about its server.
pub(crate) struct ResponseMeta {
    /// The extensions it names.
    pub(crate) features: Features,
    /// How far its clock is ahead of ours, if it gives the time.
    pub(crate) clock_offset: Option<SignedDuration>,
}

impl ResponseMeta {
    /// Reads the headers; `before` and `after` are our times of sending and receiving.
    pub(crate) fn read(headers: &HeaderMap, before: Timestamp, after: Timestamp) -> Self {
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let date = text("date").and_then(|t| jiff::fmt::rfc2822::parse(t).ok()).map(|z| z.timestamp());
        // The header is truncated to whole seconds, and was written between sending and receiving.
        let middle = before.as_millisecond() / 2 + after.as_millisecond() / 2;
        let offset = |date: Timestamp| SignedDuration::from_millis(date.as_millisecond() + 500 - middle);
        Self { features: Features::read(text(FEATURES).unwrap_or_default()), clock_offset: date.map(offset) }
    }
}
