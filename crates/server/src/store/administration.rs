//! What an administrator does to a branch, as it is written.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::error::ImportError;
use crate::{
    directory::{Directory, difference::Difference},
    domain::{hall::DeviceKey, token::TokenKey},
    secret,
};

/// What an administrator does.
#[derive(Clone, Debug)]
pub(crate) enum Administration {
    /// Changes the directory.
    Change(Arc<Plan>),
    /// Ends the day of a location, or of all.
    Reset { location: Option<String> },
    /// Erases what belongs to the visitor of one ticket.
    Erase(Erase),
    /// Gives a screen or a kiosk this key; the one that it had ends.
    DeviceKey { device: String, key: DeviceKey },
    /// Ends every token of a user.
    Revoke { user: String },
    /// Lets a new key sign tokens.
    RotateKeys { end_all: bool },
}

/// Whose ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Erase {
    /// By its id.
    Ticket(String),
    /// By its number of the day.
    Number {
        /// The number, with the tag of its service or without.
        number: String,
        /// Of this location; `None` for any.
        location: Option<String>,
    },
}

/// What came of it. Only what says so has changed anything.
#[derive(Debug)]
pub(crate) enum Administered {
    /// It is done.
    Done,
    /// The day is ended; so many tickets were not.
    Reset { tickets: usize },
    /// The device has the key; where its page is.
    HasKey { path: String },
    /// The device has no page, for this reason; nothing is done.
    NoPage(&'static str),
    /// The visitor of this ticket is erased.
    Erased { ticket: String },
    /// A new key signs; all keys, that one first.
    Rotated { key: String, ring: Vec<TokenKey> },
    /// Somebody else has changed the directory since the plan was made; nothing is done.
    Stale,
    /// What would be removed is in use, for these reasons; nothing is done.
    InUse(Vec<String>),
    /// What is named is not there; nothing is done.
    NotThere,
    /// The number is that of several tickets, by their ids; nothing is done.
    Several(Vec<String>),
}

/// What a change of the directory is worked out from.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Another one after each change.
    pub(crate) version: i64,
    pub(crate) directory: Directory,
    /// Of secrets, by user.
    pub(crate) hashes: BTreeMap<String, String>,
    /// Services that are open or closed otherwise than the directory has it, and how.
    pub(crate) stopped_or_resumed: HashMap<String, bool>,
}

/// A change of the directory that is to be written.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Of the state from which it was worked out.
    pub(crate) version: i64,
    pub(crate) new: Directory,
    pub(crate) difference: Difference,
    /// Hashes of new secrets, by user.
    pub(crate) secrets: BTreeMap<String, String>,
    /// Services that are to be open or closed whatever a supervisor did.
    pub(crate) open: Vec<(String, bool)>,
    /// From now on it is somebody's own, and no demo that begins anew each day.
    pub(crate) is_import: bool,
    /// Also where what is removed is in use.
    pub(crate) force: bool,
}

/// The hashes of those secrets of a directory that are others than the kept ones. A kept secret may be short: an earlier
/// version accepted it. Slow: each costs what a login costs.
pub(crate) fn new_secrets(
    directory: &Directory,
    kept: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ImportError> {
    let mut new = BTreeMap::new();
    for user in &directory.users {
        let kept = kept.get(&user.id);
        let refused = |reason: String| ImportError::Secret { user: user.id.clone(), reason };
        match (&user.secret, &user.secret_hash) {
            (Some(secret), _) if kept.is_none_or(|kept| !secret::is(kept, secret)) => {
                secret::check_new(secret).map_err(|reason| refused(reason.to_string()))?;
                let hash = secret::hash(secret).map_err(|reason| refused(reason.to_string()))?;
                new.insert(user.id.clone(), hash);
            }
            (None, Some(hash)) if kept != Some(hash) => drop(new.insert(user.id.clone(), hash.clone())),
            _ => {}
        }
    }
    Ok(new)
}
