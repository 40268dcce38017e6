//! What goes wrong with the database, in words that say what to do.

use std::error::Error as _;

use tokio_postgres::{Error, error::DbError};

use crate::{
    domain::storage_failure::{StorageFailure, StorageFailureKind},
    store::{
        error::StorageError,
        sql::error::{Error as SqlError, ErrorKind},
    },
};

/// What goes wrong with the database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub(crate) struct Trouble {
    pub(crate) kind: Kind,
    /// For people, without the password.
    words: String,
}

/// What kind of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What we were given to reach it cannot be used.
    Address,
    /// Nobody answers.
    Unreachable,
    /// It does not take the password, or wants one.
    Password,
    /// It does not let this user in, or not with this right.
    Rights,
    /// It has no such database.
    NoDatabase,
    /// It cannot be trusted, or cannot encrypt.
    Tls,
    /// It only reads: it waits to take over from another.
    Standby,
    /// It has no room for another connection.
    TooMany,
    /// It starts or ends.
    Starting,
    /// A pooler gives each transaction another session, and we were not told.
    Pooler,
    /// Its tables are newer than this program.
    Newer { found: i64, known: i64 },
    /// It is no database of ours.
    Foreign,
    /// Others changed the same at the same time: it may be done again.
    Conflict,
    /// A rule of the tables was broken.
    Refused,
    /// It took too long.
    Slow,
    /// The connection is lost.
    Lost,
    /// The connection was lost during a commit.
    Unknown,
    /// Its disk is full.
    DiskFull,
    /// It must not be written.
    ReadOnly,
    /// Its device fails.
    Device,
    /// It is damaged.
    Damaged,
    /// A fault of the program.
    Other,
}

impl Trouble {
    pub(super) fn new(kind: Kind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into() }
    }

    /// Of an address that cannot be used.
    pub(super) fn of_address(why: &str) -> Self {
        Self::new(Kind::Address, format!("the address of the database cannot be used: {why}"))
    }

    /// Of a connection to this host that did not come about.
    pub(super) fn at_start(error: &Error, host: &str, user: &str, database: &str) -> Self {
        let said = said(error);
        let (kind, words) = match error.as_db_error() {
            Some(error) => at_start(error, host, user, database),
            None => match cause_of_start(error) {
                Kind::Standby => (
                    Kind::Standby,
                    format!(
                        "{host} only reads (a standby): name the host that writes, or all of them with commas between"
                    ),
                ),
                Kind::Password => (
                    Kind::Password,
                    format!(
                        "{host} wants a password for {user}: name a file that holds it (--database-password-file), or \
                         set PGPASSFILE"
                    ),
                ),
                Kind::Tls => (
                    Kind::Tls,
                    format!(
                        "the connection to {host} cannot be encrypted: {said}; name who vouches for it \
                         (sslrootcert=FILE in the address), or turn TLS on there"
                    ),
                ),
                _ => (
                    Kind::Unreachable,
                    format!(
                        "no PostgreSQL answers at {host}: {said}; look whether it runs and the address is right"
                    ),
                ),
            },
        };
        Self { kind, words }
    }

    /// Of a statement.
    pub(super) fn of(error: &Error) -> Self {
        let Some(db) = error.as_db_error() else {
            return match error.is_closed() || is_io(error) {
                true => {
                    Self::new(Kind::Lost, format!("the connection to the database is lost: {}", said(error)))
                }
                false => Self::new(Kind::Other, said(error)),
            };
        };
        let kind = of_state(db.code().code());
        let words = match kind {
            Kind::Pooler => format!("{POOLER} ({})", text(db)),
            Kind::DiskFull => format!("the database has no room left on its disk ({})", text(db)),
            Kind::ReadOnly => {
                format!("the database cannot be written: another host may have taken over ({})", text(db))
            }
            Kind::Rights => {
                format!("the database does not allow it: {}; let its owner run `migrate`", text(db))
            }
            _ => text(db),
        };
        Self { kind, words }
    }

    /// Whether the connection is of no use any more. One that only reads was taken over from.
    pub(super) fn ends_connection(&self) -> bool {
        matches!(self.kind, Kind::Lost | Kind::Unknown | Kind::Starting | Kind::ReadOnly | Kind::Pooler)
    }
}

/// What is said where prepared statements get lost.
const POOLER: &str = "the database has forgotten a prepared statement: where PgBouncer or another pooler in transaction \
                      mode stands in between, say so (--database-pooled)";

