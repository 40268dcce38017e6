//! What an administrator does to a folder: print the directory, take one over, reset the day.

use std::path::Path;

use crate::{
    clock::Clock,
    directory::{self, Directory},
    domain::{refusal::Failure, zones::Zones},
    store::{
        Offline,
        error::{ImportError, OfflineAccessError, StorageError},
        look_offline,
        query::WholeDirectory,
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
            Self::Import(_) => 1,
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
    Ok(look_offline(data, WholeDirectory(zones), jiff::Timestamp::now())?)
}

/// Makes a directory the one of a folder that no server runs on. What it does not name is removed, with its tickets.
///
/// # Errors
/// If a server runs on the folder, or the directory is not as it must be; then nothing has changed.
pub fn import(data: &Path, directory: &Directory) -> Result<(), OfflineError> {
    directory::check::check(directory).map_err(ImportError::Refused)?;
    Ok(Offline::open(data)?.take_over(directory)?)
}

/// Ends the day of a folder that no server runs on (M21): every ticket that is not ended is invalidated, open answers
/// are finished, and numbers begin at 1. Gives how many tickets it met. Nothing has an order any more, and so moments
/// go by the clock again where it was set back.
///
/// # Errors
/// If a server runs on the folder, or it cannot be written.
pub fn reset(data: &Path, clock: &dyn Clock) -> Result<usize, OfflineError> {
    Ok(Offline::open(data)?.reset(clock.now()).map_err(OfflineAccessError::Work)?)
}
