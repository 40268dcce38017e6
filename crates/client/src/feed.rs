//! The connection on which our server pushes every change: feature `push`.

use std::time::Duration;

use callpad_wire::{Error, FeedEnd, FeedEvent, FeedMessage};
use futures_util::{SinkExt, StreamExt};
use reqwest::Upgraded;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Message};

use crate::classify::Classified;
use crate::session::Session;

/// After this long without a message the server is pinged.
const PING_AFTER: Duration = Duration::from_secs(3);

/// A connection silent for this long is dead, even if the network reports nothing: the ping was not answered. The
/// refresh that follows waits 4 s for its response, so that a hung server is reported within 10 s.
const DEAD_AFTER: Duration = Duration::from_secs(6);

/// The largest message read; a ticket with the longest texts has about 20 kB.
const LARGEST: usize = 1024 * 1024;

/// The close code for an ended token.
const TOKEN_ENDED: u16 = 4401;

/// An open feed. Dropping it closes the connection.
pub struct Feed {
    socket: WebSocketStream<Upgraded>,
    /// When the last message came.
    last_received: Instant,
    /// When the last ping was sent.
    last_ping: Instant,
    /// Told when the directory has changed, or may have.
    directory: watch::Sender<()>,
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Feed")
    }
}

impl Session {
    /// Opens the feed, from now on or after the last message read. The first message is the hello.
    ///
    /// # Errors
    /// As [`Session::send`]; a refused token is not renewed here: the next request does that.
    pub async fn feed(&self, after: Option<i64>) -> Result<Feed, Error> {
        let limits = WebSocketConfig::default().max_message_size(Some(LARGEST)).max_frame_size(Some(LARGEST));
        let query: Vec<_> = after.iter().map(|after| ("after", after.to_string())).collect();
        match self.client().connect_websocket("events", &query, self.token().as_ref(), limits).await? {
            Ok(socket) => {
                let now = Instant::now();
                Ok(Feed { socket, last_received: now, last_ping: now, directory: self.directory_sender() })
            }
            Err(Classified::Refused { status, errno, .. }) => {
                Err(Error::Refused { operation: "events", status, errno, roles: &[] })
            }
            Err(Classified::Success(_)) => Err(Error::Broken),
        }
    }
}

impl Feed {
    /// The next message. Cancel-safe: nothing is lost.
    ///
    /// # Errors
    /// Why the feed ended; it is then of no further use.
    pub async fn next(&mut self) -> Result<FeedMessage, FeedEnd> {
        loop {
            let dead = self.last_received + DEAD_AFTER;
            let ping = self.last_received.max(self.last_ping) + PING_AFTER;
            let message = match timeout_at(ping.min(dead), self.socket.next()).await {
                Ok(Some(Ok(message))) => message,
                Ok(_) => return Err(FeedEnd::Broken),
                Err(_) if Instant::now() >= dead => return Err(FeedEnd::Broken),
                Err(_) => {
                    self.last_ping = Instant::now();
                    // A connection that accepts nothing is as dead as a silent one.
                    match timeout_at(dead, self.socket.send(Message::Ping(Bytes::new()))).await {
                        Ok(Ok(())) => continue,
                        _ => return Err(FeedEnd::Broken),
                    }
                }
            };
            self.last_received = Instant::now();
            match message {
                Message::Text(text) => {
                    let message = FeedMessage::read(&text)
                        .map_err(|error| FeedEnd::Unreadable { field: error.field })?;
                    if matches!(message.what, FeedEvent::Directory | FeedEvent::Reset) {
                        self.directory.send_replace(());
                    }
                    return Ok(message);
                }
                Message::Binary(_) => return Err(FeedEnd::Unreadable { field: "seq".into() }),
                Message::Close(Some(frame)) if u16::from(frame.code) == TOKEN_ENDED => {
                    return Err(FeedEnd::TokenEnded);
                }
                Message::Close(_) => return Err(FeedEnd::Broken),
                Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }
}
