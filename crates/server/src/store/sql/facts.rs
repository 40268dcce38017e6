//! What rules ask to know.

use super::{candidates, hall, locations, numbers, presence, requests, tickets, view::View, zones::Zones};
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};
use crate::{
    clock::Time,
    domain::{opening::Opening, storage_failure::StorageFailure, ticket::TicketState, transfer::Binding},
    queue::Request,
    rules::{
        command::Command,
        effect::Changeable,
        facts::{
            AnswerFacts, DeskFacts, Facts, Need, OpenRequests, PhoneFacts, ServiceFacts, TicketFacts, Undo,
            UserFacts,
        },
    },
};

/// Reads what the rule of a command asks to know.
pub(super) fn of(view: &View<'_>, command: &Command, request: &Request) -> Result<Facts, StorageFailure> {
    let (time, zones) = (request.time, &request.zones);
    let mut facts = read(view, &command.need(), time, zones)?;
    if let Some(more) = command.need_more(request, &facts) {
        add(view, &more, &mut facts, time, zones)?;
    }
    Ok(facts)
}

/// Reads what is asked for.
pub(super) fn read(view: &View<'_>, need: &Need, time: Time, zones: &Zones) -> Result<Facts, StorageFailure> {
    let mut facts = Facts::default();
    add(view, need, &mut facts, time, zones)?;
    Ok(facts)
}

/// Adds what is asked for to what is known.
fn add(
    view: &View<'_>,
    need: &Need,
    facts: &mut Facts,
    time: Time,
    zones: &Zones,
) -> Result<(), StorageFailure> {
    if let Some(id) = &need.ticket {
        facts.ticket = ticket(view, "t.id = ?1", id, time, zones)?;
    }
    if let Some(id) = &need.answer {
        facts.answer = answer(view, id)?;
    }
    if let Some(answer) = facts.answer.as_ref().filter(|_| need.with_its_ticket) {
        facts.ticket = ticket(view, "t.seq = ?1", answer.ticket_seq, time, zones)?;
    }
    for id in need.services.iter().chain(facts.ticket.iter().flat_map(services_of)) {
        if !facts.services.contains_key(id)
            && let Some(found) = service(view, id)?
        {
            facts.services.insert(id.clone(), found);
        }
    }
    for id in &need.desks {
        if let Some(found) = desk(view, id)? {
            facts.desks.insert(id.clone(), found);
        }
    }
    for id in &need.users {
        if let Some(found) = user(view, id)? {
            facts.users.insert(id.clone(), found);
        }
    }
    for id in &need.devices {
        if locations::is_device(view, id)? {
            facts.devices.push(id.clone());
        }
    }
    if let Some(id) = &need.counter_request {
        facts.counter_request = requests::by_id(view, id)?;
    }
    let asked_desk = facts.counter_request.as_ref().map(|request| &request.desk_id);
    if let Some(desk) = need.presence.as_ref().or(asked_desk) {
        facts.presence = presence::told(view, desk)?;
    }
    if let Some(desk) = &need.open_requests {
        let place = facts.desks.get(desk).map(|desk| desk.location_id.as_str());
        let open = requests::open(view, time.now)?;
        facts.open_requests = OpenRequests {
            of_desk: open.iter().filter(|one| one.desk_id == *desk).count(),
            of_location: open.iter().filter(|one| Some(one.location_id.as_str()) == place).count(),
        };
    }
    if let Some(location) = &need.opening {
        facts.opening = hall::location(view, location)?.map(|location| {
            let zone = zones.of(location.time_zone.as_deref());
            Opening::at(location.hours.as_ref(), time.now, &zone)
        });
    }
    if let Some(digest) = &need.phone
        && let Some((seq, _)) = hall::find(view, digest, time.now)?
        && let Some(ticket) = hall::phones(view, &[seq], time.now)?.pop()
    {
        let behind_two = hall::let_two_ahead(view, seq, time.now)?;
        facts.phone = Some(PhoneFacts { ticket, behind_two });
    }
    if let Some(digest) = &need.held {
        facts.held = hall::find_held(view, digest, time.now)?;
    }
    if let Some(from) = &need.candidates {
        let assigned;
        let services = if from.services.is_empty() {
            assigned = locations::services_of_desk(view, &from.desk)?;
            &assigned
        } else {
            &from.services
        };
        facts.candidates = candidates::of(view, &from.desk, &from.user, services, time)?;
    }
    Ok(())
}

