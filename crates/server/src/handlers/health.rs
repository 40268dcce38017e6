//! `/callpad/v1/health`: for monitoring. Not an operation: it has a status of its own, and a view of the data would wait.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, Response, StatusCode},
};
use callpad_wire::Errno;

use crate::{
    api::{extensions::HEALTH, response::ResponseBody},
    app::App,
    http::authentication::extension,
};

/// Whether the server can read and write its storage; otherwise HTTP 503.
pub(crate) async fn health(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    if let Err(failure) = extension(&app, HEALTH.name, Method::GET, request, false).await {
        return app.json_format().failure(&failure);
    }
    if !app.store.is_healthy().await {
        return app.json_format().refuse(StatusCode::SERVICE_UNAVAILABLE, Errno::UNKNOWN);
    }
    app.respond(ResponseBody::empty().with("version", env!("CARGO_PKG_VERSION")))
}
