//! The tables, and the way from those of an older version. Servers of two versions run beside each other while one is put in
//! place of the other, so a migration first adds, and a later one takes away: each says how old a program may be that
//! still works on what it makes.

use std::time::{Duration, SystemTime};

use super::{
    options::Options,
    session::Session,
    trouble::{Kind, Trouble},
};

/// A script, and the oldest version that works on what it makes. A released one is never changed.
struct Migration {
    script: &'static str,
    oldest: i64,
}

/// One per version.
const MIGRATIONS: [Migration; 1] = [Migration {
    script: concat!(
        include_str!("schema/0001_tables.sql"),
        include_str!("schema/0001_functions.sql"),
        include_str!("schema/0001_triggers.sql"),
        include_str!("schema/0001_changes.sql"),
        include_str!("schema/0001_happened.sql"),
        include_str!("schema/0001_dialect.sql"),
    ),
    oldest: 1,
}];

/// How long a migration waits for a table that a server uses: whoever comes after it waits as long.
const LOCK: &str = "5s";
/// How often it is tried.
const TRIES: u32 = 5;
/// How long all scripts together may take.
const WITHIN: Duration = Duration::from_secs(4 * 3_600);
/// How long a look may take.
const LOOK: Duration = Duration::from_secs(30);

/// How the tables stand to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// There are none.
    Empty,
    /// They are older and have to be brought up to date.
    Older(i64),
    /// They are this program's.
    Current,
    /// They are newer, and this program still works on them.
    Newer(i64),
}

pub(super) fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Looks how the tables stand.
///
/// # Errors
/// If the database cannot be reached, holds something else, or is too new.
#[cfg_attr(not(test), allow(dead_code, reason = "a server asks when it starts, and there is none on it yet"))]
pub(crate) fn check(options: &Options) -> Result<Standing, Trouble> {
    look(&Session::open(options)?, options)
}

fn look(session: &Session, options: &Options) -> Result<Standing, Trouble> {
    let is_there = "SELECT to_regclass('callpad_versions') IS NOT NULL, to_regclass('tickets') IS NOT NULL";
    let row = session.batch(is_there, LOOK)?;
    let is = |at: usize| row.get(at).and_then(Option::as_deref) == Some("t");
    if !is(0) {
        return match is(1) {
            false => Ok(Standing::Empty),
            true => Err(Trouble::new(
                Kind::Foreign,
                format!(
                    "the database {} holds tables of something else: create one for Callpad alone",
                    options.database()
                ),
            )),
        };
    }
    let (version, oldest) = versions(session)?;
    match version {
        0 => Ok(Standing::Empty),
        _ if oldest > known() => Err(Trouble::new(
            Kind::Newer { found: version, known: known() },
            format!(
                "the database was written by a newer version of callpad-server (its tables have version {version}, this \
                 program knows {}): take that version, or a copy from before it",
                known()
            ),
        )),
        _ if version > known() => Ok(Standing::Newer(version)),
        _ if version == known() => Ok(Standing::Current),
        _ => Ok(Standing::Older(version)),
    }
}

/// The version of the tables, and the oldest program that works on them.
fn versions(session: &Session) -> Result<(i64, i64), Trouble> {
    let last = "SELECT coalesce(max(version), 0), coalesce(max(oldest), 0) FROM callpad_versions";
    let row = session.batch(last, LOOK)?;
    let number = |at: usize| row.get(at).and_then(|text| text.as_deref()?.parse().ok());
    number(0)
        .zip(number(1))
        .ok_or_else(|| Trouble::new(Kind::Damaged, "the versions of the tables cannot be read"))
}

/// Brings the tables up to date: all missing scripts, or none. Whoever does so at the same time, waits or comes to nothing.
/// Gives the version before and after.
///
/// # Errors
/// As [`check`]; and if this user may not make tables, or servers hold them too long.
pub(crate) fn migrate(options: &Options) -> Result<(i64, i64), Trouble> {
    let mut attempt = 1;
    loop {
        // A connection for each: what a failed one leaves ends with it.
        let session = Session::open(options)?;
        match look(&session, options)? {
            Standing::Current => return Ok((known(), known())),
            Standing::Newer(version) => return Ok((version, version)),
            Standing::Empty | Standing::Older(_) => {}
        }
        match run_missing(&session) {
            Err(trouble) if trouble.kind == Kind::Conflict && attempt < TRIES => {
                tracing::info!(%trouble, attempt, "the tables are in use: trying again");
                attempt += 1;
            }
            done => return done,
        }
    }
}

fn run_missing(session: &Session) -> Result<(i64, i64), Trouble> {
    let begin = format!(
        "BEGIN; SET LOCAL lock_timeout = '{LOCK}'; SET LOCAL statement_timeout = 0;
         CREATE TABLE IF NOT EXISTS callpad_versions (
             version BIGINT PRIMARY KEY, oldest BIGINT NOT NULL, at BIGINT NOT NULL);
         LOCK TABLE callpad_versions IN EXCLUSIVE MODE"
    );
    session.batch(&begin, WITHIN)?;
    let (found, _) = versions(session)?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_micros();
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for (version, migration) in (1_i64..).zip(&MIGRATIONS).skip(done) {
        session.batch(migration.script, WITHIN)?;
        let note = format!("INSERT INTO callpad_versions VALUES ({version}, {}, {now})", migration.oldest);
        session.batch(&note, LOOK)?;
    }
    session.batch("COMMIT", WITHIN)?;
    Ok((found, known()))
}
