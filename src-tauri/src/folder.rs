//! The data folder: everything that Callpad and its web view write is beneath it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::platform;

/// The application's identifier; folders, keyring entries and ids of the systems derive from it.
pub(crate) const IDENTIFIER: &str = "io.callpad.desktop";

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
            None => platform::data_home().ok_or(FolderProblem::Nowhere)?.join(IDENTIFIER),
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
