//! What an administrator removes: what is open of it ends at once, and its history is cleared afterwards, a little at a time,
//! so that nobody waits for it however long it is. What is removed is hidden from the first moment: no row of a history is
//! read but beside the entry of the directory that it belongs to. Which histories are still to be cleared stands in the
//! database, and so a server that ends meanwhile goes on at its next start.

use super::time;
use crate::{
    directory::{
        Part,
        difference::{Difference, What},
    },
    store::sql::{self, Connection, OptionalExtension, params},
};

/// How many rows with their own histories are cleared in one transaction: a call waits no longer than for another call.
pub(crate) const BATCH: i64 = 100;

/// A history that is still to be cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Removal {
    pub(crate) part: Part,
    pub(crate) id: String,
}

/// Where something stands in a history: how the keys of such rows are found behind a key, in their order, and what is done
/// with each.
struct Place {
    find: &'static str,
    clear: &'static str,
}

const OF_SERVICE: [Place; 3] = [
    Place {
        find: "SELECT seq FROM tickets WHERE service_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        clear: "DELETE FROM tickets WHERE seq = ?2 AND service_id = ?1",
    },
    Place {
        find: "SELECT seq FROM tickets WHERE (dst_service_id = ?1 OR undo_service_id = ?1) AND seq > ?2
            ORDER BY seq LIMIT ?3",
        clear: "UPDATE tickets SET dst_service_id = nullif(dst_service_id, ?1),
            undo_service_id = nullif(undo_service_id, ?1) WHERE seq = ?2",
    },
    Place { find: SENT_TO_SERVICE, clear: FORGET_SERVICE },
];
const SENT_TO_SERVICE: &str = "SELECT DISTINCT ticket_seq FROM story
    WHERE to_type = 'service' AND to_id = ?1 AND ticket_seq > ?2 ORDER BY ticket_seq LIMIT ?3";
const FORGET_SERVICE: &str = "UPDATE story SET to_type = NULL, to_id = NULL
    WHERE ticket_seq = ?2 AND to_type = 'service' AND to_id = ?1";

const OF_DESK: [Place; 3] = [
    Place {
        find: "SELECT seq FROM answers WHERE desk_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        clear: "DELETE FROM answers WHERE seq = ?2 AND desk_id = ?1",
    },
    Place {
        find: "SELECT seq FROM tickets WHERE (dst_desk_id = ?1 OR undo_desk_id = ?1) AND seq > ?2 ORDER BY seq LIMIT ?3",
        clear: "UPDATE tickets SET dst_desk_id = nullif(dst_desk_id, ?1), undo_desk_id = nullif(undo_desk_id, ?1)
            WHERE seq = ?2",
    },
    Place {
        find: "SELECT DISTINCT ticket_seq FROM story WHERE (desk_id = ?1 OR to_type = 'desk' AND to_id = ?1)
            AND ticket_seq > ?2 ORDER BY ticket_seq LIMIT ?3",
        clear: "UPDATE story SET desk_id = nullif(desk_id, ?1),
            to_id = CASE WHEN to_type = 'desk' THEN nullif(to_id, ?1) ELSE to_id END,
            to_type = CASE WHEN to_type = 'desk' AND to_id = ?1 THEN NULL ELSE to_type END WHERE ticket_seq = ?2",
    },
];

/// Whom they served stays, as it does when people are erased some days later.
const OF_USER: [Place; 3] = [
    Place {
        find: "SELECT seq FROM answers WHERE user_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        clear: "UPDATE answers SET user_id = NULL WHERE seq = ?2 AND user_id = ?1",
    },
    Place {
        find: "SELECT seq FROM tickets WHERE (dst_user_id = ?1 OR undo_user_id = ?1) AND seq > ?2 ORDER BY seq LIMIT ?3",
        clear: "UPDATE tickets SET dst_user_id = nullif(dst_user_id, ?1), undo_user_id = nullif(undo_user_id, ?1)
            WHERE seq = ?2",
    },
    Place {
        find: "SELECT DISTINCT ticket_seq FROM story WHERE (user_id = ?1 OR to_type = 'user' AND to_id = ?1)
            AND ticket_seq > ?2 ORDER BY ticket_seq LIMIT ?3",
        clear: "UPDATE story SET user_id = nullif(user_id, ?1),
            to_id = CASE WHEN to_type = 'user' THEN nullif(to_id, ?1) ELSE to_id END,
            to_type = CASE WHEN to_type = 'user' AND to_id = ?1 THEN NULL ELSE to_type END WHERE ticket_seq = ?2",
    },
];

