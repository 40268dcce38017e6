//! Tokens that end by an administrator's word, and the keys that sign them.

use serde_json::json;

use super::ask::{AdminError, Report};
use crate::{
    clock::Time,
    directory::Problems,
    store::{
        StorageError,
        audit::{self, Actor},
        sessions, token_keys,
        view::View,
    },
};

/// Ends every token of a user, who may sign in again.
pub(super) fn revoke(view: &View<'_>, user: &str, time: Time, who: &str) -> Result<Report, AdminError> {
    let wrong = StorageError::from;
    if sessions::epoch(view, user).map_err(wrong)?.is_none() {
        return Err(AdminError::Refused(Problems::one_at("user", Some(user), "is not there")));
    }
    sessions::begin_epoch(view, user).map_err(wrong)?;
    audit::done(view, Actor { who: Some(who), at: time.now }, "revoke", user).map_err(wrong)?;
    Ok(Report { lines: vec![format!("user {user}: every token has ended")], value: json!({"user_id": user}) })
}

/// Lets a new key sign. Tokens that are out stay valid until they end, or, with `end_all`, none does.
pub(super) fn rotate(view: &View<'_>, end_all: bool, time: Time, who: &str) -> Result<Report, AdminError> {
    let wrong = StorageError::from;
    // A folder on which no server ran has none yet.
    token_keys::ring(view, time.now).map_err(wrong)?;
    let key = token_keys::rotate(view, time.now, end_all).map_err(wrong)?;
    let what = if end_all { "end all tokens" } else { "rotate keys" };
    audit::done(view, Actor { who: Some(who), at: time.now }, what, &key).map_err(wrong)?;
    let mut lines = vec![format!("key {key} signs from now on")];
    if end_all {
        // What listens is asked whether its token counts, not which key signed it.
        sessions::begin_epochs(view).map_err(wrong)?;
        lines.push("every token has ended: everybody signs in again".to_owned());
    }
    Ok(Report { lines, value: json!({"key": key, "all_tokens_ended": end_all}) })
}
