//! The data folder: everything that Callpad and its web view write is beneath it.

use std::fs::{self, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::platform;

pub(crate) use callpad_diagnosis::{IDENTIFIER, read_json};

/// A data folder that exists and can be written.
#[derive(Clone, Debug)]
pub(crate) struct DataFolder {
    root: PathBuf,
    is_default: bool,
}

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FolderProblem {
    /// The system names no folder for application data.
    #[error("This system names no folder for application data. Start Callpad with --data-dir FOLDER.")]
    Nowhere,
    /// It cannot be made or written.
    #[error("Callpad cannot write to its data folder {}: {error}. Make it writable, or choose another with --data-dir FOLDER.", .path.display())]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        error: io::Error,
    },
}

impl DataFolder {
    /// Opens the folder given, or the system's place for application data.
    pub(crate) fn open(given: Option<&Path>) -> Result<Self, FolderProblem> {
        let root = match given {
            Some(path) => path.to_owned(),
            None => callpad_diagnosis::data_home().ok_or(FolderProblem::Nowhere)?.join(IDENTIFIER),
        };
        let unusable = |error| FolderProblem::Unusable { path: root.clone(), error };
        platform::make_private_folder(&root).map_err(unusable)?;
        // A relative path would follow the working directory of each start; the identity must not.
        let root = fs::canonicalize(&root).map_err(unusable)?;
        let probe = root.join(".writable");
        fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)).map_err(unusable)?;
        Ok(Self { root, is_default: given.is_none() })
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it is the system's place and was not chosen.
    #[cfg_attr(target_os = "macos", allow(dead_code))] // only the identities of the other systems ask
    pub(crate) fn is_default(&self) -> bool {
        self.is_default
    }

    /// A file or folder beneath.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Tells two folders and two users of one machine apart: 16 hexadecimal digits for keyring entries and the
    /// instance lock.
    pub(crate) fn identity(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.root.as_os_str().as_encoded_bytes());
        hash.update([0]);
        hash.update(platform::user_name().as_bytes());
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Holds the data folder for one Callpad until the process ends, however it ends: the system takes the lock back.
#[derive(Debug)]
pub(crate) struct FolderLock(#[allow(dead_code)] fs::File); // held, never read

/// How long a start waits for a Callpad that is just ending, as the one before an update is.
const ENDS_WITHIN: Duration = Duration::from_secs(5);

/// Between two tries: nobody tells when a lock is free.
const TRY_AGAIN: Duration = Duration::from_millis(100);

impl DataFolder {
    /// Takes the folder; None while another Callpad has it, after a while of waiting.
    ///
    /// # Errors
    /// [`FolderProblem::Unusable`] where the system has no lock to give, as some network folders have not.
    pub(crate) fn lock(&self) -> Result<Option<FolderLock>, FolderProblem> {
        self.lock_within(ENDS_WITHIN)
    }

    fn lock_within(&self, patience: Duration) -> Result<Option<FolderLock>, FolderProblem> {
        let unusable = |error| FolderProblem::Unusable { path: self.root.clone(), error };
        let file = fs::File::options().create(true).append(true).open(self.at("lock")).map_err(unusable)?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(FolderLock(file))),
                Err(TryLockError::WouldBlock) if started.elapsed() >= patience => return Ok(None),
                Err(TryLockError::WouldBlock) => std::thread::sleep(TRY_AGAIN),
                Err(TryLockError::Error(error)) => return Err(unusable(error)),
            }
        }
    }
}

/// Writes a file so that it is whole or not there: a temporary file beside it, flushed to disk, then renamed.
/// Only its owner may read it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let parent = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    platform::make_private_folder(parent)?;
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(".new");
    let temporary = parent.join(name);
    {
        let mut file = platform::create_private_file(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    fs::rename(&temporary, path)?;
    platform::sync_folder(parent)
}

/// Puts an unreadable file aside so that nothing in it is lost, and says under which name.
pub(crate) fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = free_name(path)?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// Copies a damaged file that is still of use, so that nothing in it is lost, and says under which name.
pub(crate) fn copy_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = free_name(path)?;
    fs::copy(path, &aside)?;
    Ok(aside)
}

fn free_name(path: &Path) -> io::Result<PathBuf> {
    for n in 1.. {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".unreadable-{n}"));
        let aside = PathBuf::from(name);
        if !aside.exists() {
            return Ok(aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_private_and_has_its_own_identity() {
        let temp = tempfile::tempdir().unwrap();
        let one = DataFolder::open(Some(&temp.path().join("a/b"))).unwrap();
        let two = DataFolder::open(Some(&temp.path().join("c"))).unwrap();
        assert_ne!(one.identity(), two.identity());
        assert_eq!(one.identity(), DataFolder::open(Some(&temp.path().join("a/./b"))).unwrap().identity());
        assert_eq!(one.identity().len(), 16);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(one.root()).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_folder_that_is_a_file_is_said_plainly() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("file");
        fs::write(&file, "x").unwrap();
        let words = DataFolder::open(Some(&file)).unwrap_err().to_string();
        assert!(words.contains("--data-dir"), "{words}");
    }

    #[test]
    fn one_folder_is_for_one_callpad_and_free_again_after_it() {
        let temp = tempfile::tempdir().unwrap();
        let (one, two) = (DataFolder::open(Some(temp.path())), DataFolder::open(Some(temp.path())));
        let (one, two) = (one.unwrap(), two.unwrap());
        let first = one.lock_within(Duration::ZERO).unwrap();
        assert!(first.is_some());
        assert!(two.lock_within(TRY_AGAIN).unwrap().is_none());
        // One that is ending is waited for.
        let waiting = std::thread::spawn(move || two.lock_within(Duration::from_secs(60)).unwrap().is_some());
        drop(first);
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn whole_files_and_kept_ones() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("x.json");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1);
        let first = keep_aside(&path).unwrap();
        write_whole(&path, b"three").unwrap();
        let second = keep_aside(&path).unwrap();
        assert_ne!(first, second);
        assert_eq!(fs::read(first).unwrap(), b"two");
    }
}
