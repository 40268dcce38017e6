//! Sign-in and renewal: one at a time, shared by all who wait, so that they never pile up.

use std::time::Duration;

use callpad_wire::op::{Login, SignedIn, WaitingTicketsCount};
use callpad_wire::{Errno, Operation, UserId};
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::{Session, SignedInUser, unreadable};
use crate::api_request::ApiRequest;
use crate::classify::Classified;
use crate::client::Client;
use crate::options::Encoding;
use crate::secret::Secret;
use callpad_wire::Error;
use callpad_wire::Token;

/// How long before its end a token is renewed (A3).
const AHEAD: SignedDuration = SignedDuration::from_hours(1);

/// How long a refused renewal is not retried: the person has to sign in, and servers count refused logins.
const REFUSED: Duration = Duration::from_secs(10 * 60);

/// How the last renewal ended, for those who waited while it ran.
#[derive(Default)]
pub(super) struct Renewal {
    failure: Option<Error>,
    refused: Option<Instant>,
}

/// The result of a login.
enum LoggedIn {
    With(Token, SignedInUser),
    /// The server has no login and responds without a token (A5).
    Needless,
}

impl Session {
    /// Signs in by a login, whether or not the server wants a token; a server that has no login and responds without a
    /// token is accepted (A5).
    ///
    /// # Errors
    /// [`Error::SignInRefused`] for an unknown user or a wrong secret, [`Error::AddressRefused`] for a 403, which says
    /// nothing about the user; otherwise the failure of the exchange.
    pub async fn sign_in(
        client: Client,
        user_id: UserId,
        secret: Option<Secret>,
    ) -> Result<(Self, SignedInUser), Error> {
        let (token, facts) = match login(&client, &user_id, secret.as_ref()).await? {
            LoggedIn::With(token, facts) => (Some(token), facts),
            LoggedIn::Needless => (None, SignedInUser { user_id: None, username: None }),
        };
        let session = Self::resume(client, user_id, secret, token);
        session.held().renewed = Some(Instant::now());
        Ok((session, facts))
    }

    /// Renews a token that ends within the hour, or within the last quarter of its life if that is shorter (A3).
    /// Returns whether it did. `now` is this machine's time; it is corrected by the server's clock if known (V4).
    ///
    /// # Errors
    /// [`Error::TokenEnded`] if the server refuses, otherwise [`Error::RenewalFailed`]; the old token stays in use.
    pub async fn renew_if_due(&self, now: Timestamp) -> Result<bool, Error> {
        let start = self.held().clone();
        let is_due = |token: Option<&Token>| {
            let ahead = |t: &Token| AHEAD.min(t.validity() / 4);
            token.is_some_and(|t| t.expires_at().duration_since(self.client().server_time(now)) < ahead(t))
        };
        if start.clock_is_wrong || !is_due(start.token.as_ref()) {
            return Ok(false);
        }
        let token = self.renew(start.rounds).await?;
        // A new token is due at once: the clock is wrong, and only a refusal can show when a renewal is due. Otherwise
        // each check would log in again, for ever.
        self.held().clock_is_wrong = is_due(token.as_ref());
        Ok(true)
    }

    /// A newer token than the one that a request started with in that round. A caller that comes during a renewal waits
    /// for it and shares its outcome, good or bad.
    pub(super) async fn renew(&self, round: u64) -> Result<Option<Token>, Error> {
        let mut renewal = self.inner.renewal.lock().await;
        let refused_lately = renewal.refused.is_some_and(|at| at.elapsed() < REFUSED);
        if self.held().rounds == round && !refused_lately {
            tracing::info!("renewing the session");
            renewal.failure = match login(&self.inner.client, &self.inner.user_id, self.inner.secret.as_ref())
                .await
            {
                Ok(LoggedIn::With(token, _)) => {
                    let mut held = self.held();
                    held.token = Some(token.clone());
                    held.renewed = Some(Instant::now());
                    drop(held);
                    self.inner.changes.send_replace(Some(token));
                    None
                }
                Ok(LoggedIn::Needless) => None,
                // If nobody was signed in, no sign-in has ended.
                Err(error @ Error::AddressRefused { .. }) if self.token().is_none() => Some(error),
                Err(Error::SignInRefused { .. } | Error::AddressRefused { .. }) => Some(Error::TokenEnded),
                Err(error) => Some(Error::RenewalFailed(Box::new(error))),
            };
            renewal.refused = renewal.failure.as_ref().filter(|e| e.is_denied()).map(|_| Instant::now());
            self.held().rounds += 1;
        }
        match &renewal.failure {
            Some(error) => Err(error.clone()),
            None => Ok(self.token()),
        }
    }
}

/// One login; repeated in the other encoding if the server seems not to have understood the first (T4): a login changes
/// nothing.
async fn login(client: &Client, user_id: &UserId, secret: Option<&Secret>) -> Result<LoggedIn, Error> {
    let request = Login { user_id: user_id.clone(), secret: secret.map(|s| s.text().to_owned()) };
    let request = ApiRequest::of(&request, None);
    let first = client.send(&request, None).await;
    if needs_other_encoding(&first) && client.encoding() == Encoding::Json {
        client.set_encoding(Encoding::Form);
        match client.send(&request, None).await {
            Ok(Classified::Success(body)) => return read(client, body),
            _ => client.set_encoding(Encoding::Json),
        }
    }
    match first {
        Ok(Classified::Success(body)) => read(client, body),
        Ok(Classified::Refused { status, errno, .. }) => {
            if errno == Errno::INVALID_OPERATION && answers_without_token(client).await {
                return Ok(LoggedIn::Needless);
            }
            Err(match status {
                403 => Error::AddressRefused { host: client.address().host_and_port() },
                // Too many logins, of this person or of all: that says nothing about the secret, and later it may work.
                429 | 500.. => Error::ServerFailed { status },
                _ => Error::SignInRefused { status, errno },
            })
        }
        Err(Error::NotTheApi { status: 404, .. }) if answers_without_token(client).await => {
            Ok(LoggedIn::Needless)
        }
        Err(error) => Err(error),
    }
}

/// Parameters missing, or no such user: the response of a server that did not read the body's parameters.
fn needs_other_encoding(answer: &Result<Classified, Error>) -> bool {
    matches!(
        answer,
        Ok(Classified::Refused { status, errno: Errno::INVALID_PARAMETERS | Errno::NO_VALUES, .. })
            if !matches!(status, 401 | 403)
    )
}

async fn answers_without_token(client: &Client) -> bool {
    let count = ApiRequest::of(&WaitingTicketsCount::default(), None);
    matches!(client.send(&count, None).await, Ok(Classified::Success(_)))
}

fn read(client: &Client, body: serde_json::Map<String, serde_json::Value>) -> Result<LoggedIn, Error> {
    let SignedIn { user_id, username, authtoken } = match Login::read(&body) {
        Ok(signed_in) => signed_in,
        Err(e) => return Err(unreadable(e, body, None, Login::OP)),
    };
    let authtoken = zeroize::Zeroizing::new(authtoken);
    let token = Token::issued(&authtoken, client.server_time(Timestamp::now()))
        .ok_or_else(|| Error::Unreadable { field: "authtoken".to_owned(), excerpt: String::new() })?;
    Ok(LoggedIn::With(token, SignedInUser { user_id, username }))
}
