//! Each request's own id: in the lines of the log that it causes, and on its answer. And what came of it, counted.

use std::{
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, Response},
    middleware::Next,
};
use tracing::Instrument;

use crate::measure;

/// The header of the answer.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Which start of which server: ids of two do not meet in one log. Nobody is to trust in it being a secret.
static START: LazyLock<u32> = LazyLock::new(|| {
    let mut bytes = [0_u8; 4];
    // Without chance all starts are alike, which harms nothing but the reading of old logs.
    let _ = getrandom::fill(&mut bytes);
    u32::from_ne_bytes(bytes)
});
static NEXT: AtomicU64 = AtomicU64::new(1);

/// An id of ours. What a client calls its request is not taken over: it could be the id of another's.
fn new_id() -> String {
    format!("{:08x}-{}", *START, NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Answers a request under an id.
pub(super) async fn with_id(request: Request, next: Next) -> Response<Body> {
    let (id, began) = (new_id(), Instant::now());
    let endpoint = super::endpoint_at(request.method().as_str(), request.uri().path());
    // Its own text is nobody's but ours: path and query may hold ids and names.
    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    span.in_scope(|| {
        let status = response.status().as_u16();
        tracing::debug!(operation = endpoint.unwrap_or("none"), status, ms = took.as_millis(), "answered");
    });
    measure::answered(endpoint, &response, took);
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(HEADER, id);
    }
    response
}
