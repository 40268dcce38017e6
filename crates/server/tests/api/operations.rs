//! The server as those who run it see it: ready or not, its metrics, its log, its service manager.

#![cfg(unix)]

use std::collections::BTreeSet;

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use crate::{
    ours::{ours, run, serve},
    program::Server,
    site::client,
};

async fn get(server: &Server, path: &str) -> Response {
    client().get(format!("{}{path}", server.url())).send().await.unwrap()
}

async fn is_ready(server: &Server) -> StatusCode {
    get(server, "/callpad/v1/ready").await.status()
}

async fn sign_in(server: &Server, user: &str) -> Response {
    let url = format!("{}/restapi/v2/queuemanagement/login", server.url());
    client().post(url).json(&json!({"user_id": user})).send().await.unwrap()
}

async fn token(server: &Server) -> String {
    let user = server.line["demo"]["user_id"].as_str().unwrap();
    let signed: Value = sign_in(server, user).await.json().await.unwrap();
    signed["authtoken"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn ready_goes_red_first_and_all_else_goes_on_until_the_wait_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = serve(folder.path(), &["--demo", "--drain", "3600"]).await;
    assert_eq!(is_ready(&server).await, 200);
    let token = token(&server).await;
    server.signal("-TERM");
    server.logs("not ready").await;
    assert_eq!(is_ready(&server).await, 503);
    assert_eq!(get(&server, "/callpad/v1/health").await.status(), 200, "it lives");
    let url = format!("{}/restapi/v2/queuemanagement/waitingticketscount", server.url());
    assert_eq!(client().get(url).bearer_auth(token).send().await.unwrap().status(), 200, "it answers");
    // Whoever asks twice does not want to wait.
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn where_nobody_hands_out_requests_the_end_is_not_put_off() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = serve(folder.path(), &[]).await;
    server.signal("-INT");
    let log = server.logs("stopped").await;
    assert!(!log.iter().any(|line| line.contains("not ready")), "{log:?}");
    assert_eq!(server.child.wait().await.unwrap().code(), Some(0));
}

async fn scrape(server: &Server) -> String {
    let metrics = client().get(server.line["metrics"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(metrics.status(), 200);
    metrics.text().await.unwrap()
}

/// The value of one line; none while nothing was counted there.
fn value(metrics: &str, name: &str) -> Option<f64> {
    let line =
        metrics.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))?;
    Some(line[name.len()..].trim().parse().unwrap())
}

#[tokio::test]
async fn metrics_move_with_what_is_done_and_name_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let server = serve(folder.path(), &["--demo", "--metrics", "127.0.0.1:0"]).await;
    assert!(server.line["metrics"].as_str().unwrap().ends_with("/metrics"));
    let (user, desk) = (server.line["demo"]["user_id"].clone(), server.line["demo"]["desk_id"].clone());
    let token = token(&server).await;
    assert_eq!(sign_in(&server, "nobody-of-this-office").await.status(), 401);
    let operation = |name: &str| format!("{}/restapi/v2/queuemanagement/{name}", server.url());
    let call = async || {
        let call = client().post(operation("callnextticket")).json(&json!({"desk_id": desk}));
        call.bearer_auth(&token).send().await.unwrap().json::<Value>().await.unwrap()
    };
    let called = call().await;
    assert_eq!(called["success"], true, "{called}");
    // What strangers make up becomes no label.
    for number in 0..50 {
        get(&server, &format!("/restapi/v2/queuemanagement/made-up-{number}")).await;
        get(&server, &format!("/elsewhere/made-up-{number}?ana=1")).await;
    }
    let first = scrape(&server).await;
    let done = r#"callpad_requests_total{operation="callnextticket",outcome="done"}"#;
    assert_eq!(value(&first, done), Some(1.0), "{first}");
    assert_eq!(
        value(&first, r#"callpad_requests_total{operation="none",outcome="not_understood"}"#),
        Some(100.0)
    );
    assert_eq!(value(&first, r#"callpad_sign_ins_total{outcome="done"}"#), Some(1.0));
    assert_eq!(value(&first, r#"callpad_sign_ins_total{outcome="failed"}"#), Some(1.0));
    assert_eq!(value(&first, "callpad_ready"), Some(1.0));
    assert_eq!(value(&first, "callpad_writes_waiting"), Some(0.0));
    assert!(value(&first, "callpad_commit_duration_seconds_count").is_some_and(|commits| commits >= 1.0));
    call().await;
    let second = scrape(&server).await;
    let refused = r#"callpad_requests_total{operation="callnextticket",outcome="wrong_state"}"#;
    assert_eq!((value(&second, done), value(&second, refused)), (Some(1.0), Some(1.0)), "{second}");
    let names: BTreeSet<_> =
        second.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(names.len() < 600, "{}", names.len());
    for told in [user.as_str().unwrap(), desk.as_str().unwrap(), "made-up", "nobody-of-this-office", "Ana"] {
        assert!(!second.contains(told), "{told}");
    }
    // What is counted is also explained.
    for line in &names {
        let name = line.split(['{', ' ']).next().unwrap();
        let name = ["_bucket", "_sum", "_count"].iter().fold(name, |name, end| name.trim_end_matches(end));
        assert!(second.contains(&format!("# HELP {name} ")), "{name}");
    }
    let foreign = client().get(server.line["metrics"].as_str().unwrap()).header("host", "evil.example");
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn metrics_beyond_this_machine_must_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let open = ["--listen", "127.0.0.1:0", "--data", data, "--metrics", "0.0.0.0:0"];
    let (code, stdout, stderr) = run(&open).await;
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.contains("could read the metrics"), "{stderr}");
    let server = serve(folder.path(), &["--metrics", "0.0.0.0:0", "--allow-open-metrics"]).await;
    assert_eq!(server.end("-TERM").await.0, Some(0));
    let held = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = held.local_addr().unwrap().to_string();
    let (code, _, stderr) = run(&["--listen", "127.0.0.1:0", "--data", data, "--metrics", &address]).await;
    assert!(code == Some(4) && stderr.contains(&format!("{address} is taken")), "{stderr}");
}

#[tokio::test]
async fn each_request_has_an_id_on_its_answer_and_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let command = |format: &str| {
        let data = folder.path().to_str().unwrap();
        let mut command =
            ours(&["--listen", "127.0.0.1:0", "--data", data, "--demo", "--log-format", format]);
        command.env("CALLPAD_LOG", "debug");
        command
    };
    for format in ["text", "json"] {
        let mut server = Server::start(command(format)).await;
        let of = |response: &Response| response.headers()["x-request-id"].to_str().unwrap().to_owned();
        let refused = sign_in(&server, "in-the-wrong-field").await;
        let id = of(&refused);
        let other = get(&server, "/nowhere").await;
        assert_ne!(id, of(&other));
        server.signal("-TERM");
        let log = server.logs("stopped").await;
        let of_id: Vec<_> = log.iter().filter(|line| line.contains(&id)).collect();
        assert!(of_id.iter().any(|line| line.contains("a sign-in failed")), "{log:#?}");
        assert!(of_id.iter().any(|line| line.contains("answered")), "{log:#?}");
        assert!(!log.iter().any(|line| line.contains("in-the-wrong-field") || line.contains("/nowhere")));
        if format == "json" {
            let failed = log.iter().find(|line| line.contains("a sign-in failed")).unwrap();
            let failed: Value = serde_json::from_str(failed).unwrap();
            assert_eq!((&failed["level"], &failed["span"]["id"]), (&"WARN".into(), &id.into()));
            for line in &log {
                assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{line}");
            }
        }
        assert_eq!(server.child.wait().await.unwrap().code(), Some(0));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn systemd_is_told_that_it_listens_that_it_lives_and_that_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("notify");
    let told = tokio::net::UnixDatagram::bind(&socket).unwrap();
    let data = folder.path().join("data");
    let mut command = ours(&["--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    command.env("NOTIFY_SOCKET", &socket).env("WATCHDOG_USEC", "300000");
    let server = Server::start(command).await;
    let next = async || {
        let mut bytes = [0; 256];
        let length = told.recv(&mut bytes).await.unwrap();
        String::from_utf8_lossy(&bytes[..length]).trim().to_owned()
    };
    assert_eq!(next().await, "READY=1");
    assert_eq!((next().await, next().await), ("WATCHDOG=1".into(), "WATCHDOG=1".into()));
    server.signal("-TERM");
    // Signs of life go on while it waits for others to see that it ends.
    while next().await != "STOPPING=1" {}
    assert_eq!(next().await, "WATCHDOG=1");
    assert_eq!(is_ready(&server).await, 503);
    let mut server = server;
    server.signal("-TERM");
    let mut rest = String::new();
    server.child.stdout.take().unwrap().read_to_string(&mut rest).await.unwrap();
    assert_eq!(server.child.wait().await.unwrap().code(), Some(0));
}

#[tokio::test]
async fn a_clock_two_hours_behind_the_newest_change_is_said_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(2);
    let database = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    database.execute("UPDATE clock SET moment = ?1", [later.as_microsecond()]).unwrap();
    drop(database);
    let mut server = serve(folder.path(), &["--metrics", "127.0.0.1:0"]).await;
    let said = server.logs("the clock was set back").await;
    assert!(said.last().unwrap().contains("callpad-server reset"), "{said:?}");
    let behind = value(&scrape(&server).await, "callpad_clock_behind_seconds").unwrap();
    assert!((7_000.0..=7_200.0).contains(&behind), "{behind}");
    assert_eq!(get(&server, "/callpad/v1/ready").await.status(), 200, "the branch goes on");
    assert_eq!(server.end("-TERM").await.0, Some(0));
}

#[tokio::test]
async fn an_address_that_cannot_be_is_said_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let (code, _, stderr) = run(&["--listen", "192.0.2.1:0", "--data", data, "--require-secret"]).await;
    assert!(code == Some(4) && stderr.contains("none of this machine's addresses"), "{stderr}");
}
