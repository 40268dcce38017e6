//! A person at a server: sends with the token, renews it, and repeats what may be repeated.

mod encoding;
mod logout;
mod operations;
mod renewal;

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use callpad_wire::op::WaitingTicketsCount;
use callpad_wire::{Errno, Operation, OperationKind, UserId};
use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::api_request::ApiRequest;
use crate::classify::Classified;
use crate::client::Client;
use crate::retry::{self, Decision};
use crate::secret::Secret;
use callpad_wire::IdempotencyKey;
use callpad_wire::Token;
use callpad_wire::error::{Error, FoundInstead};
use renewal::Renewal;

/// How long a token counts as new: a 403 under a new token is not due to the token.
const NEW: Duration = Duration::from_secs(10 * 60);

/// A client with a person and, if the server wants one, a token. A clone is cheap and shares the session.
#[derive(Clone)]
pub struct Session {
    inner: Arc<Inner>,
}

struct Inner {
    client: Client,
    user_id: UserId,
    secret: Option<Secret>,
    held: Mutex<Held>,
    changes: watch::Sender<Option<Token>>,
    /// Told by each feed when the directory has changed, or may have.
    directory: watch::Sender<()>,
    /// Locked during a renewal, so that there is one at a time.
    renewal: tokio::sync::Mutex<Renewal>,
}

/// What a request starts with.
#[derive(Clone, Default)]
struct Held {
    token: Option<Token>,
    /// Renewals that have ended, successfully or not.
    rounds: u64,
    /// When a login gave the token; `None` for a resumed one.
    renewed: Option<Instant>,
    /// A new token was due again at once: the clock is wrong by an unknown amount (V4).
    clock_is_wrong: bool,
}

/// What a server said at sign-in, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedInUser {
    /// The person, if the server says so (A2).
    pub user_id: Option<UserId>,
    /// Their name, if the server says so (A2).
    pub username: Option<String>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("client", &self.inner.client)
            .field("user_id", &self.inner.user_id)
            .finish_non_exhaustive()
    }
}

