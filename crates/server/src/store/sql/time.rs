//! The moment of each change: taken when its turn to write comes, and later than every moment before, whatever the
//! clock does, even across a restart. It is stored in the database, beside the data that it orders.

use jiff::Timestamp;

use super::tickets::moment;
use crate::clock::Time;
use crate::store::sql::{self, Connection};

/// The time of a change in progress; `now` is the clock's time.
pub(crate) fn next(connection: &Connection, now: Timestamp) -> sql::Result<Time> {
    Ok(next_and_number(connection, now)?.0)
}

/// The same, with the number of the last change that was sent to listeners.
pub(super) fn next_and_number(connection: &Connection, now: Timestamp) -> sql::Result<(Time, i64)> {
    connection
        .prepare_cached(
            "UPDATE clock SET moment = max(moment + 1, ?1), actor = NULL RETURNING moment, change",
        )?
        .query_row([now.as_microsecond()], |row| Ok((Time { now, moment: moment(row.get(0)?) }, row.get(1)?)))
}

/// Says who does what is written from now on in this transaction; the next one begins with nobody.
pub(crate) fn acts(connection: &Connection, user: &str) -> sql::Result<()> {
    connection.prepare_cached("UPDATE clock SET actor = ?1")?.execute([user])?;
    Ok(())
}

/// Nobody who is known does what is written from now on.
pub(super) fn nobody_acts(connection: &Connection) -> sql::Result<()> {
    connection.execute("UPDATE clock SET actor = NULL", [])?;
    Ok(())
}

/// The time of a read: not before the last change.
pub(crate) fn latest(connection: &Connection, now: Timestamp) -> sql::Result<Time> {
    let at = connection
        .prepare_cached("SELECT max(moment, ?1) FROM clock")?
        .query_row([now.as_microsecond()], |row| row.get(0))?;
    Ok(Time { now, moment: moment(at) })
}

/// Follows the clock again. Only when no order is left to preserve: all tickets are ended.
pub(crate) fn begin_again(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    connection.execute("UPDATE clock SET moment = ?1", [now.as_microsecond()])?;
    connection
        .execute("UPDATE services SET average_at = NULL WHERE average_at > ?1", [now.as_microsecond()])?;
    Ok(())
}

/// Stores the number of the last change sent to listeners.
pub(super) fn keep_number(connection: &Connection, change: i64) -> sql::Result<()> {
    connection.prepare_cached("UPDATE clock SET change = ?1")?.execute([change])?;
    Ok(())
}

/// The first number after a start: above all numbers sent before. It is at least the milliseconds since 1970, so that a
/// folder restored from a copy does not reuse numbers sent since the copy. Where others share the database, numbers go
/// on, and only the first server of all sets one.
pub(super) fn first_number(connection: &Connection, now: Timestamp) -> sql::Result<i64> {
    let first = match connection.is_shared() {
        false => "UPDATE clock SET change = max(change + 1, ?1) RETURNING change",
        true => "UPDATE clock SET change = CASE WHEN change > 0 THEN change ELSE ?1 END RETURNING change",
    };
    connection.query_row(first, [now.as_millisecond()], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn moments_and_numbers_only_grow() {
        let connection = crate::store::sqlite::schema::empty();
        let first = next(&connection, at(1_000)).unwrap();
        assert_eq!((first.now, first.moment), (at(1_000), at(1_000)));
        let same = next(&connection, at(1_000)).unwrap();
        let back = next(&connection, at(400)).unwrap();
        assert!(first.moment < same.moment && same.moment < back.moment && back.now == at(400));
        assert_eq!(latest(&connection, at(400)).unwrap(), back);
        assert_eq!(latest(&connection, at(2_000)).unwrap().moment, at(2_000));
        assert_eq!(next(&connection, at(2_000)).unwrap().moment, at(2_000));
        begin_again(&connection, at(500)).unwrap();
        assert_eq!(next(&connection, at(501)).unwrap().moment, at(501));

        assert_eq!(first_number(&connection, at(7)).unwrap(), 7_000);
        keep_number(&connection, 9_000).unwrap();
        assert_eq!(first_number(&connection, at(8)).unwrap(), 9_001);
        assert_eq!(first_number(&connection, at(8)).unwrap(), 9_002);
    }
}
