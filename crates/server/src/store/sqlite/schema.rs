//! The tables, and the migration of older databases.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::error::StorageError;
#[cfg(test)]
use crate::store::sql;

/// One script per version; `user_version` counts how many have run. A released script is never changed.
const MIGRATIONS: [&str; 18] = [
    include_str!("schema/0001_queue.sql"),
    include_str!("schema/0002_kept_answers.sql"),
    include_str!("schema/0003_sessions.sql"),
    include_str!("schema/0004_clock_and_sums.sql"),
    include_str!("schema/0005_sums.sql"),
    include_str!("schema/0006_hours.sql"),
    include_str!("schema/0007_supervised.sql"),
    include_str!("schema/0008_change_numbers.sql"),
    include_str!("schema/0009_counters.sql"),
    include_str!("schema/0010_service_stops.sql"),
    include_str!("schema/0011_story.sql"),
    include_str!("schema/0012_forecasts.sql"),
    include_str!("schema/0013_administration.sql"),
    include_str!("schema/0014_privacy.sql"),
    include_str!("schema/0015_token_keys.sql"),
    include_str!("schema/0016_hall.sql"),
    include_str!("schema/0017_slip.sql"),
    include_str!("schema/0018_removals.sql"),
];

/// From this version on, what is deleted is overwritten.
const SCRUBBED: i64 = 14;

fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs the missing scripts, all or none.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StorageError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known() {
        return Err(StorageError::Version { found, known: known() });
    }
    for script in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "user_version", known())?;
    transaction.commit()?;
    // Earlier versions left what they deleted in free pages: the file is written anew, once.
    if (1..SCRUBBED).contains(&found)
        && let Err(error) = connection.execute_batch("VACUUM")
    {
        tracing::warn!(%error, "what earlier versions deleted may still be in the file: make room, and run VACUUM on it");
    }
    Ok(())
}

/// Whether it is a database of this program, of whichever version.
pub(super) fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let tables: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'services', 'tickets', 'users')",
        [],
        |row| row.get(0),
    )?;
    Ok(tables == 4 && version(connection)? > 0)
}

/// Refuses a database that this program cannot bring up to date.
pub(super) fn check_not_newer(connection: &Connection) -> Result<(), StorageError> {
    match version(connection)? {
        found if found <= known() => Ok(()),
        found => Err(StorageError::Version { found, known: known() }),
    }
}

/// Refuses a database that this program cannot read without a migration.
pub(super) fn check(connection: &Connection) -> Result<(), StorageError> {
    match version(connection)? {
        found if found == known() => Ok(()),
        found => Err(StorageError::Version { found, known: known() }),
    }
}

/// Brings an empty database to an older version.
#[cfg(test)]
pub(super) fn migrate_to(connection: &mut Connection, version: usize) {
    MIGRATIONS[..version].iter().for_each(|script| connection.execute_batch(script).unwrap());
    connection.pragma_update(None, "user_version", version as i64).unwrap();
}

/// A database in memory with nothing in it.
#[cfg(test)]
pub(crate) fn empty() -> sql::Connection {
    up_to_date(older(0))
}

/// The same of an older version.
#[cfg(test)]
pub(crate) fn older(version: usize) -> sql::Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate_to(&mut connection, version);
    sql::Connection::of_sqlite(connection)
}

