//! What is counted and measured while the server runs, in the words of Prometheus. Each is a few instructions, and
//! nothing at all where nobody records it, as in the desktop app. Labels are words of ours alone: no name, no id, no tag,
//! nothing that comes from a client. `docs/administrators-server.md` tells what each is good for.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use callpad_wire::Errno;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

use crate::api::response::RefusedWith;

/// Where a request went that asked for nothing of ours.
const NOTHING_OF_OURS: &str = "none";

/// Tells a recorder what each number means. To be called once, after it was installed.
pub fn describe() {
    describe_counter!("callpad_requests_total", "Requests by operation and outcome");
    describe_histogram!(
        "callpad_request_duration_seconds",
        Unit::Seconds,
        "From a request's head to its answer"
    );
    describe_gauge!("callpad_connections", "Open connections");
    describe_counter!("callpad_connections_refused_total", "Connections for which there was no room");
    describe_gauge!("callpad_listeners", "Open lines to the events");
    describe_counter!("callpad_sign_ins_total", "Attempts to sign in by outcome");
    describe_gauge!("callpad_writes_waiting", "Writes that wait for the writer, and the one that it does");
    describe_histogram!(
        "callpad_write_wait_seconds",
        Unit::Seconds,
        "How long a write waited for the writer"
    );
    describe_histogram!(
        "callpad_commit_duration_seconds",
        Unit::Seconds,
        "How long a commit took, with its flush to the disk"
    );
    describe_gauge!(
        "callpad_clock_behind_seconds",
        Unit::Seconds,
        "How far the clock is behind the newest change"
    );
    describe_gauge!(
        "callpad_certificate_expires_timestamp_seconds",
        Unit::Seconds,
        "When the certificate ends, since 1970"
    );
    describe_gauge!(
        "callpad_healthy",
        "1 while the storage can be read and written, as the last look at health or ready found"
    );
    describe_gauge!("callpad_ready", "1 while the server takes requests, 0 once its end was announced");
}

/// A request was answered, or its stream of events was opened.
pub(crate) fn answered(endpoint: Option<&'static str>, response: &Response<Body>, took: Duration) {
    let operation = endpoint.unwrap_or(NOTHING_OF_OURS);
    let refused = response.extensions().get::<RefusedWith>().map(|RefusedWith(errno)| *errno);
    let outcome = outcome(response.status(), refused);
    counter!("callpad_requests_total", "operation" => operation, "outcome" => outcome).increment(1);
    histogram!("callpad_request_duration_seconds", "operation" => operation).record(took.as_secs_f64());
}

fn outcome(status: StatusCode, refused: Option<Errno>) -> &'static str {
    match (status, refused) {
        (StatusCode::UNAUTHORIZED, _) => "not_signed_in",
        (StatusCode::FORBIDDEN, _) => "forbidden",
        (StatusCode::PAYLOAD_TOO_LARGE, _) => "too_large",
        (StatusCode::TOO_MANY_REQUESTS, _) => "too_many",
        (StatusCode::SERVICE_UNAVAILABLE, _) => "unavailable",
        (_, Some(Errno::INVALID_PARAMETERS)) => "invalid",
        (_, Some(Errno::NO_VALUES)) => "unknown_id",
        (_, Some(Errno::CANNOT_CONCLUDE)) => "wrong_state",
        (_, Some(Errno::NO_TICKETS)) => "nobody_waits",
        (_, Some(Errno::UNKNOWN)) => "failed",
        (_, Some(_)) => "not_understood",
        (status, None) if status.is_server_error() => "failed",
        (_, None) => "done",
    }
}

/// How many connections there are.
pub(crate) fn connections(now: usize) {
    gauge!("callpad_connections").set(now as f64);
}

/// A connection for which there was no room.
pub(crate) fn connection_refused() {
    counter!("callpad_connections_refused_total").increment(1);
}

/// How many lines to the events are open.
pub(crate) fn listeners(now: usize) {
    gauge!("callpad_listeners").set(now as f64);
}

/// What came of an attempt to sign in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SignIn {
    Done,
    /// An unknown user or a wrong secret.
    Failed,
    /// Too soon after others that failed.
    TooEarly,
}

/// Somebody tried to sign in.
pub(crate) fn sign_in(outcome: SignIn) {
    let outcome = match outcome {
        SignIn::Done => "done",
        SignIn::Failed => "failed",
        SignIn::TooEarly => "too_early",
    };
    counter!("callpad_sign_ins_total", "outcome" => outcome).increment(1);
}

/// A write that waits for the writer, until it is dropped.
#[derive(Debug)]
pub(crate) struct WaitingWrite(Instant);

impl WaitingWrite {
    pub(crate) fn new() -> Self {
        gauge!("callpad_writes_waiting").increment(1);
        Self(Instant::now())
    }

    /// Its turn has come.
    pub(crate) fn begins(&self) {
        histogram!("callpad_write_wait_seconds").record(self.0.elapsed().as_secs_f64());
    }
}

impl Drop for WaitingWrite {
    fn drop(&mut self) {
        gauge!("callpad_writes_waiting").decrement(1);
    }
}

/// A commit, with its flush.
pub(crate) fn committed<T, E>(commit: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let began = Instant::now();
    let done = commit();
    histogram!("callpad_commit_duration_seconds").record(began.elapsed().as_secs_f64());
    done
}

/// How far the clock is behind the newest change.
pub(crate) fn clock_behind(seconds: i64) {
    gauge!("callpad_clock_behind_seconds").set(seconds.max(0) as f64);
}

/// When the certificate ends, in seconds since 1970.
pub(crate) fn certificate_ends(at: i64) {
    gauge!("callpad_certificate_expires_timestamp_seconds").set(at as f64);
}

/// Whether the storage could be read and written when somebody looked.
pub(crate) fn healthy(is: bool) {
    gauge!("callpad_healthy").set(f64::from(u8::from(is)));
}

/// Whether the server takes requests.
pub(crate) fn ready(is: bool) {
    gauge!("callpad_ready").set(f64::from(u8::from(is)));
}
