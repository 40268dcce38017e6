//! What is ours: everything under `/callpad/v1/`, where a client of the real product never looks. Always JSON.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{Method, Response, StatusCode},
    response::IntoResponse,
    routing::any,
};
use callpad_wire::Errno;

use super::{
    App,
    dispatch::extension,
    events, logout, mask, openapi,
    response::{Encoding, ResponseBody, ResponseFormat},
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
pub(super) const LOGOUT: Extension = Extension { path: "/callpad/v1/logout", name: "logout" };
const ALL: [Extension; 7] = [DIRECTORY, ANSWERS, NEXT, EVENTS, HEALTH, OPENAPI, LOGOUT];

#[cfg(any(test, feature = "test-support"))]
/// The name of the extension that lives at a path.
pub(super) fn asked_for(path: &str) -> Option<&'static str> {
    ALL.into_iter().find(|extension| extension.path == path).map(|extension| extension.name)
}

#[cfg(any(test, feature = "test-support"))]
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
        .route(LOGOUT.path, any(logout::end))
}

/// What M16 says is missing; the object stands alone, for it is also a file.
async fn directory(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (pending, _) = extension(&app, DIRECTORY.name, Method::GET, request, true).await?;
        let own = pending.caller.id().to_owned();
        let read = app.store.read_at(move |connection, time| lists::directory(connection, &pending.at(time)));
        Ok((read.await?, own))
    };
    match read.await {
        Ok((mut directory, own)) => {
            if app.ids_are_passwords {
                directory.users.retain(|user| user.id == own);
            }
            Json(directory).into_response()
        }
        Err(failure) => response_format(&app).failure(&failure),
    }
}

/// The read-back that M2 and T12 miss.
async fn current_answer(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (pending, params) = extension(&app, ANSWERS.name, Method::GET, request, true).await?;
        let (desk, caller) = (params.required("desk_id")?, pending.caller.clone());
        let answer = app
            .store
            .read_at(move |connection, time| lists::current_answer(connection, &pending.at(time), &desk));
        let mut members = ResponseBody::empty().with("answer", answer.await?)?;
        mask::hide(&app, &caller, members.members_mut());
        Ok(members)
    };
    finish(&app, read.await)
}

/// What callnextticket would take now (M4): the counter screen may say it instead of guessing.
async fn next(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let read = async {
        let (pending, params) = extension(&app, NEXT.name, Method::GET, request, true).await?;
        let desk = params.required("desk_id")?;
        let named = params.given("user_id")?;
        let services = params.texts("services")?;
        let caller = pending.caller.clone();
        let user = caller.acting_user(named)?;
        let peek_next = app.store.read_at(move |connection, time| {
            call::peek_next(connection, &pending.at(time), &desk, &user, services)
        });
        let (ticket, reason) = peek_next.await?.unzip();
        let mut members = ResponseBody::empty().with("ticket", ticket)?.with("reason", reason)?;
        mask::hide(&app, &caller, members.members_mut());
        Ok(members)
    };
    finish(&app, read.await)
}

/// Alive, able to read its storage and to write it; else HTTP 503, for whoever looks after it.
async fn health(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    if let Err(failure) = extension(&app, HEALTH.name, Method::GET, request, false).await {
        return response_format(&app).failure(&failure);
    }
    if !app.store.is_healthy().await {
        return response_format(&app).refuse(StatusCode::SERVICE_UNAVAILABLE, Errno::UNKNOWN);
    }
    finish(&app, ResponseBody::empty().with("version", env!("CARGO_PKG_VERSION")))
}

async fn describe(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match extension(&app, OPENAPI.name, Method::GET, request, false).await {
        Ok(_) => Json(openapi::description()).into_response(),
        Err(failure) => response_format(&app).failure(&failure),
    }
}

pub(super) fn response_format(app: &App) -> ResponseFormat {
    ResponseFormat { encoding: Encoding::Json, meaningful_status: app.meaningful_status }
}

pub(super) fn finish(app: &App, result: Result<ResponseBody, Failure>) -> Response<Body> {
    match result {
        Ok(members) => response_format(app).success(members),
        Err(failure) => response_format(app).failure(&failure),
    }
}
