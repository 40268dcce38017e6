//! Tickets: issued, found, changed, and returned as the document's object.

use callpad_wire::{DeskRef, DeviceRef, Flags, Moment, ServiceRef, Ticket, UserRef};
use jiff::Timestamp;

use super::{numbers, zones::Zones};
use crate::domain::{
    local_time,
    ticket::{TicketState, padded},
    ticket_list::{MOST_LISTED, TicketList},
    tolerance,
};
use crate::rules::effect::{Changeable, NewTicket};
use crate::store::sql::{self, Connection, FromSql, OptionalExtension, Row, Rows, params};

pub(super) use crate::domain::local_time::moment;

/// Issues a ticket with its service's next number, unless it has one already. Returns its sequence number.
pub(crate) fn insert(connection: &Connection, new: &NewTicket) -> sql::Result<i64> {
    let number = match new.number {
        Some(number) => number,
        None => numbers::take(connection, &new.service_id)?,
    };
    let issued = new.issued.as_microsecond();
    let scheduled = new.scheduled.map(Timestamp::as_microsecond);
    connection
        .prepare_cached(
            "INSERT INTO tickets (id, service_id, number, issued_at, scheduled_at, due_at, state, state_at, priority,
                 appointment, from_virtual, lang, custom_field, client_name, app_displayname, app_id, device_id,
                 dst_desk_id, dst_user_id, note)
             VALUES (?1, ?2, ?3, ?4, ?5, max(?4, coalesce(?5, ?4)), ?6, ?4, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
             RETURNING seq",
        )?
        .query_row(params![
            new.id.clone().unwrap_or_else(|| uuid::Uuid::new_v4().to_string()),
            new.service_id,
            number,
            issued,
            scheduled,
            TicketState::Waiting.number(),
            new.priority,
            new.appointment,
            new.from_virtual,
            new.lang,
            new.custom_field,
            new.client_name,
            new.app_displayname,
            new.app_id,
            new.device_id,
            new.binding.desk,
            new.binding.user,
            new.note,
        ], |row| row.get(0))
}

/// A ticket by its id: its sequence number and where it is listed.
pub(crate) fn place(connection: &Connection, id: &str) -> sql::Result<Option<(i64, String)>> {
    connection
        .prepare_cached(
            "SELECT t.seq, q.location_id FROM tickets t JOIN services q ON q.id = t.queue_service_id WHERE t.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Writes a transfer's changes, and that there was one.
pub(crate) fn transfer(connection: &Connection, seq: i64, new: &Changeable) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET dst_service_id = ?2, dst_desk_id = ?3, dst_user_id = ?4, priority = ?5, note = ?6,
                 custom_field = ?7, transferred = 1 WHERE seq = ?1",
        )?
        .execute(params![
            seq,
            new.binding.service,
            new.binding.desk,
            new.binding.user,
            new.priority,
            new.note,
            new.custom_field
        ])?;
    Ok(())
}

/// Removes all tickets and answers, restarts all numbers, and opens the services that the directory has open.
pub(crate) fn remove_all(connection: &Connection) -> sql::Result<()> {
    connection.execute_batch(
        "DELETE FROM answers; DELETE FROM tickets; UPDATE services SET last_number = 0, numbers_wrapped = 0, directory_open = NULL;",
    )
}

/// All columns of a ticket, in the order of [`read`]; the location's time zone comes last.
const COLUMNS: &str = "
    t.id, t.number, t.issued_at, t.scheduled_at,
    CASE WHEN t.due_at <> max(t.issued_at, coalesce(t.scheduled_at, t.issued_at)) THEN t.due_at END, t.state, t.transferred, t.priority, t.appointment, t.from_virtual,
    t.note, t.lang, t.custom_field, t.client_name, t.app_displayname, t.app_id,
    s.id, s.name, s.tag, ds.id, ds.name, ds.tag, dd.id, dd.name, dd.tag,
    du.id, du.display_name, du.username, dv.id, dv.type, dv.name, l.time_zone";

