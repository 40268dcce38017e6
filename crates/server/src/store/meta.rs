//! The server's own data.

use rusqlite::{Connection, OptionalExtension};

/// The key that signs tokens; generated once, so that tokens survive a restart.
pub(crate) fn signing_key(connection: &Connection) -> rusqlite::Result<Vec<u8>> {
    if let Some(key) = get(connection, "signing_key")? {
        return Ok(key);
    }
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.to_string().into()))?;
    put(connection, "signing_key", &key)?;
    Ok(key.to_vec())
}

/// Has a new key generated at the next start: then no token is valid any more.
pub(crate) fn forget_signing_key(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM meta WHERE key = 'signing_key'", [])?;
    Ok(())
}

/// When the demo branch's day ends, in microseconds; `None` in a folder that is not a demo.
pub(crate) fn demo_ends(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let bytes = get(connection, "demo_ends")?;
    Ok(bytes.and_then(|b| b.try_into().ok()).map(i64::from_be_bytes))
}

/// Stores when the demo branch's day ends.
pub(crate) fn set_demo_ends(connection: &Connection, at: i64) -> rusqlite::Result<()> {
    put(connection, "demo_ends", &at.to_be_bytes())
}

fn get(connection: &Connection, key: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

fn put(connection: &Connection, key: &str, value: &[u8]) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
        )?
        .execute((key, value))?;
    Ok(())
}

/// Makes the folder a real branch, not a demo.
pub(crate) fn clear_demo(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM meta WHERE key = 'demo_ends'", [])?;
    Ok(())
}
