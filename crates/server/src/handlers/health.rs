//! `/callpad/v1/health` and `/callpad/v1/ready`: for monitoring. No operations: they have a status of their own, and a
//! view of the data would wait.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{Response, StatusCode},
};
use callpad_wire::Errno;

use crate::{
    api::{
        extensions::{Extension, HEALTH, READY},
        response::ResponseBody,
    },
    app::App,
    http::authentication::extension,
    measure,
};

/// Whether the server can read and write its storage; otherwise HTTP 503.
pub(crate) async fn health(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    answer(&app, &HEALTH, request, true).await
}

/// Whether the server may be sent requests: it is healthy and does not end; otherwise HTTP 503.
pub(crate) async fn ready(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    answer(&app, &READY, request, !app.is_draining()).await
}

async fn answer(app: &Arc<App>, what: &Extension, request: Request, may_be: bool) -> Response<Body> {
    if let Err(failure) = extension(app, what.name, request, false).await {
        return app.json_format().failure(&failure);
    }
    let healthy = app.store.is_healthy().await;
    measure::healthy(healthy);
    if !(healthy && may_be) {
        return app.json_format().refuse(StatusCode::SERVICE_UNAVAILABLE, Errno::UNKNOWN);
    }
    app.respond(ResponseBody::empty().with("version", env!("CARGO_PKG_VERSION")))
}
