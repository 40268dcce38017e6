//! `/callpad/v1/events`: pushes every change over a WebSocket. Listeners send nothing.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{
        FromRequestParts, Request, State,
        ws::{Message, WebSocket, WebSocketUpgrade},
    },
    http::Response,
};
use serde_json::json;
use tokio::{sync::watch, time::sleep};

use super::stream::{closed, disconnect, pulse, taken};
use crate::{
    api::extensions::EVENTS,
    app::App,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
        token::Token,
    },
    feed::{Listening, SequencedChange},
    http::{authentication, mask},
    listeners::ListenerPermit,
    store::query::PersonOf,
};

/// Between two pings.
const PING: Duration = Duration::from_secs(15);
/// The largest message accepted from a listener, only to tell it that none is wanted.
const LARGEST: usize = 4_096;
/// Why a listener is disconnected, by WebSocket close code.
#[derive(Clone, Copy)]
enum Close {
    /// The server stops.
    GoingAway = 1001,
    /// It sent something other than a pong or a close.
    Speaks = 1008,
    /// The person may see or do something else now: whoever connects again gets it.
    OtherRights = 1012,
    /// Too far behind.
    TooSlow = 1013,
    /// The token has ended, or its user was removed.
    TokenEnded = 4401,
}

/// Opens the stream. Token, method and parameters are checked as for the other extensions.
pub(crate) async fn listen(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    match open(&app, request).await {
        Ok(response) => response,
        Err(failure) => app.json_format().failure(&failure),
    }
}

async fn open(app: &Arc<App>, request: Request) -> Result<Response<Body>, Failure> {
    // Before the token is checked: a sign-out in between is still noticed.
    let rights_changed = app.rights_changed.subscribe();
    let (mut parts, body) = request.into_parts();
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, app).await;
    let token = app.tokens.read(&parts.headers).filter(|_| app.auth);
    let request = Request::from_parts(parts, body);
    let (pending, params) = authentication::extension(app, EVENTS.name, request, true).await?;
    let after = match params.given("after")? {
        None => None,
        Some(after) => Some(after.parse().map_err(|_| Refusal::PARAMETERS)?),
    };
    // A plain GET: there is no WebSocket to open.
    let upgrade = upgrade.map_err(|_| Refusal::PARAMETERS)?;
    let seat = app.listeners.take(&pending.caller)?;
    let listening = app.store.follow(pending.caller.places().as_ref(), after);
    let listener = Listener {
        app: app.clone(),
        caller: pending.caller,
        token,
        rights_changed,
        last: listening.seq,
        _seat: seat,
    };
    Ok(upgrade
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .read_buffer_size(LARGEST)
        .on_upgrade(move |socket| listener.run(socket, listening)))
}

struct Listener {
    app: Arc<App>,
    caller: Caller,
    /// `None` while authentication is off.
    token: Option<Token>,
    /// Changes with each sign-out, and as often as an administrator changes who may see what.
    rights_changed: watch::Receiver<()>,
    /// The last change that was sent.
    last: i64,
    _seat: ListenerPermit,
}

impl Listener {
    async fn run(mut self, mut socket: WebSocket, listening: Listening) {
        if let Err(Some(close)) = self.stream(&mut socket, listening).await {
            let (code, reason) = match close {
                Close::GoingAway => (Close::GoingAway as u16, "the server ends"),
                Close::OtherRights => (Close::OtherRights as u16, "what this person may see has changed"),
                Close::TooSlow => (Close::TooSlow as u16, "too far behind"),
                Close::TokenEnded => (Close::TokenEnded as u16, "the token has ended"),
                Close::Speaks => (Close::Speaks as u16, "a listener has nothing to say"),
            };
            disconnect(&mut socket, code, reason).await;
        }
    }

    /// Runs until the connection breaks (`None`) or the listener must be disconnected.
    async fn stream(&mut self, socket: &mut WebSocket, listening: Listening) -> Result<(), Option<Close>> {
        let Listening { seq, reset, missed, mut coming, mut closing } = listening;
        send(socket, json!({"type": "hello", "seq": seq}).to_string()).await?;
        if reset {
            send(socket, json!({"seq": seq, "prev": seq, "type": "reset"}).to_string()).await?;
        }
        for change in missed {
            self.pass_on(socket, &change).await?;
        }
        let mut pings = pulse(PING);
        let mut answered = true;
        loop {
            tokio::select! {
                biased;
                () = closed(&mut closing) => return Err(Some(Close::GoingAway)),
                () = sleep(self.left()) => return Err(Some(Close::TokenEnded)),
                received = socket.recv() => match received {
                    Some(Ok(Message::Pong(_))) => answered = true,
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(None),
                    Some(Ok(Message::Ping(_))) => {}
                    Some(Ok(Message::Text(_) | Message::Binary(_))) => return Err(Some(Close::Speaks)),
                },
                // The sender lives as long as the server.
                _ = self.rights_changed.changed() => self.is_still_who_it_was().await?,
                _ = pings.tick() => {
                    // No pong since the last ping: the listener is gone, even if the network has not noticed.
                    if !answered {
                        return Err(None);
                    }
                    answered = false;
                    self.is_still_who_it_was().await?;
                    taken(socket, Message::Ping(Vec::new().into())).await?;
                },
                change = coming.recv() => match change {
                    Some(change) => self.pass_on(socket, &change).await?,
                    None => return Err(Some(Close::TooSlow)),
                },
            }
        }
    }

    async fn pass_on(
        &mut self,
        socket: &mut WebSocket,
        change: &SequencedChange,
    ) -> Result<(), Option<Close>> {
        if change.is_for(&self.caller) {
            send(socket, mask::hide_in_message(&self.app, &self.caller, change.message(self.last))).await?;
            self.last = change.seq;
        }
        Ok(())
    }

    /// The time until the token ends; rechecked at least hourly, because the clock may be set.
    fn left(&self) -> Duration {
        let Some(token) = &self.token else { return Duration::from_secs(3_600) };
        let left = token.ends.saturating_sub(self.app.clock.now().as_second());
        Duration::from_secs(u64::try_from(left).unwrap_or(0).min(3_600))
    }

    /// The token may have been signed out, its user removed or given other locations or roles, or the clock set past the
    /// token's end.
    async fn is_still_who_it_was(&self) -> Result<(), Option<Close>> {
        let Some(token) = self.token.clone() else { return Ok(()) };
        if self.left().is_zero() {
            return Err(Some(Close::TokenEnded));
        }
        match self.app.store.look(PersonOf(token)).await {
            Ok(None) => Err(Some(Close::TokenEnded)),
            Ok(Some(person)) if self.caller != Caller::Person(person.clone()) => {
                Err(Some(Close::OtherRights))
            }
            // A storage that cannot be read now is no reason to disconnect anybody.
            Ok(Some(_)) | Err(_) => Ok(()),
        }
    }
}

async fn send(socket: &mut WebSocket, message: String) -> Result<(), Option<Close>> {
    taken(socket, Message::Text(message.into())).await
}
