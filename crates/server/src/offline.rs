//! What an administrator does to a folder: print the directory, take one over, reset the day.

use std::path::Path;

use jiff::Timestamp;

use crate::{
    clock::Clock,
    directory::{self, Directory},
    domain::refusal::Failure,
    store::{
        self, OfflineAccessError, StorageError, days, directory::ImportError, meta, places::Places, sessions,
        time, token_keys, zones::Zones,
    },
};

/// Why work on a folder failed.
#[derive(Debug, thiserror::Error)]
pub enum OfflineError {
    /// The folder cannot be used; [`StorageError::InUse`] while a server runs on it.
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// The default time zone is not one of the IANA database.
    #[error("there is no time zone {0}")]
    BadTimeZone(String),
    /// There is no such user.
    #[error("there is no user {0:?} in the directory")]
    UnknownUser(String),
    /// The directory cannot be taken over; nothing has changed.
    #[error("{0}")]
    Import(#[from] ImportError),
}

impl OfflineError {
    /// The exit code of a command line: 2 usage, 3 folder in use, 5 data damaged, 6 of a newer version, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BadTimeZone(_) => 2,
            Self::Storage(error) => error.exit_code(),
            Self::Import(_) | Self::UnknownUser(_) => 1,
        }
    }
}

impl From<OfflineAccessError> for OfflineError {
    fn from(error: OfflineAccessError) -> Self {
        match error {
            OfflineAccessError::Open(error) => Self::Storage(error),
            OfflineAccessError::Work(Failure::Storage(error)) => Self::Storage(error.into()),
            OfflineAccessError::Work(Failure::Refused(_) | Failure::Stopped) => {
                Self::Storage(std::io::Error::other("the storage has stopped").into())
            }
        }
    }
}

/// The whole directory of a folder (M16), whether a server runs on it or not. `time_zone` is told for locations
/// without one of their own; none means the system's.
///
/// # Errors
/// If the folder holds no data, or the time zone is unknown.
pub fn read_directory(data: &Path, time_zone: Option<&str>) -> Result<Directory, OfflineError> {
    let zones =
        Zones::new(time_zone).map_err(|_| OfflineError::BadTimeZone(time_zone.unwrap_or_default().into()))?;
    Ok(store::read_offline(data, |view| Ok(store::directory::read(view, &zones, &Places(None), None)?))?)
}

/// Makes a directory the one of a folder that no server runs on. What it does not name is removed, with its tickets.
///
/// # Errors
/// If a server runs on the folder, or the directory is not as it must be; then nothing has changed.
pub fn import(data: &Path, directory: &Directory) -> Result<(), OfflineError> {
    directory::check::check(directory).map_err(ImportError::Refused)?;
    let mut refused = None;
    let done = store::write_offline(data, |transaction| {
        // From now on it is somebody's own, and no demo that begins anew each day.
        meta::clear_demo(transaction)?;
        store::directory::replace(transaction, directory).map_err(|error| match error {
            ImportError::Database(error) => Failure::Storage(error),
            other => {
                refused = Some(other);
                Failure::Stopped
            }
        })
    });
    match (done, refused) {
        (_, Some(refused)) => Err(refused.into()),
        (done, None) => Ok(done?),
    }
}

/// Ends the day of a folder that no server runs on (M21): every ticket that is not ended is invalidated, open answers
/// are finished, and numbers begin at 1. Gives how many tickets it met. Nothing has an order any more, and so moments
/// go by the clock again where it was set back.
///
/// # Errors
/// If a server runs on the folder, or it cannot be written.
pub fn reset(data: &Path, clock: &dyn Clock) -> Result<usize, OfflineError> {
    Ok(store::write_offline(data, |transaction| {
        let time = time::next(transaction, clock.now())?;
        Ok(days::reset(transaction, None, time)?)
    })?)
}

/// A key that signs or checks tokens, without the key itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// Its name; empty for the one from before keys had names.
    pub name: String,
    /// Since when it signs; none if that is not known.
    pub since: Option<Timestamp>,
    /// Until when it checks what it signed; none for the one that signs.
    pub checks_until: Option<Timestamp>,
}

/// The keys of a folder, the one that signs first, whether a server runs on it or not.
///
/// # Errors
/// If the folder holds no data.
pub fn keys(data: &Path) -> Result<Vec<KeyEntry>, OfflineError> {
    let at = |second: i64| Timestamp::from_second(second).ok();
    let keys = store::read_offline(data, |connection| Ok(token_keys::list(connection)?))?;
    Ok(keys
        .into_iter()
        .map(|key| KeyEntry {
            since: Some(key.began).filter(|began| *began > 0).and_then(at),
            checks_until: key.checks_until().and_then(at),
            name: key.kid,
        })
        .collect())
}

/// Lets a new key sign, in a folder that no server runs on. Tokens that are out stay valid until they end, or, with
/// `end_all`, none does. Gives the key's name.
///
/// # Errors
/// If a server runs on the folder, or it cannot be written.
pub fn rotate_keys(data: &Path, end_all: bool, clock: &dyn Clock) -> Result<String, OfflineError> {
    Ok(store::write_offline(data, |transaction| {
        let now = clock.now();
        token_keys::ring(transaction, now)?;
        Ok(token_keys::rotate(transaction, now, end_all)?)
    })?)
}

/// Ends every token of a user, in a folder that no server runs on. The user may sign in again.
///
/// # Errors
/// If there is no such user, a server runs on the folder, or it cannot be written.
pub fn revoke(data: &Path, user: &str) -> Result<(), OfflineError> {
    let is_known = store::write_offline(data, |transaction| {
        let is_known = sessions::epoch(transaction, user)?.is_some();
        sessions::begin_epoch(transaction, user)?;
        Ok(is_known)
    })?;
    match is_known {
        true => Ok(()),
        false => Err(OfflineError::UnknownUser(user.to_owned())),
    }
}
