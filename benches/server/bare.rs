//! What the server's parts could at best: the database without a server, and a server without a database.

use std::{
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use axum::{
    Json, Router,
    http::{HeaderMap, StatusCode, header},
    routing::post,
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::measured::Calls;

const KEY: &[u8] = b"a key for a token that opens nothing";

/// The sums that every call is added to.
const COLUMNS: [&str; 13] = [
    "issued",
    "appointments",
    "calls",
    "appointment_calls",
    "within_target",
    "waits",
    "appointment_waits",
    "ended",
    "no_shows",
    "paused",
    "transferred",
    "service_time",
    "removed",
];

/// A server that reads a call, checks its token and answers what a caller needs to go on.
pub(crate) async fn handler(_: &Path) -> SocketAddr {
    let login = || async {
        let token = jsonwebtoken::encode(
            &Header::new(Algorithm::HS256),
            &json!({"sub": "u", "exp": 4_000_000_000_i64}),
            &EncodingKey::from_secret(KEY),
        );
        Json(json!({"success": true, "authtoken": token.unwrap()}))
    };
    let action = |headers: HeaderMap, Json(_): Json<Value>| async move {
        let token =
            headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok()?.strip_prefix("Bearer "));
        let validation = Validation::new(Algorithm::HS256);
        let claims = jsonwebtoken::decode::<Value>(
            token.unwrap_or_default(),
            &DecodingKey::from_secret(KEY),
            &validation,
        );
        match claims {
            Ok(_) => Ok(Json(
                json!({"success": true, "answer": {"id": "a", "ticket": {"id": "t", "number": "001"}}}),
            )),
            Err(_) => Err(StatusCode::UNAUTHORIZED),
        }
    };
    let app = Router::new()
        .route("/restapi/v2/queuemanagement/login", post(login))
        .route("/restapi/v2/queuemanagement/{operation}", post(action));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    address
}

/// The row changes of visits, one transaction for each call, with the server's pragmas and nothing else.
pub(crate) fn sqlite(folder: &Path, within: Duration) -> Calls {
    let connection = Connection::open(folder.join("queue.sqlite3")).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        .unwrap();
    connection.set_prepared_statement_cache_capacity(64);
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(sql).unwrap().execute(params).unwrap();
    };
    let count = |column: &str, at: i64| {
        let values = COLUMNS.map(|one| if one == column { "1" } else { "0" }).join(", ");
        let sums = COLUMNS.map(|one| format!("{one} = {one} + excluded.{one}")).join(", ");
        let columns = COLUMNS.join(", ");
        let add = |table: &str, key: &str, value: String| {
            run(
                &format!(
                    "INSERT INTO {table} (service_id, day{key}, {columns}) VALUES ('s0', '2026-01-01'{value}, {values})
                     ON CONFLICT DO UPDATE SET {sums}"
                ),
                params![],
            );
        };
        add("sums_by_step", ", step", format!(", {}", at / 300_000_000));
        add("sums_by_day", "", String::new());
    };
    let (mut took, began) = (Vec::new(), Instant::now());
    let mut n = 0_i64;
    while began.elapsed() < within {
        n += 1;
        let at = 1_780_000_000_000_000 + n;
        let changes: [&dyn Fn(); 3] = [
            &|| {
                run("UPDATE services SET last_number = last_number + 1 WHERE id = 's0'", params![]);
                run(
                    "INSERT INTO tickets (seq, id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                         from_virtual, lang) VALUES (?1, 'ticket ' || ?1, 's0', ?1, ?2, ?2, 1, ?2, 0, 0, 0, 'en_GB')",
                    params![n, at],
                );
                count("issued", at);
            },
            &|| {
                run(
                    "INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, service_id)
                         VALUES (?1, 'answer ' || ?1, ?1, 'd0', 'u0', ?2, 's0')",
                    params![n, at],
                );
                run(
                    "UPDATE tickets SET state = 2, state_at = ?2, first_call_service_id = 's0', first_called_at = ?2,
                         first_call_seq = ?1 WHERE seq = ?1",
                    params![n, at],
                );
                run(
                    "UPDATE services SET first_calls = first_calls + 1, average_wait_s = 1, average_at = ?1 WHERE id = 's0'",
                    params![at],
                );
                count("calls", at);
            },
            &|| {
                run("UPDATE answers SET ended_at = ?2, outcome = 'ended' WHERE seq = ?1", params![n, at]);
                run("UPDATE tickets SET state = 5, state_at = ?2 WHERE seq = ?1", params![n, at]);
                count("ended", at);
                run(
                    "INSERT INTO service_times (service_id, day, seconds, times) VALUES ('s0', '2026-01-01', 0, 1)
                         ON CONFLICT DO UPDATE SET times = times + 1",
                    params![],
                );
                run(
                    "INSERT INTO sums_of_desk (desk_id, day, ended, finished, service_time) VALUES ('d0', '2026-01-01', 1, 1, 1)
                         ON CONFLICT DO UPDATE SET ended = ended + 1, finished = finished + 1",
                    params![],
                );
            },
        ];
        for change in changes {
            let began = Instant::now();
            connection.execute_batch("BEGIN IMMEDIATE").unwrap();
            run("UPDATE clock SET moment = ?1, change = ?1", params![at]);
            change();
            connection.execute_batch("COMMIT").unwrap();
            took.push(began.elapsed());
        }
    }
    Calls::new(took, began.elapsed())
}
