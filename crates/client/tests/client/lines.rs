//! Lines that break, hang or never stand.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_client::{Error, FoundInstead, Options, Session, UnreachableKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::{Handmade, Then, client_with, end_call, http, session, token, waiting};

fn short(url: &str) -> Session {
    let options = Options { whole_timeout: Duration::from_millis(300), ..Options::default() };
    Session::resume(client_with(url, options), "u1".into(), None, token("old"))
}

#[tokio::test]
async fn an_unknown_name_is_unreachable_by_name() {
    let error = session("http://no-such-host.invalid:8080").end_call(&end_call()).await.unwrap_err();
    let host = "no-such-host.invalid:8080".to_owned();
    assert_eq!(error, Error::Unreachable { host, kind: UnreachableKind::Name });
    assert!(error.cannot_have_arrived());
}

#[tokio::test]
async fn a_port_where_nothing_listens_is_unreachable_by_connection() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = free.local_addr().unwrap().to_string();
    drop(free);
    let error = session(&format!("http://{host}")).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::Unreachable { host, kind: UnreachableKind::Connection });
    assert!(error.cannot_have_arrived() && !error.outcome_unknown());
}

#[tokio::test]
async fn t12_an_action_cut_after_sending_is_unknown_and_sent_once() {
    let server = Handmade::start(Then::Cut).await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::Broken);
    assert!(error.outcome_unknown());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn t12_a_read_cut_after_sending_is_sent_twice_more() {
    let server = Handmade::start(Then::Cut).await;
    let error = session(&server.url).waiting_tickets(&waiting()).await.unwrap_err();
    assert_eq!(error, Error::Broken);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn t12_an_answer_cut_in_its_middle_is_unknown() {
    let server = Handmade::start(http("200 OK", "application/json", 500, br#"{"success":tr"#)).await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::Broken);
    assert!(error.outcome_unknown());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn t12_half_a_json_of_the_length_it_said_is_unknown() {
    let body = br#"{"success":true,"answer":{"id":"#;
    let server = Handmade::start(http("200 OK", "application/json", body.len(), body)).await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    let excerpt = String::from_utf8(body.to_vec()).unwrap();
    assert_eq!(error, Error::NotTheApi { found: FoundInstead::BrokenJson, status: 200, excerpt });
    assert!(error.outcome_unknown());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn t12_an_action_without_an_answer_in_time_is_unknown_and_sent_once() {
    let server = Handmade::start(Then::Hold).await;
    let error = short(&server.url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::TimedOut { after: Duration::from_millis(300), sent: true });
    assert!(error.outcome_unknown());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_answer_that_stops_in_its_middle_is_timed_out_too() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        let asked = tokio::io::AsyncReadExt::read(&mut line, &mut [0; 4096]).await.unwrap();
        assert!(asked > 0);
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{";
        tokio::io::AsyncWriteExt::write_all(&mut line, head).await.unwrap();
        line
    });
    let error = short(&url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::TimedOut { after: Duration::from_millis(300), sent: true });
    drop(server.await.unwrap());
}

#[tokio::test]
async fn something_that_does_not_speak_http_is_not_the_api() {
    let server = Handmade::start(Then::Send(b"220 mail.example.org ESMTP\r\n".to_vec())).await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::NotTheApi { found: FoundInstead::Other, status: 0, excerpt: String::new() });
}

#[tokio::test]
async fn a_body_beyond_32_mib_is_too_large_and_not_read_on() {
    let mut bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 33 * 1024 * 1024, b' ');
    let server = Handmade::start(Then::Send(bytes)).await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::TooLarge);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn a_body_of_just_32_mib_is_read() {
    let start = br#"{"success":true}"#;
    let mut body = vec![b' '; 32 * 1024 * 1024];
    body[..start.len()].copy_from_slice(start);
    let server = Handmade::start(http("200 OK", "application/json", body.len(), &body)).await;
    session(&server.url).end_call(&end_call()).await.unwrap();
}

/// A server that is done with each connection after one answer, without saying so. What is sent into it afterwards has crossed
/// with its end: it is read by nobody, and the connection breaks.
async fn closing() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = requests.clone();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let seen = seen.clone();
            tokio::spawn(async move {
                let mut chunk = [0; 8192];
                let length = line.read(&mut chunk).await.unwrap_or(0);
                seen.lock().unwrap().push(String::from_utf8_lossy(&chunk[..length]).into_owned());
                let body = r#"{"success":true,"tickets":[]}"#;
                let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                line.write_all(answer.as_bytes()).await.unwrap();
                let _ = line.read(&mut chunk).await;
            });
        }
    });
    (url, requests)
}

#[tokio::test]
async fn t14_no_action_is_lost_on_a_connection_that_the_server_has_closed() {
    let (url, requests) = closing().await;
    let session = session(&url);
    for _ in 0..25 {
        // The read leaves a connection behind that looks as if it were open.
        session.waiting_tickets(&waiting()).await.unwrap();
        session.end_call(&end_call()).await.unwrap();
    }
    let actions = requests
        .lock()
        .unwrap()
        .iter()
        .filter(|r| r.starts_with("POST /restapi/v2/queuemanagement/endcall"))
        .count();
    assert_eq!(actions, 25);
}

#[tokio::test]
async fn a_read_that_hears_nothing_is_given_up_soon_once_and_an_action_waits() {
    let server = Handmade::start(Then::Hold).await;
    let options = Options {
        silence_timeout: Duration::from_millis(200),
        whole_timeout: Duration::from_millis(600),
        ..Options::default()
    };
    let session = Session::resume(client_with(&server.url, options), "u1".into(), None, token("old"));
    let timed_out = |ms| Error::TimedOut { after: Duration::from_millis(ms), sent: true };
    assert_eq!(session.end_call(&end_call()).await.unwrap_err(), timed_out(600));
    assert_eq!(session.waiting_tickets(&waiting()).await.unwrap_err(), timed_out(200));
    // A server that is merely slow must not be out of reach for ever.
    assert_eq!(session.waiting_tickets(&waiting()).await.unwrap_err(), timed_out(600));
}

#[tokio::test]
async fn a_list_of_eleven_million_empty_tickets_is_not_made_into_values() {
    let mut body = br#"{"success":true,"tickets":["#.to_vec();
    while body.len() < 32 * 1024 * 1024 - 8 {
        body.extend_from_slice(b"{},");
    }
    body.extend_from_slice(b"{}]}");
    let server = Handmade::start(http("200 OK", "application/json", body.len(), &body)).await;
    let list = session(&server.url).waiting_tickets(&waiting()).await;
    assert!(matches!(list, Err(Error::TooLarge)), "it was made into values");
}

#[tokio::test]
async fn what_is_nested_deeper_than_any_answer_is_no_answer() {
    for open in ["[", r#"{"a":"#] {
        let body = format!(r#"{{"success":true,"tickets":{}"#, open.repeat(100_000)).into_bytes();
        let server = Handmade::start(http("200 OK", "application/json", body.len(), &body)).await;
        let error = session(&server.url).waiting_tickets(&waiting()).await.unwrap_err();
        assert!(matches!(error, Error::NotTheApi { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn nothing_compressed_is_asked_for() {
    let server = wiremock::MockServer::start().await;
    crate::answer(&server, "endcall", 1, |request| {
        assert_eq!(request.headers.get("accept-encoding").unwrap(), "identity");
        crate::ok(serde_json::json!({"success":true}))
    })
    .await;
    session(&server.uri()).end_call(&end_call()).await.unwrap();
}
