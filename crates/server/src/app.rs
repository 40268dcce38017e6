//! Everything that a request needs.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{body::Body, http::Response};
use callpad_receipt::Printers;
use tokio::sync::watch;

use crate::{
    api::response::{Encoding, ResponseBody, ResponseFormat},
    clock::Clock,
    demo::Demo,
    domain::{refusal::Failure, zones::Zones},
    forecast::Forecasts,
    hall::Hall,
    http::{hosts::Hosts, request_body::BodyBudget},
    listeners::Listeners,
    log_throttle::LogThrottle,
    login_attempts::LoginAttempts,
    queue::{quotas::Quotas, sign_in::LoginPolicy},
    secret::Hasher,
    store::Store,
    tokens::Tokens,
};

/// Everything that a request needs.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
    pub(crate) forecasts: Arc<Forecasts>,
    pub(crate) hall: Arc<Hall>,
    pub(crate) printers: Printers,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) login_policy: LoginPolicy,
    pub(crate) attempts: LoginAttempts,
    pub(crate) hasher: Hasher,
    /// A user's id is all that a login needs, and others than this machine can reach the server.
    pub(crate) ids_are_passwords: bool,
    /// Told when tokens have ended, or an administrator has changed what people may see or do.
    pub(crate) rights_changed: watch::Sender<()>,
    pub(crate) listeners: Listeners,
    pub(crate) body_budget: BodyBudget,
    pub(crate) hosts: Hosts,
    pub(crate) demo: Option<Demo>,
    /// Whether a token is needed (A5).
    pub(crate) auth: bool,
    /// HTTP status codes that mean something (T9); off as the document has it.
    pub(crate) meaningful_status: bool,
    /// The second reading of M1; off.
    pub(crate) issue_and_call: bool,
    pub(crate) counts: Counts,
    /// Whoever sends requests here should send them elsewhere.
    pub(crate) draining: AtomicBool,
    /// Connections are encrypted by the server itself.
    pub(crate) is_secure: bool,
    /// How others reach the server, as far as it knows.
    pub(crate) base_url: String,
    /// Lines of the log that may come too often.
    pub(crate) misdirected: LogThrottle,
    pub(crate) guesses: LogThrottle,
}

impl App {
    /// Whether the end has been announced.
    pub(crate) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Announces the end: not ready any more, and everything goes on.
    pub(crate) fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// How an extension answers.
    pub(crate) fn json_format(&self) -> ResponseFormat {
        ResponseFormat { encoding: Encoding::Json, meaningful_status: self.meaningful_status }
    }

    /// What an extension answers.
    pub(crate) fn respond(&self, result: Result<ResponseBody, Failure>) -> Response<Body> {
        match result {
            Ok(body) => self.json_format().success(body),
            Err(failure) => self.json_format().failure(&failure),
        }
    }
}

/// How often each operation was asked for (T11), whatever came of it.
#[derive(Debug, Default)]
pub(crate) struct Counts(Mutex<HashMap<&'static str, u64>>);

impl Counts {
    pub(crate) fn count(&self, operation: &'static str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(operation).or_default() += 1;
    }

    /// A copy, by the operation's name.
    pub(crate) fn all(&self) -> HashMap<String, u64> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }
}
