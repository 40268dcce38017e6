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
    events, openapi,
    reply::{Format, Members, Style},
};
use crate::{
    domain::refusal::Failure,
    queue::{call, lists},
};

/// An extension: where it lives, and the name by which it is counted.
pub(super) struct Extension {
    path: &'static str,
    pub(super) name: &'static str,
}

const DIRECTORY: Extension = Extension { path: "/callpad/v1/directory", name: "directory" };
const ANSWERS: Extension = Extension { path: "/callpad/v1/answers/current", name: "answers" };
const NEXT: Extension = Extension { path: "/callpad/v1/next", name: "next" };
pub(super) const EVENTS: Extension = Extension { path: "/callpad/v1/events", name: "events" };
const HEALTH: Extension = Extension { path: "/callpad/v1/health", name: "health" };
const OPENAPI: Extension = Extension { path: "/callpad/v1/openapi.json", name: "openapi.json" };
const ALL: [Extension; 6] = [DIRECTORY, ANSWERS, NEXT, EVENTS, HEALTH, OPENAPI];

/// The name of the extension that lives at a path.
pub(super) fn asked_for(path: &str) -> Option<&'static str> {
    ALL.into_iter().find(|extension| extension.path == path).map(|extension| extension.name)
}

/// An extension by its name, without regard to case.
pub(super) fn named(name: &str) -> Option<&'static str> {
    ALL.into_iter().map(|extension| extension.name).find(|known| known.eq_ignore_ascii_case(name))
}

/// The addresses of the extensions.
pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route(DIRECTORY.path, any(directory))
        .route(ANSWERS.path, any(current_answer))
        .route(NEXT.path, any(next))
        .route(EVENTS.path, any(events::listen))
        .route(HEALTH.path, any(health))
        .route(OPENAPI.path, any(describe))
}

/// What M16 says is missing; the object stands alone, for it is also a file.
async fn directory(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (request, _) = extension(&app, DIRECTORY.name, request, true).await?;
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
        let (request, params) = extension(&app, ANSWERS.name, request, true).await?;
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
        let (request, params) = extension(&app, NEXT.name, request, true).await?;
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
        extension(&app, HEALTH.name, request, false).await?;
        app.store.read(|connection| Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await?;
        Members::none().with("version", env!("CARGO_PKG_VERSION"))
    };
    finish(&app, read.await)
}

async fn describe(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match extension(&app, OPENAPI.name, request, false).await {
        Ok(_) => Json(openapi::description()).into_response(),
        Err(failure) => style(&app).failure(&failure),
    }
}

pub(super) fn style(app: &App) -> Style {
    Style { format: Format::Json, meaningful: app.meaningful_status }
}

fn finish(app: &App, result: Result<Members, Failure>) -> Response<Body> {
    match result {
        Ok(members) => style(app).success(members),
        Err(failure) => style(app).failure(&failure),
    }
}
