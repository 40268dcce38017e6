//! What is ours: everything under `/callpad/v1/`, where a client of the real product never looks. Always JSON.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::Response,
    response::IntoResponse,
    routing::any,
};

use super::{
    App,
    dispatch::extension,
    openapi,
    reply::{Format, Members, Style},
};
use crate::{
    domain::refusal::Failure,
    queue::{call, lists},
};

/// The addresses of the extensions.
pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/callpad/v1/directory", any(directory))
        .route("/callpad/v1/answers/current", any(current_answer))
        .route("/callpad/v1/next", any(next))
        .route("/callpad/v1/health", any(health))
        .route("/callpad/v1/openapi.json", any(describe))
}

/// What M16 says is missing; the object stands alone, for it is also a file.
async fn directory(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (request, _) = extension(&app, "directory", request, true).await?;
        app.store.read(move |connection| lists::directory(connection, &request)).await
    };
    match read.await {
        Ok(directory) => Json(directory).into_response(),
        Err(failure) => style(&app).failure(&failure),
    }
}

/// The read-back that M2 and T12 miss.
async fn current_answer(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (request, params) = extension(&app, "answers", request, true).await?;
        let desk = params.required("desk_id")?;
        let answer =
            app.store.read(move |connection| lists::current_answer(connection, &request, &desk)).await?;
        Members::none().with("answer", answer)
    };
    finish(&app, read.await)
}

/// What callnextticket would take now (M4): the counter screen may say it instead of guessing.
async fn next(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (request, params) = extension(&app, "next", request, true).await?;
        let desk = params.required("desk_id")?;
        let named = params.given("user_id")?;
        let services = params.texts("services")?;
        let user = request.caller.acting_user(named)?;
        let foreseen = app
            .store
            .read(move |connection| call::foreseen(connection, &request, &desk, &user, services))
            .await?;
        let (ticket, reason) = foreseen.unzip();
        Members::none().with("ticket", ticket)?.with("reason", reason)
    };
    finish(&app, read.await)
}

/// Alive, and able to read its storage.
async fn health(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        extension(&app, "health", request, false).await?;
        app.store.read(|connection| Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await?;
        Members::none().with("version", env!("CARGO_PKG_VERSION"))
    };
    finish(&app, read.await)
}

async fn describe(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match extension(&app, "openapi.json", request, false).await {
        Ok(_) => Json(openapi::description()).into_response(),
        Err(failure) => style(&app).failure(&failure),
    }
}

fn style(app: &App) -> Style {
    Style { format: Format::Json, meaningful: app.meaningful_status }
}

fn finish(app: &App, result: Result<Members, Failure>) -> Response<Body> {
    match result {
        Ok(members) => style(app).success(members),
        Err(failure) => style(app).failure(&failure),
    }
}
