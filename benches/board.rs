//! `cargo xtask bench board`: how long a supervisor's board takes with a long history and in the course of a day, and what
//! a change costs the server. Prints tables for `docs/performance.md`. `--server FILE` measures another build of the
//! server, for what a change cost there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program for the terminal that ends with the first thing that goes wrong"
)]

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rusqlite::Connection;
use serde_json::{Value, json};

/// Tickets of earlier days, and on how many days they came.
const HISTORY: i64 = 100_000;
const DAYS: i64 = 200;
const SERVICES: i64 = 12;
const COUNTERS: i64 = 20;
/// How often each board is asked for.
const TIMES: usize = 200;
/// Visits between two measures of the board.
const VISITS: usize = 600;
/// Who is left waiting after each.
const LEFT: usize = 100;

fn directory() -> Value {
    let services: Vec<_> = (0..SERVICES)
        .map(|n| {
            json!({"id": format!("s{n}"), "tag": format!("T{n}"), "name": format!("Service {n}"), "location_id": "l",
                "open": true, "target_wait_s": 600})
        })
        .collect();
    let ids: Vec<_> = (0..SERVICES).map(|n| format!("s{n}")).collect();
    let desks: Vec<_> = (0..COUNTERS)
        .map(|n| {
            json!({"id": format!("d{n}"), "tag": n.to_string(), "name": format!("Counter {n}"), "location_id": "l",
                "service_ids": ids})
        })
        .collect();
    let users: Vec<_> = (0..COUNTERS)
        .map(|n| {
            json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": format!("User {n}"),
                "location_ids": ["l"], "roles": []})
        })
        .collect();
    json!({"locations": [{"id": "l", "name": "Hall", "time_zone": "Europe/Lisbon"}],
        "services": services, "desks": desks, "users": users})
}

/// Tickets that came, were called after some minutes and served for some, on days before today.
fn fill(folder: &Path) {
    let connection = Connection::open(folder.join("queue.sqlite3")).unwrap();
    let has_sums = connection.prepare("SELECT service_id FROM answers").is_ok();
    let (column, value) = if has_sums { (", service_id", ", 's' || (n % 12)") } else { ("", "") };
    connection
        .execute_batch(&format!(
            "BEGIN;
             CREATE TEMP TABLE visit AS WITH RECURSIVE visits (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM visits WHERE n < {HISTORY})
                 SELECT n, (unixepoch('now', 'start of day') - 86400 * ({DAYS} - n * {DAYS} / ({HISTORY} + 1)) + 28800
                     + n % ({HISTORY} / {DAYS}) * 28800 / ({HISTORY} / {DAYS})) * 1000000 AS at,
                     (60 + n * 7919 % 1500) * 1000000 AS waits, (30 + n * 104729 % 900) * 1000000 AS served FROM visits;
             INSERT INTO tickets (seq, id, service_id, number, issued_at, due_at, state, state_at, priority, appointment,
                     from_virtual, lang, first_call_seq, first_called_at, first_call_service_id)
                 SELECT n, 't' || n, 's' || (n % 12), n % 1000, at, at, 5, at + waits + served, 0, 0, 0, 'en_GB', n, at + waits,
                     's' || (n % 12) FROM visit;
             INSERT INTO answers (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome{column})
                 SELECT n, 'a' || n, n, 'd' || (n % 20), 'u' || (n % 20), at + waits, at + waits + served, 'ended'{value} FROM visit;
             COMMIT;"
        ))
        .unwrap();
    if has_sums {
        connection.execute("UPDATE clock SET history_summed = 0", []).unwrap();
    }
}

struct Server {
    child: Child,
    url: String,
    client: reqwest::Client,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts it, and says how long that took.
    fn start(program: &Path, folder: &Path) -> (Self, Duration) {
        let started = Instant::now();
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--auth", "off"])
            .args(["--most-issued", "1000000", "--data"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let told: Value = serde_json::from_str(&line).expect("the server tells its address");
        let url = told["listening"].as_str().unwrap().to_owned();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        (Self { child, url, client }, started.elapsed())
    }

    async fn act(&self, operation: &str, params: Value) -> Value {
        let url = format!("{}/restapi/v2/queuemanagement/{operation}", self.url);
        let answer: Value = self.client.post(url).json(&params).send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["success"], true, "{operation} {params}: {answer}");
        answer
    }

    async fn get(&self, path: &str) -> (Duration, usize) {
        let asked = Instant::now();
        let answer =
            self.client.get(format!("{}{path}", self.url)).send().await.unwrap().bytes().await.unwrap();
        (asked.elapsed(), answer.len())
    }

    /// Processor time so far, in milliseconds.
    fn cpu_ms(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let behind = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        behind.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
    }

    /// Visits: issued, called and ended at one counter after the other.
    async fn visits(&self, count: usize, left: usize) {
        for n in 0..count {
            self.act("createticket", json!({"service_id": format!("s{}", n % 12)})).await;
            if n >= left {
                let desk = n % 20;
                let call = json!({"desk_id": format!("d{desk}"), "user_id": format!("u{desk}")});
                let answer = self.act("callnextticket", call).await;
                self.act("endcall", json!({"answer_id": answer["answer"]["id"]})).await;
            }
        }
    }

    async fn measure(&self, what: &str, path: &str) {
        let mut times = Vec::new();
        let mut size = 0;
        for _ in 0..TIMES {
            let (time, bytes) = self.get(path).await;
            (size, _) = (bytes, times.push(time));
        }
        times.sort_unstable();
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let (p50, p99) = (times[TIMES / 2], times[TIMES * 99 / 100]);
        println!("| {what} | {:.1} ms | {:.1} ms | {:.0} kB |", ms(p50), ms(p99), size as f64 / 1_000.0);
    }
}

#[tokio::main]
async fn main() {
    // The workspace's reqwest asks for a provider of TLS even where all is plain HTTP.
    rustls::crypto::ring::default_provider().install_default().expect("the first one");
    let args: Vec<String> = std::env::args().collect();
    let other = args.iter().position(|arg| arg == "--server").map(|at| PathBuf::from(&args[at + 1]));
    let program = other.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_callpad-server")));
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("directory.json");
    std::fs::write(&file, directory().to_string()).unwrap();
    let imported = Command::new(&program).arg("import").arg("--data").args([&data, &file]).status().unwrap();
    assert!(imported.success());
    fill(&data);

    let (server, took) = Server::start(&program, &data);
    println!("first start with {HISTORY} tickets: {:.1} s", took.as_secs_f64());
    if other.is_none() {
        println!(
            "\n| board of {SERVICES} services and {COUNTERS} counters | p50 | p99 | size |\n|---|---|---|---|"
        );
        server.measure("for comparison: health", "/callpad/v1/health").await;
        let board = "/callpad/v1/board?location_id=l";
        server.measure("before the first visit", board).await;
        for round in 1..=3 {
            server.visits(VISITS, LEFT).await;
            server
                .measure(&format!("after {} visits, {} waiting", round * VISITS, round * LEFT), board)
                .await;
        }
    }
    let (before, began) = (server.cpu_ms(), Instant::now());
    server.visits(VISITS, 0).await;
    let changes = (3 * VISITS) as f64;
    println!("\n| a change, of {changes} one after the other | |\n|---|---|");
    println!("| until its answer | {:.2} ms |", began.elapsed().as_secs_f64() * 1_000.0 / changes);
    println!("| processor time of the server | {:.2} ms |", (server.cpu_ms() - before) / changes);
}