impl Session {
    /// Resumes a session from what the vault stored. Nothing is sent; without a token the first refused request signs
    /// in (A5).
    pub fn resume(client: Client, user_id: UserId, secret: Option<Secret>, token: Option<Token>) -> Self {
        let (changes, _) = watch::channel(token.clone());
        let inner = Inner {
            client,
            user_id,
            secret,
            held: Mutex::new(Held { token, ..Held::default() }),
            changes,
            directory: watch::Sender::new(()),
            renewal: tokio::sync::Mutex::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The underlying client.
    pub fn client(&self) -> &Client {
        &self.inner.client
    }

    /// The person, whose id goes with every call (A6).
    pub fn user_id(&self) -> &UserId {
        &self.inner.user_id
    }

    /// The current token.
    pub fn token(&self) -> Option<Token> {
        self.held().token.clone()
    }

    /// Watches the token, so that the vault can store a new one. The present one counts as seen.
    pub fn token_changes(&self) -> watch::Receiver<Option<Token>> {
        self.inner.changes.subscribe()
    }

    /// Watches the directory: a feed of this session says that an administrator has changed it, or that it may have
    /// changed. Without an open feed nothing is told.
    pub fn directory_changes(&self) -> watch::Receiver<()> {
        self.inner.directory.subscribe()
    }

    pub(crate) fn directory_sender(&self) -> watch::Sender<()> {
        self.inner.directory.clone()
    }

    /// Sends an operation. A read may be sent up to twice more; an action is sent once, with a key of its own. After
    /// HTTP 401 or 403, or error 7 or 9 with an expired token, it is sent once more after a renewal: a refused request
    /// has done nothing (A4).
    ///
    /// # Errors
    /// Everything in [`Error`] except an address error.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Reply, Error> {
        let key = (O::KIND == OperationKind::Act).then(IdempotencyKey::random);
        self.send_request(operation, ApiRequest::of(operation, key)).await
    }

    /// Sends an action with a key that is already in the journal; otherwise as [`Session::send`].
    ///
    /// # Errors
    /// As [`Session::send`].
    pub async fn send_with_key<O: Operation>(
        &self,
        operation: &O,
        key: IdempotencyKey,
    ) -> Result<O::Reply, Error> {
        self.send_request(operation, ApiRequest::of(operation, Some(key))).await
    }

    async fn send_request<O: Operation>(
        &self,
        operation: &O,
        request: ApiRequest,
    ) -> Result<O::Reply, Error> {
        let body = self.perform(&request).await?;
        let token = self.token();
        O::read(&body)
            .and_then(|reply| operation.answered_by(&reply).map(|()| reply))
            .map_err(|e| unreadable(e, body, token.as_ref(), request.name()))
    }

    /// Sends a request and repeats it if that is allowed (T12).
    pub(crate) async fn perform(&self, request: &ApiRequest) -> Result<Map<String, Value>, Error> {
        let mut attempt = 0;
        loop {
            let error = match self.send_signed_in(request).await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            match retry::decide(request.kind, attempt, &error, jitter()) {
                Decision::GiveUp => return Err(error),
                Decision::After(pause) => {
                    tracing::debug!(operation = request.name(), %error, "reading again");
                    tokio::time::sleep(pause).await;
                }
            }
            attempt += 1;
        }
    }

    /// Sends a request, and again after a renewal if the token was refused (A4).
    async fn send_signed_in(&self, request: &ApiRequest) -> Result<Map<String, Value>, Error> {
        let start = self.held().clone();
        let (status, errno) = match self.inner.client.send(request, start.token.as_ref()).await? {
            Classified::Success(body) => return Ok(body),
            Classified::Refused { status, errno, in_envelope } => {
                proven(request, status, in_envelope)?;
                (status, errno)
            }
        };
        if !self.is_for_the_token(status, errno, &start) {
            return Err(refused(request, status, errno));
        }
        let token = match self.renew(start.rounds).await {
            Ok(token) => token,
            Err(error) if status == 403 && start.token.is_some() && error.is_denied() => {
                return Err(self.role_or_sign_in(request, start.token.as_ref(), errno, error).await);
            }
            Err(error) => return Err(error),
        };
        match self.inner.client.send(request, token.as_ref()).await? {
            Classified::Success(body) => Ok(body),
            // Refused with a token at most minutes old: the server has ended the session for good.
            Classified::Refused { status: 401, .. } => Err(Error::TokenEnded),
            Classified::Refused { status, errno, in_envelope } => {
                proven(request, status, in_envelope)?;
                Err(refused(request, status, errno))
            }
        }
    }

    /// Whether a refusal concerns the token rather than the request (A4).
    fn is_for_the_token(&self, status: u16, errno: Errno, start: &Held) -> bool {
        let is_new = start.renewed.is_some_and(|at| at.elapsed() < NEW);
        let now = self.inner.client.server_time(Timestamp::now());
        let ended = || start.token.as_ref().is_some_and(|t| t.expires_at() <= now) && !start.clock_is_wrong;
        match status {
            401 => true,
            403 => !is_new,
            _ => matches!(errno, Errno::CANNOT_CONCLUDE | Errno::UNKNOWN) && !is_new && ended(),
        }
    }

    /// What a 403 means if renewing does not help: a harmless read with the same token shows whether a role is missing
    /// or the sign-in has ended (A4).
    async fn role_or_sign_in(
        &self,
        request: &ApiRequest,
        token: Option<&Token>,
        errno: Errno,
        renewal: Error,
    ) -> Error {
        let read = ApiRequest::of(&WaitingTicketsCount::default(), None);
        if request.name() == read.name() {
            return renewal;
        }
        match self.inner.client.send(&read, token).await {
            Ok(Classified::Refused { status: 401 | 403, .. }) => renewal,
            Ok(_) => refused(request, 403, errno),
            Err(error) => Error::RenewalFailed(Box::new(error)),
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.inner.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A 401 is a refusal, whoever sends it: the request was not let in. A 403 without the API's JSON may come from a
/// gateway, which also inspects responses: for an action it proves nothing, so it is not sent again (T13).
fn proven(request: &ApiRequest, status: u16, in_envelope: bool) -> Result<(), Error> {
    if request.kind == OperationKind::Read || in_envelope || status == 401 {
        return Ok(());
    }
    Err(Error::NotTheApi { found: FoundInstead::Other, status, excerpt: String::new() })
}

fn refused(request: &ApiRequest, status: u16, errno: Errno) -> Error {
    Error::Refused { operation: request.name(), status, errno, roles: request.roles }
}

/// Names the field; the body is quoted without its token, and not at all if it was to bring one.
pub(crate) fn unreadable(
    error: callpad_wire::Unreadable,
    body: Map<String, Value>,
    token: Option<&Token>,
    operation: &str,
) -> Error {
    let excerpt = if operation == "login" {
        String::new()
    } else {
        let hidden: Vec<&str> = token.iter().map(|t| t.reveal()).collect();
        crate::excerpt::excerpt(Value::Object(body).to_string().as_bytes(), &hidden)
    };
    Error::Unreadable { field: error.field, excerpt }
}

/// From 0 to 1.
fn jitter() -> f64 {
    // Seeded by the operating system through the standard library's hasher.
    f64::from((RandomState::new().hash_one(()) >> 32) as u32) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a4_what_is_refused_for_the_token() {
        let address = crate::ServerAddress::parse("http://127.0.0.1").unwrap();
        let client = Client::new(address, crate::Options::default()).unwrap();
        let session = Session::resume(client, "u".into(), None, None);
        let fresh = Token::issued("t", Timestamp::now());
        let ended = Token::issued("t", "2020-11-01T08:00:00Z".parse().unwrap());
        let held = |token: &Option<Token>| Held { token: token.clone(), ..Held::default() };
        let new = Held { renewed: Some(Instant::now()), ..held(&ended) };
        let wrong = Held { clock_is_wrong: true, ..held(&ended) };
        for (status, errno, start, renew) in [
            (401, 7, &held(&fresh), true),
            (403, 7, &held(&fresh), true),
            (401, 9, &held(&None), true),
            (200, 7, &held(&fresh), false),
            (200, 7, &held(&ended), true),
            (200, 9, &held(&ended), true),
            (200, 6, &held(&ended), false),
            (200, 7, &held(&None), false),
            (404, 7, &held(&fresh), false),
            (401, 7, &new, true),
            (403, 7, &new, false),
            (200, 7, &new, false),
            (403, 7, &wrong, true),
            (200, 7, &wrong, false),
        ] {
            assert_eq!(session.is_for_the_token(status, Errno(errno), start), renew, "{status} {errno}");
        }
    }

    #[test]
    fn jitter_lies_between_0_and_1() {
        assert!((0..1000).map(|_| jitter()).all(|j| (0.0..=1.0).contains(&j)));
    }
}
