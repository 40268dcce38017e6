//! Sums of what happened, per service and counter, step and business day, without names. All changes pass one place, so
//! no rule can forget to count: the database records what happened ([`record`]), and the writer adds it to the sums at
//! the end of the same transaction. What happened before there were sums is added once, at the start of the server.

pub(crate) mod by_hour;
pub(crate) mod record;
pub(crate) mod steps;
mod tally;
#[cfg(test)]
mod tests;
pub(crate) mod usual;

use jiff::Timestamp;

use self::tally::Tally;
use crate::store::sql::{self, Connection};
use crate::{domain::zones::Zones, store::happened::Happened};

/// Before a change at `moment`: notes who waited at the end of the steps that have passed since the last one, and on a
/// new business day works out what is usual.
pub(super) fn begin(connection: &Connection, moment: Timestamp, zones: &Zones) -> sql::Result<()> {
    if steps::close(connection, moment)? {
        usual::refresh(connection, moment, zones)?;
    }
    Ok(())
}

/// At the end of a transaction: adds what happened in it.
pub(super) fn count(connection: &Connection, zones: &Zones) -> sql::Result<()> {
    let happened = record::take(connection)?;
    if happened.is_empty() {
        return Ok(());
    }
    let mut tally = Tally::new(connection, zones);
    for one in &happened {
        tally.add(one)?;
    }
    tally.write()
}

/// Adds what happened on earlier days of a location that has no sums of them, and works out anew what is usual: for the
/// demo branch, whose days nobody lived.
pub(crate) fn add_earlier(
    connection: &Connection,
    location: &str,
    happened: &[Happened],
    moment: Timestamp,
    zones: &Zones,
) -> sql::Result<()> {
    let mut tally = Tally::new(connection, zones);
    for one in happened {
        tally.add(one)?;
    }
    tally.write()?;
    connection.execute("DELETE FROM usual_of_location WHERE location_id = ?1", [location])?;
    usual::refresh(connection, moment, zones)
}

/// Whether a location has sums of a business day.
pub(crate) fn has_day(connection: &Connection, location: &str, day: &str) -> sql::Result<bool> {
    connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM services s JOIN sums_by_day d ON d.service_id = s.id AND d.day = ?2
             WHERE s.location_id = ?1)",
        [location, day],
        |row| row.get(0),
    )
}

/// Adds what happened before there were sums, and works out what is usual: at the start of the server, in one transaction.
pub(super) fn start(connection: &Connection, moment: Timestamp, zones: &Zones) -> sql::Result<()> {
    let summed: bool = connection.query_row("SELECT history_summed FROM clock", [], |row| row.get(0))?;
    if !summed {
        let mut tally = Tally::new(connection, zones);
        let mut all = connection.prepare(record::HISTORY)?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            tally.add(&record::read(&row)?)?;
        }
        tally.write()?;
        connection.execute("UPDATE clock SET history_summed = 1", [])?;
    }
    usual::refresh(connection, moment, zones)
}
