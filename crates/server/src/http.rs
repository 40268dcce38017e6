//! The API over HTTP: routes, who may reach the server, the order of checks, and the description.

mod action;
pub(crate) mod authentication;
mod dispatch;
mod guard;
pub(crate) mod hosts;
#[cfg(any(test, feature = "test-support"))]
mod in_process;
pub(crate) mod mask;
mod openapi;
pub(crate) mod request_body;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Response, StatusCode},
    middleware,
    routing::any,
};

#[cfg(any(test, feature = "test-support"))]
pub(crate) use in_process::answer as in_process;

use crate::{
    api::extensions as paths,
    app::App,
    handlers::{events, extensions, session},
};

/// What the server has beyond the API, named on every answer. Clients look here and nowhere else.
const FEATURES: &str = "push, idempotency, directory, answers, next, logout";

/// The operation or extension at a path, by the name under which it is counted.
#[cfg(any(test, feature = "test-support"))]
pub(crate) fn endpoint_at(path: &str) -> Option<&'static str> {
    dispatch::asked_for(path)
        .or_else(|| paths::ALL.into_iter().find(|one| one.path == path).map(|one| one.name))
}

/// An operation or extension by its name, as it is counted; none if there is no such.
#[cfg(any(test, feature = "test-support"))]
pub(crate) fn endpoint_named(name: &str) -> Option<&'static str> {
    let operation = crate::handlers::Operation::named(name).map(|operation| operation.name);
    operation
        .or_else(|| paths::ALL.into_iter().map(|one| one.name).find(|known| known.eq_ignore_ascii_case(name)))
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
        .route(paths::DIRECTORY.path, any(extensions::directory))
        .route(paths::ANSWERS.path, any(extensions::current_answer))
        .route(paths::NEXT.path, any(extensions::next))
        .route(paths::EVENTS.path, any(events::listen))
        .route(paths::HEALTH.path, any(extensions::health))
        .route(paths::OPENAPI.path, any(openapi::serve))
        .route(paths::LOGOUT.path, any(session::logout))
        .fallback(dispatch::elsewhere)
        .layer(middleware::map_response(guard::with_common_headers))
        .layer(middleware::from_fn_with_state(app.clone(), guard::check))
        .with_state(app)
}
