//! A folder's database copied, put back, and looked through.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, backup::StepResult};
use tempfile::TempPath;

use super::{
    folder::{self, FILE},
    lock::FolderLock,
    open::{open_for_reading, prepare},
    schema,
};
use crate::store::{
    error::StorageError,
    sql::{self, token_keys},
};

/// How long a copy waits for a database that another program has locked; our own server never does.
const LOCKED_FOR: Duration = Duration::from_secs(30);
/// Between two looks whether it is still locked.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// The most lines that are told about a damaged database: the first ones say which copy to take, not how to mend it.
const MOST_PROBLEMS: usize = 20;
/// What a restore leaves of the database that was there before.
const BEFORE: &str = "before-restore.sqlite3";

/// Why a copy was not made, put back or looked through.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder cannot be used; [`StorageError::InUse`] while a server runs on it.
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// There is no database in the folder.
    #[error("there is no data in {}", .0.display())]
    NoData(PathBuf),
    /// The file that was to be written is there already.
    #[error("{} is there already: name another file, or remove it", .0.display())]
    TargetExists(PathBuf),
    /// Something would be lost.
    #[error(
        "there is data in {} already: name an empty folder, or say --replace; what is there is then kept beside it as before-restore.sqlite3",
        .0.display()
    )]
    HoldsData(PathBuf),
    /// It is a database, and not one of ours; or no database at all.
    #[error("{} is no backup of callpad-server", .0.display())]
    NotOurs(PathBuf),
    /// The database is damaged.
    #[error("{} is damaged:\n  {}", file.display(), problems.join("\n  "))]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it, in the engine's words.
        problems: Vec<String>,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl BackupError {
    /// The exit code of a command line: 5 damaged or none of ours, 7 something is there already, else as [`StorageError`].
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Storage(error) => error.exit_code(),
            Self::NotOurs(_) | Self::Damaged { .. } => 5,
            Self::TargetExists(_) | Self::HoldsData(_) => 7,
            Self::NoData(_) | Self::File { .. } => 1,
        }
    }
}

/// Copies the database of a folder into a file that is not there yet, whether a server writes to it or not. The copy is of
/// one moment, whole, and only its owner may read it.
///
/// # Errors
/// See [`BackupError`]; then there is no such file.
pub fn backup(data: &Path, target: &Path) -> Result<(), BackupError> {
    let at_target = |source| BackupError::File { file: target.to_owned(), source };
    if target.symlink_metadata().is_ok() {
        return Err(BackupError::TargetExists(target.to_owned()));
    }
    let source = open(data)?;
    let place = target.parent().filter(|place| !place.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copy = new_file_in(place).map_err(at_target)?;
    copy_all(&source, &copy)?;
    finish(&copy)?;
    look_through(&copy, target)?;
    flush(&copy).map_err(at_target)?;
    copy.persist_noclobber(target).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::TargetExists(target.to_owned()),
        _ => at_target(error.error),
    })?;
    flush_folder(place).map_err(at_target)
}

/// Makes a backup the database of a folder that no server runs on. All sign-ins end: those that were ended after the
/// backup was made would count again.
///
/// # Errors
/// See [`BackupError`]; then the folder is as it was.
pub fn restore(data: &Path, file: &Path, replace: bool) -> Result<(), BackupError> {
    let at_file = |source| BackupError::File { file: file.to_owned(), source };
    // Before anything is made of a folder that was not there.
    let mut backup = fs::File::open(file).map_err(at_file)?;
    folder::secure(data)?;
    let _lock = FolderLock::take(data)?;
    let database = data.join(FILE);
    let in_folder = |source| BackupError::Storage(StorageError::Folder(source));
    // What locks the folder is the database on some systems, and another file on others.
    let holds_data = match fs::metadata(&database) {
        Ok(found) => found.len() > 0,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(in_folder(error)),
    };
    if holds_data && !replace {
        return Err(BackupError::HoldsData(data.to_owned()));
    }
    let copy = new_file_in(data).map_err(in_folder)?;
    let mut written = fs::OpenOptions::new().write(true).open(&copy).map_err(in_folder)?;
    io::copy(&mut backup, &mut written).map_err(at_file)?;
    drop(written);
    look_through(&copy, file)?;
    // What cannot be brought up to date is no replacement.
    let mut connection = Connection::open(&copy).map_err(StorageError::from)?;
    prepare(&connection).map_err(StorageError::from)?;
    schema::migrate(&mut connection)?;
    token_keys::forget_all(&sql::Connection::of_sqlite(connection)).map_err(StorageError::from)?;
    finish(&copy)?;
    flush(&copy).map_err(in_folder)?;
    if holds_data {
        set_aside(data)?;
    }
    copy.persist(&database).map_err(|error| in_folder(error.error))?;
    flush_folder(data).map_err(in_folder)
}

/// Looks through the database of a folder, whether a server runs on it or not.
///
/// # Errors
/// See [`BackupError`].
pub fn check_folder(data: &Path) -> Result<(), BackupError> {
    let file = data.join(FILE);
    examine(&open(data)?, &file)
}

