//! The stream of a visitor's phone.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::WebSocket;
use serde_json::Value;
use tokio::{sync::watch, time::Instant};

use super::{Close, Ended, gone, receive, send, send_text};
use crate::{
    app::App,
    domain::hall::SecretDigest,
    hall::{Heard, Permit, told::Told},
    handlers::stream::{closed, pulse},
};

/// Between two beats. A page that hears nothing for 25 s says that the connection is gone.
const BEAT: Duration = Duration::from_secs(10);
/// A page that was not heard for so long sleeps or is gone; it comes again when it wakes.
const HEARD_WITHIN: Duration = Duration::from_secs(60);

/// Tells a phone what becomes of its ticket, until it goes.
pub(super) async fn run(
    app: &Arc<App>,
    socket: &mut WebSocket,
    digest: SecretDigest,
    (mut ticket, mut location, _): (i64, String, Told),
    mut closing: watch::Receiver<bool>,
    _permit: Permit,
) -> Result<(), Ended> {
    let mut seat = app.hall.sit(&location, Some(ticket));
    // Read again: what happened before the seat was taken is in it.
    hello(app, socket, digest).await?;
    let mut beats = pulse(BEAT);
    let mut heard = Instant::now();
    loop {
        tokio::select! {
            biased;
            () = closed(&mut closing) => return Err(Some(Close::GoingAway)),
            next = seat.next() => match next {
                Some(Heard::Text(text)) => send_text(socket, (&*text).into()).await?,
                Some(Heard::Everything) => {
                    let (now_ticket, now_at) = hello(app, socket, digest).await?;
                    if (now_ticket, &now_at) != (ticket, &location) {
                        // Sent on to another location: it is followed there.
                        (ticket, location) = (now_ticket, now_at);
                        seat = app.hall.sit(&location, Some(ticket));
                        hello(app, socket, digest).await?;
                    }
                }
                None => return Err(Some(Close::TooSlow)),
            },
            said = receive(socket) => {
                if said?.get("type").and_then(Value::as_str) != Some("beat") {
                    return Err(Some(Close::Nonsense));
                }
                heard = Instant::now();
            },
            _ = beats.tick() => {
                if heard.elapsed() > HEARD_WITHIN {
                    return Err(None);
                }
                let now = app.hall.now_at(&location);
                send(socket, &Told::message("beat").with("now", now)).await?;
            },
        }
    }
}

async fn hello(app: &App, socket: &mut WebSocket, digest: SecretDigest) -> Result<(i64, String), Ended> {
    let found = app.hall.phone(digest).await.map_err(gone)?;
    let (ticket, location, told) = found.ok_or(Some(Close::Code))?;
    send(socket, &told.with_type("hello")).await?;
    Ok((ticket, location))
}
