//! login (A1, A2, A4).

use callpad_wire::Errno;

use super::{App, params::Params, reply::Members};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{self, sign_in},
};

/// Signs in; the answer's members are at top level (A2).
pub(super) async fn sign_in(app: &App, request: queue::Request, params: &Params) -> Result<Members, Failure> {
    let user = params.required("user_id")?;
    let secret = params.given("secret")?;
    let demand = app.demand.clone();
    let id = user.clone();
    let username =
        app.store.read(move |connection| sign_in::check(connection, &demand, &id, secret.as_deref())).await?;
    let token = app.tokens.issue(&user, request.now).map_err(|error| {
        tracing::error!(%error, "a token cannot be signed");
        Refusal::Errno(Errno::UNKNOWN)
    })?;
    Members::none().with("user_id", user)?.with("username", username)?.with("authtoken", token)
}
