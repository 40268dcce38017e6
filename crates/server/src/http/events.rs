//! `/callpad/v1/events`: every change at once, over a WebSocket. What a listener sends is not read.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{
        FromRequestParts, Request, State,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    },
    http::Response,
};
use serde_json::json;
use tokio::{
    sync::{broadcast::error::RecvError, watch},
    time::{Instant, MissedTickBehavior, interval_at, sleep, timeout},
};

use super::{App, dispatch, extensions};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    feed::{Listening, Numbered},
    store::places,
};

/// Between two pings.
const PING: Duration = Duration::from_secs(15);
/// How long one message may take to be taken off our hands; a listener that reads nothing at all is then given up.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// The largest message that is taken from a listener; none is expected.
const LARGEST: usize = 4_096;

/// Why a listener is sent away, by the number that it is told.
#[derive(Clone, Copy)]
enum Close {
    /// The server ends.
    GoingAway = 1001,
    /// Too many messages behind.
    TooSlow = 1013,
    /// The token has ended, or its person was removed.
    TokenEnded = 4401,
}

/// Opens the stream. Token, method and parameters are checked as for the other extensions.
pub(super) async fn listen(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match open(&app, request).await {
        Ok(response) => response,
        Err(failure) => extensions::style(&app).failure(&failure),
    }
}

async fn open(app: &Arc<App>, request: Request) -> Result<Response<Body>, Failure> {
    let (mut parts, body) = request.into_parts();
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, app).await;
    let ends = app.tokens.ends(&parts.headers);
    let request = Request::from_parts(parts, body);
    let (request, params) = dispatch::extension(app, extensions::EVENTS.name, request, true).await?;
    let after = match params.given("after")? {
        None => None,
        Some(after) => Some(after.parse().map_err(|_| Refusal::PARAMETERS)?),
    };
    // A plain GET: there is nothing that could be answered.
    let upgrade = upgrade.map_err(|_| Refusal::PARAMETERS)?;
    let listening = app.store.feed().listen(after);
    let listener = Listener { app: app.clone(), caller: request.caller, ends, last: listening.seq };
    Ok(upgrade
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .on_upgrade(move |socket| listener.run(socket, listening)))
}

struct Listener {
    app: Arc<App>,
    caller: Caller,
    /// When the token ends, in seconds since 1970; none without one.
    ends: Option<i64>,
    /// The last change that was sent.
    last: i64,
}

impl Listener {
    async fn run(mut self, mut socket: WebSocket, listening: Listening) {
        if let Err(Some(close)) = self.tell(&mut socket, listening).await {
            let (code, reason) = match close {
                Close::GoingAway => (Close::GoingAway as u16, "the server ends"),
                Close::TooSlow => (Close::TooSlow as u16, "too far behind"),
                Close::TokenEnded => (Close::TokenEnded as u16, "the token has ended"),
            };
            let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
            let _ = timeout(TAKEN_WITHIN, socket.send(Message::Close(Some(frame)))).await;
        }
    }

    /// Until the line breaks (none) or the listener is to be sent away.
    async fn tell(&mut self, socket: &mut WebSocket, listening: Listening) -> Result<(), Option<Close>> {
        let Listening { seq, reset, missed, mut coming, mut closing } = listening;
        send(socket, json!({"type": "hello", "seq": seq}).to_string()).await?;
        if reset {
            send(socket, json!({"seq": seq, "prev": seq, "type": "reset"}).to_string()).await?;
        }
        for change in missed {
            self.pass_on(socket, &change).await?;
        }
        let mut pings = interval_at(Instant::now() + PING, PING);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut answered = true;
        loop {
            tokio::select! {
                biased;
                () = closed(&mut closing) => return Err(Some(Close::GoingAway)),
                () = sleep(self.left()) => return Err(Some(Close::TokenEnded)),
                heard = socket.recv() => match heard {
                    Some(Ok(Message::Pong(_))) => answered = true,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(None),
                    Some(Ok(_)) => {}
                },
                _ = pings.tick() => {
                    // Whoever has not answered the last one by now is gone, even if the network has not noticed.
                    if !answered {
                        return Err(None);
                    }
                    answered = false;
                    self.is_still_somebody().await?;
                    taken(socket, Message::Ping(Vec::new().into())).await?;
                },
                change = coming.recv() => match change {
                    Ok(change) => self.pass_on(socket, &change).await?,
                    Err(RecvError::Lagged(_)) => return Err(Some(Close::TooSlow)),
                    Err(RecvError::Closed) => return Err(Some(Close::GoingAway)),
                },
            }
        }
    }

    async fn pass_on(&mut self, socket: &mut WebSocket, change: &Numbered) -> Result<(), Option<Close>> {
        if change.is_for(&self.caller) {
            send(socket, change.message(self.last)).await?;
            self.last = change.seq;
        }
        Ok(())
    }

    /// Until the token ends; looked at again each hour at the latest, for the clock may be set.
    fn left(&self) -> Duration {
        let Some(ends) = self.ends else { return Duration::from_secs(3_600) };
        let left = ends.saturating_sub(self.app.clock.now().as_second());
        Duration::from_secs(u64::try_from(left).unwrap_or(0).min(3_600))
    }

    /// The person may have been removed since, or the clock set past the token's end.
    async fn is_still_somebody(&self) -> Result<(), Option<Close>> {
        if self.ends.is_some() && self.left().is_zero() {
            return Err(Some(Close::TokenEnded));
        }
        let Caller::Person(person) = &self.caller else { return Ok(()) };
        let id = person.id.clone();
        match self.app.store.read(move |connection| Ok(places::person(connection, &id)?)).await {
            Ok(None) => Err(Some(Close::TokenEnded)),
            // A storage that cannot be read now is no reason to send anybody away.
            Ok(Some(_)) | Err(_) => Ok(()),
        }
    }
}

/// Returns when the server ends.
async fn closed(closing: &mut watch::Receiver<bool>) {
    // The other side is gone: it has ended already.
    let _ = closing.wait_for(|closing| *closing).await;
}

async fn send(socket: &mut WebSocket, message: String) -> Result<(), Option<Close>> {
    taken(socket, Message::Text(message.into())).await
}

async fn taken(socket: &mut WebSocket, message: Message) -> Result<(), Option<Close>> {
    match timeout(TAKEN_WITHIN, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(None),
    }
}