const OF_DEVICE: [Place; 1] = [Place {
    find: "SELECT seq FROM tickets WHERE device_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    clear: "UPDATE tickets SET device_id = NULL WHERE seq = ?2 AND device_id = ?1",
}];

/// Sums, of some days at a time.
const SUMS_OF_SERVICE: [&str; 4] = [
    "DELETE FROM sums_by_step WHERE service_id = ?1
        AND step < (SELECT min(step) + 576 FROM sums_by_step WHERE service_id = ?1) RETURNING 1",
    "DELETE FROM sums_by_day WHERE service_id = ?1
        AND day IN (SELECT day FROM sums_by_day WHERE service_id = ?1 ORDER BY day LIMIT 200) RETURNING 1",
    "DELETE FROM service_times WHERE service_id = ?1
        AND day = (SELECT min(day) FROM service_times WHERE service_id = ?1) RETURNING 1",
    "DELETE FROM forecast_errors WHERE service_id = ?1
        AND day = (SELECT min(day) FROM forecast_errors WHERE service_id = ?1) RETURNING 1",
];
const SUMS_OF_DESK: [&str; 1] = ["DELETE FROM sums_of_desk WHERE desk_id = ?1
        AND day IN (SELECT day FROM sums_of_desk WHERE desk_id = ?1 ORDER BY day LIMIT 200) RETURNING 1"];

impl Removal {
    fn places(&self) -> &'static [Place] {
        match self.part {
            Part::Services => &OF_SERVICE,
            Part::Desks => &OF_DESK,
            Part::Users => &OF_USER,
            Part::Devices => &OF_DEVICE,
            Part::Locations | Part::Languages => &[],
        }
    }

    fn sums(&self) -> &'static [&'static str] {
        match self.part {
            Part::Services => &SUMS_OF_SERVICE,
            Part::Desks => &SUMS_OF_DESK,
            _ => &[],
        }
    }
}

