//! The line on which our server tells every change: opened, cut, silent, and fed with garbage.

use std::time::Duration;

use callpad_client::{Error, FeedEnd, Options, Session};
use callpad_wire::FeedEvent;
use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

use crate::{Handmade, Then, client_with, http, session, token};

/// Accepts one line; what its request asked for comes with it.
async fn accept(listener: &TcpListener) -> (WebSocketStream<TcpStream>, String) {
    let (stream, _) = listener.accept().await.unwrap();
    let mut asked = String::new();
    #[allow(clippy::result_large_err)] // the library's own type
    let look = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        let token = request.headers()["authorization"].to_str().unwrap();
        asked = format!("{} {token}", request.uri());
        Ok(response)
    };
    let line = accept_hdr_async(stream, look).await.unwrap();
    (line, asked)
}

async fn listening() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/prefix", listener.local_addr().unwrap());
    (listener, url)
}

async fn open() -> (callpad_client::Feed, WebSocketStream<TcpStream>) {
    let (listener, url) = listening().await;
    let session = session(&url);
    let (feed, (line, _)) = tokio::join!(session.feed(None), accept(&listener));
    (feed.unwrap(), line)
}

const HELLO: &str = r#"{"type":"hello","seq":7}"#;

#[tokio::test]
async fn it_is_opened_with_the_token_from_where_it_ended_and_messages_come_in_order() {
    let (listener, url) = listening().await;
    let session = session(&url);
    let (feed, (mut line, asked)) = tokio::join!(session.feed(Some(41)), accept(&listener));
    let mut feed = feed.unwrap();
    assert_eq!(asked, "/prefix/callpad/v1/events?after=41 Bearer old");
    line.send(Message::Ping(Bytes::new())).await.unwrap();
    line.send(Message::text(HELLO)).await.unwrap();
    line.send(Message::text(r#"{"type":"reset","seq":8,"prev":7}"#)).await.unwrap();
    assert_eq!(feed.next().await.unwrap().what, FeedEvent::Hello);
    let reset = feed.next().await.unwrap();
    assert_eq!((reset.seq, reset.prev, reset.what), (8, Some(7), FeedEvent::Reset));
    // The ping was answered along the way.
    assert!(matches!(line.next().await, Some(Ok(Message::Pong(_)))));
}

#[tokio::test]
async fn a_message_is_not_lost_by_asking_anew() {
    let (mut feed, mut line) = open().await;
    for _ in 0..3 {
        let given_up = tokio::time::timeout(std::time::Duration::from_millis(5), feed.next()).await;
        assert!(given_up.is_err());
    }
    line.send(Message::text(HELLO)).await.unwrap();
    assert_eq!(feed.next().await.unwrap().seq, 7);
}

#[tokio::test]
async fn garbage_ends_it() {
    for garbage in [
        Message::text("nonsense"),
        Message::text("{\"seq\":"),
        Message::text(r#"{"type":"reset"}"#),
        Message::binary(&b"\x00\xff"[..]),
    ] {
        let (mut feed, mut line) = open().await;
        line.send(garbage.clone()).await.unwrap();
        let end = feed.next().await.unwrap_err();
        assert!(matches!(end, FeedEnd::Unreadable { .. }), "{garbage:?}: {end:?}");
    }
    // Too large to be a message.
    let (mut feed, mut line) = open().await;
    let flood = tokio::spawn(async move { line.send(Message::text("x".repeat(3 << 20))).await });
    assert_eq!(feed.next().await.unwrap_err(), FeedEnd::Broken);
    drop(feed);
    let _ = flood.await.unwrap();
}

#[tokio::test]
async fn a_closed_or_cut_line_says_so_and_an_ended_token_too() {
    for (code, end) in [(1001, FeedEnd::Broken), (1013, FeedEnd::Broken), (4401, FeedEnd::TokenEnded)] {
        let (mut feed, mut line) = open().await;
        let frame = CloseFrame { code: CloseCode::from(code), reason: "".into() };
        line.send(Message::Close(Some(frame))).await.unwrap();
        assert_eq!(feed.next().await.unwrap_err(), end, "{code}");
    }
    let (mut feed, line) = open().await;
    drop(line);
    assert_eq!(feed.next().await.unwrap_err(), FeedEnd::Broken);
}

#[tokio::test]
async fn a_line_that_falls_silent_without_closing_is_asked_and_given_up() {
    let (mut feed, mut line) = open().await;
    line.send(Message::text(HELLO)).await.unwrap();
    feed.next().await.unwrap();
    // From here on only the clock goes on: the server neither reads nor writes.
    tokio::time::pause();
    let before = tokio::time::Instant::now();
    assert_eq!(feed.next().await.unwrap_err(), FeedEnd::Broken);
    assert_eq!(before.elapsed().as_secs(), 6, "with 4 s of the look after it, 10 s");
    assert!(matches!(line.next().await, Some(Ok(Message::Ping(_)))));
}

#[tokio::test]
async fn a_quiet_line_that_answers_lives_on() {
    let (mut feed, mut line) = open().await;
    line.send(Message::text(HELLO)).await.unwrap();
    feed.next().await.unwrap();
    tokio::time::pause();
    let server = async {
        // Reading answers a ping; three of them are longer than a silent line would live.
        for _ in 0..3 {
            assert!(matches!(line.next().await, Some(Ok(Message::Ping(_)))));
            line.flush().await.unwrap();
        }
        line.send(Message::text(r#"{"type":"reset","seq":8,"prev":7}"#)).await.unwrap();
        line
    };
    let before = tokio::time::Instant::now();
    let (message, _line) = tokio::join!(feed.next(), server);
    assert_eq!(message.unwrap().seq, 8);
    assert!(before.elapsed().as_secs() >= 9);
}

#[tokio::test]
async fn a_message_beyond_1_mib_and_a_refusal_without_end_are_given_up() {
    let (mut feed, mut line) = open().await;
    let sent = line.send(Message::text("x".repeat(1024 * 1024 + 1)));
    let (heard, _) = tokio::join!(feed.next(), sent);
    assert_eq!(heard.unwrap_err(), FeedEnd::Broken);
    // 33 MiB, of a length that it does not say.
    let mut bytes = b"HTTP/1.1 403 Forbidden\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 33 * 1024 * 1024, b' ');
    let server = Handmade::start(Then::Send(bytes)).await;
    // However slow the machine is: the size ends it, not the time.
    let options = Options { whole_timeout: Duration::from_secs(120), ..Options::default() };
    let session = Session::resume(client_with(&server.url, options), "u1".into(), None, token("old"));
    assert_eq!(session.feed(None).await.unwrap_err(), Error::TooLarge);
}

#[tokio::test]
async fn what_answers_instead_is_named() {
    let refusal = http("401 Unauthorized", "application/json", 27, br#"{"success":false,"errno":7}"#);
    let server = Handmade::start(refusal).await;
    let error = session(&server.url).feed(None).await.unwrap_err();
    assert!(matches!(error, Error::Refused { operation: "events", status: 401, .. }), "{error:?}");
    let page = Handmade::start(http("200 OK", "text/html", 6, b"<html>")).await;
    assert!(matches!(session(&page.url).feed(None).await, Err(Error::NotTheApi { .. })));
    let (listener, url) = listening().await;
    drop(listener);
    let options = Options::default();
    let nobody = Session::resume(client_with(&url, options), "u1".into(), None, token("old"));
    assert!(matches!(nobody.feed(None).await, Err(Error::Unreachable { .. })));
}
