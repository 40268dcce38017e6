//! The server's own data.

use crate::store::sql::{self, Connection, OptionalExtension};

/// When the demo branch's day ends, in microseconds; `None` in a folder that is not a demo.
pub(crate) fn demo_ends(connection: &Connection) -> sql::Result<Option<i64>> {
    let bytes = get(connection, "demo_ends")?;
    Ok(bytes.and_then(|b| b.try_into().ok()).map(i64::from_be_bytes))
}

/// Stores when the demo branch's day ends.
pub(crate) fn set_demo_ends(connection: &Connection, at: i64) -> sql::Result<()> {
    put(connection, "demo_ends", &at.to_be_bytes())
}

fn get(connection: &Connection, key: &str) -> sql::Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

fn put(connection: &Connection, key: &str, value: &[u8]) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute((key, value))?;
    Ok(())
}

/// Makes the folder a real branch, not a demo.
pub(crate) fn clear_demo(connection: &Connection) -> sql::Result<()> {
    connection.execute("DELETE FROM meta WHERE key = 'demo_ends'", [])?;
    Ok(())
}
