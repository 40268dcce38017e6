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
mod request_id;

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
    handlers::{events, hall, health},
};

/// The operation or extension that a request asks for, by the name under which it is counted.
pub(crate) fn endpoint_at(method: &str, path: &str) -> Option<&'static str> {
    dispatch::asked_for(method, path)
        .or_else(|| paths::ALL.into_iter().find(|one| one.is_at(path)).map(|one| one.name))
}

/// An operation or extension by its name, as it is counted; none if there is no such.
#[cfg(any(test, feature = "test-support"))]
pub(crate) fn endpoint_named(name: &str) -> Option<&'static str> {
    let operation = crate::handlers::Operation::any_named(name).map(|operation| operation.name);
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
        .route(&format!("{}{{*rest}}", paths::BASE), any(dispatch::operation))
        .route(paths::EVENTS.path, any(events::listen))
        .route(paths::HEALTH.path, any(health::health))
        .route(paths::READY.path, any(health::ready))
        .route(paths::OPENAPI.path, any(openapi::serve))
        .route(paths::HALL_STATE.path, any(hall::state))
        .route(paths::HALL_EVENTS.path, any(hall::socket::listen))
        .route(paths::HALL_TICKETS.path, any(hall::kiosk::issue))
        .route(paths::HALL_TICKET.path, any(hall::phone::ticket))
        .route(paths::HALL_SLIP.path, any(hall::slip::of_ticket))
        .route(paths::HALL_CHECK_SLIP.path, any(hall::slip::of_check))
        .route("/hall/{location}", any(hall::pages::screen))
        .route("/kiosk/{location}/{device}", any(hall::pages::kiosk))
        .route("/t/{code}", any(hall::pages::phone))
        .route("/hall-files/{*file}", any(hall::pages::file))
        .fallback(dispatch::elsewhere)
        .layer(middleware::map_response(guard::with_common_headers))
        .layer(middleware::from_fn_with_state(app.clone(), guard::check))
        // Outermost: each answer has an id, refusals of the others too.
        .layer(middleware::from_fn(request_id::with_id))
        .with_state(app)
}