/// Looks through a backup.
///
/// # Errors
/// See [`BackupError`].
pub fn check_backup(file: &Path) -> Result<(), BackupError> {
    fs::File::open(file).map_err(|source| BackupError::File { file: file.to_owned(), source })?;
    look_through(file, file)
}

fn open(data: &Path) -> Result<Connection, BackupError> {
    let file = data.join(FILE);
    match fs::metadata(&file) {
        Ok(found) if found.len() > 0 => {}
        Ok(_) => return Err(BackupError::NoData(data.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(BackupError::NoData(data.to_owned()));
        }
        Err(source) => return Err(BackupError::File { file, source }),
    }
    open_for_reading(&file).map_err(|error| of_file(error, &file))
}

/// SQLite says of what is none of its files, and of what is damaged, with the first look.
fn of_file(error: rusqlite::Error, file: &Path) -> BackupError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error.sqlite_error_code() {
        Some(NotADatabase) => BackupError::NotOurs(file.to_owned()),
        Some(DatabaseCorrupt) => {
            BackupError::Damaged { file: file.to_owned(), problems: vec![error.to_string()] }
        }
        _ => StorageError::from(error).into(),
    }
}

/// In one step: of one moment, and a server that writes meanwhile does not make it begin anew.
fn copy_all(source: &Connection, copy: &Path) -> Result<(), BackupError> {
    let mut target = Connection::open(copy).map_err(StorageError::from)?;
    let copying = rusqlite::backup::Backup::new(source, &mut target).map_err(StorageError::from)?;
    let began = Instant::now();
    loop {
        match copying.step(-1).map_err(|error| of_file(error, Path::new(FILE)))? {
            StepResult::Done => return Ok(()),
            _ if began.elapsed() < LOCKED_FOR => thread::sleep(LOOK_AGAIN),
            _ => {
                let locked =
                    io::Error::new(io::ErrorKind::WouldBlock, "another program has locked the database");
                return Err(StorageError::Folder(locked).into());
            }
        }
    }
}

/// A copy is one file, with nothing beside it.
fn finish(copy: &Path) -> Result<(), BackupError> {
    let connection = Connection::open(copy).map_err(StorageError::from)?;
    connection.pragma_update(None, "journal_mode", "DELETE").map_err(|error| of_file(error, copy))?;
    Ok(())
}

/// Whether a file is a whole database of ours that this program can use; it is named as people know it.
fn look_through(file: &Path, known_as: &Path) -> Result<(), BackupError> {
    let connection = open_for_reading(file).map_err(|error| of_file(error, known_as))?;
    examine(&connection, known_as)
}

fn examine(connection: &Connection, file: &Path) -> Result<(), BackupError> {
    let failed = |error| of_file(error, file);
    if !schema::is_ours(connection).map_err(failed)? {
        return Err(BackupError::NotOurs(file.to_owned()));
    }
    schema::check_not_newer(connection)?;
    let mut problems = Vec::new();
    let mut whole = connection.prepare("PRAGMA integrity_check(20)").map_err(failed)?;
    for problem in whole.query_map([], |row| row.get::<_, String>(0)).map_err(failed)? {
        problems.push(problem.map_err(failed)?);
    }
    problems.retain(|problem| problem != "ok");
    let mut dangling = connection.prepare("PRAGMA foreign_key_check").map_err(failed)?;
    let mut rows = dangling.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)?
        && problems.len() < MOST_PROBLEMS
    {
        let (table, of) =
            (row.get::<_, String>(0).map_err(failed)?, row.get::<_, String>(2).map_err(failed)?);
        problems.push(format!("a row of {table} names one of {of} that is not there"));
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(BackupError::Damaged { file: file.to_owned(), problems }),
    }
}

/// Keeps the database that is replaced, with what belongs to it. What an earlier restore kept goes.
fn set_aside(data: &Path) -> Result<(), BackupError> {
    for ending in ["-shm", "-journal", "-wal", ""] {
        let (from, to) = (data.join(format!("{FILE}{ending}")), data.join(format!("{BEFORE}{ending}")));
        let moved = match fs::rename(&from, &to) {
            // Of this database there is none: one of an earlier restore would be taken for it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::remove_file(&to) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                removed => removed,
            },
            moved => moved,
        };
        moved.map_err(|source| BackupError::File { file: to, source })?;
    }
    Ok(())
}

/// A file that only its owner may read, removed unless it gets its name.
fn new_file_in(folder: &Path) -> io::Result<TempPath> {
    let file = tempfile::Builder::new().prefix(".callpad-copy-").suffix(".sqlite3").tempfile_in(folder)?;
    Ok(file.into_temp_path())
}

fn flush(file: &Path) -> io::Result<()> {
    // Windows flushes only what may be written.
    fs::OpenOptions::new().write(true).open(file)?.sync_all()
}

/// The new name reaches the disk.
#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// A folder is not flushed by itself here.
#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
