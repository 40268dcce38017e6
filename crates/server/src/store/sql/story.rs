//! What happened to a ticket. The database itself records it, by the triggers of `schema/0011_story.sql`.

use jiff::Timestamp;

use super::{
    numbers,
    tickets::{self, moment},
    zones::Zones,
};
use crate::store::sql::{self, Connection, params};
use crate::{
    domain::local_time,
    queue::history::{Destination, Entry, Place, Search},
};

/// The most entries of one ticket: the first and the newest ones. The triggers keep to it.
#[cfg(test)]
pub(crate) const MOST_ENTRIES: usize = 200;

/// All that happened to a ticket, in order.
pub(crate) fn of(connection: &Connection, ticket: i64, zones: &Zones) -> sql::Result<Vec<Entry>> {
    let zone: Option<String> = connection
        .prepare_cached(
            "SELECT l.time_zone FROM tickets t JOIN services q ON q.id = t.queue_service_id
             JOIN locations l ON l.id = q.location_id WHERE t.seq = ?1",
        )?
        .query_row([ticket], |row| row.get(0))?;
    let zone = zones.of(zone.as_deref());
    let shown = |at: Timestamp| local_time::to_local(at, &zone).strftime("%Y-%m-%d %H:%M:%S").to_string();
    connection
        .prepare_cached(
            "SELECT what, at, desk_id, user_id, to_type, to_id FROM story WHERE ticket_seq = ?1 ORDER BY n",
        )?
        .query_map([ticket], |row| {
            Ok(Entry {
                what: row.get(0)?,
                at: shown(moment(row.get(1)?)),
                desk_id: row.get(2)?,
                user_id: row.get(3)?,
                to: row
                    .get::<_, Option<String>>(4)?
                    .zip(row.get(5)?)
                    .map(|(dst_type, dst_id)| Destination { dst_type, dst_id }),
            })
        })?
        .collect()
}

/// The places of tickets of these locations that were issued from this moment on, the last issued first, `most` of them.
pub(crate) fn search(
    connection: &Connection,
    search: &Search,
    (locations, from): (&[String], i64),
    most: usize,
) -> sql::Result<Vec<Place>> {
    // The additions of nothing keep to the index of the day: it alone gives the order, and no list is longer than a day.
    connection
        .prepare_cached(&format!(
            "SELECT t.issued_at, t.seq FROM tickets t
                 JOIN services s ON s.id = t.service_id JOIN services q ON q.id = t.queue_service_id
             WHERE t.issued_at >= ?2 AND t.issued_at <= ?3 AND (t.issued_at < ?3 OR t.seq < ?4)
                 AND q.location_id || '' IN (SELECT value FROM json_each(?1))
                 AND (CAST(?5 AS TEXT) IS NULL OR t.number = ?6
                     OR ?5 IN (lower(replace(s.tag, ' ', '')) || t.number, lower(replace(s.tag, ' ', '')) || {PADDED}))
                 AND (CAST(?7 AS BIGINT) IS NULL OR t.state + 0 = ?7)
             ORDER BY t.issued_at DESC, t.seq DESC LIMIT ?8",
            PADDED = numbers::PADDED
        ))?
        .query_map(
            params![
                serde_json::Value::from(locations).to_string(),
                from,
                search.before.issued,
                search.before.seq,
                search.label.as_ref().map(|label| label.to_ascii_lowercase()),
                search.number,
                search.state,
                i64::try_from(most).unwrap_or(i64::MAX)
            ],
            |row| Ok(Place { issued: row.get(0)?, seq: row.get(1)? }),
        )?
        .collect()
}

