//! The client against servers that behave well, badly and strangely.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod extensions;
mod faults;
mod feed;
mod lines;
mod network;
mod readings;
mod renewal;
mod secure;
mod sent;

use std::sync::{Arc, Mutex};

use callpad_client::{Client, Options, ServerAddress, Session, Token};
use callpad_wire::op::{CallNextTicket, EndCall, WaitingTickets};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::{Mock, MockServer, Request, ResponseTemplate, Times};

/// Where operations live.
const BASE: &str = "/restapi/v2/queuemanagement";

fn client(url: &str) -> Client {
    client_with(url, Options::default())
}

fn client_with(url: &str, options: Options) -> Client {
    Client::new(ServerAddress::parse(url).unwrap(), options).unwrap()
}

/// A session with the token `old`, valid for a week.
fn session(url: &str) -> Session {
    Session::resume(client(url), "u1".into(), None, token("old"))
}

fn token(text: &str) -> Option<Token> {
    Token::issued(text, Timestamp::now())
}

/// An action.
fn end_call() -> EndCall {
    EndCall { answer_id: "a1".into() }
}

fn call_next() -> CallNextTicket {
    CallNextTicket { desk_id: "d1".into(), user_id: "u1".into(), services: vec!["s1".into()] }
}

/// A read.
fn waiting() -> WaitingTickets {
    WaitingTickets { service_id: "s1".into() }
}

/// One service where two wait.
fn services() -> Value {
    json!({"success":true,"services":[
        {"id":"s1","tag":"A","description":"Payments","number_of_waiting_tickets":"2","open":true,"avg_waiting_time":"60"}
    ]})
}

/// A list of one ticket.
fn tickets() -> Value {
    json!({"success":true,"tickets":[{"id":"t1","number":"001"}]})
}

fn refusal(errno: u32) -> Value {
    json!({"success":false,"errno":errno})
}

fn ok(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

/// Answers one operation by a function of the request; verifies on drop how often it came.
async fn answer(
    server: &MockServer,
    op: &str,
    times: impl Into<Times>,
    reply: impl Fn(&Request) -> ResponseTemplate + Send + Sync + 'static,
) {
    let path = if op.starts_with('/') { op.to_owned() } else { format!("{BASE}/{op}") };
    Mock::given(wiremock::matchers::path(path)).respond_with(reply).expect(times).mount(server).await;
}

fn bearer(request: &Request) -> Option<&str> {
    request.headers.get("authorization").map(|v| v.to_str().unwrap())
}

/// What a hand-made server does with a request.
#[derive(Clone)]
enum Then {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Closes without a word.
    Cut,
    /// Keeps the line open and says nothing.
    Hold,
}

/// A server made by hand: what HTTP libraries do not let a test do.
struct Handmade {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Handmade {
    async fn start(then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(serve(line, then.clone(), seen.clone()));
            }
        });
        Self { url, requests }
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve(mut line: TcpStream, then: Then, seen: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !is_whole(&request) {
        match line.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(n) => request.extend_from_slice(&chunk[..n]),
        }
    }
    seen.lock().unwrap().push(String::from_utf8_lossy(&request).into_owned());
    match then {
        Then::Send(bytes) => {
            // The client may stop reading before the end: that is what some tests are about.
            let _ = line.write_all(&bytes).await;
            let _ = line.shutdown().await;
        }
        Then::Cut => {}
        Then::Hold => std::future::pending().await,
    }
}

/// Whether head and body of a request are there.
fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|l| l.strip_prefix("content-length:")).map_or(0, |l| l.trim().parse().unwrap());
    body.len() >= length
}

/// An HTTP answer with this body, of a length that may be a lie.
fn http(status: &str, kind: &str, length: usize, body: &[u8]) -> Then {
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Then::Send(bytes)
}
