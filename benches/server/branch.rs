//! A branch, and how full it is.

use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

/// The most callers, each with a counter and a person.
pub(crate) const CALLERS: usize = 128;
pub(crate) const SERVICES: usize = 12;

pub(crate) fn directory() -> Value {
    let services: Vec<_> = (0..SERVICES)
        .map(|n| {
            json!({"id": format!("s{n}"), "tag": format!("T{n}"), "name": format!("Service {n}"), "location_id": "l",
                "open": true, "target_wait_s": 600})
        })
        .collect();
    let ids: Vec<_> = (0..SERVICES).map(|n| format!("s{n}")).collect();
    let desks: Vec<_> = (0..CALLERS)
        .map(|n| {
            json!({"id": format!("d{n}"), "tag": n.to_string(), "name": format!("Counter {n}"), "location_id": "l",
                "service_ids": ids})
        })
        .collect();
    let users: Vec<_> = (0..CALLERS)
        .map(|n| {
            json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": format!("User {n}"),
                "location_ids": ["l"], "roles": callpad_wire::op::role::ALL})
        })
        .collect();
    json!({"locations": [{"id": "l", "name": "Hall", "time_zone": "Europe/Lisbon"}],
        "services": services, "desks": desks, "users": users})
}

/// The service of a call.
pub(crate) fn service(n: usize) -> String {
    format!("s{}", n % SERVICES)
}

/// A folder with so many tickets that wait, issued today, and so many that ended on the days before, of which nothing is left
/// that belongs to people.
pub(crate) fn new(waiting: i64, ended: i64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &serde_json::from_value(directory()).unwrap()).unwrap();
    if waiting > 0 || ended > 0 {
        fill(folder.path(), waiting, ended);
    }
    folder
}

fn fill(folder: &Path, waiting: i64, ended: i64) {
    let connection = Connection::open(folder.join("queue.sqlite3")).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA synchronous = OFF;
             BEGIN;
             CREATE TEMP TABLE visit AS WITH RECURSIVE visits (n) AS
                 (SELECT 1 WHERE {ended} > 0 UNION ALL SELECT n + 1 FROM visits WHERE n < {ended})
                 SELECT n, (unixepoch('now', 'start of day') - 86400 * (1 + n * 200 / ({ended} + 1)) + n % 36000) * 1000000 AS at
                 FROM visits;
             INSERT INTO tickets (seq, id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                     from_virtual, lang, first_call_seq, first_called_at, first_call_service_id, personal)
                 SELECT n, 't' || n, 's' || (n % 12), n % 1000, at, at, 5, at + 9000000, 0, 0, 0, 'en_GB', n, at + 5000000,
                     's' || (n % 12), 0 FROM visit;
             INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome, service_id)
                 SELECT n, 'a' || n, n, 'd' || (n % 20), NULL, at + 5000000, at + 9000000, 'ended', 's' || (n % 12)
                 FROM visit;
             UPDATE story SET user_id = NULL;
             CREATE TEMP TABLE newcomer AS WITH RECURSIVE newcomers (n) AS
                 (SELECT 1 WHERE {waiting} > 0 UNION ALL SELECT n + 1 FROM newcomers WHERE n < {waiting})
                 SELECT n, (unixepoch('now') - 60) * 1000000 + n AS at FROM newcomers;
             INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                     from_virtual, lang, client_name)
                 SELECT 'w' || n, 's' || (n % 12), n, at, at, 1, at, 0, 0, 0, 'en_GB', 'Visitor number ' || n FROM newcomer;
             COMMIT;"
        ))
        .unwrap();
}
