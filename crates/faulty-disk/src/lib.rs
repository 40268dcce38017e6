//! For tests only: what SQLite writes in one folder, counted, made to fail, and as a power cut would leave it.
//!
//! A [`Disk`] watches every database of this process that is opened in its folder from then on. It stands between SQLite and
//! the file system as a VFS of SQLite's own kind, so the program under test needs no switch for it.

// A test's helper fails as loudly as the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod shadow;
mod vfs;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

use self::shadow::Shadows;

/// What goes wrong with each write from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// No room is left.
    Full,
    /// The file system has become read-only.
    ReadOnly,
    /// The device cannot write.
    Write,
    /// What is written does not reach the device, and the system says so.
    Sync,
}

/// The disk under one folder.
#[derive(Clone, Debug)]
pub struct Disk(Arc<State>);

#[derive(Debug)]
struct State {
    folder: PathBuf,
    syncs: AtomicU64,
    fault: Mutex<Option<DiskFault>>,
    fault_once: Mutex<Option<DiskFault>>,
    shadows: Mutex<Shadows>,
}

/// The folders that are watched.
static WATCHED: Mutex<Vec<Weak<State>>> = Mutex::new(Vec::new());

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Disk {
    /// Watches the databases that are opened under this folder from now on, until it is dropped.
    pub fn under(folder: &Path) -> Self {
        vfs::install();
        let folder = folder.canonicalize().expect("the folder is there");
        let disk = Self(Arc::new(State {
            folder,
            syncs: AtomicU64::new(0),
            fault: Mutex::default(),
            fault_once: Mutex::default(),
            shadows: Mutex::default(),
        }));
        locked(&WATCHED).push(Arc::downgrade(&disk.0));
        disk
    }

    /// Who watches this file.
    fn of(file: &Path) -> Option<Self> {
        let mut watched = locked(&WATCHED);
        watched.retain(|state| state.strong_count() > 0);
        watched.iter().filter_map(Weak::upgrade).find(|state| file.starts_with(&state.folder)).map(Self)
    }

    /// How often something was flushed to the device.
    pub fn syncs(&self) -> u64 {
        self.0.syncs.load(Ordering::SeqCst)
    }

    /// From now on writes fail in this way; none: they work again.
    pub fn fail(&self, fault: Option<DiskFault>) {
        *locked(&self.0.fault) = fault;
    }

    /// The next write that can fail in this way does, and no other.
    pub fn fail_once(&self, fault: DiskFault) {
        *locked(&self.0.fault_once) = Some(fault);
    }

    /// How one of these kinds of writes fails now.
    fn fault(&self, of: &[DiskFault]) -> Option<DiskFault> {
        let once = locked(&self.0.fault_once).take_if(|fault| of.contains(fault));
        once.or_else(|| (*locked(&self.0.fault)).filter(|fault| of.contains(fault)))
    }

    /// Writes into another folder what is left of the databases if the power is cut now: all that was flushed, and of the
    /// rest each single write of which `survives` says so.
    pub fn cut_power(&self, into: &Path, survives: impl FnMut() -> bool) {
        let files = locked(&self.0.shadows).after_power_cut(survives);
        for (file, bytes) in files {
            let name = file.strip_prefix(&self.0.folder).expect("it lies in the folder");
            let copy = into.join(name);
            std::fs::create_dir_all(copy.parent().expect("it lies in a folder")).unwrap();
            std::fs::write(copy, bytes).unwrap();
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, ErrorCode};

    use super::*;

    /// A table on a disk that is watched.
    fn table(synchronous: &str) -> (tempfile::TempDir, Disk, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::under(folder.path());
        let connection = Connection::open(folder.path().join("data")).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n)")
            .unwrap();
        connection.pragma_update(None, "synchronous", synchronous).unwrap();
        (folder, disk, connection)
    }

    fn rows(folder: &Path) -> i64 {
        let connection = Connection::open(folder.join("data")).unwrap();
        connection.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_power_cut_takes_what_was_not_flushed_and_nothing_else() {
        for (synchronous, survives, left) in [("FULL", false, 1), ("OFF", false, 0), ("OFF", true, 1)] {
            let (_folder, disk, connection) = table(synchronous);
            let syncs = disk.syncs();
            connection.execute("INSERT INTO t VALUES (1)", []).unwrap();
            assert_eq!(disk.syncs() - syncs, u64::from(synchronous == "FULL"));
            let after = tempfile::tempdir().unwrap();
            disk.cut_power(after.path(), || survives);
            assert_eq!(rows(after.path()), left, "{synchronous} {survives}");
        }
    }

    #[test]
    fn a_fault_fails_each_write_until_it_is_taken_away() {
        let (folder, disk, connection) = table("FULL");
        for (fault, code) in [
            (DiskFault::Full, ErrorCode::DiskFull),
            (DiskFault::ReadOnly, ErrorCode::SystemIoFailure),
            (DiskFault::Write, ErrorCode::SystemIoFailure),
            (DiskFault::Sync, ErrorCode::SystemIoFailure),
        ] {
            disk.fail(Some(fault));
            for _ in 0..2 {
                let failed = connection.execute("INSERT INTO t VALUES (1)", []).unwrap_err();
                assert_eq!(failed.sqlite_error_code(), Some(code), "{fault:?}");
            }
            disk.fail(None);
            disk.fail_once(fault);
            connection.execute("INSERT INTO t VALUES (1)", []).unwrap_err();
            connection.execute("INSERT INTO t VALUES (1)", []).unwrap();
        }
        assert_eq!(rows(folder.path()), 4);
    }
}
