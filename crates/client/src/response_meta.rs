//! What our client learns about a server beside its answers.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::HeaderMap;

/// The header in which our server names its extensions.
const FEATURES: &str = "callpad-features";

/// What the head of an answer tells about its server.
pub(crate) struct ResponseMeta {
    /// The extensions it names.
    pub(crate) features: BTreeSet<String>,
    /// How far its clock is ahead of ours, where it tells the time.
    pub(crate) clock_offset: Option<SignedDuration>,
}

impl ResponseMeta {
    /// Reads it; `before` and `after` are our times of sending and receiving.
    pub(crate) fn read(headers: &HeaderMap, before: Timestamp, after: Timestamp) -> Self {
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let features = text(FEATURES).unwrap_or_default();
        let date = text("date").and_then(|t| jiff::fmt::rfc2822::parse(t).ok()).map(|z| z.timestamp());
        // The header is cut to whole seconds, and was written somewhere between sending and receiving.
        let middle = before.as_millisecond() / 2 + after.as_millisecond() / 2;
        let offset = |date: Timestamp| SignedDuration::from_millis(date.as_millisecond() + 500 - middle);
        Self {
            features: features
                .split(',')
                .map(|w| w.trim().to_ascii_lowercase())
                .filter(|w| !w.is_empty())
                .collect(),
            clock_offset: date.map(offset),
        }
    }
}
