//! Signing in and out: login (A1, A2, A4), and `POST /callpad/v1/logout`.

use std::{net::IpAddr, time::Duration};

use axum::http::HeaderMap;
use callpad_wire::Errno;

use crate::{
    api::{params::Params, response::ResponseBody},
    app::App,
    domain::refusal::{Failure, Refusal},
    login_attempts::TooEarly,
    measure::{self, SignIn},
    queue::sign_in::{self, LoginPolicy},
    store::{chore::EndToken, query::AccountOf},
};

/// The address whose attempts are counted together; `None` if it may stand for everybody. A proxy on this machine names
/// its client last in `X-Forwarded-For`. From anywhere else the header cannot be trusted.
pub(crate) fn address(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    if !peer.is_loopback() {
        return Some(peer);
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().map(|address: IpAddr| address.to_canonical()).ok()
}

/// Signs in; the response's members are at top level (A2).
pub(crate) async fn sign_in(
    app: &App,
    address: Option<IpAddr>,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let now = app.clock.now();
    let user = params.required("user_id")?;
    let secret = params.given("secret")?;
    if secret.is_none() && !matches!(app.login_policy, LoginPolicy::UserIdOnly) {
        // Not an attempt: the client does not know yet that a secret is required.
        return Err(Refusal::NotSignedIn.into());
    }
    let attempt = app.attempts.begin(&user, address, now).map_err(|TooEarly { wait }| {
        measure::sign_in(SignIn::TooEarly);
        if let Some(times) = app.guesses.due() {
            tracing::warn!(?address, times, "too many failed sign-ins: further ones must wait");
        }
        later(wait)
    })?;
    let found = app.store.look(AccountOf(user.clone())).await?;
    // The user is logged only where the id is no secret: if nothing else is required, an id is a password, and an
    // unknown id may be a secret in the wrong field.
    let known = found
        .as_ref()
        .filter(|_| !matches!(app.login_policy, LoginPolicy::UserIdOnly))
        .map(|_| user.as_str());
    let Some(account) =
        sign_in::verify(found, &app.login_policy, &app.hasher, secret, !attempt.is_at_home).await?
    else {
        measure::sign_in(SignIn::Failed);
        tracing::warn!(user = known, ?address, "a sign-in failed");
        return Err(Refusal::NotSignedIn.into());
    };
    app.attempts.succeeded(&attempt, now);
    let token = app.tokens.issue(&user, account.epoch, now).map_err(|error| {
        tracing::error!(%error, "a token cannot be signed");
        Refusal::Errno(Errno::UNKNOWN)
    })?;
    measure::sign_in(SignIn::Done);
    tracing::info!(user = known, ?address, "signed in");
    ResponseBody::empty().with("user_id", user)?.with("username", account.username)?.with("authtoken", token)
}

/// Ends the token of the request, or with `{"all":true}` every token of its user.
pub(crate) async fn sign_out(
    app: &App,
    headers: &HeaderMap,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let all = params.flag("all")?.unwrap_or(false);
    // While authentication is off, tokens do not count, so there is nothing to end.
    if let Some(token) = app.tokens.read(headers).filter(|_| app.auth) {
        let user = token.user.clone();
        app.store.tend(EndToken { token, all }).await?;
        // After the commit: a check from now on sees that it has ended.
        app.rights_changed.send_replace(());
        tracing::info!(%user, all, "signed out");
    }
    Ok(ResponseBody::empty())
}

/// In whole seconds, at least one.
fn later(wait: Duration) -> Refusal {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Refusal::Later { after_s: u32::try_from(seconds.max(1)).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_may_say_whom_it_speaks_for() {
        let mut headers = HeaderMap::new();
        let address = |peer: &str, headers: &HeaderMap| {
            super::address(peer.parse().unwrap(), headers).map(|address| address.to_string())
        };
        assert_eq!(address("127.0.0.1", &headers), None);
        assert_eq!(address("10.0.0.7", &headers).as_deref(), Some("10.0.0.7"));
        headers.append("x-forwarded-for", "192.0.2.1, 192.0.2.2".parse().unwrap());
        assert_eq!(address("::1", &headers).as_deref(), Some("192.0.2.2"));
        assert_eq!(address("10.0.0.7", &headers).as_deref(), Some("10.0.0.7"));
        headers.append("x-forwarded-for", "::ffff:192.0.2.3".parse().unwrap());
        assert_eq!(address("127.0.0.1", &headers).as_deref(), Some("192.0.2.3"));
        headers.append("x-forwarded-for", "unknown".parse().unwrap());
        assert_eq!(address("127.0.0.1", &headers), None);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds() {
        for (millis, seconds) in [(1, 1), (1_000, 1), (1_001, 2), (60_000, 60)] {
            assert_eq!(later(Duration::from_millis(millis)), Refusal::Later { after_s: seconds });
        }
    }
}
