//! Accepts connections, and serves each one within time limits.

use std::{
    convert::Infallible,
    net::SocketAddr,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody},
    extract::ConnectInfo,
    http::{Request, Response, StatusCode},
};
use futures_util::FutureExt;
use hyper::{
    body::{Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{Instant, sleep, sleep_until},
};
use tower::ServiceExt;

use super::{
    limits::Limits,
    secure::{Bytes as BytesOfConnection, Secure},
    slot::Slot,
    stream::{Connection, ConnectionStream, Progress},
    table::{Permit, Table},
};
use crate::{log_throttle::LogThrottle, supervise::supervised};

/// The largest head of a request, and the read buffer of a connection: a counter's 500 services fit into a URL.
const LARGEST_HEAD: usize = 32 * 1024;
/// The most headers of one request.
const MOST_HEADERS: usize = 64;
/// How often a connection in service is checked.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long to wait if the system has no room for another connection.
const NO_ROOM: Duration = Duration::from_millis(100);

/// Makes the response to a request that failed unexpectedly.
type ErrorResponse = fn() -> Response<Body>;

/// What serving a connection needs.
pub(crate) struct Edge {
    router: Router,
    internal_error: ErrorResponse,
    /// None where bytes travel as they are.
    secure: Option<Arc<dyn Secure>>,
    table: Arc<Table>,
    stop: watch::Sender<bool>,
    failing: LogThrottle,
}

impl Edge {
    /// `counted` is told the number of connections whenever it changes.
    pub(crate) fn new(
        router: Router,
        internal_error: ErrorResponse,
        limits: Limits,
        secure: Option<Arc<dyn Secure>>,
        counted: fn(usize),
    ) -> Arc<Self> {
        let (table, stop) = (Arc::new(Table::new(limits, counted)), watch::Sender::new(false));
        Arc::new(Self { router, internal_error, secure, table, stop, failing: LogThrottle::default() })
    }

    /// Accepts no more connections; those in service are finished, all others close now.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
        self.table.dismiss();
    }

    /// Returns once no connection is left.
    pub(crate) async fn emptied(&self) {
        self.table.emptied().await;
    }

    /// Closes the remaining connections.
    pub(crate) fn cut(&self) {
        self.table.cut();
    }
}

/// Serves until [`Edge::stop`].
pub(crate) async fn serve(edge: Arc<Edge>, listener: TcpListener) {
    let mut stop = edge.stop.subscribe();
    tokio::select! {
        () = supervised("taking connections", || accept(&edge, &listener)) => {}
        // The sender lives as long as the edge.
        _ = stop.wait_for(|stop| *stop) => {}
    }
}

async fn accept(edge: &Arc<Edge>, listener: &TcpListener) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => admit(edge, stream, peer),
            Err(error) => {
                // A connection that broke before it was accepted says nothing about the next; too many open files do.
                if let Some(times) = edge.failing.due() {
                    tracing::warn!(%error, times, "a connection could not be taken");
                }
                if edge.table.make_room() {
                    tokio::task::yield_now().await;
                } else {
                    sleep(NO_ROOM).await;
                }
            }
        }
    }
}

fn admit(edge: &Arc<Edge>, stream: TcpStream, peer: SocketAddr) {
    let Some(permit) = edge.table.take(peer.ip()) else { return };
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers may be delayed");
    }
    let connection = Connection {
        here: stream.local_addr().ok(),
        peer: peer.ip().to_canonical(),
        progress: Progress(permit.slot.clone()),
    };
    tokio::spawn(attend(edge.clone(), stream, permit, connection));
}

/// One connection from start to end, or until it becomes a stream of events.
async fn attend(edge: Arc<Edge>, stream: TcpStream, permit: Permit, connection: Connection) {
    let slot = permit.slot.clone();
    let plain = ConnectionStream::new(stream, permit);
    match &edge.secure {
        None => converse(&edge, &slot, &connection, plain).await,
        Some(secure) => {
            if let Some(agreed) = agree(secure.as_ref(), &slot, &connection, plain).await {
                converse(&edge, &slot, &connection, agreed).await;
            }
        }
    }
}

/// Until both sides have agreed how to encrypt, a connection is one whose first head has not arrived: it has that time,
/// and makes room for others like it.
async fn agree(
    secure: &dyn Secure,
    slot: &Slot,
    connection: &Connection,
    plain: ConnectionStream,
) -> Option<Box<dyn BytesOfConnection>> {
    let mut agreed = secure.agree(Box::new(plain));
    loop {
        let look = slot.deadline().unwrap_or_else(|| Instant::now() + LOOK_AGAIN);
        tokio::select! {
            biased;
            () = slot.close_requested() => return None,
            agreed = &mut agreed => match agreed {
                Ok(agreed) => return Some(agreed),
                Err(error) => {
                    tracing::debug!(%error, peer = %connection.peer, "a client could not agree to encrypt");
                    return None;
                }
            },
            () = sleep_until(look) => if slot.is_overdue(Instant::now()) {
                return None;
            },
        }
    }
}

