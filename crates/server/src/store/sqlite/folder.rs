//! The data folder. It holds visitors' names, hashes of secrets and the key that signs tokens. On Unix only its owner
//! may read and write it: our own files are closed to others, and files that others may have put there are refused.

use std::{io, path::Path};

use crate::store::error::{StorageError, Untrusted};

/// Name of the database in the data folder.
pub(super) const FILE: &str = "queue.sqlite3";
/// The files that the folder may contain; Windows guards the folder as a whole.
#[cfg(unix)]
const FILES: [&str; 5] = [FILE, "queue.sqlite3-wal", "queue.sqlite3-shm", "queue.sqlite3-journal", LOCK];
/// Shows who uses the folder; contains nothing.
pub(super) const LOCK: &str = "lock";

/// The result of securing our own folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Others could read or write the database until now: they may know the key that signs tokens.
    pub(super) was_open: bool,
}

/// Creates the folder if necessary, and closes it to everybody but its owner.
pub(super) fn secure(folder: &Path) -> Result<Found, StorageError> {
    make(folder)?;
    system::secure(folder)
}

#[cfg(unix)]
fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(unix)]
mod system {
    use std::{
        fs::{self, Metadata, OpenOptions, Permissions},
        io,
        os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
        path::Path,
    };

    use super::{FILE, FILES, Found, LOCK, StorageError, Untrusted};

    const STICKY: u32 = 0o1000;

    pub(super) fn secure(folder: &Path) -> Result<Found, StorageError> {
        // Links on the way belong to the administrator, or else lie where others may write, which is refused.
        let whole = fs::canonicalize(folder)?;
        above(folder)?;
        above(&whole)?;
        let of_folder = fs::metadata(&whole)?;
        let me = rustix::process::geteuid().as_raw();
        // root may work on the folder of the server's user.
        let owners = [me, if me == 0 { of_folder.uid() } else { me }];
        owned(&whole, &of_folder, owners)?;
        let mut found = Found::default();
        for name in FILES {
            let path = whole.join(name);
            match fs::symlink_metadata(&path) {
                Ok(of_file) => {
                    file(&path, &of_file, owners)?;
                    found.was_open |= name != LOCK && is_open(of_folder.mode(), of_file.mode());
                    close(&path, &of_file, 0o600)?;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        close(&whole, &of_folder, 0o700)?;
        // Created before the database is opened, so that nobody else can ever read it; never through a link.
        let database = whole.join(FILE);
        match OpenOptions::new().create_new(true).write(true).mode(0o600).open(&database) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error.into()),
            _ => Ok(found),
        }
    }

    /// Whether others could reach a file: through the folder to something that they may read or write.
    fn is_open(folder: u32, file: u32) -> bool {
        [(0o010, 0o060), (0o001, 0o006)].into_iter().any(|(way, use_)| folder & way != 0 && file & use_ != 0)
    }

    /// In a folder that everybody may write to, anybody could replace our folder.
    fn above(folder: &Path) -> Result<(), StorageError> {
        let whole = std::path::absolute(folder)?;
        for above in whole.ancestors().skip(1) {
            // If we cannot read its mode, nobody but its owner can change it either.
            let Ok(mode) = fs::metadata(above).map(|above| above.mode()) else { continue };
            if mode & 0o002 != 0 && mode & STICKY == 0 {
                let why = "can be written by everybody, so anybody could put another folder in the place of the data: \
                           choose a folder elsewhere, or take that right away (chmod o-w)";
                return Err(untrusted(above, why));
            }
        }
        Ok(())
    }

    fn owned(path: &Path, of: &Metadata, owners: [u32; 2]) -> Result<(), StorageError> {
        if owners.contains(&of.uid()) {
            return Ok(());
        }
        let why = format!(
            "belongs to another user (number {}), who could change it at any time: choose a folder of your own, or make \
             it yours (chown) after having looked through it",
            of.uid()
        );
        Err(untrusted(path, why))
    }

    fn file(path: &Path, of: &Metadata, owners: [u32; 2]) -> Result<(), StorageError> {
        if !of.is_file() {
            return Err(untrusted(path, "is no plain file but a link, a folder or a device: remove it"));
        }
        owned(path, of, owners)?;
        if of.nlink() > 1 {
            let why = "has a second name somewhere else: copy it, and put the copy in its place";
            return Err(untrusted(path, why));
        }
        Ok(())
    }

    /// Removes the permissions of everybody but the owner.
    fn close(path: &Path, of: &Metadata, mode: u32) -> Result<(), StorageError> {
        let is_closed = |of: &Metadata| of.mode() & 0o077 == 0;
        if is_closed(of) {
            return Ok(());
        }
        let closed =
            fs::set_permissions(path, Permissions::from_mode(mode)).and_then(|()| fs::metadata(path));
        if !closed.is_ok_and(|of| is_closed(&of)) {
            let why = "can be read by other users, and that cannot be changed here: choose a folder on a disk that keeps \
                       permissions";
            return Err(untrusted(path, why));
        }
        tracing::warn!(path = %path.display(), was = format!("{:o}", of.mode() & 0o7777), "closed to other users");
        Ok(())
    }

    fn untrusted(path: &Path, why: impl Into<String>) -> StorageError {
        StorageError::Untrusted(Untrusted { path: path.to_owned(), why: why.into() })
    }
}

/// Windows: access is set where the service is installed (`docs/administrators-server.md`).
#[cfg(not(unix))]
mod system {
    use super::{Found, Path, StorageError};