/// The ticket at a place.
pub(crate) fn ticket(
    connection: &Connection,
    place: Place,
    zones: &Zones,
) -> sql::Result<callpad_wire::Ticket> {
    tickets::view(connection, place.seq, zones)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::schema;

    /// The last version without stories.
    const BEFORE: usize = 10;

    /// A branch with a ticket of each kind from before there were stories.
    fn old() -> Connection {
        let old = schema::older(BEFORE);
        old.execute_batch(
            r#"INSERT INTO locations (id, position, name, time_zone) VALUES ('l', 0, 'L', 'UTC');
             INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
                 VALUES ('a', 0, 'l', 'A', 'a', 1, 5), ('b', 0, 'l', 'B', 'b', 1, 5);
             INSERT INTO desks VALUES ('d', 0, 'l', '1', 'd');
             INSERT INTO users (id, position, username, display_name) VALUES ('u', 0, 'u', 'u');
             -- Waiting after a transfer; in service; removed by a supervisor; ended by a reset, twice; ended by an import.
             INSERT INTO tickets (seq, id, service_id, dst_service_id, number, issued_at, due_at, state, state_at, priority,
                     appointment, from_virtual, lang, undo)
                 SELECT value ->> 0, value ->> 1, 'a', value ->> 2, 1, 1000000, 1000000, value ->> 3, value ->> 4, 0, 0, 0, 'x',
                     value ->> 5
                 FROM json_each('[[1,"sent","b",1,30000000,null],[2,"served",null,2,40000000,null],
                     [3,"removed",null,4,50000000,"cancelled"],[4,"reset",null,5,60000000,null],
                     [5,"reset too",null,5,60000000,null],[6,"imported",null,5,70000000,null]]');
             INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome, recalls)
                 VALUES (1, 'x', 1, 'd', 'u', 10000000, 20000000, 'paused', 3),
                     (2, 'y', 1, 'd', 'u', 25000000, 30000000, 'transferred', 0),
                     (3, 'z', 2, 'd', 'u', 40000000, NULL, NULL, 0), (4, 'r', 5, 'd', 'u', 50000000, 60000000, 'reset', 0);"#,
        )
        .unwrap();
        schema::up_to_date(old)
    }

    fn told(connection: &Connection, ticket: i64) -> Vec<String> {
        let story = of(connection, ticket, &Zones::utc()).unwrap();
        let line = |entry: Entry| {
            let user = entry.user_id.unwrap_or_default();
            format!("{} {} {user}", &entry.at[14..], entry.what).trim().to_owned()
        };
        story.into_iter().map(line).collect()
    }

    #[test]
    fn tickets_from_before_have_the_story_that_is_known_and_nothing_is_invented() {
        let old = old();
        let expected: [(i64, &[&str]); 6] = [
            (1, &["00:01 created", "00:10 called u", "00:20 paused", "00:25 called u", "00:30 transferred"]),
            (2, &["00:01 created", "00:40 called u"]),
            (3, &["00:01 created", "00:50 cancelled"]),
            (4, &["00:01 created", "01:00 ended"]),
            (5, &["00:01 created", "00:50 called u", "01:00 ended"]),
            // When is not known: its answer is gone with its counter.
            (6, &["00:01 created"]),
        ];
        for (ticket, story) in expected {
            assert_eq!(told(&old, ticket), story, "{ticket}");
        }
        // It goes on from there.
        old.execute_batch(
            "UPDATE clock SET moment = 80000000, actor = 'v'; UPDATE answers SET recalls = 1 WHERE seq = 3",
        )
        .unwrap();
        assert_eq!(told(&old, 2), ["00:01 created", "00:40 called u", "01:20 recalled v"]);
        old.execute("DELETE FROM tickets WHERE seq = 2", []).unwrap();
        let left: i64 =
            old.query_row("SELECT count(*) FROM story WHERE ticket_seq = 2", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "a story goes with its ticket");
    }

    #[test]
    fn the_first_and_the_newest_entries_stay() {
        let old = old();
        for _ in 0..MOST_ENTRIES + 50 {
            old.execute("UPDATE answers SET recalls = recalls + 1 WHERE seq = 3", []).unwrap();
        }
        let story = told(&old, 2);
        assert_eq!((story.len(), story[0].as_str()), (MOST_ENTRIES, "00:01 created"));
        assert!(story[1..].iter().all(|entry| entry.ends_with("recalled")));
    }
}