/// Requests and answers.
async fn converse(
    edge: &Edge,
    slot: &Arc<Slot>,
    connection: &Connection,
    stream: impl BytesOfConnection + 'static,
) {
    let io = TokioIo::new(stream);
    let service = service_fn(|request| answer(edge, slot, connection, request));
    let mut builder = http1::Builder::new();
    builder.max_headers(MOST_HEADERS).max_header_size(LARGEST_HEAD).max_buf_size(LARGEST_HEAD);
    // hyper's own timer covers only heads; the slot covers every phase.
    builder.header_read_timeout(None);
    let mut served = std::pin::pin!(builder.serve_connection(io, service).with_upgrades());
    let mut stop = edge.stop.subscribe();
    let mut ending = false;
    loop {
        let look = slot.deadline().unwrap_or_else(|| Instant::now() + LOOK_AGAIN);
        tokio::select! {
            biased;
            () = slot.close_requested() => return,
            result = &mut served => {
                if let Err(error) = result {
                    tracing::debug!(%error, peer = %connection.peer, "a connection broke");
                }
                return;
            }
            () = sleep_until(look) => if slot.is_overdue(Instant::now()) {
                tracing::debug!(peer = %connection.peer, "a connection was closed: no request came in time");
                return;
            },
            _ = stop.wait_for(|stop| *stop), if !ending => {
                if slot.dismiss() {
                    return;
                }
                ending = true;
                served.as_mut().graceful_shutdown();
            }
        }
    }
}

/// Nothing was begun: the connection closes without a byte.
#[derive(Debug, thiserror::Error)]
#[error("the connection is leaving")]
struct Closing;

async fn answer(
    edge: &Edge,
    slot: &Arc<Slot>,
    connection: &Connection,
    request: Request<Incoming>,
) -> Result<Response<Watched>, Closing> {
    if !slot.begin() {
        return Err(Closing);
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(connection.clone()));
    let answered = AssertUnwindSafe(edge.router.clone().oneshot(request)).catch_unwind().await;
    let response = match answered {
        Ok(response) => response.unwrap_or_else(|never: Infallible| match never {}),
        // The panic hook has logged where.
        Err(_) => (edge.internal_error)(),
    };
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        slot.streams_events();
    }
    Ok(response.map(|body| Watched { body, slot: slot.clone() }))
}

/// A body that reports when it has been sent.
struct Watched {
    body: Body,
    slot: Arc<Slot>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.slot.answered();
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::{
        super::slot::{FIRST_BYTE_WITHIN, HEAD_WITHIN, KEPT_IDLE},
        *,
    };

    async fn faulty() -> &'static str {
        panic!("a fault")
    }

    async fn served() -> (Arc<Edge>, SocketAddr) {
        let router = Router::new().route("/", get(|| async { "well" })).route("/faulty", get(faulty));
        let internal_error = || Response::builder().status(500).body(Body::from("sorry")).unwrap();
        let edge = Edge::new(router, internal_error, Limits { all: 4, per_address: 4 }, None, |_| {});
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(edge.clone(), listener));
        (edge, address)
    }

    /// The response to this text, and how long until the connection is closed.
    async fn said(address: SocketAddr, text: &str) -> (String, Duration) {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let began = Instant::now();
        let mut all = String::new();
        stream.read_to_string(&mut all).await.unwrap();
        (all, Duration::from_secs(began.elapsed().as_secs()))
    }

    // The clock is paused, and jumps to the next timer whenever nothing else can run.
    #[tokio::test(start_paused = true)]
    async fn silence_heads_without_end_and_idle_connections_have_their_time() {
        let (edge, address) = served().await;
        assert_eq!(said(address, "").await, (String::new(), FIRST_BYTE_WITHIN));
        assert_eq!(said(address, "GET / HTTP/1.1\r\nHost: x\r\nX-").await, (String::new(), HEAD_WITHIN));
        let (answer, after) = said(address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("well"), "{answer}");
        // It is checked every five seconds while it is in service.
        assert!((KEPT_IDLE..=KEPT_IDLE + LOOK_AGAIN).contains(&after), "{after:?}");
        edge.stop();
        edge.emptied().await;
    }

    #[tokio::test]
    async fn a_fault_in_an_answer_says_nothing_of_success_and_harms_nobody_else() {
        let (edge, address) = served().await;
        let (answer, _) = said(address, "GET /faulty HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 500 ") && answer.ends_with("sorry"), "{answer}");
        let (answer, _) = said(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        assert!(answer.ends_with("well"), "{answer}");
        edge.stop();
        edge.emptied().await;
    }
}