/// Removes an entry of the directory, with what is open of it.
pub(crate) fn remove(connection: &Connection, part: Part, id: &str) -> sql::Result<()> {
    match part {
        Part::Locations => {
            for part in [Part::Services, Part::Desks, Part::Devices] {
                let of_location = format!("SELECT id FROM {} WHERE location_id = ?1", part.word());
                let ids: Vec<String> = connection
                    .prepare_cached(&of_location)?
                    .query_map([id], |row| row.get(0))?
                    .collect::<sql::Result<_>>()?;
                for id in ids {
                    remove(connection, part, &id)?;
                }
            }
        }
        Part::Services => {
            // Whoever was sent there waits where they were before.
            open_tickets(connection, "UPDATE", "SET dst_service_id = NULL", "dst_service_id = ?1", id)?;
            open_tickets(connection, "UPDATE", "SET undo_service_id = NULL", "undo_service_id = ?1", id)?;
            open_tickets(connection, "DELETE FROM", "", "service_id || '' = ?1", id)?;
        }
        Part::Desks => {
            end_answers(connection, "desk_id", id)?;
            open_tickets(connection, "UPDATE", "SET dst_desk_id = NULL", "dst_desk_id = ?1", id)?;
            open_tickets(connection, "UPDATE", "SET undo_desk_id = NULL", "undo_desk_id = ?1", id)?;
        }
        Part::Users => {
            end_answers(connection, "user_id", id)?;
            open_tickets(connection, "UPDATE", "SET dst_user_id = NULL", "dst_user_id = ?1", id)?;
            open_tickets(connection, "UPDATE", "SET undo_user_id = NULL", "undo_user_id = ?1", id)?;
        }
        Part::Devices => {
            open_tickets(connection, "UPDATE", "SET device_id = NULL", "device_id = ?1", id)?;
        }
        Part::Languages => {}
    }
    connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", part.word()))?.execute([id])?;
    if !matches!(part, Part::Locations | Part::Languages) {
        connection
            .prepare_cached("INSERT INTO removals (part, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![part.word(), id])?;
    }
    Ok(())
}

/// Does something to the tickets that wait, are set aside or are being served, and of those to `which`. The history is not
/// looked at.
fn open_tickets(connection: &Connection, verb: &str, set: &str, which: &str, id: &str) -> sql::Result<()> {
    for (index, open) in [
        (connection.indexed_by("waiting_by_due"), "state = 1"),
        (connection.indexed_by("set_aside"), "state IN (3, 4)"),
        (String::new(), "seq IN (SELECT ticket_seq FROM answers WHERE ended_at IS NULL)"),
    ] {
        connection
            .prepare_cached(&format!("{verb} tickets {index} {set} WHERE {open} AND {which}"))?
            .execute([id])?;
    }
    Ok(())
}

/// What is open at a counter, or is being served by somebody, ends with them.
fn end_answers(connection: &Connection, of: &str, id: &str) -> sql::Result<()> {
    connection
        .prepare_cached(&format!(
            "UPDATE tickets SET state = 5 WHERE seq IN
                 (SELECT ticket_seq FROM answers WHERE {of} = ?1 AND ended_at IS NULL)"
        ))?
        .execute([id])?;
    connection
        .prepare_cached(&format!("DELETE FROM answers WHERE {of} = ?1 AND ended_at IS NULL"))?
        .execute([id])?;
    Ok(())
}

/// A history that is to be cleared.
pub(crate) fn next(connection: &Connection) -> sql::Result<Option<Removal>> {
    let found: Option<(String, String)> = connection
        .prepare_cached("SELECT part, id FROM removals ORDER BY part, id LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    // The table holds no other words.
    Ok(found.and_then(|(part, id)| Some(Removal { part: Part::of(&part)?, id })))
}

/// How far the clearing of one history has come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pass {
    place: usize,
    after: i64,
}

/// The next rows that are to be cleared; nothing if there are none. It may take a while where no index leads to them, so it
/// is looked up beside the writer.
pub(crate) fn find(connection: &Connection, removal: &Removal, pass: &mut Pass) -> sql::Result<Vec<i64>> {
    while let Some(place) = removal.places().get(pass.place) {
        let found: Vec<i64> = connection
            .prepare_cached(place.find)?
            .query_map(params![removal.id, pass.after, BATCH], |row| row.get(0))?
            .collect::<sql::Result<_>>()?;
        match found.last() {
            Some(last) => {
                pass.after = *last;
                return Ok(found);
            }
            None => *pass = Pass { place: pass.place + 1, after: 0 },
        }
    }
    Ok(Vec::new())
}

/// Clears the rows that [`find`] has found, at the place of this pass, or, where there are none, some of the sums. Gives
/// whether it is over. What was added anew meanwhile has been cleared before.
pub(crate) fn step(
    connection: &Connection,
    removal: &Removal,
    pass: Pass,
    found: &[i64],
) -> sql::Result<bool> {
    if !is_pending(connection, removal)? {
        return Ok(true);
    }
    // What it changes in tickets was done by nobody who was signed in.
    time::nobody_acts(connection)?;
    if let Some(place) = removal.places().get(pass.place) {
        let mut clear = connection.prepare_cached(place.clear)?;
        for key in found {
            clear.execute(params![removal.id, key])?;
        }
        return Ok(false);
    }
    for sums in removal.sums() {
        if connection.prepare_cached(sums)?.count([&removal.id])? > 0 {
            return Ok(false);
        }
    }
    connection
        .prepare_cached("DELETE FROM removals WHERE part = ?1 AND id = ?2")?
        .execute(params![removal.part.word(), removal.id])?;
    Ok(true)
}

/// Whether something of this name was removed and still has a history.
pub(crate) fn is_pending(connection: &Connection, removal: &Removal) -> sql::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM removals WHERE part = ?1 AND id = ?2")?
        .exists(params![removal.part.word(), removal.id])
}

/// The names under which something is added.
pub(crate) fn of_added(difference: &Difference) -> Vec<Removal> {
    let added = difference.changed.iter().filter(|changed| changed.what == What::Add);
    added.map(|added| Removal { part: added.part, id: added.id.clone() }).collect()
}

/// What is added anew under a name that was removed begins without a history: what is left of it is cleared at once.
pub(crate) fn clear_added(connection: &Connection, difference: &Difference) -> sql::Result<()> {
    for removal in of_added(difference) {
        let mut pass = Pass::default();
        let mut is_over = !is_pending(connection, &removal)?;
        while !is_over {
            let found = find(connection, &removal, &mut pass)?;
            is_over = step(connection, &removal, pass, &found)?;
        }
    }
    Ok(())
}