/// The services that a ticket belongs to, or may go back to.
fn services_of(ticket: &TicketFacts) -> impl Iterator<Item = &String> {
    let before = match &ticket.undo {
        Some(Undo::Sent { before }) => before.service.as_ref(),
        _ => None,
    };
    [&ticket.service_id, &ticket.queue_id].into_iter().chain(before)
}

fn service(connection: &Connection, id: &str) -> sql::Result<Option<ServiceFacts>> {
    connection
        .prepare_cached(
            "SELECT s.location_id, s.open, l.time_zone, s.waiting,
                 s.numbers_wrapped = 1 OR s.numbers_to IS NOT NULL AND s.last_number >= s.numbers_to
             FROM services s JOIN locations l ON l.id = s.location_id WHERE s.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(ServiceFacts {
                location_id: row.get(0)?,
                open: row.get(1)?,
                time_zone: row.get(2)?,
                waiting: row.get(3)?,
                has_number: !row.get::<_, bool>(4)? || numbers::is_any_left(connection, id)?,
            })
        })
        .optional()
}

fn desk(connection: &Connection, id: &str) -> sql::Result<Option<DeskFacts>> {
    connection
        .prepare_cached(
            "SELECT location_id, EXISTS (SELECT 1 FROM answers WHERE desk_id = ?1 AND ended_at IS NULL)
             FROM desks WHERE id = ?1",
        )?
        .query_row([id], |row| Ok(DeskFacts { location_id: row.get(0)?, is_busy: row.get(1)? }))
        .optional()
}

fn user(connection: &Connection, id: &str) -> sql::Result<Option<UserFacts>> {
    let is_busy = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM answers WHERE user_id = ?1 AND ended_at IS NULL) FROM users WHERE id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(is_busy) = is_busy else { return Ok(None) };
    let locations = connection
        .prepare_cached("SELECT location_id FROM user_locations WHERE user_id = ?1")?
        .query_map([id], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    Ok(Some(UserFacts { locations, is_busy }))
}

fn answer(connection: &Connection, id: &str) -> sql::Result<Option<AnswerFacts>> {
    connection
        .prepare_cached(
            "SELECT a.seq, a.ticket_seq, a.ended_at IS NULL, d.location_id
             FROM answers a JOIN desks d ON d.id = a.desk_id WHERE a.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(AnswerFacts {
                seq: row.get(0)?,
                ticket_seq: row.get(1)?,
                open: row.get(2)?,
                location_id: row.get(3)?,
            })
        })
        .optional()
}

fn ticket(
    connection: &Connection,
    which: &str,
    id: impl sql::ToSql,
    time: Time,
    zones: &Zones,
) -> sql::Result<Option<TicketFacts>> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT t.seq, t.state, t.service_id, t.queue_service_id, q.location_id, t.dst_service_id, t.dst_desk_id,
                 t.dst_user_id, t.priority, t.note, t.custom_field, t.undo, t.undo_service_id, t.undo_desk_id, t.undo_user_id
             FROM tickets t JOIN services q ON q.id = t.queue_service_id WHERE {which}"
        ))?
        .query_row(params![id], |row| {
            Ok(TicketFacts {
                seq: row.get(0)?,
                state: row.get(1)?,
                service_id: row.get(2)?,
                queue_id: row.get(3)?,
                location_id: row.get(4)?,
                changeable: Changeable {
                    binding: binding(row, 5)?,
                    priority: row.get(8)?,
                    note: row.get(9)?,
                    custom_field: row.get(10)?,
                },
                undo: match row.get::<_, Option<String>>(11)?.as_deref() {
                    Some("cancelled") => Some(Undo::Cancelled),
                    Some("sent") => Some(Undo::Sent { before: binding(row, 12)? }),
                    _ => None,
                },
                is_within_tolerance: false,
            })
        })
        .optional()?;
    let Some(mut ticket) = found else { return Ok(None) };
    if ticket.is(TicketState::Cancelled) {
        ticket.is_within_tolerance = tickets::still_callable(connection, ticket.seq, time.moment, zones)?;
    }
    Ok(Some(ticket))
}

/// Three columns, from `first` on.
fn binding(row: &Row<'_>, first: usize) -> sql::Result<Binding> {
    Ok(Binding { service: row.get(first)?, desk: row.get(first + 1)?, user: row.get(first + 2)? })
}
