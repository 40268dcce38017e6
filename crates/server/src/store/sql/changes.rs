//! The changes made by a write, recorded by the database itself. So no rule can forget to report a change, and what a
//! refusal rolled back is not reported.

use std::collections::BTreeSet;

use super::{locations, presence, requests, tickets, zones::Zones};
use crate::store::sql::{self, Connection, OptionalExtension};
use crate::{
    clock::Time,
    domain::presence::counter_members,
    feed::{Change, ChangeKind},
};

/// One recorded row.
struct ChangedRow {
    what: String,
    ticket: Option<i64>,
    answer: Option<i64>,
    service: Option<String>,
    came_from: Option<String>,
    desk: Option<String>,
    request: Option<i64>,
}

/// The transaction's changes so far, in order, each in its final state; the record is then cleared. They are built even
/// if nobody listens: a listener that arrives during the write must not miss them.
pub(super) fn take(connection: &Connection, zones: &Zones, time: Time) -> sql::Result<Vec<Change>> {
    let noticed: Vec<_> = connection
        .prepare_cached(
            "SELECT what, ticket, answer, service, came_from, desk, request FROM changed ORDER BY n",
        )?
        .query_map([], |row| {
            Ok(ChangedRow {
                what: row.get(0)?,
                ticket: row.get(1)?,
                answer: row.get(2)?,
                service: row.get(3)?,
                came_from: row.get(4)?,
                desk: row.get(5)?,
                request: row.get(6)?,
            })
        })?
        .collect::<sql::Result<_>>()?;
    if noticed.is_empty() {
        return Ok(Vec::new());
    }
    connection.prepare_cached("DELETE FROM changed")?.execute([])?;
    // A reset makes earlier changes irrelevant.
    if noticed.iter().any(|row| row.what == "reset" && row.answer.is_none()) {
        return Ok(vec![Change { locations: None, what: ChangeKind::Reset }]);
    }
    let mut changes = Vec::new();
    for row in noticed {
        if let Some(what) = kind_of_note(&row) {
            changes.push(Change {
                locations: row.service.and_then(|ids| serde_json::from_str(&ids).ok()),
                what,
            });
            continue;
        }
        // What a reset finished is told with it.
        if row.what == "reset" {
            continue;
        }
        changes.extend(match (&row.desk, row.request) {
            (Some(desk), _) => counter(connection, zones, desk)?,
            (None, Some(request)) => asked(connection, zones, time, request)?,
            (None, None) => Some(change(connection, zones, time.moment, row)?),
        });
    }
    Ok(changes)
}

/// Everybody who listens is to read everything again.
pub(super) fn note_reset_of_all(connection: &Connection) -> sql::Result<()> {
    note(connection, "reset", None)
}

/// Those who listen at a location are to read everything again. Where nobody can listen, nothing is noted.
pub(super) fn note_reset(connection: &Connection, location: &str) -> sql::Result<()> {
    note(connection, "reset of", Some(&[location].into()))
}

/// The directory has changed at these locations, or everywhere.
pub(super) fn note_directory(connection: &Connection, locations: Option<&BTreeSet<&str>>) -> sql::Result<()> {
    note(connection, "directory", locations)
}

/// A screen or a kiosk of a location is here, or away; as its members.
pub(super) fn note_device(connection: &Connection, location: &str, device: &str) -> sql::Result<()> {
    note_with(connection, "device", Some(&[location].into()), Some(device))
}

fn note(connection: &Connection, what: &str, locations: Option<&BTreeSet<&str>>) -> sql::Result<()> {
    note_with(connection, what, locations, None)
}

fn note_with(
    connection: &Connection,
    what: &str,
    locations: Option<&BTreeSet<&str>>,
    members: Option<&str>,
) -> sql::Result<()> {
    if !connection.records_changes()? {
        return Ok(());
    }
    let locations = locations.map(|ids| serde_json::Value::from_iter(ids.iter().copied()).to_string());
    connection
        .prepare_cached("INSERT INTO changed (what, service, came_from) VALUES (?1, ?2, ?3)")?
        .execute((what, locations, members))?;
    Ok(())
}

fn kind_of_note(row: &ChangedRow) -> Option<ChangeKind> {
    match row.what.as_str() {
        "reset of" => Some(ChangeKind::Reset),
        "directory" => Some(ChangeKind::Directory),
        "device" => serde_json::from_str(row.came_from.as_deref()?).ok().map(ChangeKind::Device),
        _ => None,
    }
}

fn change(
    connection: &Connection,
    zones: &Zones,
    moment: jiff::Timestamp,
    row: ChangedRow,
) -> sql::Result<Change> {
    if let Some(service) = &row.service {
        return Ok(match locations::queue(connection, service, moment, zones)? {
            Some((place, queue)) => {
                Change { locations: Some(vec![place]), what: ChangeKind::Service(Box::new(queue)) }
            }
            None => Change { locations: None, what: ChangeKind::Reset },
        });
    }
    let ticket = row.ticket.unwrap_or_default();
    let mut locations = vec![place_of_ticket(connection, ticket)?];
    // Sent to another location, it has left this one: both are notified.
    if let Some(service) = &row.came_from {
        locations.extend(super::locations::of_service(connection, service)?);
    }
    let mut about = None;
    if let Some(answer) = row.answer {
        let (id, desk, place) = connection
            .prepare_cached(
                "SELECT a.id, a.desk_id, d.location_id FROM answers a JOIN desks d ON d.id = a.desk_id
                 WHERE a.seq = ?1",
            )?
            .query_row([answer], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
            })?;
        // The same where it was called.
        locations.push(place);
        about = Some((desk, id));
    }
    let (desk_id, answer_id) = about.unzip();
    let ticket = Box::new(tickets::view(connection, ticket, zones)?);
    Ok(Change {
        locations: Some(locations),
        what: ChangeKind::Ticket { change: row.what, ticket, desk_id, answer_id },
    })
}

/// Nothing where the counter itself is gone.
fn counter(connection: &Connection, zones: &Zones, desk: &str) -> sql::Result<Option<Change>> {
    let Some(place) = locations::of_desk(connection, desk)? else { return Ok(None) };
    let told = presence::told(connection, desk)?;
    let since = match &told {
        Some(told) => Some(requests::shown(connection, zones, &place, told.since)?),
        None => None,
    };
    let what = ChangeKind::Counter(counter_members(desk, told, since));
    Ok(Some(Change { locations: Some(vec![place]), what }))
}

fn asked(connection: &Connection, zones: &Zones, time: Time, request: i64) -> sql::Result<Option<Change>> {
    let Some(request) = requests::by_seq(connection, request)? else { return Ok(None) };
    let what = ChangeKind::Request(requests::members(connection, &request, time, zones)?);
    Ok(Some(Change { locations: Some(vec![request.location_id]), what }))
}

fn place_of_ticket(connection: &Connection, ticket: i64) -> sql::Result<String> {
    let place = connection
        .prepare_cached(
            "SELECT q.location_id FROM tickets t JOIN services q ON q.id = t.queue_service_id WHERE t.seq = ?1",
        )?
        .query_row([ticket], |row| row.get(0))
        .optional()?;
    Ok(place.unwrap_or_default())
}