const TABLES: &str = "tickets t
    JOIN services s ON s.id = t.service_id
    JOIN services q ON q.id = t.queue_service_id
    JOIN locations l ON l.id = q.location_id
    LEFT JOIN services ds ON ds.id = t.dst_service_id
    LEFT JOIN desks dd ON dd.id = t.dst_desk_id
    LEFT JOIN users du ON du.id = t.dst_user_id
    LEFT JOIN devices dv ON dv.id = t.device_id";

/// Reads a row's columns one after another.
struct Columns<'a, 'b> {
    row: &'a Row<'b>,
    next: usize,
}

impl Columns<'_, '_> {
    fn take<T: FromSql>(&mut self) -> sql::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// Three texts of a joined row; `None` if nothing was joined.
    fn triple(&mut self) -> sql::Result<Option<[String; 3]>> {
        let texts: [Option<String>; 3] = [self.take()?, self.take()?, self.take()?];
        Ok(match texts {
            [Some(a), Some(b), Some(c)] => Some([a, b, c]),
            _ => None,
        })
    }

    fn service(&mut self) -> sql::Result<Option<ServiceRef>> {
        Ok(self.triple()?.map(|[id, name, tag]| ServiceRef { id: id.into(), name, tag }))
    }
}

fn read(row: &Row<'_>, zones: &Zones) -> sql::Result<Ticket> {
    let mut columns = Columns { row, next: 0 };
    let c = &mut columns;
    let (id, number): (String, i64) = (c.take()?, c.take()?);
    let (issued, scheduled): (i64, Option<i64>) = (c.take()?, c.take()?);
    let due: Option<i64> = c.take()?;
    let state: i64 = c.take()?;
    let mut ticket = Ticket {
        // A ticket that was called again is no longer cancelled (V7).
        cancelled: state == TicketState::Cancelled.number(),
        state: Some(state.to_string()),
        transferred: c.take()?,
        flags: Flags { raw: None, priority: c.take()?, appointment: c.take()?, from_virtual: c.take()? },
        note: c.take()?,
        lang: c.take()?,
        custom_field: c.take()?,
        client_name: c.take()?,
        app_displayname: c.take()?,
        app_id: c.take()?,
        service: c.service()?,
        dst_service: c.service()?,
        dst_desk: c.triple()?.map(|[id, name, tag]| DeskRef { id: id.into(), name, tag }),
        dst_user: c.triple()?.map(|[id, display_name, username]| UserRef {
            id: id.into(),
            display_name,
            username,
        }),
        device: c.triple()?.map(|[id, kind, name]| DeviceRef { id: id.into(), kind, name }),
        ..Ticket::bare(id, padded(number))
    };
    let zone_name: Option<String> = c.take()?;
    let zone = zones.of(zone_name.as_deref());
    let shown = |at: i64| Moment::Wall(local_time::to_local(moment(at), &zone));
    ticket.issued = Some(shown(issued));
    ticket.scheduled_to = scheduled.map(shown);
    // To the microsecond: it is right behind another one.
    ticket.due = due.map(|at| Moment::Exact(moment(at)));
    Ok(ticket)
}

/// A ticket as the document's object.
pub(crate) fn view(connection: &Connection, seq: i64, zones: &Zones) -> sql::Result<Ticket> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE t.seq = ?1"))?
        .query_row([seq], |row| read(row, zones))
}

/// A ticket as the document's object, by its id.
pub(crate) fn by_id(connection: &Connection, id: &str, zones: &Zones) -> sql::Result<Option<Ticket>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE t.id = ?1"))?
        .query_row([id], |row| read(row, zones))
        .optional()
}

/// The waiting tickets of a service (M6), in the order of M4 without the bound ones first. Whether an appointment is still
/// to come depends on the clock's time `now`.
pub(crate) fn waiting(
    connection: &Connection,
    service: &str,
    now: Timestamp,
    zones: &Zones,
) -> sql::Result<TicketList> {
    let mut statement = connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM {TABLES} WHERE t.state = 1 AND t.queue_service_id = ?1
             ORDER BY t.scheduled_at IS NOT NULL AND t.scheduled_at > ?2, t.priority DESC, t.due_at, t.issued_at, t.seq
             LIMIT {MOST_LISTED}"
        ))?;
    listed(&mut statement.query(params![service, now.as_microsecond()])?, zones)
}

