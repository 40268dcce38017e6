//! `POST /callpad/v1/logout`: ends the token that it comes with, or with `{"all":true}` every token of its user.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, Response},
};

use super::{App, dispatch, extensions, response::ResponseBody};
use crate::{domain::refusal::Failure, store::sessions};

pub(super) async fn end(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    extensions::finish(&app, run(&app, request).await)
}

async fn run(app: &App, request: Request) -> Result<ResponseBody, Failure> {
    let token = app.tokens.read(request.headers());
    let (_, params) = dispatch::extension(app, extensions::LOGOUT.name, Method::POST, request, true).await?;
    let all = params.flag("all")?.unwrap_or(false);
    // While authentication is off, a token is worth nothing and there is nothing to end.
    if let Some(token) = token.filter(|_| app.auth) {
        let (user, now) = (token.user.clone(), app.clock.now());
        app.store.write(move |transaction| Ok(sessions::end(transaction, &token, all, now)?)).await?;
        // After the commit: whoever looks now sees that it has ended.
        app.signed_out.send_replace(());
        tracing::info!(%user, all, "signed out");
    }
    Ok(ResponseBody::empty())
}