/// The same database, brought up to date.
#[cfg(test)]
pub(crate) fn up_to_date(mut connection: sql::Connection) -> sql::Connection {
    migrate(connection.sqlite_mut().unwrap()).unwrap();
    connection
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_run_once_and_a_newer_database_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(matches!(check(&connection), Err(StorageError::Version { found: 0, .. })));
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        check(&connection).unwrap();
        connection.pragma_update(None, "user_version", known() + 1).unwrap();
        assert!(matches!(migrate(&mut connection), Err(StorageError::Version { .. })));
    }

    #[test]
    fn a_database_from_before_the_sums_gets_those_of_what_is_in_it() {
        let mut old = Connection::open_in_memory().unwrap();
        MIGRATIONS[..3].iter().for_each(|script| old.execute_batch(script).unwrap());
        old.pragma_update(None, "user_version", 3).unwrap();
        // Number, sent to, state, first call and its service, cancelled after: one waits in a, two in b, one of them
        // called in a; one was cancelled before that call and one is ended.
        old.execute_batch(
            r#"INSERT INTO locations VALUES ('l', 0, 'L', 'UTC');
             INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
                 VALUES ('a', 0, 'l', 'A', 'a', 1, 5), ('b', 0, 'l', 'B', 'b', 1, 5);
             INSERT INTO desks VALUES ('d', 0, 'l', '1', 'd');
             INSERT INTO users VALUES ('u', 0, 'u', 'u', NULL, 0);
             INSERT INTO tickets (id, service_id, dst_service_id, number, issued_at, due_at, state, state_at, priority,
                     appointment, from_virtual, lang, first_call_seq, first_called_at, first_call_service_id, cancelled_after)
                 SELECT value ->> 0, value ->> 1, value ->> 2, 1, 1000000, 1000000, value ->> 3, 9000000, 0, 0, 0, 'x',
                     value ->> 4, value ->> 4 || '000000', CASE WHEN value ->> 4 IS NOT NULL THEN 'a' END, value ->> 5
                 FROM json_each('[["w","a",null,1,null,null],["v","b",null,1,null,null],["s","a","b",1,4,null],
                     ["c","a",null,4,3,3],["e","a",null,5,7,null]]');
             UPDATE tickets SET state_at = 99000000 WHERE id = 'e';"#,
        )
        .unwrap();
        migrate(&mut old).unwrap();
        let old = sql::Connection::of_sqlite(old);
        let row = |sql: &str| -> Vec<Option<i64>> {
            old.query_row(sql, [], |row| (0..4).map(|column| row.get(column)).collect()).unwrap()
        };
        let sums = |id: &str| {
            row(&format!(
                "SELECT waiting, first_calls, average_at, average_wait_s FROM services WHERE id = '{id}'"
            ))
        };
        assert_eq!(sums("a"), [Some(1), Some(3), Some(7_000_000), Some(0)]);
        assert_eq!(sums("b"), [Some(2), Some(0), None, Some(0)]);
        assert_eq!(row("SELECT cancelled_calls, 0, 0, 0 FROM tickets WHERE id = 'c'")[0], Some(1));
        // Ended tickets need no order.
        assert_eq!(row("SELECT moment, change, 0, 0 FROM clock")[..2], [Some(9_000_000), Some(0)]);
        let now = jiff::Timestamp::from_second(10).unwrap();
        crate::store::sql::averages::refresh_all(&old, now, &crate::domain::zones::Zones::utc()).unwrap();
        assert_eq!(sums("a")[3], Some(4), "the mean of 2, 3 and 6 seconds");
    }

    #[test]
    fn a_database_of_any_older_version_is_brought_up_to_date() {
        let tables = |connection: &Connection| -> Vec<String> {
            let mut all = connection.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
            let all = all.query_map([], |row| Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default()));
            all.unwrap().collect::<rusqlite::Result<_>>().unwrap()
        };
        let mut new = Connection::open_in_memory().unwrap();
        migrate(&mut new).unwrap();
        for version in 1..MIGRATIONS.len() {
            let mut old = Connection::open_in_memory().unwrap();
            MIGRATIONS[..version].iter().for_each(|script| old.execute_batch(script).unwrap());
            old.pragma_update(None, "user_version", version as i64).unwrap();
            migrate(&mut old).unwrap();
            check(&old).unwrap();
            assert_eq!(tables(&old), tables(&new));
        }
    }

    #[test]
    fn what_an_earlier_version_deleted_is_not_left_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("old.sqlite3");
        let is_in_file = || {
            let bytes = std::fs::read(&file).unwrap();
            bytes.windows(14).any(|window| window == b"Zebedeu-Lisboa")
        };
        let mut old = Connection::open(&file).unwrap();
        migrate_to(&mut old, 13);
        for n in 0..500 {
            let kept = r#"{"client_name":"Zebedeu-Lisboa"}"#;
            old.execute(
                "INSERT INTO kept_answers VALUES ('u', 'o', ?1, x'00', 0, ?2, NULL, NULL)",
                [&n.to_string(), kept],
            )
            .unwrap();
        }
        old.execute_batch("DELETE FROM kept_answers").unwrap();
        assert!(is_in_file(), "deleted, and still there");
        migrate(&mut old).unwrap();
        assert!(!is_in_file());
    }
}
