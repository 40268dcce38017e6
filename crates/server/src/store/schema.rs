//! The tables, and how an older database is brought up to date.

use rusqlite::{Connection, TransactionBehavior};

use super::StorageError;

/// One script per version; `user_version` counts how many have run. A script that was released is never changed.
const MIGRATIONS: [&str; 3] = [
    include_str!("schema/0001_queue.sql"),
    include_str!("schema/0002_kept_answers.sql"),
    include_str!("schema/0003_sessions.sql"),
];

fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs the scripts that are missing, all or none.
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
    Ok(())
}

/// Refuses a database that this program cannot read as it is.
pub(super) fn check(connection: &Connection) -> Result<(), StorageError> {
    match version(connection)? {
        found if found == known() => Ok(()),
        found => Err(StorageError::Version { found, known: known() }),
    }
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
}