    pub(super) fn secure(_: &Path) -> Result<Found, StorageError> {
        Ok(Found::default())
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    };

    use super::*;

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    fn refused(folder: &Path) -> String {
        secure(folder).unwrap_err().to_string()
    }

    #[test]
    fn what_is_ours_is_closed_to_others() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a/b");
        assert_eq!(secure(&folder).unwrap(), Found { was_open: false });
        let database = folder.join("queue.sqlite3");
        assert_eq!((mode(&folder), mode(&database)), (0o700, 0o600));
        allow(&database, 0o666);
        // Nobody could get there.
        assert_eq!(secure(&folder).unwrap(), Found { was_open: false });
        allow(&database, 0o666);
        allow(&folder, 0o777);
        assert_eq!(secure(&folder).unwrap(), Found { was_open: true });
        assert_eq!((mode(&folder), mode(&database)), (0o700, 0o600));
        assert_eq!(secure(&folder).unwrap(), Found { was_open: false });
        // An administrator's link, like those of systemd.
        let link = parent.path().join("link");
        symlink(&folder, &link).unwrap();
        secure(&link).unwrap();
    }

    #[test]
    fn what_others_could_have_put_there_is_refused_with_what_to_do() {
        let parent = tempfile::tempdir().unwrap();
        let (folder, other) = (parent.path().join("data"), parent.path().join("other"));
        secure(&folder).unwrap();
        fs::write(&other, "").unwrap();
        let database = folder.join("queue.sqlite3");
        fs::remove_file(&database).unwrap();
        symlink(&other, &database).unwrap();
        assert!(refused(&folder).contains("remove it"));
        fs::remove_file(&database).unwrap();
        fs::hard_link(&other, &database).unwrap();
        assert!(refused(&folder).contains("second name"));
        fs::remove_file(&database).unwrap();
        fs::create_dir(&database).unwrap();
        assert!(refused(&folder).contains("no plain file"));
        fs::remove_dir(&database).unwrap();
        // Replaced in the meantime: a link to a missing target would create the file elsewhere.
        symlink(parent.path().join("nowhere"), &database).unwrap();
        assert!(refused(&folder).contains("remove it"));
        assert!(!parent.path().join("nowhere").exists());
        fs::remove_file(&database).unwrap();
        secure(&folder).unwrap();
        allow(parent.path(), 0o777);
        assert!(refused(&folder).contains("put another folder in the place"));
        // Like the system's folder for temporary files.
        allow(parent.path(), 0o1777);
        secure(&folder).unwrap();
    }

    #[test]
    fn another_user_s_folder_is_refused_but_for_the_administrator() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("data");
        secure(&folder).unwrap();
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::chown(&folder, Some(12_345), None).unwrap();
            secure(&folder).unwrap();
            std::os::unix::fs::chown(folder.join("queue.sqlite3"), Some(54_321), None).unwrap();
            assert!(refused(&folder).contains("belongs to another user (number 54321)"));
        } else {
            assert!(refused(Path::new("/")).contains("belongs to another user"));
        }
    }
}
