//! What removing costs, what it leaves, and what it leaves alone.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use serde_json::json;

use crate::{
    clock::SystemClock,
    directory::{Directory, Part},
    domain::zones::Zones,
    store::{
        chore::ClearRemoved,
        sql::{
            self, Connection,
            chores::Work as _,
            directory,
            removals::{BATCH, Pass, find, next, step},
        },
        sqlite::{self, schema},
    },
};

const DAY: i64 = 86_400_000_000;

/// Everything twice, so that one of each can be removed.
fn directory() -> Directory {
    let both = |members: &dyn Fn(String) -> serde_json::Value, kind: char| {
        ["gone", "kept"].map(|whose| members(format!("{whose}-{kind}")))
    };
    serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "L"}],
        "services": both(&|id| json!({"id": id, "tag": id, "name": id, "location_id": "l", "open": true}), 's'),
        "desks": both(&|id| json!({"id": id, "tag": id, "name": id, "location_id": "l", "service_ids": ["kept-s"]}), 'd'),
        "users": both(&|id| json!({"id": id, "username": id, "display_name": id, "location_ids": ["l"], "roles": []}), 'u'),
        "devices": both(&|id| json!({"id": id, "type": "kiosk", "name": id, "location_id": "l"}), 'k'),
    }))
    .unwrap()
}

