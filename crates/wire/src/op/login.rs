//! login (A1, A2).

use serde_json::{Map, Value};

use super::{Operation, OperationKind, Params};
use crate::ids::UserId;
use crate::lenient::{self, Unreadable};

/// Signs in. Not an action in the sense of T12: older tokens stay valid after a second login (A4), so it may be
/// repeated.
#[derive(Clone)]
pub struct Login {
    /// The person.
    pub user_id: UserId,
    /// Sent only if given (A1).
    pub secret: Option<String>,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login")
            .field("user_id", &self.user_id)
            .field("secret", &self.secret.as_ref().map(|_| "***"))
            .finish()
    }
}

/// The response to login. No `Serialize`, and no token in its `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The person, if the server says so.
    pub user_id: Option<UserId>,
    /// Their name, if the server says so.
    pub username: Option<String>,
    /// The token (JWT, seven days).
    pub authtoken: String,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("user_id", &self.user_id)
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

impl Operation for Login {
    const OP: &'static str = "login";
    const KIND: OperationKind = OperationKind::Read;
    type Reply = SignedIn;

    fn params(&self) -> Params {
        Params::new().text("user_id", &self.user_id).optional("secret", self.secret.as_ref())
    }

    fn read(body: &Map<String, Value>) -> Result<SignedIn, Unreadable> {
        let inner = lenient::object(body.get("answer"));
        let member = |key: &str, read: fn(&Value) -> Option<String>| {
            body.get(key).and_then(read).or_else(|| inner?.get(key).and_then(read))
        };
        // This could be a token in an unforeseen form: the error does not quote it.
        let authtoken =
            member("authtoken", lenient::as_it_came).ok_or_else(|| Unreadable::new("authtoken", None))?;
        Ok(SignedIn {
            user_id: member("user_id", lenient::id).map(UserId::new),
            username: member("username", lenient::text),
            authtoken,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: Value) -> Result<SignedIn, Unreadable> {
        Login::read(json.as_object().unwrap())
    }

    #[test]
    fn a2_token_at_top_level_or_inside_answer() {
        let top =
            read(serde_json::json!({"success":true,"user_id":"u","username":"ana","authtoken":"t"})).unwrap();
        assert_eq!(
            (top.user_id, top.username.as_deref(), top.authtoken.as_str()),
            (Some("u".into()), Some("ana"), "t")
        );
        let inner = read(serde_json::json!({"success":true,"answer":{"authtoken":"t"}})).unwrap();
        assert_eq!((inner.user_id, inner.username, inner.authtoken.as_str()), (None, None, "t"));
        assert_eq!(read(serde_json::json!({"success":true})).unwrap_err().field, "authtoken");
    }

    #[test]
    fn neither_secret_nor_token_is_in_debug() {
        let login = Login { user_id: "u".into(), secret: Some("hush".into()) };
        let signed_in = SignedIn { user_id: None, username: None, authtoken: "eyJ".into() };
        let debug = format!("{login:?} {signed_in:?}");
        assert!(!debug.contains("hush") && !debug.contains("eyJ"), "{debug}");
    }
}
