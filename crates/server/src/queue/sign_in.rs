//! login (A1, A4).

use crate::{
    domain::refusal::{Failure, Refusal},
    secret::{Hasher, LoginSecret},
};

/// What a login must prove in addition to the user id.
#[derive(Clone, Debug)]
pub(crate) enum LoginPolicy {
    /// Nothing, as in the document: then a user id is a password.
    UserIdOnly,
    /// The one secret of the server.
    ServerSecret(LoginSecret),
    /// The user's own secret; a user without one cannot sign in.
    UserSecret,
}

/// What login needs to know of a user.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) username: String,
    pub(crate) epoch: i64,
    /// Of the secret, if there is one.
    pub(crate) hash: Option<String>,
}

/// The account, if the login proves what the policy requires. An unknown user and a wrong secret are refused alike.
/// Comparing a secret is slow: it happens here, never while the storage is locked.
pub(crate) async fn verify(
    account: Option<Account>,
    login_policy: &LoginPolicy,
    hasher: &Hasher,
    given: Option<String>,
    is_stranger: bool,
) -> Result<Option<Account>, Failure> {
    let verify = match (login_policy, given) {
        (LoginPolicy::UserIdOnly, _) => true,
        (_, None) => false,
        (LoginPolicy::ServerSecret(secret), Some(given)) => secret.is(&given),
        (LoginPolicy::UserSecret, Some(given)) => {
            // A hash is always computed, so that the time taken does not reveal whether the user exists.
            let hash = account.as_ref().and_then(|account| account.hash.as_deref()).unwrap_or(NO_SECRET);
            let compared = hasher.is(hash.to_owned(), given, is_stranger).await;
            compared.map_err(|_| Refusal::Overloaded)?
        }
    };
    Ok(account.filter(|_| verify))
}

/// The hash of an unknown text.
const NO_SECRET: &str =
    "$argon2id$v=19$m=8192,t=2,p=1$bm9ib2R5IGtub3dzIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
