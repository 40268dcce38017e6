//! login (A1, A4).

use rusqlite::Connection;

use crate::{
    domain::refusal::{Failure, Refusal},
    secret::{self, LoginSecret},
    store::places,
};

/// What a login must prove besides the user id.
#[derive(Clone, Debug)]
pub(crate) enum Demand {
    /// Nothing, as the document has it: a user id is then a password.
    Nothing,
    /// The one secret of the server.
    Server(LoginSecret),
    /// The user's own secret; who has none cannot sign in.
    Own,
}

/// Checks a login. An unknown user and a wrong secret are refused alike. Gives the username.
pub(crate) fn check(
    connection: &Connection,
    demand: &Demand,
    user: &str,
    given: Option<&str>,
) -> Result<String, Failure> {
    let found = places::credentials(connection, user)?;
    let proven = match demand {
        Demand::Nothing => true,
        Demand::Server(secret) => given.is_some_and(|given| secret.is(given)),
        Demand::Own => {
            // A hash is computed in any case, so that the time taken does not tell whether the user is known.
            let hash = found.as_ref().and_then(|(_, hash)| hash.as_deref()).unwrap_or(NO_SECRET);
            given.is_some_and(|given| secret::is(hash, given))
        }
    };
    match found {
        Some((username, _)) if proven => Ok(username),
        _ => Err(Refusal::NotSignedIn.into()),
    }
}

/// The hash of a text that nobody knows.
const NO_SECRET: &str =
    "$argon2id$v=19$m=8192,t=2,p=1$bm9ib2R5IGtub3dzIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
