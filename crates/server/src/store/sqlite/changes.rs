//! The changes made by a write, recorded by the database itself. So no rule can forget to report a change, and what a
//! refusal rolled back is not reported.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::{locations, presence, requests, tickets, zones::Zones};
use crate::{
    clock::Time,
    domain::presence::counter_members,
    feed::{Change, ChangeKind},
};

/// Fires only on the writer's connection; its table is part of the same transaction as the changes it records.
const TRIGGERS: &str = "
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE changed (
    n INTEGER PRIMARY KEY, what TEXT NOT NULL, ticket INTEGER, answer INTEGER,
    -- Of a note, its locations as a JSON list.
    service TEXT,
    -- The service under which the ticket was listed before, where no answer tells from where it comes; of a note about a
    -- device, its members as JSON.
    came_from TEXT,
    desk TEXT, request INTEGER
);
CREATE TEMP TRIGGER issued AFTER INSERT ON main.tickets BEGIN
    INSERT INTO changed (what, ticket) VALUES ('created', new.seq);
END;
CREATE TEMP TRIGGER called AFTER INSERT ON main.answers BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES ('called', new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER recalled AFTER UPDATE OF recalls ON main.answers BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES ('recalled', new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER finished AFTER UPDATE OF outcome ON main.answers WHEN old.outcome IS NULL BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES (new.outcome, new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER changed_waiting AFTER UPDATE OF
        priority, note, custom_field, client_name, due_at, dst_service_id, dst_desk_id, dst_user_id ON main.tickets
    WHEN old.state = 1 AND new.state = 1 AND
        (old.priority, old.note, old.custom_field, old.client_name, old.due_at, old.dst_service_id, old.dst_desk_id,
            old.dst_user_id)
        IS NOT
        (new.priority, new.note, new.custom_field, new.client_name, new.due_at, new.dst_service_id, new.dst_desk_id,
            new.dst_user_id)
BEGIN
    INSERT INTO changed (what, ticket, came_from)
        VALUES ('changed', new.seq, coalesce(old.dst_service_id, old.service_id));
END;
CREATE TEMP TRIGGER cancelled_waiting AFTER UPDATE OF state ON main.tickets
    WHEN old.state = 1 AND new.state = 4 BEGIN
    INSERT INTO changed (what, ticket) VALUES ('cancelled', new.seq);
END;
CREATE TEMP TRIGGER waits_again AFTER UPDATE OF state ON main.tickets WHEN old.state = 4 AND new.state = 1 BEGIN
    INSERT INTO changed (what, ticket) VALUES ('changed', new.seq);
END;
CREATE TEMP TRIGGER removed AFTER DELETE ON main.tickets BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER service_changed AFTER UPDATE OF name, tag, open, location_id ON main.services
    WHEN (old.name, old.tag, old.open, old.location_id) IS NOT (new.name, new.tag, new.open, new.location_id) BEGIN
    INSERT INTO changed (what, service) VALUES ('service', new.id);
END;
CREATE TEMP TRIGGER service_new AFTER INSERT ON main.services BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER service_gone AFTER DELETE ON main.services BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER presence_new AFTER INSERT ON main.presence BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', new.desk_id);
END;
CREATE TEMP TRIGGER presence_changed AFTER UPDATE OF user_id, state, reason, services ON main.presence
    WHEN (old.user_id, old.state, old.reason, old.services) IS NOT (new.user_id, new.state, new.reason, new.services)
BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', new.desk_id);
END;
CREATE TEMP TRIGGER presence_forgotten AFTER DELETE ON main.presence BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', old.desk_id);
END;
CREATE TEMP TRIGGER asked AFTER INSERT ON main.requests BEGIN
    INSERT INTO changed (what, request) VALUES ('request', new.seq);
END;
CREATE TEMP TRIGGER request_ended AFTER UPDATE OF state ON main.requests WHEN old.state <> new.state BEGIN
    INSERT INTO changed (what, request) VALUES ('request', new.seq);
END;";

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

/// From now on changes on this connection are recorded.
pub(super) fn install_triggers(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TRIGGERS)
}

/// The transaction's changes so far, in order, each in its final state; the record is then cleared. They are built even
/// if nobody listens: a listener that arrives during the write must not miss them.
pub(super) fn take(connection: &Connection, zones: &Zones, time: Time) -> rusqlite::Result<Vec<Change>> {
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
        .collect::<rusqlite::Result<_>>()?;
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

/// Those who listen at a location are to read everything again. Where nobody can listen, nothing is noted.
pub(super) fn note_reset(connection: &Connection, location: &str) -> rusqlite::Result<()> {
    note(connection, "reset of", Some(&[location].into()))
}

/// The directory has changed at these locations, or everywhere.
pub(super) fn note_directory(
    connection: &Connection,
    locations: Option<&BTreeSet<&str>>,
) -> rusqlite::Result<()> {
    note(connection, "directory", locations)
}

/// A screen or a kiosk of a location is here, or away; as its members.
pub(super) fn note_device(connection: &Connection, location: &str, device: &str) -> rusqlite::Result<()> {
    note_with(connection, "device", Some(&[location].into()), Some(device))
}

fn note(connection: &Connection, what: &str, locations: Option<&BTreeSet<&str>>) -> rusqlite::Result<()> {
    note_with(connection, what, locations, None)
}

fn note_with(
    connection: &Connection,
    what: &str,
    locations: Option<&BTreeSet<&str>>,
    members: Option<&str>,
) -> rusqlite::Result<()> {
    let records = "SELECT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = 'changed')";
    if !connection.prepare_cached(records)?.query_row([], |row| row.get::<_, bool>(0))? {
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
) -> rusqlite::Result<Change> {
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
fn counter(connection: &Connection, zones: &Zones, desk: &str) -> rusqlite::Result<Option<Change>> {
    let Some(place) = locations::of_desk(connection, desk)? else { return Ok(None) };
    let told = presence::told(connection, desk)?;
    let since = match &told {
        Some(told) => Some(requests::shown(connection, zones, &place, told.since)?),
        None => None,
    };
    let what = ChangeKind::Counter(counter_members(desk, told, since));
    Ok(Some(Change { locations: Some(vec![place]), what }))
}

fn asked(
    connection: &Connection,
    zones: &Zones,
    time: Time,
    request: i64,
) -> rusqlite::Result<Option<Change>> {
    let Some(request) = requests::by_seq(connection, request)? else { return Ok(None) };
    let what = ChangeKind::Request(requests::members(connection, &request, time, zones)?);
    Ok(Some(Change { locations: Some(vec![request.location_id]), what }))
}

fn place_of_ticket(connection: &Connection, ticket: i64) -> rusqlite::Result<String> {
    let place = connection
        .prepare_cached(
            "SELECT q.location_id FROM tickets t JOIN services q ON q.id = t.queue_service_id WHERE t.seq = ?1",
        )?
        .query_row([ticket], |row| row.get(0))
        .optional()?;
    Ok(place.unwrap_or_default())
}
