//! The read-only extensions: directory, answers/current, next, health. Always JSON.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{Method, Response, StatusCode},
    response::IntoResponse,
};
use callpad_wire::Errno;

use crate::{
    api::{
        extensions::{ANSWERS, DIRECTORY, HEALTH, NEXT},
        response::ResponseBody,
    },
    app::App,
    http::{authentication::extension, mask},
    queue::{call, lists},
};

/// The directory that the API lacks (M16); the object has no envelope, because it is also a file.
pub(crate) async fn directory(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
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
        Err(failure) => app.json_format().failure(&failure),
    }
}

/// The read-back that the API lacks (M2, T12).
pub(crate) async fn current_answer(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
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
    app.respond(read.await)
}

/// The ticket that callnextticket would take now (M4): a counter screen need not guess.
pub(crate) async fn next(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
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
    app.respond(read.await)
}

/// Whether the server can read and write its storage; otherwise HTTP 503, for monitoring.
pub(crate) async fn health(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    if let Err(failure) = extension(&app, HEALTH.name, Method::GET, request, false).await {
        return app.json_format().failure(&failure);
    }
    if !app.store.is_healthy().await {
        return app.json_format().refuse(StatusCode::SERVICE_UNAVAILABLE, Errno::UNKNOWN);
    }
    app.respond(ResponseBody::empty().with("version", env!("CARGO_PKG_VERSION")))
}