fn at_start(error: &DbError, host: &str, user: &str, database: &str) -> (Kind, String) {
    let said = text(error);
    match error.code().code() {
        "28P01" => (Kind::Password, format!("{host} does not take the password of {user}: {said}")),
        "28000" => (
            Kind::Rights,
            format!(
                "{host} does not let {user} in: {said}; make the role, or a line for it in its pg_hba.conf"
            ),
        ),
        "3D000" => (
            Kind::NoDatabase,
            format!("{host} has no database {database}: create it (CREATE DATABASE {database} OWNER {user})"),
        ),
        "42501" => {
            (Kind::Rights, format!("{host} does not let {user} into {database}: {said}; GRANT CONNECT there"))
        }
        "53300" => (
            Kind::TooMany,
            format!(
                "{host} has no room for another connection: {said}; raise its max_connections, or put a pooler in between"
            ),
        ),
        "57P03" | "57P01" | "57P02" => (Kind::Starting, format!("{host} is just starting or ending: {said}")),
        // What PgBouncer says of a parameter that it does not know.
        "08P01" if said.contains("startup parameter") => {
            (Kind::Pooler, format!("{host}: {said}; {POOLER_OPTIONS}"))
        }
        code => (of_state(code), format!("{host} refuses the connection: {said}")),
    }
}

/// What PgBouncer must be told.
const POOLER_OPTIONS: &str = "take the options out of the address, or let the pooler ignore them \
                              (ignore_startup_parameters)";

/// The kind of an error by its SQLSTATE.
fn of_state(code: &str) -> Kind {
    match code {
        // Serialisation, deadlock, a key that somebody else has just taken, and a lock that was not free in time.
        "40001" | "40P01" | "23505" | "55P03" => Kind::Conflict,
        // A prepared statement that is not there, or that another session made.
        "26000" | "42P05" | "08P01" => Kind::Pooler,
        "25006" => Kind::ReadOnly,
        "53100" => Kind::DiskFull,
        "53300" => Kind::TooMany,
        "57P01" | "57P02" | "57P05" => Kind::Lost,
        "57P03" => Kind::Starting,
        "57014" => Kind::Slow,
        "42501" => Kind::Rights,
        "58030" => Kind::Device,
        "XX001" | "XX002" => Kind::Damaged,
        code if code.starts_with("23") => Kind::Refused,
        code if code.starts_with("08") => Kind::Lost,
        _ => Kind::Other,
    }
}

/// What became of a connection that failed before the database said anything.
fn cause_of_start(error: &Error) -> Kind {
    let own = error.to_string();
    if own.contains("TLS") {
        return Kind::Tls;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        let is_read_only = error.downcast_ref::<std::io::Error>().is_some_and(|io| {
            io.kind() == std::io::ErrorKind::PermissionDenied && io.raw_os_error().is_none()
        });
        if is_read_only {
            return Kind::Standby;
        }
        if error.to_string() == "password missing" {
            return Kind::Password;
        }
        cause = error.source();
    }
    // What is wrong in the exchange of proofs is the password.
    if own.contains("authentication") { Kind::Password } else { Kind::Unreachable }
}

fn is_io(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<std::io::Error>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// An error with all its causes.
fn said(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}

/// What the database says, without its detail: that may hold what belongs to visitors.
fn text(error: &DbError) -> String {
    format!("{} [{}]", error.message(), error.code().code())
}

impl From<Trouble> for SqlError {
    fn from(trouble: Trouble) -> Self {
        let kind = match trouble.kind {
            Kind::Conflict => ErrorKind::Conflict,
            Kind::Refused => ErrorKind::Refused,
            Kind::Unknown => ErrorKind::Unknown,
            Kind::DiskFull => ErrorKind::Full,
            Kind::ReadOnly | Kind::Standby => ErrorKind::ReadOnly,
            Kind::Device => ErrorKind::Device,
            Kind::Damaged => ErrorKind::Damaged,
            Kind::Other | Kind::Rights | Kind::Newer { .. } | Kind::Foreign => ErrorKind::Other,
            Kind::Address
            | Kind::Unreachable
            | Kind::Password
            | Kind::NoDatabase
            | Kind::Tls
            | Kind::TooMany
            | Kind::Starting
            | Kind::Pooler
            | Kind::Slow
            | Kind::Lost => ErrorKind::Lost,
        };
        Self::new(kind, trouble.words)
    }
}

impl From<Trouble> for StorageError {
    fn from(trouble: Trouble) -> Self {
        match trouble.kind {
            Kind::Newer { found, known } => Self::Version { found, known },
            Kind::Damaged => Self::Database(StorageFailure::new(StorageFailureKind::Damaged, trouble.words)),
            _ => Self::Away(trouble.words),
        }
    }
}
