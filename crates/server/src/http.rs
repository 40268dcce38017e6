//! The API over HTTP: one place for the order of checks, one module per group of operations.

mod action;
mod answers;
mod calls;
mod dispatch;
mod events;
mod extensions;
mod guard;
mod hosts;
#[cfg(any(test, feature = "test-support"))]
mod in_process;
mod lists;
mod login;
mod logout;
mod mask;
mod openapi;
mod operation;
mod params;
mod request_body;
mod response;
mod tickets;
mod token;
mod xml;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    http::{Response, StatusCode},
    middleware,
    routing::any,
};
use tokio::sync::watch;

pub(crate) use events::Listeners;
pub use hosts::PublicNameError;
pub(crate) use hosts::{Hosts, PublicName};
#[cfg(any(test, feature = "test-support"))]
pub(crate) use in_process::answer as in_process;
pub(crate) use request_body::BodyBudget;
pub(crate) use token::Tokens;

use crate::{
    clock::Clock,
    demo::Demo,
    log_throttle::LogThrottle,
    login_attempts::LoginAttempts,
    queue::{quotas::Quotas, sign_in::LoginPolicy},
    secret::Hasher,
    store::{Store, zones::Zones},
};

/// What the server has beyond the API, named on every answer. Clients look here and nowhere else.
const FEATURES: &str = "push, idempotency, directory, answers, next, logout";

/// Everything that a request needs.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) zones: Zones,
    pub(crate) quotas: Arc<Quotas>,
    pub(crate) tokens: Tokens,
    pub(crate) login_policy: LoginPolicy,
    pub(crate) attempts: LoginAttempts,
    pub(crate) hasher: Hasher,
    /// A user's id is all that a login needs, and others than this machine can reach the server.
    pub(crate) ids_are_passwords: bool,
    /// Told when somebody has signed out.
    pub(crate) signed_out: watch::Sender<()>,
    pub(crate) listeners: Arc<Listeners>,
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
    /// Lines of the log that may come too often.
    pub(crate) misdirected: LogThrottle,
    pub(crate) guesses: LogThrottle,
}

/// How often each operation was asked for (T11), whatever came of it.
#[derive(Debug, Default)]
pub(crate) struct Counts(Mutex<HashMap<&'static str, u64>>);

impl Counts {
    fn count(&self, operation: &'static str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(operation).or_default() += 1;
    }

    /// A copy, by the operation's name.
    pub(crate) fn all(&self) -> HashMap<String, u64> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }
}

/// The operation or extension at a path, by the name under which it is counted.
#[cfg(any(test, feature = "test-support"))]
pub(crate) fn endpoint_at(path: &str) -> Option<&'static str> {
    dispatch::asked_for(path).or_else(|| extensions::asked_for(path))
}

/// An operation or extension by its name, as it is counted; none if there is no such.
#[cfg(any(test, feature = "test-support"))]
pub(crate) fn endpoint_named(name: &str) -> Option<&'static str> {
    let operation = operation::Operation::named(name).map(operation::Operation::name);
    operation.or_else(|| extensions::named(name))
}

/// The answer to a request that met a fault of the program. It says nothing of `success`: what was asked for may have
/// been done.
pub(crate) fn internal_error() -> Response<Body> {
    let mut response = Response::new(Body::from("Internal Server Error\n"));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

/// The whole of the server's addresses.
pub(crate) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route(dispatch::BASE, any(dispatch::operation))
        .route(&format!("{}/", dispatch::BASE), any(dispatch::operation))
        .route(&format!("{}/{{*rest}}", dispatch::BASE), any(dispatch::operation))
        .merge(extensions::router())
        .fallback(dispatch::elsewhere)
        .layer(middleware::map_response(guard::with_common_headers))
        .layer(middleware::from_fn_with_state(app.clone(), guard::check))
        .with_state(app)
}