/// As many of these tickets as a list has room for.
fn listed(rows: &mut Rows<'_>, zones: &Zones) -> sql::Result<TicketList> {
    let mut list = TicketList::default();
    while let Some(row) = rows.next()? {
        if !push(&mut list, &read(&row, zones)?)? {
            break;
        }
    }
    Ok(list)
}

fn push(list: &mut TicketList, ticket: &Ticket) -> sql::Result<bool> {
    list.push(ticket).map_err(sql::Error::of_value)
}

/// The condition of the index of paused and cancelled tickets, as SQLite must read it to use the index.
const SET_ASIDE: &str = "t.state IN (3, 4)";

/// The paused tickets of the services assigned to a desk (M5), the longest paused first.
pub(crate) fn paused(connection: &Connection, desk: &str, zones: &Zones) -> sql::Result<TicketList> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE t.state = 3 AND {SET_ASIDE}
                 AND t.queue_service_id IN (SELECT service_id FROM desk_services WHERE desk_id = ?1)
             ORDER BY t.state_at, t.seq LIMIT {MOST_LISTED}"
    ))?;
    listed(&mut statement.query([desk])?, zones)
}

/// The columns that decide the tolerance of the cancelled ticket `t` of the service `q` (M12). The ticket's own first
/// call came before its cancellation, so it is not counted.
const TOLERANCE: &str = "q.tolerance, q.first_calls - t.cancelled_calls, t.state_at, l.time_zone";

fn within_tolerance(row: &Row<'_>, first: usize, moment_now: Timestamp, zones: &Zones) -> sql::Result<bool> {
    let zone: Option<String> = row.get(first + 3)?;
    let today = local_time::day_start(moment_now, &zones.of(zone.as_deref()));
    let cancelled: i64 = row.get(first + 2)?;
    Ok(tolerance::callable(row.get(first)?, row.get(first + 1)?, moment(cancelled) >= today))
}

/// Whether a cancelled ticket may still be called (M12).
pub(crate) fn still_callable(
    connection: &Connection,
    seq: i64,
    moment_now: Timestamp,
    zones: &Zones,
) -> sql::Result<bool> {
    connection
        .prepare_cached(&format!("SELECT {TOLERANCE} FROM {TABLES} WHERE t.seq = ?1"))?
        .query_row([seq], |row| within_tolerance(row, 0, moment_now, zones))
}

/// The callable cancelled tickets (M12) of the services assigned to a desk (M5), the longest cancelled first.
pub(crate) fn cancelled(
    connection: &Connection,
    desk: &str,
    moment_now: Timestamp,
    zones: &Zones,
) -> sql::Result<TicketList> {
    // No day is longer than 26 hours: older tickets are irrelevant.
    let oldest = moment_now.as_microsecond().saturating_sub(26 * 3_600 * 1_000_000);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, {TOLERANCE} FROM {TABLES} WHERE t.state = 4 AND {SET_ASIDE} AND t.state_at >= ?2
             AND t.queue_service_id IN (SELECT service_id FROM desk_services WHERE desk_id = ?1)
         ORDER BY t.state_at, t.seq"
    ))?;
    let mut rows = statement.query(params![desk, oldest])?;
    let mut list = TicketList::default();
    while let Some(row) = rows.next()? {
        let first = row.columns() - 4;
        if within_tolerance(&row, first, moment_now, zones)? && !push(&mut list, &read(&row, zones)?)? {
            break;
        }
    }
    Ok(list)
}

/// How many wait in a service.
pub(crate) fn count_waiting(connection: &Connection, service: &str) -> sql::Result<u32> {
    connection
        .prepare_cached("SELECT waiting FROM services WHERE id = ?1")?
        .query_row([service], |row| row.get(0))
}
