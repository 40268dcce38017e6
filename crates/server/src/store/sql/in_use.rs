//! What would be lost if an entry of the directory were removed now.

use crate::directory::{Part, difference::Difference};
use crate::store::sql::{self, Connection, OptionalExtension};

/// The most reasons that are told.
const MOST: usize = 20;

/// In plain lines, why what is to be removed is in use; none if it is not.
pub(crate) fn reasons(connection: &Connection, difference: &Difference) -> sql::Result<Vec<String>> {
    let mut lines = Vec::new();
    for part in [Part::Services, Part::Desks, Part::Users] {
        for id in difference.removed(part) {
            let why = match part {
                Part::Services => of_service(connection, id)?,
                Part::Desks => of_desk(connection, id)?,
                _ => of_user(connection, id)?,
            };
            if !why.is_empty() {
                lines.push(format!("{} {id}: {}", part.one(), why.join(", ")));
            }
            if lines.len() == MOST {
                return Ok(lines);
            }
        }
    }
    Ok(lines)
}

fn count(connection: &Connection, sql: &str, id: &str) -> sql::Result<i64> {
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))
}

fn told(why: &mut Vec<String>, number: i64, one: &str, more: &str) {
    match number {
        0 => {}
        1 => why.push(one.to_owned()),
        _ => why.push(format!("{number} {more}")),
    }
}

fn of_service(connection: &Connection, id: &str) -> sql::Result<Vec<String>> {
    let mut why = Vec::new();
    let waiting = count(connection, "SELECT waiting FROM services WHERE id = ?1", id)?;
    told(&mut why, waiting, "a ticket waits", "tickets wait");
    let served = "SELECT count(*) FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
        WHERE a.ended_at IS NULL AND (t.queue_service_id = ?1 OR t.service_id = ?1)";
    told(&mut why, count(connection, served, id)?, "a ticket is being served", "tickets are being served");
    let paused = "SELECT count(*) FROM tickets WHERE state IN (3, 4) AND state = 3 AND queue_service_id = ?1";
    told(&mut why, count(connection, paused, id)?, "a ticket is paused", "tickets are paused");
    Ok(why)
}

fn of_desk(connection: &Connection, id: &str) -> sql::Result<Vec<String>> {
    let mut why = Vec::new();
    let open = "SELECT count(*) FROM answers WHERE desk_id = ?1 AND ended_at IS NULL";
    told(
        &mut why,
        count(connection, open, id)?,
        "a ticket is being served there",
        "tickets are being served there",
    );
    let bound = "SELECT count(*) FROM tickets WHERE state = 1 AND dst_desk_id = ?1";
    told(&mut why, count(connection, bound, id)?, "a ticket waits for it", "tickets wait for it");
    Ok(why)
}

fn of_user(connection: &Connection, id: &str) -> sql::Result<Vec<String>> {
    let mut why = Vec::new();
    let open = "SELECT count(*) FROM answers WHERE user_id = ?1 AND ended_at IS NULL";
    told(&mut why, count(connection, open, id)?, "serves a ticket", "tickets are being served by this user");
    let bound = "SELECT count(*) FROM tickets WHERE state = 1 AND dst_user_id = ?1";
    told(
        &mut why,
        count(connection, bound, id)?,
        "a ticket waits for this user",
        "tickets wait for this user",
    );
    let at: Option<String> = connection
        .prepare_cached("SELECT desk_id FROM presence WHERE user_id = ?1 AND state <> 'gone'")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    why.extend(at.map(|desk| format!("is signed in at counter {desk}")));
    Ok(why)
}
