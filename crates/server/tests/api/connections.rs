//! Connections: whoever says nothing, or never comes to an end, keeps nobody out.

use std::time::Duration;

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::site::{Reply, Site};

/// The fewest that a server may be given.
const FEW: usize = callpad_server::FEWEST_CONNECTIONS;

async fn crowded() -> Site {
    Site::with(|config| config.max_connections = Some(FEW)).await
}

async fn connect(site: &Site) -> TcpStream {
    TcpStream::connect(site.server.address()).await.unwrap()
}

/// Returns when the other side has closed.
async fn closed(mut stream: TcpStream) {
    let mut rest = Vec::new();
    // A reset is an end too.
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest))
        .await
        .expect("closed in time");
    assert!(rest.is_empty());
}

async fn answers(site: &Site) {
    Reply::of(site.get(site.url("/callpad/v1/health"))).await.ok();
}

#[tokio::test]
async fn silent_connections_and_heads_without_end_make_room_for_whoever_asks() {
    let site = crowded().await;
    let ana = site.login("ana").await;
    for said in
        ["", "POST /restapi/v2/queuemanagement/callnextticket HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Fill: aaaa"]
    {
        let mut crowd = Vec::new();
        for _ in 0..3 * FEW {
            let mut stream = connect(&site).await;
            stream.write_all(said.as_bytes()).await.unwrap();
            crowd.push(stream);
        }
        ana.ticket("a").await;
        ana.serve_next("d1").await;
        // The oldest are gone, and those that are left make room as soon as somebody asks.
        let newest = crowd.split_off(2 * FEW);
        for stream in crowd {
            closed(stream).await;
        }
        for _ in 0..2 * FEW {
            answers(&site).await;
        }
        drop(newest);
    }
}

#[tokio::test]
async fn a_request_that_is_being_answered_and_a_stream_of_events_never_make_room() {
    let site = crowded().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    // A body that has not come to its end.
    let body = json!({"desk_id": "d1", "ticket_id": ticket}).to_string();
    let head = format!(
        "POST /restapi/v2/queuemanagement/callticket HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        site.server.address(),
        ana.token,
        body.len()
    );
    let mut call = connect(&site).await;
    call.write_all(head.as_bytes()).await.unwrap();
    call.write_all(&body.as_bytes()[..10]).await.unwrap();
    let mut events = connect(&site).await;
    let upgrade = format!(
        "GET /callpad/v1/events HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        site.server.address(),
        ana.token
    );
    events.write_all(upgrade.as_bytes()).await.unwrap();
    let mut told = Vec::new();
    while !told.ends_with(b"}") {
        assert_ne!(events.read_buf(&mut told).await.unwrap(), 0, "{}", String::from_utf8_lossy(&told));
    }
    let mut crowd = Vec::new();
    for _ in 0..3 * FEW {
        crowd.push(connect(&site).await);
    }
    answers(&site).await;
    call.write_all(&body.as_bytes()[10..]).await.unwrap();
    let mut answer = String::new();
    call.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("\"success\":true"), "{answer}");
    // The stream is told of it.
    told.clear();
    while !String::from_utf8_lossy(&told).contains("\"called\"") {
        assert_ne!(events.read_buf(&mut told).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn bodies_that_never_come_make_room_too() {
    let site = crowded().await;
    let ana = site.login("ana").await;
    for operation in ["login", "callnextticket"] {
        let head = format!(
            "POST /restapi/v2/queuemanagement/{operation} HTTP/1.1\r\nHost: {}\r\nContent-Length: 10000\r\n\r\n{{",
            site.server.address()
        );
        let mut crowd = Vec::new();
        for _ in 0..3 * FEW {
            let mut stream = connect(&site).await;
            stream.write_all(head.as_bytes()).await.unwrap();
            crowd.push(stream);
        }
        // As soon as their heads were looked at, none of them is in the way.
        while site.get(site.url("/callpad/v1/health")).send().await.is_err() {
            tokio::task::yield_now().await;
        }
        ana.ticket("a").await;
        ana.serve_next("d1").await;
        drop(crowd);
    }
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let site = Site::new().await;
    let mut stream = connect(&site).await;
    let head = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Fill: {}", "a".repeat(64 * 1024));
    // It may be cut off before all of it was sent.
    let _ = stream.write_all(head.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(
        answer.is_empty() || answer.starts_with(b"HTTP/1.1 431 "),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    answers(&site).await;
}

#[tokio::test]
async fn without_a_token_no_body_is_waited_for() {
    let site = Site::new().await;
    let mut stream = connect(&site).await;
    // Whoever asks first whether the body is wanted hears the refusal at once.
    let head = format!(
        "POST /restapi/v2/queuemanagement/callticket HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000000\r\n\
         Expect: 100-continue\r\n\r\n",
        site.server.address()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"}") {
        assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0);
    }
    assert!(answer.starts_with(b"HTTP/1.1 401 "), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test]
async fn a_login_is_small() {
    let site = Site::new().await;
    let login =
        |length: usize| site.post("login").json(&json!({"user_id": "ana", "other": "x".repeat(length)}));
    Reply::of(login(10_000)).await.ok();
    assert_eq!(Reply::of(login(20_000)).await.code(), (413, 5));
}

#[tokio::test]
async fn a_server_that_ends_waits_for_no_silent_connection() {
    let site = crowded().await;
    let mut streams = Vec::new();
    for _ in 0..FEW / 2 {
        streams.push(connect(&site).await);
    }
    answers(&site).await;
    let (folder, clock) = site.end().await;
    for stream in streams {
        closed(stream).await;
    }
    drop((folder, clock));
}
