//! What administrators, and the server by itself, changed: when, who, and from what to what.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::tickets::moment;
use crate::store::sql::{self, Connection, Row, params};
use crate::{
    directory::{
        Part,
        difference::{Changed, Difference, What},
    },
    store::audit::Entry,
};

/// How long an entry is kept: what is asked after a year and a month is no longer answered.
pub(crate) const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24 * 400);
/// The most entries that are kept, the newest: an import of ten thousand people, ten times.
pub(crate) const MOST: i64 = 100_000;
/// The longest value that is written down, in bytes of JSON: more is only counted.
const LONGEST_VALUE: usize = 2_000;

/// Who did something, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Actor<'a> {
    /// The user of the operating system; `None` is the server itself.
    pub(crate) who: Option<&'a str>,
    pub(crate) at: Timestamp,
}

/// Writes down a change of the directory.
pub(crate) fn changed(connection: &Connection, actor: Actor<'_>, difference: &Difference) -> sql::Result<()> {
    for changed in &difference.changed {
        insert(
            connection,
            actor,
            changed.what.word(),
            Some(changed.part.word()),
            &changed.id,
            Some(&members(changed)),
        )?;
    }
    for part in &difference.reordered {
        insert(
            connection,
            actor,
            What::Set.word(),
            Some(part.word()),
            "",
            Some(&json!([["order", null, null]])),
        )?;
    }
    forget(connection, actor.at)
}

/// Writes down that a device has another key.
pub(crate) fn key_renewed(connection: &Connection, actor: Actor<'_>, device: &str) -> sql::Result<()> {
    let members = json!([["key", null, "a new one"]]);
    insert(connection, actor, What::Set.word(), Some(Part::Devices.word()), device, Some(&members))?;
    forget(connection, actor.at)
}

/// Writes down what was done to a location or a ticket.
pub(crate) fn done(connection: &Connection, actor: Actor<'_>, what: &str, id: &str) -> sql::Result<()> {
    insert(connection, actor, what, None, id, None)?;
    forget(connection, actor.at)
}

fn members(changed: &Changed) -> Value {
    let cut = |value: &Option<Value>| match value {
        None => Value::Null,
        Some(value) => match value.to_string().len() {
            long if long > LONGEST_VALUE => format!("({long} bytes)").into(),
            _ => value.clone(),
        },
    };
    let mut all: Vec<Value> =
        changed.members.iter().map(|(name, before, after)| json!([name, cut(before), cut(after)])).collect();
    if changed.new_secret {
        all.push(json!(["secret", null, "a new one"]));
    }
    all.into()
}

fn insert(
    connection: &Connection,
    actor: Actor<'_>,
    what: &str,
    part: Option<&str>,
    id: &str,
    members: Option<&Value>,
) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO audit (at, who, what, part, id, members) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            actor.at.as_microsecond(),
            actor.who,
            what,
            part,
            id,
            members.map(Value::to_string)
        ])?;
    Ok(())
}

/// What is too old, or too much, goes.
fn forget(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    let oldest = now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN).as_microsecond();
    connection.prepare_cached("DELETE FROM audit WHERE at < ?1")?.execute([oldest])?;
    connection
        .prepare_cached("DELETE FROM audit WHERE seq <= (SELECT max(seq) FROM audit) - ?1")?
        .execute([MOST])?;
    Ok(())
}

/// How often the directory was changed by administrators: another number after each time.
pub(crate) fn version(connection: &Connection) -> sql::Result<i64> {
    connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM audit")?.query_row([], |row| row.get(0))
}

/// The newest entries, the newest first.
pub(crate) fn newest(connection: &Connection, most: u32) -> sql::Result<Vec<Entry>> {
    connection
        .prepare_cached("SELECT seq, at, who, what, part, id, members FROM audit ORDER BY seq DESC LIMIT ?1")?
        .query_map([most], read)?
        .collect()
}

fn read(row: &Row<'_>) -> sql::Result<Entry> {
    let members: Option<String> = row.get(6)?;
    Ok(Entry {
        seq: row.get(0)?,
        at: moment(row.get(1)?),
        who: row.get(2)?,
        what: row.get(3)?,
        part: row.get(4)?,
        id: row.get::<_, Option<String>>(5)?.filter(|id| !id.is_empty()),
        members: members.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_old_and_what_is_too_much_goes() {
        let connection = crate::store::sqlite::schema::empty();
        let at = |hours: i64| Timestamp::from_second(hours * 3_600).unwrap();
        done(&connection, Actor { who: Some("root"), at: at(0) }, "reset", "l").unwrap();
        done(&connection, Actor { who: None, at: at(24 * 400) }, "new day", "l").unwrap();
        assert_eq!(newest(&connection, 10).unwrap().len(), 2);
        done(&connection, Actor { who: None, at: at(24 * 400 + 1) }, "new day", "l").unwrap();
        assert_eq!(newest(&connection, 10).unwrap().len(), 2);
        connection.execute("UPDATE audit SET seq = 200000 WHERE seq = 3", []).unwrap();
        done(&connection, Actor { who: Some("eva"), at: at(24 * 400 + 2) }, "erase", "t").unwrap();
        let left = newest(&connection, 10).unwrap();
        assert_eq!(left.len(), 2);
        assert_eq!(left[0].line(), "1971-02-05 02:00:00Z eva erase t");
    }
}