/// So many tickets that are over, half of them of what will be removed, and some that are open.
fn fill(connection: &Connection, history: i64) {
    directory::replace(connection, &directory()).unwrap();
    connection
        .execute_batch(&format!(
            "CREATE TEMP TABLE visit AS WITH RECURSIVE visits (n) AS
                 (SELECT 1 UNION ALL SELECT n + 1 FROM visits WHERE n < {history})
                 SELECT n, n / 50 * {DAY} AS at, CASE n % 2 WHEN 0 THEN 'gone' ELSE 'kept' END AS whose FROM visits;
             INSERT INTO tickets (seq, id, service_id, dst_service_id, dst_desk_id, dst_user_id, device_id, number, issued_at,
                     due_at, state, state_at, priority, appointment, from_virtual, lang)
                 SELECT n, 't' || n, whose || '-s', CASE n % 6 WHEN 1 THEN 'gone-s' END, CASE n % 6 WHEN 3 THEN 'gone-d' END,
                     CASE n % 6 WHEN 5 THEN 'gone-u' END, whose || '-k', n % 1000, at, at, 5, at, 0, 0, 0, 'x' FROM visit;
             INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, service_id)
                 SELECT n, 'a' || n, n, iif(n % 3, 'kept-d', 'gone-d'), iif(n % 5, 'kept-u', 'gone-u'), at, whose || '-s'
                 FROM visit WHERE false;
             DROP TABLE visit;"
        ))
        .unwrap();
    // One after the other: nobody serves two at a time.
    let mut call = connection
        .prepare(
            "INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, service_id)
             SELECT seq, 'a' || seq, seq, iif(seq % 3, 'kept-d', 'gone-d'), iif(seq % 5, 'kept-u', 'gone-u'), issued_at,
                 service_id FROM tickets WHERE seq = ?1",
        )
        .unwrap();
    let mut end = connection
        .prepare("UPDATE answers SET ended_at = called_at, outcome = 'ended' WHERE seq = ?1")
        .unwrap();
    for n in 1..=history {
        call.execute([n]).unwrap();
        end.execute([n]).unwrap();
    }
    connection
        .execute_batch(
            "INSERT INTO tickets (id, service_id, dst_service_id, dst_desk_id, dst_user_id, number, issued_at, due_at, state,
                     state_at, priority, appointment, from_virtual, lang, cancelled_calls)
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, 1, 1, 1, value ->> 5, 1, 0, 0, 0, 'x', 0
                 FROM json_each('[[\"waits\",\"gone-s\",null,null,null,1], [\"sent\",\"kept-s\",\"gone-s\",null,null,1],
                     [\"paused there\",\"gone-s\",null,null,null,3], [\"cancelled\",\"kept-s\",\"gone-s\",null,null,4],
                     [\"for the counter\",\"kept-s\",null,\"gone-d\",null,1],
                     [\"for the person\",\"kept-s\",null,null,\"gone-u\",3],
                     [\"served\",\"kept-s\",null,null,null,2], [\"others\",\"kept-s\",null,null,null,1]]');
             INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, service_id)
                 SELECT 'open', seq, 'gone-d', 'gone-u', 1, 'kept-s' FROM tickets WHERE id = 'served';
             INSERT INTO sums_by_step (service_id, step, day, issued, appointments, calls, appointment_calls, within_target,
                     waits, appointment_waits, ended, no_shows, paused, transferred, service_time, removed)
                 SELECT s.id, t.seq, 'd' || (t.seq / 50), 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0 FROM tickets t, services s
                 WHERE t.seq <= 1000;
             INSERT INTO sums_by_day (service_id, day, issued, appointments, calls, appointment_calls, within_target, waits,
                     appointment_waits, ended, no_shows, paused, transferred, service_time, removed)
                 SELECT service_id, day, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM sums_by_step GROUP BY 1, 2;
             INSERT INTO service_times SELECT service_id, day, 60, 1 FROM sums_by_day;
             INSERT INTO forecast_errors SELECT service_id, day, 60, 1 FROM sums_by_day;
             INSERT INTO sums_of_desk SELECT d.id, s.day, 1, 1, 1 FROM desks d, sums_by_day s WHERE s.service_id = 'kept-s';",
        )
        .unwrap();
}

fn branch(history: i64) -> Connection {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    schema::migrate(&mut connection).unwrap();
    let connection = Connection::of_sqlite(connection);
    fill(&connection, history);
    connection
}

/// Without what will be removed.
fn without() -> Directory {
    let mut less = directory();
    less.services.retain(|one| one.id != "gone-s");
    less.desks.retain(|one| one.id != "gone-d");
    less.users.retain(|one| one.id != "gone-u");
    less.devices.retain(|one| one.id != "gone-k");
    less
}

/// In which columns of which tables a text begins with `gone-`, and how often.
fn gone(connection: &Connection) -> BTreeMap<String, i64> {
    let columns = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT IN ('removals', 'audit') AND c.type = 'TEXT'";
    let columns: Vec<(String, String)> = connection
        .prepare(columns)
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<sql::Result<_>>()
        .unwrap();
    let count = |(table, column): (String, String)| {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} LIKE 'gone-%'");
        (format!("{table}.{column}"), connection.query_row(&sql, [], |row| row.get(0)).unwrap())
    };
    columns.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
}

fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// What is open, with its state and where it waits.
fn open(connection: &Connection) -> Vec<String> {
    let sql = "SELECT id || ' ' || state || ' ' || queue_service_id || ' ' || coalesce(dst_desk_id, dst_user_id, '')
        FROM tickets WHERE state <> 5 ORDER BY id";
    connection.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn what_is_open_ends_at_once_and_others_stay_where_they_were() {
    let connection = branch(60);
    directory::replace(&connection, &without()).unwrap();
    assert_eq!(
        open(&connection),
        [
            "cancelled 4 kept-s ",
            "for the counter 1 kept-s ",
            "for the person 3 kept-s ",
            "others 1 kept-s ",
            "sent 1 kept-s "
        ]
    );
    assert_eq!(number(&connection, "SELECT waiting FROM services WHERE id = 'kept-s'"), 3);
    assert_eq!(number(&connection, "SELECT count(*) FROM answers WHERE ended_at IS NULL"), 0);
    assert_eq!(number(&connection, "SELECT state FROM tickets WHERE id = 'served'"), 5);
}

#[test]
fn removing_costs_no_more_with_a_long_history() {
    let steps = |history| {
        let mut connection = branch(history);
        let counted = Arc::new(AtomicU64::new(0));
        let count = counted.clone();
        let one = move || {
            count.fetch_add(1, Ordering::Relaxed);
            false
        };
        connection.sqlite_mut().unwrap().progress_handler(1, Some(one)).unwrap();
        directory::replace(&connection, &without()).unwrap();
        counted.load(Ordering::Relaxed)
    };
    let (few, many) = (steps(100), steps(5_000));
    assert!(many <= few + few / 5, "{few} steps, with a long history {many}");
}

#[test]
fn no_step_clears_more_than_a_batch_and_in_the_end_nothing_is_left_of_it() {
    let connection = branch(3_000);
    let kept = |connection: &Connection| {
        [
            "SELECT count(*) FROM tickets WHERE service_id = 'kept-s'",
            "SELECT count(*) FROM sums_by_step",
            "SELECT count(*) FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
                WHERE a.desk_id = 'kept-d' AND t.service_id = 'kept-s'",
            "SELECT count(*) FROM story WHERE user_id = 'kept-u'",
        ]
        .map(|sql| number(connection, sql))
    };
    let before = kept(&connection);
    directory::replace(&connection, &without()).unwrap();
    assert!(gone(&connection).contains_key("tickets.service_id"), "{:?}", gone(&connection));
    let (mut steps, mut parts) = (0, Vec::new());
    while let Some(removal) = next(&connection).unwrap() {
        parts.push(removal.part);
        let mut pass = Pass::default();
        loop {
            let found = find(&connection, &removal, &mut pass).unwrap();
            assert!(found.len() as i64 <= BATCH);
            let changed = number(&connection, "SELECT total_changes()");
            let is_over = step(&connection, &removal, pass, &found).unwrap();
            let changed = number(&connection, "SELECT total_changes()") - changed;
            assert!(changed <= 600, "{changed} rows in one step");
            steps += 1;
            if is_over {
                break;
            }
        }
    }
    assert_eq!(parts, [Part::Desks, Part::Devices, Part::Services, Part::Users]);
    assert!(steps > 60, "{steps}");
    assert_eq!(gone(&connection), BTreeMap::new());
    // Of answers and stories some were at the counter, or of tickets of the service, that are gone.
    let [tickets, sums, answers, _] = kept(&connection);
    assert_eq!((tickets, sums, answers), (before[0], before[1] / 2, before[2]));
    assert_eq!(number(&connection, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

#[test]
fn what_comes_back_under_its_name_begins_without_a_history() {
    let connection = branch(500);
    directory::replace(&connection, &without()).unwrap();
    assert!(!gone(&connection).is_empty());
    directory::replace(&connection, &directory()).unwrap();
    let left: BTreeMap<_, _> = gone(&connection)
        .into_iter()
        .filter(|(column, _)| {
            ["tickets", "answers", "story", "sums", "service_times"].iter().any(|of| column.starts_with(of))
        })
        .collect();
    assert_eq!(left, BTreeMap::new());
    assert_eq!(next(&connection).unwrap(), None);
}

#[test]
fn a_location_takes_what_stands_there_with_it() {
    let connection = branch(100);
    let elsewhere = json!({"locations": [{"id": "m", "name": "M"}]});
    directory::replace(&connection, &serde_json::from_value(elsewhere).unwrap()).unwrap();
    assert_eq!(open(&connection), Vec::<String>::new());
    assert_eq!(number(&connection, "SELECT count(*) FROM removals"), 8);
}

fn file(folder: &Path) -> Connection {
    Connection::of_sqlite(rusqlite::Connection::open(folder.join(sqlite::folder::FILE)).unwrap())
}

#[tokio::test]
async fn a_server_that_ends_meanwhile_goes_on_at_its_next_start() {
    let folder = tempfile::tempdir().unwrap();
    crate::import(folder.path(), &directory()).unwrap();
    {
        let connection = file(folder.path());
        fill(&connection, 1_000);
        directory::replace(&connection, &without()).unwrap();
        // It got as far as this.
        let removal = next(&connection).unwrap().unwrap();
        let mut pass = Pass::default();
        let found = find(&connection, &removal, &mut pass).unwrap();
        assert!(!step(&connection, &removal, pass, &found).unwrap());
    }
    let engine = Arc::new(sqlite::open(folder.path(), Zones::utc(), Arc::new(SystemClock)).unwrap());
    assert_eq!(ClearRemoved.work(engine.clone()).await.unwrap(), 4);
    assert_eq!(ClearRemoved.work(engine.clone()).await.unwrap(), 0);
    engine.close();
    assert_eq!(gone(&file(folder.path())), BTreeMap::new());
}
